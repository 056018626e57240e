import { beforeAll, describe, expect, test, vi } from "vitest";
import { newsOf } from "../../renderer/workers/document-news.ts";
import { type FromWorker, type Question, STRIP_LINES, type ToWorker } from "../../renderer/workers/protocol.ts";
import { createScenarioModel } from "../../shared/model/create-scenario-model.ts";
import type { ScenarioDocument } from "../../shared/model/document.ts";
import { LENSES, type Scope } from "../../shared/model/results.ts";
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
  // A port of Node hands over a thousand messages before a timer runs; a browser's takes turns with everything else.
  vi.stubGlobal(
    "MessageChannel",
    class {
      port1 = { onmessage: (): void => undefined };
      port2 = { postMessage: () => setImmediate(() => this.port1.onmessage()) };
    },
  );
  await import("../../renderer/workers/model-worker.ts");
  say = (data) => hear?.({ data });
  say({ kind: "start", duty: "scan" });
});

function show(version: number): void {
  say({ kind: "document", version, news: newsOf(null, document), scope: northwind, wantsQuick: true });
}

function ask(version: number, question: Question): number {
  lastId += 1;
  say({ kind: "question", id: lastId, version, question });
  return lastId;
}

/** The kind of the worker's last word on a question, once there is one. */
async function outcome(id: number): Promise<string> {
  const found = (): FromWorker | undefined => told.find((message) => "id" in message && message.id === id);
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

  test("is answered too where a value is tried meanwhile", async () => {
    const long = ask(1, { kind: "sensitivity", scope: northwind });
    const tried = ask(1, { kind: "tryValues", scope: northwind, path: "ai/readinessFloor", values: ["0.5"] });
    expect(await outcome(tried)).toBe("answer");
    expect(await outcome(long)).toBe("answer");
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

function views(version: number): Extract<FromWorker, { kind: "view" | "strip" }>[] {
  return told
    .filter((message) => message.kind === "view" || message.kind === "strip")
    .filter(({ view }) => view.version === version);
}

async function shown(version: number, count: number): Promise<Extract<FromWorker, { kind: "view" | "strip" }>[]> {
  await vi.waitFor(() => expect(views(version)).toHaveLength(count), { timeout: 60_000, interval: 5 });
  return views(version);
}

function mapped<A, B>(from: Readonly<Record<string, A>>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(from).map(([key, value]) => [key, change(value)]));
}

describe("the figures of a document", () => {
  const results = createScenarioModel(document);

  test("come on the quick path as the strip's lines first, then all of them", async () => {
    say({ kind: "start", duty: "column" });
    show(10);
    const [strip, view] = await shown(10, 2);
    expect([strip?.kind, view?.kind]).toEqual(["strip", "view"]);
    const quick = results.columnResults([northwind]);
    for (const lens of LENSES) {
      const { lines, totals, kpis } = quick.lenses[lens].clients.northwind!;
      expect(view?.view.lenses[lens]).toMatchObject({ lines, totals, kpis });
      expect(Object.keys(strip?.view.lenses[lens].lines ?? {}).toSorted()).toEqual(STRIP_LINES.toSorted());
      for (const line of STRIP_LINES) expect(strip?.view.lenses[lens].totals[line]).toEqual(totals[line]);
      expect(strip?.view.lenses[lens].kpis).toEqual(kpis);
    }
  });

  test("are not sent on the quick path where the window has them, until another scope is asked for", async () => {
    say({ kind: "start", duty: "column" });
    say({ kind: "document", version: 12, news: newsOf(null, document), scope: northwind, wantsQuick: false });
    expect(await outcome(ask(12, { kind: "uses", path: "ai/readinessFloor" }))).toBe("answer");
    expect(views(12)).toHaveLength(0);
    say({ kind: "scope", scope: portfolio, wantsQuick: true });
    const [strip] = await shown(12, 2);
    expect(strip?.view.scope).toEqual(portfolio);
  });

  test("are exact in slices what they are at once, and a question does not wait for them", async () => {
    say({ kind: "start", duty: "exact" });
    show(11);
    const uses = ask(11, { kind: "uses", path: "ai/readinessFloor" });
    expect(await outcome(uses)).toBe("answer");
    expect(views(11)).toHaveLength(0);
    const [view] = await shown(11, 1);
    const exactly = results.exactResults([northwind]);
    const numbers = (values: readonly (string | null)[]) => values.map((value) => value && Number(value));
    for (const lens of LENSES) {
      const { lines, totals, kpis } = exactly.lenses[lens].clients.northwind!;
      const told = view?.view.lenses[lens];
      expect(told?.lines).toEqual(mapped(lines, numbers));
      expect(told?.totals).toEqual(mapped(totals, numbers));
      expect(told?.kpis).toEqual(mapped(kpis, numbers));
    }
  }, 90_000);
});

test("a document is what was sent before with its news, run or not", async () => {
  say({ kind: "start", duty: "column" });
  show(15);
  const [client, ...others] = document.clients;
  const faster = { ...document, desk: { ...document.desk, technicians: 9 } };
  const fewer = { ...faster, clients: [{ ...client!, units: { ...client!.units, users: 7 } }, ...others] };
  const more = { ...fewer, later: "of another version" } as ScenarioDocument;
  for (const [before, after, version] of [
    [document, faster, 16],
    [faster, more, 17],
    [more, fewer as ScenarioDocument, 18],
  ] as const)
    say({ kind: "document", version, news: newsOf(before, after), scope: northwind, wantsQuick: true });
  const view = (await shown(18, 2))[1];
  const expected = createScenarioModel(fewer as ScenarioDocument).columnResults([northwind]);
  for (const lens of LENSES)
    expect(view?.view.lenses[lens].totals).toEqual(expected.lenses[lens].clients.northwind!.totals);
  expect(newsOf(faster, more).gone).toEqual([]);
  expect(newsOf(more, faster)).toEqual({ changed: { clients: document.clients }, gone: ["later"] });
});

describe("what is worked on", () => {
  test("stops as soon as another document is about to come, and says so", async () => {
    say({ kind: "start", duty: "exact" });
    show(20);
    const findings = ask(20, { kind: "findings" });
    const curve = ask(20, { kind: "crossover", points: 41 });
    await pause();
    const before = told.length;
    say({ kind: "halt" });
    expect(told.slice(before).every(({ kind }) => kind === "stale")).toBe(true);
    expect(await outcome(findings)).toBe("stale");
    await pause();
    expect(views(20)).toHaveLength(0);
    show(21);
    await shown(21, 1);
    expect(told.filter((message) => "id" in message && message.id === curve)).toHaveLength(1);
  }, 90_000);

  test("goes by urgency: the value that is tried comes before the findings asked for earlier", async () => {
    say({ kind: "start", duty: "scan" });
    show(30);
    const findings = ask(30, { kind: "findings" });
    await pause();
    const tried = ask(30, { kind: "tryValues", scope: northwind, path: "ai/readinessFloor", values: ["0.5"] });
    expect(await outcome(tried)).toBe("answer");
    expect(told.some((message) => "id" in message && message.id === findings)).toBe(false);
    expect(await outcome(findings)).toBe("answer");
    const answer = told.find((message) => message.kind === "answer" && message.id === findings);
    expect(answer).toMatchObject({ answer: createScenarioModel(document).findings("column") });
  }, 90_000);
});
