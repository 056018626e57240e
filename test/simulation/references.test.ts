/** The simulation references of the specification: within 4.5 combined standard errors. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { ScenarioDocument } from "../../shared/model/document.ts";
import type { MetricStatistics, SimulationResult } from "../../shared/simulation/result.ts";
import { simulated } from "./simulated.ts";

interface Reference extends Pick<SimulationResult, "lenses" | "differences"> {
  readonly scenario: ScenarioDocument;
  readonly target: string;
}

const FOLDER = new URL("../vectors/simulation/", import.meta.url);
const TRIALS = 100_000;

function farApart(mine: SimulationResult, reference: Reference): { far: string[]; compared: number } {
  const far: string[] = [];
  let compared = 0;
  const compare = (where: string, own: Record<string, MetricStatistics>, theirs: Record<string, MetricStatistics>) => {
    for (const [metric, statistics] of Object.entries(theirs)) {
      for (const [id, { value, se }] of Object.entries(statistics)) {
        const found = own[metric]?.[id as keyof MetricStatistics];
        compared++;
        const distance = Math.abs((found?.value ?? Number.NaN) - value);
        const error = Math.hypot(se, found?.se ?? 0);
        if (!(distance <= Math.max(4.5 * error, 1e-9 * Math.abs(value))))
          far.push(`${where} ${metric} ${id}: ${found?.value} against ${value}, ${distance / error} standard errors`);
      }
    }
  };
  for (const part of ["lenses", "differences"] as const)
    for (const [where, theirs] of Object.entries(reference[part]))
      compare(where, mine[part][where as keyof (typeof mine)[typeof part]] ?? {}, theirs);
  return { far, compared };
}

describe("simulation references", () => {
  for (const file of readdirSync(FOLDER)) {
    test(file, () => {
      const reference: Reference = JSON.parse(readFileSync(new URL(file, FOLDER), "utf8"));
      const mine = simulated({
        document: reference.scenario,
        scope: { kind: "portfolio" },
        trials: TRIALS,
        seed: 20260101,
        target: reference.target,
      });
      const { far, compared } = farApart(mine, reference);
      expect(compared).toBeGreaterThan(150);
      expect(far).toEqual([]);
    });
  }
});
