import { type DateParts, possibleUnder } from "./dates.ts";
import type { DateOrder } from "./ticket-fields.ts";

/**
 * Which comes first, day or month: decided by the dates that only one order can read, over all date columns of the file.
 * Where no date decides, or many contradict, nothing is guessed and the file's owner is asked.
 */
export interface DateEvidence {
  /** Dates with the year first or the month in words. */
  shown: number;
  /** Dates whose numbers are open to more than one order. */
  open: number;
  /** Those of them that may have the year first as well (two digits everywhere). */
  openToYear: number;
  /** Dates that only one of the orders still standing can read. */
  readonly only: Record<DateOrder, number>;
}

export interface DateOrderDecision {
  readonly order: DateOrder | null;
  readonly choices: readonly DateOrder[];
  readonly reason: string;
}

const ORDERS: readonly DateOrder[] = ["dmy", "mdy", "ymd"];
/** Above this share of contrary dates the file is mixed, and asking is the only honest way. */
const CONTRARY_SHARE = 0.01;

export function noEvidence(): DateEvidence {
  return { shown: 0, open: 0, openToYear: 0, only: { dmy: 0, mdy: 0, ymd: 0 } };
}

export function addDate(evidence: DateEvidence, parts: DateParts): void {
  if (parts.shown !== null) {
    evidence.shown += 1;
    return;
  }
  const dmy = possibleUnder(parts, "dmy");
  const mdy = possibleUnder(parts, "mdy");
  const ymd = possibleUnder(parts, "ymd");
  const readings = Number(dmy) + Number(mdy) + Number(ymd);
  if (readings === 1) evidence.only[dmy ? "dmy" : mdy ? "mdy" : "ymd"] += 1;
  else if (readings > 1) {
    evidence.open += 1;
    if (ymd) evidence.openToYear += 1;
  }
}

/** True once enough dates agree and none contradicts, so that reading on for evidence would change nothing. */
export function isSettled(evidence: DateEvidence): boolean {
  const counts = ORDERS.map((order) => evidence.only[order]);
  const most = Math.max(...counts);
  return most >= 100 && counts.reduce((sum, count) => sum + count, 0) === most;
}

export function decideDateOrder(evidence: DateEvidence): DateOrderDecision {
  const { only, open, shown } = evidence;
  const total = only.dmy + only.mdy + only.ymd;
  if (total === 0 && open === 0) {
    return shown === 0
      ? { order: null, choices: [], reason: "the file holds no dates" }
      : { order: "ymd", choices: [], reason: "every date has its year first or its month in words" };
  }
  const best = ORDERS.reduce((winner, order) => (only[order] > only[winner] ? order : winner));
  const contrary = total - only[best];
  const name = { dmy: "day first", mdy: "month first", ymd: "year first" };
  if (total > 0 && contrary <= total * CONTRARY_SHARE) {
    const against = contrary === 0 ? "none otherwise" : `${contrary} otherwise`;
    return { order: best, choices: [], reason: `${only[best]} dates can only be read ${name[best]}, ${against}` };
  }
  if (total === 0) {
    return {
      order: null,
      choices: evidence.openToYear === open ? ["dmy", "mdy", "ymd"] : ["dmy", "mdy"],
      reason: `no day is above 12: all ${open} dates can be read day first and month first`,
    };
  }
  const found = ORDERS.filter((order) => only[order] > 0);
  const counts = found.map((order) => `${only[order]} dates can only be read ${name[order]}`);
  return { order: null, choices: found, reason: `${counts.join(", ")}: the file mixes orders` };
}
