import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clausesOf, withoutClause } from "../../shared/compare/clauses.ts";
import { heatMap } from "../../shared/compare/heat-map.ts";
import { lensFigures } from "../../shared/compare/horizon-figures.ts";
import { nextEvidence } from "../../shared/compare/next-evidence.ts";
import { deflectionRange, oneAtATime } from "../../shared/compare/one-at-a-time.ts";
import { payoff } from "../../shared/compare/payoff.ts";
import { rangeAround } from "../../shared/compare/range-around.ts";
import { chanceAt, curveObjection, renewalStudy } from "../../shared/compare/renewal.ts";
import { fallsBelow, shockEffects } from "../../shared/compare/shock-effects.ts";
import { quantityTimes, SHOCK_IDS, SHOCKS, shocked } from "../../shared/compare/shocks.ts";
import { createScenarioModel } from "../../shared/model/create-scenario-model.ts";
import type { Distribution } from "../../shared/model/document.ts";
import { FIELDS, inputsOf, pointValue } from "../../shared/model/fields.ts";
import { checkScenario } from "../../shared/scenario/check.ts";
import { withValue } from "../../shared/scenario/with-value.ts";
import { sampleScenario } from "../renderer/sample.ts";

const { document } = sampleScenario();
const NORTHWIND = { kind: "client", id: "northwind" } as const;
const ALL = new Set(document.clients.map(({ id }) => id));

function last<T>(steps: Generator<void, T>): T {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

describe("one input at a time", () => {
  const ranges = [
    { path: "categories/application/ai/eligible", low: "0.5", high: "0.95" },
    { path: "labour/wageInflation", low: "0.01", high: "0.06" },
  ];
  const study = last(oneAtATime(createScenarioModel(document), document, NORTHWIND, ranges));

  test("its figures are those of a model made afresh", () => {
    for (const { path, low, high, atLow, atHigh } of study.effects) {
      for (const [value, figures] of [
        [low, atLow],
        [high, atHigh],
      ] as const)
        expect(figures).toEqual(
          lensFigures(createScenarioModel(withValue(document, path, value)), NORTHWIND)["proposed/on"],
        );
    }
  });

  test("whether AI is kept is set beside them: the model in which it is given up", () => {
    const given = lensFigures(createScenarioModel(document, true), NORTHWIND)["proposed/on"];
    expect(study.abandoned).toEqual(given);
    const { abandonment: _, ...kept } = document.ai;
    const certain = { ...document, ai: kept };
    expect(last(oneAtATime(createScenarioModel(certain), certain, NORTHWIND, [])).abandoned).toBeNull();
  });

  test("what moves deflection gives it a range around today's, what does not gives none", () => {
    const range = deflectionRange(study);
    expect(range?.from).toBeLessThan(study.now.deflection ?? 0);
    expect(range?.to).toBeGreaterThan(study.now.deflection ?? 1);
    expect(deflectionRange({ ...study, effects: study.effects.slice(1) })).toBeNull();
  });

  test("what one finding says of two inputs moves them together, and what is left out moves nothing", () => {
    const [effect] = study.effects;
    const twice = { ...study, effects: [effect!, { ...effect!, path: "another" }] };
    const width = (findingOf?: (path: string) => string | null) => {
      const range = deflectionRange(twice, findingOf);
      return range === null ? 0 : range.to - range.from;
    };
    const once = width((path) => (path === "another" ? null : path));
    expect(width(() => "pilot")).toBeCloseTo(2 * once, 9);
    expect(width()).toBeCloseTo(Math.SQRT2 * once, 9);
    expect(width(() => null)).toBe(0);
  });
});

describe("deflection and price", () => {
  test("today's cell is today's margins; every row and column rises", () => {
    const model = createScenarioModel(document);
    const priced = [{ clientId: "northwind", componentId: "outcome" }];
    const map = last(heatMap(model, document, NORTHWIND, priced, [1.2, 1, 0.8]));
    if (map === null) throw new Error("the sample resolves tickets");
    const figures = lensFigures(createScenarioModel(document), NORTHWIND);
    const today = map.cells[map.today.row]?.[map.today.column];
    expect(today).toBeCloseTo(figures["proposed/on"].margin - figures["current/off"].margin, 6);
    for (const row of map.cells) expect(row).toEqual(row.toSorted((a, b) => a - b));
    for (const column of map.deflections.keys()) {
      const down = map.cells.map((row) => row[column] ?? 0);
      expect(down).toEqual(down.toSorted((a, b) => b - a));
    }
  });
});

describe("shocks", () => {
  test.each(SHOCK_IDS)("%s leaves a document without faults, and the one before as it was", (id) => {
    const before = JSON.stringify(document);
    const after = shocked(document, [id], ALL);
    expect(checkScenario(after)).toEqual([]);
    expect(JSON.stringify(document)).toBe(before);
    expect(JSON.stringify(after)).not.toBe(before);
  });

  test("those of single clients leave the others alone", () => {
    const after = shocked(document, ["volume", "seats"], new Set(["northwind"]));
    expect(after.clients.filter((client, at) => client !== document.clients[at]).map(({ id }) => id)).toEqual([
      "northwind",
    ]);
  });

  test("together they are the model of the document they leave; none of the sample's is good news alone", () => {
    const chosen = ["ai-price", "resolution"] as const;
    const effects = last(shockEffects(document, chosen, ALL));
    const model = createScenarioModel(shocked(document, chosen, ALL));
    expect(effects.together[0]?.after.margin).toBeCloseTo(
      lensFigures(model, { kind: "portfolio" })["proposed/on"].margin,
      6,
    );
    for (const { id } of SHOCKS)
      if (id !== "volume") expect(effects.alone[id][0], id).toBeLessThan(effects.together[0]?.now.margin ?? 0);
    const fallen = effects.together.filter((row) => fallsBelow(row, 0.3));
    expect(fallen.every(({ after }) => after.marginPercent === null || after.marginPercent < 0.3)).toBe(true);
  });

  test("an abandoned programme is the trial in which AI is given up", () => {
    const after = shocked(document, ["abandoned"], ALL);
    const effects = last(shockEffects(document, ["abandoned"], ALL));
    const given = lensFigures(createScenarioModel(after, true), { kind: "portfolio" })["proposed/on"].margin;
    expect(effects.together[0]?.after.margin).toBeCloseTo(given, 6);
    // Outside a simulation abandonment does nothing.
    const kept = lensFigures(createScenarioModel(after), { kind: "portfolio" })["proposed/on"].margin;
    expect(kept).toBeCloseTo(effects.together[0]?.now.margin ?? 0, 6);
  });

  test("an uncertain quantity is multiplied with its shape", () => {
    const pert: Distribution = { dist: "pert", min: "0.1", mode: "0.2", max: "0.4", point: "0.25" };
    expect(quantityTimes(pert, "1.5")).toEqual({ dist: "pert", min: "0.15", mode: "0.3", max: "0.6", point: "0.375" });
    expect(quantityTimes({ dist: "beta", successes: "9", trials: "10" }, "0.5")).toMatch(/^0\.4166/);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), (thousandths) => {
        const factor = String(thousandths / 1000);
        expect(Number(pointValue(quantityTimes(pert, factor)))).toBeCloseTo(0.25 * Number(factor), 9);
      }),
      { seed: 5, numRuns: 50 },
    );
  });
});

describe("clauses", () => {
  test("each of the sample's can be taken out without a fault", () => {
    let found = 0;
    for (const client of document.clients) {
      for (const clause of clausesOf(client)) {
        found += 1;
        expect(checkScenario(withoutClause(document, client.id, clause)), `${client.id} ${clause.label}`).toEqual([]);
        const left = withoutClause(document, client.id, clause).clients.find(({ id }) => id === client.id);
        expect(left === undefined ? 0 : clausesOf(left).length).toBeLessThan(clausesOf(client).length);
      }
    }
    expect(found).toBeGreaterThan(10);
  });

  test("a minimum pays where little is billed, a cap costs where much is", () => {
    const clauseOf = (clientId: string, kind: string) => {
      const client = document.clients.find(({ id }) => id === clientId);
      const clause = client === undefined ? undefined : clausesOf(client).find((one) => one.kind === kind);
      if (clause === undefined) throw new Error(`${clientId} has no ${kind}`);
      return clause;
    };
    const high = structuredClone(document);
    const fennick = high.clients.find(({ id }) => id === "fennick-legal");
    if (fennick !== undefined) {
      fennick.convertMonth = 1;
      fennick.proposedPlan.minimumMonthly = "20000";
    }
    const minimum = last(payoff(high, "fennick-legal", clauseOf("fennick-legal", "minimum"), "volume"));
    expect(minimum.worthNow).toBeGreaterThan(0);
    expect(minimum.points.every(({ kept, removed }) => kept >= removed - 0.01)).toBe(true);
    const cap = last(payoff(document, "bayline-dental", clauseOf("bayline-dental", "cap"), "volume"));
    expect(cap.points.every(({ kept, removed }) => kept <= removed + 0.01)).toBe(true);
    const across = last(payoff(document, "bayline-dental", clauseOf("bayline-dental", "cap"), "deflection"));
    expect(across.points.map(({ x }) => x)).toEqual(across.points.map(({ x }) => x).toSorted((a, b) => a - b));
  });
});

describe("renewal", () => {
  const points = [
    { change: "-0.1", chance: "0.95" },
    { change: "0", chance: "0.9" },
    { change: "0.2", chance: "0.5" },
  ];

  test.each([
    [-0.2, null],
    [-0.1, 0.95],
    [0.1, 0.7],
    [0.2, 0.5],
    [0.3, null],
  ])("at %d the chance is %d", (change, chance) => {
    const found = chanceAt({ points }, change);
    if (chance === null) expect(found).toBeNull();
    else expect(found).toBeCloseTo(chance, 12);
  });

  test.each([
    [points.slice(1), /three points/],
    [points.toReversed(), /rise from point to point/],
    [points.with(2, { change: "0.2", chance: "1.2" }), /between 0% and 100%/],
    [points.with(2, { change: "0.2", chance: "0.91" }), /not make renewal likelier/],
  ])("three points that are no curve are refused", (refused, why) => {
    expect(curveObjection(points)).toBeNull();
    expect(curveObjection(refused)).toMatch(why);
  });

  test("the best price is the best of those the curve speaks of; at today's prices the margin is the model's", () => {
    const curve = { points, source: "", date: null };
    const study = last(renewalStudy(document, "northwind", curve, 0.4));
    if (study?.best == null) throw new Error("the curve speaks of today's prices");
    for (const { expected } of study.prices)
      if (expected !== null) expect(study.best.expected).toBeGreaterThanOrEqual(expected);
    expect(study.prices.some(({ expected }) => expected === null)).toBe(true);
    expect(study.best.change).toBeLessThanOrEqual(0.2);
    expect(study.atTarget?.marginPercent).toBeGreaterThanOrEqual(0.4);
    const results = createScenarioModel(document).columnResults([NORTHWIND]).lenses["proposed/on"].clients.northwind;
    const from = document.clients.find(({ id }) => id === "northwind")?.convertMonth ?? 1;
    const margin = results?.lines.margin?.slice(from - 1).reduce<number>((sum, value) => sum + (value ?? 0), 0);
    expect(study.now.margin).toBeCloseTo(margin ?? 0, 6);
  });

  test("a client that never converts has no such price", () => {
    const never = document.clients.find(({ convertMonth }) => convertMonth === null);
    const curve = { points, source: "", date: null };
    expect(last(renewalStudy(document, never?.id ?? "", curve, 0.4))).toBeNull();
  });
});

describe("ranges to begin with", () => {
  test("every one stands without a fault and leaves the headline where it was", () => {
    let made = 0;
    let uncertain = document;
    for (const input of inputsOf(document)) {
      const around = input.present ? rangeAround(input, document.currency) : null;
      if (around === null) continue;
      made += 1;
      expect(Number(pointValue(around.distribution)), input.path).toBe(Number(pointValue(input.value as string)));
      uncertain = withValue(uncertain, input.path, { ...around.distribution });
    }
    expect(made).toBeGreaterThan(50);
    expect(checkScenario(uncertain)).toEqual([]);
  });

  test("every kind of quantity has a way to be known better", () => {
    for (const { kind, pattern } of FIELDS) if (kind === "quantity") expect(nextEvidence(pattern).what).not.toBe("");
  });
});
