/** What shocks do to every client and the portfolio, alone and together, and what falls below its floor. Column path. */
import { createScenarioModel } from "../model/create-scenario-model.ts";
import type { ScenarioDocument } from "../model/document.ts";
import { figuresOf, type HorizonFigures } from "./horizon-figures.ts";
import { SHOCK_IDS, type ShockId, shocked } from "./shocks.ts";

/** Figures of `proposed/on` over the horizon; the portfolio stands first, under null. */
export interface ShockedClient {
  readonly clientId: string | null;
  readonly now: HorizonFigures;
  readonly after: HorizonFigures;
}

export interface ShockEffects {
  /** Of the chosen shocks together. */
  readonly together: readonly ShockedClient[];
  /** Margins under each shock alone, in the order of `together`. */
  readonly alone: Readonly<Record<ShockId, readonly number[]>>;
  /** Months in which the desk is overloaded under the chosen shocks, where it is not now. */
  readonly overloadedMonths: readonly number[];
}

interface Table {
  readonly clients: readonly (readonly [id: string | null, figures: HorizonFigures])[];
  readonly overloaded: readonly number[];
}

function tableOf(document: ScenarioDocument, ids: readonly ShockId[]): Table {
  const { lenses } = createScenarioModel(document, ids.includes("abandoned")).columnResults();
  const { portfolio, clients, infeasibleMonths } = lenses["proposed/on"];
  return {
    clients: [
      [null, figuresOf(portfolio)],
      ...document.clients.map(({ id }) => {
        const results = clients[id];
        if (results === undefined) throw new Error(`no client ${id}`);
        return [id, figuresOf(results)] as const;
      }),
    ],
    overloaded: infeasibleMonths,
  };
}

/** Hands over after each run of the model. */
export function* shockEffects(
  document: ScenarioDocument,
  chosen: readonly ShockId[],
  clientIds: ReadonlySet<string>,
): Generator<void, ShockEffects> {
  const run = (ids: readonly ShockId[]): Table => tableOf(shocked(document, ids, clientIds), ids);
  const now = run([]);
  yield;
  const after = chosen.length === 0 ? now : run(chosen);
  yield;
  const alone = {} as Record<ShockId, readonly number[]>;
  for (const id of SHOCK_IDS) {
    const { clients } = chosen.length === 1 && chosen[0] === id ? after : run([id]);
    alone[id] = clients.map(([, figures]) => figures.margin);
    yield;
  }
  return {
    together: now.clients.map(([clientId, figures], at) => ({ clientId, now: figures, after: after.clients[at]![1] })),
    alone,
    overloadedMonths: after.overloaded.filter((month) => !now.overloaded.includes(month)),
  };
}

/** Below its floor after the shocks: margin as a share of net revenue, where there is any. */
export function fallsBelow({ after }: ShockedClient, margin: number): boolean {
  return after.marginPercent === null ? after.margin < 0 : after.marginPercent < margin;
}
