/** The faces of the table of operations agree: exact cells and float64 columns, over every shape of operands. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ColumnEvaluation } from "../../shared/formula/column-evaluation.ts";
import { ExactEvaluation } from "../../shared/formula/exact-evaluation.ts";
import { InputValues } from "../../shared/formula/input-values.ts";
import { money, negativeExponential } from "../../shared/formula/operations.ts";
import { FormulaGraph, type Quantity } from "../../shared/formula/quantity.ts";
import { UnitMismatch, unitOf } from "../../shared/formula/unit.ts";
import { type Exact, exact } from "../../shared/number/exact.ts";

const ROWS = 3;
const MONTHS = 14;
const SPANS = [
  { fromMonth: 1, toMonth: 12 },
  { fromMonth: 13, toMonth: 14 },
  { fromMonth: 1, toMonth: 14 },
];

type ShapeName = "cell" | "row" | "column" | "table";
const SHAPES: Readonly<Record<ShapeName, { rows: number; axis: "none" | "months" }>> = {
  cell: { rows: 1, axis: "none" },
  row: { rows: 1, axis: "months" },
  column: { rows: ROWS, axis: "none" },
  table: { rows: ROWS, axis: "months" },
};
const PAIRS = (Object.keys(SHAPES) as ShapeName[]).flatMap((a) =>
  (Object.keys(SHAPES) as ShapeName[]).map((b): [ShapeName, ShapeName] => [a, b]),
);

/** A graph whose inputs are given as texts: a path is `name/slot`. */
class Bench {
  readonly graph = new FormulaGraph({ rows: ROWS, months: MONTHS, spans: SPANS }, money(2, "half-up"));
  private readonly texts = new Map<string, string>();

  input(name: string, shape: ShapeName, texts: readonly string[], unit = "1"): Quantity {
    const { rows, axis } = SHAPES[shape];
    const width = axis === "none" ? 1 : MONTHS;
    const paths = Array.from({ length: rows * width }, (_, slot) => `${name}/${slot}`);
    for (const [slot, path] of paths.entries()) this.texts.set(path, texts[slot % texts.length] ?? "0");
    return this.graph.input({
      key: name,
      unit: unitOf(unit),
      rows,
      axis,
      paths,
      slotAt: (row, column) => row * width + (width === 1 ? 0 : column),
      label: () => name,
    });
  }

  /** Cells in which the faces part: relative 1e-12 of the operands' size, and existence. */
  partings(quantity: Quantity): string[] {
    const values = InputValues.read(this.graph.inputs(), {
      stands: (path) => this.texts.get(path),
      exactly: (standing) => exact(String(standing)),
    });
    const exactly = new ExactEvaluation(this.graph.nodes, values);
    const columns = ColumnEvaluation.of(this.graph.nodes, values, () => exactly);
    const found: string[] = [];
    for (let row = 0; row < quantity.rows; row++) {
      for (let column = 0; column < quantity.width; column++) {
        const value: Exact | null = exactly.at(quantity, row, column);
        const quick = columns.at(quantity, row, column);
        const agrees =
          value === null
            ? !Number.isFinite(quick)
            : Math.abs(quick - value.toNumber()) <= 1e-9 * Math.max(1, Math.abs(quick));
        if (!agrees) found.push(`${row}, ${column}: ${value?.toFixed() ?? "none"} against ${quick}`);
      }
    }
    return found;
  }
}

/** Decimals as people type them, zeros and ties among them. */
const decimal = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom("0", "0", "1", "-1", "0.005", "2.5", "-2.5", "1000000000") },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.integer({ min: -2_000_000, max: 2_000_000 }), fc.integer({ min: 0, max: 6 }))
      .map(([whole, places]) => (whole / 10 ** places).toFixed(places)),
  },
);
const decimals = fc.array(decimal, { minLength: 1, maxLength: ROWS * MONTHS });
const positive = decimals.map((texts) => texts.map((text) => text.replace("-", "")));

const RUNS = { seed: 20_261_122, numRuns: 25 };

type Pairwise = (a: Quantity, b: Quantity) => Quantity;
const PAIRWISE: Readonly<Record<string, Pairwise>> = {
  plus: (a, b) => a.plus(b),
  minus: (a, b) => a.minus(b),
  times: (a, b) => a.times(b),
  "dividedBy what is not 0": (a, b) => a.over(b.times(b).plus(b.graph.number("1"))),
  ratioTo: (a, b) => a.ratioTo(b),
  ratioToPositive: (a, b) => a.ratioToPositive(b),
  atMost: (a, b) => a.atMost(b),
  atLeast: (a, b) => a.atLeast(b),
  isAtLeast: (a, b) => a.q9().isAtLeast(b.q9()),
  isAbove: (a, b) => a.q9().isAbove(b.q9()),
  isEqualTo: (a, b) => a.q9().isEqualTo(b.q9()),
  "choose by a test": (a, b) => a.graph.choose(a.isPositive(), b, a.plus(b)),
  "total of three": (a, b) => a.graph.total("", [a, b, a], "1"),
  "q9 of a product": (a, b) => a.times(b).q9(),
  "money of a product": (a, b) => a.graph.apply(a.graph.moneyRounding, a.times(b)),
  // Whole numbers are made of counts only, which are never negative.
  "nested rounding": (a, b) =>
    a.atMost(b).q9().roundedUp().plus(b.q9().wholePart()).minus(a.orZero().q9().roundedToWhole()),
};

describe.each(Object.entries(PAIRWISE))("%s", (_name, build) => {
  test.each(PAIRS)("%s with %s", (a, b) => {
    fc.assert(
      fc.property(decimals, decimals, (first, second) => {
        const bench = new Bench();
        expect(bench.partings(build(bench.input("a", a, first), bench.input("b", b, second)))).toEqual([]);
      }),
      RUNS,
    );
  });
});

describe("a number rounded for a test only", () => {
  const TESTS: Readonly<Record<string, Pairwise>> = {
    isAtLeast: (a, b) => a.isAtLeast(b),
    isAbove: (a, b) => a.isAbove(b),
    isEqualTo: (a, b) => a.isEqualTo(b),
  };
  /** Factors whose product lies on a tie in the tenth decimal, or a digit of the last place beside it. */
  const factors = fc
    .tuple(fc.integer({ min: 1, max: 40_000 }), fc.constantFrom(-1, 0, 1), fc.constantFrom(3, 7, 11, 13, 0.7))
    .map(([limit, beside, by]) => {
      const tie = exact(`${limit}`).minus("0.0000000005").plus(exact("0.0000000000001").times(beside));
      return { limit: String(limit), whole: tie.times(by).toFixed(), by: String(by) };
    });

  test.each(Object.entries(TESTS))("is decided where its last digit decides: %s", (_name, holds) => {
    fc.assert(
      fc.property(fc.array(factors, { minLength: 1, maxLength: MONTHS }), (cases) => {
        const bench = new Bench();
        const whole = bench.input(
          "whole",
          "row",
          cases.map((each) => each.whole),
        );
        const by = bench.input(
          "by",
          "row",
          cases.map((each) => each.by),
        );
        const limit = bench.input(
          "limit",
          "row",
          cases.map((each) => each.limit),
        );
        const rounded = whole.over(by).q9();
        expect(bench.partings(holds(rounded, limit))).toEqual([]);
        expect(bench.partings(holds(limit, rounded))).toEqual([]);
      }),
      { ...RUNS, numRuns: 200 },
    );
  });

  test("is rounded as everywhere else where its value is read too", () => {
    const bench = new Bench();
    const rounded = bench.input("a", "row", ["0.3", "0.7"]).over(bench.graph.number("7")).q9();
    const both = bench.graph.choose(rounded.isAtLeast(bench.graph.number("0.1")), rounded, rounded.plus(rounded));
    expect(bench.partings(both)).toEqual([]);
  });
});

type OfOne = (a: Quantity) => Quantity;
const OF_ONE: Readonly<Record<string, OfOne>> = {
  sumOverCategories: (a) => a.sumOverCategories(),
  "sumOverCategories of two rows": (a) => (a.rows === 1 ? a.sumOverCategories() : a.sumOverCategories([0, 2])),
  overSpans: (a) => a.overSpans(),
  "mean over the spans": (a) => a.overSpans().over(a.graph.spanMonths()),
  runningTotal: (a) => a.runningTotal(),
  "leastSince 3": (a) => a.leastSince(a.graph.number("3")),
  "leastSince 0": (a) => a.leastSince(a.graph.number("0")),
  "leastSince more than all": (a) => a.leastSince(a.graph.number("99")),
  orZero: (a) => a.orZero(),
  roundedToTwelve: (a) => a.over(a.graph.number("7")).roundedToTwelve(),
  "the month's number": (a) => a.plus(a.graph.month()),
  stack: (a) => a.graph.stack([a.sumOverCategories(), a.graph.month(), a.graph.number("4")], "1"),
  named: (a) => a.named({ key: "line", line: "line", label: "Line", section: "4", clientId: null }).plus(a),
};

describe.each(Object.entries(OF_ONE))("%s", (_name, build) => {
  test.each(Object.keys(SHAPES) as ShapeName[])("of a %s", (shape) => {
    const hasNoColumns = shape === "cell" || shape === "column";
    fc.assert(
      fc.property(decimals, (first) => {
        const bench = new Bench();
        const input = bench.input("a", shape, first);
        // Runs over months need months.
        const operand = hasNoColumns ? input.times(bench.graph.month()) : input;
        expect(bench.partings(build(operand))).toEqual([]);
      }),
      RUNS,
    );
  });
});

describe("powers and exponentials", () => {
  test.each(PAIRS)("toPower, %s to %s", (a, b) => {
    fc.assert(
      fc.property(positive, decimals, (base, exponent) => {
        const bench = new Bench();
        const small = bench.input("b", b, exponent).over(bench.graph.number("1000000000"));
        const grown = bench.graph.number("0.01").plus(bench.input("a", a, base).over(bench.graph.number("2000000")));
        expect(bench.partings(grown.toPower(small))).toEqual([]);
      }),
      RUNS,
    );
  });

  test("the exponential of what is not positive", () => {
    fc.assert(
      fc.property(positive, (first) => {
        const bench = new Bench();
        expect(bench.partings(bench.graph.apply(negativeExponential, bench.input("a", "table", first)))).toEqual([]);
      }),
      RUNS,
    );
  });
});

describe("rounding of money", () => {
  const halves = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((cents) => `${cents}.5`);
  test.each(["half-up", "half-even"] as const)("ties and their neighbours, %s", (rounding) => {
    fc.assert(
      fc.property(
        fc.array(halves, { minLength: 1, maxLength: 14 }),
        fc.constantFrom("0", "0.00000000001", "-0.00000000001"),
        (ties, off) => {
          const bench = new Bench();
          const cents = bench.input("a", "row", ties).plus(bench.input("off", "cell", [off]));
          const amount = cents.over(bench.graph.number("100"));
          expect(bench.partings(bench.graph.apply(money(2, rounding), amount))).toEqual([]);
        },
      ),
      { seed: 7, numRuns: 60 },
    );
  });

  test("amounts that a float64 no longer holds to the cent come from the decimals", () => {
    const bench = new Bench();
    const amount = bench.input("a", "row", ["99999999999999999.995", "-99999999999999999.995", "45035996273704.965"]);
    expect(bench.partings(bench.graph.apply(money(2, "half-up"), amount))).toEqual([]);
  });
});

describe("units", () => {
  const bench = new Bench();
  const of = (unit: string) => bench.input(unit, "cell", ["1"], unit);
  const [amount, hours, tickets, pure] = [of("money"), of("hours"), of("tickets"), of("1")];

  test.each<[string, () => unknown]>([
    ["money plus hours", () => amount.plus(hours)],
    ["hours minus tickets", () => hours.minus(tickets)],
    ["the larger of money and a number", () => amount.atLeast(pure)],
    ["the smaller of hours and tickets", () => hours.atMost(tickets)],
    ["a comparison of money and hours", () => amount.isAbove(hours)],
    ["money to a power", () => amount.toPower(pure)],
    ["a power of hours", () => pure.toPower(hours)],
    ["a choice between money and hours", () => bench.graph.choose(pure, amount, hours)],
    ["a choice by money", () => bench.graph.choose(amount, hours, hours)],
    ["a total of money and hours", () => bench.graph.total("", [amount, hours], "money")],
    ["rows of tickets and hours", () => bench.graph.stack([tickets, hours], "tickets")],
    ["hours rounded to money", () => hours.toMoney()],
    ["the exponential of hours", () => bench.graph.apply(negativeExponential, hours)],
    ["an unknown unit", () => unitOf("hours/fortnights")],
  ])("%s does not go", (_what, build) => {
    expect(build).toThrow(UnitMismatch);
  });

  test.each([
    [amount.over(hours).times(hours), "money"],
    [tickets.times(of("minutes/tickets")).over(of("minutes/hours")), "hours"],
    [hours.over(hours), "1"],
    [hours.times(hours).over(hours).ratioTo(tickets), "hours/tickets"],
    [amount.isPositive(), "1"],
  ])("products and quotients cancel (%#)", (quantity, unit) => {
    expect(quantity.unit).toBe(unitOf(unit));
  });

  test("rows of one number do not go with rows of another", () => {
    const two = bench.graph.stack([pure, pure], "1");
    expect(() => two.plus(bench.input("three", "column", ["1"]))).toThrow(UnitMismatch);
    expect(() => bench.graph.month().plus(bench.graph.spanMonths())).toThrow(UnitMismatch);
  });
});
