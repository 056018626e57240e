/** Section 2 of the specification, sentence by sentence: each row an edit of a valid document and exactly the faults of it. */
import { describe, expect, test } from "vitest";
import { checkScenario } from "../../shared/scenario/check.ts";
import { baseWith, INVALID } from "./documents.ts";

type Row = readonly [why: string, edits: Readonly<Record<string, unknown>>, ...pointers: string[]];

function holds(rows: readonly Row[]): void {
  test.each(rows.map(([why, edits, ...pointers]) => ({ why, edits, pointers })))("$why", ({ edits, pointers }) => {
    const faults = checkScenario(baseWith(edits));
    expect(faults.map((fault) => fault.pointer).toSorted()).toEqual(pointers.toSorted());
    for (const fault of faults) {
      expect(fault.message).toMatch(/^\S.*\.$/);
      expect(fault.allowed).not.toBe("");
    }
  });
}

const AI = "/categories/0/ai";
const SHARE = `${AI}/resolution`;
const PROPOSED = "/clients/0/proposedPlan";
const PART = `${PROPOSED}/components`;
const GRAD = `${PART}/0`;
const PACK = `${PART}/1`;
const TICK = `${PART}/3`;
const OUT = `${PART}/4`;
const RESPONSE = `${PART}/5`;
const UPTIME = `${PART}/6`;
const SCORE = `${PART}/7`;
const GAIN = `${PART}/8`;
const ONCE = `${PART}/9`;
const PASS = `${PART}/10`;

/** A part of the valid base. */
function baseAt(pointer: string): unknown {
  let value = INVALID.base;
  for (const segment of pointer.split("/").slice(1)) value = (value as Record<string, unknown>)[segment];
  return value;
}

describe("unknown and missing fields", () => {
  holds([
    ["unknown in a nested object", { "/labour/levels/L1/bonus": "1" }, "/labour/levels/L1/bonus"],
    ["a fourth level", { "/labour/levels/L4": {} }, "/labour/levels/L4"],
    ["an empty name", { "/": 1 }, "/"],
    ["a name with slash and tilde", { "/desk/a~1b~0c": 1 }, "/desk/a~1b~0c"],
    [
      "a misspelt field is unknown and missing",
      { "/desk/coverageHours": undefined, "/desk/coveragehours": "1" },
      "/desk/coverageHours",
      "/desk/coveragehours",
    ],
    ["a missing group is one fault", { "/labour": undefined }, "/labour"],
    ["a missing level", { "/labour/levels/L2": undefined }, "/labour/levels/L2"],
    ["a missing list", { "/categories": undefined }, "/categories"],
    ["a missing plan", { "/clients/1/currentPlan": undefined }, "/clients/1/currentPlan"],
    ["convertMonth may be null but not missing", { "/clients/1/convertMonth": undefined }, "/clients/1/convertMonth"],
    ["one end of a collar missing", { [`${PROPOSED}/collar/cap`]: undefined }, `${PROPOSED}/collar/cap`],
    ["upTo missing", { [`${GRAD}/pricing/tiers/0/upTo`]: undefined }, `${GRAD}/pricing/tiers/0/upTo`],
    ["upTo missing in the last tier", { [`${GRAD}/pricing/tiers/2/upTo`]: undefined }, `${GRAD}/pricing/tiers/2/upTo`],
    [
      "all defaults may be left out",
      {
        "/rounding": undefined,
        "/desk/techniciansWithAi": undefined,
        "/categories/0/seasonality": undefined,
        "/ai/costsFromMonth": undefined,
        "/clients/0/ticketFactor": undefined,
        "/clients/1/ai": undefined,
        [`${PROPOSED}/minimumMonthly`]: undefined,
        [`${PROPOSED}/collar`]: undefined,
        [`${PROPOSED}/creditCap`]: undefined,
        [`${PROPOSED}/nextEscalationMonth`]: undefined,
        [`${OUT}/floor`]: undefined,
        [`${OUT}/cap`]: undefined,
        [`${GRAD}/pricing/tiers/0/flat`]: undefined,
        [`${PART}/2/included`]: undefined,
        [`${PART}/2/block`]: undefined,
        [`${TICK}/categories`]: undefined,
        [`${GAIN}/cap`]: undefined,
      },
    ],
  ]);
});

describe("wrong types", () => {
  holds([
    ["a group as a list", { "/labour": [] }, "/labour"],
    ["a group as null", { "/labour/realisation": null }, "/labour/realisation"],
    ["an optional group as null", { "/clients/1/reliability": null }, "/clients/1/reliability"],
    ["needed data as null is one fault", { "/clients/0/reliability": null }, "/clients/0/reliability"],
    ["a list as an object", { "/categories/0/seasonality": {} }, "/categories/0/seasonality"],
    ["a list with defaults as null", { "/desk/profile": null }, "/desk/profile"],
    ["a plan as text", { [PROPOSED]: "none" }, PROPOSED],
    ["the components as an object", { [PART]: {} }, PART],
    ["a component as text", { [GRAD]: "seat" }, GRAD],
    ["a count as text", { "/clients/0/units/users": "100" }, "/clients/0/units/users"],
    ["a count beyond all numbers", { "/months": 1e21 }, "/months"],
    ["a count with a fraction", { "/clients/0/units/users": 1.5 }, "/clients/0/units/users"],
    ["a month as text", { "/ai/goLiveMonth": "4" }, "/ai/goLiveMonth"],
    ["a flag as text", { "/clients/1/ai/enabled": "true" }, "/clients/1/ai/enabled"],
    ["a flag as a number", { "/clients/1/ai/enabled": 1 }, "/clients/1/ai/enabled"],
    ["a decimal as a flag", { "/discountRate": true }, "/discountRate"],
    ["a decimal as a list", { "/discountRate": ["0"] }, "/discountRate"],
    ["a text as a number", { "/name": 7 }, "/name"],
    ["an id as a number", { "/clients/1/id": 7 }, "/clients/1/id"],
    ["an empty id", { "/clients/1/id": "" }, "/clients/1/id"],
    ["an empty name is a name", { "/name": "" }],
    ["version as text", { "/version": "1" }, "/version"],
    ["another version", { "/version": 2 }, "/version"],
    ["another format", { "/format": "outturn-result" }, "/format"],
  ]);
});

describe("null only where the table shows it", () => {
  holds([
    ["never converting", { "/clients/0/convertMonth": null }],
    ["no volume dispersion", { "/ai/volumeDispersion": null }],
    ["open ends of a collar", { [`${PROPOSED}/collar/floor`]: null, [`${PROPOSED}/collar/cap`]: null }],
    ["no cap", { [`${OUT}/cap`]: null, [`${GAIN}/cap`]: null }],
    ["no floor of an outcome", { [`${OUT}/floor`]: null }, `${OUT}/floor`],
    ["rounding", { "/rounding": null }, "/rounding"],
    ["discountRate", { "/discountRate": null }, "/discountRate"],
    ["costsFromMonth", { "/ai/costsFromMonth": null }, "/ai/costsFromMonth"],
    ["abandonment", { "/ai/abandonment": null }, "/ai/abandonment"],
    ["client ai", { "/clients/1/ai": null }, "/clients/1/ai"],
    ["collar", { [`${PROPOSED}/collar`]: null }, `${PROPOSED}/collar`],
    ["toMonth", { [`${PASS}/toMonth`]: null }, `${PASS}/toMonth`],
    ["categories of a component", { [`${TICK}/categories`]: null }, `${TICK}/categories`],
    ["name", { "/name": null }, "/name"],
    ["upTo before the last tier", { [`${GRAD}/pricing/tiers/1/upTo`]: null }, `${GRAD}/pricing/tiers/1/upTo`],
  ]);
});

describe("decimals", () => {
  const accepted = [
    "0",
    "-0",
    "-0.5",
    "0.000000000001",
    "999999999999999999.999999999999",
    0,
    -0,
    0.25,
    1e2,
    100000000000000000,
    0.00001,
  ];
  holds(accepted.map((value): Row => [`${JSON.stringify(value)} is one`, { "/discountRate": value }]));
  const refused = [
    "",
    " ",
    " 0",
    "0 ",
    "0\n",
    "+1",
    "01",
    "-01",
    "00",
    "1.",
    ".5",
    "-",
    "-.5",
    "1e3",
    "1E3",
    "1e-1",
    "0x10",
    "1,5",
    "1_000",
    "65%",
    "NaN",
    "Infinity",
    "1000000000000000000",
    "0.0000000000001",
    "１",
    "−1",
    1e18,
    1e21,
    1e-7,
    0.1 + 0.2,
    Number.NaN,
    Number.POSITIVE_INFINITY,
  ];
  holds(
    refused.map(
      (value): Row => [
        `${JSON.stringify(value)} (${String(value).slice(0, 30)}) is none`,
        { "/discountRate": value },
        "/discountRate",
      ],
    ),
  );
});

describe("domains", () => {
  holds([
    [
      "the ends of a share",
      { [SHARE]: "0", [`${AI}/eligible`]: "1", [`${AI}/reopen`]: "1.000000000000", [`${AI}/assist`]: "-0.0" },
    ],
    ["just above a share", { [SHARE]: "1.000000000001" }, SHARE],
    ["just below a share", { [SHARE]: "-0.000000000001" }, SHARE],
    ["a share as a number", { [SHARE]: 1.5 }, SHARE],
    ["utilisation 0", { "/labour/levels/L1/utilisation": "0" }, "/labour/levels/L1/utilisation"],
    ["utilisation -0", { "/labour/levels/L1/utilisation": "-0" }, "/labour/levels/L1/utilisation"],
    ["utilisation above 1", { "/labour/levels/L1/utilisation": "1.01" }, "/labour/levels/L1/utilisation"],
    ["utilisation 1", { "/labour/levels/L1/utilisation": "1" }],
    ["paid hours 0", { "/labour/levels/L3/paidHours": "0" }, "/labour/levels/L3/paidHours"],
    ["coverage 0", { "/desk/coverageHours": "0.000" }, "/desk/coverageHours"],
    ["hours of service 0", { "/clients/0/reliability/hoursPerMonth": 0 }, "/clients/0/reliability/hoursPerMonth"],
    ["package size 0", { [`${PACK}/pricing/size`]: "0" }, `${PACK}/pricing/size`],
    ["tier bound 0", { [`${GRAD}/pricing/tiers/0/upTo`]: "0" }, `${GRAD}/pricing/tiers/0/upTo`],
    ["block 0", { [`${PART}/2/block`]: "0" }],
    ["a negative price", { [`${GRAD}/pricing/tiers/1/unit`]: "-1" }, `${GRAD}/pricing/tiers/1/unit`],
    ["a negative cost", { "/ai/costs/platform": "-0.01" }, "/ai/costs/platform"],
    ["negative minutes", { "/categories/0/minutes/L2": -1 }, "/categories/0/minutes/L2"],
    ["burden above 1", { "/labour/levels/L1/burden": "1.4" }],
    [
      "every rate of change at -1",
      {
        "/discountRate": "-1",
        "/labour/wageInflation": "-1",
        "/tools/annualPriceChange": -1,
        "/ai/costs/annualPriceChange": "-1.0",
        "/clients/0/growth": "-1",
        [`${GRAD}/escalator`]: "-1",
      },
      "/discountRate",
      "/labour/wageInflation",
      "/tools/annualPriceChange",
      "/ai/costs/annualPriceChange",
      "/clients/0/growth",
      `${GRAD}/escalator`,
    ],
    [
      "every rate of change just above -1",
      {
        "/discountRate": "-0.999999999999",
        "/labour/wageInflation": "-0.99",
        "/tools/annualPriceChange": -0.5,
        "/clients/0/growth": "7",
        [`${GRAD}/escalator`]: "-0.999999999999",
      },
    ],
    ["a discount above 1", { [`${GRAD}/discount`]: "1.1" }, `${GRAD}/discount`],
    ["a readiness score of 5.1", { "/clients/0/readiness/quality": "5.1" }, "/clients/0/readiness/quality"],
    ["months 0", { "/months": 0 }, "/months"],
    ["months 121", { "/months": 121 }, "/months"],
    ["months 120", { "/months": 120 }],
    [
      "month 0",
      { "/ai/goLiveMonth": 0, "/ai/costsFromMonth": undefined, "/clients/1/ai": undefined },
      "/ai/goLiveMonth",
    ],
    ["month 601", { "/clients/0/convertMonth": 601 }, "/clients/0/convertMonth"],
    ["month 600", { "/clients/0/convertMonth": 600, [`${PROPOSED}/nextEscalationMonth`]: 600 }],
    ["gate 0 is no gate", { "/clients/0/readiness/gateUntilMonth": 0 }],
    ["gate -1", { "/clients/0/readiness/gateUntilMonth": -1 }, "/clients/0/readiness/gateUntilMonth"],
    ["gate 601", { "/clients/0/readiness/gateUntilMonth": 601 }, "/clients/0/readiness/gateUntilMonth"],
    ["10,000,000 users", { "/clients/0/units/users": 10_000_000 }],
    ["10,000,001 users", { "/clients/0/units/users": 10_000_001 }, "/clients/0/units/users"],
    ["10,000 people", { "/desk/technicians": 10_000, "/ai/technicians": 10_000 }],
    [
      "10,001 people",
      { "/desk/technicians": 10_001, "/ai/technicians": 10_001, "/desk/techniciansWithAi/0/technicians": 10_001 },
      "/desk/technicians",
      "/ai/technicians",
      "/desk/techniciansWithAi/0/technicians",
    ],
    ["nobody at the desk", { "/desk/technicians": 0 }],
    ["a lag of 10,000,001 months", { "/labour/realisation/lagMonths": 10_000_001 }, "/labour/realisation/lagMonths"],
    ["month 0 of a one-time fee", { [`${ONCE}/month`]: 0 }, `${ONCE}/month`],
    ["month 13 of no year", { "/startMonth": "2026-13" }, "/startMonth"],
    ["a start with a day", { "/startMonth": "2026-01-01" }, "/startMonth"],
    ["a start with a line end", { "/startMonth": "2026-01\n" }, "/startMonth"],
    ["a currency in small letters", { "/currency": "usd" }, "/currency"],
    ["a currency that is none", { "/currency": "XAU" }, "/currency"],
    ["four decimals", { "/currency": "CLF" }],
    ["an unknown rounding", { "/rounding": "half-down" }, "/rounding"],
    ["an unknown driver", { "/categories/0/driver": "user" }, "/categories/0/driver"],
    ["a guarantee's share above 1", { [`${RESPONSE}/bands/0/below`]: "1.1" }, `${RESPONSE}/bands/0/below`],
    ["an uptime's share above 1", { [`${UPTIME}/bands/0/below`]: "1.1" }, `${UPTIME}/bands/0/below`],
    ["a security score of 70", { [`${SCORE}/bands/0/below`]: "700" }],
    ["a negative score", { [`${SCORE}/bands/1/below`]: "-1" }, `${SCORE}/bands/1/below`],
  ]);
});

describe("lists", () => {
  holds([
    ["no client", { "/clients": [] }, "/clients"],
    ["no category, where none is named", { "/categories": [], [`${TICK}/categories`]: undefined }],
    ["no component", { [PART]: [], "/clients/0/currentPlan/components": [] }],
    ["no category of a component", { [`${TICK}/categories`]: [] }],
    ["no role, no step", { "/ai/programme/roles": [], "/desk/techniciansWithAi": [] }],
    ["no slot", { "/desk/profile": [] }, "/desk/profile"],
    ["eleven months", { "/categories/0/seasonality/11": undefined }, "/categories/0/seasonality"],
    ["thirteen months", { "/categories/0/seasonality/12": "1" }, "/categories/0/seasonality"],
    ["a month that is none", { "/categories/0/seasonality/3": "-1" }, "/categories/0/seasonality/3"],
    ["no tier", { [`${GRAD}/pricing/tiers`]: [] }, `${GRAD}/pricing/tiers`],
    [
      "two tiers of a package",
      {
        [`${PACK}/pricing/tiers`]: [
          { upTo: "10", unit: "1" },
          { upTo: null, unit: "1" },
        ],
      },
      `${PACK}/pricing/tiers`,
    ],
    [
      "two tiers of a flat price",
      {
        [`${TICK}/pricing/tiers`]: [
          { upTo: null, unit: "1" },
          { upTo: null, unit: "1" },
        ],
      },
      `${TICK}/pricing/tiers`,
    ],
    ["no band", { [`${UPTIME}/bands`]: [] }, `${UPTIME}/bands`],
  ]);
});

describe("duplicate identifiers", () => {
  holds([
    ["categories", { "/categories/1/id": "password" }, "/categories/1/id"],
    ["clients", { "/clients/1/id": "acme" }, "/clients/1/id"],
    ["components of one plan", { [`${PACK}/id`]: "grad" }, `${PACK}/id`],
    ["components of both plans: the one of the proposed plan", { [`${PASS}/id`]: "seat" }, `${PASS}/id`],
    [
      "three of a kind: the second and the third",
      { [`${PACK}/id`]: "grad", [`${TICK}/id`]: "grad" },
      `${PACK}/id`,
      `${TICK}/id`,
    ],
    ["components of two clients may share one", { "/clients/1/proposedPlan/components/0/id": "grad" }],
    ["a client may be called like a category", { "/clients/1/id": "password" }],
    ["letter case and spaces tell apart", { "/clients/1/id": "Acme", [`${PACK}/id`]: "grad " }],
    ["an id may be __proto__", { "/clients/1/id": "__proto__", "/categories/1/id": "constructor" }],
  ]);
});

describe("the mix", () => {
  const mix = (P1: unknown, P2: unknown, P3: unknown, P4: unknown) => ({
    "/categories/0/priority": { P1, P2, P3, P4 },
  });
  holds([
    ["within 1e-9", mix("0.333333333", "0.333333333", "0.333333333", "0.000000002")],
    ["exactly 1e-9 off", mix("0.333333333", "0.333333333", "0.333333333", "0")],
    ["a hair more than 1", mix("0.333333333", "0.333333333", "0.333333333", "0.000000001")],
    ["too much", mix("0.000000001001", "0", "1", "0"), "/categories/0/priority"],
    ["too little", mix("0", "0", "0.999999998999", "0"), "/categories/0/priority"],
    ["numbers count too", mix(0.1, 0.2, 0.3, 0.4)],
    ["all zero", mix("0", "0", "0", "0"), "/categories/0/priority"],
    ["a faulty share is no faulty sum", mix("0.1", "0", "1.2", "0"), "/categories/0/priority/P3"],
    ["a missing share is no faulty sum", { "/categories/0/priority/P3": undefined }, "/categories/0/priority/P3"],
    ["no distribution in it", mix("0", "0", { dist: "uniform", min: "0", max: "1" }, "0"), "/categories/0/priority/P3"],
  ]);
});

describe("tiers and bands", () => {
  holds([
    ["equal bounds", { [`${GRAD}/pricing/tiers/1/upTo`]: "10.0" }, `${GRAD}/pricing/tiers/1/upTo`],
    [
      "compared as numbers, not as text",
      { [`${GRAD}/pricing/tiers/0/upTo`]: "9", [`${GRAD}/pricing/tiers/1/upTo`]: 10 },
    ],
    ["a bound in the last tier", { [`${GRAD}/pricing/tiers/2/upTo`]: "30" }, `${GRAD}/pricing/tiers/2/upTo`],
    [
      "a low bound in the last tier is one fault",
      { [`${GRAD}/pricing/tiers/2/upTo`]: "5" },
      `${GRAD}/pricing/tiers/2/upTo`,
    ],
    ["the last tier taken away", { [`${GRAD}/pricing/tiers/2`]: undefined }, `${GRAD}/pricing/tiers/1/upTo`],
    ["a bound of a flat price", { [`${TICK}/pricing/tiers/0/upTo`]: "100" }, `${TICK}/pricing/tiers/0/upTo`],
    [
      "a bound that is none brings no other fault",
      { [`${GRAD}/pricing/tiers/0/upTo`]: "1e9" },
      `${GRAD}/pricing/tiers/0/upTo`,
    ],
    ["a fee of a flat tier", { [`${TICK}/pricing/tiers/0/flat`]: "1" }, `${TICK}/pricing/tiers/0/flat`],
    ["a fee of a package", { [`${PACK}/pricing/tiers/0/flat`]: "1" }, `${PACK}/pricing/tiers/0/flat`],
    ["a size of graduated prices", { [`${GRAD}/pricing/size`]: "1" }, `${GRAD}/pricing/size`],
    ["no size of a package", { [`${PACK}/pricing/size`]: undefined }, `${PACK}/pricing/size`],
    ["an unknown mode hides what hangs on it", { [`${PACK}/pricing/mode`]: "bulk" }, `${PACK}/pricing/mode`],
    ["a missing mode too", { [`${GRAD}/pricing/mode`]: undefined }, `${GRAD}/pricing/mode`],
    [
      "a field that no mode has",
      { [`${GRAD}/pricing/mode`]: undefined, [`${GRAD}/pricing/sise`]: "1" },
      `${GRAD}/pricing/mode`,
      `${GRAD}/pricing/sise`,
    ],
    ["below rises", { [`${UPTIME}/bands/1/below`]: "0.96" }, `${UPTIME}/bands/1/below`],
    ["below stays", { [`${UPTIME}/bands/1/below`]: "0.950" }, `${UPTIME}/bands/1/below`],
    ["credit falls", { [`${UPTIME}/bands/1/credit`]: "0.04" }, `${UPTIME}/bands/1/credit`],
    ["credit stays", { [`${UPTIME}/bands/1/credit`]: "0.050" }],
    [
      "both",
      { [`${UPTIME}/bands/1`]: { below: "0.99", credit: "0" } },
      `${UPTIME}/bands/1/below`,
      `${UPTIME}/bands/1/credit`,
    ],
    ["a faulty band brings no other fault", { [`${UPTIME}/bands/0/below`]: "x" }, `${UPTIME}/bands/0/below`],
    [
      "steps of the desk in one month",
      { "/desk/techniciansWithAi/1/fromMonth": 3 },
      "/desk/techniciansWithAi/1/fromMonth",
    ],
    [
      "steps of the desk out of order",
      { "/desk/techniciansWithAi/1/fromMonth": 2 },
      "/desk/techniciansWithAi/1/fromMonth",
    ],
    ["a step at no month", { "/desk/techniciansWithAi/0/fromMonth": "6" }, "/desk/techniciansWithAi/0/fromMonth"],
  ]);
});

describe("two fields that disagree", () => {
  holds([
    ["collar", { [`${PROPOSED}/collar/cap`]: "0.89" }, `${PROPOSED}/collar/cap`],
    ["collar, the floor moved", { [`${PROPOSED}/collar/floor`]: "1.2" }, `${PROPOSED}/collar/cap`],
    ["collar ends equal", { [`${PROPOSED}/collar/cap`]: "0.90" }],
    [
      "collar of the current plan",
      { "/clients/0/currentPlan/collar": { floor: "2", cap: "1" } },
      "/clients/0/currentPlan/collar/cap",
    ],
    ["outcome", { [`${OUT}/cap`]: "9" }, `${OUT}/cap`],
    ["outcome, no floor", { [`${OUT}/floor`]: undefined, [`${OUT}/cap`]: "0" }],
    ["outcome, faulty floor", { [`${OUT}/floor`]: "x", [`${OUT}/cap`]: "0" }, `${OUT}/floor`],
    ["window", { [`${PASS}/toMonth`]: 1 }, `${PASS}/toMonth`],
    ["window of one month", { [`${PASS}/toMonth`]: 2 }],
    ["window open to the left", { [`${PASS}/fromMonth`]: undefined, [`${PASS}/toMonth`]: 1 }],
    ["window with a faulty end", { [`${PASS}/fromMonth`]: 0, [`${PASS}/toMonth`]: 1 }, `${PASS}/fromMonth`],
    ["other tickets that take no time", { "/desk/otherTickets": "1", "/desk/otherMinutes": "0" }, "/desk/otherMinutes"],
    ["other tickets and no minutes", { "/desk/otherTickets": "0.000000000001" }, "/desk/otherMinutes"],
    ["other tickets, faulty minutes", { "/desk/otherTickets": "1", "/desk/otherMinutes": "-1" }, "/desk/otherMinutes"],
    ["faulty other tickets", { "/desk/otherTickets": "many" }, "/desk/otherTickets"],
    ["minutes without other tickets", { "/desk/otherMinutes": "3" }],
    [
      "uncertain other tickets",
      { "/desk/otherTickets": { dist: "uniform", min: "0", max: "9" } },
      "/desk/otherMinutes",
    ],
    ["a profile without arrivals", { "/desk/profile": ["0", 0, "-0"] }, "/desk/profile"],
    ["a profile with one", { "/desk/profile": ["0", "0.000000000001"] }],
    ["a faulty weight is no empty profile", { "/desk/profile": ["0", "x"] }, "/desk/profile/1"],
    ["an uncertain weight", { "/desk/profile": [{ dist: "uniform", min: "0", max: "1" }] }, "/desk/profile/0"],
  ]);
});

describe("go-live and costs", () => {
  holds([
    ["the scenario's go-live too early", { "/ai/goLiveMonth": 1 }, "/ai/goLiveMonth"],
    ["costs after two go-lives", { "/ai/costsFromMonth": 6 }, "/ai/goLiveMonth", "/clients/1/ai/goLiveMonth"],
    ["costs after the scenario's go-live only", { "/ai/costsFromMonth": 5 }, "/ai/goLiveMonth"],
    ["costs in the month of go-live", { "/ai/costsFromMonth": 4 }],
    [
      "costs follow the scenario's go-live, the client is earlier",
      { "/ai/costsFromMonth": undefined, "/clients/1/ai/goLiveMonth": 3 },
      "/clients/1/ai/goLiveMonth",
    ],
    [
      "a client that takes no part in AI counts too",
      { "/clients/1/ai": { enabled: false, goLiveMonth: 1 } },
      "/clients/1/ai/goLiveMonth",
    ],
    ["faulty costs month", { "/ai/costsFromMonth": 0, "/ai/goLiveMonth": 1 }, "/ai/costsFromMonth"],
    [
      "faulty go-live, own go-live early",
      { "/ai/goLiveMonth": 0, "/clients/1/ai/goLiveMonth": 1 },
      "/ai/goLiveMonth",
      "/clients/1/ai/goLiveMonth",
    ],
    [
      "faulty go-live that the costs follow",
      { "/ai/goLiveMonth": 0, "/ai/costsFromMonth": undefined, "/clients/1/ai/goLiveMonth": 1 },
      "/ai/goLiveMonth",
    ],
  ]);
});

describe("guarantees", () => {
  holds([
    ["security without its data", { "/clients/0/security": undefined }, "/clients/0/security"],
    [
      "both",
      { "/clients/0/security": undefined, "/clients/0/reliability": undefined },
      "/clients/0/security",
      "/clients/0/reliability",
    ],
    [
      "two on uptime: one fault",
      {
        "/clients/0/reliability": undefined,
        [`${SCORE}/metric`]: "uptime",
        [`${SCORE}/bands`]: [{ below: "0.9", credit: "0" }],
      },
      "/clients/0/reliability",
    ],
    ["faulty data is there", { "/clients/0/reliability/hoursPerMonth": "0" }, "/clients/0/reliability/hoursPerMonth"],
    [
      "a guarantee in the current plan",
      { "/clients/1/currentPlan/components/0": baseAt(UPTIME) },
      "/clients/1/reliability",
    ],
    ["an unknown metric hides what hangs on it", { [`${RESPONSE}/metric`]: "speed" }, `${RESPONSE}/metric`],
    [
      "another metric has other fields",
      { [`${RESPONSE}/metric`]: "uptime" },
      `${RESPONSE}/targets`,
      `${RESPONSE}/measure`,
    ],
    [
      "a response guarantee lacks its own",
      { [`${UPTIME}/metric`]: "response" },
      `${UPTIME}/targets`,
      `${UPTIME}/measure`,
    ],
    ["targets without P4", { [`${RESPONSE}/targets/P4`]: undefined }, `${RESPONSE}/targets/P4`],
    ["a premium without its price", { [`${RESPONSE}/premium/price`]: undefined }, `${RESPONSE}/premium/price`],
  ]);
});

describe("components", () => {
  holds([
    [
      "another type has other fields",
      { [`${TICK}/type`]: "onetime" },
      `${TICK}/amount`,
      `${TICK}/month`,
      `${TICK}/basis`,
      `${TICK}/categories`,
      `${TICK}/included`,
      `${TICK}/pricing`,
    ],
    ["an unknown type hides what hangs on it", { [`${TICK}/type`]: "tickets" }, `${TICK}/type`],
    [
      "an unknown type does not hide the common fields",
      { [`${TICK}/type`]: "tickets", [`${TICK}/discount`]: "2", [`${TICK}/x`]: 1 },
      `${TICK}/type`,
      `${TICK}/discount`,
      `${TICK}/x`,
    ],
    ["a missing type", { [`${TICK}/type`]: undefined }, `${TICK}/type`],
    ["outcomes of people", { [`${OUT}/basis`]: "human" }, `${OUT}/basis`],
    ["tickets of AI", { [`${TICK}/basis`]: "aiResolved" }, `${TICK}/basis`],
    ["an uncertain cap of a gain share", { [`${GAIN}/cap`]: { dist: "uniform", min: "1", max: "2" } }],
    ["an uncertain cap of an outcome", { [`${OUT}/cap`]: { dist: "uniform", min: "1", max: "2" } }, `${OUT}/cap`],
    [
      "an uncertain minimum of a fee",
      { [`${GRAD}/minimum`]: { dist: "uniform", min: "1", max: "2" } },
      `${GRAD}/minimum`,
    ],
    ["an uncertain monthly minimum", { [`${PROPOSED}/minimumMonthly`]: { dist: "uniform", min: "1", max: "2" } }],
    ["an unknown category", { [`${TICK}/categories`]: ["password", "printer"] }, `${TICK}/categories/1`],
    ["a category twice", { [`${TICK}/categories`]: ["password", "device", "password"] }, `${TICK}/categories/2`],
    ["a category that is no text", { [`${TICK}/categories`]: [1] }, `${TICK}/categories/0`],
    ["a renamed category is unknown", { "/categories/0/id": "pw" }, `${TICK}/categories/0`],
    ["a category whose id is missing", { "/categories/0/id": undefined }, "/categories/0/id"],
    ["categories that are no list", { "/categories": null }, "/categories"],
    ["a category named by a prototype", { [`${TICK}/categories`]: ["toString"] }, `${TICK}/categories/0`],
  ]);
});

describe("distributions", () => {
  const uniform = (min: unknown, max: unknown, more: object = {}) => ({ dist: "uniform", min, max, ...more });
  const on = (field: string, value: unknown) => ({ [field]: value });
  holds([
    [
      "every kind",
      {
        [SHARE]: { dist: "beta", successes: "30", trials: 40, point: "0.7" },
        [`${AI}/eligible`]: uniform("0", 1),
        [`${AI}/reopen`]: { dist: "triangular", min: "0", mode: "0", max: "0.2" },
        [`${AI}/assist`]: { dist: "pert", min: "0", mode: "0.2", max: "0.2" },
        [`${AI}/reviewMinutes`]: { dist: "normal", mean: "4", sd: "9" },
        [`${AI}/reworkMinutes`]: { dist: "lognormal", p10: "4", p90: "20" },
        "/clients/0/growth": { dist: "normal", mean: "0", sd: "0.1", min: "-0.2", max: "0.2" },
      },
    ],
    ["no kind", on(SHARE, {}), `${SHARE}/dist`],
    ["an unknown kind hides its parameters", on(SHARE, { dist: "cauchy", min: 1 }), `${SHARE}/dist`],
    ["a parameter missing", on(SHARE, { dist: "uniform", min: "0" }), `${SHARE}/max`],
    ["a parameter too many", on(SHARE, uniform("0", "1", { mode: "0.5" })), `${SHARE}/mode`],
    ["a parameter null", on(SHARE, uniform("0", null)), `${SHARE}/max`],
    ["a parameter in a distribution's place", on(SHARE, uniform("0", uniform("0", "1"))), `${SHARE}/max`],
    ["a parameter with an exponent", on(SHARE, uniform("0", "1e0")), `${SHARE}/max`],
    ["min not below max", on(SHARE, uniform("0.5", "0.5")), SHARE],
    ["min above max", on(SHARE, uniform("0.6", "0.5")), SHARE],
    ["mode below min", on(SHARE, { dist: "triangular", min: "0.2", mode: "0.1", max: "0.5" }), SHARE],
    ["mode above max", on(SHARE, { dist: "pert", min: "0.2", mode: "0.6", max: "0.5" }), SHARE],
    ["support above the domain", on(SHARE, uniform("0.5", "1.1")), SHARE],
    ["support below the domain", on(SHARE, uniform("-0.1", "1")), SHARE],
    [
      "support that reaches an open end",
      on("/labour/levels/L1/utilisation", uniform("0", "1")),
      "/labour/levels/L1/utilisation",
    ],
    ["support that reaches -1", on("/discountRate", { dist: "pert", min: "-1", mode: "0", max: "1" }), "/discountRate"],
    ["a beta in a score", on("/clients/0/readiness/quality", { dist: "beta", successes: 0, trials: 0 })],
    ["sd 0", on(SHARE, { dist: "normal", mean: "0.5", sd: "0" }), `${SHARE}/sd`],
    ["sd negative", on(SHARE, { dist: "normal", mean: "0.5", sd: "-1" }), `${SHARE}/sd`],
    [
      "bounds of a normal out of order",
      on(SHARE, { dist: "normal", mean: "0.5", sd: "1", min: "0.8", max: "0.2" }),
      SHARE,
    ],
    ["a normal is redrawn into the domain", on(SHARE, { dist: "normal", mean: "0.9", sd: "1", min: "-4", max: "4" })],
    [
      "bounds that leave no value of the domain",
      on(SHARE, { dist: "normal", mean: "0.9", sd: "1", min: "2", max: "4" }),
      SHARE,
    ],
    ["a mean outside the domain", on(SHARE, { dist: "normal", mean: "1.1", sd: "1" }), SHARE],
    ["a mean outside the domain, with a point inside", on(SHARE, { dist: "normal", mean: "1.1", sd: "1", point: "1" })],
    ["a lognormal mean outside the domain", on(SHARE, { dist: "lognormal", p10: "0.1", p90: "9" }), SHARE],
    ["p10 0", on(SHARE, { dist: "lognormal", p10: "0", p90: "0.9" }), `${SHARE}/p10`],
    ["p10 not below p90", on(SHARE, { dist: "lognormal", p10: "0.9", p90: "0.9" }), SHARE],
    ["more successes than trials", on(SHARE, { dist: "beta", successes: "5", trials: "4" }), SHARE],
    ["negative successes", on(SHARE, { dist: "beta", successes: "-1", trials: "4" }), `${SHARE}/successes`],
    ["all trials succeed", on(SHARE, { dist: "beta", successes: "4", trials: "4" })],
    ["a point outside the domain", on(SHARE, uniform("0", "1", { point: "1.1" })), `${SHARE}/point`],
    ["a point that is null", on(SHARE, uniform("0", "1", { point: null })), `${SHARE}/point`],
    ["in a count's place", on("/months", uniform("1", "2")), "/months"],
    ["in a decimal's place", on(`${PACK}/pricing/size`, uniform("1", "2")), `${PACK}/pricing/size`],
    [
      "in place of an abandonment's probability",
      { "/ai/abandonment": { probability: uniform("0", "1"), month: 13 } },
      "/ai/abandonment/probability",
    ],
    ["in place of a volume dispersion", { "/ai/volumeDispersion": uniform("0", "1") }, "/ai/volumeDispersion"],
  ]);
});
