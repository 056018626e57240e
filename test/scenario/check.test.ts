import { describe, expect, test } from "vitest";
import { checkScenario } from "../../shared/scenario/check.ts";
import { normaliseScenario } from "../../shared/scenario/normalise.ts";
import { baseWith, edited, INVALID, VALID } from "./documents.ts";

describe("the vectors of faulty documents", () => {
  test("the base has no fault", () => {
    expect(checkScenario(INVALID.base)).toEqual([]);
  });

  test.each(INVALID.cases)("$why", ({ patch, faults }) => {
    const found = checkScenario(edited(INVALID.base, patch)).map((fault) => fault.pointer);
    expect(found.toSorted()).toEqual(faults.toSorted());
  });
});

test.each([...VALID])("%s has no fault", (_, document) => {
  expect(checkScenario(document)).toEqual([]);
});

describe("what a fault says", () => {
  const onlyFault = (values: Record<string, unknown>) => {
    const faults = checkScenario(baseWith(values));
    expect(faults).toHaveLength(1);
    return faults[0];
  };

  test("a value outside the domain", () => {
    expect(onlyFault({ "/categories/0/ai/resolution": "1.2" })).toEqual({
      pointer: "/categories/0/ai/resolution",
      found: "1.2",
      allowed: "a share from 0 to 1",
      message: 'Resolution must be a share from 0 to 1; found "1.2".',
    });
  });

  test("a missing field", () => {
    expect(onlyFault({ "/tools/perUser": undefined })).toEqual({
      pointer: "/tools/perUser",
      found: null,
      allowed: "a number of 0 or more",
      message: "Tools per user is missing: it must be a number of 0 or more.",
    });
  });

  test("a misspelt field names the one that is meant", () => {
    const faults = checkScenario(baseWith({ "/months": undefined, "/month": 12 }));
    expect(faults.map((fault) => fault.message)).toEqual([
      "Horizon is missing: it must be a whole number of months from 1 to 120.",
      'Scenario has no field "month": "months" may be meant; found 12.',
    ]);
  });

  test("a decimal in the wrong form shows the form", () => {
    expect(onlyFault({ "/categories/0/ai/resolution": "65%" })?.message).toBe(
      'Resolution must be a share from 0 to 1, written as a plain decimal such as "0.65", with at most 18 digits before and 12 after the point; found "65%".',
    );
  });

  test("small values stand as they are, long and deep ones are described", () => {
    expect(onlyFault({ "/rounding": ["half-up"] })).toMatchObject({
      found: ["half-up"],
      message: "Rounding must be one of half-up, half-even; found a list of 1 entry.",
    });
    expect(onlyFault({ "/rounding": {} })?.found).toEqual({});
    expect(onlyFault({ "/rounding": new Array(100).fill(0) })?.found).toBe("a list of 100 entries");
    const long = onlyFault({ "/rounding": "x".repeat(100_000) });
    expect(String(long?.found).length).toBeLessThan(100);
    expect(long?.message.length).toBeLessThan(200);
    expect(onlyFault({ "/months": Number.NaN })?.found).toBe("NaN");
    expect(onlyFault({ "/categories/0/priority/P1": "0.1" })?.found).toBe("a sum of 1.1");
  });

  test("all of it can be written as JSON", () => {
    const deep = JSON.parse(`${"[".repeat(100_000)}${"]".repeat(100_000)}`) as unknown;
    const faults = checkScenario({ name: deep, extra: { deep }, categories: [deep] });
    expect(JSON.parse(JSON.stringify(faults))).toEqual(faults);
  });
});

describe("total on any value", () => {
  test.each([null, undefined, true, 0, "", "text", [], [1], Number.NaN, () => 1, Symbol("s"), 1n])("%o", (value) => {
    expect(checkScenario(value).map((fault) => fault.pointer)).toEqual([""]);
  });

  test("an empty object lacks every required field of the root", () => {
    expect(checkScenario({}).map((fault) => fault.pointer)).toEqual(
      "format version name currency startMonth months discountRate labour tools proactive desk categories ai clients"
        .split(" ")
        .map((name) => `/${name}`),
    );
  });

  test("a list nested 100,000 deep", () => {
    const deep = JSON.parse(`${"[".repeat(100_000)}${"]".repeat(100_000)}`) as unknown;
    expect(checkScenario(baseWith({ "/name": 1 })).length).toBe(1);
    const document = { ...(INVALID.base as object), name: deep, categories: deep, extra: deep };
    expect(checkScenario(document).map((fault) => fault.pointer)).toContain("/extra");
  });

  test("1,000 clients, each with a fault", () => {
    const [client] = (INVALID.base as { clients: object[] }).clients;
    const clients = Array.from({ length: 1000 }, (_, index) => ({ ...client, id: `c${index}`, name: index }));
    const faults = checkScenario({ ...(INVALID.base as object), clients });
    expect(faults).toHaveLength(1000);
    expect(faults.at(-1)?.pointer).toBe("/clients/999/name");
  });

  test("names that live on every prototype are fields like any other", () => {
    const faulty = JSON.parse(
      JSON.stringify(INVALID.base).replace(
        '"format"',
        '"__proto__": {"months": 1}, "constructor": 1, "toString": 2, "format"',
      ),
    ) as unknown;
    expect(checkScenario(faulty).map((fault) => fault.pointer)).toEqual(["/__proto__", "/constructor", "/toString"]);
    expect(
      checkScenario(baseWith({ "/clients/0/proposedPlan/components/0/type": "constructor" })).map((f) => f.pointer),
    ).toEqual(["/clients/0/proposedPlan/components/0/type"]);
    expect(checkScenario(baseWith({ "/discountRate": { dist: "__proto__" } })).map((f) => f.pointer)).toEqual([
      "/discountRate/dist",
    ]);
  });

  test("a field that only the prototype has is missing", () => {
    const document = Object.create(INVALID.base as object) as unknown;
    expect(checkScenario(document).length).toBe(14);
  });
});

describe("the written form", () => {
  test("decimals become text, never minus zero, and nothing is added", () => {
    const document = baseWith({
      "/discountRate": 0.1,
      "/tools/perUser": "-0.00",
      "/tools/perEndpoint": "1.50",
      "/months": 12.0,
      "/labour/realisation/lagMonths": -0,
      "/categories/0/ai/resolution": { dist: "beta", successes: 30, trials: 40 },
      "/clients/0/convertMonth": null,
    });
    const written = normaliseScenario(document);
    expect(written.discountRate).toBe("0.1");
    expect(written.tools.perUser).toBe("0");
    expect(written.tools.perEndpoint).toBe("1.50");
    expect(Object.is(written.labour.realisation.lagMonths, 0)).toBe(true);
    expect(written.categories[0]?.ai.resolution).toEqual({ dist: "beta", successes: "30", trials: "40" });
    expect(written.clients[0]?.convertMonth).toBeNull();
    expect(Object.hasOwn(written.clients[0]!, "ai")).toBe(false);
    expect(checkScenario(written)).toEqual([]);
  });

  test.each([...VALID])("%s: written once or twice is the same", (_, document) => {
    const once = normaliseScenario(document);
    expect(normaliseScenario(once)).toEqual(once);
    expect(checkScenario(once)).toEqual([]);
  });

  test("refuses a faulty document", () => {
    expect(() => normaliseScenario(baseWith({ "/discountRate": "1e3" }))).toThrow(TypeError);
  });
});
