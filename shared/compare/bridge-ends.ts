/**
 * The two ends of a bridge as documents of one shape. An end under another lens is written as a document whose `proposed/on` is
 * that lens, so that plan and AI are switched by data and every state in between is one more document:
 *
 * - a client on its current plan converts in month 600, after every horizon; the credits of the plan it does not have are capped at 0;
 * - without AI no ticket is eligible or prevented, nothing is assisted, overseen or saved, AI prices, programme, one-time costs and
 *   reliability gains are 0, and the desk keeps its technicians;
 * - what means nothing at an end (the AI of a lens without AI, a plan that is not in force) stands there as at the other end;
 * - a category that only one end has stands at the other without tickets, a price component with a discount of 100 %, no floor, no
 *   cost and no credits. A client that only one end has comes and goes whole.
 */
import type { Category, Client, Component, Plan, ScenarioDocument } from "../model/document.ts";
import { pathSegment } from "../model/fields.ts";
import type { LensId, Results, Scope } from "../model/results.ts";
import { withDefaults } from "./with-defaults.ts";

export interface BridgeEnd {
  readonly document: ScenarioDocument;
  readonly lens: LensId;
  /** Exact results of the document, where they are at hand. */
  readonly exactResults?: (scope: Scope) => Results<string>;
}

/** Why a value is not what the scenario says: it has none (`absent`), or the lens switches it off. */
export type Standing = "absent" | "off";

export interface AlignedEnd {
  readonly document: ScenarioDocument;
  /** By path within this document (components under `alignedId`). */
  readonly standing: ReadonlyMap<string, Standing>;
}

/** Beyond every horizon; spec section 1 lets an event stand there. */
export const NEVER = 600;

const PLANS = ["currentPlan", "proposedPlan"] as const;

class Side {
  readonly document: ScenarioDocument;
  readonly standing = new Map<string, Standing>();
  readonly hasAi: boolean;

  constructor({ document, lens }: BridgeEnd) {
    this.document = withDefaults(document);
    this.hasAi = lens.endsWith("/on");
    for (const client of this.document.clients) {
      if (lens.startsWith("current/") || client.convertMonth === null) {
        if (client.convertMonth !== null) this.standing.set(`${clientPath(client)}/convertMonth`, "off");
        client.convertMonth = NEVER;
      }
      for (const plan of PLANS)
        for (const component of client[plan].components) component.id = alignedId(plan, component);
    }
  }

  client(id: string): Client | undefined {
    return this.document.clients.find((client) => client.id === id);
  }
}

const clientPath = (client: Client): string => `clients/${pathSegment(client.id)}`;

/** Distinct for what cannot turn into each other, and in both plans of a client. */
function alignedId(plan: string, component: Component): string {
  const metric = component.type === "guarantee" ? component.metric : "";
  return [plan, component.type, metric, component.id].join(" ");
}

/** The id that the scenario gives a component. */
export function ownId(aligned: string): string {
  return aligned.split(" ").slice(3).join(" ");
}

/** Both ends in one shape. Their documents are for evaluation: components go by other ids. */
export function alignedEnds(from: BridgeEnd, to: BridgeEnd): readonly [AlignedEnd, AlignedEnd] {
  const sides = [new Side(from), new Side(to)] as const;
  const [a, b] = sides;
  for (const [side, other] of [sides, [b, a] as const]) {
    for (const category of other.document.categories) {
      if (side.document.categories.some(({ id }) => id === category.id)) continue;
      side.document.categories.push({ ...structuredClone(category), ticketsPerUnit: "0" });
      side.standing.set(`categories/${pathSegment(category.id)}/ticketsPerUnit`, "absent");
    }
    for (const client of side.document.clients) {
      const twin = other.client(client.id);
      if (twin !== undefined) completeClient(side, client, twin);
    }
  }
  for (const client of a.document.clients) {
    const twin = b.client(client.id);
    if (twin !== undefined) switchPlans(a, client, b, twin);
  }
  if (!a.hasAi || !b.hasAi) {
    const [without, other] = a.hasAi ? [b, a] : [a, b];
    takeAi(without.document, other.document);
    for (const side of sides) if (!side.hasAi) switchAiOff(side);
  }
  return sides;
}

/** Gives a client what only its twin has, in a form that changes nothing. */
function completeClient(side: Side, client: Client, twin: Client): void {
  if (client.reliability === undefined && twin.reliability !== undefined)
    client.reliability = structuredClone(twin.reliability);
  if (client.security === undefined && twin.security !== undefined) client.security = structuredClone(twin.security);
  for (const plan of PLANS)
    for (const component of twin[plan].components) {
      if (client[plan].components.some(({ id }) => id === component.id)) continue;
      client[plan].components.push(withoutEffect(structuredClone(component)));
      side.standing.set(`${clientPath(client)}/${plan}/components/${pathSegment(component.id)}`, "absent");
    }
}

function withoutEffect(component: Component): Component {
  component.discount = "1";
  if (component.type === "outcome") component.floor = "0";
  if (component.type === "passthrough") component.cost = "0";
  if (component.type === "guarantee") component.creditCap = "0";
  return component;
}

function hasGuarantee(plan: Plan): boolean {
  return plan.components.some(({ type }) => type === "guarantee");
}

function switchPlans(a: Side, client: Client, b: Side, twin: Client): void {
  const converts = [client.convertMonth !== NEVER, twin.convertMonth !== NEVER] as const;
  if (converts[0] && converts[1]) return;
  if (!converts[0] && !converts[1]) {
    twin.proposedPlan = structuredClone(client.proposedPlan);
    return;
  }
  const [side, own, other] = converts[0] ? [b, twin, client] : [a, client, twin];
  own.proposedPlan = structuredClone(other.proposedPlan);
  if (!hasGuarantee(own.proposedPlan)) return;
  own.proposedPlan.creditCap = "0";
  side.standing.set(`${clientPath(own)}/proposedPlan/creditCap`, "off");
}

/** Takes over the whole AI side of another scenario, of what both have. */
function takeAi(document: ScenarioDocument, other: ScenarioDocument): void {
  document.ai = structuredClone(other.ai);
  document.proactive.aiSaving = other.proactive.aiSaving;
  document.desk.techniciansWithAi = structuredClone(other.desk.techniciansWithAi ?? []);
  for (const category of document.categories) {
    const twin = other.categories.find(({ id }) => id === category.id);
    if (twin !== undefined) category.ai = structuredClone(twin.ai);
  }
  for (const client of document.clients) {
    const twin = other.clients.find(({ id }) => id === client.id);
    client.ai = { ...client.ai, ...structuredClone(twin?.ai) };
    if (twin !== undefined) client.readiness = structuredClone(twin.readiness);
    // Its own go-live might come before the other scenario's costs; where AI is off it means nothing.
    if (twin?.ai?.goLiveMonth === undefined) delete client.ai.goLiveMonth;
  }
}

const AI_OF_A_CATEGORY = [
  "eligible",
  "prevention",
  "assist",
  "approvalMinutes",
  "reviewMinutes",
  "reworkMinutes",
  "handoverMinutes",
] as const satisfies readonly (keyof Category["ai"])[];
const AI_COSTS = [
  "platform",
  "perTechnician",
  "perEndpoint",
  "perAttempt",
  "perResolution",
  "perIncident",
] as const satisfies readonly (keyof ScenarioDocument["ai"]["costs"])[];

function switchAiOff({ document, standing }: Side): void {
  const off = <K extends string>(holder: { [P in K]?: unknown }, key: K, path: string, value: unknown = "0"): void => {
    holder[key] = value;
    standing.set(`${path}/${key}`, "off");
  };
  for (const { id, ai } of document.categories)
    for (const key of AI_OF_A_CATEGORY) off(ai, key, `categories/${pathSegment(id)}/ai`);
  const { ai, desk } = document;
  for (const key of AI_COSTS) off(ai.costs, key, "ai/costs");
  off(ai.programme, "hours", "ai/programme");
  off(ai.programme, "trainingHoursPerTechnician", "ai/programme");
  for (const [at, role] of ai.programme.roles.entries()) off(role, "fte", `ai/programme/roles/${at}`);
  off(ai.oneTime, "implementation", "ai/oneTime");
  off(ai.oneTime, "perClient", "ai/oneTime");
  off(ai, "outageReduction", "ai");
  off(ai, "securityUplift", "ai");
  off(document.proactive, "aiSaving", "proactive");
  for (const [at, step] of (desk.techniciansWithAi ?? []).entries())
    off(step, "technicians", `desk/techniciansWithAi/${at}`, desk.technicians);
}
