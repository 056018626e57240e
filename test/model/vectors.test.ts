import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { createScenarioModel } from "../../shared/model/create-scenario-model.ts";
import type { ScenarioDocument } from "../../shared/model/document.ts";
import { resultDocument } from "../../shared/model/result-document.ts";
import { differencesFrom } from "./expected-result.ts";

const FOLDER = new URL("../vectors/public/", import.meta.url);

interface Vector {
  readonly scenario: ScenarioDocument;
  readonly expected: unknown;
  readonly why?: string;
  readonly targetPrice?: {
    client: string;
    component: string;
    target: string;
    expected: { factor: string } | { reason: "none" };
  };
}

function readVector(name: string): Vector {
  return JSON.parse(readFileSync(new URL(name, FOLDER), "utf8"));
}

const names = readdirSync(FOLDER).filter((name) => name.endsWith(".json"));

describe("expected results of an independent implementation", () => {
  test("there are vectors to compare with", () => {
    expect(names.length).toBeGreaterThanOrEqual(14);
  });

  test.each(names)("%s on the exact path", (name) => {
    const { scenario, expected } = readVector(name);
    const model = createScenarioModel(scenario);
    expect(differencesFrom(expected, resultDocument(model.exactResults(), model.findings()), "exact")).toEqual([]);
  });

  test.each(names)("%s on the column path", (name) => {
    const { scenario, expected } = readVector(name);
    const model = createScenarioModel(scenario);
    expect(differencesFrom(expected, resultDocument(model.columnResults(), model.findings()), "column")).toEqual([]);
  });

  test.each(names.filter((name) => readVector(name).targetPrice !== undefined))("%s: target price", (name) => {
    const { scenario, targetPrice } = readVector(name);
    if (targetPrice === undefined) throw new Error("filtered above");
    const found = createScenarioModel(scenario).targetPrice(
      targetPrice.client,
      targetPrice.component,
      targetPrice.target,
    );
    if ("reason" in targetPrice.expected) expect(found).toEqual(targetPrice.expected);
    else
      expect(Number("factor" in found ? found.factor : Number.NaN)).toBeCloseTo(Number(targetPrice.expected.factor), 8);
  });
});
