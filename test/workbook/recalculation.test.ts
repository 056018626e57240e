import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { workbookOf, writeWorkbook } from "../../electron/export/workbook.ts";
import {
  type Comparison,
  compareFormulas,
  readCells,
  withoutCachedValues,
} from "../../electron/export/workbook-comparison.ts";
import { InputCells } from "../../electron/export/workbook-inputs.ts";
import type { Operation } from "../../shared/formula/node.ts";
import { cellText } from "../../shared/formula/spreadsheet-phrase.ts";
import type { ScenarioDocument } from "../../shared/model/document.ts";
import { buildModelGraph } from "../../shared/model/model-graph.ts";
import { pointerOf, valueAt } from "../../shared/scenario/history.ts";
import { sampleWorkspace } from "../../shared/scenario/sample.ts";
import { randomScenario } from "../model/random-scenario.ts";
import { TypingLibreOffice } from "./libre-office.ts";

/** A program that we did not write recalculates the whole model from the formulas alone. */

let calc: TypingLibreOffice | { readonly missing: string };

beforeAll(() => {
  calc = TypingLibreOffice.open();
});
afterAll(() => {
  if (calc instanceof TypingLibreOffice) calc.close();
});

/** LibreOffice, or the test is skipped with what to install. */
function calcOr(skip: (reason: string) => never): TypingLibreOffice {
  return calc instanceof TypingLibreOffice ? calc : skip(calc.missing);
}

async function recalculated(program: TypingLibreOffice, workbooks: readonly Uint8Array[]): Promise<Comparison[]> {
  const saved = await program.recalculate(workbooks.map(withoutCachedValues));
  return workbooks.map((bytes, at) => compareFormulas(readCells(bytes), readCells(saved[at] ?? new Uint8Array())));
}

describe("LibreOffice gives our figures back", () => {
  test("the sample", async ({ skip }) => {
    const program = calcOr(skip);
    const [sample] = sampleWorkspace().scenarios;
    if (sample === undefined) throw new Error("the sample has no scenario");
    const [comparison] = await recalculated(program, [await writeWorkbook(sample.document, sample.evidence)]);
    expect(comparison?.differences).toEqual([]);
    expect(comparison?.formulas).toBeGreaterThan(400_000);
  });

  // Every other one has every type of component in both plans; desks that keep up, with and without a profile, are among them.
  const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 14, 15, 16, 20, 21, 22, 25, 27, 34, 35];
  // One month, parts of a year, whole years, and more than two.
  const HORIZONS = [1, 5, 12, 13, 20, 24, 27];
  const BATCHES = Array.from({ length: 4 }, (_, batch) => SEEDS.slice(batch * 5, batch * 5 + 5));
  test.for(BATCHES)("random scenarios %j", async (seeds, { skip }) => {
    const program = calcOr(skip);
    const documents = seeds.map((seed, at) =>
      randomScenario(seed, { everyComponent: at % 2 === 0, months: HORIZONS[seed % HORIZONS.length] ?? 1 }),
    );
    const workbooks = await Promise.all(documents.map((document) => writeWorkbook(document, {})));
    const comparisons = await recalculated(program, workbooks);
    expect(comparisons.map(({ differences }) => differences.slice(0, 5))).toEqual(seeds.map(() => []));
    expect(Math.min(...comparisons.map(({ formulas }) => formulas))).toBeGreaterThan(500);
  });
});

/** What is typed over, one at a time: months, people, shares, prices, bounds, and what the probabilities rest on. */
const TYPED = [
  /^labour\/realisation\/lagMonths$/,
  /^labour\/levels\/L1\/salary$/,
  /^desk\/technicians$/,
  /^ai\/goLiveMonth$/,
  /^categories\/[^/]+\/ai\/resolution$/,
  /^categories\/[^/]+\/ticketsPerUnit$/,
  /^clients\/[^/]+\/units\/users$/,
  /^clients\/[^/]+\/convertMonth$/,
  /^clients\/[^/]+\/reliability\/outagesPerMonth$/,
  /^clients\/[^/]+\/security\/scoreMean$/,
  /^clients\/[^/]+\/proposedPlan\/components\/[^/]+\/pricing\/tiers\/0\/unit$/,
  /^clients\/[^/]+\/proposedPlan\/components\/[^/]+\/bands\/0\/below$/,
];

/** Another value of the same kind: the next whole number, or a tenth less. */
function another(value: unknown): { json: string | number; text: string } {
  if (typeof value === "number") return { json: value + 1, text: String(value + 1) };
  const less = (Number(value) * 0.9).toFixed(6).replace(/\.?0+$/, "");
  return { json: less, text: less };
}

function withValue(document: ScenarioDocument, path: string, value: unknown): ScenarioDocument {
  const copy = structuredClone(document);
  const segments = (pointerOf(copy, path) ?? "").split("/").slice(1);
  const last = segments.pop() ?? "";
  const holder = segments.reduce<object>((inside, segment) => Reflect.get(inside, segment), copy);
  Reflect.set(holder, last, value);
  return copy;
}

test("one input typed over in LibreOffice gives what our engine gives for that input", async ({ skip }) => {
  const program = calcOr(skip);
  const document = randomScenario(5, { everyComponent: true, months: 18 });
  const graph = buildModelGraph(document).graph;
  const cells = new InputCells(document, graph.inputs());
  const paths = TYPED.map(
    (pattern) =>
      cells.cells.find(
        ({ path }) => pattern.test(path) && /^(number|string)$/.test(typeof (valueAt(document, path) ?? null)),
      )?.path,
  );
  const chosen = paths.filter((path) => path !== undefined);
  expect(chosen.length).toBe(TYPED.length);
  const values = chosen.map((path) => another(valueAt(document, path)));
  const original = await writeWorkbook(document, {});
  const typed = await program.type(
    original,
    chosen.map((path, at) => ({ name: cells.nameOf(path), value: values[at]?.text ?? "" })),
  );
  const before = readCells(original);
  for (const [at, path] of chosen.entries()) {
    const changed = withValue(document, path, values[at]?.json ?? null);
    const expected = readCells(await writeWorkbook(changed, {}));
    expect({ path, ...compareFormulas(expected, readCells(typed[at] ?? new Uint8Array())) }).toMatchObject({
      path,
      differences: [],
    });
    expect(compareFormulas(expected, before).differences.length, `${path} changes nothing`).toBeGreaterThan(0);
  }
});

type Face = Operation["spreadsheet"];
/** One wrong face each; what it does wrong is what such a face gets wrong in practice. */
const WRONG: readonly (readonly [operation: string, face: (right: Face) => Face])[] = [
  ["money", () => (_node, context) => cellText(`ROUNDDOWN(${context.phrase(0).text},2)`)],
  ["larger", () => (_node, context) => cellText(`MIN(${context.phrase(0).text},${context.phrase(1).text})`)],
  ["isAtLeast", () => (_node, context) => cellText(`IF(${context.phrase(0).text}>${context.phrase(1).text},1,0)`)],
  ["leastSinceLag", (right) => (node, context) => cellText(right(node, context).text.replace("MIN", "MAX"))],
  ["erlangC", (right) => (node, context) => cellText(right(node, context).text.replaceAll("-1,", ","))],
  ["binomialBelow", (right) => (node, context) => cellText(right(node, context).text.replaceAll(",0)-1", ",0)"))],
  ["downtimeAbove", (right) => (node, context) => cellText(right(node, context).text.replaceAll("-1,", ","))],
  ["minus", () => (_node, context) => cellText(`${context.phrase(0).text}-${context.phrase(1).text}`)],
];

test("a deliberately wrong face of one operation is caught", async ({ skip }) => {
  const program = calcOr(skip);
  const document = randomScenario(5, { everyComponent: true, months: 8 });
  const workbooks = WRONG.map(([name, wrong]) => {
    const model = buildModelGraph(document);
    let broken = 0;
    for (const node of model.graph.nodes) {
      const { operation } = node;
      if (operation.name !== name) continue;
      Reflect.set(node, "operation", { ...operation, spreadsheet: wrong(operation.spreadsheet) });
      broken++;
    }
    expect(broken, name).toBeGreaterThan(0);
    return workbookOf(model, {});
  });
  const comparisons = await recalculated(program, workbooks);
  const caught = WRONG.map(([name], at) => [name, (comparisons[at]?.differences.length ?? 0) > 0]);
  expect(caught).toEqual(WRONG.map(([name]) => [name, true]));
});
