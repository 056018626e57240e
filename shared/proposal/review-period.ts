/** Which months a service review is about, and the scenario that reaches them. */
import type { ScenarioDocument } from "../model/document.ts";
import { calendarMonth, scenarioMonth } from "../number/month-text.ts";
import type { PeriodView } from "./review-view-shape.ts";

/** Last month that the model reaches (spec section 1). */
const MOST_MONTHS = 120;
const AHEAD = 12;

/** 1-based months of the scenario, inclusive. */
export interface MonthSpan {
  readonly first: number;
  readonly last: number;
}

/** The last calendar month, `YYYY-MM`, that was over on a day (ISO date). */
export function lastWholeMonth(today: string): string {
  return calendarMonth(today.slice(0, 7), 0);
}

/**
 * The `months` (1 or more) up to the calendar month `until`, as far as the scenario has them: one that begins later is reviewed from
 * its first month, one that the model does not reach at its last.
 */
export function reviewSpan(document: ScenarioDocument, until: string, months: number): MonthSpan {
  const last = Math.min(MOST_MONTHS, Math.max(months, scenarioMonth(document.startMonth, until)));
  return { first: Math.max(1, last - months + 1), last };
}

/** The twelve months after a span, as far as the model reaches; null where there is none. */
export function spanAhead({ last }: MonthSpan): MonthSpan | null {
  return last >= MOST_MONTHS ? null : { first: last + 1, last: Math.min(MOST_MONTHS, last + AHEAD) };
}

/** The scenario over a horizon that holds a span and what follows it. */
export function documentOver(document: ScenarioDocument, span: MonthSpan): ScenarioDocument {
  return { ...document, months: Math.max(document.months, spanAhead(span)?.last ?? span.last) };
}

export function periodView({ startMonth }: ScenarioDocument, { first, last }: MonthSpan): PeriodView {
  return { first: calendarMonth(startMonth, first), last: calendarMonth(startMonth, last), months: last - first + 1 };
}
