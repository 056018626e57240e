import { describe, expect, test } from "vitest";
import { type Bridge, type BridgeQuestion, BridgeWork, bridgeOf } from "../../shared/compare/bridge.ts";
import { alignedEnds } from "../../shared/compare/bridge-ends.ts";
import {
  BRIDGE_GROUPS,
  type BridgeGroup,
  bridgeGroupOf,
  hasEffectOnMargin,
} from "../../shared/compare/bridge-groups.ts";
import { createScenarioModel } from "../../shared/model/create-scenario-model.ts";
import type { Client, ScenarioDocument } from "../../shared/model/document.ts";
import { FIELDS } from "../../shared/model/fields.ts";
import { LENSES, type LensId, type Scope } from "../../shared/model/results.ts";
import { minorUnitOf } from "../../shared/number/currency.ts";
import { add, compare, exact, plainText, roundHalfUp, subtract, sum } from "../../shared/number/exact.ts";
import { checkScenario } from "../../shared/scenario/check.ts";
import { sampleWorkspace } from "../../shared/scenario/sample.ts";
import { plainScenario } from "../model/plain-scenario.ts";
import { randomScenario } from "../model/random-scenario.ts";
import { randomPair } from "./random-pair.ts";

/** `BRIDGE_PAIRS=1000` takes more than the suite does. */
const PAIRS = Number(process.env.BRIDGE_PAIRS ?? "40");
const PORTFOLIO: Scope = { kind: "portfolio" };

function changed<T extends ScenarioDocument>(document: T, change: (document: T) => void): T {
  const made = structuredClone(document);
  change(made);
  expect(checkScenario(made)).toEqual([]);
  return made;
}

function between(
  from: ScenarioDocument,
  to: ScenarioDocument,
  lens: LensId = "proposed/on",
  scope = PORTFOLIO,
): Bridge {
  return bridgeOf({ from: { document: from, lens }, to: { document: to, lens }, scope, span: "horizon" });
}

function amounts({ bars }: Bridge): Partial<Record<BridgeGroup, string>> {
  return Object.fromEntries(bars.map(({ groups, amount }) => [groups.join("+"), amount]));
}

function marginAt({ scope, span }: BridgeQuestion, { document, lens }: BridgeQuestion["from"]): string {
  const { lenses, spans } = createScenarioModel(document).exactResults();
  const shown = scope.kind === "portfolio" ? lenses[lens].portfolio : lenses[lens].clients[scope.id];
  if (span !== "horizon" && span >= spans.length - 1) return "0";
  const margin = shown?.totals.margin?.[span === "horizon" ? spans.length - 1 : span] ?? "0";
  return plainText(roundHalfUp(exact(margin), minorUnitOf(document.currency)));
}

describe("a bridge between any two scenarios and lenses", () => {
  test(`sums to the exact difference to the cent: ${PAIRS} random pairs`, () => {
    for (let seed = 1; seed <= PAIRS; seed++) {
      const pair = randomPair(seed);
      const { from, to, bars } = bridgeOf(pair);
      const found = { seed, from, to, difference: plainText(sum(bars.map(({ amount }) => exact(amount)))) };
      const [first, last] = [marginAt(pair, pair.from), marginAt(pair, pair.to)];
      const difference = plainText(subtract(exact(last), exact(first)));
      expect(found).toEqual({ seed, from: first, to: last, difference });
    }
  });

  test("has ends that are documents without faults and with the margins of their lenses, month by month", () => {
    for (let seed = 1001; seed <= 1012; seed++) {
      const pair = randomPair(seed);
      const ends = alignedEnds(pair.from, pair.to);
      for (const [at, { document, lens }] of [pair.from, pair.to].entries()) {
        const aligned = ends[at]?.document ?? document;
        expect(checkScenario(aligned)).toEqual([]);
        const [found, expected] = [aligned, document].map((each) => createScenarioModel(each).exactResults());
        for (const { id } of document.clients) {
          const lines = found?.lenses["proposed/on"].clients[id]?.lines.margin ?? [];
          for (const [month, value] of (expected?.lenses[lens].clients[id]?.lines.margin ?? []).entries()) {
            const off = subtract(exact(value ?? "0"), exact(lines[month] ?? "0")).abs();
            expect(compare(off, exact("0.000000000000000001"))).toBeLessThan(0);
          }
        }
      }
    }
  });

  test("is the same backwards, with every sign turned", () => {
    for (const seed of [3, 9, 14, 21]) {
      const pair = randomPair(seed);
      const there = bridgeOf(pair);
      const back = bridgeOf({ ...pair, from: pair.to, to: pair.from });
      expect(back.bars.map(({ groups }) => groups)).toEqual(there.bars.map(({ groups }) => groups));
      const cent = exact(`${10 ** -minorUnitOf(pair.from.document.currency)}`);
      for (const [at, { amount }] of there.bars.entries()) {
        const both = add(exact(amount), exact(back.bars[at]?.amount ?? "0")).abs();
        expect(compare(both, cent)).toBeLessThanOrEqual(0);
      }
    }
  });

  test("does not hang on the order of clients, categories and components", () => {
    const pair = randomPair(14);
    const turned = (document: ScenarioDocument): ScenarioDocument => ({
      ...document,
      categories: document.categories.toReversed(),
      clients: document.clients.toReversed().map((client) => ({
        ...client,
        currentPlan: { ...client.currentPlan, components: client.currentPlan.components.toReversed() },
      })),
    });
    const { to } = pair;
    expect(amounts(bridgeOf({ ...pair, to: { ...to, document: turned(to.document) } }))).toEqual(
      amounts(bridgeOf(pair)),
    );
  });
});

describe("the groups", () => {
  test("have every field of the field table", () => {
    for (const { pattern, onlyFor } of FIELDS) {
      const types = onlyFor?.types;
      const group = bridgeGroupOf(pattern, types?.length === 1 ? types[0] : undefined);
      expect(BRIDGE_GROUPS, pattern).toContain(group);
    }
    expect(() => bridgeGroupOf("unheard/of")).toThrow("no bridge group");
    expect(new Set(FIELDS.map(({ pattern }) => bridgeGroupOf(pattern))).size).toBe(BRIDGE_GROUPS.length);
  });

  test("leave out only what no margin rests on", () => {
    const document = randomScenario(5, { everyComponent: true, months: 20 });
    const other = changed(document, (made) => {
      made.name = "Other";
      made.discountRate = "0.3";
      made.labour.realisation = { share: "0.1", lagMonths: 9 };
      made.ai.abandonment = { probability: "0.5", month: 2 };
      made.ai.volumeDispersion = "0.7";
      for (const each of [...made.categories, ...made.clients]) each.name = "Other";
      for (const { currentPlan, proposedPlan } of made.clients)
        for (const plan of [currentPlan, proposedPlan]) {
          plan.name = "Other";
          for (const component of plan.components) component.label = "Other";
        }
    });
    const margins = [document, other].map((each) =>
      LENSES.map((lens) => createScenarioModel(each).exactResults().lenses[lens].portfolio.lines.margin),
    );
    expect(margins[1]).toEqual(margins[0]);
    expect(between(document, other)).toMatchObject({ bars: [], evaluations: 1 });
    const left = new Set(
      FIELDS.flatMap(({ pattern }) => (hasEffectOnMargin(pattern) ? [] : [pattern.split("/").at(-1)])),
    );
    expect([...left].toSorted()).toEqual(
      [
        "discountRate",
        "format",
        "id",
        "label",
        "lagMonths",
        "month",
        "name",
        "probability",
        "share",
        "version",
        "volumeDispersion",
      ].toSorted(),
    );
  });

  test("get what they do on their own where they do not touch each other", () => {
    const { document } = plainScenario();
    const dearer = changed(document, ({ tools, labour }) => {
      tools.perClient = "100";
      labour.levels.L1.overhead = "0";
    });
    const alone = changed(document, ({ tools }) => {
      tools.perClient = "100";
    });
    expect(amounts(between(document, dearer)).tools).toBe(amounts(between(document, alone)).tools);
  });

  test("that differ without any effect get nothing and change nothing", () => {
    const { document } = plainScenario();
    const dearer = changed(document, ({ tools }) => {
      tools.perClient = "100";
    });
    // Nobody has a guarantee, so that the desk's people are no matter.
    const idle = changed(dearer, ({ desk }) => {
      desk.technicians += 3;
    });
    expect(amounts(between(document, idle))).toEqual({ ...amounts(between(document, dearer)), credits: "0" });
  });
});

describe("members that only one scenario has", () => {
  const whole = sampleWorkspace().scenarios[0]?.document;
  if (whole === undefined) throw new Error("the sample has a scenario");
  const sample: ScenarioDocument = { ...whole, clients: whole.clients.slice(0, 2) };
  const [first, second] = sample.clients as [Client, Client];
  test("a client comes and goes whole, as volume; on its own scope it earned nothing before", () => {
    const one = changed(sample, (made) => made.clients.pop());
    expect(Object.keys(amounts(between(one, sample)))).toEqual(["volume"]);
    const own = between(one, sample, "proposed/on", { kind: "client", id: second.id });
    expect(own.from).toBe("0");
    expect(amounts(own)).toEqual({ volume: own.to });
  });

  test("a category is tickets, a component is price with its credits apart, a one-time fee is one-time", () => {
    const [gone] = sample.categories;
    const fewer = changed(sample, (made) => {
      made.categories.shift();
      for (const { currentPlan, proposedPlan } of made.clients)
        for (const component of [...currentPlan.components, ...proposedPlan.components])
          if ("categories" in component && component.categories !== undefined)
            component.categories = component.categories.filter((id) => id !== gone?.id);
    });
    expect(Object.keys(amounts(between(fewer, sample)))).toContain("tickets");
    const plain = changed(sample, ({ clients: [client] }) => {
      if (client === undefined) return;
      client.proposedPlan.components = client.proposedPlan.components.filter(({ type }) => type !== "guarantee");
    });
    const found = amounts(between(plain, sample, "proposed/on", { kind: "client", id: first.id }));
    expect(Object.keys(found)).toEqual(["price", "credits"]);
    expect(Number(found.price)).toBeGreaterThan(0);
    expect(Number(found.credits)).toBeLessThan(0);
    const feed = changed(sample, ({ clients: [client] }) => {
      client?.currentPlan.components.push({ id: "set-up", label: "Set-up", type: "onetime", amount: "500", month: 1 });
    });
    expect(amounts(between(sample, feed))).toEqual({ oneTime: "500" });
  });

  test("what cannot stand apart is one bar: costs that would begin after the go-live of a client that comes", () => {
    const early = changed(sample, (made) => {
      made.ai.costsFromMonth = 2;
      const [, client] = made.clients;
      if (client !== undefined) client.ai = { enabled: true, goLiveMonth: 3 };
    });
    const late = changed(sample, (made) => {
      made.ai.goLiveMonth = 8;
      made.ai.costsFromMonth = 8;
      made.clients.pop();
      for (const client of made.clients) client.ai = { enabled: true };
    });
    expect(between(late, early).bars.map(({ groups }) => groups)).toEqual([["volume", "deflection", "aiCost"]]);
  });
});

describe("between the lenses of one scenario", () => {
  const document = sampleWorkspace().scenarios[0]?.document;
  if (document === undefined) throw new Error("the sample has a scenario");
  const scope: Scope = { kind: "client", id: "northwind" };
  const ends = (from: LensId, to: LensId): BridgeQuestion => ({
    from: { document, lens: from },
    to: { document, lens: to },
    scope,
    span: "horizon",
  });

  test("the plan is price and credits; AI is deflection, handle time, AI cost, programme, credits and one-time", () => {
    expect(Object.keys(amounts(bridgeOf(ends("current/on", "proposed/on"))))).toEqual(["price", "credits"]);
    const ai = amounts(bridgeOf(ends("current/off", "current/on")));
    expect(Object.keys(ai)).toEqual(["deflection", "handleTime", "aiCost", "programme", "credits", "oneTime"]);
    const results = createScenarioModel(document).exactResults([scope]).lenses["current/on"].clients.northwind;
    const costOf = (...lines: string[]): string =>
      plainText(roundHalfUp(sum(lines.map((line) => exact(results?.totals[line]?.at(-1) ?? "0"))), 2));
    // What no other effect touches is the line of the statement itself.
    expect(ai.programme).toBe(`-${costOf("cost.programme")}`);
    expect(ai.oneTime).toBe(`-${costOf("cost.oneTime")}`);
  });

  test("a bar opens into its inputs, which sum to it", () => {
    const work = new BridgeWork(ends("current/off", "current/on"));
    const steps = work.steps();
    let step = steps.next();
    while (step.done !== true) step = steps.next();
    const at = step.value.bars.findIndex(({ groups }) => groups[0] === "programme");
    const bar = step.value.bars[at];
    expect(bar?.inputs.map(({ pattern }) => pattern)).toEqual([
      "ai/programme/hours",
      "ai/programme/trainingHoursPerTechnician",
      "ai/programme/roles/*/fte",
    ]);
    expect(bar?.inputs[0]?.pieces).toEqual([{ path: "ai/programme/hours", from: "off", to: "value" }]);
    const inside = work.inside(at);
    let one = inside.next();
    while (one.done !== true) one = inside.next();
    expect(plainText(sum((one.value ?? []).map((text) => exact(text))))).toBe(bar?.amount);
  });

  test("comes quick first, and its ends do not move", () => {
    const found: Bridge[] = [];
    const steps = new BridgeWork(ends("current/on", "proposed/on")).steps();
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) if (step.value !== undefined) found.push(step.value);
    expect(found.map(({ path }) => path)).toEqual(["column"]);
    expect({ ...found[0], path: "exact" }).toEqual(step.value);
  });

  test("two currencies have no difference", () => {
    const euros = { ...document, currency: "EUR" };
    expect(() => between(document, euros)).toThrow("have no difference");
  });
});
