/**
 * The margin of a bad month: of all months of a contract, over all trials of spec section 9, 1 in 20 has less
 * (research/msp-economics.md 5.5, "GM in P95-bad month").
 */
import type { ScenarioDocument } from "../model/document.ts";
import { exact, plainText, roundHalfUp } from "../number/exact.ts";
import { Simulation } from "../simulation/simulate.ts";
import { quantileOfSorted } from "../simulation/summary.ts";
import type { ContractTerm } from "./contract-term.ts";
import type { OptionId } from "./draft.ts";
import type { Fact } from "./guardrails.ts";

/** Times the months of a contract: enough for a quantile at 1 in 20 within a third of a point of margin. */
export const BAD_MONTH_TRIALS = 500;
const SEED = 11;
const ONE_IN_TWENTY = 0.05;
const DECIMALS = 6;

/** `share`: margin over net revenue, plain decimal text; null where 1 month in 20 and more bill nothing. */
export interface BadMonth {
  readonly share: string | null;
}

/** By option; an option that is not here is still being worked out. */
export type BadMonths = Readonly<Partial<Record<OptionId, BadMonth>>>;

/** `document`: the scenario with the offer in it (`planOffer`), without faults. Takes a second and more. */
export function badMonth(document: ScenarioDocument, clientId: string, { startMonth, months }: ContractTerm): BadMonth {
  const simulation = new Simulation({
    document,
    scope: { kind: "client", id: clientId },
    trials: BAD_MONTH_TRIALS,
    seed: SEED,
    monthly: { lens: "proposed/on", from: startMonth, count: months },
  });
  const { layout } = simulation.outline;
  const { columns, count } = simulation.run({ from: 0, count: BAD_MONTH_TRIALS });
  const shares = new Float64Array(months * count);
  for (let month = 0; month < months; month++) {
    const [margin, net] = [layout.month(month, "margin") * count, layout.month(month, "net") * count];
    for (let trial = 0; trial < count; trial++) {
      const revenue = columns[net + trial] ?? 0;
      // A month that bills nothing is below any share (spec section 9).
      shares[month * count + trial] = revenue > 0 ? (columns[margin + trial] ?? 0) / revenue : Number.NEGATIVE_INFINITY;
    }
  }
  const share = quantileOfSorted(shares.sort(), ONE_IN_TWENTY);
  return { share: Number.isFinite(share) ? plainText(roundHalfUp(exact(share), DECIMALS)) : null };
}

/** `found` is null while it is being worked out. */
export function badMonthFact(found: BadMonth | null): Fact {
  if (found === null)
    return {
      id: "marginBadMonth",
      value: null,
      detail: "The months of the contract are being simulated.",
      pending: true,
    };
  return {
    id: "marginBadMonth",
    value: found.share,
    detail:
      found.share === null
        ? "More than 1 month in 20 bills nothing."
        : `1 month in 20 of the contract earns less, in ${BAD_MONTH_TRIALS} simulated courses of it: tickets, what AI resolves, service levels and uncertain inputs vary, one-time costs fall in their month.`,
  };
}
