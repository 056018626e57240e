import { LENSES, type LensId, type Results, type Scope } from "../../shared/model/results.ts";
import type { LensView, ScopeView } from "./protocol.ts";

/** What is shown of results: the four lenses of one scope. Throws where they do not hold it. */
export function scopeView<V>(results: Results<V>, version: number, scope: Scope, milliseconds: number): ScopeView<V> {
  const lens = (id: LensId): LensView<V> => {
    const { feasible, infeasibleMonths, clients, portfolio } = results.lenses[id];
    const shown = scope.kind === "client" ? clients[scope.id] : portfolio;
    if (shown === undefined) throw new Error("The results hold no such client");
    return { feasible, infeasibleMonths, ...shown };
  };
  const lenses = Object.fromEntries(LENSES.map((id) => [id, lens(id)])) as Record<LensId, LensView<V>>;
  return { version, scope, months: results.months, spans: results.spans, lenses, milliseconds };
}
