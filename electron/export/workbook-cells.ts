/** Cells of formulas: text from the graph, value from the exact path. */
import type { ExactReader, FormulaNode } from "../../shared/formula/node.ts";
import { isLine } from "../../shared/formula/operations.ts";
import { spreadsheetFormula } from "../../shared/formula/to-spreadsheet.ts";
import type { Span } from "../../shared/model/results.ts";
import {
  FIRST_MONTH_COLUMN,
  type Grid,
  LABEL_COLUMN,
  LINE_COLUMN,
  MONTH_LABEL_ROW,
  MONTH_NUMBER_ROW,
  UNIT_COLUMN,
} from "./workbook-grid.ts";
import { HEADING, HEADING_RIGHT, INTERNAL, MONTH_NUMBER, NOTE, TITLE } from "./workbook-look.ts";
import { type Cached, Sheet } from "./xlsx-sheet.ts";
import type { CellStyle, Styles } from "./xlsx-styles.ts";

/** What every sheet over months is written with. */
export interface Writing {
  readonly grid: Grid;
  readonly values: ExactReader;
  readonly styles: Styles;
  readonly months: readonly string[];
  readonly spans: readonly Span[];
  readonly currency: string;
}

/** A figure that does not exist shows nothing; what a formula divides by 0 on the way is an error there. */
export function cachedValue(node: FormulaNode, row: number, column: number, values: ExactReader): Cached {
  const value = values.at(node, row, column);
  if (value !== null) return { number: value.toNumber() };
  let behind = node;
  while (isLine(behind.operation) && behind.operands[0] !== undefined) behind = behind.operands[0];
  return behind.operation.name.startsWith("ratio") ? { text: "" } : { error: "#DIV/0!" };
}

/**
 * Writes one row of a formula over `width` columns: its own text where its cells are on this sheet, elsewhere a reference
 * to them. What does not change over the months stands in the first, and the others refer to it.
 */
export function writeFormulas(
  sheet: Sheet,
  node: FormulaNode,
  row: number,
  width: number,
  { grid, values }: Writing,
  style: CellStyle,
): void {
  const places = grid.placesOn(sheet.options.name);
  const isHome = grid.sheetOf(node) === sheet.options.name;
  for (let at = 0; at < width; at++) {
    const column = node.width === 1 ? 0 : at;
    const text =
      isHome && at < node.width ? spreadsheetFormula(node, row, column, places) : places.cell(node, row, column);
    if (text === undefined) throw new Error(`${node.operation.key} has no cell`);
    sheet.formula(grid.columnOf(node, 0) + at, text, cachedValue(node, row, column, values), style);
  }
}

/** A sheet over months with its title, and above each column the month and its number. */
export function sheetOverMonths(
  name: string,
  title: string,
  subtitle: string,
  tab: string,
  { grid, styles, months, spans, currency }: Writing,
): Sheet {
  const columns = LINE_COLUMN + months.length + 1 + spans.length;
  const sheet = new Sheet(
    {
      name,
      widths: [44, 14, 26, ...months.map(() => 13), 3, ...spans.map(() => 20)],
      frozen: { rows: MONTH_NUMBER_ROW, columns: LINE_COLUMN },
      repeated: { rows: [MONTH_LABEL_ROW, MONTH_NUMBER_ROW], columns: [LABEL_COLUMN, UNIT_COLUMN] },
      pagesWide: Math.max(1, Math.ceil(columns / 15)),
      paper: currency === "USD" ? "Letter" : "A4",
      tab,
    },
    styles,
  );
  sheet.row(1).text(1, title, TITLE);
  sheet.row(2).text(1, `${INTERNAL}. ${subtitle}`, NOTE);
  sheet.row(MONTH_LABEL_ROW).text(LABEL_COLUMN, "Line", HEADING).text(UNIT_COLUMN, "Unit", HEADING);
  sheet.text(LINE_COLUMN, "Id", HEADING);
  for (const [at, month] of months.entries()) sheet.text(FIRST_MONTH_COLUMN + at, month, HEADING_RIGHT);
  for (const [at, span] of spans.entries()) sheet.text(grid.firstSpanColumn + at, span.label, HEADING_RIGHT);
  sheet.row(MONTH_NUMBER_ROW).text(LABEL_COLUMN, "Month", NOTE);
  // Without a reference: one to whole columns would make every month depend on every cell below it.
  for (const [at] of months.entries())
    sheet.formula(FIRST_MONTH_COLUMN + at, `COLUMN()-${FIRST_MONTH_COLUMN - 1}`, { number: at + 1 }, MONTH_NUMBER);
  return sheet;
}
