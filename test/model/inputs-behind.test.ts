import { describe, expect, test } from "vitest";
import { createScenarioModel } from "../../shared/model/create-scenario-model.ts";
import { type FigureReference, LENSES } from "../../shared/model/results.ts";
import { randomScenario } from "./random-scenario.ts";

const document = randomScenario(1001, { everyComponent: true, months: 9 });
const model = createScenarioModel(document);
const { spans } = model.exactResults();

/** Every input that links lead to from a figure: what a reader would find by opening all of them. */
function linked(from: FigureReference): Set<string> {
  const inputs = new Set<string>();
  const seen = new Set<string>();
  const pending = [from];
  for (let figure = pending.pop(); figure !== undefined; figure = pending.pop()) {
    const key = JSON.stringify(figure);
    if (seen.has(key)) continue;
    seen.add(key);
    const { restsOn, words } = model.explain(figure);
    for (const { figure: next, input } of [...restsOn, ...words]) {
      if (input !== undefined) inputs.add(input.path);
      if (next !== undefined) pending.push(next);
    }
  }
  return inputs;
}

const portfolio = { lens: "proposed/on", scope: { kind: "portfolio" } } as const;
const client = { lens: "proposed/on", scope: { kind: "client", id: document.clients[0]?.id ?? "" } } as const;
const span = spans.length - 1;

describe("the inputs behind a figure", () => {
  test.each<[string, FigureReference]>([
    ["tickets of a category", { ...client, line: "ai.resolved[category-0]", month: 5 }],
    ["revenue", { ...client, line: "revenue.gross", month: 9 }],
    ["a total", { ...client, line: "cost.total", span }],
    ["a share of the horizon", { ...portfolio, line: "deflection", span }],
    ["the desk", { ...portfolio, line: "queue.load", month: 3 }],
  ])("hold all that links lead to: %s", (_, figure) => {
    const behind = new Set(model.inputsBehind(figure));
    expect([...linked(figure)].filter((path) => !behind.has(path))).toEqual([]);
    expect(behind.size).toBeGreaterThan(3);
  });

  test("are those of its own category and its own client", () => {
    const behind = model.inputsBehind({ ...client, line: "ai.resolved[category-0]", month: 5 });
    expect(behind).toContain("categories/category-0/ticketsPerUnit");
    expect(behind.filter((path) => /^categories\/(?!category-0\/)/.test(path))).toEqual([]);
    expect(
      behind.filter((path) => path.startsWith("clients/") && !path.startsWith(`clients/${client.scope.id}/`)),
    ).toEqual([]);
  });

  test("do not hold an input that would not move it", () => {
    const figure = { ...client, line: "revenue.net", month: 9 } as const;
    const behind = new Set(model.inputsBehind(figure));
    expect(behind.has("labour/levels/L1/salary")).toBe(false);
    expect(model.inputsBehind({ ...client, line: "cost.labour", month: 9 })).toContain("labour/levels/L1/salary");
  });

  test("exist under every lens, and for no figure that is none", () => {
    for (const lens of LENSES)
      expect(model.inputsBehind({ ...portfolio, lens, line: "margin", span }).length).toBeGreaterThan(100);
    expect(() => model.inputsBehind({ ...portfolio, line: "toString", month: 1 })).toThrow("no figure");
  });
});
