/** What a picture or a table adds up out of figures of the model, or takes from one another. */
import { figureText } from "../../../shared/formula/phrase.ts";
import type { ExplanationPiece, ExplanationRow } from "../../../shared/model/results.ts";
import { type Exact, exact, negate, plainText, sum } from "../../../shared/number/exact.ts";
import { useFigures } from "../../controls/figures.ts";
import { headlineParts, type TraceContext } from "../../controls/trace-text.ts";
import type { SumTerm } from "../../state/selection-store.ts";
import { FigureHead } from "./FigureHead.tsx";
import { FormulaBlock } from "./FormulaBlock.tsx";
import type { InspectorProps } from "./Inspector.tsx";
import classes from "./inspector.module.css";
import { keyOf, TraceRow } from "./TraceRow.tsx";
import { useExplanations } from "./use-explanation.ts";

function joint(at: number, { minus: isTaken }: SumTerm): ExplanationPiece[] {
  if (isTaken === true) return [{ text: at === 0 ? "−" : " − " }];
  return at === 0 ? [] : [{ text: " + " }];
}

export function SumTrace({ label, terms, document }: InspectorProps & { label: string; terms: readonly SumTerm[] }) {
  const figures = useFigures();
  const { answer, failure } = useExplanations(terms.map(({ figure }) => figure));
  if (failure !== null) return <p className={classes.missing}>This figure cannot be explained: {failure}</p>;
  if (answer === null) return <p className={classes.missing}>Being explained</p>;
  const context: TraceContext = { figures, startMonth: document.startMonth };
  const unit = answer[0]?.unit ?? "money";
  const values = terms.map((term, at): Exact | null => {
    const value = answer[at]?.value ?? null;
    if (value === null) return null;
    return term.minus === true ? negate(exact(value)) : exact(value);
  });
  const known = values.filter((value) => value !== null);
  const total = known.length === values.length ? sum(known) : null;
  const rows = terms.map(
    ({ figure, label: name, minus: isTaken }, at): ExplanationRow => ({
      label: isTaken === true ? `less ${name}` : name,
      value: answer[at]?.value ?? null,
      unit: answer[at]?.unit ?? unit,
      figure,
    }),
  );
  const link = (at: number, text: string): ExplanationPiece => {
    const figure = terms[at]?.figure;
    return figure === undefined ? { text } : { text, figure };
  };
  const numbers = terms.flatMap((term, at): ExplanationPiece[] => {
    const value = answer[at]?.value ?? null;
    return [...joint(at, term), link(at, figureText(value === null ? null : exact(value)))];
  });
  const words = terms.flatMap((term, at): ExplanationPiece[] => [...joint(at, term), link(at, term.label)]);
  const shown = total === null ? null : headlineParts(plainText(total), unit, context);
  return (
    <>
      <FigureHead label={label} value={shown} title={total === null ? "" : plainText(total)} />
      <FormulaBlock words={words} numbers={[...numbers, { text: ` = ${figureText(total, 9)}` }]} rows={rows} />
      <section className={classes.block}>
        <h3>Rests on</h3>
        <ul>
          {rows.map((row) => (
            <TraceRow key={keyOf(row)} row={row} context={context} />
          ))}
        </ul>
      </section>
    </>
  );
}
