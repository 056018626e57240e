/** An input that may differ by a ten-thousandth gives the figures of one that does not differ: both ways of drawing are one. */
import { describe, expect, test } from "vitest";
import type { ScenarioDocument } from "../../shared/model/document.ts";
import { inputsOf } from "../../shared/model/fields.ts";
import { LENSES } from "../../shared/model/results.ts";
import { checkScenario } from "../../shared/scenario/check.ts";
import { pointerOf } from "../../shared/scenario/history.ts";
import { randomScenario } from "../model/random-scenario.ts";
import { simulated } from "./simulated.ts";

function setAt(document: ScenarioDocument, path: string, value: unknown): void {
  const keys = (pointerOf(document, path) ?? "").slice(1).split("/");
  let place: unknown = document;
  for (const key of keys.slice(0, -1)) place = Reflect.get(Object(place), key);
  Reflect.set(Object(place), keys.at(-1) ?? "", value);
}

/** Every third number of a scenario as a narrow distribution around it. */
function uncertain(plain: ScenarioDocument): { document: ScenarioDocument; inputs: number } {
  const text = (value: number) => String(Number(value.toFixed(11)));
  const document = structuredClone(plain);
  const changes = [...inputsOf(document)]
    .filter(({ field, present, value }) => {
      const number = Number(value);
      return field.kind === "quantity" && present && typeof value === "string" && Math.abs(number) > 0.001;
    })
    .filter((_input, at) => at % 3 === 0)
    .flatMap(({ path, field, value }) => {
      const number = Number(value);
      const low = Math.max(number - Math.abs(number) * 1e-4, Number(field.domain?.minimum ?? -Infinity));
      const high = Math.min(number + Math.abs(number) * 1e-4, Number(field.domain?.maximum ?? Infinity));
      if (!(high > low)) return [];
      const after = { dist: "uniform", min: text(low), max: text(high), point: String(value) };
      return [{ path, after }];
    });
  for (const { path, after } of changes) setAt(document, path, after);
  return { document, inputs: changes.length };
}

describe("narrow distributions", () => {
  test.each([1, 4, 5, 8])("of random scenario %i change nothing", (seed) => {
    const plain = randomScenario(seed, { months: 12 });
    const { document, inputs } = uncertain(plain);
    expect(inputs).toBeGreaterThan(20);
    expect(checkScenario(document)).toEqual([]);
    const ask = { scope: { kind: "portfolio" }, trials: 400, seed: 3 } as const;
    const [fixed, varied] = [simulated({ ...ask, document: plain }), simulated({ ...ask, document })];
    for (const lens of LENSES) {
      for (const metric of ["margin", "marginCash", "credits"] as const) {
        const [one, other] = [fixed.lenses[lens][metric]?.mean, varied.lenses[lens][metric]?.mean];
        expect(one === undefined).toBe(other === undefined);
        if (one === undefined || other === undefined) continue;
        const allowed = Math.max(one.se, 1e-3 * Math.abs(one.value), 0.01);
        expect(Math.abs(one.value - other.value)).toBeLessThan(allowed);
      }
    }
  });
});
