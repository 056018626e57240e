/** Random edits of a document that leave it without faults. */
import type { ScenarioDocument } from "../../shared/model/document.ts";

export type Random = () => number;

export const below = (random: Random, most: number): number => Math.floor(random() * most);
export const pick = <T>(random: Random, choices: readonly T[]): T | undefined => choices[below(random, choices.length)];
const share = (random: Random): string => String(below(random, 101) / 100);

function shuffled<T>(random: Random, list: readonly T[]): T[] {
  return list
    .map((value) => ({ value, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);
}

export const RECIPES: readonly ((draft: ScenarioDocument, random: Random) => void)[] = [
  (draft, random) => {
    for (const category of draft.categories) if (random() < 0.3) category.ai.resolution = share(random);
  },
  (draft, random) => {
    const client = pick(random, draft.clients);
    if (client !== undefined) client.units.users = below(random, 500);
  },
  (draft, random) => {
    const category = pick(random, draft.categories);
    if (category !== undefined) category.name = `Category ${below(random, 1000)}`;
  },
  (draft, random) => {
    draft.months = 12 + below(random, 100);
    draft.discountRate = share(random);
  },
  (draft, random) => {
    draft.name = `Scenario ${below(random, 1000)}`;
  },
  (draft, random) => {
    const source = pick(random, draft.clients);
    if (source !== undefined && draft.clients.length < 14)
      draft.clients.splice(below(random, draft.clients.length), 0, {
        ...structuredClone(source),
        id: `client-${below(random, 1e9)}`,
        name: `Client ${below(random, 1000)}`,
      });
  },
  (draft, random) => {
    if (draft.clients.length > 3) draft.clients.splice(below(random, draft.clients.length), 1);
  },
  (draft, random) => {
    draft.clients = shuffled(random, draft.clients);
    if (random() < 0.5) draft.categories = shuffled(random, draft.categories);
  },
  (draft, random) => {
    const plan = pick(random, draft.clients)?.proposedPlan;
    if (plan === undefined || plan.components.length < 2) return;
    if (random() < 0.5) plan.components.splice(below(random, plan.components.length), 1);
    else plan.components = shuffled(random, plan.components);
  },
  (draft, random) => {
    const component = pick(random, pick(random, draft.clients)?.proposedPlan.components ?? []);
    if (component === undefined) return;
    if (random() < 0.3) delete component.discount;
    else component.discount = share(random);
  },
  (draft, random) => {
    const category = pick(random, draft.categories);
    if (category === undefined) return;
    if (random() < 0.4) delete category.seasonality;
    else category.seasonality = Array.from({ length: 12 }, () => share(random));
  },
  (draft, random) => {
    const low = below(random, 40) / 100;
    const value = { dist: "pert" as const, min: String(low), mode: String(low + 0.25), max: String(low + 0.5) };
    const category = pick(random, draft.categories);
    if (category !== undefined) category.ai.eligible = random() < 0.5 ? value : share(random);
  },
  (draft, random) => {
    const client = pick(random, draft.clients);
    if (client === undefined) return;
    if (random() < 0.5) delete client.proposedPlan.collar;
    else client.proposedPlan.collar = { floor: share(random), cap: null };
  },
];
