import { describe, expect, test } from "vitest";
import { figuresOf } from "../../renderer/controls/figures.ts";
import { assumptionRows } from "../../renderer/pages/compare/assumption-rows.ts";
import type { NamedColumn } from "../../renderer/pages/compare/columns.ts";
import { cellAt, fillFrom, inputBeside, pasteAt, refusalAt } from "../../renderer/pages/compare/compare-cells.ts";
import { planNames } from "../../renderer/pages/model/lens-terms.ts";
import { comparedTopics } from "../../shared/compare/difference.ts";
import type { ScenarioDocument } from "../../shared/model/document.ts";
import { sampleScenario } from "./sample.ts";

const sample = sampleScenario();
const scope = { kind: "portfolio" } as const;

/** The sample, and another one with fewer clients, in another currency, that differs in its discount rate. */
const other: ScenarioDocument = {
  ...sample.document,
  name: "Rhine",
  currency: "EUR",
  discountRate: "0.2",
  clients: sample.document.clients.slice(0, 2),
};

function column(id: string, document: ScenarioDocument): NamedColumn {
  return {
    id,
    letter: id,
    color: "scenario-a",
    name: document.name,
    isSelected: false,
    isVariant: false,
    isLocked: false,
    document,
    evidence: sample.evidence,
    written: figuresOf("en-US", document.currency),
    plans: planNames(document, scope),
  };
}

const columns = [column("A", sample.document), column("B", other)];
const topics = comparedTopics([sample.document, other], scope);
const rowsOf = (onlyChanged: boolean, kept: readonly string[] = [], opened: readonly string[] = []) =>
  assumptionRows(topics, columns, { onlyChanged, kept: new Set(kept), opened: new Set(opened), isOneClient: false });
const rows = rowsOf(
  false,
  [],
  topics.map(({ key }) => key),
);
const at = (key: string, at: number) => ({ row: rows.findIndex((row) => row.key === key), column: at });
const gone = `clients/${sample.document.clients[2]?.id}/units/users`;

describe("the cells of the comparison", () => {
  test("are read by their own scenario's currency and named by it", () => {
    const [own, others] = [1, 2].map((place) => cellAt(rows, at("labour/levels/L1/salary", place)));
    expect([own?.of.options.currency, others?.of.options.currency]).toEqual(["USD", "EUR"]);
    expect(others).toMatchObject({ owner: "Rhine, Labour", noun: "Salary, L1", of: { scenario: "B" } });
  });

  test("are none where the scenario lacks the client, where a row stands for several, and among figures", () => {
    const name = sample.document.clients[2]?.name;
    expect(cellAt(rows, at(gone, 1))).toBeDefined();
    expect(refusalAt(rows, at(gone, 2))).toBe(`Rhine has no ${name}, Users.`);
    const group = rows.findIndex((row) => row.kind === "line" && row.opened === true && /categories/.test(row.unit));
    expect(refusalAt(rows, { row: group, column: 1 })).toMatch(/^It stands for \d+ values; open its row/);
    const figure = [...rows, { kind: "head", key: "figures", label: "Margin" } as const];
    expect(refusalAt(figure, { row: figure.length - 1, column: 1 })).toMatch(/^Figures follow from the assumptions/);
  });

  test("follow one another in the order of reading, past what is none", () => {
    expect(inputBeside(rows, at(RATE, 1), 1)).toEqual(at(RATE, 2));
    expect(inputBeside(rows, at(RATE, 1), -1)).toEqual({ row: at(RATE, 1).row - 1, column: 2 });
    const next = inputBeside(rows, at(gone, 1), 1);
    expect(next?.row).toBeGreaterThan(at(gone, 1).row);
    expect(next?.column).toBe(1);
    const last = rows.length - 1;
    expect(
      inputBeside(rows, { row: last, column: cellAt(rows, { row: last, column: 2 }) === undefined ? 1 : 2 }, 1),
    ).toBeUndefined();
  });

  test("take no block beyond the last assumption or over a gap, and no money of another currency", () => {
    expect(pasteAt(rows, at(RATE, 2), "1%\t2%")).toMatch(
      /^The block has 1 row and 2 columns; from here on there are \d+ rows and 1 column\./,
    );
    expect(pasteAt(rows, at(gone, 1), "70\t71")).toMatch(
      /falls on a place without a value: Rhine has no .*Nothing was pasted\.$/,
    );
    expect(fillFrom(rows, at("labour/levels/L1/salary", 1), null, "fillRight")).toBe(
      "Rhine counts in EUR, this in USD. Nothing was filled.",
    );
    expect(fillFrom(rows, at(RATE, 1), null, "fillDown")).toMatch(/^There is nothing below it/);
    expect(fillFrom(rows, at(gone, 1), null, "fillRight")).toMatch(/^There is no scenario to the right/);
  });
});

const RATE = "discountRate";

test("a row that somebody is at work on stays among the changed ones once it differs no more", () => {
  const keys = (kept: readonly string[]) => rowsOf(true, kept).map(({ key }) => key);
  expect(keys([])).toContain(RATE);
  expect(keys([])).not.toContain("months");
  expect(keys(["months"])).toContain("months");
});
