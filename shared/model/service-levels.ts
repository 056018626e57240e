/** Spec section 7: the first-line queue, and expected credits as a liability that follows from it. */
import { BINDING, type WordingContext } from "../formula/node.ts";
import { binomialBelow, probability } from "../formula/operations.ts";
import { say } from "../formula/phrase.ts";
import type { Quantity } from "../formula/quantity.ts";
import {
  type DeskQueue,
  overloadedSlots,
  type PreparedQueue,
  prepareQueue,
  probabilityOfWaitWithin,
} from "../queueing/desk-queue.ts";
import { binomialBelow as binomialAtMost } from "../statistics/binomial.ts";
import { downtimeProbability } from "../statistics/compound-poisson.ts";
import { normalBelow } from "../statistics/normal.ts";
import type { ComponentInputs } from "./component-inputs.ts";
import type { Delivery } from "./components.ts";
import { type GuaranteeComponent, PRIORITIES, type Priority } from "./document.ts";
import type { Inputs } from "./inputs.ts";
import { type AiState, LENSES_OF_STATE, type LineBook } from "./line-book.ts";

export interface Queue {
  readonly arrivals: Quantity;
  readonly load: Quantity;
  readonly meanServiceHours: Quantity;
  readonly servers: Quantity;
  readonly overloaded: Quantity;
  /** Share of human tickets of priorities 1..k; empty where the discipline does not look at priorities. */
  readonly shareUpTo: readonly Quantity[];
  readonly profile: readonly Quantity[];
}

export function priorityShare(inputs: Inputs, priority: Priority): Quantity {
  return inputs.perCategory(`priority/${priority}`, "1", (category) => category.priority[priority]);
}

/** Section 7, first paragraph; `deliveries` are those of all clients in one AI state. */
export function buildQueue(inputs: Inputs, deliveries: readonly Delivery[], state: AiState, book: LineBook): Queue {
  const { graph, document } = inputs;
  const name = (line: string, quantity: Quantity) => book.add(LENSES_OF_STATE[state], null, line, quantity);
  const touchL1 = inputs.perCategory("touch/L1", "1", (category) => category.touch.L1);
  const otherTickets = inputs.one("desk/otherTickets", "tickets", (each) => each.desk.otherTickets, "0");
  const otherMinutes = inputs.one("desk/otherMinutes", "minutes/tickets", (each) => each.desk.otherMinutes, "0");
  const coverage = inputs.one("desk/coverageHours", "hours", (each) => each.desk.coverageHours);
  const atL1 = document.categories.flatMap((category, row) => (category.ai.oversightLevel === "L1" ? [row] : []));

  const arrivals = name(
    "queue.arrivals",
    graph
      .total(
        "all clients",
        deliveries.map(({ automation }) => automation.human.times(touchL1).sumOverCategories()),
        "tickets",
      )
      .plus(otherTickets),
  );
  const work = name(
    "queue.work",
    graph
      .total(
        "all clients",
        deliveries.map(({ work: each }) =>
          each.handling.L1.sumOverCategories().plus(each.oversight.sumOverCategories(atL1)),
        ),
        "hours",
      )
      .plus(otherTickets.times(otherMinutes).over(graph.number("60", "minutes/hours"))),
  );
  const load = name("queue.load", work.over(coverage));
  const servers = name("queue.servers", buildServers(inputs, deliveries, state));
  const profile = (document.desk.profile ?? ["1"]).map((_weight, slot) =>
    inputs.one(`desk/profile/${slot}`, "1", (each) => each.desk.profile?.[slot], "1"),
  );
  const overloadedOperation = probability(
    "deskOverloaded",
    "deskOverloaded",
    () => say("1 in a month in which any hour brings more work than the desk can do"),
    ([a = 0, s = 0, ...weights]) => (overloadedSlots(a, s, weights) ? 1 : 0),
  );
  const overloaded = name(
    "queue.overloaded",
    graph.choose(arrivals.isPositive(), graph.apply(overloadedOperation, load, servers, ...profile), graph.number("0")),
  );
  return {
    arrivals,
    load,
    servers,
    overloaded,
    profile,
    meanServiceHours: work.over(arrivals),
    shareUpTo: (document.desk.discipline ?? "fcfs") === "priority" ? buildSharesUpTo(inputs, deliveries) : [],
  };
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

/** Erlang C of one month serves every target asked of it: desks are kept by their load, which hardly ever coincides. */
const prepared = new Map<number, PreparedQueue>();

function preparedQueue(desk: DeskQueue): PreparedQueue {
  const known = prepared.get(desk.load);
  if (known !== undefined && isSameDesk(known.desk, desk)) return known;
  if (prepared.size > 2_000) prepared.clear();
  const queue = prepareQueue(desk);
  prepared.set(desk.load, queue);
  return queue;
}

function isSameDesk(a: DeskQueue, b: DeskQueue): boolean {
  return (
    a.servers === b.servers &&
    Object.is(a.meanServiceHours, b.meanServiceHours) &&
    a.discipline === b.discipline &&
    isSameList(a.shareUpTo, b.shareUpTo) &&
    isSameList(a.profile, b.profile)
  );
}

function isSameList(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((value, at) => Object.is(value, b[at]));
}

/** `P_k(wait <= T)`. Words are those of the trade; the queue it rests on is linked. */
function buildAnsweredInTime(queue: Queue, priority: number, target: Quantity): Quantity {
  const { graph } = target;
  const discipline = queue.shareUpTo.length === 0 ? "fcfs" : "priority";
  const slots = queue.profile.length;
  const words = (context: WordingContext) => ({
    pieces: [
      { text: `P(${discipline === "priority" ? `${PRIORITIES[priority]} ` : ""}wait ≤ ` },
      ...context.phrase(3).pieces,
      { text: "; load " },
      ...context.phrase(0).pieces,
      { text: " of " },
      ...context.phrase(1).pieces,
      { text: ")" },
    ],
    binding: BINDING.word,
  });
  const operation = probability(
    "answeredInTime",
    `answeredInTime ${discipline} ${priority} ${slots}`,
    words,
    (values) => {
      const [load = 0, servers = 0, meanServiceHours = 0, withinHours = 0] = values;
      const profile = values.slice(4, 4 + slots);
      return probabilityOfWaitWithin(
        preparedQueue({ load, servers, meanServiceHours, discipline, shareUpTo: values.slice(4 + slots), profile }),
        priority,
        withinHours,
      );
    },
  );
  const within = target.over(graph.number("60", "minutes/hours"));
  const answered = graph.apply(
    operation,
    queue.load,
    queue.servers,
    queue.meanServiceHours,
    within,
    ...queue.profile,
    ...queue.shareUpTo,
  );
  return graph.choose(queue.arrivals.isPositive(), answered, graph.number("1"));
}

const ticketsInTime = binomialBelow((trials, p, atMost) => binomialAtMost(trials, Math.min(1, Math.max(0, p)), atMost));

/** Tickets measured, whole, and the chance that one is answered in time. */
export interface Sample {
  readonly tickets: Quantity;
  readonly inTime: Quantity;
}

export function buildResponseSample(
  inputs: ComponentInputs,
  guarantee: GuaranteeComponent & { metric: "response" },
  delivery: Delivery,
  queue: Queue,
): Sample {
  const { graph } = inputs;
  const { automation } = delivery;
  const scenario = inputs.plan.client.inputs;
  const zero = graph.number("0");
  const human = automation.human.sumOverCategories();
  const created = automation.created.sumOverCategories();
  const answered = graph.total(
    "",
    PRIORITIES.map((priority, at) => {
      const target = inputs.value(`targets/${priority}`, "minutes", (each) =>
        each.type === "guarantee" && each.metric === "response" ? each.targets[priority] : undefined,
      );
      const mix = automation.human.times(priorityShare(scenario, priority)).sumOverCategories().over(human);
      return mix.times(buildAnsweredInTime(queue, at, target));
    }),
    "1",
  );
  const humanInTime = graph.choose(human.isPositive(), answered, zero);
  const measured = guarantee.measure === "all" ? created : human;
  return {
    tickets: measured.q9().roundedToWhole(),
    inTime:
      guarantee.measure === "all"
        ? graph.choose(
            created.isPositive(),
            automation.resolved.sumOverCategories().plus(human.times(humanInTime)).over(created),
            zero,
          )
        : humanInTime,
  };
}

/** `F(x) = P(X < x)` of the guarantee's metric, as a function of the band's threshold. */
function buildChanceBelow(
  inputs: ComponentInputs,
  guarantee: GuaranteeComponent,
  delivery: Delivery,
  sample: Sample | null,
): (threshold: Quantity) => Quantity {
  const { graph } = inputs;
  const client = inputs.plan.client;
  const scenario = client.inputs;
  const { adoption } = delivery.automation;
  if (guarantee.metric === "response") {
    if (sample === null) throw new Error("a response guarantee measures tickets");
    const { tickets, inTime } = sample;
    return (threshold) =>
      graph.choose(
        tickets.isPositive(),
        graph.apply(ticketsInTime, threshold, tickets.over(graph.number("1", "tickets")), inTime),
        graph.number("0"),
      );
  }
  if (guarantee.metric === "uptime") {
    const of = (name: "outagesPerMonth" | "meanOutageHours" | "hoursPerMonth", unit: string) =>
      client.one(`reliability/${name}`, unit, (each) => each.reliability?.[name]);
    const reduction = scenario.one("ai/outageReduction", "1", (document) => document.ai.outageReduction);
    const outages = of("outagesPerMonth", "1").times(graph.number("1").minus(reduction.times(adoption)));
    const downtime = probability(
      "downtimeAbove",
      "downtimeAbove",
      (context) => ({
        pieces: [
          { text: "P(downtime > " },
          ...context.phrase(1).pieces,
          { text: " h; " },
          ...context.phrase(0).pieces,
          { text: " outages of " },
          ...context.phrase(2).pieces,
          { text: " h)" },
        ],
        binding: BINDING.word,
      }),
      ([meanOutages = 0, moreThanHours = 0, meanOutageHours = 0]) =>
        downtimeProbability({ meanOutages, meanOutageHours, moreThanHours }),
    );
    return (threshold) => {
      const allowed = graph.number("1").minus(threshold).times(of("hoursPerMonth", "hours"));
      return graph.apply(downtime, outages, allowed, of("meanOutageHours", "hours"));
    };
  }
  const of = (name: "scoreMean" | "scoreSd") =>
    client.one(`security/${name}`, "points", (each) => each.security?.[name]);
  const uplift = scenario.one("ai/securityUplift", "points", (document) => document.ai.securityUplift);
  const mean = of("scoreMean").plus(uplift.times(adoption));
  const scoreBelow = probability(
    "scoreBelow",
    "scoreBelow",
    (context) => ({
      pieces: [
        { text: "P(score < " },
        ...context.phrase(0).pieces,
        { text: "; mean " },
        ...context.phrase(1).pieces,
        { text: ", sd " },
        ...context.phrase(2).pieces,
        { text: ")" },
      ],
      binding: BINDING.word,
    }),
    ([x = 0, centre = 0, sd = 0]) => normalBelow(x, centre, sd),
  );
  return (threshold) => graph.apply(scoreBelow, threshold, mean, of("scoreSd"));
}

/** `E` of section 7: the expected share of the credit base. */
export function buildCreditShare(
  inputs: ComponentInputs,
  guarantee: GuaranteeComponent,
  delivery: Delivery,
  sample: Sample | null,
): Quantity {
  const { graph } = inputs;
  const chanceBelow = buildChanceBelow(inputs, guarantee, delivery, sample);
  const cap = inputs.value("creditCap", "1", (each) => (each.type === "guarantee" ? each.creditCap : undefined), "1");
  const thresholdUnit = guarantee.metric === "security" ? "points" : "1";
  const band = (at: number, name: "below" | "credit", unit: string) =>
    inputs.value(`bands/${at}/${name}`, unit, (each) =>
      each.type === "guarantee" ? each.bands[at]?.[name] : undefined,
    );
  const chances = guarantee.bands.map((_band, at) => chanceBelow(band(at, "below", thresholdUnit)));
  const terms = guarantee.bands.map((_band, at) => {
    const chance = chances[at]!;
    const next = chances[at + 1];
    return band(at, "credit", "1")
      .atMost(cap)
      .times(next === undefined ? chance : chance.minus(next));
  });
  return graph.total("", terms, "1").roundedToTwelve();
}
