/** What a document comes to over its whole horizon, lens by lens, for one scope. Column path. */
import type { LensId, Scope, ScopeResults } from "../model/results.ts";
import { LENSES } from "../model/results.ts";
import type { ScenarioModel } from "../model/scenario-model.ts";

/** Money over the horizon in the document's currency. */
export interface HorizonFigures {
  readonly margin: number;
  /** Share; null where net revenue is not above 0. */
  readonly marginPercent: number | null;
  readonly marginCash: number;
  readonly npv: number;
  readonly revenue: number;
  /** Net, share of the tickets; null without tickets. */
  readonly deflection: number | null;
}
export type LensFigures = Readonly<Record<LensId, HorizonFigures>>;

export function figuresOf({ totals, kpis }: ScopeResults<number>): HorizonFigures {
  return {
    margin: totals.margin?.at(-1) ?? 0,
    marginPercent: kpis.marginPercent.at(-1) ?? null,
    marginCash: totals.marginCash?.at(-1) ?? 0,
    npv: kpis.npv.at(-1) ?? 0,
    revenue: totals["revenue.net"]?.at(-1) ?? 0,
    deflection: kpis.deflection.at(-1) ?? null,
  };
}

/** Throws where the document has no such client. */
export function lensFigures(model: ScenarioModel, scope: Scope): LensFigures {
  const { lenses } = model.columnResults([scope]);
  return Object.fromEntries(
    LENSES.map((lens) => {
      const { clients, portfolio } = lenses[lens];
      const results = scope.kind === "portfolio" ? portfolio : clients[scope.id];
      if (results === undefined) throw new Error(`no client ${scope.kind === "client" ? scope.id : ""}`);
      return [lens, figuresOf(results)];
    }),
  ) as unknown as LensFigures;
}
