/** Four shares that must come to 100 %: they are stored together, as soon as they do. */
import { useState } from "react";
import {
  type Category,
  type PerPriority,
  PRIORITIES,
  type Priority,
  type ScenarioDocument,
} from "../../../shared/model/document.ts";
import { formatQuantity } from "../../../shared/number/format-quantity.ts";
import { below } from "../../../shared/scenario/history.ts";
import { type Binding, fieldOfPath } from "../../controls/BoundField.tsx";
import { CellBlock } from "../../controls/CellBlock.tsx";
import { FieldInput } from "../../controls/FieldInput.tsx";
import { FieldMessage } from "../../controls/FieldMessage.tsx";
import { useFieldOptions } from "../../controls/field-options.ts";
import { editDocument } from "../../state/checked-edit.ts";
import classes from "./list-grid.module.css";
import { scaledTo, sumOf } from "./mix.ts";
import sectionClasses from "./section.module.css";

type Mix = PerPriority<string | number>;

export function PriorityMix({ category, document }: { category: Category; document: ScenarioDocument }) {
  const options = useFieldOptions();
  const [draft, setDraft] = useState<Mix | null>(null);
  const mix = draft ?? category.priority;
  const total = sumOf(PRIORITIES.map((priority) => mix[priority]));
  const percent = (share: string): string => formatQuantity(share, "share", { ...options, style: "full" });

  function store(next: Mix): void {
    const words = PRIORITIES.map((priority) => `${priority} ${percent(String(next[priority]))}`).join(", ");
    const fault = editDocument(`${category.name}: Priorities to ${words}`, (before) => ({
      ...before,
      categories: before.categories.map((one) => (one.id === category.id ? { ...one, priority: next } : one)),
    }));
    setDraft(fault === null ? null : next);
  }

  function scale(): void {
    const shares = scaledTo(
      PRIORITIES.map((priority) => mix[priority]),
      "1",
    );
    if (shares !== null)
      store(Object.fromEntries(PRIORITIES.map((priority, at) => [priority, shares[at] ?? "0"])) as Mix);
  }

  const path = (priority: Priority): string => below("categories", category.id, "priority", priority);
  const bindings = PRIORITIES.map(
    (priority): Binding => ({
      document,
      path: path(priority),
      owner: category.name,
      noun: `Share of ${priority}`,
    }),
  );
  return (
    <CellBlock title={`${category.name}, priorities`} rows={[bindings]} along="columns">
      <h4 className={sectionClasses.subtitle}>
        Priorities <span>share of the category's tickets</span>
      </h4>
      <div className={classes.cells}>
        {PRIORITIES.map((priority) => (
          <div key={priority}>
            <span className={classes.month}>{priority}</span>
            <FieldInput
              cell
              field={fieldOfPath(`categories/*/priority/${priority}`)}
              value={mix[priority]}
              path={path(priority)}
              label={`${category.name}, share of ${priority}`}
              onCommit={(value) => {
                store({ ...mix, [priority]: String(value) });
                return null;
              }}
            />
          </div>
        ))}
        <div>
          <span className={classes.month}>Sum</span>
          <span className={classes.sum} data-off={draft !== null}>
            {percent(total)}
          </span>
        </div>
      </div>
      {draft !== null && (
        <div className={classes.line}>
          <FieldMessage>Not stored yet: the four shares must come to 100%, and come to {percent(total)}.</FieldMessage>
          {total !== "0" && (
            <button type="button" className={classes.link} onClick={scale}>
              Scale to 100%
            </button>
          )}
          <button type="button" className={classes.link} onClick={() => setDraft(null)}>
            Give up
          </button>
        </div>
      )}
    </CellBlock>
  );
}
