import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AdoptionChoice, adoptTickets } from "../../shared/ingest/adopt.ts";
import { proposeCategoryMapping, proposePriorityMapping } from "../../shared/ingest/adopt-proposal.ts";
import { partsOf, priorityMix, seasonalFactors } from "../../shared/ingest/adopt-values.ts";
import { completeMonths } from "../../shared/ingest/cube.ts";
import type { TicketCube } from "../../shared/ingest/formats.ts";
import type { ScenarioDocument } from "../../shared/model/document.ts";
import { add, exact, plainText } from "../../shared/number/exact.ts";
import { checkScenario } from "../../shared/scenario/check.ts";
import { sampleWorkspace } from "../../shared/scenario/sample.ts";

type Cell = TicketCube["cells"][number];

function firstOf<T>(list: readonly T[]): T {
  if (list[0] === undefined) throw new Error("the sample is empty");
  return list[0];
}

const document: ScenarioDocument = firstOf(sampleWorkspace().scenarios).document;
const client = firstOf(document.clients);
const total = (texts: readonly (string | number)[]) => plainText(texts.map(exact).reduce(add, exact("0")));

function cubeOf(
  cells: readonly Partial<Cell>[],
  months: TicketCube["completeMonths"],
  days: [string, string],
): TicketCube {
  const empty: Cell = {
    category: "",
    month: "2025-01",
    priority: "",
    tickets: 0,
    handledTickets: 0,
    handledMinutes: 0,
  };
  return {
    completeMonths: months,
    firstDay: days[0],
    lastDay: days[1],
    cells: cells.map((cell) => ({ ...empty, ...cell })),
  };
}

const monthNames = (count: number) =>
  Array.from({ length: count }, (_, index) => `2025-${String(index + 1).padStart(2, "0")}`);

const choiceOf = (categories: AdoptionChoice["categories"], rest: Partial<AdoptionChoice> = {}): AdoptionChoice => ({
  importId: "i1",
  file: "export.csv",
  clientId: client.id,
  categories,
  priorities: { High: "P2", Low: "P4" },
  months: null,
  ...rest,
});

function adopted(cube: TicketCube, choice: AdoptionChoice) {
  const result = adoptTickets(document, cube, choice);
  if (!result.ok) throw new Error(result.reason);
  return result.adoption;
}

const threeMonths = cubeOf(
  monthNames(4).flatMap((month) => [
    { category: "Passwords", month, priority: "High", tickets: 10, handledTickets: 5, handledMinutes: 100 },
    { category: "Passwords", month, priority: "Low", tickets: 30 },
    { category: "Printers", month, priority: "Odd", tickets: 6 },
    { month, tickets: 2 },
  ]),
  { first: "2025-01", last: "2025-03", count: 3 },
  ["2025-01-01", "2025-04-12"],
);
const toPassword = choiceOf({
  Passwords: { kind: "existing", id: "password" },
  Printers: { kind: "new", name: "Printers & scanners", driver: "endpoints" },
});

describe("adopting", () => {
  const adoption = adopted(threeMonths, toPassword);
  const byId = new Map(adoption.document.categories.map((category) => [category.id, category]));

  test("divides the tickets of complete months by months, units and the client's factor", () => {
    const { units, ticketFactor } = client;
    const factor = Number(ticketFactor ?? 1);
    expect(Number(byId.get("password")?.ticketsPerUnit)).toBeCloseTo(120 / 3 / units.users / factor, 11);
    expect(Number(byId.get("printers-scanners")?.ticketsPerUnit)).toBeCloseTo(18 / 3 / units.endpoints / factor, 11);
    expect(adoption.ticketsLeftOut).toBe(48);
    expect(adoption.period).toMatchObject({
      byDays: false,
      divisor: 3,
      label: "2025-01 to 2025-03",
      lastDay: "2025-03-31",
    });
  });

  test("loses no ticket: what goes nowhere else goes to Other", () => {
    expect(adoption.categories.find(({ id }) => id === "other")).toMatchObject({
      name: "Other",
      tickets: 6,
      values: [""],
    });
    expect(adoption.categories.reduce((sum, { tickets }) => sum + tickets, 0)).toBe(144);
  });

  test("writes a mix that sums to one, and none where no priority is known", () => {
    expect(byId.get("password")?.priority).toEqual({ P1: "0", P2: "0.25", P3: "0", P4: "0.75" });
    expect(adoption.categories.find(({ id }) => id === "printers-scanners")?.mix).toBeNull();
  });

  test("scales minutes so that a ticket takes what was measured", () => {
    const category = byId.get("password");
    const expectation = ["L1", "L2", "L3"].reduce((sum, level) => {
      const key = level as "L1" | "L2" | "L3";
      return sum + Number(category?.touch[key]) * Number(category?.minutes[key]);
    }, 0);
    expect(expectation).toBeCloseTo(20, 2);
  });

  test("leaves a document without faults and the rest of it alone", () => {
    expect(checkScenario(adoption.document)).toEqual([]);
    expect({ ...adoption.document, categories: [] }).toEqual({ ...document, categories: [] });
    expect(adoption.untouched).toEqual(document.categories.map(({ id }) => id).filter((id) => id !== "password"));
    const before = document.categories.find(({ id }) => id === "password");
    expect(byId.get("password")?.ai).toEqual(before?.ai);
  });

  test("gives every input its evidence", () => {
    expect(adoption.evidence["categories/password/ticketsPerUnit"]).toEqual({
      grade: "measured",
      source: "export.csv, 120 tickets, 2025-01 to 2025-03",
      date: "2025-03-31",
      importId: "i1",
      tickets: expect.objectContaining({ count: 120, values: ["Passwords"] }),
    });
    expect(Object.keys(adoption.evidence).filter((path) => path.startsWith("categories/password/"))).toHaveLength(8);
  });

  test("takes the months that the user chose", () => {
    const one = adopted(threeMonths, { ...toPassword, months: { first: "2025-02", last: "2025-02" } });
    expect(one.period).toMatchObject({ divisor: 1, label: "2025-02" });
    expect(one.categories.find(({ id }) => id === "password")?.tickets).toBe(40);
  });

  test("goes by days under one complete month, and says so", () => {
    const cube = cubeOf([{ category: "Passwords", tickets: 28 }], null, ["2025-01-03", "2025-01-30"]);
    const { period, document: after, evidence } = adopted(cube, toPassword);
    expect(period).toMatchObject({ byDays: true, label: "2025-01-03 to 2025-01-30" });
    expect(Number(after.categories.find(({ id }) => id === "password")?.ticketsPerUnit)).toBeCloseTo(
      30.4375 / client.units.users / Number(client.ticketFactor ?? 1),
      10,
    );
    expect(evidence["categories/password/ticketsPerUnit"]?.note).toContain("by days");
  });

  test.each<[string, TicketCube, Partial<AdoptionChoice>, RegExp]>([
    ["no time", cubeOf([{ tickets: 5, month: "" }], null, ["", ""]), {}, /no time of opening/],
    ["no such client", threeMonths, { clientId: "nobody" }, /no such client/],
    ["no ticket in the months", threeMonths, { months: { first: "2024-01", last: "2024-02" } }, /months chosen/],
  ])("refuses with a reason: %s", (name, cube, rest, reason) => {
    const given = name === "no time" ? { ...cube, firstDay: null, lastDay: null } : cube;
    const result = adoptTickets(document, given, { ...toPassword, ...rest });
    expect(result).toMatchObject({ ok: false, reason: expect.stringMatching(reason) });
  });

  test("refuses a category counted by what the client has none of", () => {
    const bare = { ...document, clients: [{ ...client, units: { ...client.units, endpoints: 0 } }] };
    expect(adoptTickets(bare, threeMonths, toPassword)).toMatchObject({
      ok: false,
      reason: expect.stringContaining("no endpoints"),
    });
  });
});

describe("seasonality", () => {
  const year = (tickets: number) =>
    cubeOf(
      monthNames(12).map((month, index) => ({
        category: "Passwords",
        month,
        priority: "High",
        tickets: tickets + index,
      })),
      { first: "2025-01", last: "2025-12", count: 12 },
      ["2025-01-01", "2025-12-31"],
    );

  test("is written from twelve complete months on, with mean one", () => {
    const { document: after } = adopted(year(100), toPassword);
    const seasonality = after.categories.find(({ id }) => id === "password")?.seasonality ?? [];
    expect(total(seasonality as string[])).toBe("12");
    expect(Number(seasonality[0])).toBeCloseTo(100 / 105.5, 11);
    expect(checkScenario(after)).toEqual([]);
  });

  test("of a small category is that of the whole client, and says so", () => {
    const { evidence } = adopted(year(5), toPassword);
    expect(evidence["categories/password/seasonality"]?.note).toContain("all the client's tickets");
  });

  test("counts a calendar month that comes twice by its mean", () => {
    const counts = new Map([...monthNames(12).map((month) => [month, 10] as const), ["2026-01", 30] as const]);
    expect(Number(seasonalFactors(counts)?.[0])).toBeCloseTo((20 * 12) / 130, 11);
    expect(seasonalFactors(new Map(monthNames(11).map((month) => [month, 10])))).toBeNull();
  });
});

test("parts by largest remainder sum to the whole exactly", () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(1_000_000), { minLength: 4, maxLength: 12 }),
      fc.constantFrom(1, 12),
      (counts, whole) => {
        fc.pre(counts.some((count) => count > 0));
        const parts = partsOf(counts, whole);
        expect(total(parts)).toBe(String(whole));
        expect(parts.every((part) => /^\d+(\.\d{1,12})?$/.test(part))).toBe(true);
      },
    ),
    { seed: 20_260_104, numRuns: 300 },
  );
  expect(priorityMix({ P1: 1, P2: 1, P3: 1, P4: 0 })).toEqual({
    P1: "0.333333333334",
    P2: "0.333333333333",
    P3: "0.333333333333",
    P4: "0",
  });
  expect(priorityMix({ P1: 0, P2: 0, P3: 0, P4: 0 })).toBeNull();
});

describe("proposals", () => {
  test.each([
    [
      ["1 - Critical", "2 - High", "3 - Moderate", "4 - Low", "5 - Planning"],
      ["P1", "P2", "P3", "P4", "P4"],
    ],
    [
      ["Urgent", "High", "Normal", "Low"],
      ["P1", "P2", "P3", "P4"],
    ],
    [
      ["Priority 1 - Emergency Response", "Priority 3 - Normal Response"],
      ["P1", "P3"],
    ],
    [
      ["Muito alta", "Alta", "Média", "Baixa", "Muito baixa"],
      ["P1", "P2", "P3", "P4", "P4"],
    ],
    [
      ["", "weird"],
      [null, null],
    ],
  ])("%j are %j", (values, expected) => {
    const mapping = proposePriorityMapping(
      cubeOf(
        values.map((priority) => ({ priority, tickets: 1 })),
        null,
        ["", ""],
      ),
    );
    expect(values.map((value) => mapping[value])).toEqual(expected);
  });

  test("known names go to their category, large ones to a new one, the rest to Other", () => {
    const name = document.categories[1]?.name ?? "";
    const sizes: [string, number][] = [
      [name.toUpperCase(), 5],
      ["Telephones", 80],
      ["Rare", 1],
      ["", 14],
    ];
    const mapping = proposeCategoryMapping(
      cubeOf(
        sizes.map(([category, tickets]) => ({ category, tickets })),
        null,
        ["", ""],
      ),
      document,
    );
    expect(mapping).toEqual({
      [name.toUpperCase()]: { kind: "existing", id: document.categories[1]?.id },
      Telephones: { kind: "new", name: "Telephones", driver: "users" },
      Rare: { kind: "other" },
      "": { kind: "other" },
    });
  });
});

test.each([
  ["2021-01-01", "2021-03-31", { first: "2021-01", last: "2021-03", count: 3 }],
  // 2021-05-01 was a Saturday, 2021-05-31 a Monday.
  ["2021-05-03", "2021-05-31", { first: "2021-05", last: "2021-05", count: 1 }],
  ["2021-05-04", "2021-05-31", null],
  ["2021-05-03", "2021-05-30", null],
  ["2016-02-29", "2016-03-02", null],
])("from %s to %s the complete months are %j", (first, last, expected) => {
  expect(completeMonths(Date.parse(first) + 9e6, Date.parse(last) + 5e7)).toEqual(expected);
});
