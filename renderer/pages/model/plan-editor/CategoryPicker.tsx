/** Which categories' tickets a component counts; without a list all do. Stored when the list is closed. */
import { Checkbox, Popover } from "@mantine/core";
import { useState } from "react";
import type { OutcomeComponent, TicketComponent } from "../../../../shared/model/document.ts";
import rowClasses from "../../../controls/field-row.module.css";
import classes from "./category-picker.module.css";
import { editComponent, usePlanScope } from "./plan-scope.ts";

export function CategoryPicker({ component }: { component: TicketComponent | OutcomeComponent }) {
  const scope = usePlanScope();
  const { categories } = scope.document;
  const all = categories.map((category) => category.id);
  const stored = component.categories ?? all;
  const [draft, setDraft] = useState<readonly string[] | null>(null);
  const chosen = draft ?? stored;
  const names = categories.filter((category) => chosen.includes(category.id)).map((category) => category.name);
  const text = names.length === all.length ? "All" : names.length === 0 ? "None" : names.join(", ");

  function close(): void {
    if (draft === null) return;
    setDraft(null);
    const kept = all.filter((id) => draft.includes(id));
    if (kept.length === stored.length && kept.every((id) => stored.includes(id))) return;
    const { categories: _, ...rest } = component;
    const what = kept.length === all.length ? "counts all categories" : `counts ${text}`;
    editComponent(scope, component, what, () => (kept.length === all.length ? rest : { ...rest, categories: kept }));
  }

  return (
    <div className={rowClasses.stacked}>
      <span className={rowClasses.label} title="Only tickets of these categories count.">
        Categories counted
      </span>
      <Popover
        width={260}
        position="bottom-start"
        trapFocus
        opened={draft !== null}
        onChange={(opened) => (opened ? setDraft(stored) : close())}
      >
        <Popover.Target>
          <button
            type="button"
            className={classes.button}
            aria-label={`Categories counted: ${text}`}
            title={text}
            onClick={() => (draft === null ? setDraft(stored) : close())}
          >
            {text}
          </button>
        </Popover.Target>
        <Popover.Dropdown>
          <div className={classes.list}>
            <Checkbox
              label="All categories"
              checked={chosen.length === all.length}
              indeterminate={chosen.length > 0 && chosen.length < all.length}
              onChange={(event) => setDraft(event.currentTarget.checked ? all : [])}
            />
            <hr />
            {categories.map((category) => (
              <Checkbox
                key={category.id}
                label={category.name}
                checked={chosen.includes(category.id)}
                onChange={(event) =>
                  setDraft(
                    event.currentTarget.checked ? [...chosen, category.id] : chosen.filter((id) => id !== category.id),
                  )
                }
              />
            ))}
          </div>
        </Popover.Dropdown>
      </Popover>
    </div>
  );
}
