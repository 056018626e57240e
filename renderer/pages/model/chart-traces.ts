/** What explains the figures of the charts over months: lines of the model, and sums of them. */
import { lineTerm } from "../../../shared/model/lines.ts";
import type { FigureReference, LensId } from "../../../shared/model/results.ts";
import type { Figures } from "../../controls/figures.ts";
import type { Inspected } from "../../state/selection-store.ts";
import type { ScopeView } from "../../workers/protocol.ts";

interface ShownMonths {
  readonly view: Pick<ScopeView<number>, "scope" | "months" | "spans">;
  /** The first month drawn, 1-based. */
  readonly fromMonth: number;
  readonly figures: Figures;
}

function lineAt(lens: LensId, line: string, at: number, { view, fromMonth }: ShownMonths): FigureReference {
  return { lens, scope: view.scope, line, month: fromMonth + at };
}

const monthOf = (at: number, { view, fromMonth, figures }: ShownMonths): string =>
  figures.month(view.months[fromMonth - 1 + at] ?? "");

/** One line of the month drawn at a place. */
export function monthTrace(lens: LensId, line: string, label: string, at: number, months: ShownMonths): Inspected {
  return { kind: "figure", label, figure: lineAt(lens, line, at, months) };
}

/** The margin from the first month drawn up to a place: a total of the model where it is one, else the sum of its months. */
export function runningTrace(lens: LensId, at: number, months: ShownMonths): Inspected {
  const { view, fromMonth } = months;
  if (at === 0) return monthTrace(lens, "margin", "Margin", 0, months);
  const span = view.spans.findIndex((one) => one.fromMonth === fromMonth && one.toMonth === fromMonth + at);
  if (span >= 0) return { kind: "figure", label: "Margin", figure: { lens, scope: view.scope, line: "margin", span } };
  const terms = Array.from({ length: at + 1 }, (_, month) => ({
    figure: lineAt(lens, "margin", month, months),
    label: monthOf(month, months),
  }));
  return { kind: "sum", label: `Margin up to ${monthOf(at, months)}`, terms };
}

/** One colour of a bar: a line, or the lines that share it. */
export function partTrace(
  lens: LensId,
  { label, lines }: { readonly label: string; readonly lines: readonly string[] },
  at: number,
  months: ShownMonths,
): Inspected {
  const [first, ...others] = lines;
  if (first !== undefined && others.length === 0) return monthTrace(lens, first, label, at, months);
  const terms = lines.map((line) => ({ figure: lineAt(lens, line, at, months), label: lineTerm(line).label }));
  return { kind: "sum", label: `${label}, ${monthOf(at, months)}`, terms };
}
