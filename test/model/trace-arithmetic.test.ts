import { describe, expect, test } from "vitest";
import { createScenarioModel } from "../../shared/model/create-scenario-model.ts";
import {
  type FigureReference,
  KPIS,
  LENSES,
  type LensId,
  type Results,
  type Scope,
  type ScopeResults,
} from "../../shared/model/results.ts";
import { randomScenario } from "./random-scenario.ts";
import { arithmeticOf } from "./trace-arithmetic.ts";

/** The text in numbers, done over as it stands, is the figure: every line, total and KPI of every lens and client. */

type ShownScope = readonly [Scope, ScopeResults<string>];

function scopesOf({ lenses }: Results<string>, lens: LensId): ShownScope[] {
  const { clients, portfolio } = lenses[lens];
  const ofClients = Object.entries(clients).map(([id, scope]): ShownScope => [{ kind: "client", id }, scope]);
  return [[{ kind: "portfolio" }, portfolio], ...ofClients];
}

/** Every line of the results in the first month, one between and the last; every total and KPI over every span. */
function everyFigure(results: Results<string>): FigureReference[] {
  const months = [...new Set([1, Math.ceil(results.months.length / 2), results.months.length])];
  const spans = results.spans.map((_, span) => ({ span }));
  return LENSES.flatMap((lens) =>
    scopesOf(results, lens).flatMap(([scope, { lines, totals }]): FigureReference[] => [
      ...Object.keys(lines).flatMap((line) => months.map((month) => ({ lens, scope, line, month }))),
      ...Object.keys(totals).flatMap((line) => spans.map((span) => ({ lens, scope, line, ...span }))),
      ...KPIS.flatMap((line) => spans.map((span) => ({ lens, scope, line, ...span }))),
    ]),
  );
}

/** Numbers of a text have six decimals, each off by at most half of the last; money is rounded after that. */
function agrees(computed: number, expected: number, isMoney: boolean): boolean {
  return Math.abs(computed - expected) <= (isMoney ? 0.006 : 1e-5) + 2e-4 * Math.abs(expected);
}

describe.each([
  [1001, 9],
  [1002, 14],
  [1003, 25],
])("the scenario of seed %i over %i months", (seed, months) => {
  const model = createScenarioModel(randomScenario(seed, { everyComponent: true, months }));

  test("says of every figure an arithmetic that gives it, and of all it rests on", () => {
    const wrong: string[] = [];
    const families = new Set<string>();
    const seen = new Set<string>();
    const pending = everyFigure(model.exactResults());
    let figures = 0;
    for (let figure = pending.pop(); figure !== undefined; figure = pending.pop()) {
      const key = JSON.stringify(figure);
      if (seen.has(key)) continue;
      seen.add(key);
      const { numbers, value, restsOn, unit } = model.explain(figure);
      for (const row of restsOn) if (row.figure !== undefined) pending.push(row.figure);
      if (value === null) continue;
      figures += 1;
      families.add(`${figure.line.replace(/\[.*/, "")}${figure.span === undefined ? "" : " in total"}`);
      const computed = arithmeticOf(numbers);
      if (!agrees(computed, Number(value), unit.startsWith("money")))
        wrong.push(`${key}: ${numbers.map(({ text }) => text).join("")} (computed ${computed})`);
    }
    expect(wrong.slice(0, 20)).toEqual([]);
    expect(families.size).toBeGreaterThan(110);
    expect(figures).toBeGreaterThan(8_000);
  });
});

test("a word that is no arithmetic is not passed over", () => {
  expect(() => arithmeticOf([{ text: "2 times 3" }, { text: " = 6" }])).toThrow("no arithmetic");
  expect(arithmeticOf([{ text: "1,234.5 × 2" }, { text: "2", raised: true }, { text: " = 4,938" }])).toBe(4938);
});
