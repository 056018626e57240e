/** The concession ladder: each give-away priced in margin points before anybody asks for it. Never part of a client's view. */
import { exact, multiply, plainText, subtract } from "../number/exact.ts";
import type { Approver, Verdict } from "./guardrails.ts";
import { routeOf } from "./guardrails.ts";
import { billedMore, type OfferStudy, type StudiedOffer } from "./offer-study.ts";
import { type ChangeContext, CONCESSIONS } from "./plan-changes.ts";

export interface Concession {
  readonly label: string;
  /** Percentage points of margin given away; negative where margin rises. */
  readonly points: string;
  /** What the client saves over the contract, as money. */
  readonly saves: string;
  readonly verdict: Verdict;
  readonly asks: readonly Approver[];
}

export const HUNDRED = exact("100");

/** From the cheapest in margin on; what would not change the bill is left out. */
export function concessionLadder(
  study: OfferStudy,
  offer: StudiedOffer,
  context: ChangeContext,
): readonly Concession[] {
  const share = offer.marginShare;
  if (share === null) return [];
  return CONCESSIONS.flatMap((change) => change(offer.plan, context))
    .flatMap(({ label, plan }): Concession[] => {
      const tried = study.try(plan);
      const saves = billedMore(offer, tried);
      if (saves.isZero() || tried.marginShare === null) return [];
      const given = study.simulated(tried);
      const points = multiply(subtract(exact(share), exact(tried.marginShare)), HUNDRED);
      return [
        {
          label,
          points: plainText(points),
          saves: plainText(saves),
          verdict: given.verdict,
          asks: routeOf(given.rules),
        },
      ];
    })
    .toSorted((one, other) => Number(one.points) - Number(other.points));
}
