/** Edits of a real scenario that leave it sound, to be put in any order. */
import fc from "fast-check";
import type { ScenarioDocument } from "../../shared/model/document.ts";
import type { Evidence } from "../../shared/scenario/change.ts";
import { valueAt } from "../../shared/scenario/history.ts";
import { sampleWorkspace } from "../../shared/scenario/sample.ts";
import type { ScenarioContent } from "../../shared/scenario/variant.ts";

export const NOTE = (source: string) => ({ grade: "measured", source, date: "2026-01-02" }) as const satisfies Evidence;

/** Edits of a real document that leave it sound, by number. */
export const RECIPES: readonly ((document: ScenarioDocument, by: number) => ScenarioDocument)[] = [
  (document, by) => ({ ...document, discountRate: `0.0${by}` }),
  (document, by) => ({
    ...document,
    clients: document.clients.map((client, index) =>
      index === by % document.clients.length ? { ...client, units: { ...client.units, users: 10 + by } } : client,
    ),
  }),
  (document, by) =>
    document.clients.length < 3
      ? document
      : { ...document, clients: document.clients.filter((_, index) => index !== by % document.clients.length) },
  (document, by) => {
    const [first] = document.clients;
    if (first === undefined || document.clients.some((client) => client.id === `new-${by}`)) return document;
    return { ...document, clients: [...document.clients, { ...first, id: `new-${by}`, name: `New ${by}` }] };
  },
  (document) => ({ ...document, clients: document.clients.toReversed() }),
  (document, by) => ({
    ...document,
    categories: document.categories.map((category, index) =>
      index === by % document.categories.length
        ? { ...category, ai: { ...category.ai, resolution: `0.${by}5` } }
        : category,
    ),
  }),
  (document, by) => ({ ...document, name: `Name ${by}` }),
];

export const recipe = fc.tuple(fc.integer({ min: 0, max: RECIPES.length - 1 }), fc.integer({ min: 0, max: 9 }));

export function afterRecipe({ document, evidence }: ScenarioContent, [which, by]: [number, number]): ScenarioContent {
  const next = RECIPES[which]?.(document, by) ?? document;
  const [client] = next.clients.slice(by % next.clients.length);
  const path = `clients/${client?.id}/units/users`;
  const standing = Object.entries(evidence).filter(([key]) => valueAt(next, key) !== undefined);
  const { [path]: _, ...others } = Object.fromEntries(standing);
  return { document: next, evidence: by % 3 === 0 ? others : { ...others, [path]: NOTE(`${which}.${by}`) } };
}

function sample(): ScenarioContent {
  const [first] = sampleWorkspace("2026-11-22").scenarios;
  if (first === undefined) throw new Error("no sample");
  const few = { ...first.document, clients: first.document.clients.slice(0, 5) };
  const standing = Object.entries(first.evidence).filter(([path]) => valueAt(few, path) !== undefined);
  return { document: few, evidence: Object.fromEntries(standing) };
}

export const SAMPLE = sample();
