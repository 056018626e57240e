import { describe, expect, test } from "vitest";
import { withValue } from "../../renderer/state/inputs.ts";
import { type TriedMargins, triedMargins } from "../../renderer/workers/try-out.ts";
import { createScenarioModel } from "../../shared/model/create-scenario-model.ts";
import type { Scope } from "../../shared/model/results.ts";
import type { Json } from "../../shared/scenario/change.ts";
import { sampleScenario } from "./sample.ts";

const { document } = sampleScenario();
const northwind: Scope = { kind: "client", id: "northwind" };
const portfolio: Scope = { kind: "portfolio" };
const category = document.categories[0]?.id ?? "";

function horizonMargin(path: string, value: Json, scope: Scope): number {
  const results = createScenarioModel(withValue(document, path, value)).columnResults([scope]);
  const lens = results.lenses["proposed/on"];
  const of = scope.kind === "client" ? lens.clients[scope.id] : lens.portfolio;
  return of?.totals.margin?.at(-1) ?? Number.NaN;
}

function tried(...asked: Parameters<typeof triedMargins>): TriedMargins {
  const steps = triedMargins(...asked);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

describe("the margin at values that are only tried", () => {
  const model = createScenarioModel(document);

  test.each([
    [`categories/${category}/ai/resolution`, ["0", "0.35", "0.7", "1"], northwind],
    [`categories/${category}/ai/resolution`, ["0.5"], portfolio],
    ["clients/northwind/units/users", ["80"], northwind],
    ["ai/goLiveMonth", ["9"], northwind],
  ] as const)("%s at %s is what the model gives with it", (path, values, scope) => {
    const { now, at } = tried(model, scope, path, values);
    expect(now).toBeCloseTo(model.inputMargins(scope.kind === "client" ? scope.id : undefined).margin, 9);
    expect(at).toHaveLength(values.length);
    for (const [index, value] of values.entries()) {
      const isCount = path.endsWith("users") || path.endsWith("Month");
      expect(at?.[index]).toBeCloseTo(horizonMargin(path, isCount ? Number(value) : value, scope), 5);
    }
  });

  test("says so where the margin does not rest on the input alone", () => {
    expect(tried(model, northwind, "clients/northwind/ai/enabled", ["1"]).at).toBeNull();
    expect(tried(model, northwind, "clients/eastgate/units/users", ["1"]).at).toBeNull();
  });
});
