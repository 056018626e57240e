import { describe, expect, test } from "vitest";
import { FIELDS } from "../../shared/model/fields.ts";
import { DISPLAY_UNITS } from "../../shared/number/display-unit.ts";
import {
  ASSUMPTION_LIBRARY,
  libraryEntriesFor,
  libraryEntry,
  matchesPattern,
} from "../../shared/scenario/assumption-library.ts";
import { SOURCES } from "../../shared/scenario/library/sources.ts";

const PLAIN_DECIMAL = /^-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,12})?$/;

describe("the assumption library", () => {
  test("has an entry for every default that the research documents, and each id once", () => {
    expect(new Set(ASSUMPTION_LIBRARY.map(({ id }) => id)).size).toBe(ASSUMPTION_LIBRARY.length);
    expect(ASSUMPTION_LIBRARY.length).toBeGreaterThan(80);
  });

  test.each(ASSUMPTION_LIBRARY)("$id is complete and in order", (entry) => {
    for (const value of [entry.low, entry.base, entry.high]) expect(value).toMatch(PLAIN_DECIMAL);
    expect(Number(entry.low)).toBeLessThanOrEqual(Number(entry.base));
    expect(Number(entry.base)).toBeLessThanOrEqual(Number(entry.high));
    expect(DISPLAY_UNITS).toContain(entry.unit);
    expect(entry.source).not.toBe("");
    if (entry.unit === "share") expect(Number(entry.high)).toBeLessThanOrEqual(1);
    // Only what someone outside has published is a benchmark.
    if (entry.grade === "benchmark" && !["paid-hours", "hours-per-month"].includes(entry.id))
      expect(entry.sourceKeys.some((key) => /^S\d|seed/.test(key))).toBe(true);
  });

  test("speaks of inputs that exist", () => {
    const speaksOf = (pattern: string): boolean =>
      FIELDS.some((field) => matchesPattern(field.pattern, pattern.replace("clients/*/*/", "clients/*/proposedPlan/")));
    const patterns = ASSUMPTION_LIBRARY.flatMap(({ appliesTo }) => appliesTo);
    expect(patterns.filter((pattern) => !speaksOf(pattern))).toEqual([]);
  });

  test("has no source that nothing cites", () => {
    const cited = new Set<string>(ASSUMPTION_LIBRARY.flatMap(({ sourceKeys }) => sourceKeys));
    expect(Object.keys(SOURCES).filter((key) => !cited.has(key))).toEqual([]);
  });

  test("marks what vendors claim", () => {
    expect(libraryEntry("resolution")).toMatchObject({ grade: "benchmark", vendorClaim: true, base: "0.6" });
    expect(libraryEntry("salary-l1")).toMatchObject({ grade: "assumed", vendorClaim: false, base: "48000" });
    expect(() => libraryEntry("nothing")).toThrow("nothing");
  });

  test("is found by the stable path of an input", () => {
    expect(libraryEntriesFor("categories/password/ai/eligible").map(({ id }) => id)).toEqual(["eligible"]);
    expect(libraryEntriesFor("ai/programme/roles/0/burden").map(({ id }) => id)).toEqual(["burden"]);
    expect(libraryEntriesFor("clients/a/currentPlan/components/x/escalator").map(({ id }) => id)).toEqual([
      "escalator",
    ]);
    expect(libraryEntriesFor("name")).toEqual([]);
    expect(matchesPattern("a/b", "a/*/c")).toBe(false);
  });
});
