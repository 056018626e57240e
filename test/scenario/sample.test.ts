import { describe, expect, test } from "vitest";
import type { Component, GuaranteeComponent, Pricing } from "../../shared/model/document.ts";
import { canonicalJson } from "../../shared/scenario/canonical.ts";
import { checkScenario } from "../../shared/scenario/check.ts";
import { evidenceCounts, evidencePaths, isExpired } from "../../shared/scenario/evidence.ts";
import { ruleFor, SAMPLE_EVIDENCE_RULES } from "../../shared/scenario/sample/evidence.ts";
import { sampleWorkspace } from "../../shared/scenario/sample.ts";

const sample = sampleWorkspace();
const { document, evidence } = sample.scenarios[0]!;
const components: readonly Component[] = document.clients.flatMap((client) => [
  ...client.currentPlan.components,
  ...client.proposedPlan.components,
]);
const distinct = (values: readonly (string | undefined)[]): (string | undefined)[] => [...new Set(values)].toSorted();

describe("the sample workspace", () => {
  test("is one checked scenario of twelve clients, the same on every call, and the caller's own", () => {
    expect(sample.organisation).toBe("Brightwater IT");
    expect(sample.scenarios.map(({ id, name }) => [id, name])).toEqual([["northwind-renewal", "Northwind renewal"]]);
    expect(checkScenario(document)).toEqual([]);
    expect(document.clients).toHaveLength(12);
    expect(document.clients.find(({ id }) => id === "northwind")).toMatchObject({
      units: { users: 60, endpoints: 75 },
      convertMonth: 7,
    });
    expect(canonicalJson(sampleWorkspace())).toBe(canonicalJson(sample));
    expect(sampleWorkspace().scenarios[0]!.document.clients).not.toBe(document.clients);
  });

  test("what it measured and signed is fresh on the day of the first start, whenever that is", () => {
    const today = "2031-05-17";
    const dates = sampleWorkspace(today).scenarios.flatMap(({ evidence }) =>
      Object.values(evidence).flatMap((each) =>
        each.date === null || !["measured", "contract"].includes(each.grade) ? [] : [each],
      ),
    );
    expect(dates.length).toBeGreaterThan(100);
    expect(dates.filter((each) => isExpired(each, today))).toEqual([]);
    expect(dates.filter(({ date }) => date !== null && date > today)).toEqual([]);
  });

  test("shows every kind of price, tier mode, guarantee and autonomy at least once", () => {
    const pricings = components.flatMap((one): Pricing[] => ("pricing" in one ? [one.pricing] : []));
    const guarantees = components.filter((one): one is GuaranteeComponent => one.type === "guarantee");
    expect(distinct(components.map(({ type }) => type))).toHaveLength(8);
    expect(distinct(pricings.map(({ mode }) => mode))).toEqual(["flat", "graduated", "package", "volume"]);
    expect(distinct(guarantees.map(({ metric }) => metric))).toEqual(["response", "security", "uptime"]);
    expect(distinct(guarantees.map((one) => (one.metric === "response" ? one.measure : "all")))).toEqual([
      "all",
      "human",
    ]);
    expect(distinct(guarantees.map(({ creditBase }) => creditBase))).toEqual(["component", "plan"]);
    expect(distinct(components.map((one) => (one.type === "outcome" ? one.basis : "aiResolved")))).toHaveLength(2);
    expect(distinct(components.map((one) => (one.type === "ticket" ? one.basis : "human")))).toHaveLength(2);
    expect(distinct(components.map((one) => (one.type === "gainshare" ? one.direction : "given")))).toHaveLength(2);
    expect(distinct(document.categories.map(({ ai }) => ai.tier))).toEqual(["approval", "assist", "autonomous"]);
    expect(distinct(document.categories.map(({ driver }) => driver))).toEqual([
      "endpoints",
      "servers",
      "sites",
      "users",
    ]);
  });

  test("shows collars, minimums, caps and terms that begin and end", () => {
    const plans = document.clients.flatMap(({ currentPlan, proposedPlan }) => [currentPlan, proposedPlan]);
    for (const field of ["collar", "minimumMonthly", "creditCap", "nextEscalationMonth"])
      expect(
        plans.some((plan) => field in plan),
        field,
      ).toBe(true);
    for (const field of [
      "escalator",
      "discount",
      "fromMonth",
      "toMonth",
      "minimum",
      "included",
      "block",
      "floor",
      "cap",
      "categories",
      "creditCap",
    ])
      expect(
        components.some((one) => field in one),
        field,
      ).toBe(true);
    expect(document.clients.filter(({ convertMonth }) => convertMonth === null)).toHaveLength(2);
  });

  test("gives every input its evidence, and no other", () => {
    const paths = evidencePaths(document);
    expect(Object.keys(evidence).toSorted()).toEqual([...paths].toSorted());
    const counts = evidenceCounts(evidence, paths);
    for (const grade of ["measured", "contract", "benchmark", "assumed"] as const)
      expect(counts[grade], grade).toBeGreaterThan(20);
  });

  test("has no rule of evidence that nothing needs", () => {
    const used = new Set(Object.keys(evidence).map(ruleFor));
    expect(SAMPLE_EVIDENCE_RULES.filter((_, index) => !used.has(index)).map(([pattern]) => pattern)).toEqual([]);
  });

  test("calls invented evidence sample data and leaves real sources alone", () => {
    for (const [path, { grade, source, note }] of Object.entries(evidence)) {
      expect(source, path).not.toBe("");
      if (grade === "measured" || grade === "contract") expect(source, path).toContain("(sample data)");
      if (grade === "benchmark") expect(note, path).toContain("Library");
    }
  });
});
