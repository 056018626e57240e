/** `bench recalculation`: an edit of one input that touches everything, against hand-written loops, a spreadsheet engine and decimals. */
import { HyperFormula } from "hyperformula";
import { finish } from "../../shared/formula/steps.ts";
import { createScenarioModel } from "../../shared/model/create-scenario-model.ts";
import type { ScenarioDocument } from "../../shared/model/document.ts";
import { LENSES, type Span } from "../../shared/model/results.ts";
import type { ScenarioModel } from "../../shared/model/scenario-model.ts";
import { installedLibreOffice } from "../workbook/macro-libre-office.ts";
import { type CalcQuestion, MeasuredCalc } from "./calc-recalculation.ts";
import { type BenchmarkReport, type Comparison, compared } from "./comparison.ts";
import { decimalLoops } from "./decimal-loops.ts";
import { differencesFromLoops } from "./differences-from-loops.ts";
import { coreDocument, oneClientDocument, sampleDocument, withGrowth } from "./documents.ts";
import { HandWrittenLoops } from "./hand-written-loops.ts";
import { measured, medianOf, peakMemory, RUNS, type Subject, type Timing } from "./measure.ts";
import { GROWTH_CELL, spreadsheetCore } from "./spreadsheet-core.ts";

const GROWTHS = ["0.031", "0.047"] as const;

/** Two states of a document that differ in growth, in turn. */
function edits(document: ScenarioDocument): () => ScenarioDocument {
  const states = GROWTHS.map((growth) => withGrowth(document, growth));
  let at = 0;
  return () => states[at++ % states.length] ?? document;
}

/** A model whose columns are there, so that an update recomputes them. */
function openModel(document: ScenarioDocument): ScenarioModel {
  const model = createScenarioModel(document);
  finish(model.settleColumnSteps());
  return model;
}

/** What an edit costs until every column is new; the tables of the window are read off afterwards, and are not counted. */
function columnEdit(document: ScenarioDocument, repetitions: number): Subject {
  const model = openModel(document);
  const next = edits(document);
  return {
    once: () => {
      model.update(next());
      finish(model.settleColumnSteps());
    },
    repetitions,
  };
}

function agree(differences: readonly string[]): void {
  if (differences.length > 0) throw new Error(`the peers do not agree:\n${differences.join("\n")}`);
}

function againstLoops(): Comparison {
  const document = oneClientDocument();
  const loops = new HandWrittenLoops(document);
  agree(differencesFromLoops(document, createScenarioModel(document).columnResults(), loops));
  const next = edits(document);
  const { ours, theirs } = measured({
    ours: columnEdit(document, 200),
    theirs: { once: () => loops.update(next()), repetitions: 200 },
  });
  return compared("one input that touches everything, column path", "hand-written float64 loops", ours, theirs, {
    bound: "atMost",
    goal: 2,
    beyond: 1.2,
  });
}

function againstSpreadsheet(clients: number): Comparison {
  const document = coreDocument(clients);
  const { sheets, rowOf } = spreadsheetCore(document);
  const engine = HyperFormula.buildFromSheets(sheets, { licenseKey: "gpl-v3", useArrayArithmetic: false });
  const inputs = engine.getSheetId(GROWTH_CELL.sheet) ?? 0;
  const at = { sheet: inputs, row: GROWTH_CELL.row, col: GROWTH_CELL.column };
  const results = createScenarioModel(document).columnResults();
  const differences: string[] = [];
  for (const [client, { id }] of document.clients.entries()) {
    const sheet = engine.getSheetId(`C${client + 1}`) ?? 0;
    for (const lens of LENSES) {
      const lines = results.lenses[lens].clients[id]?.lines ?? {};
      for (const [line, row] of rowOf) {
        const isLens = line.startsWith(`${lens} `);
        const values = lines[isLens ? line.slice(lens.length + 1) : lens.endsWith("/on") ? line : ""];
        if (values === undefined) continue;
        for (const [month, value] of values.entries()) {
          const theirs = engine.getCellValue({ sheet, row, col: month + 1 });
          // Its ROUND errs on half cents, in one component or another.
          const tolerance = 1e-9 * Math.max(1, Math.abs(value ?? 0)) + (isLens ? 0.03 : 0);
          if (typeof theirs !== "number" || value === null || Math.abs(theirs - value) > tolerance)
            differences.push(`${lens} ${id} ${line} ${month + 1}: ${value} against ${String(theirs)}`);
        }
      }
    }
  }
  agree(differences.slice(0, 10));
  let turn = 0;
  const { ours, theirs } = measured({
    ours: columnEdit(document, clients === 1 ? 50 : 10),
    theirs: {
      once: () => engine.setCellContents(at, [[Number(GROWTHS[turn++ % GROWTHS.length])]]),
      repetitions: clients === 1 ? 5 : 1,
    },
  });
  engine.destroy();
  return compared(
    `one input that touches everything, ${clients} client${clients === 1 ? "" : "s"}`,
    "HyperFormula",
    ours,
    theirs,
    {
      bound: "atLeast",
      goal: 150,
      beyond: 300,
    },
  );
}

const MARGIN = "proposed/on margin";

/** The last month's margin of the last client under both states, which the spreadsheet must have too. */
function shownMargins(document: ScenarioDocument): readonly number[] {
  return GROWTHS.map((growth) => {
    const { lenses } = createScenarioModel(withGrowth(document, growth)).columnResults();
    return lenses["proposed/on"].clients[document.clients.at(-1)?.id ?? ""]?.lines.margin?.at(-1) ?? Number.NaN;
  });
}

async function againstCalc(calc: MeasuredCalc, clients: number): Promise<Comparison> {
  const document = coreDocument(clients);
  const workbook = spreadsheetCore(document);
  const expected = shownMargins(document);
  const question: CalcQuestion = {
    workbook,
    repetitions: clients === 1 ? 20 : 5,
    values: [Number(GROWTHS[0]), Number(GROWTHS[1])],
    shown: { sheet: `C${clients}`, column: document.months, row: workbook.rowOf.get(MARGIN) ?? 0 },
  };
  const edit = columnEdit(document, clients === 1 ? 50 : 10);
  const ours: Timing[] = [];
  const theirs: Timing[] = [];
  for (let run = 0; run < RUNS; run++) {
    const { mine } = measured({ mine: edit }, 1);
    ours.push(mine);
    const { processorMs, clockMs, values } = await calc.measure(question);
    theirs.push({ processorMs, clockMs, leastMs: clockMs });
    agree(
      expected.flatMap((value, at) =>
        Math.abs((values[at] ?? Number.NaN) - value) <= 1e-9 * Math.abs(value) + 0.01
          ? []
          : [`LibreOffice, ${GROWTHS[at]}: ${values[at]} against ${value}`],
      ),
    );
  }
  return compared(
    `one input that touches everything, ${clients} client${clients === 1 ? "" : "s"}`,
    "LibreOffice Calc, recalculating all",
    medianOf(ours),
    medianOf(theirs),
    { bound: "atLeast", goal: 200, beyond: 400 },
  );
}

/** Nothing where LibreOffice is not installed: then the reason is among the notes. */
async function withCalc(notes: string[]): Promise<Comparison[]> {
  const found = installedLibreOffice();
  if ("missing" in found) {
    notes.push(`LibreOffice was left out: ${found.missing}`);
    return [];
  }
  const calc = new MeasuredCalc(found.path);
  try {
    return [await againstCalc(calc, 1), await againstCalc(calc, 10)];
  } finally {
    calc.close();
  }
}

function againstDecimals(): Comparison {
  const document = coreDocument(1);
  const model = createScenarioModel(document);
  const [id = ""] = document.clients.map((client) => client.id);
  const exact = model.exactResults();
  const differences: string[] = [];
  for (const [plan, states] of decimalLoops(document).entries()) {
    for (const state of ["off", "on"] as const) {
      const lens = LENSES[plan * 2 + (state === "on" ? 1 : 0)]!;
      const scope = exact.lenses[lens].clients[id]!;
      for (const [line, column] of states[state]) {
        const values = line === "npv" ? scope.kpis.npv.slice(-1) : scope.lines[line];
        for (const [month, value] of column.entries()) {
          const mine = values?.[month];
          if (
            mine === undefined ||
            mine === null ||
            value.minus(mine).abs().gt(value.abs().times("1e-25").plus("1e-25"))
          )
            differences.push(`${lens} ${line} ${month + 1}: ${String(mine)} against ${value.toFixed()}`);
        }
      }
    }
  }
  agree(differences.slice(0, 10));
  const next = edits(document);
  const nextTheirs = edits(document);
  const spans = exact.spans;
  const { ours, theirs } = measured({
    ours: {
      once: () => {
        model.update(next());
        model.exactResults([{ kind: "client", id }]);
      },
      repetitions: 1,
    },
    theirs: { once: () => writeDecimals(decimalLoops(nextTheirs()), spans), repetitions: 1 },
  });
  return compared(
    "one input that touches everything, exact path, all lines of the client as text",
    "hand-written decimal.js loops",
    ours,
    theirs,
    {
      bound: "atMost",
      goal: 1.5,
      beyond: 0.1,
    },
  );
}

/** Every line as text, with its sums over the years and the horizon, as the results have them. */
function writeDecimals(plans: ReturnType<typeof decimalLoops>, spans: readonly Span[]): string[] {
  const texts: string[] = [];
  for (const states of plans) {
    for (const lines of Object.values(states)) {
      for (const column of lines.values()) {
        for (const value of column) texts.push(value.toFixed());
        if (column.length === 1) continue;
        for (const { fromMonth, toMonth } of spans)
          texts.push(
            column
              .slice(fromMonth - 1, toMonth)
              .reduce((sum, value) => sum.plus(value))
              .toFixed(),
          );
      }
    }
  }
  return texts;
}

export async function benchmark(progress: (what: string) => void): Promise<BenchmarkReport> {
  const notes: string[] = [];
  progress("hand-written loops");
  const comparisons = [againstLoops()];
  progress("HyperFormula, 1 client");
  comparisons.push(againstSpreadsheet(1));
  progress("HyperFormula, 10 clients (building it takes a while)");
  comparisons.push(againstSpreadsheet(10));
  progress("LibreOffice, 1 client and 10");
  comparisons.push(...(await withCalc(notes)));
  progress("hand-written decimals");
  comparisons.push(againstDecimals());
  progress("the sample");
  const sample = sampleDocument();
  const times = measured({
    "sample, one edit, column path": columnEdit(sample, 5),
    "sample, first evaluation, column path": {
      once: () => void createScenarioModel(sample).columnResults(),
      repetitions: 1,
    },
    "sample, first evaluation, exact path": {
      once: () => void createScenarioModel(sample).exactResults(),
      repetitions: 1,
    },
  });
  return { comparisons, times, peakMemoryMiB: peakMemory(), notes };
}
