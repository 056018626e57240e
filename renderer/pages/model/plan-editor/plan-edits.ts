/** Edits of a plan's structure as functions from plan to plan: what is added, moved, copied, removed, and how prices change shape. */
import type {
  Client,
  Component,
  CreditBand,
  Plan,
  PlanKey,
  Pricing,
  QuantityText,
  ScenarioDocument,
} from "../../../../shared/model/document.ts";
import type { GuaranteeMetric, PricingMode } from "../../../../shared/model/field.ts";
import { divide, exact, multiply, plainText, roundHalfUp } from "../../../../shared/number/exact.ts";
import { pricingAs } from "../../../../shared/scenario/defaults.ts";

export const PLAN_KEYS: readonly PlanKey[] = ["currentPlan", "proposedPlan"];

export function withClient(
  document: ScenarioDocument,
  clientId: string,
  change: (client: Client) => Client,
): ScenarioDocument {
  return { ...document, clients: document.clients.map((one) => (one.id === clientId ? change(one) : one)) };
}

export function withPlan(
  document: ScenarioDocument,
  clientId: string,
  key: PlanKey,
  change: (plan: Plan) => Plan,
): ScenarioDocument {
  return withClient(document, clientId, (client) => ({ ...client, [key]: change(client[key]) }));
}

export function withComponent(plan: Plan, id: string, change: (component: Component) => Component): Plan {
  return { ...plan, components: plan.components.map((one) => (one.id === id ? change(one) : one)) };
}

/** The plan with a component moved by some places, or the same plan where it cannot go further. */
export function moved(plan: Plan, id: string, by: number): Plan {
  const from = plan.components.findIndex((one) => one.id === id);
  return from < 0 ? plan : movedTo(plan, id, from + by);
}

export function movedTo(plan: Plan, id: string, to: number): Plan {
  const from = plan.components.findIndex((one) => one.id === id);
  const component = plan.components[from];
  if (component === undefined || to < 0 || to >= plan.components.length || to === from) return plan;
  return { ...plan, components: plan.components.toSpliced(from, 1).toSpliced(to, 0, component) };
}

/** A copy goes right behind the original, or to the end of another plan. */
export function withCopy(plan: Plan, originalId: string, copy: Component): Plan {
  const at = plan.components.findIndex((one) => one.id === originalId);
  return { ...plan, components: plan.components.toSpliced(at < 0 ? plan.components.length : at + 1, 0, copy) };
}

export function without(plan: Plan, id: string): Plan {
  return { ...plan, components: plan.components.filter((one) => one.id !== id) };
}

const PRICE_PLACES = 4;

function scaled(price: QuantityText, by: (value: ReturnType<typeof exact>) => ReturnType<typeof exact>): QuantityText {
  // The shape of a distribution is not ours to scale.
  return typeof price === "object" ? price : plainText(roundHalfUp(by(exact(String(price))), PRICE_PLACES));
}

function repriced(pricing: Pricing, by: (value: ReturnType<typeof exact>) => ReturnType<typeof exact>): Pricing {
  return { ...pricing, tiers: pricing.tiers.map((tier) => ({ ...tier, unit: scaled(tier.unit, by) })) };
}

/**
 * The pricing in another mode, keeping what can be kept: tiers between graduated and volume, the first price everywhere, and a
 * package costs what its units cost before. `earlier` is what the component had before its tiers were dropped.
 */
export function pricingIn(mode: PricingMode, pricing: Pricing, earlier?: Pricing): Pricing {
  const next = pricingAs(mode, pricing);
  if (next.mode === pricing.mode) return pricing;
  if (next.mode === "package") return repriced(next, (unit) => multiply(unit, exact(String(next.size))));
  const perUnit =
    pricing.mode === "package" ? repriced(next, (unit) => divide(unit, exact(String(pricing.size)))) : next;
  const [first] = perUnit.tiers;
  const takesTiers = mode === "graduated" || mode === "volume";
  if (!takesTiers || first === undefined || perUnit.tiers.length > 1 || (earlier?.tiers.length ?? 0) < 2)
    return perUnit;
  return { mode, tiers: (earlier?.tiers ?? []).with(0, { ...earlier!.tiers[0]!, unit: first.unit }) };
}

const times = (text: string, factor: string): string => plainText(roundHalfUp(multiply(exact(text), exact(factor)), 0));

/** A new tier in front of the last, up to twice the bound before it, at the last tier's price. */
export function withTier(pricing: Pricing): Pricing {
  const last = pricing.tiers.at(-1);
  if (last === undefined) throw new Error("A price has at least one tier");
  const bound = pricing.tiers.at(-2)?.upTo ?? null;
  const upTo = bound === null ? "50" : times(String(bound), "2");
  return { ...pricing, tiers: [...pricing.tiers.slice(0, -1), { ...last, upTo }, last] };
}

/** Without one tier; the last that remains has no bound. */
export function withoutTier(pricing: Pricing, index: number): Pricing {
  const tiers = pricing.tiers.toSpliced(index, 1);
  return { ...pricing, tiers: tiers.map((tier, at) => (at === tiers.length - 1 ? { ...tier, upTo: null } : tier)) };
}

/** A further band below the last: a tenth lower, with the same credit, so that it stands as it is. */
export function withBand(bands: readonly CreditBand[]): CreditBand[] {
  const last = bands.at(-1);
  if (last === undefined) throw new Error("A guarantee has at least one band");
  const below = plainText(roundHalfUp(multiply(exact(String(last.below)), exact("0.9")), 3));
  return [...bands, { below, credit: last.credit }];
}

/** The data of the client that a guarantee on this metric needs, if it is not there. */
export function missingData(client: Client, metric: GuaranteeMetric): "reliability" | "security" | null {
  if (metric === "uptime" && client.reliability === undefined) return "reliability";
  return metric === "security" && client.security === undefined ? "security" : null;
}

/** The plan with one end of its collar; a collar without ends is none. */
export function withCollarEnd(plan: Plan, end: "floor" | "cap", value: string | null): Plan {
  const { collar, ...rest } = plan;
  const next = { floor: collar?.floor ?? null, cap: collar?.cap ?? null, [end]: value };
  return next.floor === null && next.cap === null ? rest : { ...rest, collar: next };
}
