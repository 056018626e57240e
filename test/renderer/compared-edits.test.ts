import fc from "fast-check";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import type { HostClient } from "../../renderer/host/host-client.ts";
import { type Cell, type CellGrid, fillCells, pasteBlock } from "../../renderer/state/cells.ts";
import { editScenarios } from "../../renderer/state/checked-edit.ts";
import { useCompare } from "../../renderer/state/compare-store.ts";
import { followComparison } from "../../renderer/state/comparison.ts";
import { redo, undo } from "../../renderer/state/edits.ts";
import { editInput, typedOver } from "../../renderer/state/inputs.ts";
import { selectScenario, useScenario } from "../../renderer/state/scenario-store.ts";
import { createScenario } from "../../renderer/state/scenarios.ts";
import { discardTried } from "../../renderer/state/scratch.ts";
import { startTrying } from "../../renderer/state/scratch-store.ts";
import { lockScenario } from "../../renderer/state/variants.ts";
import { useWorkspace } from "../../renderer/state/workspace-store.ts";
import { fieldAt } from "../../shared/model/fields.ts";
import { canonicalJson } from "../../shared/scenario/canonical.ts";
import type { Json } from "../../shared/scenario/change.ts";
import { valueAt } from "../../shared/scenario/history.ts";
import { openedSample } from "./real-host.ts";

const US = { currency: "USD", locale: "en-US", startMonth: "2026-01" };
const USERS = "clients/northwind/units/users";
const RATE = "discountRate";
const SALARY = "labour/levels/L1/salary";

let host: HostClient;
/** A root, its variant and that one's variant; the last is selected. */
let root: string;
let middle: string;
let child: string;

const state = () => useScenario.getState();
const column = (id: string, path: string) => valueAt(useCompare.getState().records.get(id)?.document, path);
const columns = (path: string) => [root, middle, child].map((id) => column(id, path));
const read = (id: string) => host.call("scenario.read", { id });
const stored = async (path: string) =>
  Promise.all([root, middle, child].map(async (id) => valueAt((await read(id)).document, path)));
const own = async (id: string) => Object.keys((await read(id)).variant?.overrides ?? {});
const eventually = <T>(value: () => T) => expect.poll(value, { timeout: 10_000 });
const quiet = () => eventually(() => useWorkspace.getState().unstored).toBe(0);

const set = (id: string, path: string, value: Json) =>
  editScenarios(`${path} to ${value}`, new Map([[id, typedOver([{ path, value }])]])).fault;

function cell(scenario: string, path: string): Cell {
  const field = fieldAt(path);
  if (field === undefined) throw new Error(path);
  return { path, field, name: field.label, of: { scenario, options: US } };
}
const gridOf = (...paths: readonly string[]): CellGrid =>
  paths.map((path) => [root, middle, child].map((id) => cell(id, path)));

beforeEach(async () => {
  // The figures are another test's; here only documents go back and forth.
  vi.stubGlobal(
    "Worker",
    class {
      addEventListener(): void {}
      postMessage(): void {}
      terminate(): void {}
    },
  );
  ({ host, root } = await openedSample());
  await createScenario("Cautious", { kind: "variant", parent: root });
  middle = state().id ?? "";
  await createScenario("Dearer", { kind: "variant", parent: middle });
  child = state().id ?? "";
  useCompare.setState({ chosen: [root, middle, child], records: new Map() });
  const stop = followComparison();
  onTestFinished(() => {
    stop();
    vi.unstubAllGlobals();
  });
  await eventually(() => useCompare.getState().records.size).toBe(3);
});

describe("an edit of a compared scenario that is not selected", () => {
  test("is on screen at once, of a variant an override, and in the history as one edit", async () => {
    const before = state().records;
    expect(set(middle, RATE, "0.2")).toBeNull();
    // What inherits from it follows in the same step, the selected scenario among it.
    expect(columns(RATE)).toEqual(["0.1", "0.2", "0.2"]);
    await quiet();
    expect(await stored(RATE)).toEqual(["0.1", "0.2", "0.2"]);
    expect([await own(middle), await own(child)]).toEqual([[RATE], []]);
    expect(useWorkspace.getState().history.undo).toBe("discountRate to 0.2");
    await undo();
    expect(state().id).toBe(child);
    await eventually(() => columns(RATE)).toEqual(["0.1", "0.1", "0.1"]);
    expect(state().records).toEqual(before);
    await redo();
    await eventually(() => columns(RATE)).toEqual(["0.1", "0.2", "0.2"]);
  });

  test("is undone without leaving the scenario that somebody works on", async () => {
    await selectScenario(root);
    set(middle, RATE, "0.2");
    await quiet();
    await undo();
    await eventually(() => columns(RATE)).toEqual(["0.1", "0.1", "0.1"]);
    expect(state().id).toBe(root);
  });

  test("is not taken off the screen by what was read before it", async () => {
    const seen: unknown[] = [];
    const stop = useCompare.subscribe(() => seen.push(column(middle, RATE)));
    for (const rate of ["0.2", "0.3", "0.4"]) {
      // Asks for all columns again, and is answered after the edit.
      useWorkspace.setState({ storedAt: new Date(0) });
      await Promise.resolve();
      set(middle, RATE, rate);
      await quiet();
    }
    await eventually(() => columns(RATE)).toEqual(["0.1", "0.4", "0.4"]);
    stop();
    expect(seen.map(Number)).toEqual(seen.map(Number).toSorted((a, b) => a - b));
  });

  test("takes the strength of the evidence of what was typed over, there and not elsewhere", async () => {
    expect(set(middle, USERS, 80)).toBeNull();
    expect(useCompare.getState().records.get(middle)?.evidence[USERS]).toMatchObject({ grade: "assumed" });
    await quiet();
    expect((await read(middle)).evidence[USERS]).toMatchObject({ grade: "assumed" });
    expect((await read(root)).evidence[USERS]).not.toMatchObject({ grade: "assumed" });
  });

  test("leaves what the selected scenario has of its own", async () => {
    await editInput("Rate", RATE, "0.3");
    set(root, RATE, "0.2");
    expect(columns(RATE)).toEqual(["0.2", "0.2", "0.3"]);
    await quiet();
    expect(await stored(RATE)).toEqual(["0.2", "0.2", "0.3"]);
  });

  test("several in a row, faster than they are stored, all stand", async () => {
    for (const users of [61, 62, 63, 64]) {
      set(root, USERS, users);
      set(middle, RATE, `0.${users}`);
    }
    expect([columns(USERS), columns(RATE)]).toEqual([
      [64, 64, 64],
      ["0.1", "0.64", "0.64"],
    ]);
    await quiet();
    await eventually(() => columns(USERS)).toEqual([64, 64, 64]);
    expect([await stored(USERS), await stored(RATE)]).toEqual([
      [64, 64, 64],
      ["0.1", "0.64", "0.64"],
    ]);
  });

  test("that would leave a fault is not made, and says so", async () => {
    expect(set(middle, RATE, "-2")).toMatch(/Discount rate/);
    expect(columns(RATE)).toEqual(["0.1", "0.1", "0.1"]);
  });

  test("that the host refuses for a scenario that inherits leaves the screen, by that one's name", async () => {
    await editInput("Go-live", "ai/goLiveMonth", 2);
    // Off the screen, so that only the host knows of it.
    await selectScenario(root);
    useCompare.setState({ chosen: [root, middle] });
    await eventually(() => useCompare.getState().records.size).toBe(2);
    expect(set(middle, "ai/costsFromMonth", 3)).toBeNull();
    await eventually(() => state().refusal).toMatch(/"Dearer", which inherits from "Cautious"/);
    await eventually(() => column(middle, "ai/costsFromMonth")).not.toBe(3);
    expect(await own(middle)).toEqual([]);
  });
});

describe("a block over several scenarios", () => {
  test("is one edit that reads as pasted, with an override only where a variant differs from its parent", async () => {
    const grid = gridOf(RATE, SALARY);
    expect(pasteBlock("", grid, { row: 0, column: 0 }, "12%\t12%\t13%\n50000\t*1.1\t+10%", US)).toBeNull();
    expect([columns(RATE), columns(SALARY)]).toEqual([
      ["0.12", "0.12", "0.13"],
      ["50000", "52800", "52800"],
    ]);
    await quiet();
    expect([await stored(RATE), await stored(SALARY)]).toEqual([
      ["0.12", "0.12", "0.13"],
      ["50000", "52800", "52800"],
    ]);
    expect([await own(middle), await own(child)]).toEqual([[SALARY], [RATE]]);
    const label = "Northwind renewal, Cautious and Dearer: pasted 6 values";
    expect(useWorkspace.getState().history.undo).toBe(label);
    await undo();
    await eventually(() => [columns(RATE), columns(SALARY)]).toEqual([
      ["0.1", "0.1", "0.1"],
      ["48000", "48000", "48000"],
    ]);
    expect([await own(middle), await own(child)]).toEqual([[], []]);
  });

  test("keeps a value that a variant is given though its parent changes away from it", async () => {
    expect(pasteBlock("", gridOf(USERS), { row: 0, column: 0 }, "70\t60\t60", US)).toBeNull();
    await quiet();
    expect(await stored(USERS)).toEqual([70, 60, 60]);
    expect([await own(middle), await own(child)]).toEqual([[USERS], []]);
  });

  test("says which place has no value, and which scenario takes none, and pastes nothing", async () => {
    const missing = { gap: "Dearer has no Kestrel Design, Users." };
    const grid: CellGrid = [[cell(root, USERS), cell(middle, USERS), missing]];
    expect(pasteBlock("", grid, { row: 0, column: 1 }, "70\t71", US)).toBe(
      "“71” in row 1 of the block falls on a place without a value: Dearer has no Kestrel Design, Users. Nothing was pasted.",
    );
    await selectScenario(middle);
    await lockScenario(middle, "Board");
    await eventually(() => useCompare.getState().records.size).toBe(3);
    expect(pasteBlock("", gridOf(USERS), { row: 0, column: 0 }, "70\t71\t72", US)).toMatch(
      /^Cautious is locked as plan of record/,
    );
    expect(fillCells("", gridOf(USERS)[0] as Cell[], "90", US)).toMatch(/^Cautious is locked as plan of record/);
    expect(set(root, USERS, 70)).toBeNull();
    await quiet();
    expect(await stored(USERS)).toEqual([70, 60, 60]);
  });
});

test("while values are tried they are tried, and no other scenario is written to", async () => {
  onTestFinished(discardTried);
  startTrying();
  expect(set(child, USERS, 75)).toBeNull();
  expect(columns(USERS)).toEqual([60, 60, 75]);
  expect(set(root, USERS, 70)).toBe(
    "Values of Dearer are being tried. Keep or discard them first, then change Northwind renewal.",
  );
  expect(await stored(USERS)).toEqual([60, 60, 60]);
  discardTried();
  expect(columns(USERS)).toEqual([60, 60, 60]);
});

test("any blocks over a family read as they were pasted, and undone leave every scenario byte for byte as it was", async () => {
  const written = async () =>
    JSON.stringify(
      await Promise.all([root, middle, child].map(async (id) => canonicalJson((await read(id)) as never))),
    );
  const rates = fc.array(fc.array(fc.option(fc.integer({ min: 1, max: 9 })), { minLength: 3, maxLength: 3 }), {
    minLength: 1,
    maxLength: 4,
  });
  const property = fc.asyncProperty(rates, async (blocks) => {
    const before = await written();
    for (const block of blocks) {
      const text = block.map((one) => (one === null ? "" : `${one}%`)).join("\t");
      const expected = columns(RATE).map((standing, at) => (block[at] === null ? null : `0.0${block[at]}`) ?? standing);
      pasteBlock("", gridOf(RATE), { row: 0, column: 0 }, text, US);
      await quiet();
      // What was left empty follows its parent where it has nothing of its own.
      const after = await stored(RATE);
      for (const [at, one] of block.entries()) if (one !== null) expect(after[at]).toBe(expected[at]);
      await eventually(() => columns(RATE)).toEqual(after);
    }
    while (useWorkspace.getState().history.undo?.includes("pasted") === true) await undo();
    expect(await written()).toBe(before);
  });
  await fc.assert(property, { seed: 4, numRuns: 12 });
}, 120_000);
