import { expect, test } from "vitest";
import { scenarioRows } from "../../renderer/state/scenario-rows.ts";
import type { ScenarioSummary } from "../../renderer/state/workspace-store.ts";

const scenario = (id: string, parent: string | null, name = id): ScenarioSummary => ({
  id,
  name,
  clients: 1,
  months: 36,
  currency: "USD",
  changedAt: "2026-11-22T12:00:00.000Z",
  parent,
  locked: false,
  fault: null,
});

const shape = (scenarios: readonly ScenarioSummary[], query = "") =>
  scenarioRows(scenarios, query).map(({ scenario: one, depth, parentName }) => [one.id, depth, parentName]);

test("each variant stands below what it inherits from, in the order of the list", () => {
  const list = [scenario("a", "m"), scenario("b", null), scenario("c", "a"), scenario("m", null), scenario("z", "m")];
  expect(shape(list)).toEqual([
    ["b", 0, null],
    ["m", 0, null],
    ["a", 1, "m"],
    ["c", 2, "a"],
    ["z", 1, "m"],
  ]);
});

test("every scenario is listed once, also in a ring of parents and without its parent", () => {
  const list = [scenario("a", "b"), scenario("b", "a"), scenario("c", "b"), scenario("d", "gone")];
  expect(shape(list).map(([id]) => id)).toEqual(["d", "a", "b", "c"]);
});

test("a search finds names that hold every word, whatever the accents, and says whose variants they are", () => {
  const list = [scenario("1", null, "Base"), scenario("2", "1", "Zürich, cautious"), scenario("3", "2", "Cautious")];
  expect(shape(list, "zurich CAUT")).toEqual([["2", 0, "Base"]]);
  expect(shape(list, "caut").map(([id]) => id)).toEqual(["2", "3"]);
  expect(shape(list, "nothing")).toEqual([]);
});

test("a thousand deep is listed", () => {
  const list = Array.from({ length: 1000 }, (_, index) => scenario(`s${index}`, index === 0 ? null : `s${index - 1}`));
  expect(shape(list.toReversed()).at(-1)).toEqual(["s999", 999, "s998"]);
});
