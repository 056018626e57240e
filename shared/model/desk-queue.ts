/** Spec section 7, first paragraph: the first-line queue of all clients, and the chance to be answered in time. */
import { negativeExponential, probability } from "../formula/operations.ts";
import { listed } from "../formula/phrase.ts";
import type { Quantity } from "../formula/quantity.ts";
import { erlangC } from "../queueing/erlang.ts";
import type { Delivery } from "./components.ts";
import { PRIORITIES, type Priority } from "./document.ts";
import type { Inputs } from "./inputs.ts";
import { type AiState, LENSES_OF_STATE, type LineBook } from "./line-book.ts";

/** One of the equal slots of the covered hours. */
interface Slot {
  readonly weight: Quantity;
  readonly load: Quantity;
  /** 1 where `q9` of the load reaches the servers. */
  readonly isOverloaded: Quantity;
  /** Erlang C. */
  readonly delayed: Quantity;
}

export interface Queue {
  readonly arrivals: Quantity;
  readonly load: Quantity;
  readonly meanServiceHours: Quantity;
  readonly servers: Quantity;
  readonly slots: readonly Slot[];
  /** Share of human tickets of priorities 1..k; empty where the discipline does not look at priorities. */
  readonly shareUpTo: readonly Quantity[];
}

export const chanceToWait = probability(
  "erlangC",
  "erlangC",
  listed("Erlang C(load ", ", servers ", ")"),
  ([load = 0, servers = 0]) => erlangC(load, servers),
  // Erlang B is the Poisson chance of all servers taken over that of no more than all.
  (load, servers) => {
    const allBusy = `POISSON(${servers},${load},FALSE)`;
    const queued = `${allBusy}/(${allBusy}+(${servers}-${load})/${servers}*POISSON(${servers}-1,${load},TRUE))`;
    return `IF(${servers}-${load}<=0.0000000005,1,IF(${load}=0,0,${queued}))`;
  },
);

export function priorityShare(inputs: Inputs, priority: Priority): Quantity {
  return inputs.perCategory(`priority/${priority}`, "1", (category) => category.priority[priority]);
}

/** `deliveries` are those of all clients in one AI state. */
export function buildQueue(inputs: Inputs, deliveries: readonly Delivery[], state: AiState, book: LineBook): Queue {
  const { graph, document } = inputs;
  const name = (line: string, quantity: Quantity) => book.add(LENSES_OF_STATE[state], null, line, quantity);
  const touchL1 = inputs.perCategory("touch/L1", "1", (category) => category.touch.L1);
  const otherTickets = inputs.one("desk/otherTickets", "tickets", (each) => each.desk.otherTickets, "0");
  const otherMinutes = inputs.one("desk/otherMinutes", "minutes/tickets", (each) => each.desk.otherMinutes, "0");
  const coverage = inputs.one("desk/coverageHours", "hours", (each) => each.desk.coverageHours);
  const atL1 = document.categories.flatMap((category, row) => (category.ai.oversightLevel === "L1" ? [row] : []));
  const reaching = deliveries.map(({ automation }) => automation.human.times(touchL1).sumOverCategories());
  const worked = deliveries.map(({ work }) =>
    work.handling.L1.sumOverCategories().plus(work.oversight.sumOverCategories(atL1)),
  );

  const arrivals = name("queue.arrivals", graph.total("all clients", reaching, "tickets").plus(otherTickets));
  const otherWork = otherTickets.times(otherMinutes).over(graph.number("60", "minutes/hours"));
  const work = name("queue.work", graph.total("all clients", worked, "hours").plus(otherWork));
  const load = name("queue.load", work.over(coverage));
  const servers = name("queue.servers", buildServers(inputs, deliveries, state));
  const slots = buildSlots(inputs, load, servers, name);
  // A desk that keeps up in its busiest slot keeps up in all of them.
  const busiest = slots.length === 1 ? load : busiestLoad(load, slots);
  const isOverloaded = busiest.q9().isAtLeast(servers);
  name("queue.overloaded", graph.choose(arrivals.isPositive(), isOverloaded, graph.number("0")));
  return {
    arrivals,
    load,
    servers,
    slots,
    meanServiceHours: name(
      "queue.serviceTime",
      graph.choose(arrivals.isPositive(), work.over(arrivals), graph.number("0", "hours/tickets")),
    ),
    shareUpTo: (document.desk.discipline ?? "fcfs") === "priority" ? buildSharesUpTo(inputs, deliveries) : [],
  };
}

function buildSlots(
  inputs: Inputs,
  load: Quantity,
  servers: Quantity,
  name: (line: string, quantity: Quantity) => Quantity,
): Slot[] {
  const { graph, document } = inputs;
  const weights = (document.desk.profile ?? ["1"]).map((_weight, slot) =>
    inputs.one(`desk/profile/${slot}`, "1", (each) => each.desk.profile?.[slot], "1"),
  );
  const mean = meanOf(weights);
  return weights.map((weight, at) => {
    // With one slot its weight is the mean.
    const slotLoad = weights.length === 1 ? load : load.times(weight).over(mean);
    return {
      weight,
      load: slotLoad,
      isOverloaded: slotLoad.q9().isAtLeast(servers),
      delayed: name(
        weights.length === 1 ? "queue.delayed" : `queue.delayed[${at + 1}]`,
        graph.apply(chanceToWait, slotLoad, servers),
      ),
    };
  });
}

function busiestLoad(load: Quantity, slots: readonly Slot[]): Quantity {
  const weights = slots.map((slot) => slot.weight);
  const greatest = weights.reduce((one, other) => one.atLeast(other));
  return load.times(greatest).over(meanOf(weights));
}

function meanOf(weights: readonly Quantity[]): Quantity {
  const [first] = weights;
  if (first === undefined) throw new Error("a profile has at least one slot");
  return first.graph.total("", weights, "1").over(first.graph.number(String(weights.length)));
}

function buildServers(inputs: Inputs, deliveries: readonly Delivery[], state: AiState): Quantity {
  const { graph, document } = inputs;
  const technicians = inputs.one("desk/technicians", "1", (each) => each.desk.technicians);
  const steps = document.desk.techniciansWithAi ?? [];
  if (state === "off" || steps.length === 0) return technicians;
  const stepped = steps.reduce((before, _step, at) => {
    const of = (name: "fromMonth" | "technicians") =>
      inputs.one(`desk/techniciansWithAi/${at}/${name}`, "1", (each) => each.desk.techniciansWithAi?.[at]?.[name]);
    return graph.choose(graph.month().isAtLeast(of("fromMonth")), of("technicians"), before);
  }, technicians);
  const live = graph.total(
    "all clients",
    deliveries.map(({ automation }) => automation.isLive),
    "1",
  );
  return graph.choose(live.isPositive(), stepped, technicians);
}

function buildSharesUpTo(inputs: Inputs, deliveries: readonly Delivery[]): Quantity[] {
  const { graph } = inputs;
  const human = graph.total(
    "all clients",
    deliveries.map(({ automation }) => automation.human.sumOverCategories()),
    "tickets",
  );
  return PRIORITIES.map((_priority, at) => {
    const upTo = graph.total(
      "",
      PRIORITIES.slice(0, at + 1).map((priority) => priorityShare(inputs, priority)),
      "1",
    );
    const tickets = graph.total(
      "all clients",
      deliveries.map(({ automation }) => automation.human.times(upTo).sumOverCategories()),
      "tickets",
    );
    return graph.choose(human.isPositive(), tickets.over(human), graph.number("0"));
  });
}

/** `P_k(wait <= T)` of priority `k` (0 is P1): exact for fcfs and P1, an approximation below. 1 where nobody arrives. */
export function buildAnsweredInTime(queue: Queue, priority: number, target: Quantity): Quantity {
  const { graph } = target;
  const { arrivals, load, servers, slots } = queue;
  const zero = graph.number("0");
  const one = graph.number("1");
  const within = target.over(graph.number("60", "minutes/hours"));
  const inSlot = slots.map((slot) => {
    const late = slot.delayed.times(
      graph.apply(
        negativeExponential,
        spareServers(queue, slot, priority)
          .times(within)
          .over(queue.meanServiceHours.times(graph.number("1", "tickets"))),
      ),
    );
    return graph.choose(slot.isOverloaded, zero, one.minus(late));
  });
  const [only] = inSlot;
  if (only === undefined) throw new Error("a profile has at least one slot");
  const weights = slots.map((slot) => slot.weight);
  const mixed =
    inSlot.length === 1
      ? only
      : graph
          .total(
            "",
            inSlot.map((answered, at) => answered.times(weights[at]!)),
            "1",
          )
          .over(graph.total("", weights, "1"));
  // Without work the wait is 0, unless nobody is there at all.
  const idle = servers.isPositive();
  return graph.choose(arrivals.isPositive(), graph.choose(load.isPositive(), mixed, idle), one);
}

/** Servers that come free for the priority, in Erlang: `s - a`, or `s (1 - sigma_{k-1}) (1 - sigma_k)`. */
function spareServers(queue: Queue, slot: Slot, priority: number): Quantity {
  const { servers, shareUpTo } = queue;
  if (shareUpTo.length === 0) return servers.minus(slot.load);
  const one = servers.graph.number("1");
  const free = (upTo: number) => one.minus(shareUpTo[upTo]!.times(slot.load).over(servers));
  return priority === 0 ? servers.times(free(0)) : servers.times(free(priority - 1)).times(free(priority));
}
