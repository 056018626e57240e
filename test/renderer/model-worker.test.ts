import { beforeAll, describe, expect, test, vi } from "vitest";
import type { FromWorker, Question, ToWorker } from "../../renderer/workers/protocol.ts";
import type { Scope } from "../../shared/model/results.ts";
import { sampleScenario } from "./sample.ts";

/** The worker itself, with a window that keeps what it is told. */
const { document } = sampleScenario();
const northwind: Scope = { kind: "client", id: "northwind" };
const portfolio: Scope = { kind: "portfolio" };
const told: FromWorker[] = [];
let say: (message: ToWorker) => void;
let lastId = 0;

beforeAll(async () => {
  let hear: ((event: { data: ToWorker }) => void) | undefined;
  vi.stubGlobal("self", {
    postMessage: (message: FromWorker) => told.push(message),
    addEventListener: (_: "message", listener: typeof hear) => {
      hear = listener;
    },
  });
  await import("../../renderer/workers/model-worker.ts");
  say = (data) => hear?.({ data });
  say({ kind: "start", duty: "scan" });
});

function show(version: number): void {
  say({ kind: "document", version, document, scope: northwind });
}

function ask(version: number, question: Question): number {
  lastId += 1;
  say({ kind: "question", id: lastId, version, question });
  return lastId;
}

/** The kind of the worker's last word on a question, once there is one. */
async function outcome(id: number): Promise<string> {
  const found = (): FromWorker | undefined => told.find((message) => message.kind !== "view" && message.id === id);
  await vi.waitFor(() => expect(found()).toBeDefined(), { timeout: 60_000, interval: 5 });
  return found()?.kind ?? "";
}

const pause = (): Promise<void> => new Promise((done) => setTimeout(done, 60));

describe("a long question", () => {
  test("is answered while short ones go ahead of it", async () => {
    show(1);
    const long = ask(1, { kind: "sensitivity", scope: northwind });
    await pause();
    const short = ask(1, { kind: "uses", path: "ai/readinessFloor" });
    expect(await outcome(short)).toBe("answer");
    expect(told.some((message) => message.kind === "answer" && message.id === long)).toBe(false);
    expect(await outcome(long)).toBe("answer");
    const answer = told.find((message) => message.kind === "answer" && message.id === long);
    expect(answer).toMatchObject({ answer: { scope: northwind } });
  }, 90_000);

  test("is stale when another scope is asked about, and when a newer document comes", async () => {
    const first = ask(1, { kind: "sensitivity", scope: portfolio });
    await pause();
    const second = ask(1, { kind: "sensitivity", scope: northwind });
    expect(await outcome(first)).toBe("stale");
    show(2);
    expect(await outcome(second)).toBe("stale");
    expect(await outcome(ask(2, { kind: "sensitivity", scope: northwind }))).toBe("answer");
  }, 90_000);
});
