/** The table of operations: each row is one operation with its unit rule, exact value, column form, wording and spreadsheet text. */
import {
  add,
  ceiling,
  compare,
  divide,
  type Exact,
  exact,
  floor,
  greatest,
  least,
  multiply,
  ONE,
  plainText,
  power,
  q9,
  roundHalfEven,
  roundHalfUp,
  subtract,
  ZERO,
} from "../number/exact.ts";
import {
  addColumns,
  type Columns,
  cellwise,
  columnStep,
  deciding,
  divideColumns,
  greaterColumns,
  isAboveColumns,
  isAtLeastColumns,
  lesserColumns,
  mapped,
  multiplyColumns,
  pairwise,
  rowStart,
  subtractColumns,
} from "./columns.ts";
import {
  BINDING,
  type ExactReader,
  type FormulaNode,
  type Operation,
  type Phrase,
  type SpreadsheetContext,
  type WordingContext,
} from "./node.ts";
import { figureText, infix, listed, say, within } from "./phrase.ts";
import { bracketed, called, cellText, signed, summed, truthOf } from "./spreadsheet-phrase.ts";
import { commonUnit, PURE, productUnit, quotientUnit, requirePure, type Unit } from "./unit.ts";

type ExactCell = (node: FormulaNode, row: number, column: number, reader: ExactReader) => Exact | null;

function operand(node: FormulaNode, position: number): FormulaNode {
  const found = node.operands[position];
  if (found === undefined) throw new Error(`${node.operation.name} lacks operand ${position}`);
  return found;
}

/** Exact face of a function of one cell of each operand; an operand that does not exist makes the result not exist. */
function exactly(compute: (...values: Exact[]) => Exact | null): ExactCell {
  return (node, row, column, reader) => {
    const values: Exact[] = [];
    for (const each of node.operands) {
      const value = reader.at(each, row, column);
      if (value === null) return null;
      values.push(value);
    }
    return compute(...values);
  };
}

function exactPair(compute: (a: Exact, b: Exact) => Exact | null): ExactCell {
  return (node, row, column, reader) => {
    const a = reader.at(node.operands[0]!, row, column);
    const b = reader.at(node.operands[1]!, row, column);
    return a === null || b === null ? null : compute(a, b);
  };
}

const sameUnit = (name: string) => (units: readonly Unit[]) => commonUnit(units, name);
const firstUnit = (units: readonly Unit[]) => units[0] ?? PURE;

/** Distance from a rounding tie, relative to the rounding step, under which float64 does not decide. Covers 1e-10 relative and 1e-7 absolute error of a money amount. */
function nearTie(scaled: number): boolean {
  const fraction = scaled - Math.floor(scaled);
  return Math.abs(fraction - 0.5) < 1e-4 + Math.abs(scaled) * 1e-10;
}

/** Rounds half up at `scale` steps a unit; asks the exact path near a tie or where float64 has too few digits. */
function roundedColumn(scale: number): Columns {
  return mapped((value, node, row, column, reader) => {
    if (value === 0) return 0;
    const scaled = value * scale;
    if (Math.abs(scaled) > 4e15 || nearTie(scaled)) return reader.exactCell(node, row, column);
    return Number.isNaN(value) ? Number.NaN : Math.floor(scaled + 0.5) / scale + 0;
  });
}

/** Rounds at `scale` steps a unit, halves away from 0 or to even. Within what a few float64 operations err by, a value lies on the tie. */
function roundedInFloat(scale: number, rounding: "half-up" | "half-even"): (value: number) => number {
  return (value) => {
    const size = Math.abs(value) * scale;
    if (!(size < 4e15)) return value;
    const whole = Math.floor(size);
    const beyondHalf = size - whole - 0.5;
    const isTie = Math.abs(beyondHalf) < 1e-7 + size * 2e-15;
    const isUp = isTie ? rounding === "half-up" || whole % 2 === 1 : beyondHalf > 0;
    return (Math.sign(value) * (isUp ? whole + 1 : whole)) / scale + 0;
  };
}

/**
 * q9 is taken before every test, so that what is compared are the nearest doubles of 9-decimal numbers. A tie in the
 * tenth decimal needs exact digits; so does a magnitude at which a double no longer holds nine decimals.
 */
const q9Column: Columns = mapped((value, node, row, column, reader) => {
  if (value === 0 || Number.isInteger(value)) return value;
  const scaled = value * 1e9;
  if (Math.abs(scaled) > 4e15) return reader.exactCell(node, row, column);
  const fraction = scaled - Math.floor(scaled);
  if (Math.abs(fraction - 0.5) < 1e-5 + Math.abs(scaled) * 4e-16) return reader.exactCell(node, row, column);
  return Math.floor(scaled + 0.5) / 1e9 + 0;
});

export const plus: Operation = {
  name: "plus",
  key: "plus",
  unit: sameUnit("plus"),
  exact: exactPair(add),
  column: addColumns,
  zeroIf: "all",
  wording: infix("+", BINDING.sum, true),
  spreadsheet: signed("+", BINDING.sum, true),
};

export const minus: Operation = {
  name: "minus",
  key: "minus",
  unit: sameUnit("minus"),
  exact: exactPair(subtract),
  column: subtractColumns,
  zeroIf: "all",
  wording: infix("−", BINDING.sum, false),
  spreadsheet: signed("-", BINDING.sum, false),
};

export const times: Operation = {
  name: "times",
  key: "times",
  unit: ([a = PURE, b = PURE]) => productUnit(a, b),
  exact: exactPair(multiply),
  column: multiplyColumns,
  zeroIf: "any",
  wording: infix("×", BINDING.product, true),
  spreadsheet: signed("*", BINDING.product, true),
};

/**
 * Division by what is never 0 where the result is used. Columns are computed whole, also in months that a condition
 * leaves out; there the divisor may be 0, and the quotient does not exist. A figure that may not exist is a `ratio`.
 */
export const dividedBy: Operation = {
  name: "dividedBy",
  key: "dividedBy",
  unit: ([a = PURE, b = PURE]) => quotientUnit(a, b),
  exact: exactPair((a, b) => (b.isZero() ? null : divide(a, b))),
  column: divideColumns,
  zeroIf: "first",
  wording: infix("÷", BINDING.product, false),
  spreadsheet: signed("/", BINDING.product, false),
};

/** What does not exist is shown as nothing in a workbook, never as 0 or as an error. */
function quotientWhere(sign: string): Operation["spreadsheet"] {
  return (_node, context) => {
    const [a, b] = [context.phrase(0), context.phrase(1)];
    const quotient = `${bracketed(a, BINDING.product)}/${bracketed(b, BINDING.power)}`;
    return cellText(`IF(ROUND(${b.text},9)${sign}0,"",${quotient})`);
  };
}

/** Division that does not exist where q9 of the denominator is 0 (spec section 1). */
export const ratio: Operation = {
  name: "ratio",
  key: "ratio",
  unit: ([a = PURE, b = PURE]) => quotientUnit(a, b),
  exact: exactPair((a, b) => (q9(b).isZero() ? null : divide(a, b))),
  column: pairwise((a, b) => (Math.abs(b) < 5e-10 ? Number.NaN : a / b)),
  wording: infix("÷", BINDING.product, false),
  spreadsheet: quotientWhere("="),
  repeated: [1],
};

/** A ratio that does not exist where its denominator is 0 or below (margin on no revenue). */
export const ratioOfPositive: Operation = {
  ...ratio,
  name: "ratioOfPositive",
  key: "ratioOfPositive",
  exact: exactPair((a, b) => (compare(q9(b), ZERO) <= 0 ? null : divide(a, b))),
  column: pairwise((a, b) => (b < 5e-10 ? Number.NaN : a / b)),
  spreadsheet: quotientWhere("<="),
};

export const smaller: Operation = {
  name: "smaller",
  key: "smaller",
  unit: sameUnit("smaller"),
  exact: exactPair(least),
  column: lesserColumns,
  zeroIf: "all",
  wording: listed("the smaller of (", ", ", ")"),
  spreadsheet: called((a, b) => `MIN(${a},${b})`),
};

export const larger: Operation = {
  name: "larger",
  key: "larger",
  unit: sameUnit("larger"),
  exact: exactPair(greatest),
  column: greaterColumns,
  zeroIf: "all",
  wording: listed("the larger of (", ", ", ")"),
  spreadsheet: called((a, b) => `MAX(${a},${b})`),
};

export const toPower: Operation = {
  name: "toPower",
  key: "toPower",
  unit: (units) => requirePure(units, "toPower"),
  exact: exactPair(power),
  column: pairwise((a, b) => (b === 0 ? 1 : a ** b)),
  wording: (_node, context) => ({
    pieces: [
      ...within(context.phrase(0), BINDING.word),
      ...within(context.phrase(1), BINDING.sum).map((piece) => ({ ...piece, raised: true })),
    ],
    binding: BINDING.power,
  }),
  // Excel has no 0^0.
  spreadsheet: (_node, context) => {
    const [base, exponent] = [context.phrase(0), context.phrase(1)];
    const raised = `POWER(${base.text},${exponent.text})`;
    const isSafe = exponent.constant !== undefined && exponent.constant !== 0;
    return cellText(isSafe ? raised : `IF(${exponent.text}=0,1,${raised})`);
  },
  repeated: [1],
};

function unary(
  name: string,
  opening: string,
  exactly1: (a: Exact) => Exact,
  column: Columns,
  spreadsheet: Operation["spreadsheet"],
): Operation {
  return {
    name,
    key: name,
    unit: firstUnit,
    exact: exactly((a) => exactly1(a!)),
    column,
    zeroIf: "first",
    wording: opening === "" ? (_node, context) => context.phrase(0) : listed(opening, ", ", ")"),
    spreadsheet,
  };
}

/** Operands are whole multiples of a small step after q9, so float64 decides these two safely. */
export const roundUp: Operation = unary(
  "roundUp",
  "round up(",
  ceiling,
  mapped((value) => Math.ceil(value)),
  // Not ROUNDUP, which goes away from 0.
  (_node, context) => cellText(`-INT(-${bracketed(context.phrase(0), BINDING.product)})`, BINDING.sum),
);
export const roundDown: Operation = unary(
  "roundDown",
  "whole part of (",
  floor,
  mapped((value) => Math.floor(value)),
  called((a) => `INT(${a})`),
);
export const wholeHalfUp: Operation = unary(
  "wholeHalfUp",
  "round(",
  (a) => roundHalfUp(a, 0),
  mapped((value) => Math.floor(value + 0.5)),
  called((a) => `ROUND(${a},0)`),
);
/** Said nowhere: q9 only keeps a truth from being missed by the last digit. */
export const nineDecimals: Operation = {
  ...unary(
    "nineDecimals",
    "",
    q9,
    q9Column,
    called((a) => `ROUND(${a},9)`),
  ),
  inFloat: roundedInFloat(1e9, "half-up"),
  roundedForTests: (value) => (Math.abs(value) < 4e6 ? Math.floor(value * 1e9 + 0.5) / 1e9 + 0 : value),
};
/** Expected credit shares have twelve decimals (spec section 1); both paths come from doubles, so no tie needs deciding. */
export const twelveDecimals: Operation = unary(
  "twelveDecimals",
  "",
  (a) => roundHalfUp(a, 12),
  mapped((value) => Math.floor(value * 1e12 + 0.5) / 1e12),
  called((a) => `ROUND(${a},12)`),
);

/**
 * The inner ROUND takes off the dust of float64, so that an exact half is seen as one. Half to even is half away from 0
 * after a step towards 0 where the digit before the half is even.
 */
function moneySpreadsheet(places: number, rounding: "half-up" | "half-even"): Operation["spreadsheet"] {
  if (rounding === "half-up") return called((a) => `ROUND(ROUND(${a},9),${places})`);
  return (_node, context) => {
    const a = context.phrase(0);
    const tight = bracketed(a, BINDING.product);
    const steps = places === 0 ? a.text : `${tight}*${10 ** places}`;
    const isHalfAfterEven = `MOD(ABS(ROUND(${steps},7)),2)=0.5`;
    return cellText(`ROUND(ROUND(${a.text},9)-IF(${isHalfAfterEven},0.4*SIGN(${a.text}),0)/${10 ** places},${places})`);
  };
}

/** Around a rounded number within a formula; that the whole of it is rounded, its value shows (shared/formula/explain.ts). */
export const ROUNDED = { open: { text: "rounded(" }, close: { text: ")" } } as const;

/** `money(x)` of spec section 1. `places` is the minor unit of the currency. */
export function money(places: number, rounding: "half-up" | "half-even"): Operation {
  const round = rounding === "half-up" ? roundHalfUp : roundHalfEven;
  return {
    ...unary("money", "", (a) => round(a, places), roundedColumn(10 ** places), moneySpreadsheet(places, rounding)),
    ...(rounding === "half-even" ? { repeated: [0] } : {}),
    key: `money ${places} ${rounding}`,
    inFloat: roundedInFloat(10 ** places, rounding),
    wording: (_node, context) =>
      context.mode === "words"
        ? {
            pieces: [...within(context.phrase(0), BINDING.sum), { text: ", rounded to money" }],
            binding: BINDING.choice,
          }
        : { pieces: [ROUNDED.open, ...context.phrase(0).pieces, ROUNDED.close], binding: BINDING.word },
  };
}

function test(
  name: string,
  sign: string,
  spreadsheetSign: string,
  holds: (order: number) => boolean,
  column: Columns,
): Operation {
  return {
    name,
    key: name,
    unit: (units) => {
      commonUnit(units, name);
      return PURE;
    },
    exact: exactPair((a, b) => (holds(compare(a, b)) ? ONE : ZERO)),
    column: deciding(column),
    isTest: true,
    wording: infix(sign, BINDING.sum, false),
    spreadsheet: (_node, context) => {
      const condition = `${context.phrase(0).text}${spreadsheetSign}${context.phrase(1).text}`;
      return { ...cellText(`IF(${condition},1,0)`), condition };
    },
  };
}

/** Tests give 1 or 0. Compare quantities after q9, or whole numbers. */
export const isAtLeast: Operation = test("isAtLeast", "≥", ">=", (order) => order >= 0, isAtLeastColumns);
export const isAbove: Operation = test("isAbove", ">", ">", (order) => order > 0, isAboveColumns);
export const isEqual: Operation = test(
  "isEqual",
  "=",
  "=",
  (order) => order === 0,
  pairwise((a, b) => (a === b ? 1 : 0)),
);

/** `when(test, a, b)`: a where the test is not 0, else b. The other side is not evaluated exactly and need not exist. */
export const when: Operation = {
  name: "when",
  key: "when",
  unit: ([condition = PURE, ...branches]) => {
    requirePure([condition], "when");
    return commonUnit(branches, "when");
  },
  zeroIf: "branches",
  exact: (node, row, column, reader) => {
    const condition = reader.at(operand(node, 0), row, column);
    if (condition === null) return null;
    return reader.at(operand(node, condition.isZero() ? 2 : 1), row, column);
  },
  column: (node, out, reader) => {
    const [condition, yes, no] = [operand(node, 0), operand(node, 1), operand(node, 2)];
    const [c, y, n] = [reader.values(condition), reader.values(yes), reader.values(no)];
    const [cStep, yStep, nStep] = [columnStep(condition), columnStep(yes), columnStep(no)];
    let at = 0;
    for (let row = 0; row < node.rows; row++) {
      let i = rowStart(condition, row);
      let j = rowStart(yes, row);
      let k = rowStart(no, row);
      for (let column = 0; column < node.width; column++) {
        out[at++] = c[i]! !== 0 ? y[j]! : n[k]!;
        i += cStep;
        j += yStep;
        k += nStep;
      }
    }
  },
  wording: (_node, context) => {
    if (context.mode === "numbers") {
      const condition = context.value(0);
      return condition === null ? say("none") : context.phrase(condition.isZero() ? 2 : 1);
    }
    return {
      pieces: [
        ...within(context.phrase(1), BINDING.sum),
        { text: " if " },
        ...context.phrase(0).pieces,
        { text: ", otherwise " },
        ...context.phrase(2).pieces,
      ],
      binding: BINDING.choice,
    };
  },
  spreadsheet: (_node, context) => {
    const condition = context.phrase(0);
    if (condition.constant !== undefined) return context.phrase(condition.constant === 0 ? 2 : 1);
    return cellText(`IF(${truthOf(condition)},${context.phrase(1).text},${context.phrase(2).text})`);
  },
};

/** A number of the model itself, such as 60 minutes an hour. */
export function constant(text: string, unit: Unit): Operation {
  const value = exact(text);
  return {
    name: "constant",
    key: `constant ${text} ${unit.text}`,
    unit: () => unit,
    shape: () => ({ rows: 1, axis: "none" }),
    exact: () => value,
    column: (_node, out) => out.fill(value.toNumber()),
    wording: () => say(figureText(value, 12)),
    spreadsheet: () => ({
      ...cellText(plainText(value), value.isNegative() ? BINDING.sum : BINDING.word),
      constant: value.toNumber(),
    }),
  };
}

/** A constant that is said in words of the trade. */
export function fixed(text: string, unit: Unit, words: string): Operation {
  return {
    ...constant(text, unit),
    key: `fixed ${text} ${unit.text} ${words}`,
    wording: (_node, context) => say(context.mode === "words" ? words : figureText(exact(text))),
  };
}

/** One row for each operand, of the unit given since there may be no category: what differs by ticket category (its driver, whether AI may act). */
export function stack(unit: Unit): Operation {
  return {
    name: "stack",
    key: `stack ${unit.text}`,
    unit: (units) => commonUnit([unit, ...units], "stack"),
    shape: (operands) => ({
      rows: operands.length,
      axis: operands.some((each) => each.axis === "months") ? "months" : "none",
    }),
    exact: (node, row, column, reader) => reader.at(operand(node, row), 0, column),
    reads: (_node, row) => [[row, 0]],
    column: (node, out, reader) => {
      node.operands.forEach((each, row) => {
        const values = reader.values(each);
        const step = columnStep(each);
        for (let column = 0; column < node.width; column++) out[row * node.width + column] = values[column * step]!;
      });
    },
    zeroIf: "all",
    wording: (node, context) => {
      if (context.row >= 0) return context.phrase(context.row, 0);
      const first = node.operands[0];
      return first !== undefined && node.operands.every((each) => each === first)
        ? context.phrase(0, 0)
        : say("what the category counts");
    },
    spreadsheet: (_node, context) => context.phrase(context.row, 0),
  };
}

/** The number of the month, 1 for the first. */
export const monthNumber: Operation = {
  name: "monthNumber",
  key: "monthNumber",
  unit: () => PURE,
  shape: () => ({ rows: 1, axis: "months" }),
  exact: (_node, _row, column) => exact(column + 1),
  column: (_node, out) => {
    for (let column = 0; column < out.length; column++) out[column] = column + 1;
  },
  wording: (_node, context) => say(context.mode === "words" ? "month number" : String(context.column + 1)),
  // A workbook has the month's number above its column.
  spreadsheet: (_node, context) => cellText(String(context.column + 1)),
};

/** The number of months in each span. */
export function spanLength(spans: readonly { readonly fromMonth: number; readonly toMonth: number }[]): Operation {
  const lengths = spans.map((span) => span.toMonth - span.fromMonth + 1);
  return {
    name: "spanLength",
    key: `spanLength ${lengths.join(" ")}`,
    unit: () => PURE,
    shape: () => ({ rows: 1, axis: "spans" }),
    exact: (_node, _row, column) => exact(lengths[column] ?? 0),
    column: (_node, out) => out.set(lengths),
    wording: (_node, context) => say(context.mode === "words" ? "months" : String(lengths[context.column] ?? 0)),
    spreadsheet: (_node, context) => cellText(String(lengths[context.column] ?? 0)),
  };
}

/** Sum of any number of like quantities, `what` in words ("all clients"). */
export function totalOf(what: string): Operation {
  return {
    name: "totalOf",
    key: `totalOf ${what}`,
    unit: sameUnit("totalOf"),
    exact: (node, row, column, reader) => {
      let total = ZERO;
      for (const each of node.operands) {
        const value = reader.at(each, row, column);
        if (value === null) return null;
        total = add(total, value);
      }
      return total;
    },
    column: (node, out, reader) => {
      out.fill(0);
      for (const each of node.operands) {
        const values = reader.values(each);
        const step = columnStep(each);
        let at = 0;
        for (let row = 0; row < node.rows; row++) {
          let i = rowStart(each, row);
          for (let column = 0; column < node.width; column++) {
            out[at] = out[at]! + values[i]!;
            at++;
            i += step;
          }
        }
      }
    },
    zeroIf: "all",
    wording: (node, context) => {
      if (context.mode === "words" && what !== "") return say(`the sum over ${what}`);
      const terms = node.operands.map((_each, position) => context.phrase(position));
      const pieces = terms.flatMap((term, position) => [
        ...(position === 0 ? [] : [{ text: " + " }]),
        ...within(term, BINDING.sum),
      ]);
      return { pieces: pieces.length === 0 ? [{ text: "0" }] : pieces, binding: BINDING.sum };
    },
    spreadsheet: (node, context) => summed(node.operands.map((_each, position) => context.phrase(position))),
  };
}

/** Sum over ticket categories: all, or the rows named. */
export interface CategorySumOperation extends Operation {
  readonly summedRows: readonly number[] | "all";
}

export function sumOverCategories(rows: readonly number[] | "all"): CategorySumOperation {
  const chosen = (node: FormulaNode) =>
    rows === "all" ? Array.from({ length: operand(node, 0).rows }, (_, row) => row) : rows;
  return {
    name: "sumOverCategories",
    key: `sumOverCategories ${rows === "all" ? "all" : rows.join(" ")}`,
    summedRows: rows,
    unit: firstUnit,
    shape: ([only]) => ({ rows: 1, axis: only?.axis ?? "none" }),
    exact: (node, _row, column, reader) => {
      let total = ZERO;
      for (const row of chosen(node)) {
        const value = reader.at(operand(node, 0), row, column);
        if (value === null) return null;
        total = add(total, value);
      }
      return total;
    },
    reads: (node) => chosen(node).map((row) => [0, row]),
    column: (node, out, reader) => {
      const source = operand(node, 0);
      const values = reader.values(source);
      out.fill(0);
      const count = rows === "all" ? source.rows : rows.length;
      for (let at = 0; at < count; at++) {
        let i = rowStart(source, rows === "all" ? at : rows[at]!);
        for (let column = 0; column < node.width; column++) out[column] = out[column]! + values[i++]!;
      }
    },
    zeroIf: "first",
    wording: (node, context) => {
      if (context.mode === "words") {
        const scope = rows === "all" ? "all categories" : "the categories it covers";
        return {
          pieces: [{ text: `the sum over ${scope} of ` }, ...within(context.phrase(0, -1), BINDING.product)],
          // Before a product or a quotient it stands in brackets: what follows is no part of the sum.
          binding: BINDING.sum,
        };
      }
      const terms = chosen(node).map((row) => context.phrase(0, row));
      if (terms.length === 0) return say("0");
      return {
        pieces: terms.flatMap((term, position) => [
          ...(position === 0 ? [] : [{ text: " + " }]),
          ...within(term, BINDING.sum),
        ]),
        binding: BINDING.sum,
      };
    },
    spreadsheet: (node, context) => {
      const these = chosen(node);
      const [first = 0, last = 0] = [these[0], these.at(-1)];
      const isRun = these.length > 1 && last - first === these.length - 1 && operand(node, 0).rows > 1;
      const run = isRun ? context.cells(0, [first, last], [context.column, context.column]) : undefined;
      return run === undefined ? summed(these.map((row) => context.phrase(0, row))) : cellText(`SUM(${run})`);
    },
  };
}

function runOfCells(context: SpreadsheetContext, columns: readonly [number, number]): string {
  const run = context.cells(0, [context.row, context.row], columns);
  if (run === undefined) throw new Error("a run over months is taken of what has cells");
  return run;
}

/** The terms of a sum over a span. Of a named line its total stands instead, which opens into its months (explain.ts). */
function monthByMonth(context: WordingContext, { fromMonth, toMonth }: { fromMonth: number; toMonth: number }): Phrase {
  const months = Array.from({ length: toMonth - fromMonth + 1 }, (_, at) => fromMonth - 1 + at);
  return {
    pieces: months.flatMap((month, at) => [
      ...(at === 0 ? [] : [{ text: " + " }]),
      ...within(context.phrase(0, context.row, month), BINDING.sum),
    ]),
    binding: BINDING.sum,
  };
}

/** Sum over the months of each span. */
export function sumOverMonths(spans: readonly { readonly fromMonth: number; readonly toMonth: number }[]): Operation {
  return {
    name: "sumOverMonths",
    key: "sumOverMonths",
    unit: firstUnit,
    shape: ([only]) => ({ rows: only?.rows ?? 1, axis: "spans" }),
    exact: (node, row, column, reader) => {
      const span = spans[column]!;
      let total = ZERO;
      for (let month = span.fromMonth; month <= span.toMonth; month++) {
        const value = reader.at(operand(node, 0), row, month - 1);
        if (value === null) return null;
        total = add(total, value);
      }
      return total;
    },
    column: (node, out, reader) => {
      const source = operand(node, 0);
      const values = reader.values(source);
      const step = columnStep(source);
      for (let row = 0; row < node.rows; row++) {
        const start = rowStart(source, row);
        spans.forEach((span, column) => {
          let total = 0;
          for (let month = span.fromMonth - 1; month < span.toMonth; month++) total += values[start + month * step]!;
          out[row * spans.length + column] = total;
        });
      }
    },
    zeroIf: "first",
    wording: (_node, context) => {
      if (context.mode === "numbers") return monthByMonth(context, spans[context.column]!);
      return {
        pieces: [
          { text: "the sum over the months of " },
          ...within(context.phrase(0, context.row, -1), BINDING.product),
        ],
        binding: BINDING.sum,
      };
    },
    spreadsheet: (node, context) => {
      const span = spans[context.column]!;
      if (operand(node, 0).axis === "none") {
        const length = span.toMonth - span.fromMonth + 1;
        return cellText(`${bracketed(context.phrase(0), BINDING.product)}*${length}`, BINDING.product);
      }
      return cellText(`SUM(${runOfCells(context, [span.fromMonth - 1, span.toMonth - 1])})`);
    },
    asCells: [0],
  };
}

/** Running total from month 1. */
export const runningTotal: Operation = {
  name: "runningTotal",
  key: "runningTotal",
  unit: firstUnit,
  exact: (node, row, column, reader) => {
    const now = reader.at(operand(node, 0), row, column);
    const before = column === 0 ? ZERO : reader.at(node, row, column - 1);
    return now === null || before === null ? null : add(before, now);
  },
  column: (node, out, reader) => {
    const values = reader.values(operand(node, 0));
    let total = 0;
    for (let at = 0; at < out.length; at++) {
      total = at % node.width === 0 ? values[at]! : total + values[at]!;
      out[at] = total;
    }
  },
  zeroIf: "first",
  wording: listed("the running total of (", ", ", ")"),
  spreadsheet: (_node, context) => cellText(`SUM(${runOfCells(context, [0, context.column])})`),
  asCells: [0],
};

/** Least value of the months `m - lag` to `m`; 0 while `m - lag < 1`. Operands: the quantity, the lag in months. */
export const leastSinceLag: Operation = {
  name: "leastSinceLag",
  key: "leastSinceLag",
  unit: firstUnit,
  shape: ([quantity]) => ({ rows: quantity?.rows ?? 1, axis: "months" }),
  exact: (node, row, column, reader) => {
    const lag = reader.at(operand(node, 1), row, column)?.toNumber() ?? 0;
    if (column - lag < 0) return ZERO;
    let lowest: Exact | null = null;
    for (let month = column - lag; month <= column; month++) {
      const value = reader.at(operand(node, 0), row, month);
      if (value === null) return null;
      lowest = lowest === null ? value : least(lowest, value);
    }
    return lowest;
  },
  column: (node, out, reader) => {
    const values = reader.values(operand(node, 0));
    const lag = reader.values(operand(node, 1))[0]!;
    for (let row = 0; row < node.rows; row++) {
      const start = row * node.width;
      for (let column = 0; column < node.width; column++) {
        let lowest = 0;
        if (column - lag >= 0) {
          lowest = values[start + column]!;
          for (let month = column - lag; month < column; month++) lowest = Math.min(lowest, values[start + month]!);
        }
        out[start + column] = lowest;
      }
    }
  },
  zeroIf: "first",
  wording: (_node, context) => {
    if (context.mode === "numbers") {
      const lag = context.value(1)?.toNumber() ?? 0;
      if (context.column - lag < 0) return say("0");
      const months = Array.from({ length: lag + 1 }, (_, back) =>
        context.phrase(0, context.row, context.column - lag + back),
      );
      return {
        pieces: [
          { text: "the least of (" },
          ...months.flatMap((month, at) => [...(at === 0 ? [] : [{ text: ", " }]), ...month.pieces]),
          { text: ")" },
        ],
        binding: BINDING.word,
      };
    }
    return {
      pieces: [
        { text: "the least of " },
        ...context.phrase(0).pieces,
        { text: " in this and the last " },
        ...context.phrase(1).pieces,
        { text: " months" },
      ],
      binding: BINDING.word,
    };
  },
  // INDEX gives a reference, so that the run starts where the lag says.
  spreadsheet: (node, context) => {
    const lag = context.phrase(1);
    const month = context.column + 1;
    if (operand(node, 0).axis === "none") return cellText(`IF(${month}<=${lag.text},0,${context.phrase(0).text})`);
    const all = runOfCells(context, [0, context.column]);
    const first = `INDEX(${all},1,${month}-${bracketed(lag, BINDING.product)})`;
    return cellText(
      `IF(${month}<=${lag.text},0,MIN(${first}:${runOfCells(context, [context.column, context.column])}))`,
    );
  },
  asCells: [0],
  repeated: [1],
};

/** `e^-x`, x >= 0, in double precision. */
export const negativeExponential: Operation = {
  name: "negativeExponential",
  key: "negativeExponential",
  unit: (units) => requirePure(units, "negativeExponential"),
  exact: exactly((a) => exact(Math.exp(-a!.toNumber()))),
  column: mapped((value) => Math.exp(-value)),
  wording: (_node, context) => ({
    pieces: [
      { text: "e" },
      ...[{ text: "−" }, ...within(context.phrase(0), BINDING.product)].map((piece) => ({ ...piece, raised: true })),
    ],
    binding: BINDING.power,
  }),
  spreadsheet: (_node, context) => cellText(`EXP(-${bracketed(context.phrase(0), BINDING.product)})`),
};

/**
 * A probability (spec section 1: evaluated in double precision). `compute` gets one cell of each operand, `spreadsheet`
 * the text of each, bound as tightly as a word.
 */
export function probability(
  name: string,
  key: string,
  words: (node: FormulaNode, context: WordingContext) => Phrase,
  compute: (values: readonly number[]) => number,
  spreadsheet: (...operands: string[]) => string,
): Operation {
  return {
    name,
    key,
    unit: () => PURE,
    exact: (node, row, column, reader) => {
      const numbers: number[] = [];
      for (const each of node.operands) {
        const value = reader.at(each, row, column);
        if (value === null) return null;
        numbers.push(value.toNumber());
      }
      return exact(compute(numbers));
    },
    column: cellwise((values) => compute(values)),
    wording: words,
    spreadsheet: (node, context) =>
      cellText(spreadsheet(...node.operands.map((_each, at) => bracketed(context.phrase(at), BINDING.word)))),
    repeated: [0, 1, 2],
  };
}

/**
 * P(K <= ceil(x n) - 1) needs `x n` exact (spec section 7): operands x (up to 12 decimals), n (whole), p.
 * `below` is P(K <= k) for K ~ Binomial(n, p).
 */
export function binomialBelow(below: (trials: number, probability: number, atMost: number) => number): Operation {
  const wording = listed("P(tickets in time < (", ") of (", "))");
  return {
    name: "binomialBelow",
    key: "binomialBelow",
    unit: () => PURE,
    exact: exactly((x, n, p) => exact(below(n!.toNumber(), p!.toNumber(), ceiling(multiply(x!, n!)).toNumber() - 1))),
    column: cellwise(([x = 0, n = 0, p = 0]) => {
      const product = x * n;
      // Near a whole number only exact digits tell on which side the product lies; x has the digits of its text, n is whole.
      const near = Math.abs(product - Math.round(product)) < 1e-6;
      return below(n, p, (near ? ceiling(multiply(exact(x), exact(n))).toNumber() : Math.ceil(product)) - 1);
    }),
    wording,
    spreadsheet: (_node, context) => {
      const [x, n, p] = [context.phrase(0), context.phrase(1), context.phrase(2)];
      const product = `${bracketed(x, BINDING.product)}*${bracketed(n, BINDING.product)}`;
      const atMost = `ROUNDUP(ROUND(${product},9),0)-1`;
      return cellText(`IF(${atMost}<0,0,BINOMDIST(${atMost},${n.text},MIN(1,MAX(0,${p.text})),TRUE))`);
    },
    repeated: [0, 1],
  };
}

export function lineOf(name: LineName): LineOperation {
  return {
    name: "line",
    key: `line ${name.key}`,
    unit: firstUnit,
    exact: (node, row, column, reader) => reader.at(operand(node, 0), row, column),
    column: (node, out, reader) => out.set(reader.values(operand(node, 0))),
    zeroIf: "first",
    wording: (_node, context) => context.phrase(0),
    spreadsheet: (_node, context) => context.phrase(0),
    line: name,
  };
}

/** What a named formula is called. `line` holds `*` where a category id goes. */
export interface LineName {
  readonly key: string;
  readonly line: string;
  readonly label: string;
  readonly section: string;
  readonly note?: string;
  readonly clientId: string | null;
}
export interface LineOperation extends Operation {
  readonly line: LineName;
}

/** Where the values of an input node come from: one slot for each distinct value. */
export interface InputSource {
  readonly key: string;
  readonly unit: Unit;
  readonly rows: number;
  readonly axis: "none" | "months";
  /** Stable path of each slot. */
  readonly paths: readonly string[];
  slotAt(row: number, column: number): number;
  label(slot: number): string;
}
export interface InputOperation extends Operation {
  readonly source: InputSource;
}

/** Values of inputs are held by the evaluation, not by the graph. */
export function inputOf(source: InputSource): InputOperation {
  const unheld = (): never => {
    throw new Error(`the value of input ${source.key} is held by the evaluation`);
  };
  return {
    name: "input",
    key: `input ${source.key}`,
    unit: () => source.unit,
    shape: () => ({ rows: source.rows, axis: source.axis }),
    exact: unheld,
    column: unheld,
    wording: (_node, context) =>
      say(source.label(source.slotAt(Math.max(context.row, 0), Math.max(context.column, 0)))),
    spreadsheet: unheld,
    source,
  };
}

export function isInput(operation: Operation): operation is InputOperation {
  return operation.name === "input";
}
export function isCategorySum(operation: Operation): operation is CategorySumOperation {
  return operation.name === "sumOverCategories";
}
export function isLine(operation: Operation): operation is LineOperation {
  return operation.name === "line";
}
