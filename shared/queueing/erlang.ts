/**
 * Erlang C (spec/model.md section 7): the share of arrivals that wait at a desk of identical servers, and how long.
 * Double precision; load in Erlang (hours of work per hour), times in hours.
 */
import { stableExp } from "../statistics/elementary.ts";

/** Half of the ninth decimal: where `q9(load)` reaches the next whole number of servers. */
const HALF_OF_NINTH_DECIMAL = 5e-10;

/**
 * Whether `q9(load) >= servers`: the desk never catches up. A load within one rounding error of the tie counts as the
 * tie itself, which `q9` rounds up. `servers` is a whole number from 0 to 10,000.
 */
export function isOverloaded(load: number, servers: number): boolean {
  return servers - load <= HALF_OF_NINTH_DECIMAL + servers * Number.EPSILON;
}

/**
 * Probability that an arrival has to wait, 0 to 1; 1 when overloaded. The denominator is written as idle share plus
 * busy share times blocking, two terms that are never negative, so nothing cancels however close load comes to servers.
 */
export function erlangC(load: number, servers: number): number {
  if (isOverloaded(load, servers)) return 1;
  let blocking = 1;
  for (let server = 1; server <= servers; server += 1) {
    const offered = load * blocking;
    blocking = offered / (server + offered);
  }
  return blocking / ((servers - load) / servers + (load / servers) * blocking);
}

export interface WaitQuestion {
  /** Erlang. */
  readonly load: number;
  /** Mean time one arrival takes a server, in hours; not used when load is 0. */
  readonly meanServiceHours: number;
  /** 0 to 10,000. */
  readonly servers: number;
  /** In hours, 0 or more. */
  readonly withinHours: number;
}

/** P(wait <= T), first come first served: 0 when overloaded, 1 without load. */
export function waitWithin({ load, meanServiceHours, servers, withinHours }: WaitQuestion): number {
  if (isOverloaded(load, servers)) return 0;
  if (load === 0) return 1;
  return 1 - erlangC(load, servers) * stableExp((-(servers - load) * withinHours) / meanServiceHours);
}
