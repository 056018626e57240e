/** The same seed gives the same bytes on every platform: the digest was taken on x86-64, Node 24, and must be met by all others. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { ScenarioDocument } from "../../shared/model/document.ts";
import { ask, withAi } from "./ai-scenario.ts";
import { simulated } from "./simulated.ts";

const digestOf = (value: unknown): string =>
  createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 16);

test.each([
  ["sim1-resolution", "0c47d2c043142cfd"],
  ["sim3-credits", "713119c5c7938cd1"],
])("the reference %s", (file, digest) => {
  const { scenario }: { scenario: ScenarioDocument } = JSON.parse(
    readFileSync(new URL(`../vectors/simulation/${file}.json`, import.meta.url), "utf8"),
  );
  const document: ScenarioDocument = {
    ...scenario,
    ai: { ...scenario.ai, abandonment: { probability: "0.2", month: 4 }, volumeDispersion: "0.02" },
  };
  expect(digestOf(simulated({ document, scope: { kind: "portfolio" }, trials: 3000, seed: 2 ** 52 + 1 }))).toBe(digest);
});

test("every distribution, correlated, with bad months", () => {
  const document = withAi((each) => {
    each.categories[0]!.ai.resolution = { dist: "beta", successes: "30", trials: "40" };
    each.categories[0]!.ai.eligible = { dist: "triangular", min: "0.5", mode: "0.7", max: "0.9" };
    each.categories[0]!.ticketsPerUnit = { dist: "uniform", min: "0.5", max: "1.5" };
    each.categories[0]!.minutes.L1 = { dist: "lognormal", p10: "20", p90: "45" };
    each.labour.levels.L1.salary = { dist: "normal", mean: "40000", sd: "4000" };
    each.labour.wageInflation = { dist: "pert", min: "0.01", mode: "0.03", max: "0.07" };
  });
  const category = `categories/${document.categories[0]!.id}/ai`;
  const correlations = [{ between: [`${category}/resolution`, `${category}/eligible`], correlation: 0.4 }] as const;
  const badMonths = { probability: 0.1, ticketFactor: 1.4 };
  expect(digestOf(simulated(ask(document, { correlations, badMonths })))).toBe("e07ff8dcb6a3b0ed");
});
