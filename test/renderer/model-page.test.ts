import { beforeAll, describe, expect, test } from "vitest";
import { figuresOf } from "../../renderer/controls/figures.ts";
import { assumptionTree, inputsBelow, rowsOf, type TreeGroup } from "../../renderer/pages/model/assumption-tree.ts";
import { aheadFrom } from "../../renderer/pages/model/chart-findings.ts";
import { planNames } from "../../renderer/pages/model/lens-terms.ts";
import { statementRows } from "../../renderer/pages/model/statement-rows.ts";
import { cellText, statementTable } from "../../renderer/pages/model/statement-text.ts";
import { warningGroups } from "../../renderer/pages/model/warning-text.ts";
import { createScenarioModel } from "../../shared/model/create-scenario-model.ts";
import { LENSES, type LensId, type Results, type Scope } from "../../shared/model/results.ts";
import { tsvText } from "../../shared/table/delimited.ts";
import { sampleScenario } from "./sample.ts";

const { document } = sampleScenario();
const northwind: Scope = { kind: "client", id: "northwind" };
const portfolio: Scope = { kind: "portfolio" };
const figures = figuresOf("en-US", "USD");

let results: Results<number>;
beforeAll(() => {
  results = createScenarioModel(document).columnResults();
});

function rowsFor(scope: Scope, lens: LensId) {
  const { feasible, infeasibleMonths, clients, portfolio: all } = results.lenses[lens];
  const of = scope.kind === "client" ? clients[scope.id] : all;
  if (of === undefined) throw new Error("no such client");
  return statementRows(document, scope, lens, { feasible, infeasibleMonths, ...of }, results.months.length);
}

describe("the statement", () => {
  test.each(LENSES)("of a client adds up to net revenue, cost and margin: %s", (lens) => {
    const rows = rowsFor(northwind, lens);
    const value = (line: string, month: number): number => rows.find((row) => row.line === line)?.months[month] ?? 0;
    for (let month = 0; month < results.months.length; month++) {
      const sum = (prefix: RegExp): number =>
        rows.filter((row) => prefix.test(row.line)).reduce((total, row) => total + (row.months[month] ?? 0), 0);
      const fees = sum(/^revenue\.(component|minimum|collar)/);
      expect(fees - value("credits", month)).toBeCloseTo(value("revenue.net", month), 6);
      expect(sum(/^cost\.(?!total)/)).toBeCloseTo(value("cost.total", month), 6);
      expect(value("revenue.net", month) - value("cost.total", month)).toBeCloseTo(value("margin", month), 6);
    }
  });

  test("leaves out rows that are nothing throughout, and keeps the heads of groups", () => {
    const off = rowsFor(northwind, "current/off").map((row) => row.line);
    expect(off).not.toContain("cost.aiUsage");
    expect(off).toEqual(expect.arrayContaining(["revenue.net", "cost.total", "margin"]));
  });

  test("writes credits in parentheses without calling them a fault, nothing as a dash", () => {
    const credits = rowsFor(northwind, "proposed/on").find((row) => row.line === "credits");
    const margin = rowsFor(northwind, "proposed/on").find((row) => row.line === "margin");
    if (credits === undefined || margin === undefined) throw new Error("rows are missing");
    expect(cellText(credits, 34.2, figures)).toEqual({ text: "(34)", negative: false, none: false });
    expect(cellText(margin, -1234.5, figures)).toEqual({ text: "(1,235)", negative: true, none: false });
    expect(cellText(margin, -0.2, figures).text).toBe("0");
    expect(cellText(margin, null, figures).none).toBe(true);
  });

  test("copies as plain numbers, a line for each row and a column for each month and span", () => {
    const rows = rowsFor(portfolio, "proposed/on");
    const spans = results.spans.map((span) => span.label);
    const lines = tsvText(statementTable(rows, results.months, spans, "USD")).split("\n");
    expect(lines).toHaveLength(rows.length + 1);
    for (const line of lines) expect(line.split("\t")).toHaveLength(1 + results.months.length + spans.length);
    const credits = lines.find((line) => line.startsWith("Expected credits"))?.split("\t") ?? [];
    expect(Number(credits.at(-1))).toBeLessThan(0);
  });
});

describe("the assumption tree", () => {
  const labels = (scope: Scope): string[] =>
    assumptionTree(document, scope).map((node) => (node.kind === "group" ? node.label : ""));

  test("has the groups of the specification in its order, and the client's own", () => {
    expect(labels(northwind).slice(0, 8)).toEqual([
      "Scenario",
      "Labour",
      "Tools",
      "Proactive work",
      "Service desk",
      "Tickets",
      "AI",
      "Client",
    ]);
    expect(labels(portfolio).at(-1)).toBe("Clients");
  });

  test("of a client holds nothing of another", () => {
    const paths = [...inputsBelow(assumptionTree(document, northwind))].map((node) => node.input.path);
    expect(
      paths.filter((path) => path.startsWith("clients/")).every((path) => path.startsWith("clients/northwind/")),
    ).toBe(true);
    expect(new Set(paths).size).toBe(paths.length);
  });

  test("shows a component with one price as that price, and folders for the others", () => {
    const price = {
      type: "recurring",
      unit: "users",
      pricing: { mode: "flat", tiers: [{ upTo: null, unit: "90" }] },
    } as const;
    const components = [
      { ...price, pricing: { mode: "flat" as const, tiers: [{ upTo: null, unit: "90" }] }, id: "seat", label: "Seat" },
      {
        ...price,
        pricing: { mode: "flat" as const, tiers: [{ upTo: null, unit: "9" }] },
        id: "base",
        label: "Base",
        escalator: "0.03",
      },
    ];
    const clients = document.clients.map((client) => ({ ...client, currentPlan: { name: "Per seat", components } }));
    const plan = assumptionTree({ ...document, clients }, northwind).find(
      (node): node is TreeGroup => node.kind === "group" && node.plan?.plan === "currentPlan",
    );
    expect(plan?.children.map((node) => [node.kind, node.label])).toEqual([
      ["input", "Seat"],
      ["group", "Base"],
    ]);
  });

  test("searched, shows only what matches, with every group on the way open", () => {
    const tree = assumptionTree(document, portfolio);
    const rows = rowsOf(
      tree,
      () => false,
      (node) => node.label === "Utilisation",
    );
    expect(rows.filter((row) => row.kind === "input")).toHaveLength(3);
    expect(rows.filter((row) => row.kind === "group").every((row) => row.kind === "group" && row.open)).toBe(true);
    expect(rowsOf(tree, () => false, null).every((row) => row.kind === "group" && !row.open)).toBe(true);
  });
});

test("plans are called what all clients in scope call them", () => {
  expect(planNames(document, northwind)).toEqual({ current: "Per seat", proposed: "Outcome" });
  const mixed = {
    ...document,
    clients: document.clients.map((client, index) => ({
      ...client,
      currentPlan: { ...client.currentPlan, name: `Plan ${index}` },
    })),
  };
  expect(planNames(mixed, portfolio).current).toBe("Current plan");
});

test("being ahead counts from the month after the last one behind", () => {
  expect(aheadFrom([-5, 3, 3])).toBe(2);
  expect(aheadFrom([1, -5, 3, 3, 3])).toBe(3);
  expect(aheadFrom([1, 1])).toBe(0);
  expect(aheadFrom([1, -5])).toBeNull();
});

test("warnings name the client, the lens and the months, and lead to an input", () => {
  const [group] = warningGroups(
    [{ code: "collar-binding", where: "proposed/on#/clients/0/proposedPlan/collar", months: [3, 4, 5] }],
    document,
    results.months,
    figures,
  );
  const client = document.clients[0];
  expect(group?.places[0]).toMatchObject({
    where: client?.name,
    when: "proposed plan, AI on: Mar 26 to May 26",
    clientId: client?.id,
    input: `clients/${client?.id}/proposedPlan/collar/floor`,
  });
});
