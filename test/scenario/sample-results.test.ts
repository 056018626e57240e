import { beforeAll, describe, expect, test } from "vitest";
import { createScenarioModel } from "../../shared/model/create-scenario-model.ts";
import { type Findings, LENSES, type LensId, type Results } from "../../shared/model/results.ts";
import { sampleWorkspace } from "../../shared/scenario/sample.ts";

/** What a newcomer sees first has to be worth looking at: these bands hold the story of the sample, not its cents. */

const { document } = sampleWorkspace().scenarios[0]!;
let results: Results<number>;
let findings: Findings;

beforeAll(() => {
  const model = createScenarioModel(document);
  results = model.columnResults();
  findings = model.findings();
}, 60_000);

const horizon = (lens: LensId, client?: string) => {
  const { clients, portfolio } = results.lenses[lens];
  const scope = client === undefined ? portfolio : clients[client]!;
  const last = results.spans.length - 1;
  return {
    margin: scope.totals.margin![last]!,
    marginPercent: scope.kpis.marginPercent[last]!,
    deflection: scope.kpis.deflection[last]!,
  };
};

describe("the sample's results", () => {
  test.each(LENSES)("%s is feasible at the desk", (lens) => {
    expect(results.lenses[lens].infeasibleMonths).toEqual([]);
    expect(results.lenses[lens].feasible).toBe(true);
  });

  test("today's portfolio earns what the trade earns", () => {
    const { marginPercent } = horizon("current/off");
    expect(marginPercent).toBeGreaterThan(0.25);
    expect(marginPercent).toBeLessThan(0.6);
    for (const { id } of document.clients) expect(horizon("current/off", id).marginPercent, id).toBeGreaterThan(0.2);
  });

  test.each([
    ["current/off", 118_000, 0.38],
    ["current/on", 136_000, 0.44],
    ["proposed/off", 68_000, 0.26],
    ["proposed/on", 142_000, 0.45],
  ] as const)("Northwind under %s earns about %d", (lens, margin, marginPercent) => {
    const northwind = horizon(lens, "northwind");
    expect(Math.abs(northwind.margin - margin)).toBeLessThan(6_000);
    expect(Math.abs(northwind.marginPercent - marginPercent)).toBeLessThan(0.02);
  });

  test("AI at Northwind settles where the pilot left it", () => {
    const { lines } = results.lenses["proposed/on"].clients.northwind!;
    const settled = lines.deflection!.slice(12).map(Number);
    expect(settled.reduce((sum, share) => sum + share, 0) / settled.length).toBeCloseTo(412 / 706, 1);
  });

  test("outcome pricing pays for most clients and not for all", () => {
    const converting = document.clients.filter(({ convertMonth }) => convertMonth !== null);
    const gains = converting.map(({ id }) => horizon("proposed/on", id).margin - horizon("current/on", id).margin);
    expect(gains.filter((gain) => gain > 0).length).toBeGreaterThanOrEqual(5);
    expect(gains.filter((gain) => gain < 0).length).toBeGreaterThanOrEqual(3);
    expect(horizon("proposed/on").margin).toBeGreaterThan(horizon("current/on").margin);
  });

  test("AI pays back on margin under both plans, and in cash under the outcome plan only", () => {
    expect(findings.payback.current.margin.month).not.toBeNull();
    expect(findings.payback.proposed.margin.month).not.toBeNull();
    expect(findings.payback.proposed.marginCash.month).not.toBeNull();
    expect(findings.payback.current.marginCash).toEqual({ month: null, reason: "not-recovered" });
  });

  test("break-even comes first, then the plans cross, then today's assumption", () => {
    const { breakEven, plansCross } = findings.breakEven;
    if (!("multiplier" in breakEven && "multiplier" in plansCross)) throw new Error("a crossing is missing");
    expect(Number(breakEven.multiplier)).toBeLessThan(Number(plansCross.multiplier));
    expect(Number(plansCross.multiplier)).toBeLessThan(1);
  });

  test("warns of what the plans were made to show, and of nothing in the work or the staffing", () => {
    expect([...new Set(findings.warnings.map(({ code }) => code))].toSorted()).toEqual([
      "collar-binding",
      "tier-cliff",
    ]);
  });
});
