/**
 * Downtime of a month: a Poisson number of outages, each lasting exponentially (spec/model.md section 7, uptime).
 */
import { LARGE_VARIANCE, wholeNumberAtMost } from "./edgeworth.ts";
import { stableExpm1 } from "./elementary.ts";
import { poissonMass } from "./saddle-point.ts";

export interface DowntimeQuestion {
  /** Mean number of outages in the month, 0 or more. */
  readonly meanOutages: number;
  /** Mean length of one outage in hours, 0 or more. */
  readonly meanOutageHours: number;
  /** Downtime that is asked about, in hours, 0 or more. */
  readonly moreThanHours: number;
}

/**
 * P(downtime > y) = sum over n >= 1 of Pois(n; lambda) Q(n, y/d): the chance that a Poisson count of mean lambda exceeds
 * an independent one of mean z = y/d, since Q(n, z) is the chance of fewer than n events in z. Summed over the counts
 * that matter around lambda, all terms positive. Absolute error below 1e-13, measured against 40-digit sums.
 */
export function downtimeProbability({ meanOutages, meanOutageHours, moreThanHours }: DowntimeQuestion): number {
  if (meanOutages <= 0 || meanOutageHours <= 0) return 0;
  const elapsed = moreThanHours / meanOutageHours;
  if (elapsed <= 0) return -stableExpm1(-meanOutages);
  const variance = meanOutages + elapsed;
  // More than 40 standard deviations off: not one part in 1e300, and beyond what the sums below can hold.
  if (elapsed - meanOutages > 40 * Math.sqrt(variance) + 1000) return 0;
  if (variance >= LARGE_VARIANCE) {
    const mean = meanOutages - elapsed;
    return 1 - wholeNumberAtMost(0, { mean, variance, third: mean, fourth: variance });
  }
  return sumOverOutages(meanOutages, elapsed);
}

function sumOverOutages(lambda: number, elapsed: number): number {
  const spread = 10 * Math.sqrt(lambda) + 10;
  const first = Math.max(1, Math.floor(lambda - spread));
  const last = Math.ceil(lambda + spread + 30);
  let outages = poissonMass(lambda, first);
  let fewer = poissonAtMost(elapsed, first - 1);
  let next = poissonMass(elapsed, first);
  let total = 0;
  for (let n = first; n <= last; n += 1) {
    total += outages * fewer;
    fewer += next;
    outages *= lambda / (n + 1);
    next *= elapsed / (n + 1);
  }
  return Math.min(1, total);
}

/** P(N <= n) of `N ~ Poisson(mean)`, mean > 0: the smaller tail, summed outwards from n. */
export function poissonAtMost(mean: number, n: number): number {
  if (n < 0) return 0;
  if (n < mean) {
    let term = poissonMass(mean, n);
    let total = term;
    for (let j = n; j >= 1; j -= 1) {
      term *= j / mean;
      if (total + term === total) break;
      total += term;
    }
    return Math.min(1, total);
  }
  let term = poissonMass(mean, n + 1);
  let total = term;
  for (let j = n + 2; ; j += 1) {
    term *= mean / j;
    if (total + term === total) break;
    total += term;
  }
  return Math.max(0, 1 - total);
}
