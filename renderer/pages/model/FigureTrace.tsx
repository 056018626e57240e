/** One figure: its value, its formula in words and numbers, what it rests on, what uses it. */
import type { ExplanationRow, FigureReference } from "../../../shared/model/results.ts";
import { type Figures, useFigures } from "../../controls/figures.ts";
import { headlineParts, type TraceContext } from "../../controls/trace-text.ts";
import { Elsewhere } from "./Elsewhere.tsx";
import { EvidenceBlock } from "./EvidenceBlock.tsx";
import { FigureHead } from "./FigureHead.tsx";
import { FormulaBlock } from "./FormulaBlock.tsx";
import type { InspectorProps } from "./Inspector.tsx";
import classes from "./inspector.module.css";
import { lensName } from "./lens-terms.ts";
import { TicketsBehind } from "./TicketsBehind.tsx";
import { keyOf, TraceRow } from "./TraceRow.tsx";
import { useTrace } from "./use-explanation.ts";

/** The months of a total come as 2026-01 and are written as everywhere else. */
function monthNamed(row: ExplanationRow, figures: Figures): ExplanationRow {
  return /^\d{4}-\d{2}$/.test(row.label) ? { ...row, label: figures.month(row.label) } : row;
}

export function FigureTrace({ figure, view, document, names }: InspectorProps & { figure: FigureReference }) {
  const figures = useFigures();
  const context: TraceContext = { figures, startMonth: document.startMonth };
  const { answer, failure } = useTrace(figure);
  const who =
    figure.scope.kind === "client"
      ? (document.clients.find((client) => figure.scope.kind === "client" && client.id === figure.scope.id)?.name ?? "")
      : "Portfolio";
  const when =
    figure.month !== undefined
      ? figures.month(view.months[figure.month - 1] ?? "")
      : figure.span !== undefined
        ? view.spans[figure.span]?.label
        : undefined;
  const where = [who, when, lensName(figure.lens, names)].filter(Boolean).join(", ");
  if (failure !== null) return <p className={classes.missing}>This figure cannot be explained: {failure}</p>;
  if (answer === null) return <p className={classes.missing}>Being explained</p>;
  const { explanation, behind } = answer;
  const shown = explanation.value === null ? null : headlineParts(explanation.value, explanation.unit, context);
  const restsOn = explanation.restsOn.map((row) => monthNamed(row, figures));
  const inputs = restsOn.filter((row) => row.input !== undefined);
  const firstFigure = restsOn.find((row) => row.figure !== undefined);
  const onlyInput = inputs.length === 1 ? inputs[0]?.input?.path : undefined;
  return (
    <>
      <FigureHead label={explanation.label} value={shown} title={explanation.value ?? ""} where={where}>
        {explanation.reason !== undefined && <p className={classes.note}>{explanation.reason}</p>}
        {explanation.note !== undefined && <p className={classes.note}>{explanation.note}</p>}
      </FigureHead>
      <TicketsBehind paths={behind} />
      <FormulaBlock words={explanation.words} numbers={explanation.numbers} rows={restsOn} />
      {restsOn.length > 0 && (
        <section className={classes.block}>
          <h3>Rests on</h3>
          <ul>
            {restsOn.map((row) => (
              <TraceRow
                key={keyOf(row)}
                row={row}
                context={context}
                opened={row === firstFigure && row.figure?.span === undefined}
              />
            ))}
          </ul>
        </section>
      )}
      {onlyInput !== undefined && <EvidenceBlock path={onlyInput} label={inputs[0]?.label ?? ""} />}
      <Elsewhere figure={figure} view={view} label={explanation.label} />
      {explanation.usedBy.length > 0 && (
        <section className={classes.block}>
          <h3>Used by</h3>
          <ul>
            {explanation.usedBy.map((row) => (
              <TraceRow key={keyOf(row)} row={row} context={context} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
