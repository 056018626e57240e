/** Between which two values an input is moved to see how much the margin rests on it. */

import type { QuantityText } from "../model/document.ts";
import type { Field } from "../model/field.ts";
import type { Input } from "../model/fields.ts";
import { pointValue } from "../model/point-value.ts";
import {
  add,
  ceiling,
  compare,
  type Exact,
  exact,
  floor,
  greatest,
  least,
  multiply,
  plainText,
  subtract,
} from "../number/exact.ts";
import { libraryEntriesFor } from "../scenario/assumption-library.ts";
import { isGraded } from "../scenario/evidence.ts";

/** Plain decimal text, in document form. */
export interface SwingRange {
  readonly low: string;
  readonly high: string;
  /** `library`: the documented range of the assumption; `tenth`: a tenth of the value either way. */
  readonly from: "library" | "tenth";
}

/** Parts of a fixed whole (none moves alone) and thresholds (decided, and in an order with their neighbours). */
const NOT_MOVED = /^categories\/\*\/(priority|seasonality)\/|^desk\/profile\/|\/tiers\/\*\/upTo$|\/bands\/\*\/below$/;

const TENTH = exact("0.1");

/** A term that a plan does not have is nobody's estimate. */
const isAbsentTerm = ({ field, present }: Pick<Input, "field" | "present">): boolean =>
  !present && (field.group === "currentPlan" || field.group === "proposedPlan");

/** Whether an input is a number that somebody estimated, counted or agreed; months are decided, and move nothing by a tenth. */
export const isMoved = (input: Pick<Input, "field" | "present">): boolean =>
  isGraded(input) && input.field.kind !== "month" && !NOT_MOVED.test(input.field.pattern) && !isAbsentTerm(input);

/** The library speaks of money in US dollars. */
const isForeign = (field: Field, currency: string): boolean => field.unit.startsWith("money") && currency !== "USD";

function documented(path: string, field: Field, currency: string): readonly [Exact, Exact] | undefined {
  if (isForeign(field, currency)) return undefined;
  const entry = libraryEntriesFor(path).find(({ low, high }) => low !== high);
  return entry === undefined ? undefined : [exact(entry.low), exact(entry.high)];
}

function aroundTenth(value: Exact, field: Field): readonly [Exact, Exact] {
  const tenth = multiply(value, TENTH).abs();
  const [low, high] = [subtract(value, tenth), add(value, tenth)];
  return field.kind === "count" ? [floor(low), ceiling(high)] : [low, high];
}

/** An open end is not stepped onto: nearer to it than the value there is nothing to be said. */
function inDomain(end: Exact, value: Exact, { domain }: Field): Exact {
  const { minimum, maximum, aboveMinimum } = domain ?? {};
  const above = minimum === undefined ? end : greatest(end, exact(minimum));
  const inside = maximum === undefined ? above : least(above, exact(maximum));
  const onOpenEnd = aboveMinimum === true && minimum !== undefined && compare(inside, exact(minimum)) === 0;
  return onOpenEnd ? value : inside;
}

/**
 * Library low to high where the library has a range for the input, else a tenth of the value down and up, both within the
 * field's domain. `undefined` for inputs that are not moved (`isMoved`), that are null, and where both ends are the value.
 */
export function swingRange(input: Input, currency: string): SwingRange | undefined {
  const { path, field, value: standing } = input;
  if (!isMoved(input) || standing === null) return undefined;
  const value = exact(pointValue(standing as QuantityText));
  const range = documented(path, field, currency);
  const [low, high] = (range ?? aroundTenth(value, field)).map((end) => inDomain(end, value, field));
  if (low === undefined || high === undefined || (compare(low, value) === 0 && compare(high, value) === 0))
    return undefined;
  return { low: plainText(low), high: plainText(high), from: range === undefined ? "tenth" : "library" };
}
