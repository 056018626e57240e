/** One figure: its value, its formula in words and numbers, what it rests on, what uses it. */
import type { ExplanationPiece, ExplanationRow, FigureReference } from "../../../shared/model/results.ts";
import { type Figures, useFigures } from "../../controls/figures.ts";
import { headlineParts, type TraceContext } from "../../controls/trace-text.ts";
import { Elsewhere } from "./Elsewhere.tsx";
import { EvidenceBlock } from "./EvidenceBlock.tsx";
import type { InspectorProps } from "./Inspector.tsx";
import classes from "./inspector.module.css";
import { lensName } from "./lens-terms.ts";
import { keyOf, openPiece, TraceRow } from "./TraceRow.tsx";
import { useExplanation } from "./use-explanation.ts";

/** A number in the formula leads to the same place as its row, and by the same name. */
function labelOf(piece: ExplanationPiece, rows: readonly ExplanationRow[]): string {
  const found = rows.find((row) =>
    piece.input !== undefined
      ? row.input?.path === piece.input.path
      : piece.figure !== undefined && JSON.stringify(row.figure) === JSON.stringify(piece.figure),
  );
  return found?.label ?? piece.text;
}

function Pieces({ pieces, rows }: { pieces: readonly ExplanationPiece[]; rows: readonly ExplanationRow[] }) {
  return pieces.map((piece, index) => {
    const open = openPiece({ ...piece, label: labelOf(piece, rows) });
    const key = `${index} ${piece.text}`;
    if (open !== null)
      return (
        <button key={key} type="button" className={classes.link} onClick={open}>
          {piece.text}
        </button>
      );
    return piece.raised === true ? <sup key={key}>{piece.text}</sup> : <span key={key}>{piece.text}</span>;
  });
}

/** The months of a total come as 2026-01 and are written as everywhere else. */
function monthNamed(row: ExplanationRow, figures: Figures): ExplanationRow {
  return /^\d{4}-\d{2}$/.test(row.label) ? { ...row, label: figures.month(row.label) } : row;
}

export function FigureTrace({ figure, view, document, names }: InspectorProps & { figure: FigureReference }) {
  const figures = useFigures();
  const context: TraceContext = { figures, startMonth: document.startMonth };
  const { explanation, failure } = useExplanation(figure);
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
  if (explanation === null) return <p className={classes.missing}>Being explained</p>;
  const shown = explanation.value === null ? null : headlineParts(explanation.value, explanation.unit, context);
  const restsOn = explanation.restsOn.map((row) => monthNamed(row, figures));
  const inputs = restsOn.filter((row) => row.input !== undefined);
  const firstFigure = restsOn.find((row) => row.figure !== undefined);
  const onlyInput = inputs.length === 1 ? inputs[0]?.input?.path : undefined;
  return (
    <>
      <section className={classes.figureHead}>
        <h2>{explanation.label}</h2>
        <p className={`${classes.value} ot-display`} title={explanation.value ?? ""}>
          {shown === null ? "Does not exist" : shown.number}
          {shown !== null && shown.unit !== "" && <span className={classes.valueUnit}>{shown.unit}</span>}
        </p>
        <p className={classes.where}>{where}</p>
        {explanation.reason !== undefined && <p className={classes.note}>{explanation.reason}</p>}
        {explanation.note !== undefined && <p className={classes.note}>{explanation.note}</p>}
      </section>
      {explanation.words.length > 0 && (
        <section className={classes.block}>
          <h3>Formula</h3>
          <p className={classes.words}>
            <Pieces pieces={explanation.words} rows={restsOn} />
          </p>
          {explanation.numbers.length > 0 && (
            <p className={classes.numbers}>
              <Pieces pieces={explanation.numbers} rows={restsOn} />
            </p>
          )}
        </section>
      )}
      {restsOn.length > 0 && (
        <section className={classes.block}>
          <h3>Rests on</h3>
          <ul>
            {restsOn.map((row) => (
              <TraceRow key={keyOf(row)} row={row} context={context} opened={row === firstFigure} />
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
