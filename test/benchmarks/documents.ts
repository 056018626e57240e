/** The scenarios of the benchmarks, made from the sample, so that they stay as large as what people work with. */
import type { Category, Client, Component, ScenarioDocument } from "../../shared/model/document.ts";
import { sampleWorkspace } from "../../shared/scenario/sample.ts";

export function sampleDocument(): ScenarioDocument {
  const [scenario] = sampleWorkspace().scenarios;
  if (scenario === undefined) throw new Error("the sample has a scenario");
  return scenario.document;
}

/** Twelve categories: the sample's, and the first of them once more under other names. */
function twelveCategories(categories: readonly Category[]): Category[] {
  const more = categories.slice(0, 12 - categories.length);
  return [...categories, ...more.map((category) => ({ ...category, id: `${category.id}-again` }))];
}

/** One client of the sample over 60 months and 12 categories, with both its plans and the desk of ten slots. */
export function oneClientDocument(): ScenarioDocument {
  const document = sampleDocument();
  return {
    ...document,
    months: 60,
    categories: twelveCategories(document.categories),
    clients: document.clients.slice(0, 1),
  };
}

/** What a spreadsheet or a first program holds: no guarantees, so no queue and no probabilities. */
export function coreDocument(clients: number): ScenarioDocument {
  const document = oneClientDocument();
  const [client] = document.clients;
  if (client === undefined) throw new Error("the sample has clients");
  const withoutGuarantees = (components: readonly Component[]) =>
    components.filter(({ type }) => type === "recurring" || type === "outcome");
  const core = (at: number): Client => ({
    ...client,
    id: `client-${at}`,
    units: { ...client.units, users: client.units.users + at },
    currentPlan: { ...client.currentPlan, components: withoutGuarantees(client.currentPlan.components) },
    proposedPlan: { ...client.proposedPlan, components: withoutGuarantees(client.proposedPlan.components) },
  });
  return { ...document, clients: Array.from({ length: clients }, (_, at) => core(at)) };
}

/** One input that touches everything: how fast the clients grow. */
export function withGrowth(document: ScenarioDocument, growth: string): ScenarioDocument {
  return { ...document, clients: document.clients.map((client) => ({ ...client, growth })) };
}
