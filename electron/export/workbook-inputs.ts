/** The sheet of inputs: one named cell for each number that a formula takes, with unit, evidence and source. */
import type { FormulaNode } from "../../shared/formula/node.ts";
import { isInput } from "../../shared/formula/operations.ts";
import type { QuantityText, ScenarioDocument } from "../../shared/model/document.ts";
import { inputsOf } from "../../shared/model/fields.ts";
import { inputLabel } from "../../shared/model/input-label.ts";
import { pointValue } from "../../shared/model/point-value.ts";
import { type EvidenceByPath, evidenceFor, GRADE_LABELS } from "../../shared/scenario/evidence.ts";
import {
  DIM,
  GROUP,
  HEADING,
  HEADING_RIGHT,
  INPUT,
  INTERNAL,
  inputFormat,
  inputUnitText,
  LABEL,
  NOTE,
  TITLE,
  UNIT_NOTE,
} from "./workbook-look.ts";
import { absolute, type DefinedName } from "./xlsx-package.ts";
import { Sheet } from "./xlsx-sheet.ts";
import type { Styles } from "./xlsx-styles.ts";
import { CellNames } from "./xlsx-text.ts";

export const INPUT_SHEET = "Inputs";
const VALUE_COLUMN = "B";
const FIRST_INPUT_ROW = 5;

interface NamedCell {
  readonly path: string;
  readonly name: string;
  readonly row: number;
  readonly owner: string;
}

/** Names and rows of all inputs of a graph, in the order of the document. */
export class InputCells {
  readonly cells: readonly NamedCell[];
  private readonly byPath: ReadonlyMap<string, NamedCell>;

  constructor(document: ScenarioDocument, inputs: readonly FormulaNode[]) {
    const read = new Set(inputs.flatMap(({ operation }) => (isInput(operation) ? operation.source.paths : [])));
    const ordered = [...inputsOf(document)].map(({ path }) => path).filter((path) => read.has(path));
    const known = new Set(ordered);
    const others = [...read].filter((path) => !known.has(path));
    const names = new CellNames();
    const owners = new Map<string, string[]>();
    for (const path of [...ordered, ...others]) {
      const owner = ownerOf(document, path);
      const paths = owners.get(owner);
      if (paths === undefined) owners.set(owner, [path]);
      else paths.push(path);
    }
    let row = FIRST_INPUT_ROW;
    this.cells = [...owners].flatMap(([owner, paths]) => {
      row++;
      return paths.map((path) => ({ path, name: names.nameFor(path), row: row++, owner }));
    });
    this.byPath = new Map(this.cells.map((cell) => [cell.path, cell]));
  }

  nameOf(path: string): string {
    const cell = this.byPath.get(path);
    if (cell === undefined) throw new Error(`no input cell for ${path}`);
    return cell.name;
  }

  definedNames(): DefinedName[] {
    return this.cells.map(({ name, row }) => ({ name, refersTo: absolute(INPUT_SHEET, VALUE_COLUMN, row) }));
  }
}

const SECTIONS: Readonly<Record<string, string>> = {
  labour: "Labour",
  tools: "Tools",
  proactive: "Proactive work",
  desk: "Service desk",
  ai: "AI",
};

/** The heading under which an input stands. */
function ownerOf(document: ScenarioDocument, path: string): string {
  const [first = "", id = "", plan, , componentId] = path
    .split("/")
    .map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));
  if (first === "categories")
    return `Ticket category: ${document.categories.find((each) => each.id === id)?.name ?? id}`;
  if (first !== "clients") return SECTIONS[first] ?? "Scenario";
  const client = document.clients.find((each) => each.id === id);
  const name = client?.name ?? id;
  if (plan !== "currentPlan" && plan !== "proposedPlan") return `Client: ${name}`;
  const title = `Client: ${name}, ${plan === "currentPlan" ? "current plan" : "proposed plan"}`;
  const component = client?.[plan].components.find((each) => each.id === componentId);
  return component === undefined ? title : `${title}, ${component.label}`;
}

export function writeInputs(
  document: ScenarioDocument,
  evidence: EvidenceByPath,
  inputs: InputCells,
  standsAt: (path: string) => QuantityText,
  styles: Styles,
): Sheet {
  const sheet = new Sheet(
    {
      name: INPUT_SHEET,
      widths: [46, 16, 30, 12, 44, 12, 40, 60],
      frozen: { rows: 4, columns: 1 },
      repeated: { rows: [4, 4] },
      pagesWide: 1,
      paper: document.currency === "USD" ? "Letter" : "A4",
      tab: "D4A72C",
    },
    styles,
  );
  sheet.row(1).text(1, "Inputs", TITLE);
  sheet
    .row(2)
    .text(
      1,
      `${INTERNAL}. Type over a value in the yellow column and the whole workbook follows. What is chosen rather than counted (price models, AI tiers, lists) is fixed here: change it in Outturn and export again.`,
      NOTE,
    );
  const headings = ["Input", "Value", "Unit", "Evidence", "Source", "Date", "Note", "Name of the cell"];
  sheet.row(4);
  for (const [at, heading] of headings.entries())
    sheet.text(at + 1, heading, at === 1 ? HEADING_RIGHT : at === 2 ? { ...HEADING, indent: 1 } : HEADING);
  let owner = "";
  for (const cell of inputs.cells) {
    if (cell.owner !== owner) {
      owner = cell.owner;
      sheet.row(cell.row - 1).text(1, owner, GROUP);
    }
    const named = inputLabel(document, cell.path);
    const unit = named?.field.unit ?? "factor";
    const standing = standsAt(cell.path);
    const uncertainty = typeof standing === "object" ? `Point value of a distribution (${standing.dist}).` : "";
    const { grade, source, date, note } = evidenceFor(evidence, cell.path);
    sheet
      .row(cell.row, 1)
      .text(1, named?.label ?? cell.path, LABEL)
      .number(2, Number(pointValue(standing)), { ...INPUT, format: inputFormat(unit) })
      .text(3, inputUnitText(unit, document.currency), UNIT_NOTE)
      .text(4, GRADE_LABELS[grade])
      .text(5, source)
      .text(6, date ?? "")
      .text(7, [uncertainty, note ?? ""].filter((text) => text !== "").join(" "))
      .text(8, cell.name, DIM);
  }
  return sheet;
}
