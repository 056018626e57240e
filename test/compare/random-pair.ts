/** Pairs of random scenarios that share some parts and differ in others, as two scenarios of one workspace do. */
import type { ScenarioDocument } from "../../shared/model/document.ts";
import { LENSES, type LensId, type Scope } from "../../shared/model/results.ts";
import { checkScenario } from "../../shared/scenario/check.ts";
import { Draw } from "../model/random-draw.ts";
import { randomScenario } from "../model/random-scenario.ts";

export interface RandomPair {
  readonly from: { readonly document: ScenarioDocument; readonly lens: LensId };
  readonly to: { readonly document: ScenarioDocument; readonly lens: LensId };
  readonly scope: Scope;
  readonly span: number | "horizon";
}

type Part = (into: ScenarioDocument, other: ScenarioDocument) => void;

const PARTS: readonly Part[] = [
  (into, { labour }) => Object.assign(into, { labour }),
  (into, { tools }) => Object.assign(into, { tools }),
  (into, { proactive }) => Object.assign(into, { proactive }),
  (into, { desk }) => Object.assign(into, { desk }),
  (into, { ai }) => Object.assign(into, { ai }),
  (into, { ai }) => Object.assign(into.ai, { costs: ai.costs, oneTime: ai.oneTime }),
  (into, { ai }) => Object.assign(into.ai, { programme: ai.programme }),
  (into, { categories }) => Object.assign(into, { categories }),
  (into, { categories }) => {
    for (const [at, category] of into.categories.entries()) category.ai = categories[at]?.ai ?? category.ai;
  },
  (into, { clients }) => Object.assign(into, { clients }),
  (into, { clients }) => {
    for (const [at, client] of into.clients.entries()) {
      const { proposedPlan, currentPlan } = clients[at] ?? client;
      Object.assign(client, { proposedPlan, currentPlan });
    }
  },
  (into, { clients }) => {
    for (const [at, client] of into.clients.entries()) {
      const { units, growth, convertMonth } = clients[at] ?? client;
      Object.assign(client, { units, growth, convertMonth });
    }
  },
  (into) => into.clients.splice(1),
  (into, { months, startMonth, discountRate }) => Object.assign(into, { months, startMonth, discountRate }),
];

function changed(document: ScenarioDocument, seed: number, draw: Draw): ScenarioDocument {
  for (;;) {
    const made = structuredClone(document);
    const other = structuredClone(randomScenario(seed));
    for (let left = draw.whole(1, 2); left > 0; left--) draw.one(PARTS)(made, other);
    if (checkScenario(made).length === 0) return made;
  }
}

export function randomPair(seed: number): RandomPair {
  const draw = new Draw(seed * 7 + 1);
  const document = randomScenario(seed);
  const other = draw.chance(0.2) ? document : changed(document, seed + 500_000, draw);
  const scopes: readonly Scope[] = [
    { kind: "portfolio" },
    ...[...document.clients, ...other.clients].map(({ id }): Scope => ({ kind: "client", id })),
  ];
  return {
    from: { document, lens: draw.one(LENSES) },
    to: { document: other, lens: draw.one(LENSES) },
    scope: draw.one(scopes),
    span: draw.chance(0.6) ? "horizon" : draw.whole(0, 2),
  };
}
