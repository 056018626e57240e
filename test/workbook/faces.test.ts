import { expect, test } from "vitest";
import { compareFormulas, readCells, withoutCachedValues } from "../../electron/export/workbook-comparison.ts";
import { packWorkbook } from "../../electron/export/xlsx-package.ts";
import { Sheet } from "../../electron/export/xlsx-sheet.ts";
import { Styles } from "../../electron/export/xlsx-styles.ts";
import { ExactEvaluation } from "../../shared/formula/exact-evaluation.ts";
import { InputValues } from "../../shared/formula/input-values.ts";
import type { Operation } from "../../shared/formula/node.ts";
import { money } from "../../shared/formula/operations.ts";
import { FormulaGraph, type Quantity } from "../../shared/formula/quantity.ts";
import { spreadsheetFormula } from "../../shared/formula/to-spreadsheet.ts";
import { PURE } from "../../shared/formula/unit.ts";
import { chanceToWait } from "../../shared/model/desk-queue.ts";
import { downtimeAbove, scoreBelow, ticketsInTime } from "../../shared/model/service-levels.ts";
import { TypingLibreOffice } from "./libre-office.ts";

/** Faces at values where a spreadsheet's functions are at their limits: ties, tails, large counts, zeros. */

const graph = new FormulaGraph({ rows: 1, months: 1, spans: [{ fromMonth: 1, toMonth: 1 }] }, money(2, "half-up"));
const number = (text: string): Quantity => graph.number(text);
const each = (operation: Operation, ...operands: readonly (readonly string[])[]): Quantity[] =>
  operands.map((texts) => graph.apply(operation, ...texts.map(number)));

const AMOUNTS = [
  "0.125",
  "0.375",
  "-0.125",
  "-0.375",
  "1.005",
  "-1.005",
  "2.675",
  "86.415",
  "1234567.885",
  "0.5",
  "1.5",
];
const MORE_AMOUNTS = ["-2.5", "3.5", "0.0005", "-0.0015", "0.124999999", "98765432.105", "-98765432.115", "0"];
const rounded = [...AMOUNTS, ...MORE_AMOUNTS].flatMap((amount) =>
  [0, 2, 3].flatMap((places) => [
    ...each(money(places, "half-up"), [amount]),
    ...each(money(places, "half-even"), [amount]),
  ]),
);

const waits = [
  "0",
  "0.1",
  "0.9999",
  "1",
  "4.999999999",
  "4.9999999999",
  "5",
  "7.25",
  "49.5",
  "480.25",
  "799.9",
].flatMap((load) => ["0", "1", "5", "8", "50", "500", "800"].flatMap((servers) => each(chanceToWait, [load, servers])));

const inTime = ["0", "0.5", "0.9", "0.95", "0.999", "1"].flatMap((threshold) =>
  ["1", "7", "20", "1000", "100000"].flatMap((tickets) =>
    ["0", "0.000001", "0.5", "0.949", "0.95", "0.99999", "1"].flatMap((chance) =>
      each(ticketsInTime, [threshold, tickets, chance]),
    ),
  ),
);

const downtimes = ["0", "0.001", "0.4", "2", "25", "300"].flatMap((outages) =>
  ["0", "0.73", "7.3", "73", "730"].flatMap((hours) =>
    ["0", "0.05", "1", "4.5", "24"].flatMap((mean) => each(downtimeAbove, [outages, hours, mean])),
  ),
);

const scores = ["-5", "60", "70", "74.999999", "75", "80", "120"].flatMap((threshold) =>
  ["0", "0.001", "4", "30"].flatMap((sd) => each(scoreBelow, [threshold, "75", sd])),
);

const others = [
  number("0").toPower(number("0")),
  number("0").toPower(number("2.5")),
  number("0.95").toPower(number("3")),
  number("-2.5").roundedUp(),
  number("2.5").roundedUp(),
  number("-2.5").wholePart(),
  number("2.5").wholePart(),
  number("0.1234567895").q9(),
  number("-3").minus(number("-4").minus(number("5"))),
  number("3").over(number("4").times(number("5"))),
  number("3")
    .minus(number("4"))
    .over(number("5").plus(number("1"))),
  number("3").ratioTo(number("0.0000000004")),
  number("3").ratioToPositive(number("-1")),
  graph.total(
    "",
    Array.from({ length: 600 }, (_, at) => number(String(at))),
    PURE,
  ),
];

test("the faces agree with the exact path", async ({ skip }) => {
  const program = TypingLibreOffice.open();
  if (!(program instanceof TypingLibreOffice)) return skip(program.missing);
  const values = new ExactEvaluation(
    graph.nodes,
    InputValues.read([], { stands: () => null, exactly: () => unheld() }),
  );
  const styles = new Styles();
  const sheet = new Sheet(
    {
      name: "Faces",
      widths: [30],
      frozen: { rows: 1, columns: 0 },
      repeated: { rows: [1, 1] },
      pagesWide: 1,
      paper: "A4",
    },
    styles,
  );
  const cases = [...rounded, ...waits, ...inTime, ...downtimes, ...scores, ...others];
  const places = { cell: () => undefined, cells: () => undefined };
  cases.forEach((node, at) => {
    const value = values.at(node, 0, 0);
    const cached = value === null ? { text: "" } : { number: value.toNumber() };
    sheet.row(at + 2).formula(1, spreadsheetFormula(node, 0, 0, places), cached);
  });
  const bytes = packWorkbook({ title: "Faces", marking: "", sheets: [sheet], names: [], styles });
  try {
    const [saved = new Uint8Array()] = await program.recalculate([withoutCachedValues(bytes)]);
    const comparison = compareFormulas(readCells(bytes), readCells(saved));
    expect(comparison.differences).toEqual([]);
    expect(comparison.formulas).toBe(cases.length);
  } finally {
    program.close();
  }
});

function unheld(): never {
  throw new Error("these formulas have no inputs");
}
