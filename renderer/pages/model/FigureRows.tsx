/** Figures that something rests on, each with its exact value and leading to its own trace. */
import type { ScenarioDocument } from "../../../shared/model/document.ts";
import type { ExplanationRow, FigureReference } from "../../../shared/model/results.ts";
import { useFigures } from "../../controls/figures.ts";
import classes from "./inspector.module.css";
import { keyOf, TraceRow } from "./TraceRow.tsx";
import { useExplanations } from "./use-explanation.ts";

interface FigureRowsProps {
  readonly document: ScenarioDocument;
  readonly figures: readonly { readonly figure: FigureReference; readonly label: string }[];
}

export function FigureRows({ document, figures }: FigureRowsProps) {
  const format = useFigures();
  const { answer } = useExplanations(figures.map(({ figure }) => figure));
  const context = { figures: format, startMonth: document.startMonth };
  const rows = figures.map(
    ({ figure, label }, at): ExplanationRow => ({
      label,
      value: answer?.[at]?.value ?? null,
      unit: answer?.[at]?.unit ?? "",
      figure,
    }),
  );
  return (
    <section className={classes.block}>
      <h3>Rests on</h3>
      <ul>{answer !== null && rows.map((row) => <TraceRow key={keyOf(row)} row={row} context={context} />)}</ul>
    </section>
  );
}
