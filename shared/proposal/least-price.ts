/**
 * The lowest price of one component at which an offer keeps a margin over the contract. The target price of spec section 8
 * asks the same of the whole horizon; here the months before the renewal do not count.
 */
import type { Component, Plan } from "../model/document.ts";
import {
  add,
  divide,
  type Exact,
  exact,
  multiply,
  ONE,
  plainText,
  roundHalfUp,
  subtract,
  ZERO,
} from "../number/exact.ts";
import type { OfferStudy, StudiedOffer } from "./offer-study.ts";
import { withPrices } from "./plan-changes.ts";

/** Factors beyond are no price anybody would ask (spec section 8). */
const MOST = exact("10");
const PROBE = exact("1.1");
/** Steps up after the straight line, each twice the one before, for what rounding, caps and collars leave. */
const FIRST_STEP = 0.0002;
const MOST_STEPS = 13;
const NARROW = exact("0.001");

export interface LeastPrice {
  readonly factor: string;
  readonly offer: StudiedOffer;
}

/** The revenue at which what is left after the costs is `target` of it. */
function revenueFor({ revenue, margin }: StudiedOffer, target: Exact): Exact {
  return divide(subtract(revenue, margin), subtract(ONE, target));
}

/**
 * `reached` says whether an offer is good enough; `target` is the margin share aimed at, below 1. Costs do not move with a
 * price and revenue follows it in a straight line but for rounding and limits, so one probe finds the place. Null where no
 * factor up to 10 reaches it.
 */
export function leastPrice(
  study: OfferStudy,
  plan: Plan,
  component: Component,
  target: string,
  places: number,
  reached: (offer: StudiedOffer) => boolean,
): LeastPrice | null {
  const priced = (factor: Exact) => study.try(withPrices(plan, component, plainText(factor), places));
  const now = priced(ONE);
  const slope = divide(subtract(priced(PROBE).revenue, now.revenue), subtract(PROBE, ONE));
  if (!slope.greaterThan(ZERO)) return null;
  const wanted = subtract(revenueFor(now, exact(target)), now.revenue);
  let factor = add(ONE, divide(wanted, slope));
  if (factor.lessThan(ZERO)) factor = ZERO;
  let missed: Exact | null = null;
  for (let step = 0; step <= MOST_STEPS && factor.lessThanOrEqualTo(MOST); step += 1) {
    const shown = roundHalfUp(factor, 6);
    const offer = priced(shown);
    if (reached(offer)) return nearest({ factor: plainText(shown), offer }, missed, priced, reached);
    missed = shown;
    factor = multiply(factor, exact(1 + FIRST_STEP * 2 ** step));
  }
  return null;
}

/** Halves what lies between a factor that misses and one that reaches, until it is a thousandth or less. */
function nearest(
  found: LeastPrice,
  missed: Exact | null,
  priced: (factor: Exact) => StudiedOffer,
  reached: (offer: StudiedOffer) => boolean,
): LeastPrice {
  if (missed === null || subtract(exact(found.factor), missed).lessThanOrEqualTo(NARROW)) return found;
  const middle = roundHalfUp(divide(add(exact(found.factor), missed), exact("2")), 6);
  const offer = priced(middle);
  return reached(offer)
    ? nearest({ factor: plainText(middle), offer }, missed, priced, reached)
    : nearest(found, middle, priced, reached);
}
