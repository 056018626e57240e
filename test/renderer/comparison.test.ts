import { beforeAll, describe, expect, test, vi } from "vitest";
import {
  barKey,
  barWithoutShares,
  columnsOf,
  MOST_COLUMNS,
  showBridge,
  useCompare,
} from "../../renderer/state/compare-store.ts";
import type { FromCompareWorker, ToCompareWorker } from "../../renderer/workers/compare-protocol.ts";
import type { Bridge } from "../../shared/compare/bridge.ts";
import type { BridgeGroup } from "../../shared/compare/bridge-groups.ts";
import { createScenarioModel } from "../../shared/model/create-scenario-model.ts";
import type { Scope } from "../../shared/model/results.ts";
import { sampleScenario } from "./sample.ts";

const listed = (ids: string, parents: Readonly<Record<string, string>> = {}, faulty = "") =>
  [...ids].map((id) => ({ id, parent: parents[id] ?? null, fault: faulty.includes(id) ? "damaged" : null }));

describe("the columns", () => {
  test("begin with the selected scenario, its family, then others, as many as have room", () => {
    expect(columnsOf(null, listed("abcdefgh", { h: "b", g: "h" }), "h")).toEqual(["h", "b", "g", "a", "c", "d"]);
    expect(MOST_COLUMNS).toBe(6);
  });

  test("stay in the order chosen; what is gone or cannot be read is left out", () => {
    expect(columnsOf(["c", "x", "a", "b"], listed("abc", {}, "b"), "a")).toEqual(["c", "a"]);
  });

  test("always have the selected scenario among them, without moving the others", () => {
    expect(columnsOf(["a", "b"], listed("abc"), "c")).toEqual(["a", "b", "c"]);
    expect(columnsOf([..."abcdef"], listed("abcdefg"), "g")).toEqual([..."abcde", "g"]);
    expect(columnsOf(["a"], listed("ab"), null)).toEqual(["a"]);
  });
});

describe("the opened bar", () => {
  const input = { pattern: "/ai/goLiveMonth", pieces: [] };
  const bridgeOf = (...groups: readonly BridgeGroup[]): Bridge => ({
    path: "column",
    from: "0.00",
    to: "0.00",
    evaluations: 1,
    bars: groups.map((group) => ({ groups: [group], amount: "0.00", inputs: [input, input] })),
  });
  const ends = { from: { scenario: "a", lens: "current/off" }, to: { scenario: "a", lens: "proposed/on" } } as const;
  const show = (run: number, bridge: Bridge): void => showBridge({ run, ends, bridge, milliseconds: 1 });
  const openedBar = () => {
    const { bridge, opened } = useCompare.getState();
    return bridge?.bridge.bars.find((bar) => barKey(bar) === opened)?.groups;
  };

  test("is the same effect in the bridge that comes next, wherever it stands there, and asks only that one", () => {
    useCompare.setState({ run: 1, opened: null, shares: new Map() });
    show(1, bridgeOf("deflection", "wages"));
    useCompare.setState({ opened: "wages" });
    expect(barWithoutShares()).toBe(1);
    useCompare.setState({ run: 2 });
    expect(barWithoutShares()).toBeNull();
    show(2, bridgeOf("price", "volume", "deflection", "wages"));
    expect(openedBar()).toEqual(["wages"]);
    expect(barWithoutShares()).toBe(3);
    useCompare.setState({ shares: new Map([["wages", ["1.00", "2.00"]]]) });
    expect(barWithoutShares()).toBeNull();
  });

  test("closes where the next bridge has no such effect", () => {
    useCompare.setState({ run: 3, opened: "wages" });
    show(3, bridgeOf("deflection"));
    expect(useCompare.getState().opened).toBeNull();
    expect(barWithoutShares()).toBeNull();
  });
});

describe("the worker", () => {
  const whole = sampleScenario().document;
  const document = { ...whole, clients: whole.clients.slice(0, 2) };
  const slower = { ...document, ai: { ...document.ai, ramp: { ...document.ai.ramp, months: 12 } } };
  const scope: Scope = { kind: "client", id: "northwind" };
  const told: FromCompareWorker[] = [];
  let say: (message: ToCompareWorker) => void;

  beforeAll(async () => {
    let hear: ((event: { data: ToCompareWorker }) => void) | undefined;
    vi.stubGlobal("self", {
      postMessage: (message: FromCompareWorker) => told.push(message),
      addEventListener: (_: "message", listener: typeof hear) => {
        hear = listener;
      },
    });
    await import("../../renderer/workers/compare-worker.ts");
    say = (data) => hear?.({ data });
    say({ kind: "hold", scenario: "a", document });
    say({ kind: "hold", scenario: "b", document: slower });
  });

  const last = <K extends FromCompareWorker["kind"]>(kind: K, run: number) =>
    told.filter((one): one is Extract<FromCompareWorker, { kind: K }> => one.kind === kind && one.run === run);
  const waitFor = (holds: () => void): Promise<void> => vi.waitFor(holds, { timeout: 90_000, interval: 10 });

  test("gives quick figures of all scenarios first, then exact ones that agree, and says where a client is missing", async () => {
    say({ kind: "figures", run: 1, scenarios: ["a", "b"], scope });
    await waitFor(() => expect(last("figures", 1).length).toBe(4));
    expect(last("figures", 1).map(({ scenario, figures }) => `${scenario} ${figures.path}`)).toEqual([
      "a column",
      "b column",
      "a exact",
      "b exact",
    ]);
    const [quick, , exact] = last("figures", 1).map(({ figures }) =>
      figures.lenses?.["proposed/on"].totals.margin.at(-1),
    );
    expect(quick).toBeCloseTo(exact ?? 0, 4);
    const own = createScenarioModel(document).exactResults([scope]).lenses["proposed/on"].clients.northwind;
    expect(exact).toBe(Number(own?.totals.margin?.at(-1)));
    expect(last("findings", 1).map(({ scenario }) => scenario)).toEqual(["a", "b"]);
    say({ kind: "figures", run: 2, scenarios: ["a"], scope: { kind: "client", id: "nobody" } });
    await waitFor(() => expect(last("figures", 2)[0]?.figures.lenses).toBeNull());
  });

  test("answers the newest bridge only, quick and then exact, and opens its bars", async () => {
    const end = (scenario: string) => ({ scenario, lens: "proposed/on" }) as const;
    const bridge = { from: end("a"), to: end("b"), scope, span: "horizon" } as const;
    say({ kind: "bridge", run: 3, bridge: { ...bridge, from: { scenario: "a", lens: "current/off" } } });
    say({ kind: "bridge", run: 4, bridge });
    await waitFor(() => expect(last("bridge", 4).map((one) => one.bridge.path)).toEqual(["column", "exact"]));
    expect(last("bridge", 3)).toEqual([]);
    expect(last("bridge", 4)[1]?.bridge.bars.map(({ groups }) => groups)).toEqual([["deflection"]]);
    say({ kind: "inside", run: 4, bar: 0 });
    await waitFor(() => expect(last("inside", 4).length).toBe(1));
    expect(last("inside", 4)[0]?.amounts).toEqual([last("bridge", 4)[1]?.bridge.bars[0]?.amount]);
  });

  test("says what went wrong, and goes on", async () => {
    const silent = vi.spyOn(console, "error").mockImplementation(() => undefined);
    say({ kind: "figures", run: 5, scenarios: ["gone"], scope });
    await waitFor(() => expect(last("failed", 5)[0]?.message).toContain("gone"));
    silent.mockRestore();
    say({ kind: "figures", run: 6, scenarios: ["b"], scope });
    await waitFor(() => expect(last("figures", 6).length).toBe(2));
  });
});
