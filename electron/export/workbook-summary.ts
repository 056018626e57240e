/** The first sheet: the four lenses side by side over the horizon, payback, and whether everything adds up. */

import { findPayback } from "../../shared/model/findings.ts";
import type { ModelGraph } from "../../shared/model/model-graph.ts";
import { LENSES, type LensId } from "../../shared/model/results.ts";
import { cachedValue, type Writing } from "./workbook-cells.ts";
import { LENS_SHEETS } from "./workbook-lens.ts";
import {
  CHECK,
  DIM,
  formatOf,
  GROUP,
  HEADING,
  HEADING_RIGHT,
  INTERNAL,
  LABEL,
  NOTE,
  STRONG_LABEL,
  TITLE,
  unitText,
  WARNING,
} from "./workbook-look.ts";
import { type PaybackBlock, paybackAnswer, paybackText } from "./workbook-payback.ts";
import { type LensRow, labelOf, TOTALS } from "./workbook-rows.ts";
import { Sheet } from "./xlsx-sheet.ts";
import { columnName, sheetReference } from "./xlsx-text.ts";

export const SUMMARY_SHEET = "Summary";
const FIRST_LENS_COLUMN = 3;
const FIGURES = [
  "revenue.gross",
  "credits",
  "revenue.net",
  "cost.total",
  "margin",
  "kpi.marginPercent",
  "kpi.marginPercentUnloaded",
  "marginCash",
  "kpi.npv",
  "kpi.npvCash",
  "kpi.costPerTicket",
  "kpi.effectiveHourlyRate",
  "kpi.revenuePerEndpoint",
  "kpi.deflection",
  "kpi.containment",
  "kpi.workAvoided",
  "hours.total",
  "kpi.hoursFreed",
  "kpi.fteFreed",
];

export function writeSummary(
  model: ModelGraph,
  rows: Readonly<Record<LensId, readonly LensRow[]>>,
  payback: readonly PaybackBlock[],
  writing: Writing,
): Sheet {
  const { grid, values, currency, months, spans } = writing;
  const sheet = new Sheet(
    {
      name: SUMMARY_SHEET,
      widths: [46, 16, 20, 20, 20, 20],
      frozen: { rows: 5, columns: 1 },
      repeated: { rows: [5, 5] },
      pagesWide: 1,
      paper: currency === "USD" ? "Letter" : "A4",
      tab: "1A7F37",
    },
    writing.styles,
  );
  sheet.row(1).text(1, model.document.name, TITLE);
  const period = `${months[0] ?? ""} to ${months.at(-1) ?? ""}`;
  sheet.row(2).text(1, `All clients, ${period}. Amounts in ${currency}.`, NOTE);
  sheet
    .row(3)
    .text(
      1,
      "Every figure is a formula. Change a yellow cell on the sheet of inputs and all of it follows; break-even is a search and stays in Outturn.",
      NOTE,
    );
  sheet.row(4).text(1, `${INTERNAL}.`, WARNING);
  sheet
    .row(5)
    .text(1, `Over ${spans.at(-1)?.label ?? ""}`, HEADING)
    .text(2, "Unit", HEADING);
  for (const [at, lens] of LENSES.entries()) sheet.text(FIRST_LENS_COLUMN + at, LENS_SHEETS[lens], HEADING_RIGHT);
  let next = 6;
  const horizon = grid.spans - 1;
  const linked = (line: string) => {
    const first = model.book.scope("current/off", null).get(line) ?? model.book.scope("proposed/on", null).get(line);
    if (first === undefined) return;
    const unit = first.node.unit.text;
    const isTotal = TOTALS.test(line);
    sheet
      .row(next++)
      .text(1, labelOf(model, first.node, 0), isTotal ? STRONG_LABEL : LABEL)
      .text(2, unitText(unit, currency, line), DIM);
    LENSES.forEach((lens, at) => {
      const place = model.book.scope(lens, null).get(line);
      if (place === undefined) return;
      const node = place.node.axis === "spans" ? place.node : place.node.overSpans();
      const cell = grid.placesOn(SUMMARY_SHEET).cell(node, 0, horizon);
      if (cell === undefined) throw new Error(`${line} has no cell`);
      const style = { format: formatOf(unit, currency, line), ...(isTotal ? { bold: true as const } : {}) };
      sheet.formula(FIRST_LENS_COLUMN + at, cell, cachedValue(node, 0, horizon, values), style);
    });
  };
  for (const line of FIGURES) linked(line);
  linked("breakEvenRealisation");

  next++;
  sheet.row(next++).text(1, "Payback of AI, month", GROUP);
  for (const block of payback) {
    const { title, plan, line } = block;
    const column = FIRST_LENS_COLUMN + LENSES.indexOf(plan === "current" ? "current/on" : "proposed/on");
    sheet
      .row(next++)
      .text(1, title, LABEL)
      .formula(column, paybackAnswer(block), paybackText(findPayback(model, values, plan)[line]), { align: "right" });
  }

  next++;
  sheet.row(next++).text(1, "Checks", GROUP);
  sheet.row(next++).text(1, "Months in which the desk is overloaded", LABEL);
  LENSES.forEach((lens, at) => {
    const node = model.book.node(lens, null, "queue.overloaded");
    const all = grid.placesOn(SUMMARY_SHEET).cells(node, [0, 0], [0, grid.months - 1]) ?? "0";
    let count = 0;
    for (let month = 0; month < grid.months; month++)
      count += values.at(node, 0, node.width === 1 ? 0 : month)?.toNumber() ?? 0;
    sheet.formula(
      FIRST_LENS_COLUMN + at,
      node.width === 1 ? `${all}*${grid.months}` : `SUM(${all})`,
      { number: count },
      { format: "0" },
    );
  });
  sheet.row(next++).text(1, "What is lost between rows (must be 0)", LABEL);
  LENSES.forEach((lens, at) => {
    sheet.formula(
      FIRST_LENS_COLUMN + at,
      lostUnder(lens, rows[lens], grid.firstSpanColumn + grid.spans - 1),
      { number: 0 },
      CHECK,
    );
  });
  return sheet;
}

/** All checks of a lens: the rows between the first and the last that say "check" are found by their label. */
function lostUnder(lens: LensId, rows: readonly LensRow[], column: number): string {
  const sheet = sheetReference(LENS_SHEETS[lens]);
  const checks = rows.filter(({ kind }) => kind === "check").map(({ row }) => row);
  const [first = 1, last = 1] = [checks[0], checks.at(-1)];
  const label = (name: string) => `${sheet}!$${name}$${first}:$${name}$${last}`;
  return `SUMIF(${label("A")},"Check:*",${label(columnName(column))})`;
}
