import { describe, expect, test } from "vitest";
import {
  type Claim,
  type Claims,
  contradictions,
  type Implied,
  impliedBy,
  isPossibleClaim,
  type Lines,
  PUBLISHED_CLAIMS,
} from "../../shared/compare/claims.ts";
import { createScenarioModel } from "../../shared/model/create-scenario-model.ts";
import { sampleWorkspace } from "../../shared/scenario/sample.ts";

const claim = (low: string, high = low): Claim => ({ low, high, source: "A vendor", date: null });
const CLAIMS: Claims = { ...PUBLISHED_CLAIMS, l1Autonomous: claim("0.65") };
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
    expect(found.agreesAt.low).toBeCloseTo(1 / 3, 12);
    expect(found.agreesAt.high).toBe(found.agreesAt.low);
    expect(found.gain.low).toBeCloseTo(1 / 0.7 - 1, 12);
  });

  test("half the reactive hours with 65 % of L1 autonomous needs 40.9 % off L2 and L3", () => {
    const { endpointsPerTechnician: _, ...two } = CLAIMS;
    const l1Share = 0.3777;
    const [found] = contradictions(two, mix(1, l1Share, 0.1));
    if (found?.kind !== "hours-and-l1") throw new Error("they contradict each other");
    expect(found.needed.low).toBeCloseTo(0.409, 3);
    expect(found.cut.high).toBeCloseTo(0.65 * l1Share, 12);
    expect(contradictions(two, mix(1, l1Share, 0.42))).toEqual([]);
    // Where nearly all reactive work is L1, that share alone cuts more than was claimed.
    const [rise] = contradictions(two, mix(1, 0.9, 0.1));
    expect(rise?.kind === "hours-and-l1" && rise.needed.high).toBeCloseTo((0.5 - 0.585) / 0.1, 9);
  });

  test("a range contradicts nothing where any of it can hold", () => {
    const wide = { endpointsPerTechnician: claim("0.2", "0.45"), reactiveHours: claim("0.3", "0.5") };
    expect(contradictions(wide, mix(0.6, 0.4))).toEqual([]);
    const [apart] = contradictions({ ...wide, endpointsPerTechnician: claim("0.5", "0.6") }, mix(0.6, 0.4));
    if (apart?.kind !== "endpoints-and-hours") throw new Error("they contradict each other");
    expect(apart.gain.low).toBeCloseTo(1 / (1 - 0.3 * 0.6) - 1, 12);
    expect(apart.gain.high).toBeCloseTo(1 / (1 - 0.5 * 0.6) - 1, 12);
    expect(apart.agreesAt.low).toBeCloseTo(0.5 / 1.5 / 0.5, 12);
    expect(apart.agreesAt.high).toBeCloseTo(0.6 / 1.6 / 0.3, 12);
    const levels = (l1: Claim): Claims => ({ reactiveHours: claim("0.4", "0.5"), l1Autonomous: l1 });
    expect(contradictions(levels(claim("0.6", "0.7")), mix(1, 0.5, 0.1))).toEqual([]);
    const [short] = contradictions(levels(claim("0.2", "0.3")), mix(1, 0.5, 0.1));
    if (short?.kind !== "hours-and-l1") throw new Error("they contradict each other");
    expect(short.needed.low).toBeCloseTo((0.4 - 0.15) / 0.5, 12);
    expect(short.needed.high).toBeCloseTo((0.5 - 0.1) / 0.5, 12);
  });

  test("a claim is above nothing, in order, and of hours and tickets at most all", () => {
    expect(isPossibleClaim("endpointsPerTechnician", claim("1.5"))).toBe(true);
    expect(isPossibleClaim("reactiveHours", claim("1"))).toBe(true);
    for (const none of [claim("0"), claim("0.7", "0.6"), claim("0.5", "1.01")])
      expect(isPossibleClaim("l1Autonomous", none)).toBe(false);
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
