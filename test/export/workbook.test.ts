import { strFromU8, unzipSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";
import { writeWorkbook } from "../../electron/export/workbook.ts";
import { type Cell, readCells, type Sheets } from "../../electron/export/workbook-comparison.ts";
import { LENS_SHEETS } from "../../electron/export/workbook-lens.ts";
import { createScenarioModel } from "../../shared/model/create-scenario-model.ts";
import type { ScenarioDocument } from "../../shared/model/document.ts";
import { LENSES, type ScopeResults } from "../../shared/model/results.ts";
import type { EvidenceByPath } from "../../shared/scenario/evidence.ts";
import { randomScenario } from "../model/random-scenario.ts";

/** What the workbook holds, read back from its bytes; whether its formulas are right is for test/workbook. */

const HOSTILE = [
  "=1+1",
  "+cmd|' /C calc'!A0",
  "-2+3",
  "@SUM(1)",
  "＝1",
  '<v>1</v> & "quoted"',
  "_x0041_",
  "\u0007bell",
  "\ud800 alone",
  "=HYPERLINK(0)",
];

/** Ids stand in the line's own column, from which the lines are read back here. */
const ID_TEXTS = HOSTILE.slice(0, 7);

/** Every text that a user may choose is one that a spreadsheet might take for a formula, or XML for markup. */
function hostile(document: ScenarioDocument): ScenarioDocument {
  let next = 0;
  const text = () => HOSTILE[next++ % HOSTILE.length] ?? "";
  return {
    ...document,
    name: text(),
    categories: document.categories.map((category) => ({ ...category, name: text() })),
    clients: document.clients.map((client) => ({
      ...client,
      name: text(),
      currentPlan: {
        ...client.currentPlan,
        components: client.currentPlan.components.map((each) => ({
          ...each,
          id: `${ID_TEXTS[next % ID_TEXTS.length]} ${each.id}`,
          label: text(),
        })),
      },
    })),
  };
}

const plain = randomScenario(5, { everyComponent: true, months: 14 });
const document = hostile(plain);
const SOURCE = '=EVIL("source")';
const evidence: EvidenceByPath = {
  "labour/levels/L1/salary": { grade: "measured", source: SOURCE, date: "2026-03-01", note: "+note" },
};
let bytes: Uint8Array;
let sheets: Sheets;
beforeAll(async () => {
  bytes = await writeWorkbook(document, evidence);
  sheets = readCells(bytes);
});

const partsOf = (file: Uint8Array): [name: string, xml: string][] =>
  Object.entries(unzipSync(file)).map(([name, part]) => [name, strFromU8(part)]);
const allCells = (): [sheet: string, reference: string, cell: Cell][] =>
  [...sheets].flatMap(([sheet, cells]) =>
    [...cells].map(([reference, cell]): [string, string, Cell] => [sheet, reference, cell]),
  );
const rowOf = (reference: string): number => Number(reference.replace(/\D+/, ""));
const columnOf = (reference: string): string => reference.replace(/\d+/, "");

describe("the bytes", () => {
  test("are the same for the same input", async () => {
    expect(Buffer.from(await writeWorkbook(structuredClone(document), evidence)).equals(bytes)).toBe(true);
  });

  test("say neither who wrote them nor when, and lead nowhere", () => {
    for (const [name, xml] of partsOf(bytes)) {
      expect(name).not.toMatch(/external|vba|macro/i);
      expect(xml).not.toMatch(/<dc:creator|lastModifiedBy|TargetMode="External"/);
    }
    const core = partsOf(bytes).find(([name]) => name === "docProps/core.xml")?.[1];
    expect(core).toContain('<dcterms:created xsi:type="dcterms:W3CDTF">2020-01-01T00:00:00Z</dcterms:created>');
  });

  test("are well-formed XML, whatever the texts", () => {
    for (const [name, xml] of partsOf(bytes)) {
      expect(xml, name).not.toMatch(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
      expect(xml.replace(/&(amp|lt|gt|quot);/g, ""), name).not.toContain("&");
    }
  });
});

describe("the cells", () => {
  test("outside the sheet of inputs are formulas or labels", () => {
    const constants = allCells().filter(
      ([sheet, , { formula, type }]) => sheet !== "Inputs" && formula === null && type !== "inlineStr",
    );
    expect(constants).toEqual([]);
    expect(allCells().filter(([, , { formula }]) => formula !== null).length).toBeGreaterThan(20_000);
  });

  test("on the sheet of inputs are no formulas, and each value has a name", () => {
    const inputs = sheets.get("Inputs") ?? new Map<string, Cell>();
    expect([...inputs.values()].filter(({ formula }) => formula !== null)).toEqual([]);
    const values = [...inputs].filter(([, { type }]) => type === "n").map(([reference]) => reference);
    const workbook = partsOf(bytes).find(([name]) => name === "xl/workbook.xml")?.[1] ?? "";
    const named = [...workbook.matchAll(/<definedName name="(\w+)">Inputs!\$B\$(\d+)</g)];
    expect(named.map(([, , row = ""]) => `B${row}`).toSorted()).toEqual(values.toSorted());
    const names = named.map(([, name = ""]) => name.toLowerCase());
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z_]+_\w*$/);
  });

  test("hold what a user wrote as text, with its evidence", () => {
    const texts = new Set(allCells().flatMap(([, , { type, value }]) => (type === "inlineStr" ? [value] : [])));
    for (const text of [SOURCE, "+note", "Measured", "-2+3", "@SUM(1)"]) expect(texts).toContain(text);
    const formulas = allCells().flatMap(([, , { formula }]) => (formula === null ? [] : [formula]));
    for (const formula of formulas) expect(formula).not.toMatch(/(EVIL|HYPERLINK|DDE|WEBSERVICE)\(|[|!]A0/i);
  });

  test("stay within what Excel takes", () => {
    const formulas = allCells().flatMap(([, , { formula }]) => (formula === null ? [] : [formula]));
    expect(Math.max(...formulas.map((formula) => formula.length))).toBeLessThan(8192);
    // A reference to whole columns or rows would make a formula follow every edit of the sheet.
    expect(formulas.filter((formula) => /\$?\b[A-Z]{1,3}:\$?[A-Z]{1,3}\b|\$?\b\d+:\$?\d+\b/.test(formula))).toEqual([]);
    expect(new Set(formulas.flatMap((formula) => formula.match(/[A-Z.]+(?=\()/g) ?? []))).toEqual(KNOWN_FUNCTIONS);
  });
});

/** Functions that Excel has had since 2003 and LibreOffice reads without a prefix. */
const KNOWN_FUNCTIONS = new Set(
  "ABS BINOMDIST COLUMN EXP IF INDEX INT MAX MIN NORMDIST OR POISSON POWER ROUND ROUNDUP ROW SQRT SUM SUMIF SUMPRODUCT".split(
    " ",
  ),
);

test("every line, total and KPI of the results stands under its lens", () => {
  const results = createScenarioModel(document).exactResults();
  let compared = 0;
  for (const lens of LENSES) {
    const { portfolio, clients } = results.lenses[lens];
    const scopes: readonly ScopeResults<string>[] = [portfolio, ...document.clients.map(({ id }) => clients[id]!)];
    for (const [at, rows] of blocksOf(LENS_SHEETS[lens]).entries()) {
      const { lines = {}, totals = {}, kpis } = scopes[at] ?? {};
      for (const [line, values] of Object.entries(lines)) {
        const row = rows.get(line);
        const expected = [...values, ...(totals[line] ?? [])].map((value) => (value === null ? "" : Number(value)));
        expect([lens, at, line, row]).toEqual([lens, at, line, expected]);
        compared += expected.length;
      }
      for (const [kpi, values] of Object.entries(kpis ?? {}))
        expect([lens, at, kpi, rows.get(`kpi.${kpi}`)]).toEqual([
          lens,
          at,
          kpi,
          values.map((value) => (value === null ? "" : Number(value))),
        ]);
    }
  }
  expect(compared).toBeGreaterThan(10_000);
});

/** Figures of a lens by line, block by block; an empty row parts two blocks. */
function blocksOf(name: string): Map<string, (number | string)[]>[] {
  const rows = new Map<number, { line: string; figures: (number | string)[] }>();
  for (const [reference, { type, value, formula }] of sheets.get(name) ?? []) {
    const row = rowOf(reference);
    if (row <= 4) continue;
    const known = rows.get(row) ?? { line: "", figures: [] };
    rows.set(row, known);
    if (columnOf(reference) === "C" && formula === null) known.line = value;
    else if (formula !== null) known.figures.push(type === "n" ? Number(value) : value);
  }
  const blocks: Map<string, (number | string)[]>[] = [];
  let last = 0;
  for (const [row, { line, figures }] of [...rows].sort(([a], [b]) => a - b)) {
    if (row > last + 1) blocks.push(new Map());
    last = row;
    if (line !== "") blocks.at(-1)?.set(line, figures);
  }
  return blocks;
}
