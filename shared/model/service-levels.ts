/** Spec section 7: expected credits as a liability that follows from the queue, the outages and the score. */
import { BINDING } from "../formula/node.ts";
import { binomialBelow, probability } from "../formula/operations.ts";
import type { Quantity } from "../formula/quantity.ts";
import { binomialBelow as binomialAtMost } from "../statistics/binomial.ts";
import { downtimeProbability } from "../statistics/compound-poisson.ts";
import { normalBelow } from "../statistics/normal.ts";
import type { ComponentInputs } from "./component-inputs.ts";
import type { Delivery } from "./components.ts";
import { buildAnsweredInTime, priorityShare, type Queue } from "./desk-queue.ts";
import { type GuaranteeComponent, PRIORITIES } from "./document.ts";

export const ticketsInTime = binomialBelow((trials, p, atMost) =>
  binomialAtMost(trials, Math.min(1, Math.max(0, p)), atMost),
);

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

/** The sum over numbers of outages, as many as can matter; ROW over a run of cells counts them. */
function downtimeSpreadsheet(outages: string, allowed: string, meanHours: string): string {
  const counts = `ROW($A$1:INDEX($A$1:$A$100000,ROUNDUP(${outages}+10*SQRT(${outages})+40,0)))`;
  const elapsed = `${allowed}/${meanHours}`;
  const sum = `SUMPRODUCT(POISSON(${counts},${outages},FALSE)*POISSON(${counts}-1,${elapsed},TRUE))`;
  return `IF(OR(${outages}<=0,${meanHours}<=0),0,IF(${allowed}<=0,1-EXP(-${outages}),${sum}))`;
}

export const downtimeAbove = probability(
  "downtimeAbove",
  "downtimeAbove",
  (_node, context) => ({
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
  downtimeSpreadsheet,
);

export const scoreBelow = probability(
  "scoreBelow",
  "scoreBelow",
  (_node, context) => ({
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
  (x, centre, sd) => `IF(${sd}=0,IF(${centre}<${x},1,0),NORMDIST(${x},${centre},${sd},TRUE))`,
);

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
    return (threshold) => {
      const allowed = graph.number("1").minus(threshold).times(of("hoursPerMonth", "hours"));
      return graph.apply(downtimeAbove, outages, allowed, of("meanOutageHours", "hours"));
    };
  }
  const of = (name: "scoreMean" | "scoreSd") =>
    client.one(`security/${name}`, "points", (each) => each.security?.[name]);
  const uplift = scenario.one("ai/securityUplift", "points", (document) => document.ai.securityUplift);
  const mean = of("scoreMean").plus(uplift.times(adoption));
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
