/** Who gets what AI saves: the change of the client's bill beside the change of our margin, over the contract. Internal. */
import type { Plan } from "../model/document.ts";
import type { Results } from "../model/results.ts";
import { add, type Exact, exact, multiply, plainText, subtract } from "../number/exact.ts";
import { type ContractTerm, shareOf, sumOf, termValues } from "./contract-term.ts";
import { leastPrice } from "./least-price.ts";
import type { OfferStudy } from "./offer-study.ts";
import { type ChangeContext, leadingComponents } from "./plan-changes.ts";

export interface ValueSplit {
  /** What the client pays less than under today's plan without AI, and what our margin gains on it; money over the contract. */
  readonly client: string;
  readonly provider: string;
  /** Both together: what the change is worth. */
  readonly total: string;
  /** The client's part of the total; null where there is nothing to share. */
  readonly clientShare: string | null;
}

function sumLine<V extends string | number>(
  results: Results<V>,
  lens: "current/off" | "proposed/on",
  clientId: string,
  line: string,
  term: ContractTerm,
): Exact {
  return sumOf(termValues(results, lens, clientId, line, term));
}

/** Bills are net of expected credits, because both sides' gain is. */
export function valueSplit<V extends string | number>(
  results: Results<V>,
  clientId: string,
  term: ContractTerm,
): ValueSplit {
  const change = (line: string): Exact =>
    subtract(
      sumLine(results, "proposed/on", clientId, line, term),
      sumLine(results, "current/off", clientId, line, term),
    );
  const provider = change("margin");
  const client = multiply(change("revenue.net"), exact("-1"));
  const total = add(client, provider);
  return {
    client: plainText(client),
    provider: plainText(provider),
    total: plainText(total),
    clientShare: shareOf(client, total),
  };
}

/**
 * The offer whose leading price passes on `share` (0 to 1) of what the change is worth. What it is worth does not depend on
 * the price, so the bill to aim at is known. Null where no factor up to 10 gives it.
 */
export function priceForSplit(
  study: OfferStudy,
  plan: Plan,
  split: ValueSplit,
  share: string,
  context: ChangeContext,
): { readonly factor: string; readonly plan: Plan } | null {
  const [component] = leadingComponents(plan, context);
  if (component === undefined) return null;
  const now = study.try(plan);
  const wanted = multiply(exact(split.total), exact(share));
  const revenue = add(now.revenue, subtract(exact(split.client), wanted));
  const cost = subtract(now.revenue, now.margin);
  const target = shareOf(subtract(revenue, cost), revenue);
  if (target === null) return null;
  const found = leastPrice(study, plan, component, target, context.places, () => true);
  return found === null ? null : { factor: found.factor, plan: found.offer.plan };
}
