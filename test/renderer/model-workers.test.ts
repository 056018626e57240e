import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type ModelWorkers, StaleQuestion, startModelWorkers } from "../../renderer/workers/model-workers.ts";
import type { Duty, FromWorker, ToWorker } from "../../renderer/workers/protocol.ts";
import { sampleScenario } from "./sample.ts";

/** The window's end, with threads that only keep what they are told. */
const { document } = sampleScenario();
const looked = { scope: { kind: "portfolio" }, wantsQuick: true } as const;
const HELD = 60;
let said: { readonly duty: Duty; readonly message: ToWorker }[] = [];
let workers: ModelWorkers;

class Thread {
  duty: Duty = "column";
  addEventListener(): void {}
  postMessage(message: ToWorker): void {
    if (message.kind === "start") this.duty = message.duty;
    else said.push({ duty: this.duty, message });
  }
}

const heard = (): string[] => said.map(({ duty, message }) => `${duty}: ${message.kind}`);

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("Worker", Thread);
  const nothing = (_: FromWorker | string): void => {};
  workers = startModelWorkers({ strip: nothing, view: nothing, failed: nothing });
  said = [];
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("an edit", () => {
  test("stops the slow workers before the quick one begins, and reaches them a moment after the paint", () => {
    workers.show(1, document, looked, false);
    expect(heard()).toEqual(["scan: halt", "exact: halt", "column: document"]);
    workers.painted();
    vi.advanceTimersByTime(HELD - 1);
    expect(heard()).toHaveLength(3);
    vi.advanceTimersByTime(1);
    expect(heard().slice(3)).toEqual(["scan: document", "exact: document"]);
  });

  test("whose quick figures the window has itself reaches the quick worker with the paint, questions and all", () => {
    workers.show(1, document, { ...looked, wantsQuick: false }, false);
    void workers.ask("column", 1, { kind: "findings" });
    expect(heard()).toEqual(["scan: halt", "exact: halt"]);
    workers.painted();
    expect(heard().slice(2)).toEqual(["column: document", "column: question"]);
    vi.advanceTimersByTime(HELD);
    expect(heard().slice(4)).toEqual(["scan: document", "exact: document"]);
  });

  test("reaches the slow workers without a paint too", () => {
    workers.show(1, document, looked, false);
    vi.advanceTimersByTime(1000);
    expect(heard().slice(3)).toEqual(["scan: document", "exact: document"]);
  });

  test("that another one follows at once is never worked on by the slow ones, and what was asked of it is stale", async () => {
    workers.show(1, document, looked, false);
    const asked = workers.ask("scan", 1, { kind: "findings" }).catch((error: unknown) => error);
    workers.painted();
    vi.advanceTimersByTime(HELD / 2);
    workers.show(2, document, looked, false);
    workers.painted();
    vi.advanceTimersByTime(HELD);
    expect(await asked).toBeInstanceOf(StaleQuestion);
    const versions = said.flatMap(({ duty, message }) =>
      message.kind === "document" && duty !== "column" ? [message.version] : [],
    );
    expect(versions).toEqual([2, 2]);
    expect(heard()).not.toContain("scan: question");
  });

  test("is sent as what is new to each worker, whatever it was not told of", () => {
    workers.show(1, document, looked, false);
    workers.painted();
    vi.advanceTimersByTime(HELD);
    const desk = { ...document, desk: { ...document.desk } };
    workers.show(2, desk, looked, true);
    workers.painted();
    vi.advanceTimersByTime(HELD);
    said = [];
    workers.show(3, { ...desk, name: "Other" }, looked, false);
    workers.painted();
    vi.advanceTimersByTime(HELD);
    const changed = said.flatMap(({ duty, message }) =>
      message.kind === "document" ? [[duty, Object.keys(message.news.changed)]] : [],
    );
    expect(changed).toEqual([
      ["column", ["name"]],
      ["scan", ["name"]],
      ["exact", ["name", "desk"]],
    ]);
  });

  test("in passing is not for the exact figures", () => {
    workers.show(1, document, looked, true);
    workers.painted();
    vi.advanceTimersByTime(HELD);
    expect(heard().filter((one) => one.endsWith("document"))).toEqual(["column: document", "scan: document"]);
  });
});
