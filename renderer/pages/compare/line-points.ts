/** The months of several scenarios on one axis, and what their lines say. */
import type { LensId } from "../../../shared/model/results.ts";
import type { Figures } from "../../controls/figures.ts";
import type { Column } from "./columns.ts";
import { spanOf } from "./figure-rows.ts";
import type { LinePoint } from "./ScenarioLines.tsx";

/** Scenarios of the baseline's currency, by calendar month. */
export function linePoints(
  columns: readonly Column[],
  lens: LensId,
  span: number | null,
  running: boolean,
): readonly LinePoint[] {
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
      ? `${best.column.name} has earned ${size} by ${month}`
      : `${best.column.name} earns ${size} in ${month}`;
  const gap = figures.shortMoney(best.value - worst.value);
  if (Math.round(best.value - worst.value) === 0)
    return running ? `All have earned ${size} by ${month}` : `All earn ${size} in ${month}`;
  const verb = running ? "has earned most by" : "earns most in";
  return `${best.column.letter} ${best.column.name} ${verb} ${month}, ${gap} above ${worst.column.letter} ${worst.column.name}`;
}
