/** One client's contract inside a scenario: the document that prices it, and sums of the model's lines over its months. */
import type { Client, Plan, ScenarioDocument } from "../model/document.ts";
import type { LensId, Results } from "../model/results.ts";
import { add, divide, type Exact, exact, plainText, ZERO } from "../number/exact.ts";

export interface ContractTerm {
  /** First month on the new plan, 1 or later, and the number of months; together at most month 120 (spec section 1). */
  readonly startMonth: number;
  readonly months: number;
}

const MOST_MONTHS = 120;
const YEAR = 12;

/** What is wrong with a term, in words; null where it can be priced. */
export function termFault({ startMonth, months }: ContractTerm): string | null {
  const isWhole = Number.isInteger(startMonth) && Number.isInteger(months) && startMonth >= 1 && months >= 1;
  if (!isWhole) return "The contract must begin in a month of the scenario and run for at least one month.";
  const last = startMonth + months - 1;
  if (last <= MOST_MONTHS) return null;
  return `The contract would run to month ${last} of the scenario; the model reaches month ${MOST_MONTHS}. Shorten the term or begin earlier.`;
}

export function clientOf(document: ScenarioDocument, clientId: string): Client {
  const client = document.clients.find(({ id }) => id === clientId);
  if (client === undefined) throw new RangeError(`the scenario has no client "${clientId}"`);
  return client;
}

export interface ClientOffer {
  readonly plan: Plan;
  readonly term: ContractTerm;
}

/**
 * The scenario with other offers for some clients: their proposed plan and renewal, over a horizon that holds every contract.
 * All other clients stay, because they share the desk and the AI programme. Throws a `RangeError` for a term with a fault.
 */
export function offerDocument(document: ScenarioDocument, offers: ReadonlyMap<string, ClientOffer>): ScenarioDocument {
  let { months } = document;
  for (const { term } of offers.values()) {
    const fault = termFault(term);
    if (fault !== null) throw new RangeError(fault);
    months = Math.max(months, term.startMonth + term.months - 1);
  }
  return {
    ...document,
    months,
    clients: document.clients.map((client) => {
      const offer = offers.get(client.id);
      return offer === undefined
        ? client
        : { ...client, convertMonth: offer.term.startMonth, proposedPlan: offer.plan };
    }),
  };
}

/** A line of one client in the months of the contract, month 1 first; nothing where the model has no such line. */
export function termValues<V>(
  results: Results<V>,
  lens: LensId,
  clientId: string,
  line: string,
  { startMonth, months }: ContractTerm,
): readonly (V | null)[] {
  const values = results.lenses[lens].clients[clientId]?.lines[line];
  return values?.slice(startMonth - 1, startMonth - 1 + months) ?? [];
}

/** Sum of figures of either path, exactly as they are written. `null` members count as nothing there. */
export function sumOf(values: readonly (string | number | null)[]): Exact {
  return values.reduce<Exact>((total, value) => (value === null ? total : add(total, exact(value))), ZERO);
}

export function sumText(values: readonly (string | null)[]): string {
  return plainText(sumOf(values));
}

/** The values by contract year; the last may be shorter. */
export function byContractYear<T>(values: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(values.length / YEAR) }, (_, year) =>
    values.slice(year * YEAR, (year + 1) * YEAR),
  );
}

/** Margin over net revenue in the months of the contract (spec section 8, over that span); null where there is no revenue. */
export function termMarginShare<V extends string | number>(
  results: Results<V>,
  lens: LensId,
  clientId: string,
  term: ContractTerm,
): string | null {
  return shareOf(
    sumOf(termValues(results, lens, clientId, "margin", term)),
    sumOf(termValues(results, lens, clientId, "revenue.net", term)),
  );
}

/** Null where there is nothing to have a share of. */
export function shareOf(part: Exact, whole: Exact): string | null {
  return whole.greaterThan(ZERO) ? plainText(divide(part, whole)) : null;
}
