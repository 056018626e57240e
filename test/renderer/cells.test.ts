import { globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import {
  type Cell,
  type CellGrid,
  cellsFrom,
  fillCells,
  isBlock,
  isCell,
  pasteBlock,
  placeOf,
} from "../../renderer/state/cells.ts";
import { attachHost } from "../../renderer/state/connection.ts";
import { undo } from "../../renderer/state/edits.ts";
import { selectScenario, useScenario } from "../../renderer/state/scenario-store.ts";
import { openSession } from "../../renderer/state/workspace-store.ts";
import { LEVELS } from "../../shared/model/document.ts";
import { fieldAt } from "../../shared/model/fields.ts";
import { valueAt } from "../../shared/scenario/history.ts";
import { readBlock } from "../../shared/table/clipboard-block.ts";
import { FakeHost } from "./fake-host.ts";

const US = { currency: "USD", locale: "en-US", startMonth: "2026-01" };
let host: FakeHost;

beforeEach(async () => {
  host = new FakeHost();
  attachHost(host);
  await openSession();
  await selectScenario("s1");
});

function cell(path: string): Cell {
  const field = fieldAt(path);
  if (field === undefined) throw new Error(path);
  return { path, field, name: field.label };
}

const rateCard: CellGrid = ["salary", "burden", "utilisation"].map((measure) =>
  LEVELS.map((level) => cell(`labour/levels/${level}/${measure}`)),
);
const shown = () => useScenario.getState().records?.document;
const at = (path: string) => valueAt(shown(), path);
const SALARY = "labour/levels/L1/salary";

describe("a block of the clipboard", () => {
  test.each([
    [
      "1\t2\n3\t4\n",
      [
        ["1", "2"],
        ["3", "4"],
      ],
    ],
    [
      "1\t2\r\n3\t4\r\n",
      [
        ["1", "2"],
        ["3", "4"],
      ],
    ],
    ["1\n2\n3", [["1"], ["2"], ["3"]]],
    [
      "1\t\n\t4",
      [
        ["1", ""],
        ["", "4"],
      ],
    ],
    [
      "1\t2\n3",
      [
        ["1", "2"],
        ["3", ""],
      ],
    ],
    ['"a\tb\nc"\t"say ""yes"""', [["a\tb\nc", 'say "yes"']]],
    ['5" pipe\t2', [['5" pipe', "2"]]],
    ["", [[""]]],
  ])("%j", (text, rows) => {
    expect(readBlock(text)).toEqual(rows);
  });

  test("is more than one value", () => {
    expect(["1\t2", "1\n2", "1\r\n2"].map(isBlock)).toEqual([true, true, true]);
    expect(["1", "1 200", "70 %\n", ""].map(isBlock)).toEqual([false, false, false, false]);
  });
});

describe("pasting", () => {
  test("writes every value by its field as one edit with one undo", async () => {
    const before = shown();
    const fault = pasteBlock(
      "Rate card",
      rateCard,
      placeOf(rateCard, SALARY),
      "50,000\t$60k\t72000.50\n22%\t0.25\t25\n",
      US,
    );
    expect(fault).toBeNull();
    expect(LEVELS.map((level) => at(`labour/levels/${level}/salary`))).toEqual(["50000", "60000", "72000.5"]);
    expect(LEVELS.map((level) => at(`labour/levels/${level}/burden`))).toEqual(["0.22", "0.25", "0.25"]);
    await expect.poll(() => host.done.map(({ label }) => label)).toEqual(["Rate card: pasted 6 values"]);
    await undo();
    expect(shown()).toEqual(before);
  });

  test("reads numbers by the locale, and leaves what an empty cell falls on", () => {
    const before = at("labour/levels/L2/salary");
    expect(
      pasteBlock("Rate card", rateCard, placeOf(rateCard, SALARY), "50.000,50\t\t72 000", { ...US, locale: "de-DE" }),
    ).toBeNull();
    expect(at(SALARY)).toBe("50000.5");
    expect(at("labour/levels/L2/salary")).toBe(before);
    expect(at("labour/levels/L3/salary")).toBe("72000");
  });

  test.each([
    [
      "1\t2\t3\t4",
      SALARY,
      "The block has 1 row and 4 columns; from here on there are 3 rows and 3 columns. Nothing was pasted.",
    ],
    [
      "1\n2",
      "labour/levels/L1/utilisation",
      "The block has 2 rows and 1 column; from here on there are 1 row and 3 columns. Nothing was pasted.",
    ],
    ["1\tlots", SALARY, /^Salary, L2: “lots” .* Nothing was pasted\.$/],
    ["50%\t120%", "labour/levels/L1/utilisation", /^Utilisation, L2: .*120%\. Nothing was pasted\.$/],
    ["\t", SALARY, "The block is empty."],
  ])("refuses %j at %s and changes nothing", (text, path, message) => {
    const before = shown();
    expect(pasteBlock("Rate card", rateCard, placeOf(rateCard, path), text, US)).toMatch(message);
    expect(shown()).toBe(before);
    expect(host.calls).not.toContain("edit.commit");
  });

  test.each(["1\t2\t3", "1\n2\n3"])("goes along a grid of one line, however the block %j lies", (text) => {
    const months = [0, 1, 2].map((month) => cell(`categories/password/seasonality/${month}`));
    for (const grid of [[months], months.map((one) => [one])]) {
      expect(pasteBlock("Seasonality", grid, placeOf(grid, "categories/password/seasonality/0"), text, US)).toBeNull();
      expect([0, 1, 2].map((month) => at(`categories/password/seasonality/${month}`))).toEqual(["1", "2", "3"]);
    }
  });

  test("refuses a value for a place that has none", () => {
    const grid: CellGrid = [[cell(SALARY), null]];
    expect(pasteBlock("Grid", grid, placeOf(grid, SALARY), "1\t2", US)).toBe(
      "“2” in row 1 of the block falls on a place without a value. Nothing was pasted.",
    );
    expect(pasteBlock("Grid", grid, placeOf(grid, SALARY), "50000\t", US)).toBeNull();
  });

  test("of shares that must come to a whole is one edit, or none", () => {
    const id = shown()?.categories[0]?.id ?? "";
    const mix: CellGrid = [["P1", "P2", "P3", "P4"].map((priority) => cell(`categories/${id}/priority/${priority}`))];
    const first = mix[0]?.find(isCell)?.path ?? "";
    expect(pasteBlock("Mix", mix, placeOf(mix, first), "10%\t20%\t30%\t30%", US)).toMatch(/100 ?%|sum|1/);
    expect(pasteBlock("Mix", mix, placeOf(mix, first), "10%\t20%\t30%\t40%", US)).toBeNull();
    expect(at(first)).toBe("0.1");
  });
});

describe("filling", () => {
  const levels = (measure: string): readonly Cell[] => cellsFrom(rateCard, `labour/levels/L1/${measure}`, "columns");

  test("copies what stands in the first cell, as one edit", async () => {
    expect(fillCells("Rate card", levels("burden"), null, US)).toBeNull();
    const burden = at("labour/levels/L1/burden");
    expect(LEVELS.map((level) => at(`labour/levels/${level}/burden`))).toEqual([burden, burden, burden]);
    await expect.poll(() => host.done.length).toBe(1);
  });

  test("takes text that was not accepted yet with it, a change for each cell from what stands there", () => {
    const before = LEVELS.map((level) => Number(at(`labour/levels/${level}/salary`)));
    expect(fillCells("Rate card", levels("salary"), "+10%", US)).toBeNull();
    expect(LEVELS.map((level) => Number(at(`labour/levels/${level}/salary`)))).toEqual(
      before.map((salary) => Math.round(salary * 110) / 100),
    );
  });

  test("goes along rows or columns from where it begins", () => {
    expect(cellsFrom(rateCard, "labour/levels/L2/burden", "columns").map(({ path }) => path)).toEqual([
      "labour/levels/L2/burden",
      "labour/levels/L3/burden",
    ]);
    expect(cellsFrom(rateCard, "labour/levels/L2/burden", "rows").map(({ path }) => path)).toEqual([
      "labour/levels/L2/burden",
      "labour/levels/L2/utilisation",
    ]);
  });

  test("refuses what one of them does not allow, and says where there is nothing to fill", () => {
    const before = shown();
    expect(fillCells("Rate card", levels("utilisation"), "120%", US)).toMatch(/Nothing was filled\.$/);
    expect(fillCells("Rate card", levels("salary").slice(0, 1), null, US)).toBe("There is nothing after it to fill.");
    expect(shown()).toBe(before);
  });
});

test("every field that is a cell stands in a grid that takes a block", () => {
  const root = resolve(import.meta.dirname, "../..");
  const grids = globSync("renderer/**/*.tsx", { cwd: root })
    .map((path) => ({ path, text: readFileSync(resolve(root, path), "utf8") }))
    .filter(({ path, text }) => !path.includes("controls") && /<(BoundInput|FieldInput)\s+cell\b/.test(text));
  expect(grids.length).toBeGreaterThan(5);
  for (const { path, text } of grids) expect(text, path).toContain("<CellBlock");
});
