import { describe, expect, test } from "vitest";
import { withValue } from "../../renderer/state/inputs.ts";
import { coverageOf } from "../../shared/compare/coverage.ts";
import { type Sensitivity, type Swing, sensitivityOf, sensitivitySteps } from "../../shared/compare/sensitivity.ts";
import { swingRange } from "../../shared/compare/swing-range.ts";
import { createScenarioModel } from "../../shared/model/create-scenario-model.ts";
import type { ScenarioDocument } from "../../shared/model/document.ts";
import { inputsOf } from "../../shared/model/fields.ts";
import type { Scope } from "../../shared/model/results.ts";
import type { Evidence, EvidenceGrade } from "../../shared/scenario/change.ts";
import { checkScenario } from "../../shared/scenario/check.ts";
import { sampleWorkspace } from "../../shared/scenario/sample.ts";
import { plainScenario } from "../model/plain-scenario.ts";

const ACME: Scope = { kind: "client", id: "acme" };
const PRICE = "clients/acme/currentPlan/components/seat/pricing/tiers/0/unit";

/** 7 months; 100 users at 30 each, less 2 for tools; 50 endpoints at 20 for tools; no tickets. Linear in everything. */
function linearScenario(change: (document: ScenarioDocument) => void = () => undefined): ScenarioDocument {
  const { document, category, plan } = plainScenario();
  category.ticketsPerUnit = "0";
  document.tools.perUser = "2";
  document.tools.perEndpoint = "20";
  const [seat] = plan.components;
  if (seat?.type !== "recurring") throw new Error("the vector has one recurring component");
  seat.pricing = { mode: "flat", tiers: [{ upTo: null, unit: "30" }] };
  change(document);
  expect(checkScenario(document)).toEqual([]);
  return document;
}

const moving = ({ swings }: Sensitivity): readonly Swing[] => swings.filter(({ swing }) => swing !== 0);
const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;

describe("swings of a linear scenario", () => {
  const found = sensitivityOf(createScenarioModel(linearScenario()), ACME);

  test("are what the head says, largest first", () => {
    expect(rounded(found.margin)).toBe(7 * (100 * (30 - 2) - 50 * 20));
    expect(moving(found).map(({ path, low, high, from, swing }) => [path, low, high, from, rounded(swing)])).toEqual([
      ["tools/perEndpoint", "12", "45", "library", 7 * 50 * 33],
      [PRICE, "27", "33", "tenth", 7 * 100 * 6],
      ["clients/acme/units/users", "90", "110", "tenth", 7 * 20 * 28],
      // None is planned at L2 (60 an hour) and L3 (100): the library's high against nothing.
      ["proactive/hoursPerEndpoint/L2", "0.08", "0.18", "library", 7 * 50 * 0.18 * 60],
      ["clients/acme/units/endpoints", "45", "55", "tenth", 7 * 10 * 20],
      ["proactive/hoursPerEndpoint/L3", "0", "0.018", "library", 7 * 50 * 0.018 * 100],
      ["tools/perUser", "1.8", "2.2", "tenth", 7 * 100 * 0.4],
    ]);
    expect(found.swings[0]).toMatchObject({ marginAtLow: 7 * (2800 - 600), marginAtHigh: 7 * (2800 - 2250) });
  });

  test("reach to a value outside the library's range", () => {
    const cheap = linearScenario(({ tools }) => {
      tools.perEndpoint = "2";
    });
    const [first] = sensitivityOf(createScenarioModel(cheap), ACME).swings;
    expect(first).toMatchObject({ path: "tools/perEndpoint", low: "12", high: "45" });
    expect(rounded(first?.swing ?? 0)).toBe(7 * 50 * 43);
  });

  test("of another currency go by tenths where the library speaks of dollars", () => {
    const euros = linearScenario((document) => {
      document.currency = "EUR";
    });
    const swing = sensitivityOf(createScenarioModel(euros), ACME).swings.find(
      ({ path }) => path === "tools/perEndpoint",
    );
    expect(swing).toMatchObject({ low: "18", high: "22", from: "tenth" });
  });

  test("come one at a time, so that a newer document can stop them", () => {
    const steps = sensitivitySteps(createScenarioModel(linearScenario()), ACME);
    expect(steps.next().done).toBe(false);
    expect(steps.return({ scope: ACME, margin: 0, swings: [] }).done).toBe(true);
  });
});

describe("the range of an input", () => {
  const rangesOf = (document: ScenarioDocument) =>
    new Map(
      [...inputsOf(document)].flatMap((input) => {
        const range = swingRange(input, document.currency);
        return range === undefined ? [] : [[input.path, range] as const];
      }),
    );

  test("stays in the domain, and whole where the input is a count", () => {
    const ranges = rangesOf(
      linearScenario(({ clients, categories, labour }) => {
        const [category] = categories;
        const [client] = clients;
        if (category === undefined || client === undefined) throw new Error("nothing to move");
        category.ai.prevention = "0.98";
        client.units.sites = 3;
        client.growth = "-0.95";
        labour.levels.L1.burden = { dist: "uniform", min: "0.2", max: "0.4" };
      }),
    );
    expect(ranges.get("categories/password/ai/prevention")).toMatchObject({ low: "0.882", high: "1" });
    expect(ranges.get("clients/acme/units/sites")).toMatchObject({ low: "2", high: "4" });
    // Growth of -1 is the open end of its domain.
    expect(ranges.get("clients/acme/growth")).toMatchObject({ low: "-0.95", high: "-0.855" });
    expect(ranges.get("labour/levels/L1/burden")).toMatchObject({ low: "0.18", high: "0.35", from: "library" });
  });

  test("is that of estimates only: no months, no parts of a whole, no thresholds, nothing where a tenth of it is nothing", () => {
    const paths = [...rangesOf(sampleWorkspace().scenarios[0]!.document).keys()];
    expect(
      paths.filter((path) =>
        /(convert|goLive|from|until|escalation)Month$|\/priority\/|\/seasonality\/|profile|upTo$|below$/i.test(path),
      ),
    ).toEqual([]);
    expect(rangesOf(linearScenario()).has("clients/acme/units/users")).toBe(true);
    expect(rangesOf(linearScenario()).has("tools/perSite")).toBe(false);
    // A plan without an escalator is not one whose escalator is uncertain.
    expect(rangesOf(linearScenario()).has("clients/acme/currentPlan/components/seat/escalator")).toBe(false);
  });
});

describe("coverage", () => {
  const found = sensitivityOf(createScenarioModel(linearScenario()), ACME);
  const of = (grade: EvidenceGrade, date: string | null = "2026-06-01"): Evidence => ({ grade, source: "x", date });
  const evidence = {
    "tools/perEndpoint": of("contract"),
    "clients/acme/currentPlan/components/seat/pricing/tiers": of("benchmark"),
    "clients/acme/units/users": of("measured", "2026-01-01"),
    "clients/acme/units/endpoints": of("measured", null),
    "proactive/hoursPerEndpoint/L2": of("contract"),
    "proactive/hoursPerEndpoint/L3": of("contract"),
  };
  const TOTAL = 11550 + 4200 + 3920 + 3780 + 1400 + 630 + 280;

  test("is the share of the swing that is assumed, benchmark or expired", () => {
    const fresh = coverageOf(found, evidence, "2026-06-02");
    expect(fresh.total).toBeCloseTo(TOTAL, 6);
    expect(fresh.unverified).toBeCloseTo((4200 + 280) / TOTAL, 9);
    expect(fresh.expired).toBe(0);
    expect(fresh.byGrade.measured).toBeCloseTo((3920 + 1400) / TOTAL, 9);
    expect(Object.values(fresh.byGrade).reduce((sum, share) => sum + share)).toBeCloseTo(1, 12);
    const later = coverageOf(found, evidence, "2026-07-01");
    expect(later.unverified).toBeCloseTo((4200 + 280 + 3920) / TOTAL, 9);
    expect(later.expired).toBeCloseTo(3920 / TOTAL, 9);
    expect(coverageOf(found, {}, "2026-07-01").unverified).toBe(1);
  });

  test("lists what to verify next by swing, expired evidence among it", () => {
    const { verifyNext } = coverageOf(found, evidence, "2026-07-01");
    expect(verifyNext.map(({ path, grade, expired, input }) => [path, grade, expired, input.path])).toEqual([
      ["clients/acme/currentPlan/components/seat/pricing/tiers", "benchmark", false, PRICE],
      ["clients/acme/units/users", "measured", true, "clients/acme/units/users"],
      ["tools/perUser", "assumed", false, "tools/perUser"],
    ]);
  });

  test("of a margin that rests on nothing is not a share", () => {
    expect(coverageOf({ scope: ACME, margin: 0, swings: [] }, {}, "2026-07-01")).toMatchObject({
      unverified: null,
      total: 0,
      verifyNext: [],
      byGrade: { measured: 0, contract: 0, benchmark: 0, assumed: 0 },
    });
  });
});

describe("the sample", () => {
  const { document, evidence } = sampleWorkspace().scenarios[0]!;
  const northwind: Scope = { kind: "client", id: "northwind" };
  const model = createScenarioModel(document);
  const found = sensitivityOf(model, northwind);

  test("has swings of the client's and the shared inputs only, each that of the document with the value in it", () => {
    expect(found.swings.length).toBeGreaterThan(200);
    expect(
      found.swings.every(({ path }) => !path.startsWith("clients/") || path.startsWith("clients/northwind/")),
    ).toBe(true);
    const other = createScenarioModel(document);
    const last = other.columnResults([northwind]).spans.length - 1;
    const marginOf = (changed: ScenarioDocument): number => {
      other.update(changed);
      return other.columnResults([northwind]).lenses["proposed/on"].clients.northwind!.totals.margin![last]!;
    };
    for (const { path, low, marginAtLow, high, marginAtHigh } of found.swings.filter((_, at) => at % 40 === 0)) {
      const isCount = path.includes("/units/") || path === "ai/ramp/months";
      const at = (value: string) => marginOf(withValue(document, path, isCount ? Number(value) : value));
      expect(at(low), path).toBeCloseTo(marginAtLow, 6);
      expect(at(high), path).toBeCloseTo(marginAtHigh, 6);
    }
    expect(marginOf(document)).toBeCloseTo(found.margin, 6);
  });

  test("rests on what its evidence says, and on nothing verified once all of it has expired", () => {
    const early = coverageOf(found, evidence, "2026-04-01");
    expect(early.unverified).toBeGreaterThan(0.2);
    expect(early.unverified).toBeLessThan(0.7);
    expect(early.expired).toBe(0);
    expect(coverageOf(found, evidence, "2028-01-01").expired).toBeGreaterThan(0.4);
  });
});
