import { describe, expect, test } from "vitest";
import { createScenarioModel } from "../../shared/model/create-scenario-model.ts";
import { LENSES, type Results, type Scope } from "../../shared/model/results.ts";
import { randomScenario } from "./random-scenario.ts";

/** A part of the results is that part of the whole: what is shown first does not depend on what is asked for with it. */
const document = randomScenario(17, { everyComponent: true, months: 14 });
const ids = document.clients.map(({ id }) => id);
const CLIENTS = ids.map((id): Scope => ({ kind: "client", id }));
const PORTFOLIO: Scope = { kind: "portfolio" };

function expectPart<V>(part: Results<V>, whole: Results<V>, scopes: readonly Scope[]): void {
  const wanted = scopes.flatMap((scope) => (scope.kind === "client" ? [scope.id] : []));
  expect([part.path, part.months, part.spans]).toEqual([whole.path, whole.months, whole.spans]);
  for (const lens of LENSES) {
    const [mine, theirs] = [part.lenses[lens], whole.lenses[lens]];
    expect([mine.feasible, mine.infeasibleMonths]).toEqual([theirs.feasible, theirs.infeasibleMonths]);
    expect(Object.keys(mine.clients).toSorted()).toEqual(wanted.toSorted());
    for (const id of wanted) expect(mine.clients[id]).toEqual(theirs.clients[id]);
    if (scopes.includes(PORTFOLIO)) expect(mine.portfolio).toEqual(theirs.portfolio);
    else expect(mine.portfolio.lines).toEqual({});
  }
}

describe("results of some scopes only", () => {
  test("there are several clients to choose from", () => expect(ids.length).toBeGreaterThan(1));

  test("figures formed from sums follow an update as sums do", () => {
    const [category] = document.categories;
    const other = {
      ...document,
      categories: document.categories.map((one) =>
        one === category ? { ...one, ticketsPerUnit: "0.37", minutes: { ...one.minutes, L1: "33" } } : one,
      ),
    };
    for (const scopes of [CLIENTS.slice(0, 1), [PORTFOLIO]]) {
      const model = createScenarioModel(document);
      model.columnResults(scopes);
      model.update(other);
      expectPart(model.columnResults(scopes), createScenarioModel(other).columnResults(), scopes);
    }
  });

  test.each([
    ["nothing", []],
    ["the portfolio", [PORTFOLIO]],
    ["the first client", CLIENTS.slice(0, 1)],
    ["the last client and the portfolio", [...CLIENTS.slice(-1), PORTFOLIO]],
    ["all clients", CLIENTS],
  ])("%s", (_what, scopes) => {
    const whole = createScenarioModel(document);
    // A fresh model each time, so that nothing is there from an earlier question.
    expectPart(createScenarioModel(document).columnResults(scopes), whole.columnResults(), scopes);
    expectPart(createScenarioModel(document).exactResults(scopes), whole.exactResults(), scopes);
  });

  test("a client called like the portfolio is not it", () => {
    const [first, ...others] = document.clients;
    if (first === undefined) throw new Error("there is a client");
    const model = createScenarioModel({ ...document, clients: [{ ...first, id: "portfolio" }, ...others] });
    const { clients, portfolio } = model.columnResults([{ kind: "client", id: "portfolio" }]).lenses["current/on"];
    expect(Object.keys(clients)).toEqual(["portfolio"]);
    expect(portfolio.lines).toEqual({});
  });
});
