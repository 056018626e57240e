import { LENSES, type LensId } from "../../shared/model/results.ts";
import type { LensView, ScopeView } from "./protocol.ts";

const asNumber = (value: string | null): number | null => (value === null ? null : Number(value));

function record<A, B>(from: Readonly<Record<string, A>>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(from).map(([key, value]) => [key, change(value)]));
}

/** Exact text as numbers, for tables and charts: the inspector asks for the text itself. In the worker, so that no frame waits for it. */
export function numeric(view: ScopeView<string>): ScopeView<number> {
  const column = (values: readonly (string | null)[]): (number | null)[] => values.map(asNumber);
  const lens = (from: LensView<string>): LensView<number> => ({
    feasible: from.feasible,
    infeasibleMonths: from.infeasibleMonths,
    lines: record(from.lines, column),
    totals: record(from.totals, column),
    kpis: record<readonly (string | null)[], readonly (number | null)[]>(from.kpis, column) as LensView<number>["kpis"],
  });
  const lenses = Object.fromEntries(LENSES.map((id) => [id, lens(view.lenses[id])])) as Record<
    LensId,
    LensView<number>
  >;
  return { ...view, lenses };
}
