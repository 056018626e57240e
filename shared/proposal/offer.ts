/** Good, better, best: three plans for one client, derived from the scenario (research/msp-economics.md 1.2 and 5.6). */
import type { Client, Component, Plan } from "../model/document.ts";
import { pointValue } from "../model/point-value.ts";
import { minorUnitOf } from "../number/currency.ts";
import { add, type Exact, exact, multiply, plainText, roundHalfUp } from "../number/exact.ts";
import { uniqueId } from "../scenario/unique-id.ts";
import type { OptionId } from "./draft.ts";
import { scaledWithBounds } from "./plan-prices.ts";

/** How far a hybrid's bill may leave today's, either way, where the proposed plan sets no collar of its own. */
export const HYBRID_COLLAR = { floor: "0.9", cap: "1.1" } as const;
const FIRST_ESCALATION = 13;

/** A window or one-time month counted from the new start; null where it lies wholly before it. */
function rebased(component: Component, monthsBefore: number): Component | null {
  const from = component.fromMonth === undefined ? undefined : component.fromMonth - monthsBefore;
  const to = component.toMonth === undefined ? undefined : component.toMonth - monthsBefore;
  if (to !== undefined && to < 1) return null;
  const { fromMonth: _from, toMonth: _to, ...rest } = component;
  const moved: Component = {
    ...rest,
    ...(from === undefined || from <= 1 ? {} : { fromMonth: from }),
    ...(to === undefined ? {} : { toMonth: to }),
  };
  if (moved.type !== "onetime") return moved;
  const month = moved.month - monthsBefore;
  return month < 1 ? null : { ...moved, month };
}

/** Today's plan as a new contract from a month on: the same prices, rising when they would have risen anyway. */
export function holdPlan({ currentPlan, proposedPlan }: Client, startMonth: number): Plan {
  const taken = new Set([...currentPlan.components, ...proposedPlan.components].map(({ id }) => id));
  const components = currentPlan.components.flatMap((component) => {
    const moved = rebased(component, startMonth - 1);
    if (moved === null) return [];
    const id = uniqueId(`${component.id} held`, taken);
    taken.add(id);
    return [{ ...moved, id }];
  });
  return {
    ...currentPlan,
    components,
    nextEscalationMonth: currentPlan.nextEscalationMonth ?? FIRST_ESCALATION,
  };
}

const HALF = exact("0.5");

/** What is charged once or only handed on is not halved: the offer has it as it stands. */
const isShared = ({ type }: Component): boolean => type === "onetime" || type === "passthrough";

/**
 * Half of today's fees and half of the offered ones, within a collar around today's bill: the client keeps a bill that moves
 * little, and half of it follows outcomes. Guarantees are left to the best option.
 */
export function hybridPlan(client: Client, startMonth: number, places: number): Plan {
  const held = holdPlan(client, startMonth);
  const { proposedPlan } = client;
  const halved = ({ components }: Plan): Component[] =>
    components
      .filter((component) => component.type !== "guarantee" && !isShared(component))
      .map((component) => scaledWithBounds(component, HALF, places));
  const half = (minimum: Plan["minimumMonthly"]): Exact => multiply(exact(pointValue(minimum ?? "0")), HALF);
  const minimum = add(half(held.minimumMonthly), half(proposedPlan.minimumMonthly));
  const { minimumMonthly: _minimum, ...rest } = proposedPlan;
  return {
    ...rest,
    components: [...halved(held), ...halved(proposedPlan), ...proposedPlan.components.filter(isShared)],
    ...(minimum.isZero() ? {} : { minimumMonthly: plainText(roundHalfUp(minimum, places)) }),
    collar: proposedPlan.collar ?? HYBRID_COLLAR,
  };
}

/** The plan of an option as the scenario gives it. `startMonth` is the first month on it. */
export function derivedPlan(option: OptionId, client: Client, startMonth: number, currency: string): Plan {
  if (option === "good") return holdPlan(client, startMonth);
  return option === "better" ? hybridPlan(client, startMonth, minorUnitOf(currency)) : client.proposedPlan;
}
