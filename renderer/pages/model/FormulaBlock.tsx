/** A formula in words and in numbers; both are links to what they name. */
import type { ExplanationPiece, ExplanationRow } from "../../../shared/model/results.ts";
import classes from "./inspector.module.css";
import { openPiece } from "./TraceRow.tsx";

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

interface FormulaBlockProps {
  readonly words: readonly ExplanationPiece[];
  readonly numbers: readonly ExplanationPiece[];
  readonly rows: readonly ExplanationRow[];
}

export function FormulaBlock({ words, numbers, rows }: FormulaBlockProps) {
  if (words.length === 0) return null;
  return (
    <section className={classes.block}>
      <h3>Formula</h3>
      <p className={classes.words}>
        <Pieces pieces={words} rows={rows} />
      </p>
      {numbers.length > 0 && (
        <p className={classes.numbers}>
          <Pieces pieces={numbers} rows={rows} />
        </p>
      )}
    </section>
  );
}
