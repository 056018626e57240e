/** Edges of the domain that the specification spells out. Each is computed on both paths, and by the hand-written loops. */
import { describe, expect, test } from "vitest";
import { createScenarioModel } from "../../shared/model/create-scenario-model.ts";
import type { Client, Component, Plan, ScenarioDocument } from "../../shared/model/document.ts";
import { resultDocument } from "../../shared/model/result-document.ts";
import { LENSES } from "../../shared/model/results.ts";
import { checkScenario } from "../../shared/scenario/check.ts";
import { differencesFromLoops } from "../benchmarks/differences-from-loops.ts";
import { HandWrittenLoops } from "../benchmarks/hand-written-loops.ts";
import { differencesFrom } from "./expected-result.ts";
import { randomScenario } from "./random-scenario.ts";

type Edit = (document: ScenarioDocument) => void;

const plansOf = ({ currentPlan, proposedPlan }: Client): Plan[] => [currentPlan, proposedPlan];
const eachClient =
  (edit: (client: Client) => void): Edit =>
  (document) =>
    document.clients.forEach(edit);
const eachPlan = (edit: (plan: Plan) => void): Edit => eachClient((client) => plansOf(client).forEach(edit));
const eachComponent = (edit: (component: Component) => void): Edit => eachPlan((plan) => plan.components.forEach(edit));
const all =
  (...edits: Edit[]): Edit =>
  (document) =>
    edits.forEach((edit) => {
      edit(document);
    });
const goLiveAt =
  (month: number): Edit =>
  (document) => {
    document.ai.goLiveMonth = month;
    for (const client of document.clients) delete client.ai;
  };
const withoutOtherWork: Edit = ({ desk }) => {
  delete desk.otherTickets;
  delete desk.otherMinutes;
};
const withoutTickets: Edit = ({ categories }) => {
  for (const category of categories) category.ticketsPerUnit = "0";
};

const EDGES: Readonly<Record<string, Edit>> = {
  "no categories": (document) => {
    document.categories = [];
    eachComponent((component) => {
      if ("categories" in component) component.categories = [];
    })(document);
  },
  "one month": (document) => {
    document.months = 1;
  },
  "clients that all but vanish": eachClient((client) => {
    client.growth = "-0.99";
  }),
  "no units": all(
    eachClient((client) => {
      client.units = { users: 0, endpoints: 0, servers: 0, sites: 0 };
    }),
    ({ categories }) => {
      for (const category of categories) category.driver = "users";
    },
  ),
  "a step": ({ ai }) => {
    ai.ramp = { shape: "step", months: 0 };
  },
  "a linear ramp of no months": ({ ai }) => {
    ai.ramp = { shape: "linear", months: 0 };
  },
  "an s-curve of no months": ({ ai }) => {
    ai.ramp = { shape: "s-curve", months: 0 };
  },
  "go-live beyond the horizon, paid for from the first month": all(goLiveAt(600), ({ ai }) => {
    ai.costsFromMonth = 1;
  }),
  "costs from beyond the horizon": all(goLiveAt(600), ({ ai }) => {
    ai.costsFromMonth = 599;
  }),
  "no client takes part in AI": eachClient((client) => {
    client.ai = { enabled: false };
  }),
  "renewal beyond the horizon": eachClient((client) => {
    client.convertMonth = 600;
  }),
  "renewal in the first month": eachClient((client) => {
    client.convertMonth = 1;
  }),
  "no renewal": eachClient((client) => {
    client.convertMonth = null;
  }),
  "components of three months, credits on the whole bill": eachComponent((component) => {
    component.fromMonth = 3;
    component.toMonth = 5;
    if (component.type === "guarantee") component.creditBase = "plan";
  }),
  "a collar without ends": eachPlan((plan) => {
    plan.collar = { floor: null, cap: null };
  }),
  "a collar that leaves nothing": eachPlan((plan) => {
    plan.collar = { floor: "0", cap: "0" };
  }),
  "no credits allowed": eachPlan((plan) => {
    plan.creditCap = "0";
  }),
  "no lag": ({ labour }) => {
    labour.realisation.lagMonths = 0;
  },
  "a lag longer than the horizon": ({ labour }) => {
    labour.realisation.lagMonths = 600;
  },
  "nobody at the desk": ({ desk }) => {
    desk.technicians = 0;
    delete desk.techniciansWithAi;
  },
  "nobody at the desk once AI is live": ({ desk }) => {
    desk.techniciansWithAi = [{ fromMonth: 1, technicians: 0 }];
  },
  "ten thousand at the desk": ({ desk }) => {
    desk.technicians = 10_000;
  },
  "arrivals in one slot of three": ({ desk }) => {
    desk.profile = ["0", "2", "0"];
  },
  "priorities without tickets": all(withoutTickets, ({ desk }) => {
    desk.discipline = "priority";
    desk.otherTickets = "5";
    desk.otherMinutes = "10";
  }),
  "nothing at the desk": all(withoutTickets, withoutOtherWork),
  "no ticket reaches the first line": all(withoutOtherWork, ({ categories }) => {
    for (const category of categories) category.touch = { L1: "0", L2: "0", L3: "0" };
  }),
  "tickets that take no time": all(withoutOtherWork, ({ categories }) => {
    for (const { ai, minutes } of categories) {
      Object.assign(minutes, { L1: "0", L2: "0", L3: "0" });
      Object.assign(ai, { approvalMinutes: "0", reviewMinutes: "0", reworkMinutes: "0", handoverMinutes: "0" });
    }
  }),
  "plans without components": eachPlan((plan) => {
    plan.components = [];
  }),
  "a minimum of half a cent more": all(
    eachPlan((plan) => {
      plan.components = [];
      plan.minimumMonthly = "100.005";
    }),
    (document) => {
      document.currency = "USD";
    },
  ),
  "a score without spread": eachClient((client) => {
    client.security = { scoreMean: "75", scoreSd: "0" };
  }),
  "outages that take no time": eachClient((client) => {
    client.reliability = { outagesPerMonth: "3", meanOutageHours: "0", hoursPerMonth: "730" };
  }),
  "the least prices and wages": (document) => {
    document.labour.wageInflation = "-0.99";
    document.tools.annualPriceChange = "-0.99";
  },
};

const NAMES = [
  "portfolio",
  "__proto__",
  "constructor",
  "a]",
  "[",
  "*",
  "*,L1",
  "a,L1",
  "L1",
  "/",
  "~",
  "~1",
  "$&",
  " ",
  "components",
];

const NAMED: Readonly<Record<string, (document: ScenarioDocument, name: string) => void>> = {
  client: ({ clients }, name) => {
    clients[0]!.id = name;
  },
  component: ({ clients }, name) => {
    clients[0]!.proposedPlan.components[0]!.id = name;
  },
  category: (document, name) => {
    const [first] = document.categories;
    const old = first!.id;
    first!.id = name;
    eachComponent((component) => {
      if ("categories" in component) component.categories = component.categories?.map((id) => (id === old ? name : id));
    })(document);
  },
};

function edited(edit: Edit): ScenarioDocument {
  const document = structuredClone(randomScenario(1001, { everyComponent: true, months: 9 }));
  edit(document);
  return document;
}

/** The edge is a document without faults; both paths and the loops agree on it, and nothing unfit is written. */
function seen(document: ScenarioDocument): void {
  expect(checkScenario(document)).toEqual([]);
  const model = createScenarioModel(document);
  const columns = model.columnResults();
  const findings = model.findings("column");
  const exact = resultDocument(model.exactResults(), findings);
  const quick = resultDocument(columns, findings);
  expect(differencesFrom(exact, quick, "column")).toEqual([]);
  expect(differencesFromLoops(document, columns, new HandWrittenLoops(document))).toEqual([]);
  expect(JSON.stringify([exact, quick])).not.toMatch(/NaN|Infinity|"-0(\.0*)?"|"-?[\d.]+e[+-]?\d+"|undefined/);
}

describe("edges of the domain", () => {
  test.each(Object.entries(EDGES))("%s", (_name, edit) => seen(edited(edit)));
});

describe("ids are any text", () => {
  for (const [kind, rename] of Object.entries(NAMED)) {
    test.each(NAMES)(`a ${kind} called “%s”`, (name) => {
      const document = edited((each) => rename(each, name));
      seen(document);
      const plain = createScenarioModel(edited(() => undefined)).columnResults();
      const { lenses } = createScenarioModel(document).columnResults();
      for (const lens of LENSES) expect(lenses[lens].portfolio.kpis).toEqual(plain.lenses[lens].portfolio.kpis);
    });
  }

  const sold = (client: string, component: string): ScenarioDocument =>
    edited(({ clients: [first] }) => {
      if (first === undefined) throw new Error("there is a client");
      first.convertMonth = 1;
      first.id = client;
      const pricing = { mode: "flat" as const, tiers: [{ upTo: null, unit: "1000" }] };
      first.proposedPlan = {
        name: "Sold",
        components: [{ id: component, label: "Seat", type: "recurring", unit: "users", pricing }],
      };
    });

  test.each(NAMES)("the target price of a component called “%s” of a client called the same", (name) => {
    const expected = createScenarioModel(sold("plain", "sailing")).targetPrice("plain", "sailing", "0.4");
    expect(expected).toHaveProperty("factor");
    expect(createScenarioModel(sold(name, name)).targetPrice(name, name, "0.4")).toEqual(expected);
  });
});
