/** The months of several scenarios on one axis, and what their lines say. */
import type { LensId, Scope } from "../../../shared/model/results.ts";
import type { Figures } from "../../controls/figures.ts";
import type { Inspected } from "../../state/selection-store.ts";
import { monthTrace, runningTrace } from "../model/chart-traces.ts";
import type { Column } from "./columns.ts";
import { shortName } from "./compare-words.ts";
import { spanOf } from "./figure-rows.ts";
import type { LinePoint } from "./ScenarioLines.tsx";

/** What is drawn of each scenario. */
export interface Drawn {
  readonly lens: LensId;
  readonly scope: Scope;
  /** A year from 0, or the horizon of each scenario. */
  readonly span: number | null;
  /** The sum of all months so far, else each month by itself. */
  readonly running: boolean;
}

/** Scenarios of the baseline's currency, by calendar month. */
export function linePoints(columns: readonly Column[], { lens, span, running }: Drawn): readonly LinePoint[] {
  const values = new Map<string, Record<string, number>>();
  for (const column of columns) {
    const { figures, id } = column;
    const at = spanOf(column, span);
    const chosen = at === null ? undefined : figures?.spans[at];
    const margins = figures?.lenses?.[lens].monthlyMargin;
    if (figures === null || chosen === undefined || margins === undefined) continue;
    let sum = 0;
    for (let month = chosen.fromMonth; month <= chosen.toMonth; month++) {
      const value = margins[month - 1] ?? 0;
      sum = running ? sum + value : value;
      const name = figures.months[month - 1] ?? "";
      values.set(name, { ...values.get(name), [id]: sum });
    }
  }
  return [...values].map(([month, each]) => ({ month, values: each })).sort((a, b) => (a.month < b.month ? -1 : 1));
}

/** What explains a scenario's point at a calendar month; null where it has none. */
export function pointTrace(
  { figures, written }: Column,
  { lens, scope, span, running }: Drawn,
  month: string,
): Inspected | null {
  const chosen = figures?.spans[span ?? figures.spans.length - 1];
  if (figures === null || chosen === undefined) return null;
  const at = figures.months.indexOf(month) + 1 - chosen.fromMonth;
  const months = {
    view: { scope, spans: figures.spans, months: figures.months },
    fromMonth: chosen.fromMonth,
    figures: written,
  };
  return running ? runningTrace(lens, at, months) : monthTrace(lens, "margin", "Margin", at, months);
}

export function linesFinding(
  points: readonly LinePoint[],
  columns: readonly Column[],
  running: boolean,
  figures: Figures,
): string {
  const last = points.at(-1);
  const ends = columns
    .flatMap((column) => {
      const value = last?.values[column.id];
      return value === undefined ? [] : [{ column, value }];
    })
    .sort((a, b) => b.value - a.value);
  const [best] = ends;
  const worst = ends.at(-1);
  if (last === undefined || best === undefined || worst === undefined) return "No months to compare";
  const month = figures.shortMonth(last.month);
  const size = figures.shortMoney(best.value);
  if (ends.length === 1)
    return running
      ? `${shortName(best.column)} has earned ${size} by ${month}`
      : `${shortName(best.column)} earns ${size} in ${month}`;
  const gap = figures.shortMoney(best.value - worst.value);
  if (Math.round(best.value - worst.value) === 0)
    return running ? `All have earned ${size} by ${month}` : `All earn ${size} in ${month}`;
  const verb = running ? "has earned most by" : "earns most in";
  return `${best.column.letter} ${shortName(best.column)} ${verb} ${month}, ${gap} above ${worst.column.letter} ${shortName(worst.column)}`;
}
