import {
  type Category,
  LEVELS,
  type PerLevel,
  type PerPriority,
  PRIORITIES,
  type Priority,
} from "../model/document.ts";
import { pointValue } from "../model/point-value.ts";
import { divide, exact, multiply, plainText, roundHalfEven, sum } from "../number/exact.ts";

/** The values that adopting writes, as plain decimals of at most twelve places. */

const PLACES = 12;
const UNIT = 10n ** BigInt(PLACES);

/** Parts in proportion to counts that add up to `total` exactly, by largest remainder. Counts are whole, their sum above 0. */
export function partsOf(counts: readonly number[], total: number): string[] {
  const whole = counts.reduce((all, count) => all + BigInt(count), 0n);
  const target = BigInt(total) * UNIT;
  const parts = counts.map((count, index) => {
    const scaled = BigInt(count) * target;
    return { index, floor: scaled / whole, rest: scaled % whole };
  });
  const short = Number(target - parts.reduce((all, { floor }) => all + floor, 0n));
  const raised = new Set(
    [...parts]
      .sort((a, b) => (b.rest > a.rest ? 1 : b.rest < a.rest ? -1 : a.index - b.index))
      .slice(0, short)
      .map(({ index }) => index),
  );
  return parts.map(({ floor, index }) => decimalOf(floor + (raised.has(index) ? 1n : 0n)));
}

function decimalOf(units: bigint): string {
  const fraction = String(units % UNIT)
    .padStart(PLACES, "0")
    .replace(/0+$/, "");
  return fraction === "" ? String(units / UNIT) : `${units / UNIT}.${fraction}`;
}

/** `tickets / (divisor units factor)`, rounded half even to twelve places. Units and factor are above 0. */
export function ratePerUnit(tickets: number, divisor: number, units: number, factor: string): string {
  const base = multiply(multiply(exact(divisor), exact(units)), exact(factor));
  return plainText(roundHalfEven(divide(exact(tickets), base), PLACES));
}

/** Shares of P1 to P4 that sum to 1 exactly; null where no ticket has a priority. */
export function priorityMix(counts: Readonly<Record<Priority, number>>): PerPriority<string> | null {
  const inOrder = PRIORITIES.map((priority) => counts[priority]);
  if (inOrder.every((count) => count === 0)) return null;
  const parts = partsOf(inOrder, 1);
  return Object.fromEntries(
    PRIORITIES.map((priority, index) => [priority, parts[index] ?? "0"]),
  ) as PerPriority<string>;
}

/**
 * Factors of the calendar months, January first, with mean 1: the mean count of each calendar month over the mean of all.
 * Null without tickets. `counts` holds each month of the period (12 and more, in a row), those without a ticket as 0.
 */
export function seasonalFactors(counts: ReadonlyMap<string, number>): string[] | null {
  const sums = Array<number>(12).fill(0);
  const times = Array<number>(12).fill(0);
  for (const [month, tickets] of counts) {
    const index = Number(month.slice(5)) - 1;
    sums[index] = (sums[index] ?? 0) + tickets;
    times[index] = (times[index] ?? 0) + 1;
  }
  if (times.includes(0) || sums.every((sum) => sum === 0)) return null;
  // Over a common denominator the means are whole numbers, so that the parts are exact.
  const common = times.reduce((product, count) => leastMultiple(product, count), 1);
  return partsOf(
    sums.map((tickets, index) => tickets * (common / (times[index] ?? 1))),
    12,
  );
}

function leastMultiple(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y !== 0) [x, y] = [y, x % y];
  return (a / x) * b;
}

/**
 * Minutes per level that make a ticket take `measured` minutes on average, with the levels in the proportion they had; all at
 * L1 where the category had no minutes at all.
 */
export function minutesPerLevel(category: Category, measured: number): PerLevel<string> {
  const present = sum(
    LEVELS.map((level) =>
      multiply(exact(pointValue(category.touch[level])), exact(pointValue(category.minutes[level]))),
    ),
  );
  const target = exact(measured);
  const scaled = LEVELS.map((level) => {
    if (present.isZero()) return level === "L1" ? target : exact("0");
    return divide(multiply(exact(pointValue(category.minutes[level])), target), present);
  });
  const texts = scaled.map((value) => plainText(roundHalfEven(value, 3)));
  return Object.fromEntries(LEVELS.map((level, index) => [level, texts[index] ?? "0"])) as PerLevel<string>;
}
