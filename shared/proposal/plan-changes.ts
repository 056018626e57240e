/** Changes to an offer that people ask for or that make one possible: one table, used for concessions and for ways out. */
import type { Component, Plan } from "../model/document.ts";
import { pointValue } from "../model/point-value.ts";
import { add, exact, multiply, ONE, plainText, subtract } from "../number/exact.ts";
import { scaledComponent } from "./plan-prices.ts";

export interface PlanChange {
  readonly label: string;
  readonly plan: Plan;
}

export interface ChangeContext {
  /** Decimals of the currency's minor unit. */
  readonly places: number;
  readonly startMonth: number;
  /** Amounts of each component over the contract, by id. */
  readonly billedOf: (componentId: string) => number;
}

type Change = (plan: Plan, context: ChangeContext) => readonly PlanChange[];

export function replaceComponent(plan: Plan, replaced: Component): Plan {
  return { ...plan, components: plan.components.map((each) => (each.id === replaced.id ? replaced : each)) };
}

const without = (plan: Plan, id: string): Plan => ({
  ...plan,
  components: plan.components.filter((each) => each.id !== id),
});

/** Priced lines that carry the bill, the largest first. */
export function leadingComponents({ components }: Plan, { billedOf }: ChangeContext): readonly Component[] {
  const priced = components.filter(
    ({ type }) => type === "recurring" || type === "outcome" || type === "ticket" || type === "guarantee",
  );
  return priced.filter(({ id }) => billedOf(id) > 0).toSorted((one, other) => billedOf(other.id) - billedOf(one.id));
}

/** A change of the discount by `share`, as people speak of it. */
function discounted(component: Component, share: string): Component {
  const left = multiply(subtract(ONE, exact(pointValue(component.discount ?? "0"))), subtract(ONE, exact(share)));
  return { ...component, discount: plainText(subtract(ONE, left)) };
}

const percent = (share: string): string => `${Number(share) * 100}%`;

const cheaper: Change = (plan, context) => {
  const [main] = leadingComponents(plan, context);
  if (main === undefined) return [];
  return ["0.025", "0.05", "0.1"].map((share) => ({
    label: `${percent(share)} off "${main.label}"`,
    plan: replaceComponent(plan, discounted(main, share)),
  }));
};

const laterEscalation: Change = (plan, { startMonth }) => {
  if (!plan.components.some(({ escalator }) => escalator !== undefined && Number(pointValue(escalator)) > 0)) return [];
  return [
    {
      label: "No price rise for another year",
      plan: { ...plan, nextEscalationMonth: (plan.nextEscalationMonth ?? startMonth + 12) + 12 },
    },
  ];
};

const freeGuarantees: Change = (plan) => {
  if (!plan.components.some(({ type }) => type === "guarantee")) return [];
  const free = plan.components.map((each) =>
    each.type === "guarantee" ? { ...each, premium: { ...each.premium, price: "0" } } : each,
  );
  return [{ label: "Guarantees without a premium", plan: { ...plan, components: free } }];
};

const waivedOneTime: Change = (plan, { billedOf }) =>
  plan.components.flatMap((each) =>
    each.type === "onetime" && billedOf(each.id) > 0
      ? [{ label: `Waive "${each.label}"`, plan: without(plan, each.id) }]
      : [],
  );

const capAtToday: Change = (plan) => {
  if (plan.collar?.cap != null && exact(plan.collar.cap).lessThanOrEqualTo(ONE)) return [];
  const floor = plan.collar?.floor ?? null;
  const fits = floor === null || exact(floor).lessThanOrEqualTo(ONE) ? floor : "1";
  return [
    { label: "Never more than today’s plan would have charged", plan: { ...plan, collar: { floor: fits, cap: "1" } } },
  ];
};

const moreIncluded: Change = (plan) =>
  plan.components.flatMap((each) => {
    if (each.type !== "outcome") return [];
    const included = plainText(add(exact(pointValue(each.included ?? "0")), exact("10")));
    return [
      { label: `10 more a month included in "${each.label}"`, plan: replaceComponent(plan, { ...each, included }) },
    ];
  });

/** What a client may ask for in the room. */
export const CONCESSIONS: readonly Change[] = [
  cheaper,
  laterEscalation,
  moreIncluded,
  capAtToday,
  freeGuarantees,
  waivedOneTime,
];

const noDiscount: Change = (plan) =>
  plan.components.flatMap((each) => {
    if (Number(pointValue(each.discount ?? "0")) <= 0) return [];
    const { discount: _discount, ...rest } = each;
    return [{ label: `No discount on "${each.label}"`, plan: replaceComponent(plan, rest) }];
  });

const dropGuarantee: Change = (plan) =>
  plan.components.flatMap((each) =>
    each.type === "guarantee" ? [{ label: `Without "${each.label}"`, plan: without(plan, each.id) }] : [],
  );

const cappedCredits: Change = (plan) =>
  ["0.15"].flatMap((cap) => {
    const has = plan.components.some(({ type }) => type === "guarantee");
    return has && exact(plan.creditCap ?? "1").greaterThan(exact(cap))
      ? [{ label: `All credits of a month at most ${percent(cap)} of its fee`, plan: { ...plan, creditCap: cap } }]
      : [];
  });

const floorAtToday: Change = (plan) => {
  if (plan.collar?.floor != null && exact(plan.collar.floor).greaterThanOrEqualTo(ONE)) return [];
  const cap = plan.collar?.cap ?? null;
  const fits = cap === null || exact(cap).greaterThanOrEqualTo(ONE) ? cap : "1";
  return [
    { label: "Never less than today’s plan would have charged", plan: { ...plan, collar: { floor: "1", cap: fits } } },
  ];
};

/** What may make a blocked offer possible without touching its prices, which are searched for. */
export const WAYS_OUT: readonly Change[] = [noDiscount, dropGuarantee, cappedCredits, floorAtToday];

/** The plan with every price of a component times `factor`. */
export function withPrices(plan: Plan, component: Component, factor: string, places: number): Plan {
  return replaceComponent(plan, scaledComponent(component, exact(factor), places));
}
