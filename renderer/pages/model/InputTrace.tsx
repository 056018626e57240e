/** The end of a trace: an input, what it means, what it rests on and what rests on it. */
import { useEffect, useState } from "react";
import type { ScenarioDocument } from "../../../shared/model/document.ts";
import type { Field } from "../../../shared/model/field.ts";
import { inputsOf } from "../../../shared/model/fields.ts";
import { inputLabel } from "../../../shared/model/input-label.ts";
import { lineTerm } from "../../../shared/model/lines.ts";
import type { FigureReference } from "../../../shared/model/results.ts";
import { isGraded } from "../../../shared/scenario/evidence.ts";
import { fieldParts } from "../../../shared/scenario/field-text.ts";
import { BoundInput } from "../../controls/BoundField.tsx";
import { useFieldOptions } from "../../controls/field-options.ts";
import { usePlanEditor } from "../../state/plan-editor-store.ts";
import { ask, ignoreStale, useResults } from "../../state/results-store.ts";
import { useScenario } from "../../state/scenario-store.ts";
import { inspectFurther, useSelection } from "../../state/selection-store.ts";
import { EvidenceBlock } from "./EvidenceBlock.tsx";
import { FigureHead } from "./FigureHead.tsx";
import { InputTickets } from "./InputTickets.tsx";
import type { InspectorProps } from "./Inspector.tsx";
import { ownerOf } from "./input-owner.ts";
import classes from "./inspector.module.css";
import { wayOn } from "./inspector-keys.ts";
import rows from "./trace-row.module.css";
import { editAssumption } from "./tree-focus.ts";

const MOST_USES = 12;

/** Figures of the lens in view, one for each line: the months differ only in their number. */
function distinct(uses: readonly FigureReference[]): readonly FigureReference[] {
  const seen = new Set<string>();
  return uses.filter((use) => {
    const key = `${use.line} ${use.scope.kind === "client" ? use.scope.id : ""}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** "Base tickets, Northwind": the same line of several clients is told apart. */
function labelOfUse({ line, scope }: FigureReference, { clients }: ScenarioDocument): string {
  const { label } = lineTerm(line);
  const client = scope.kind === "client" ? clients.find(({ id }) => id === scope.id) : undefined;
  return client === undefined ? label : `${label}, ${client.name}`;
}

function useUses(path: string): readonly FigureReference[] {
  const version = useResults((state) => state.version);
  const [uses, setUses] = useState<readonly FigureReference[]>([]);
  useEffect(() => {
    let wanted = version >= 0;
    ask("exact", { kind: "uses", path })
      .then((answer) => {
        if (wanted) setUses(answer);
      })
      .catch(ignoreStale);
    return () => {
      wanted = false;
    };
  }, [path, version]);
  return uses;
}

/** The assumption's own row is the place to edit it; where no row is to be seen, it is edited here. */
function EditValue({ path, field, document }: { path: string; field: Field; document: ScenarioDocument }) {
  const isTreeShown = useSelection((state) => state.page === "model");
  const arePlansOpen = usePlanEditor((state) => state.opened);
  const stored = useScenario((state) => state.records?.document ?? null);
  const label = inputLabel(document, path)?.label ?? field.label;
  if (isTreeShown && !arePlansOpen)
    return (
      <button type="button" className={classes.link} {...wayOn()} onClick={() => editAssumption(path)}>
        Edit the value
      </button>
    );
  if (stored === null) return null;
  const binding = { document: stored, path, owner: ownerOf(path, document), refine: field, noun: label };
  return <BoundInput key={path} binding={binding} label={`Value of ${label}`} />;
}

export function InputTrace({ path, document }: InspectorProps & { path: string }) {
  const options = useFieldOptions();
  const uses = distinct(useUses(path));
  const input = [...inputsOf(document)].find((one) => one.path === path);
  if (input === undefined) return <p className={classes.missing}>This input is no longer part of the scenario.</p>;
  const { field } = input;
  return (
    <>
      <FigureHead
        label={inputLabel(document, path)?.label ?? field.label}
        value={fieldParts(input.value, input.field, options)}
        where={`${ownerOf(path, document)}${input.present ? "" : ", the default"}`}
      />
      <InputTickets path={path} document={document} />
      <section className={classes.block}>
        <h3>What it is</h3>
        <p className={classes.source}>{field.help}</p>
        <p className={classes.note}>It must be {field.allowed}.</p>
        <EditValue path={path} field={field} document={document} />
      </section>
      {isGraded(input) && <EvidenceBlock key={path} path={path} label={field.label} />}
      {uses.length > 0 && (
        <section className={classes.block}>
          <h3>Used by</h3>
          <ul>
            {uses.slice(0, MOST_USES).map((use) => {
              const label = labelOfUse(use, document);
              return (
                <li key={`${use.line} ${JSON.stringify(use.scope)}`}>
                  <button
                    type="button"
                    className={rows.row}
                    {...wayOn()}
                    onClick={() => inspectFurther({ kind: "figure", figure: use, label })}
                  >
                    <span className={rows.rowLabel}>{label}</span>
                  </button>
                </li>
              );
            })}
          </ul>
          {uses.length > MOST_USES && <p className={classes.note}>and {uses.length - MOST_USES} more figures</p>}
        </section>
      )}
    </>
  );
}
