/** The prices on the vertical axis of the heat map: whose they are, and at which steps they are tried. */
import type { PricedComponent } from "../../../shared/compare/priced.ts";
import type { Component, ScenarioDocument } from "../../../shared/model/document.ts";
import { pointValue } from "../../../shared/model/point-value.ts";
import type { Scope } from "../../../shared/model/results.ts";

export interface PriceChoice {
  readonly id: string;
  readonly label: string;
  readonly priced: readonly PricedComponent[];
  /** Where one flat price is moved; null where prices move together, in percent. */
  readonly price: number | null;
}

const flatPrice = (component: Component): number | null => {
  if (!("pricing" in component) || component.pricing.mode !== "flat") return null;
  const unit = component.pricing.tiers[0]?.unit;
  return unit === undefined ? null : Number(pointValue(unit));
};

/** Outcome fees first: they are what the proposal is about. All outcome fees together for the portfolio. */
export function priceChoices(document: ScenarioDocument, scope: Scope): readonly PriceChoice[] {
  if (scope.kind === "client") {
    const client = document.clients.find(({ id }) => id === scope.id);
    const components = client?.proposedPlan.components ?? [];
    const ordered = [
      ...components.filter(({ type }) => type === "outcome"),
      ...components.filter(({ type }) => type !== "outcome" && type !== "passthrough" && type !== "onetime"),
    ];
    return ordered.map((component) => ({
      id: component.id,
      label: component.label || component.id,
      priced: [{ clientId: scope.id, componentId: component.id }],
      price: flatPrice(component),
    }));
  }
  const all = document.clients.flatMap((client) =>
    client.proposedPlan.components.map((component) => ({ clientId: client.id, component })),
  );
  const choice = (id: string, label: string, of: typeof all): PriceChoice => ({
    id,
    label,
    priced: of.map(({ clientId, component }) => ({ clientId, componentId: component.id })),
    price: null,
  });
  const outcome = all.filter(({ component }) => component.type === "outcome");
  const billed = all.filter(({ component }) => component.type !== "passthrough" && component.type !== "onetime");
  return [
    ...(outcome.length === 0 ? [] : [choice("outcome", "All outcome fees", outcome)]),
    ...(billed.length === 0 ? [] : [choice("all", "All prices of the proposals", billed)]),
  ];
}

const ABOVE = 4;
const BELOW = 3;
const NICE = [1, 2, 2.5, 3, 4, 5, 10];

/** A round step near a tenth of the price. */
function niceStep(price: number): number {
  const rough = price * 0.09;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  return (NICE.find((one) => one * magnitude >= rough) ?? 10) * magnitude;
}

/** Factors from the highest to the lowest price, 1 among them. */
export function priceFactors({ price }: PriceChoice): readonly number[] {
  const step = price === null || price <= 0 ? 0.1 : niceStep(price) / price;
  const steps = Array.from({ length: ABOVE + 1 + BELOW }, (_, at) => ABOVE - at);
  return steps.map((by) => (by === 0 ? 1 : 1 + by * step)).filter((factor) => factor > 0);
}
