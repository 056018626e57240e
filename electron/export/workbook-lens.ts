/** One sheet for each lens: the portfolio, then each client; rows are lines, columns months, years and the horizon. */
import type { LensId } from "../../shared/model/results.ts";
import { sheetOverMonths, type Writing, writeFormulas } from "./workbook-cells.ts";
import { blocksOf, checkFormula, checkTotal } from "./workbook-checks.ts";
import { FIRST_MONTH_COLUMN, type Grid, LABEL_COLUMN, LINE_COLUMN, UNIT_COLUMN } from "./workbook-grid.ts";
import {
  BLOCK,
  CHECK,
  CHECK_LABEL,
  DEEP_LABEL,
  DIM,
  formatOf,
  GROUP,
  LABEL,
  STRONG_LABEL,
  unitText,
} from "./workbook-look.ts";
import { type LensRow, type LineRow, TOTALS } from "./workbook-rows.ts";
import type { Sheet } from "./xlsx-sheet.ts";
import { columnName } from "./xlsx-text.ts";

export const LENS_SHEETS: Readonly<Record<LensId, string>> = {
  "current/off": "Current, AI off",
  "current/on": "Current, AI on",
  "proposed/off": "Proposed, AI off",
  "proposed/on": "Proposed, AI on",
};
const TITLES: Readonly<Record<LensId, string>> = {
  "current/off": "Current plan, AI off",
  "current/on": "Current plan, AI on",
  "proposed/off": "Proposed plan, AI off",
  "proposed/on": "Proposed plan, AI on",
};
const TABS: Readonly<Record<LensId, string>> = {
  "current/off": "8C959F",
  "current/on": "57606A",
  "proposed/off": "54AEFF",
  "proposed/on": "0969DA",
};

/** Gives every line of the lens its cells, unless another lens already has them: the work is the same under both plans. */
export function placeLens(lens: LensId, rows: readonly LensRow[], grid: Grid): void {
  const sheet = LENS_SHEETS[lens];
  for (const row of rows) {
    if (row.kind !== "line") continue;
    const spot = { sheet, row: row.row - row.nodeRow };
    if (grid.sheetOf(row.node) === undefined) grid.place(row.node, spot);
    if (row.sums !== null && grid.sheetOf(row.sums) === undefined) grid.place(row.sums, spot);
  }
}

export function writeLens(lens: LensId, rows: readonly LensRow[], name: string, writing: Writing): Sheet {
  const { grid } = writing;
  const sheet = sheetOverMonths(
    LENS_SHEETS[lens],
    TITLES[lens],
    `${name}. Amounts in ${writing.currency}. Every figure is a formula over the sheet of inputs.`,
    TABS[lens],
    writing,
  );
  const blocks = blocksOf(rows);
  let block = -1;
  for (const row of rows) {
    switch (row.kind) {
      case "block":
        block++;
        sheet.row(row.row).text(LABEL_COLUMN, row.label, BLOCK);
        break;
      case "group":
        sheet.row(row.row).text(LABEL_COLUMN, row.label, GROUP);
        break;
      case "line":
        writeLine(sheet, row, writing);
        break;
      case "check": {
        sheet.row(row.row, 1).text(LABEL_COLUMN, "Check: nothing is lost (must be 0)", CHECK_LABEL);
        const formulaIn = checkFormula(row, blocks[block] ?? [], blocks);
        for (let column = FIRST_MONTH_COLUMN; column < FIRST_MONTH_COLUMN + grid.months; column++)
          sheet.formula(column, formulaIn(columnName(column)), { number: 0 }, CHECK);
        sheet.formula(grid.firstSpanColumn + grid.spans - 1, checkTotal(row.row, grid), { number: 0 }, CHECK);
        break;
      }
    }
  }
  return sheet;
}

function writeLine(sheet: Sheet, row: LineRow, writing: Writing): void {
  const { grid, currency } = writing;
  const { node, nodeRow, sums, line } = row;
  const unit = node.unit.text;
  const isTotal = TOTALS.test(line);
  const style = { format: formatOf(unit, currency, line), ...(isTotal ? { bold: true as const } : {}) };
  sheet
    .row(row.row, row.level)
    .text(LABEL_COLUMN, row.label, isTotal ? STRONG_LABEL : row.level === 1 ? LABEL : DEEP_LABEL)
    .text(UNIT_COLUMN, unitText(unit, currency, line), DIM)
    .text(LINE_COLUMN, line, DIM);
  writeFormulas(sheet, node, nodeRow, node.axis === "spans" ? grid.spans : grid.months, writing, style);
  if (sums !== null) writeFormulas(sheet, sums, nodeRow, grid.spans, writing, style);
}
