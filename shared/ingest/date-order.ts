import { type DateParts, possibleUnder } from "./dates.ts";
import type { DateOrder } from "./ticket-fields.ts";

/**
 * Which comes first, day, month or year: decided by the dates that an order cannot read, over all date columns of the file.
 * Where no date decides, or many contradict, nothing is guessed and the file's owner is asked.
 */
export interface DateEvidence {
  /** Dates with the year first or the month in words. */
  shown: number;
  /** Dates whose order is open and that exist in one order at least. */
  open: number;
  /** Those of them that do not exist in an order. */
  readonly refuted: Record<DateOrder, number>;
}

export interface DateOrderDecision {
  readonly order: DateOrder | null;
  readonly choices: readonly DateOrder[];
  readonly reason: string;
}

const ORDERS: readonly DateOrder[] = ["dmy", "mdy", "ymd"];
const NAMES: Readonly<Record<DateOrder, string>> = { dmy: "day first", mdy: "month first", ymd: "year first" };
/** Above this share of contrary dates the file is mixed, and asking is the only honest way. */
const CONTRARY_SHARE = 0.01;
const ENOUGH_TO_STOP = 100;

export function noEvidence(): DateEvidence {
  return { shown: 0, open: 0, refuted: { dmy: 0, mdy: 0, ymd: 0 } };
}

export function addDate(evidence: DateEvidence, parts: DateParts): void {
  if (parts.shown !== null) {
    evidence.shown += 1;
    return;
  }
  const impossible = ORDERS.filter((order) => !possibleUnder(parts, order));
  // A date that exists in no order is somebody's slip and says nothing.
  if (impossible.length === ORDERS.length) return;
  evidence.open += 1;
  for (const order of impossible) evidence.refuted[order] += 1;
}

/** The orders from the least refuted to the most. */
function ranked({ refuted }: DateEvidence): [DateOrder, DateOrder, DateOrder] {
  return [...ORDERS].sort((a, b) => refuted[a] - refuted[b]) as [DateOrder, DateOrder, DateOrder];
}

/** True once enough dates refute all orders but one, and none refutes that, so that reading on would change nothing. */
export function isSettled(evidence: DateEvidence): boolean {
  const [best, second] = ranked(evidence);
  return evidence.refuted[best] === 0 && evidence.refuted[second] >= ENOUGH_TO_STOP;
}

export function decideDateOrder(evidence: DateEvidence): DateOrderDecision {
  const { refuted, open, shown } = evidence;
  if (open === 0) {
    return shown === 0
      ? { order: null, choices: [], reason: "the file holds no dates" }
      : { order: "ymd", choices: [], reason: "every date has its year first or its month in words" };
  }
  const [best, second, worst] = ranked(evidence);
  if (refuted[second] > 0 && refuted[best] <= refuted[second] * CONTRARY_SHARE) {
    const against = refuted[best] === 0 ? "none is against it" : `${refuted[best]} are against it`;
    return {
      order: best,
      choices: [],
      reason: `${NAMES[best]}: ${refuted[second]} of ${open} dates cannot be read ${NAMES[second]}, ${against}`,
    };
  }
  const standing = ORDERS.filter((order) => refuted[order] < refuted[worst] || refuted[worst] === 0);
  const choices = standing.length > 1 ? standing : ORDERS;
  const reason =
    refuted[second] === 0
      ? `all ${open} dates can be read ${choices.map((order) => NAMES[order]).join(" and ")}`
      : `${choices.map((order) => `${refuted[order]} of ${open} dates cannot be read ${NAMES[order]}`).join(", ")}: the file mixes orders`;
  return { order: null, choices, reason };
}
