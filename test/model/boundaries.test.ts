/** Tests of the model at their bounds: one step of the last decimal below, on, and above. */
import { describe, expect, test } from "vitest";
import { createScenarioModel } from "../../shared/model/create-scenario-model.ts";
import type { Component, GuaranteeComponent, Pricing, ScenarioDocument } from "../../shared/model/document.ts";
import { checkScenario } from "../../shared/scenario/check.ts";
import { binomialBelow } from "../../shared/statistics/binomial.ts";
import { type PlainScenario, plainScenario, plainScenarioWith } from "./plain-scenario.ts";

/** A line of the only client in one month, which both paths give alike. */
function lineValue(document: ScenarioDocument, line: string, month = 1): string | null {
  expect(checkScenario(document)).toEqual([]);
  const model = createScenarioModel(document);
  const at = (lines: Readonly<Record<string, readonly (string | number | null)[]>> | undefined) =>
    lines?.[line]?.[month - 1];
  const exact = at(model.exactResults().lenses["current/off"].clients.acme?.lines);
  const column = at(model.columnResults().lenses["current/off"].clients.acme?.lines);
  if (exact === undefined || column === undefined) throw new Error(`no line ${line}`);
  if (exact === null || column === null) expect(column).toBe(exact);
  else expect(Number(column)).toBeCloseTo(Number(exact), 9);
  return exact === null ? null : String(exact);
}

const ticketFee = (pricing: Pricing, included = "0"): Component => ({
  id: "fee",
  label: "Ticket fee",
  type: "ticket",
  basis: "created",
  included,
  pricing,
});
const perUser = (ticketsPerUnit: string) => (scenario: PlainScenario) => {
  scenario.category.ticketsPerUnit = ticketsPerUnit;
};
const amount = (component: Component, ticketsPerUnit: string) =>
  lineValue(plainScenarioWith(component, perUser(ticketsPerUnit)), "revenue.component[fee]");

/** Tickets per user of 100 users: as many tickets as the ninth decimal tells from 100, or not. */
const BELOW = "0.99999999999";
const A_HAIR_BELOW = "0.999999999999";
const ON = "1";
const A_HAIR_ABOVE = "1.000000000001";
const ABOVE = "1.00000000001";

describe("tiers", () => {
  const tiers = [
    { upTo: "100", unit: "2", flat: "5" },
    { upTo: null, unit: "3", flat: "7" },
  ];

  test.each([
    ["graduated", BELOW, "205"],
    ["graduated", A_HAIR_BELOW, "205"],
    ["graduated", ON, "205"],
    ["graduated", A_HAIR_ABOVE, "205"],
    ["graduated", ABOVE, "212"],
    ["graduated", "0", "0"],
    ["graduated", "0.00000000001", "5"],
    ["volume", BELOW, "205"],
    ["volume", A_HAIR_BELOW, "205"],
    ["volume", ON, "205"],
    ["volume", A_HAIR_ABOVE, "205"],
    ["volume", ABOVE, "307"],
    ["volume", "0", "0"],
    ["volume", "0.00000000001", "5"],
  ] as const)("%s, %s tickets a user: %s", (mode, rate, expected) => {
    expect(amount(ticketFee({ mode, tiers }), rate)).toBe(expected);
  });

  test.each([
    ["100.000000000001", "205"],
    ["99.999999999999", "307"],
  ])("100 tickets against a bound of %s, which is compared as it stands", (upTo, expected) => {
    const moved = [{ ...tiers[0]!, upTo }, tiers[1]!];
    expect(amount(ticketFee({ mode: "volume", tiers: moved }), ON)).toBe(expected);
  });

  test.each([
    [BELOW, "40"],
    [ON, "40"],
    // 100.000000001 / 25 is 4.00000000004, which is 4 to nine decimals.
    [ABOVE, "40"],
    ["1.0000000002", "50"],
    ["0", "0"],
    ["0.00000000001", "0"],
    ["0.0000000002", "10"],
  ])("packages of 25, %s tickets a user: %s", (rate, expected) => {
    const pricing: Pricing = { mode: "package", size: "25", tiers: [{ upTo: null, unit: "10" }] };
    expect(amount(ticketFee(pricing), rate)).toBe(expected);
  });

  test.each([
    [BELOW, "0"],
    [ON, "0"],
    [A_HAIR_ABOVE, "0"],
    // 0.000000001 tickets at 5 million each.
    [ABOVE, "0.01"],
  ])("100 tickets included, %s tickets a user: %s", (rate, expected) => {
    const pricing: Pricing = { mode: "flat", tiers: [{ upTo: null, unit: "5000000" }] };
    expect(amount(ticketFee(pricing, "100"), rate)).toBe(expected);
  });
});

describe("blocks of hours", () => {
  // One ticket a user takes 30 minutes at L1 and 12 at L2: 70 hours; beyond 20 included, two blocks of 25.
  const block = (size: string): Component => ({
    id: "fee",
    label: "Hours",
    type: "hours",
    included: "20",
    block: size,
    rate: "8",
  });
  test.each([
    [BELOW, "400"],
    [ON, "400"],
    [A_HAIR_ABOVE, "400"],
    ["1.000000001", "600"],
    ["0", "0"],
  ])("%s tickets a user: %s", (rate, expected) => {
    expect(amount(block("25"), rate)).toBe(expected);
  });

  test("whole blocks are a quantity like any other: nine decimals of it are billed", () => {
    // 20 included leave 50 hours: 150 blocks of a third, cut at twelve decimals, are 49.99999999995, which is 50.
    const dear: Component = { ...block("0.333333333333"), type: "hours", rate: "1000000000" };
    expect(amount(dear, ON)).toBe("50000000000");
  });

  test("no blocks", () => {
    expect(amount(block("0"), ON)).toBe("400");
    expect(amount(block("0"), "1.1")).toBe("456");
  });
});

describe("rounding of money", () => {
  const seat = (unit: string): Component => ({
    id: "fee",
    label: "Seat",
    type: "recurring",
    unit: "users",
    pricing: { mode: "flat", tiers: [{ upTo: null, unit }] },
  });
  test.each([
    ["half-up", "0.00005", "0.01"],
    ["half-up", "0.000049999999", "0"],
    ["half-up", "0.00015", "0.02"],
    ["half-up", "0.00025", "0.03"],
    ["half-even", "0.00005", "0"],
    ["half-even", "0.000050000001", "0.01"],
    ["half-even", "0.00015", "0.02"],
    ["half-even", "0.00025", "0.02"],
    ["half-even", "0.000249999999", "0.02"],
  ] as const)("%s: 100 users at %s are %s", (rounding, price, expected) => {
    const document = plainScenarioWith(seat(price), ({ document: each }) => {
      each.rounding = rounding;
    });
    expect(lineValue(document, "revenue.component[fee]")).toBe(expected);
  });
});

describe("counts", () => {
  const grown = (users: number, growth: string) => {
    const { document, client } = plainScenario();
    document.months = 13;
    client.units.users = users;
    client.growth = growth;
    return lineValue(document, "units[users]", 13);
  };
  test.each([
    [1, "0.5", "2"],
    [1, "0.499999999999", "2"],
    [1, "0.4999999994", "1"],
    [3, "-0.5", "2"],
    [3, "-0.51", "1"],
    [10_000_000, "0.00000005", "10000001"],
    [10_000_000, "0.00000004", "10000000"],
  ])("%i users growing by %s are %s after a year", (users, growth, expected) => {
    expect(grown(users, growth)).toBe(expected);
  });
});

describe("the desk", () => {
  test.each([
    ["3", true],
    ["3.1", true],
    // Three to nine decimals.
    ["2.9999999995", true],
    ["2.9999999994", false],
    ["2.99", false],
  ])("a load of %s at three people: overloaded is %s", (load, overloaded) => {
    const { document, category } = plainScenario();
    category.ticketsPerUnit = "0";
    Object.assign(document.desk, { technicians: 3, coverageHours: "1", otherTickets: "60", otherMinutes: load });
    const model = createScenarioModel(document);
    for (const results of [model.exactResults(), model.columnResults()])
      expect(results.lenses["current/off"].feasible).toBe(!overloaded);
    const { warnings } = model.findings();
    expect(warnings.some(({ code }) => code === "overloaded")).toBe(overloaded);
  });
});

describe("figures without a denominator", () => {
  test.each([
    ["0", null],
    ["0.000000000004", null],
    ["0.000000000006", "0"],
  ])("%s tickets for each of 100 users: net deflection %s", (rate, expected) => {
    const { document, category } = plainScenario();
    category.ticketsPerUnit = rate;
    expect(lineValue(document, "deflection")).toBe(expected);
  });
});

describe("bands of a guarantee", () => {
  const promise = (below: string, credit = "1"): GuaranteeComponent => ({
    id: "fee",
    label: "Response",
    type: "guarantee",
    metric: "response",
    measure: "human",
    targets: { P1: "1", P2: "1", P3: "1", P4: "1" },
    premium: { unit: "client", price: "1000000" },
    bands: [{ below, credit }],
    creditBase: "component",
  });
  /** Nobody is at the desk: no ticket is answered in time, or (an endless target) every one. */
  const creditWith = (below: string, change: (scenario: PlainScenario) => void) =>
    lineValue(plainScenarioWith(promise(below), change), "credits.component[fee]");

  test("with a chance of 1 only a threshold of more than all tickets would be missed", () => {
    const atEase = ({ document }: PlainScenario) => {
      document.desk.technicians = 10_000;
    };
    expect(creditWith("1", atEase)).toBe("0");
  });

  test("with a chance of 0 every threshold above 0 is missed, and none at 0", () => {
    const nobody = ({ document }: PlainScenario) => {
      document.desk.technicians = 0;
    };
    expect(creditWith("0.000000000001", nobody)).toBe("1000000");
    expect(creditWith("0", nobody)).toBe("0");
  });

  test.each([
    ["0.949999999999", 94],
    ["0.95", 94],
    ["0.950000000001", 95],
    ["0.94", 93],
    ["0.940000000001", 94],
  ])("below %s of 100 tickets: at most %i of them in time", (below, atMost) => {
    const document = plainScenarioWith(promise(below), ({ document: each }) => {
      Object.assign(each.desk, { technicians: 1, coverageHours: "80" });
    });
    const model = createScenarioModel(document);
    const scope = { kind: "client", id: "acme" } as const;
    const share = model.explain({ lens: "current/off", scope, line: "credit.share[currentPlan,fee]", month: 1 });
    const chance =
      share.numbers
        .map(({ text }) => text)
        .join("")
        .match(/0\.\d+/g)
        ?.map(Number) ?? [];
    const inTime = answeredInTime(document);
    expect(Number(share.value)).toBeCloseTo(binomialBelow(100, inTime, atMost), 11);
    expect(chance.length).toBeGreaterThan(0);
  });

  /** One server: P(wait <= T) = 1 - a e^(-(1 - a) T / S), with a the load. */
  function answeredInTime({ desk }: ScenarioDocument): number {
    const load = 50 / Number(desk.coverageHours);
    return 1 - load * Math.exp((-(1 - load) * (1 / 60)) / 0.5);
  }

  test("nobody knows a share of no tickets: no credit", () => {
    expect(creditWith("1", perUser("0"))).toBe("0");
    // 0.4 tickets are none when rounded; 0.5 are one.
    expect(creditWith("1", (scenario) => crowded(scenario, "0.004"))).toBe("0");
    expect(creditWith("1", (scenario) => crowded(scenario, "0.005"))).toBe("1000000");
  });

  function crowded(scenario: PlainScenario, rate: string): void {
    scenario.document.desk.technicians = 0;
    scenario.category.ticketsPerUnit = rate;
  }
});
