import { describe, expect, test } from "vitest";
import { figureText } from "../../shared/formula/phrase.ts";
import { createScenarioModel } from "../../shared/model/create-scenario-model.ts";
import type { ScenarioDocument } from "../../shared/model/document.ts";
import { inputsOf } from "../../shared/model/fields.ts";
import {
  type Explanation,
  type FigureReference,
  KPIS,
  LENSES,
  type Results,
  type Scope,
} from "../../shared/model/results.ts";
import type { ScenarioModel } from "../../shared/model/scenario-model.ts";
import { exact } from "../../shared/number/exact.ts";
import { randomScenario } from "./random-scenario.ts";

const document = randomScenario(1001, { everyComponent: true, months: 9 });
const model = createScenarioModel(document);
const results = model.exactResults();

const textOf = (pieces: Explanation["words"]) => pieces.map(({ text }) => text).join("");
const keyOf = ({ lens, scope, line, month, span }: FigureReference) => JSON.stringify([lens, scope, line, month, span]);

/** Every figure that the results show, some months of each, with the value that stands there. */
function* shown({ lenses, spans }: Results<string>): Generator<[figure: FigureReference, value: string | null]> {
  for (const lens of LENSES) {
    const { clients, portfolio } = lenses[lens];
    const scopes: [Scope, typeof portfolio][] = [
      ...Object.entries(clients).map(([id, scope]): [Scope, typeof portfolio] => [{ kind: "client", id }, scope]),
      [{ kind: "portfolio" }, portfolio],
    ];
    for (const [scope, { lines, totals, kpis }] of scopes) {
      for (const [line, values] of Object.entries(lines))
        for (const month of [1, 5, 9]) yield [{ lens, scope, line, month }, values[month - 1] ?? null];
      for (const [line, values] of Object.entries(totals))
        yield [{ lens, scope, line, span: spans.length - 1 }, values.at(-1) ?? null];
      for (const kpi of KPIS)
        for (const [span, value] of kpis[kpi].entries()) yield [{ lens, scope, line: kpi, span }, value];
    }
  }
}

/** What is wrong with one explanation, in words. */
function faultsOf(explanation: Explanation): string[] {
  const { words, numbers, value, restsOn, usedBy, section, label } = explanation;
  const [inWords, inNumbers] = [textOf(words), textOf(numbers)];
  const faults: string[] = [];
  if (inWords.trim() === "" || label === "" || section === "") faults.push("says nothing");
  if (/NaN|undefined|Infinity|\[object| {2}/.test(inWords + inNumbers))
    faults.push(`says “${inWords}”, “${inNumbers}”`);
  if (!inNumbers.endsWith(` = ${figureText(value === null ? null : exact(value), 9)}`))
    faults.push(`ends in another value: ${inNumbers}`);
  if ((value === null) !== (explanation.reason !== undefined))
    faults.push("has a reason for a value, or none for its lack");
  for (const row of [...restsOn, ...usedBy])
    if ((row.figure === undefined) === (row.input === undefined)) faults.push(`no link for ${row.label}`);
  return faults;
}

test("every figure shown is explained, and the explanation has its value", () => {
  const wrong: string[] = [];
  let count = 0;
  for (const [figure, value] of shown(results)) {
    count += 1;
    const explanation = model.explain(figure);
    if (explanation.value !== value) wrong.push(`${keyOf(figure)}: ${explanation.value} is not ${value}`);
    wrong.push(...faultsOf(explanation).map((fault) => `${keyOf(figure)} ${fault}`));
  }
  expect(wrong.slice(0, 20)).toEqual([]);
  expect(count).toBeGreaterThan(4000);
});

test("every link leads to a figure that has the value said of it, down to the inputs", () => {
  const inputs = new Map([...inputsOf(document)].map((input) => [input.path, input]));
  const seen = new Set<string>();
  const reached = new Set<string>();
  const wrong: string[] = [];
  const pending: Explanation[] = LENSES.flatMap((lens) =>
    [1, 9].map((month) => model.explain({ lens, scope: { kind: "portfolio" }, line: "marginCash", month })),
  );
  for (let explanation = pending.pop(); explanation !== undefined; explanation = pending.pop()) {
    const from = keyOf(explanation.figure);
    for (const { figure, input, value, unit } of [...explanation.restsOn, ...explanation.usedBy]) {
      if (input !== undefined) {
        reached.add(input.path);
        if (!inputs.has(input.path)) wrong.push(`${from}: ${input.path} is no input`);
      }
      if (figure === undefined) continue;
      const isNew = !seen.has(keyOf(figure));
      seen.add(keyOf(figure));
      if (!isNew) continue;
      const next = model.explain(figure);
      if (next.value !== value || next.unit !== unit) wrong.push(`${from}: ${value} is not that of ${keyOf(figure)}`);
      wrong.push(...faultsOf(next).map((fault) => `${keyOf(figure)} ${fault}`));
      pending.push(next);
    }
    for (const { figure, input } of [...explanation.words, ...explanation.numbers]) {
      if (input !== undefined) {
        // A condition that is decided stands in the words only.
        reached.add(input.path);
        if (!inputs.has(input.path)) wrong.push(`${from}: ${input.path} is no input`);
      }
      if (figure !== undefined && !seen.has(keyOf(figure))) {
        seen.add(keyOf(figure));
        pending.push(model.explain(figure));
      }
    }
  }
  expect(wrong.slice(0, 20)).toEqual([]);
  expect(seen.size).toBeGreaterThan(1500);
  // Every input of a client, a category and the desk is met on the way, unless nothing takes it.
  const unmet = [...inputs.keys()].filter((path) => !reached.has(path) && model.usesOfInput(path).length > 0);
  expect(unmet.filter((path) => !isMetElsewhere(path, document))).toEqual([]);
});

/** Inputs that the cash margin of the first and the last month does not rest on. */
function isMetElsewhere(path: string, { startMonth }: ScenarioDocument): boolean {
  if (path === "discountRate") return true;
  const season = /\/seasonality\/(\d+)$/.exec(path)?.[1];
  const first = Number(startMonth.slice(5)) - 1;
  return season !== undefined && ![first, (first + 8) % 12].includes(Number(season));
}

describe("references that name nothing", () => {
  const figure = { lens: "current/on", scope: { kind: "client", id: "client-0" }, line: "margin" } as const;
  test.each([
    ["a month before the first", { ...figure, month: 0 }],
    ["a month after the last", { ...figure, line: "tickets.base[category-0]", month: 10 }],
    ["half a month", { ...figure, month: 1.5 }],
    ["a span after the last", { ...figure, span: 2 }],
    ["a KPI of a span after the last", { ...figure, line: "npv", span: 2 }],
    ["a line that is none", { ...figure, line: "toString", month: 1 }],
    ["a client that is none", { ...figure, scope: { kind: "client", id: "nobody" }, month: 1 }],
    [
      "the desk of a client that is none",
      { ...figure, scope: { kind: "client", id: "nobody" }, line: "queue.load", month: 1 },
    ],
  ] satisfies [string, FigureReference][])("%s", (_what, each) => {
    expect(() => model.explain(each)).toThrow("no figure");
  });
});

test("an input is named and measured as the component that holds it has it", () => {
  const counted = document.clients.flatMap(({ id, proposedPlan }) =>
    proposedPlan.components
      .filter(({ type }) => type === "ticket" || type === "outcome")
      .map((component) => `clients/${id}/proposedPlan/components/${component.id}/included`),
  );
  const rows = counted
    .flatMap((path) => model.usesOfInput(path))
    .flatMap((figure) => model.explain(figure).restsOn)
    .filter(({ input }) => input !== undefined && counted.includes(input.path));
  expect(rows.length).toBeGreaterThan(0);
  for (const { label, unit } of rows) expect([label, unit]).toEqual(["Included tickets", "tickets/month"]);
});

describe("where an input is used", () => {
  const linesOf = (each: ScenarioModel, path: string) => each.usesOfInput(path).map(({ line }) => line);
  const plain = createScenarioModel({ ...document, startMonth: "2026-01" });

  test("a factor of a calendar month: in the base tickets of its own category, in its own month", () => {
    const [, second] = document.categories;
    const path = `categories/${second?.id}/seasonality/2`;
    const use = { line: `tickets.base[${second?.id}]`, month: 3 };
    expect(plain.usesOfInput(path)).toMatchObject(document.clients.map(() => use));
    expect(plain.usesOfInput(`categories/${second?.id}/seasonality/11`)).toEqual([]);
  });

  test("a share of a category, a wage, a rate of discount", () => {
    expect(linesOf(plain, "categories/category-0/ai/resolution")).toContain("ai.claimed[category-0]");
    expect(linesOf(plain, "labour/levels/L2/salary")).toEqual(expect.arrayContaining(["rate[L2]", "wage[L2]"]));
    expect(linesOf(plain, "discountRate")).toContain("npv");
  });

  test("every use can be explained and rests on the input", () => {
    for (const { path } of inputsOf(document)) {
      for (const figure of model.usesOfInput(path)) {
        const { restsOn, words } = model.explain(figure);
        const mentioned = restsOn.some(({ input }) => input?.path === path);
        // A sum over months, and a condition that is decided, say their inputs in words only.
        const inWords = words.some(({ input }) => input !== undefined) || /sum over|, otherwise /.test(textOf(words));
        expect([path, figure.line, mentioned || inWords]).toEqual([path, figure.line, true]);
      }
    }
  });
});
