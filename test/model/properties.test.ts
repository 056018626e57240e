import { describe, expect, test } from "vitest";
import { createScenarioModel } from "../../shared/model/create-scenario-model.ts";
import type { ScenarioDocument } from "../../shared/model/document.ts";
import { resultDocument } from "../../shared/model/result-document.ts";
import { LENSES, type Results, type ScopeResults } from "../../shared/model/results.ts";
import { checkScenario } from "../../shared/scenario/check.ts";
import { randomScenario } from "./random-scenario.ts";

const SEEDS = Array.from({ length: 300 }, (_, seed) => seed + 1);
const BATCHES = Array.from({ length: 20 }, (_, batch) => SEEDS.slice(batch * 15, batch * 15 + 15));

function eachScope<V>(
  results: Results<V>,
  visit: (scope: ScopeResults<V>, at: string, isPortfolio: boolean) => void,
): void {
  for (const lens of LENSES) {
    const { clients, portfolio } = results.lenses[lens];
    for (const [id, scope] of Object.entries(clients)) visit(scope, `${lens} ${id}`, false);
    visit(portfolio, `${lens} portfolio`, true);
  }
}

function isClose(a: number | null, b: number | null): boolean {
  if (a === null || b === null) return a === b;
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
}

/** Numbers at which two documents part by more than 1e-9, and everything else in which they differ. */
function partings(exact: unknown, column: unknown): string[] {
  const found: string[] = [];
  const compare = (a: unknown, b: unknown, at: string): void => {
    if (typeof a === "object" && a !== null && typeof b === "object" && b !== null) {
      for (const key of Object.keys(a)) compare(Reflect.get(a, key), Reflect.get(b, key), `${at}/${key}`);
    } else if (typeof a === "string" && /^-?\d/.test(a) && (typeof b === "number" || typeof b === "string")) {
      if (!isClose(Number(a), Number(b))) found.push(`${at}: ${a} against ${b}`);
    } else if (a !== b) found.push(`${at}: ${String(a)} against ${String(b)}`);
  };
  compare(exact, column, "");
  return found;
}

/** Lines and KPIs in which the two paths part. */
function linePartings(document: ScenarioDocument): string[] {
  const model = createScenarioModel(document);
  return partings(model.exactResults().lenses, model.columnResults().lenses);
}

describe("random plausible scenarios", () => {
  test("are documents without faults", () => {
    const faulty = SEEDS.flatMap((seed) =>
      checkScenario(randomScenario(seed)).map((fault) => `${seed} ${fault.pointer} ${fault.message}`),
    );
    expect(faulty).toEqual([]);
  });

  test.each(BATCHES.map((seeds) => [seeds[0], seeds] as const))(
    "column equals exact within 1e-9, seeds from %i",
    (_first, seeds) => {
      for (const seed of seeds) expect([seed, linePartings(randomScenario(seed))]).toEqual([seed, []]);
    },
  );

  test("a scenario with every component type in every plan: column equals exact", () => {
    for (const seed of [1001, 1002, 1003])
      expect([seed, linePartings(randomScenario(seed, { everyComponent: true, months: 26 }))]).toEqual([seed, []]);
  });
});

describe("findings", () => {
  test("are the same on both paths", () => {
    for (const seed of SEEDS.slice(0, 12)) {
      const model = createScenarioModel(randomScenario(seed));
      expect([seed, partings(model.findings(), model.findings("column"))]).toEqual([seed, []]);
    }
  });
});

/** Sums of lines that must agree, cell by cell, on the exact path. */
function conservation(scope: ScopeResults<string>, document: ScenarioDocument, isPortfolio: boolean): string[] {
  const broken: string[] = [];
  const line = (id: string, month: number): number => Number(scope.lines[id]?.[month] ?? Number.NaN);
  const agree = (what: string, month: number, total: number, parts: readonly number[]) => {
    const sum = parts.reduce((running, part) => running + part, 0);
    if (!isClose(total, sum)) broken.push(`${what} in month ${month + 1}: ${total} is not ${sum}`);
  };
  const ids = document.categories.map(({ id }) => id);
  const levels = ["L1", "L2", "L3"] as const;
  for (let month = 0; month < document.months; month++) {
    const at = (id: string) => line(id, month);
    for (const id of ids) {
      agree(`tickets of ${id}`, month, at(`tickets.base[${id}]`), [
        at(`tickets.prevented[${id}]`),
        at(`tickets.created[${id}]`),
      ]);
      agree(`created of ${id}`, month, at(`tickets.created[${id}]`), [
        at(`ai.resolved[${id}]`),
        at(`tickets.human[${id}]`),
      ]);
      agree(`attempts of ${id}`, month, at(`ai.attempted[${id}]`), [
        at(`ai.claimed[${id}]`),
        at(`ai.handedOver[${id}]`),
      ]);
      agree(`claims of ${id}`, month, at(`ai.claimed[${id}]`), [at(`ai.resolved[${id}]`), at(`ai.reopened[${id}]`)]);
    }
    for (const level of levels) {
      const oversight = document.categories
        .filter(({ ai }) => ai.oversightLevel === level)
        .map(({ id }) => at(`hours.oversight[${id}]`));
      const handling = ids.map((id) => at(`hours.handling[${id},${level}]`));
      agree(`hours at ${level}`, month, at(`hours.level[${level}]`), [
        ...handling,
        ...oversight,
        at(`hours.proactive[${level}]`),
      ]);
    }
    agree(
      "hours",
      month,
      at("hours.total"),
      levels.map((level) => at(`hours.level[${level}]`)),
    );
    agree(
      "baseline hours",
      month,
      at("hours.baselineTotal"),
      levels.map((level) => at(`hours.baseline[${level}]`)),
    );
    const beside = [
      "tools",
      "aiUsage",
      "aiIncidents",
      "aiEndpoints",
      "aiPlatform",
      "programme",
      "oneTime",
      "passthrough",
    ].map((part) => at(`cost.${part}`));
    agree("cost", month, at("cost.total"), [at("cost.labour"), ...beside]);
    agree("cash cost", month, at("cost.totalCash"), [at("cost.labourCash"), ...beside]);
    agree("net revenue", month, at("revenue.net"), [at("revenue.gross"), -at("credits")]);
    agree("margin", month, at("margin"), [at("revenue.net"), -at("cost.total")]);
    agree("cash margin", month, at("marginCash"), [at("revenue.net"), -at("cost.totalCash")]);
    if (!isPortfolio) {
      const components = Object.keys(scope.lines).filter((id) => id.startsWith("revenue.component["));
      agree("gross revenue", month, at("revenue.gross"), [
        ...components.map(at),
        at("revenue.minimum"),
        at("revenue.collar"),
      ]);
    }
  }
  return broken;
}

describe("conservation", () => {
  test.each(SEEDS.slice(0, 40))("tickets, hours and money of seed %i", (seed) => {
    const document = randomScenario(seed);
    const results = createScenarioModel(document).exactResults();
    eachScope(results, (scope, at, isPortfolio) =>
      expect([at, conservation(scope, document, isPortfolio)]).toEqual([at, []]),
    );
    const unsummed: string[] = [];
    for (const lens of LENSES) {
      const { clients, portfolio } = results.lenses[lens];
      for (const [id, months] of Object.entries(portfolio.lines)) {
        if (id === "deflection" || id === "marginPercent") continue;
        for (const [month, value] of months.entries()) {
          const sum = Object.values(clients).reduce((total, client) => total + Number(client.lines[id]?.[month]), 0);
          if (!isClose(Number(value), sum))
            unsummed.push(`${lens} ${id} in month ${month + 1}: ${value} is not ${sum}`);
        }
      }
    }
    expect(unsummed).toEqual([]);
  });

  test("what is pooled is shared out whole", () => {
    for (const seed of SEEDS.slice(0, 30)) {
      const document = randomScenario(seed);
      const model = createScenarioModel(document);
      const { portfolio } = model.columnResults().lenses["current/on"];
      const takesPart = document.clients.some(
        ({ ai }) => (ai?.enabled ?? true) && (ai?.goLiveMonth ?? document.ai.goLiveMonth) <= document.months,
      );
      const costsFrom = document.ai.costsFromMonth ?? document.ai.goLiveMonth;
      if (costsFrom > document.months) continue;
      const incurred = (portfolio.lines["hours.programme"]?.[costsFrom - 1] ?? 0) > 0;
      const due =
        Number(
          model.explain({ lens: "current/on", scope: { kind: "portfolio" }, line: "hours.programme", month: costsFrom })
            .value,
        ) > 0;
      expect([seed, incurred]).toEqual([seed, due]);
      if (!takesPart) expect([seed, incurred]).toEqual([seed, false]);
    }
  });
});

describe("AI off", () => {
  test("equals the scenario with AI taken out", () => {
    for (const seed of SEEDS.slice(0, 15)) {
      const document = randomScenario(seed);
      const without: ScenarioDocument = {
        ...document,
        clients: document.clients.map((client) => ({ ...client, ai: { ...client.ai, enabled: false } })),
      };
      const off = createScenarioModel(document).exactResults();
      const none = createScenarioModel(without).exactResults();
      for (const plan of ["current", "proposed"] as const) {
        const a = off.lenses[`${plan}/off`].portfolio.totals;
        const b = none.lenses[`${plan}/on`].portfolio.totals;
        expect([seed, a]).toEqual([seed, b]);
      }
    }
  });
});

describe("output", () => {
  test("has no NaN, infinity, negative zero or exponent", () => {
    for (const seed of SEEDS.slice(0, 12)) {
      const model = createScenarioModel(randomScenario(seed));
      for (const text of [
        JSON.stringify(resultDocument(model.exactResults(), model.findings())),
        JSON.stringify(resultDocument(model.columnResults(), model.findings("column"))),
      ]) {
        expect(text).not.toMatch(/NaN|Infinity|"-0(\.0*)?"|"-?[\d.]+e[+-]?\d+"|undefined/);
      }
    }
  });
});

describe("an edit", () => {
  test("recomputes to what a fresh model gives, on both paths", () => {
    for (const seed of SEEDS.slice(0, 10)) {
      const before = randomScenario(seed);
      const model = createScenarioModel(before);
      model.columnResults();
      model.exactResults();
      const after: ScenarioDocument = {
        ...before,
        discountRate: "0.07",
        labour: { ...before.labour, wageInflation: "0.045" },
        categories: before.categories.map((category, at) =>
          at === 0 ? { ...category, ai: { ...category.ai, resolution: "0.611" } } : category,
        ),
        clients: before.clients.map((client, at) =>
          at === 0 ? { ...client, growth: "0.031", units: { ...client.units, users: client.units.users + 3 } } : client,
        ),
      };
      model.update(after);
      const fresh = createScenarioModel(after);
      expect([seed, model.columnResults()]).toEqual([seed, fresh.columnResults()]);
      expect([seed, model.exactResults()]).toEqual([seed, fresh.exactResults()]);
      model.update(before);
      expect([seed, model.exactResults()]).toEqual([seed, createScenarioModel(before).exactResults()]);
    }
  });
});
