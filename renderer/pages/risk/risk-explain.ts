/** How each kind of figure of the Risk page is formed, in words: what was counted, over how many trials, how sure it is. */
import type { LensId } from "../../../shared/model/results.ts";
import type { SimulationView, Statistic, StatisticId } from "../../../shared/simulation/result.ts";
import type { Figures } from "../../controls/figures.ts";
import type { Explained, RiskMetric, Together } from "../../state/risk-store.ts";
import { lensName, type PlanNames } from "../model/lens-terms.ts";
import { METRIC_NAMES, METRIC_WORDS, statisticsOf, writeFigure } from "./risk-words.ts";
import { togetherWords } from "./together-words.ts";

export interface ExplainContext {
  readonly view: SimulationView;
  readonly metric: RiskMetric;
  readonly names: PlanNames;
  readonly figures: Figures;
  /** What the trials of the view share beyond the model. */
  readonly together: Together;
}

const COMMON =
  "Every trial draws all uncertain inputs once and the tickets of every month; all four lenses of a trial are the same work, " +
  "so that differences between them are not noise.";
const MILD =
  "Months, clients and categories are independent given the inputs, so the tails of a portfolio come out somewhat mild.";

const QUANTILE_WORDS: Partial<Record<StatisticId, string>> = {
  p5: "5 of 100 trials lie below P5",
  p10: "10 of 100 trials lie below P10",
  p25: "25 of 100 trials lie below P25",
  p50: "Half of the trials lie below the median",
  p75: "75 of 100 trials lie below P75",
  p90: "90 of 100 trials lie below P90",
  p95: "95 of 100 trials lie below P95",
};
const NAMES: readonly (readonly [StatisticId, string])[] = [
  ["mean", "Mean"],
  ["sd", "Standard deviation"],
  ["p5", "P5"],
  ["p10", "P10"],
  ["p25", "P25"],
  ["p50", "Median"],
  ["p75", "P75"],
  ["p90", "P90"],
  ["p95", "P95"],
  ["shortfall5", "Expected shortfall, worst 5%"],
];

export function withError(
  statistic: Statistic,
  write: (value: number) => string,
  writeError: (error: number) => string = write,
): string {
  return `${write(statistic.value)} ± ${writeError(statistic.se)}`;
}

function trialRows({ view, figures, together }: ExplainContext): Explained["rows"] {
  return [
    { label: "Trials", value: figures.number(view.result.trials) },
    { label: "Seed", value: String(view.result.seed) },
    { label: "Drawn together", value: togetherWords(together) ?? "nothing" },
  ];
}

function independence({ badMonths, correlations }: Together, figures: Figures): readonly string[] {
  if (badMonths === null && correlations.length === 0) return [MILD];
  return [
    ...(badMonths === null
      ? []
      : [
          `${figures.percent(badMonths.probability)} of the months bring ${figures.percent(badMonths.ticketFactor, 0)} of the tickets, to all clients and categories at once.`,
        ]),
    ...(correlations.length === 0 ? [] : ["Inputs named as going together are drawn with their rank correlation."]),
  ];
}

export function explainLens(context: ExplainContext, lens: LensId): Explained {
  const { view, metric, names, figures } = context;
  const write = (value: number): string => writeFigure(value, metric, figures);
  const statistics = statisticsOf(view, lens, metric);
  const overloaded = view.result.infeasibleTrials[lens];
  const median = statistics.p50;
  return {
    title: `${METRIC_NAMES[metric]}: ${lensName(lens, names)}`,
    value: median === undefined ? "–" : write(median.value),
    rows: [
      ...NAMES.flatMap(([id, label]) => {
        const one = statistics[id];
        return one === undefined ? [] : [{ label, value: withError(one, write) }];
      }),
      ...(statistics.probNegative === undefined
        ? []
        : [{ label: "Chance of a loss", value: withError(statistics.probNegative, (one) => figures.percent(one)) }]),
      ...trialRows(context),
      { label: "Trials with an overloaded desk", value: figures.number(overloaded) },
    ],
    notes: [
      `${METRIC_NAMES[metric]} over the whole horizon. A quantile is read off the sorted trials, linearly between neighbours; ` +
        "± is one standard error: what another seed would typically change.",
      ...(overloaded > 0
        ? [
            "Where the desk is overloaded, the margin is not to be believed: calls would go unanswered that are counted as work.",
          ]
        : []),
      COMMON,
      ...independence(context.together, figures),
    ],
  };
}

export function explainStatistic(
  context: ExplainContext,
  lens: LensId,
  ids: readonly StatisticId[],
  title: string,
): Explained {
  const { view, metric, names, figures } = context;
  const write = (value: number): string => writeFigure(value, metric, figures);
  const statistics = statisticsOf(view, lens, metric);
  const shown = ids.flatMap((id) => (statistics[id] === undefined ? [] : [[id, statistics[id]] as const]));
  return {
    title,
    value: shown.map(([, one]) => write(one.value)).join(" to "),
    rows: [
      ...shown.map(([id, one]) => ({
        label: NAMES.find(([known]) => known === id)?.[1] ?? id,
        value: withError(one, write),
      })),
      { label: "Of", value: `${lensName(lens, names)}, ${METRIC_WORDS[metric]}` },
      ...trialRows(context),
    ],
    notes: [
      ...shown.flatMap(([id]) => {
        const words = QUANTILE_WORDS[id];
        return words === undefined ? [] : [`${words}; read off the sorted trials, linearly between neighbours.`];
      }),
      ...(ids.includes("shortfall5")
        ? ["The mean of the worst 5% of the trials: what to expect when it goes badly."]
        : []),
      "± is one standard error: what another seed would typically change.",
      COMMON,
    ],
  };
}

export function explainChance(context: ExplainContext, than: LensId, chance: Statistic, title: string): Explained {
  const { view, metric, names, figures } = context;
  const hits = Math.round(chance.value * view.result.trials);
  return {
    title,
    value: figures.percent(chance.value),
    rows: [
      { label: "Trials below", value: `${figures.number(hits)} of ${figures.number(view.result.trials)}` },
      { label: "Standard error", value: figures.percent(chance.se, 2) },
      { label: "Compared", value: `${lensName("proposed/on", names)} with ${lensName(than, names)}` },
      { label: "Seed", value: String(view.result.seed) },
    ],
    notes: [
      `Counted trial by trial: in how many the ${METRIC_WORDS[metric]} of ${lensName("proposed/on", names)} is the lower one.`,
      COMMON,
    ],
  };
}
