/** Payback of AI under both plans (spec section 8): the running difference, where it is below 0, and the month. */
import type { Quantity } from "../../shared/formula/quantity.ts";
import { findPayback } from "../../shared/model/findings.ts";
import type { ModelGraph } from "../../shared/model/model-graph.ts";
import type { PaybackFigure } from "../../shared/model/results.ts";
import { minorUnitOf } from "../../shared/number/currency.ts";
import { divide, exact, plainText } from "../../shared/number/exact.ts";
import { sheetOverMonths, type Writing, writeFormulas } from "./workbook-cells.ts";
import { FIRST_MONTH_COLUMN, FIRST_ROW, type Grid, LABEL_COLUMN, UNIT_COLUMN } from "./workbook-grid.ts";
import { BLOCK, DIM, formatOf, LABEL, STRONG_LABEL, unitText } from "./workbook-look.ts";
import type { Cached, Sheet } from "./xlsx-sheet.ts";
import { columnName } from "./xlsx-text.ts";

export const PAYBACK_SHEET = "Payback";
const TITLES = { margin: "on margin", marginCash: "on cash margin" } as const;
const PLANS = { current: "Current plan", proposed: "Proposed plan" } as const;

export interface PaybackBlock {
  readonly plan: keyof typeof PLANS;
  readonly line: keyof typeof TITLES;
  readonly title: string;
  readonly steps: readonly (readonly [label: string, node: Quantity])[];
  /** Row of the title; the steps and the answer follow. */
  readonly row: number;
  readonly answerRow: number;
}

/** Formulas of the same graph, so that they have the same faces as everything else. */
export function planPayback(model: ModelGraph): PaybackBlock[] {
  const { graph, book, document } = model;
  const least = plainText(divide(exact("-0.5"), exact(10 ** minorUnitOf(document.currency))));
  let next = FIRST_ROW;
  return (["current", "proposed"] as const).flatMap((plan) =>
    (["margin", "marginCash"] as const).map((line): PaybackBlock => {
      const difference = book.node(`${plan}/on`, null, line).minus(book.node(`${plan}/off`, null, line));
      const running = difference.runningTotal();
      const isBelow = graph.number(least, "money").isAbove(running);
      const below = graph.choose(isBelow, graph.month(), graph.number("0"));
      const row = next;
      next += 6;
      return {
        plan,
        line,
        title: `${PLANS[plan]}, ${TITLES[line]}`,
        steps: [
          ["With AI less without AI", difference],
          ["Running total", running],
          ["Month, where the running total is below 0", below],
        ],
        row,
        answerRow: row + 4,
      };
    }),
  );
}

export function placePayback(blocks: readonly PaybackBlock[], grid: Grid): void {
  for (const { steps, row } of blocks)
    steps.forEach(([, node], at) => {
      grid.place(node, { sheet: PAYBACK_SHEET, row: row + 1 + at });
    });
}

/** Reference to the answer from another sheet. */
export function paybackAnswer({ answerRow }: PaybackBlock): string {
  return `${PAYBACK_SHEET}!$${columnName(FIRST_MONTH_COLUMN)}$${answerRow}`;
}

export function paybackText(figure: PaybackFigure): Cached {
  if (figure.month !== null) return { number: figure.month };
  return { text: figure.reason === "no-investment" ? "no investment" : "not recovered" };
}

export function writePayback(blocks: readonly PaybackBlock[], model: ModelGraph, writing: Writing): Sheet {
  const { grid, values, currency } = writing;
  const subtitle = "The first month from which the running total stays at 0 or above, once AI costs money.";
  const sheet = sheetOverMonths(PAYBACK_SHEET, "Payback of AI", subtitle, "8250DF", writing);
  const costsFrom = grid.nameOf(model.costsFromMonth, 0, 0) ?? "1";
  for (const { title, steps, row, answerRow, plan, line } of blocks) {
    sheet.row(row).text(LABEL_COLUMN, title, BLOCK);
    steps.forEach(([label, node], at) => {
      const unit = node.unit.text;
      sheet
        .row(row + 1 + at, 1)
        .text(LABEL_COLUMN, label, LABEL)
        .text(UNIT_COLUMN, unitText(unit, currency), DIM);
      writeFormulas(sheet, node, 0, grid.months, writing, { format: formatOf(unit, currency) });
    });
    const last = columnName(FIRST_MONTH_COLUMN + grid.months - 1);
    const latest = `MAX($${columnName(FIRST_MONTH_COLUMN)}${row + 3}:${last}${row + 3})`;
    const first = `MAX(${latest}+1,${costsFrom})`;
    const formula = `IF(${latest}=0,"no investment",IF(${first}>${grid.months},"not recovered",${first}))`;
    sheet
      .row(answerRow)
      .text(LABEL_COLUMN, "Paid back in month", STRONG_LABEL)
      .formula(FIRST_MONTH_COLUMN, formula, paybackText(findPayback(model, values, plan)[line]), {
        bold: true,
        align: "right",
      });
  }
  return sheet;
}
