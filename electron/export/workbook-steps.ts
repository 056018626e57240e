/** The sheet of workings: steps without a name that formulas share, that are long, or that are taken as a run of months. */
import { formulaInWords, type Labeller } from "../../shared/formula/explain.ts";
import type { FormulaNode } from "../../shared/formula/node.ts";
import { isInput, isLine } from "../../shared/formula/operations.ts";
import type { ModelGraph } from "../../shared/model/model-graph.ts";
import { sheetOverMonths, type Writing, writeFormulas } from "./workbook-cells.ts";
import { FIRST_ROW, type Grid, LABEL_COLUMN, LINE_COLUMN, UNIT_COLUMN } from "./workbook-grid.ts";
import { DIM, formatOf, LABEL, unitText } from "./workbook-look.ts";
import type { Sheet } from "./xlsx-sheet.ts";

export const STEP_SHEET = "Workings";
const LONGEST_LABEL = 240;

export function placeSteps(steps: readonly FormulaNode[], grid: Grid): void {
  let row = FIRST_ROW;
  for (const node of steps) {
    grid.place(node, { sheet: STEP_SHEET, row });
    row += node.rows;
  }
}

export function writeSteps(steps: readonly FormulaNode[], model: ModelGraph, writing: Writing): Sheet {
  const { currency, values } = writing;
  const subtitle = "Steps between the lines of the other sheets, each in words and as a formula.";
  const sheet = sheetOverMonths(STEP_SHEET, "Workings", subtitle, "6E7781", writing);
  const names = new Map(model.document.clients.map(({ id, name }) => [id, name]));
  const inputLabels = new Map<string, string>();
  const label: Labeller = (node, row, column) => {
    const { operation } = node;
    if (isInput(operation)) {
      const { source } = operation;
      const slot = source.slotAt(Math.max(row, 0), Math.max(column, 0));
      const path = source.paths[slot] ?? source.key;
      const known = inputLabels.get(path) ?? source.label(slot);
      inputLabels.set(path, known);
      return known;
    }
    if (!isLine(operation)) return "";
    const { clientId, label: name } = operation.line;
    return clientId === null ? name : `${name} (${names.get(clientId) ?? clientId})`;
  };
  let next = FIRST_ROW;
  for (const node of steps) {
    for (let row = 0; row < node.rows; row++) {
      const words = formulaInWords(node, row, 0, values, label);
      const category = node.rows > 1 ? `${model.document.categories[row]?.name ?? ""}: ` : "";
      sheet
        .row(next++)
        .text(LABEL_COLUMN, clipped(`${category}${words}`), LABEL)
        .text(UNIT_COLUMN, unitText(node.unit.text, currency), DIM)
        .text(LINE_COLUMN, node.operation.name, DIM);
      writeFormulas(sheet, node, row, node.width, writing, { format: formatOf(node.unit.text, currency) });
    }
  }
  return sheet;
}

function clipped(text: string): string {
  return text.length <= LONGEST_LABEL ? text : `${text.slice(0, LONGEST_LABEL - 1).trimEnd()}…`;
}
