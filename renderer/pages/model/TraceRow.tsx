/** A figure or input that another one rests on, with its value; opened, with what it rests on in turn. */
import { IconChevronRight } from "@tabler/icons-react";
import type { ExplanationRow, FigureReference } from "../../../shared/model/results.ts";
import { evidenceFor, isExpired } from "../../../shared/scenario/evidence.ts";
import { EvidenceBadge } from "../../controls/EvidenceBadge.tsx";
import { type TraceContext, traceParts } from "../../controls/trace-text.ts";
import { todayIso } from "../../state/inputs.ts";
import { useScenario } from "../../state/scenario-store.ts";
import { inspectFurther } from "../../state/selection-store.ts";
import { wayOn } from "./inspector-keys.ts";
import classes from "./trace-row.module.css";
import { useExplanation } from "./use-explanation.ts";

export function openPiece(row: {
  figure?: FigureReference;
  input?: { path: string };
  label: string;
}): (() => void) | null {
  const { figure, input, label } = row;
  if (figure !== undefined) return () => inspectFurther({ kind: "figure", figure, label });
  if (input !== undefined) return () => inspectFurther({ kind: "input", path: input.path, label });
  return null;
}

export function keyOf(row: ExplanationRow): string {
  return row.input?.path ?? (row.figure === undefined ? row.label : JSON.stringify(row.figure));
}

function RowValue({ row, context }: { row: ExplanationRow; context: TraceContext }) {
  if (row.value === null) return <span className="ot-unit">does not exist</span>;
  const { number: value, unit } = traceParts(row.value, row.unit, context);
  return (
    <>
      <span className={classes.rowValue} title={row.value}>
        {value}
      </span>
      {unit !== "" && <span className={classes.rowUnit}>{unit}</span>}
    </>
  );
}

interface TraceRowProps {
  readonly row: ExplanationRow;
  readonly context: TraceContext;
  /** What the row itself rests on stands below it. */
  readonly opened?: boolean;
}

function Below({ figure, context }: { figure: FigureReference; context: TraceContext }) {
  const { answer: explanation } = useExplanation(figure);
  if (explanation === null || explanation.restsOn.length === 0) return null;
  return (
    <ul className={classes.below}>
      {explanation.restsOn.map((row) => (
        <TraceRow key={keyOf(row)} row={row} context={context} />
      ))}
    </ul>
  );
}

export function TraceRow({ row, context, opened = false }: TraceRowProps) {
  const evidence = useScenario((state) => state.records?.evidence);
  const open = openPiece(row);
  const known = row.input === undefined || evidence === undefined ? undefined : evidenceFor(evidence, row.input.path);
  return (
    <li>
      <button
        type="button"
        className={classes.row}
        onClick={open ?? undefined}
        disabled={open === null}
        {...wayOn(open !== null)}
      >
        <span className={classes.rowLabel}>{row.label}</span>
        <RowValue row={row} context={context} />
        <span className={classes.rowEnd}>
          {known !== undefined ? (
            <EvidenceBadge grade={known.grade} source={known.source} expired={isExpired(known, todayIso())} />
          ) : (
            row.figure !== undefined && <IconChevronRight size={14} stroke={1.75} aria-hidden />
          )}
        </span>
      </button>
      {opened && row.figure !== undefined && <Below figure={row.figure} context={context} />}
    </li>
  );
}
