/**
 * What the add buttons add: complete and valid, and without effect until it is filled in. Prices and volumes begin at 0, so
 * that nothing invented counts; shares and minutes begin where the trade usually lies.
 */
import type {
  Category,
  Client,
  Component,
  ComponentType,
  CreditBand,
  GuaranteeComponent,
  Pricing,
  Role,
  ScenarioDocument,
  Tier,
} from "../model/document.ts";
import type { GuaranteeMetric, PricingMode } from "../model/field.ts";
import { COMPONENT_TYPES } from "../model/plan-fields.ts";
import { uniqueId } from "./unique-id.ts";

/** A category that no one uses yet: no tickets, no AI. */
export function newCategory(document: ScenarioDocument, name: string): Category {
  return {
    id: uniqueId(
      name,
      document.categories.map((category) => category.id),
      "category",
    ),
    name,
    driver: "users",
    ticketsPerUnit: "0",
    touch: { L1: "1", L2: "0.2", L3: "0.05" },
    minutes: { L1: "15", L2: "30", L3: "60" },
    priority: { P1: "0", P2: "0.1", P3: "0.6", P4: "0.3" },
    ai: {
      tier: "human",
      eligible: "0.8",
      resolution: "0.6",
      reopen: "0.08",
      prevention: "0",
      assist: "0.1",
      oversightLevel: "L2",
      approvalMinutes: "2",
      reviewShare: "0.05",
      reviewMinutes: "4",
      reworkMinutes: "10",
      handoverMinutes: "2",
    },
  };
}

/** A small client on one fee per user, without a renewal. */
export function newClient(document: ScenarioDocument, name: string): Client {
  const seat: Component = { ...emptyComponent("recurring"), id: "per-user-fee", label: "Per-user fee" };
  return {
    id: uniqueId(
      name,
      document.clients.map((client) => client.id),
      "client",
    ),
    name,
    units: { users: 0, endpoints: 0, servers: 0, sites: 0 },
    growth: "0",
    readiness: { quality: "3", quantity: "3", accessibility: "3", permissions: "3" },
    convertMonth: null,
    currentPlan: { name: "Per seat", components: [seat] },
    proposedPlan: { name: "Outcome", components: [] },
  };
}

/** Data that an uptime guarantee needs, as if nothing ever failed. */
export function newReliability(): NonNullable<Client["reliability"]> {
  return { outagesPerMonth: "0", meanOutageHours: "1", hoursPerMonth: "730" };
}

/** Data that a security guarantee needs, as if nothing were amiss. */
export function newSecurity(): NonNullable<Client["security"]> {
  return { scoreMean: "100", scoreSd: "0" };
}

export function newRole(name: string): Role {
  return { name, fte: "0", salary: "0", burden: "0.25", overhead: "0" };
}

export function componentIds(client: Client): readonly string[] {
  return [...client.currentPlan.components, ...client.proposedPlan.components].map((component) => component.id);
}

/** A component of the type, free of charge until priced. A guarantee is on response time, which needs no other data. */
export function newComponent(
  type: ComponentType,
  client: Client,
  label = describeComponentType(type).label,
): Component {
  return { ...emptyComponent(type), id: uniqueId(label, componentIds(client), type), label };
}

/** A copy with an identifier of its own, for the same client. */
export function duplicateComponent(component: Component, client: Client): Component {
  return { ...structuredClone(component), id: uniqueId(component.label, componentIds(client), component.type) };
}

/** The component as another type: what both have is kept. */
export function componentAsType(component: Component, type: ComponentType): Component {
  if (component.type === type) return component;
  const { id, label, escalator, discount, fromMonth, toMonth } = component;
  const kept = { escalator, discount, fromMonth, toMonth };
  const present = Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined));
  const empty = emptyComponent(type);
  const unit = "unit" in component && "unit" in empty ? { unit: component.unit } : {};
  const pricing = "pricing" in component && "pricing" in empty ? { pricing: component.pricing } : {};
  return { ...empty, ...unit, ...pricing, id, label, ...present } as Component;
}

/** A guarantee on another metric: premium and credit terms are kept, bands begin anew where they are of another kind. */
export function guaranteeOn(metric: GuaranteeMetric, guarantee: GuaranteeComponent): GuaranteeComponent {
  if (guarantee.metric === metric) return guarantee;
  const { targets: _targets, measure: _measure, ...terms } = { targets: undefined, measure: undefined, ...guarantee };
  const sameKind = metric !== "security" && guarantee.metric !== "security";
  const bands = sameKind ? guarantee.bands : STARTING_BANDS[metric];
  if (metric === "response") return { ...terms, metric, bands, targets: { ...TARGETS }, measure: "all" };
  return { ...terms, metric, bands };
}

/** The pricing in another mode: as many of its tiers as the mode takes. */
export function pricingAs(mode: PricingMode, pricing: Pricing): Pricing {
  if (pricing.mode === mode) return pricing;
  const [first = { upTo: null, unit: "0" }] = pricing.tiers;
  const only: Tier[] = [{ upTo: null, unit: first.unit }];
  if (mode === "package") return { mode, tiers: only, size: "10" };
  if (mode === "flat") return { mode, tiers: only };
  return { mode, tiers: pricing.tiers };
}

const STARTING_BANDS: Readonly<Record<GuaranteeMetric, CreditBand[]>> = {
  response: [{ below: "0.95", credit: "0.05" }],
  uptime: [{ below: "0.999", credit: "0.05" }],
  security: [{ below: "70", credit: "0.05" }],
};
/** Minutes to a first answer by priority. */
const TARGETS = { P1: "15", P2: "60", P3: "240", P4: "480" };

type WithoutName<T> = T extends Component ? Omit<T, "id" | "label"> : never;

const flat = (): Pricing => ({ mode: "flat", tiers: [{ upTo: null, unit: "0" }] });

function emptyComponent(type: ComponentType): WithoutName<Component> {
  switch (type) {
    case "recurring":
      return { type, unit: "users", pricing: flat() };
    case "hours":
      return { type, rate: "0" };
    case "ticket":
      return { type, basis: "human", pricing: flat() };
    case "outcome":
      return { type, basis: "aiResolved", pricing: flat() };
    case "guarantee":
      return {
        type,
        metric: "response",
        premium: { unit: "users", price: "0" },
        bands: structuredClone(STARTING_BANDS.response),
        creditBase: "component",
        targets: { ...TARGETS },
        measure: "all",
      };
    case "gainshare":
      return { type, share: "0.5", hourlyValue: "0", direction: "given" };
    case "onetime":
      return { type, amount: "0", month: 1 };
    case "passthrough":
      return { type, unit: "users", price: "0", cost: "0" };
  }
}

const SENTENCES: Readonly<Record<ComponentType, string>> = {
  recurring: "A monthly price for each user, endpoint, server or site, or for the client as a whole.",
  hours: "Hours worked beyond those included, at an hourly rate.",
  ticket: "A price for each ticket beyond those included.",
  outcome: "A price for each ticket that AI resolves and that stays resolved, between a floor and a cap.",
  guarantee: "A premium for a promise on response, uptime or security, with credits where it is broken.",
  gainshare: "A share of the value of the hours that AI frees, earned by us or given to the client.",
  onetime: "An amount billed once, such as onboarding.",
  passthrough: "Licences and services resold: billed at a price, paid at a cost.",
};

/** Name of a component type and what it bills, in one sentence. */
export function describeComponentType(type: ComponentType): { readonly label: string; readonly sentence: string } {
  const label = COMPONENT_TYPES.find((choice) => choice.value === type)?.label ?? type;
  return { label, sentence: SENTENCES[type] };
}
