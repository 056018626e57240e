import { describe, expect, test } from "vitest";
import {
  type Claims,
  contradictions,
  type Implied,
  impliedBy,
  type Lines,
  PUBLISHED_CLAIMS,
} from "../../shared/compare/claims.ts";
import { createScenarioModel } from "../../shared/model/create-scenario-model.ts";
import { sampleWorkspace } from "../../shared/scenario/sample.ts";

const CLAIMS: Claims = PUBLISHED_CLAIMS;
const mix = (reactiveShare: number, l1Share: number, aboveL1 = 0): Implied => ({
  shares: { endpointsPerTechnician: null, reactiveHours: null, l1Autonomous: null },
  reactiveShare,
  l1Share,
  aboveL1,
});

describe("claims that must agree", () => {
  test("20 % more endpoints and half the reactive hours agree where reactive work is a third of all", () => {
    const { l1Autonomous: _, ...two } = CLAIMS;
    expect(contradictions(two, mix(1 / 3, 0.378))).toEqual([]);
    const [found] = contradictions(two, mix(0.6, 0.378));
    if (found?.kind !== "endpoints-and-hours") throw new Error("they contradict each other");
    expect(found.agreesAt).toBeCloseTo(1 / 3, 12);
    expect(found.gain).toBeCloseTo(1 / 0.7 - 1, 12);
  });

  test("half the reactive hours with 65 % of L1 autonomous needs 40.9 % off L2 and L3", () => {
    const { endpointsPerTechnician: _, ...two } = CLAIMS;
    const l1Share = 0.3777;
    const [found] = contradictions(two, mix(1, l1Share, 0.1));
    if (found?.kind !== "hours-and-l1") throw new Error("they contradict each other");
    expect(found.needed).toBeCloseTo(0.409, 3);
    expect(found.cut).toBeCloseTo(0.65 * l1Share, 12);
    expect(contradictions(two, mix(1, l1Share, 0.42))).toEqual([]);
    // Where nearly all reactive work is L1, that share alone cuts more than was claimed.
    const [rise] = contradictions(two, mix(1, 0.9, 0.1));
    expect(rise?.kind === "hours-and-l1" && rise.needed).toBeCloseTo((0.5 - 0.585) / 0.1, 9);
  });

  test("one claim alone contradicts nothing, nor does anything without hours", () => {
    for (const [id, one] of Object.entries(CLAIMS)) expect(contradictions({ [id]: one }, mix(0.9, 0.5))).toEqual([]);
    expect(contradictions(CLAIMS, { ...mix(0, 0), reactiveShare: null, l1Share: null })).toEqual([]);
  });
});

describe("what the model implies", () => {
  const lines = (l1: number, l2: number, programme: number, resolved = 0): Lines => ({
    "hours.level[L1]": [999, l1],
    "hours.level[L2]": [999, l2],
    "hours.level[L3]": [999, 0],
    "hours.proactive[L2]": [999, 40],
    "hours.total": [999, l1 + l2],
    "hours.programme": [999, programme],
    "ai.resolved[password]": [999, resolved],
    "ai.resolved[server]": [999, 10],
    "tickets.created[password]": [999, 200],
    "tickets.created[server]": [999, 100],
  });

  test("is read off the months asked for", () => {
    const touch = new Map([
      ["password", 1],
      ["server", 0.2],
    ]);
    const found = impliedBy(lines(60, 80, 0), lines(30, 70, 12, 90), touch, 1);
    expect(found.shares.endpointsPerTechnician).toBeCloseTo(140 / 112 - 1, 12);
    expect(found.shares.reactiveHours).toBeCloseTo(1 - 60 / 100, 12);
    expect(found.shares.l1Autonomous).toBeCloseTo((90 + 2) / (200 + 20), 12);
    expect(found.reactiveShare).toBeCloseTo(100 / 140, 12);
    expect(found.l1Share).toBeCloseTo(0.6, 12);
    expect(found.aboveL1).toBeCloseTo(0.25, 12);
  });

  test("does not exist without work", () => {
    expect(impliedBy({}, {}, new Map(), 12)).toEqual({
      shares: { endpointsPerTechnician: null, reactiveHours: null, l1Autonomous: null },
      reactiveShare: null,
      l1Share: null,
      aboveL1: null,
    });
  });

  test("of the sample stays below what vendors claim", () => {
    const { document } = sampleWorkspace().scenarios[0]!;
    const { lenses } = createScenarioModel(document).columnResults([{ kind: "client", id: "northwind" }]);
    const at = (lens: "proposed/off" | "proposed/on") => lenses[lens].clients.northwind!.lines;
    const touch = new Map(document.categories.map(({ id, touch: { L1 } }) => [id, Number(L1)] as const));
    const { shares } = impliedBy(at("proposed/off"), at("proposed/on"), touch, 12);
    expect(shares.endpointsPerTechnician).toBeGreaterThan(0);
    expect(shares.reactiveHours).toBeGreaterThan(0.1);
    expect(shares.reactiveHours).toBeLessThan(0.5);
    expect(shares.l1Autonomous).toBeGreaterThan(0.3);
    expect(shares.l1Autonomous).toBeLessThan(0.8);
  });
});
