/** Spec section 7 in plain loops: the expected credit share of one guarantee, month by month. */
import { type GuaranteeComponent, PRIORITIES } from "../../../shared/model/document.ts";
import { binomialBelow } from "../../../shared/statistics/binomial.ts";
import { downtimeProbability } from "../../../shared/statistics/compound-poisson.ts";
import { normalBelow } from "../../../shared/statistics/normal.ts";
import { numberOf, q9 } from "./inputs.ts";
import type { Billing } from "./invoice.ts";
import { answeredInTime } from "./queue.ts";

export function computeCreditShares(billing: Billing, guarantee: GuaranteeComponent, out: Float64Array): void {
  const cap = numberOf(guarantee.creditCap, 1);
  const credits = guarantee.bands.map((band) => Math.min(numberOf(band.credit), cap));
  const bounds = guarantee.bands.map((band) => numberOf(band.below));
  const below = new Float64Array(bounds.length);
  const fill = chancesBelow(billing, guarantee, bounds);
  for (let m = 0; m < out.length; m++) {
    fill(m, below);
    let expected = 0;
    for (let j = 0; j < credits.length; j++) expected += credits[j]! * (below[j]! - (below[j + 1] ?? 0));
    out[m] = Math.floor(expected * 1e12 + 0.5) / 1e12;
  }
}

function chancesBelow(
  { inputs, client, state, work, queue, weights }: Billing,
  guarantee: GuaranteeComponent,
  bounds: readonly number[],
): (month: number, below: Float64Array) => void {
  const { document, months, categories } = inputs;
  const { reliability, security } = document.clients[client]!;
  const columns = work[state];
  if (guarantee.metric === "uptime") {
    const outages = numberOf(reliability?.outagesPerMonth);
    const meanOutageHours = numberOf(reliability?.meanOutageHours);
    const hours = numberOf(reliability?.hoursPerMonth);
    const reduction = numberOf(document.ai.outageReduction);
    return (m, below) => {
      const meanOutages = outages * (1 - reduction * columns.adoption[m]!);
      for (let j = 0; j < bounds.length; j++)
        below[j] = downtimeProbability({ meanOutages, meanOutageHours, moreThanHours: (1 - bounds[j]!) * hours });
    };
  }
  if (guarantee.metric === "security") {
    const mean = numberOf(security?.scoreMean);
    const sd = numberOf(security?.scoreSd);
    const uplift = numberOf(document.ai.securityUplift);
    return (m, below) => {
      const centre = mean + uplift * columns.adoption[m]!;
      for (let j = 0; j < bounds.length; j++) below[j] = normalBelow(bounds[j]!, centre, sd);
    };
  }
  const targets = PRIORITIES.map((priority) => numberOf(guarantee.targets[priority]) / 60);
  const hasPriorities = document.desk.discipline === "priority";
  const mixes = targets.map(() => new Float64Array(months));
  for (let c = 0; c < categories.length; c++) {
    const { priority } = categories[c]!;
    for (const [k, mix] of mixes.entries()) {
      const share = priority[k]!;
      for (let m = 0; m < months; m++) mix[m]! += columns.human[c * months + m]! * share;
    }
  }
  return (m, below) => {
    const human = columns.humanSum[m]!;
    const created = columns.createdSum[m]!;
    let inTime = 0;
    if (human > 0) {
      for (let k = 0; k < targets.length; k++)
        inTime += (mixes[k]![m]! / human) * answeredInTime(queue, weights, hasPriorities, m, k, targets[k]!);
    }
    const isAll = guarantee.measure === "all";
    const n = Math.floor(q9(isAll ? created : human) + 0.5);
    const p = isAll ? (columns.resolvedSum[m]! + human * inTime) / created : inTime;
    for (let j = 0; j < bounds.length; j++)
      below[j] = n > 0 ? binomialBelow(n, Math.min(1, Math.max(0, p)), Math.ceil(q9(bounds[j]! * n)) - 1) : 0;
  };
}
