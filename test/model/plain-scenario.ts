/** A small scenario whose figures can be followed in the head: one client of 100 users, one ticket a user, one component. */
import type { Category, Client, Component, Plan, ScenarioDocument } from "../../shared/model/document.ts";
import { VALID } from "../scenario/documents.ts";

export interface PlainScenario {
  document: ScenarioDocument;
  category: Category;
  client: Client;
  plan: Plan;
}

export function plainScenario(): PlainScenario {
  const document = structuredClone(VALID.get("01-tickets-units-labour.json")) as ScenarioDocument;
  const [category] = document.categories;
  const [client] = document.clients;
  if (category === undefined || client === undefined) throw new Error("the vector has a category and a client");
  delete category.seasonality;
  client.growth = "0";
  return { document, category, client, plan: client.currentPlan };
}

/** The same with one component in place of the current plan's. */
export function plainScenarioWith(component: Component, change: (scenario: PlainScenario) => void = () => undefined) {
  const scenario = plainScenario();
  scenario.plan.components = [component];
  change(scenario);
  return scenario.document;
}
