import { expect, test } from "vitest";
import { createScenarioModel } from "../../shared/model/create-scenario-model.ts";
import type { Client, ScenarioDocument } from "../../shared/model/document.ts";
import { checkScenario } from "../../shared/scenario/check.ts";
import { sampleWorkspace } from "../../shared/scenario/sample.ts";

const whole = sampleWorkspace().scenarios[0]!.document;
/** One client and one year: enough for the formulas in question. */
const sample: ScenarioDocument = { ...whole, months: 12, clients: whole.clients.slice(0, 1) };

function withFirstClient(change: (client: Client) => Client): ScenarioDocument {
  const [first, ...others] = sample.clients;
  return { ...sample, clients: [change(first!), ...others] };
}

/** Each pair differs in an input that one of the documents does not have. */
const PAIRS: readonly (readonly [what: string, change: (client: Client) => Client])[] = [
  ["a collar without a floor", (client) => inPlan(client, { collar: { floor: null, cap: "1.1" } })],
  ["a collar with both ends", (client) => inPlan(client, { collar: { floor: "0.9", cap: "1.1" } })],
  ["an escalation month of its own", (client) => inPlan(client, { nextEscalationMonth: 15 })],
  ["no renewal", (client) => ({ ...client, convertMonth: null })],
];

function inPlan(client: Client, terms: Partial<Client["proposedPlan"]>): Client {
  return { ...client, proposedPlan: { ...client.proposedPlan, ...terms } };
}

test.for(PAIRS.flatMap((one) => PAIRS.filter((other) => other !== one).map((other) => [one, other] as const)))(
  "a model goes to another shape as if it were made anew, pair %#",
  ([[, before], [, after]]) => {
    const first = withFirstClient(before);
    const second = withFirstClient(after);
    expect(checkScenario(first)).toEqual([]);
    expect(checkScenario(second)).toEqual([]);
    const scope = [{ kind: "client", id: sample.clients[0]!.id }] as const;
    const model = createScenarioModel(first);
    model.exactResults(scope);
    model.update(second);
    expect(model.exactResults(scope)).toEqual(createScenarioModel(second).exactResults(scope));
    model.update(sample);
    expect(model.exactResults(scope)).toEqual(createScenarioModel(sample).exactResults(scope));
  },
);
