/** Spec section 7, the first-line queue of all clients, in plain loops. */
import { erlangC, isOverloaded } from "../../../shared/queueing/erlang.ts";
import { type LoopInputs, numberOf, q9 } from "./inputs.ts";
import type { ClientWork } from "./work.ts";

export interface QueueColumns {
  readonly arrivals: Float64Array;
  readonly load: Float64Array;
  readonly serviceHours: Float64Array;
  readonly servers: Float64Array;
  /** Slots by months: Erlang C, 1 where overloaded. */
  readonly delayed: Float64Array;
  readonly overloaded: Float64Array;
  /** Shares of priorities 1..k, four columns. */
  readonly shareUpTo: readonly Float64Array[];
  readonly weights: readonly number[];
}

export function allocateQueue(slots: number, months: number): QueueColumns {
  const column = () => new Float64Array(months);
  return {
    arrivals: column(),
    load: column(),
    serviceHours: column(),
    servers: column(),
    delayed: new Float64Array(slots * months),
    overloaded: column(),
    shareUpTo: [column(), column(), column(), column()],
    weights: [],
  };
}

/** Weights over their mean, so that a slot's load is `load * weight`. */
export function slotWeights({ document }: LoopInputs): number[] {
  const weights = (document.desk.profile ?? ["1"]).map((weight) => numberOf(weight));
  const mean = weights.reduce((total, weight) => total + weight, 0) / weights.length;
  return weights.length === 1 ? [1] : weights.map((weight) => weight / mean);
}

export function computeQueue(
  inputs: LoopInputs,
  works: readonly ClientWork[],
  state: "off" | "on",
  weights: readonly number[],
  queue: QueueColumns,
): void {
  const { months, document, categories, clients } = inputs;
  const { desk } = document;
  const coverage = numberOf(desk.coverageHours);
  const otherTickets = numberOf(desk.otherTickets);
  const otherHours = (otherTickets * numberOf(desk.otherMinutes)) / 60;
  const { arrivals, load, serviceHours, servers, delayed, overloaded, shareUpTo } = queue;
  arrivals.fill(otherTickets);
  load.fill(otherHours);
  for (const column of shareUpTo) column.fill(0);
  const humans = serviceHours.fill(0);
  for (const { [state]: work } of works) {
    for (let c = 0; c < categories.length; c++) {
      const { touch, oversightLevel, priority } = categories[c]!;
      const [first, second, third, fourth] = priority;
      const touched = touch[0]!;
      let at = c * months;
      for (let m = 0; m < months; m++, at++) {
        const human = work.human[at]!;
        arrivals[m]! += human * touched;
        load[m]! += work.handling[0]![at]!;
        if (oversightLevel === 0) load[m]! += work.oversight[at]!;
        humans[m]! += human;
        shareUpTo[0]![m]! += human * first!;
        shareUpTo[1]![m]! += human * (first! + second!);
        shareUpTo[2]![m]! += human * (first! + second! + third!);
        shareUpTo[3]![m]! += human * (first! + second! + third! + fourth!);
      }
    }
  }
  const steps = desk.techniciansWithAi ?? [];
  for (let m = 0; m < months; m++) {
    for (const column of shareUpTo) column[m] = humans[m]! > 0 ? column[m]! / humans[m]! : 0;
    const hours = load[m]!;
    serviceHours[m] = arrivals[m]! > 0 ? hours / arrivals[m]! : 0;
    load[m] = hours / coverage;
    const anyLive = state === "on" && clients.some(({ enabled, goLive }) => enabled && m >= goLive);
    let people = desk.technicians;
    if (anyLive) for (const step of steps) if (step.fromMonth <= m + 1) people = step.technicians;
    servers[m] = people;
    overloaded[m] = 0;
    for (let h = 0; h < weights.length; h++) {
      const slotLoad = load[m]! * weights[h]!;
      const full = isOverloaded(slotLoad, people);
      delayed[h * months + m] = full ? 1 : erlangC(slotLoad, people);
      if (arrivals[m]! > 0 && q9(slotLoad) >= people) overloaded[m] = 1;
    }
  }
}

/** `P_k(wait <= T)` of one month, priority `k` from 0, `hours` to answer within. */
export function answeredInTime(
  queue: QueueColumns,
  weights: readonly number[],
  hasPriorities: boolean,
  m: number,
  k: number,
  hours: number,
): number {
  if (queue.arrivals[m]! <= 0) return 1;
  const load = queue.load[m]!;
  const people = queue.servers[m]!;
  if (load <= 0) return people > 0 ? 1 : 0;
  const months = queue.load.length;
  const before = k === 0 ? 0 : queue.shareUpTo[k - 1]![m]!;
  const upTo = queue.shareUpTo[k]![m]!;
  const perHour = hours / queue.serviceHours[m]!;
  let answered = 0;
  for (let h = 0; h < weights.length; h++) {
    const slotLoad = load * weights[h]!;
    if (isOverloaded(slotLoad, people)) continue;
    const spare = hasPriorities
      ? people * (1 - (before * slotLoad) / people) * (1 - (upTo * slotLoad) / people)
      : people - slotLoad;
    answered += weights[h]! * (1 - queue.delayed[h * months + m]! * Math.exp(-spare * perHour));
  }
  return answered / weights.length;
}
