/** Point values of quantities (spec section 9): what sections 2 to 8 use where an input is uncertain. */
import { add, divide, type Exact, exact, multiply, plainText, subtract, sum } from "../number/exact.ts";
import type { Distribution, QuantityText } from "./document.ts";

const TWO = exact("2");
const THREE = exact("3");
const FOUR = exact("4");
const SIX = exact("6");
/** The 90 % point of the standard normal distribution. */
const Z90 = exact("1.281551565544600466965103329448744");

/** `exp(mu + sigma^2 / 2)`, with mu and sigma of the normal distribution whose 10 % and 90 % points are the logarithms. */
function lognormalMean(p10: Exact, p90: Exact): Exact {
  const low = p10.ln();
  const high = p90.ln();
  const mu = divide(add(low, high), TWO);
  const sigma = divide(subtract(high, low), multiply(TWO, Z90));
  return add(mu, divide(multiply(sigma, sigma), TWO)).exp();
}

/** Mean of a distribution whose parameters are in order; of a bounded normal, the mean of the unbounded one. */
export function meanOf(distribution: Distribution): Exact {
  switch (distribution.dist) {
    case "uniform":
      return divide(add(exact(distribution.min), exact(distribution.max)), TWO);
    case "triangular":
      return divide(sum([exact(distribution.min), exact(distribution.mode), exact(distribution.max)]), THREE);
    case "pert":
      return divide(
        sum([exact(distribution.min), multiply(FOUR, exact(distribution.mode)), exact(distribution.max)]),
        SIX,
      );
    case "normal":
      return exact(distribution.mean);
    case "lognormal":
      return lognormalMean(exact(distribution.p10), exact(distribution.p90));
    case "beta":
      return divide(add(exact("1"), exact(distribution.successes)), add(TWO, exact(distribution.trials)));
  }
}

/** The decimal itself, the distribution's `point`, or its mean: plain decimal text of up to 34 digits. For checked quantities. */
export function pointValue(quantity: QuantityText): string {
  if (typeof quantity !== "object") return plainText(exact(quantity));
  return plainText(quantity.point === undefined ? meanOf(quantity) : exact(quantity.point));
}
