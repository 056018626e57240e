/** The most that the guarantees of a plan can pay back, whatever happens: contract arithmetic on the billed amounts. */
import type { GuaranteeComponent, Plan } from "../model/document.ts";
import type { Results } from "../model/results.ts";
import { add, type Exact, exact, multiply, subtract, ZERO } from "../number/exact.ts";
import { type ContractTerm, shareOf, sumOf, termValues } from "./contract-term.ts";

export interface CreditExposure {
  /** Of the fees of the term, all guarantees together and those on the security score; null where no fee is charged. */
  readonly share: string | null;
  readonly securityShare: string | null;
  /** Least margin of a month as a share of its net revenue if every guarantee paid all it can; null without revenue. */
  readonly worstMonthShare: string | null;
}

const least = (one: Exact, other: Exact): Exact => (one.lessThan(other) ? one : other);
const isGuarantee = (component: Plan["components"][number]): component is GuaranteeComponent =>
  component.type === "guarantee";

/** What a guarantee pays at most, as a share of its credit base (spec section 7: the deepest band, capped). */
function deepest({ bands, creditCap }: GuaranteeComponent): Exact {
  const credit = exact(bands.at(-1)?.credit ?? 0);
  return creditCap === undefined ? credit : least(credit, exact(creditCap));
}

/** Of the offered plan in `proposed/on`. */
export function creditExposure<V extends string | number>(
  results: Results<V>,
  clientId: string,
  plan: Plan,
  term: ContractTerm,
): CreditExposure {
  const line = (name: string): readonly Exact[] =>
    termValues(results, "proposed/on", clientId, name, term).map((value) => sumOf([value]));
  const outside = plan.components.filter(
    ({ type }) => type === "onetime" || type === "passthrough" || type === "gainshare",
  );
  const outsideLines = outside.map(({ id }) => line(`revenue.component[${id}]`));
  const gross = line("revenue.gross");
  const fees = gross.map((amount, at) =>
    outsideLines.reduce((left, values) => subtract(left, values[at] ?? ZERO), amount),
  );
  const guarantees = plan.components.filter(isGuarantee).map((guarantee) => ({
    guarantee,
    bases: guarantee.creditBase === "plan" ? fees : line(`revenue.component[${guarantee.id}]`),
  }));
  const cap = exact(plan.creditCap ?? "1");
  const paidBack = (only: (guarantee: GuaranteeComponent) => boolean): readonly Exact[] =>
    fees.map((fee, at) => {
      const all = guarantees
        .filter(({ guarantee }) => only(guarantee))
        .reduce((total, { guarantee, bases }) => add(total, multiply(bases[at] ?? ZERO, deepest(guarantee))), ZERO);
      return least(all, multiply(fee, cap));
    });
  const total = (values: readonly Exact[]): Exact => values.reduce((sum, value) => add(sum, value), ZERO);
  const all = paidBack(() => true);
  return {
    share: shareOf(total(all), total(fees)),
    securityShare: shareOf(total(paidBack(({ metric }) => metric === "security")), total(fees)),
    worstMonthShare: worstMonth(line("margin"), line("revenue.net"), line("credits"), all),
  };
}

function worstMonth(
  margins: readonly Exact[],
  revenues: readonly Exact[],
  credits: readonly Exact[],
  paidBack: readonly Exact[],
): string | null {
  let worst: string | null = null;
  for (const [at, margin] of margins.entries()) {
    const extra = subtract(paidBack[at] ?? ZERO, credits[at] ?? ZERO);
    const share = shareOf(subtract(margin, extra), subtract(revenues[at] ?? ZERO, extra));
    if (share === null) return null;
    if (worst === null || exact(share).lessThan(exact(worst))) worst = share;
  }
  return worst;
}
