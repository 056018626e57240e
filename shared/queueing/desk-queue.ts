/**
 * The first-line desk of one month (spec/model.md section 7): Erlang C in every slot of the arrival profile, prepared
 * once per month and then asked for each priority and target.
 */
import { erlangC, isOverloaded } from "./erlang.ts";

export interface DeskQueue {
  /** Erlang, mean over the covered hours. A desk without arrivals or work has load 0. */
  readonly load: number;
  /** 0 to 10,000. */
  readonly servers: number;
  /** Mean time one arrival takes a server, in hours; not used when load is 0. */
  readonly meanServiceHours: number;
  /** Relative arrivals in equal slots of the covered hours, at least one above 0. */
  readonly profile: readonly number[];
  readonly discipline: "fcfs" | "priority";
  /** Cumulative share of human tickets of priorities 1..k; all 0 without human tickets. Not used by fcfs. */
  readonly shareUpTo: readonly number[];
}

interface Slot {
  readonly weight: number;
  readonly load: number;
  readonly overloaded: boolean;
  readonly waitProbability: number;
}

export interface PreparedQueue {
  readonly desk: DeskQueue;
  /** Whether any slot is overloaded, also one that no ticket arrives in. */
  readonly overloaded: boolean;
  readonly totalWeight: number;
  readonly slots: readonly Slot[];
}

/** Whether `q9` of any slot's load reaches the servers; the margin of such a month is not to be believed. */
export function overloadedSlots(load: number, servers: number, profile: readonly number[]): boolean {
  const total = sum(profile);
  return profile.some((weight) => isOverloaded(slotLoad(load, weight, total, profile.length), servers));
}

/** Evaluates Erlang C once per slot. Throws a RangeError on a profile without any weight. */
export function prepareQueue(desk: DeskQueue): PreparedQueue {
  const totalWeight = sum(desk.profile);
  if (!(totalWeight > 0)) throw new RangeError("the arrival profile has no weight above 0");
  const slots = desk.profile.map((weight): Slot => {
    const load = slotLoad(desk.load, weight, totalWeight, desk.profile.length);
    const overloaded = isOverloaded(load, desk.servers);
    return { weight, load, overloaded, waitProbability: overloaded ? 1 : erlangC(load, desk.servers) };
  });
  return { desk, overloaded: slots.some((slot) => slot.overloaded), totalWeight, slots };
}

/**
 * P(wait <= T) of a ticket of priority `priorityIndex` (0 is P1), mixed over the profile; slots that are overloaded
 * count 0. Exact for fcfs and for P1, an approximation by an exponential tail of the right mean below P1.
 * The mean wait of section 7 holds C, which cancels against the exponent `-C T / W_k`: it is never divided by.
 * A desk with servers but without load answers 1; whether nobody arrives at a desk without servers, the caller knows.
 */
export function probabilityOfWaitWithin(queue: PreparedQueue, priorityIndex: number, withinHours: number): number {
  const { servers, meanServiceHours } = queue.desk;
  let met = 0;
  for (const slot of queue.slots) {
    if (slot.overloaded || slot.weight === 0) continue;
    if (slot.load === 0) {
      met += slot.weight;
      continue;
    }
    const exponent = (-serversFor(queue.desk, slot.load, priorityIndex) * withinHours) / meanServiceHours;
    met += slot.weight * (1 - slot.waitProbability * Math.exp(exponent));
  }
  return servers === 0 ? 0 : Math.min(1, met / queue.totalWeight);
}

/** Servers that come free for the priority, in Erlang: `s - a`, or `s (1 - sigma_{k-1}) (1 - sigma_k)`. */
function serversFor(desk: DeskQueue, load: number, priorityIndex: number): number {
  if (desk.discipline === "fcfs") return desk.servers - load;
  const ahead = priorityIndex === 0 ? 0 : shareUpTo(desk, priorityIndex - 1);
  const aheadOrEqual = shareUpTo(desk, priorityIndex);
  return ((desk.servers - ahead * load) * (desk.servers - aheadOrEqual * load)) / desk.servers;
}

function shareUpTo(desk: DeskQueue, priorityIndex: number): number {
  const share = desk.shareUpTo[priorityIndex];
  if (share === undefined) throw new RangeError(`no cumulative share for priority ${priorityIndex + 1}`);
  return share;
}

function slotLoad(load: number, weight: number, totalWeight: number, slots: number): number {
  return (load * weight * slots) / totalWeight;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
