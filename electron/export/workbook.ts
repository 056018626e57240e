/** The live workbook: the model as a spreadsheet, every computed cell a formula of the same graph that computes here. */
import { ExactEvaluation } from "../../shared/formula/exact-evaluation.ts";
import { InputValues } from "../../shared/formula/input-values.ts";
import { stepsOf } from "../../shared/formula/spreadsheet-steps.ts";
import type { QuantityText, ScenarioDocument } from "../../shared/model/document.ts";
import { buildModelGraph, type ModelGraph } from "../../shared/model/model-graph.ts";
import { pointValue } from "../../shared/model/point-value.ts";
import { LENSES, type LensId } from "../../shared/model/results.ts";
import { exact } from "../../shared/number/exact.ts";
import type { EvidenceByPath } from "../../shared/scenario/evidence.ts";
import type { Writing } from "./workbook-cells.ts";
import { Grid } from "./workbook-grid.ts";
import { InputCells, writeInputs } from "./workbook-inputs.ts";
import { placeLens, writeLens } from "./workbook-lens.ts";
import { INTERNAL } from "./workbook-look.ts";
import { placePayback, planPayback, writePayback } from "./workbook-payback.ts";
import { type LensRow, planLens } from "./workbook-rows.ts";
import { placeSteps, writeSteps } from "./workbook-steps.ts";
import { writeSummary } from "./workbook-summary.ts";
import { packWorkbook } from "./xlsx-package.ts";
import { Styles } from "./xlsx-styles.ts";

/**
 * An .xlsx of a document without faults; the same document and evidence give the same bytes. Takes seconds for a dozen
 * clients, so that a host calls it off its own thread.
 */
export async function writeWorkbook(document: ScenarioDocument, evidence: EvidenceByPath): Promise<Uint8Array> {
  return workbookOf(buildModelGraph(document), evidence);
}

/** The workbook of a graph that is already built; adds the steps of payback to it. */
export function workbookOf(model: ModelGraph, evidence: EvidenceByPath): Uint8Array {
  const { document, graph, months, spans } = model;
  const inputs = new InputCells(document, graph.inputs());
  const grid = new Grid(months.length, spans.length, (path) => inputs.nameOf(path));
  const plans = Object.fromEntries(LENSES.map((lens) => [lens, planLens(model, lens)])) as unknown as Record<
    LensId,
    LensRow[]
  >;
  for (const lens of LENSES) placeLens(lens, plans[lens], grid);
  const payback = planPayback(model);
  placePayback(payback, grid);
  const placed = graph.nodes.filter((node) => grid.sheetOf(node) !== undefined);
  const steps = stepsOf(graph.nodes, placed, (node, row, column) => grid.nameOf(node, row, column));
  placeSteps(steps, grid);

  const stands = (path: string) => model.inputs.read(document, path);
  const values = new ExactEvaluation(
    graph.nodes,
    InputValues.read(graph.inputs(), {
      stands,
      exactly: (standing) => exact(pointValue(standing as QuantityText)),
    }),
  );
  const styles = new Styles();
  const writing: Writing = { grid, values, styles, months, spans, currency: document.currency };
  const sheets = [
    writeSummary(model, plans, payback, writing),
    writeInputs(document, evidence, inputs, stands, styles),
    ...LENSES.map((lens) => writeLens(lens, plans[lens], document.name, writing)),
    writePayback(payback, model, writing),
    writeSteps(steps, model, writing),
  ];
  return packWorkbook({ title: document.name, marking: INTERNAL, sheets, names: inputs.definedNames(), styles });
}
