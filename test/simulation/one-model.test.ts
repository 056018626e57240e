/**
 * There is one model: with the tickets and credits that a trial drew put in place of their formulas, the column path of
 * everything else comes to the same margin, month by month.
 */
import { describe, expect, test } from "vitest";
import { ColumnEvaluation } from "../../shared/formula/column-evaluation.ts";
import { mapped } from "../../shared/formula/columns.ts";
import { ExactEvaluation } from "../../shared/formula/exact-evaluation.ts";
import { InputValues } from "../../shared/formula/input-values.ts";
import type { FormulaNode } from "../../shared/formula/node.ts";
import type { QuantityText, ScenarioDocument } from "../../shared/model/document.ts";
import { buildModelGraph } from "../../shared/model/model-graph.ts";
import { pointValue } from "../../shared/model/point-value.ts";
import { LENSES, type LensId } from "../../shared/model/results.ts";
import { exact } from "../../shared/number/exact.ts";
import { Streams } from "../../shared/number/random.ts";
import { drawnNodes } from "../../shared/simulation/drawn-nodes.ts";
import { setStep } from "../../shared/simulation/linear-steps.ts";
import { ProgramBuilder } from "../../shared/simulation/program.ts";
import { TrialCompiler } from "../../shared/simulation/trial-compiler.ts";
import { randomScenario } from "../model/random-scenario.ts";

const TRIALS = 2;
const LINES = ["margin", "marginCash", "credits", "queue.overloaded", "hours.total"] as const;

/** Rounding without the exact path, which would answer for the expected tickets. */
function inFloat(node: FormulaNode): FormulaNode {
  const round = node.operation.inFloat;
  if (round === undefined) return node;
  const { index, operands, unit, rows, axis, width } = node;
  const operation = { ...node.operation, column: mapped((value) => round(value)) };
  Reflect.deleteProperty(operation, "roundedForTests");
  return { index, operation, operands, unit, rows, axis, width };
}

/** Months that differ, of some trials of a scenario, and how many were compared. */
function differences(document: ScenarioDocument, isAbandoned: boolean): { found: string[]; compared: number } {
  const model = buildModelGraph(document, isAbandoned);
  const { nodes } = model.graph;
  const inputs = InputValues.read(model.graph.inputs(), {
    stands: (path) => model.inputs.read(document, path),
    exactly: (standing) => exact(pointValue(standing as QuantityText)),
  });
  const ofColumns = (all: readonly FormulaNode[]) =>
    ColumnEvaluation.of(all, inputs, () => new ExactEvaluation(nodes, inputs));
  const targets = LENSES.flatMap((lens) => LINES.map((line) => model.book.node(lens, null, line)));
  const builder = new ProgramBuilder();
  const sources = { varies: () => false, input: () => null, ticketFactor: () => null };
  const compiler = new TrialCompiler(model, ofColumns(nodes), sources, builder, new Streams(17), targets);
  const drawn = drawnNodes(model);
  const kept = (lens: LensId, node: FormulaNode, row: number, month: number) => {
    const atom = builder.atom();
    builder.add(setStep(atom, compiler.cell(lens, node, row, month)));
    builder.keep(atom);
    return atom;
  };
  const cells = (lens: LensId, node: FormulaNode) =>
    Array.from({ length: node.rows }, (_, row) =>
      Array.from({ length: document.months }, (__, month) => kept(lens, node, row, month)),
    );
  const perLens = LENSES.map((lens) => ({
    lens,
    counts: new Map([...drawn.counts.keys()].map((index) => [index, cells(lens, nodes[index]!)])),
    credits: new Map([...drawn.credits.keys()].map((index) => [index, cells(lens, nodes[index]!)])),
    lines: LINES.map((line) => cells(lens, model.book.node(lens, null, line))[0]!),
  }));
  const program = builder.build();
  program.block.count = TRIALS;
  program.block.trials.set([0, 1]);
  program.run();

  const found: string[] = [];
  let compared = 0;
  for (let trial = 0; trial < TRIALS; trial++) {
    for (const { lens, counts, credits, lines } of perLens) {
      const values = (atoms: readonly (readonly number[])[]) =>
        atoms.map((row) => row.map((atom) => program.column(atom)[trial]!));
      const replaced = new Map([...counts, ...credits].map(([index, atoms]) => [index, values(atoms)]));
      const columns = ofColumns(
        nodes.map((node) => {
          const table = replaced.get(node.index);
          if (table === undefined) return inFloat(node);
          const { index, operands, unit, rows } = node;
          // A credit that is the same in all months has one column; drawn, it has one for each month.
          const column: FormulaNode["operation"]["column"] = (_node, out) =>
            out.set(table.flatMap((row) => row.slice(0, node.width)));
          const operation = { ...node.operation, name: "drawn", key: `drawn ${index}`, column };
          Reflect.deleteProperty(operation, "zeroIf");
          return { index, operation, operands, unit, rows, axis: node.axis, width: node.width };
        }),
      );
      for (const [at, line] of LINES.entries()) {
        const node = model.book.node(lens, null, line);
        for (let month = 0; month < document.months; month++) {
          const mine = program.column(lines[at]![month]!)[trial]!;
          const theirs = columns.at(node, 0, month);
          compared++;
          if (!(Math.abs(mine - theirs) <= 1e-7 * Math.max(1, Math.abs(theirs))))
            found.push(`${lens} ${line} month ${month + 1} trial ${trial}: ${mine} against ${theirs}`);
        }
      }
    }
  }
  return { found, compared };
}

/** Credits of one column for all months are drawn month by month, which the column path's one column cannot hold. */
function withMonthlyCredits(document: ScenarioDocument): ScenarioDocument {
  for (const client of document.clients) {
    for (const plan of [client.currentPlan, client.proposedPlan])
      plan.components = plan.components.filter((each) => each.type !== "guarantee" || each.metric === "response");
  }
  return document;
}

describe("a trial is the model at the tickets it drew", () => {
  test.each(Array.from({ length: 8 }, (_, at) => at + 1))("random scenario %i", (seed) => {
    const document = withMonthlyCredits(randomScenario(seed, { everyComponent: seed % 2 === 0, months: 18 }));
    const { found, compared } = differences(document, false);
    expect(compared).toBe(TRIALS * LENSES.length * LINES.length * 18);
    expect(found.slice(0, 5)).toEqual([]);
  });

  test.each([21, 22])("random scenario %i with AI given up", (seed) => {
    const document = withMonthlyCredits(randomScenario(seed, { months: 18 }));
    document.ai.abandonment = { probability: "0.5", month: 8 };
    expect(differences(document, true).found.slice(0, 5)).toEqual([]);
  });
});
