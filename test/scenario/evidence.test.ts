import { describe, expect, test } from "vitest";
import type { Evidence } from "../../shared/scenario/change.ts";
import {
  EVIDENCE_GRADES,
  evidenceCounts,
  evidenceFor,
  evidencePath,
  evidencePaths,
  GRADE_LABELS,
  isExpired,
  NO_EVIDENCE,
} from "../../shared/scenario/evidence.ts";
import { sampleWorkspace } from "../../shared/scenario/sample.ts";

const measured: Evidence = { grade: "measured", source: "PSA export", date: "2026-01-31" };
const contract: Evidence = { grade: "contract", source: "Agreement", date: null };

describe("the path of evidence", () => {
  test.each([
    ["clients/northwind/units/users", "clients/northwind/units/users"],
    [
      "clients/a~1b/proposedPlan/components/seat/pricing/tiers/0/unit",
      "clients/a~1b/proposedPlan/components/seat/pricing/tiers",
    ],
    ["clients/a/proposedPlan/components/up/bands/1/credit", "clients/a/proposedPlan/components/up/bands"],
    ["categories/password/seasonality/11", "categories/password/seasonality"],
    ["categories/password/touch/L1", "categories/password/touch/L1"],
    ["ai/programme/roles/0/salary", "ai/programme/roles"],
    ["desk/profile/3", "desk/profile"],
    ["desk/techniciansWithAi/0/fromMonth", "desk/techniciansWithAi"],
    ["ai/programme/roles", "ai/programme/roles"],
    ["no/such/field", "no/such/field"],
  ])("of %s is %s", (path, expected) => {
    expect(evidencePath(path)).toBe(expected);
  });

  test("stands once for each graded input of a document, and for no choice, name or switch", () => {
    const [scenario] = sampleWorkspace().scenarios;
    const paths = evidencePaths(scenario!.document);
    expect(new Set(paths).size).toBe(paths.length);
    expect(paths).toContain("clients/northwind/proposedPlan/components/outcome/pricing/tiers");
    expect(paths).toContain("clients/dunmore-foods/convertMonth");
    for (const choice of ["name", "currency", "startMonth", "desk/discipline", "categories/password/ai/tier"])
      expect(paths).not.toContain(choice);
  });
});

describe("evidence of an input", () => {
  const evidence = { "desk/profile": measured, "clients/a/units/users": contract };

  test("is that of the whole list for one of its members", () => {
    expect(evidenceFor(evidence, "desk/profile/3")).toBe(measured);
  });

  test("is assumed where nobody gave any, also for names every object inherits", () => {
    expect(evidenceFor(evidence, "discountRate")).toBe(NO_EVIDENCE);
    expect(evidenceFor(evidence, "constructor")).toBe(NO_EVIDENCE);
  });

  test("is counted by grade, every path once", () => {
    expect(
      evidenceCounts(evidence, ["desk/profile/0", "desk/profile/1", "clients/a/units/users", "discountRate"]),
    ).toEqual({ measured: 2, contract: 1, benchmark: 0, assumed: 1 });
  });
});

test("every grade has its name, the strongest first", () => {
  expect(EVIDENCE_GRADES.map((grade) => GRADE_LABELS[grade])).toEqual(["Measured", "Contract", "Benchmark", "Assumed"]);
});

describe("age", () => {
  test.each([
    ["2026-01-31", false],
    ["2026-07-30", false], // 180 days
    ["2026-07-31", true],
    ["2025-01-01", false],
  ])("of evidence from 31 January 2026 on %s", (today, expired) => {
    expect(isExpired(measured, today)).toBe(expired);
  });

  test("is not known without a date, and a today that is no date is a bug", () => {
    expect(isExpired(contract, "2040-01-01")).toBe(false);
    expect(() => isExpired(measured, "tomorrow")).toThrow(RangeError);
  });
});
