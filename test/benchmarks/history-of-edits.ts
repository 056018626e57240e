/**
 * What a long history costs: `node test/benchmarks/history-of-edits.ts [EDITS [FOLDER]]`, 50,000 unless said otherwise. Edits
 * are made through the services, on the sample, in a file of their own, which stays where a folder is named. The figures go to
 * standard output as JSON; `processor` does not count waiting for a processor or for the disk.
 */
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Application, openApplication } from "../../electron/services/application.ts";
import type { CallInput } from "../../shared/contract/calls.ts";
import type { Json } from "../../shared/scenario/change.ts";
import { escapeSegment, valueAt } from "../../shared/scenario/history.ts";
import { sequenceFrom } from "../fixtures/ticket-exports.ts";
import { rounded } from "./measure.ts";

const EDITS = Number(process.argv[2] ?? 50_000);
const REPETITIONS = 200;
const BATCH = 250;
const RECORD = "scenario/northwind-renewal";
const EVIDENCE = "evidence/northwind-renewal";

const random = sequenceFrom(20261122);
const below = (most: number): number => Math.floor(random() * most);

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN);
}

interface Time {
  readonly clock: number;
  readonly processor: number;
}

interface Latency {
  readonly median: number;
  readonly p95: number;
  readonly processor: number;
}

function latencies(times: readonly Time[]): Latency {
  const clock = times.map((time) => time.clock);
  const processor = percentile(
    times.map((time) => time.processor),
    0.5,
  );
  return { median: percentile(clock, 0.5), p95: percentile(clock, 0.95), processor };
}

function timed(work: () => unknown): Time {
  const processorBefore = process.cpuUsage();
  const before = performance.now();
  work();
  const clock = performance.now() - before;
  const { user, system } = process.cpuUsage(processorBefore);
  return { clock, processor: (user + system) / 1000 };
}

const inWords = ({ clock, processor }: Time) => ({ clock: rounded(clock), processor: rounded(processor) });

/** One edit as a window makes it: mostly one value, sometimes with its evidence, sometimes many values. */
function edit(app: Application, step: number): void {
  const clients = valueAt(app.workspace.records.read(RECORD)?.value, "clients") as readonly { readonly id: string }[];
  const categories = valueAt(app.workspace.records.read(RECORD)?.value, "categories") as readonly {
    readonly id: string;
  }[];
  const value = (record: string, path: string): Json | undefined =>
    valueAt(app.workspace.records.read(record)?.value, path);
  const change = (record: string, path: string, after: Json) => {
    const before = value(record, path);
    return { record, path, after, ...(before === undefined ? {} : { before }) };
  };
  const client = clients[below(clients.length)]?.id ?? "";
  const category = categories[below(categories.length)]?.id ?? "";
  const share = String((step % 997) / 1000);
  const resolution = `categories/${category}/ai/resolution`;
  const kind = step % 10;
  const changes =
    kind < 5
      ? [change(RECORD, `clients/${client}/units/users`, 1 + (step % 4999))]
      : kind < 8
        ? [change(RECORD, resolution, share)]
        : kind === 8
          ? [
              change(RECORD, resolution, share),
              change(EVIDENCE, escapeSegment(resolution), {
                grade: "assumed",
                source: `Guess ${step}`,
                date: "2026-11-22",
              }),
            ]
          : categories.map(({ id }, index) =>
              change(RECORD, `categories/${id}/ai/reopen`, String(((step + index) % 499) / 1000)),
            );
  const real = changes.filter(
    ({ record, path, after }) => JSON.stringify(value(record, path)) !== JSON.stringify(after),
  );
  if (real.length > 0)
    app.handlers["edit.commit"]({ label: `${client}: edit ${step}, ${resolution} to ${share}`, changes: real });
}

const kept = process.argv[3];
const folder = kept ?? mkdtempSync(join(tmpdir(), "outturn-history-"));
const file = join(folder, "bench.outturn");
try {
  const started = Date.UTC(2024, 0, 1);
  let at = started;
  const now = (): Date => {
    at += 600_000;
    return new Date(at);
  };
  let app = openApplication({ host: "browser", file, now });
  const emptySize = statSync(file).size;
  const building = timed(() => {
    // Many edits in one transaction, because every transaction waits for the disk. What is measured below is one transaction each.
    for (let step = 0; step < EDITS; step += BATCH)
      app.edits.within(() => {
        for (let one = step; one < Math.min(EDITS, step + BATCH); one += 1) edit(app, one);
      });
  });
  app.workspace.database.checkpoint();
  const size = statSync(file).size;
  app.close();
  const openings = Array.from({ length: 3 }, () =>
    timed(() => {
      app = openApplication({ host: "browser", file, now });
      app.close();
    }),
  );
  app = openApplication({ host: "browser", file, now });

  // Interleaved, so that what else the machine does falls on all alike.
  const times = { edit: [] as Time[], undo: [] as Time[], redo: [] as Time[] };
  for (let step = 0; step < REPETITIONS; step += 1) {
    times.edit.push(timed(() => edit(app, EDITS + step)));
    times.undo.push(timed(() => app.handlers["history.undo"]({})));
    times.redo.push(timed(() => app.handlers["history.redo"]({})));
  }

  const list = (filter: CallInput<"history.list">["filter"], offset = 0): Latency & { readonly total: number } => {
    const call = () => app.handlers["history.list"]({ filter, offset, limit: 100 } as never) as { total: number };
    const { total } = call();
    return { total, ...latencies(Array.from({ length: 30 }, () => timed(call))) };
  };
  const day = new Date(started + EDITS * 300_000).toISOString();
  const lists = {
    newest: list({}),
    middle: list({}, Math.floor(EDITS / 2)),
    oldest: list({}, EDITS - 100),
    client: list({ client: "northwind" }),
    scenario: list({ scenario: "northwind-renewal" }),
    person: list({ who: app.edits.person() }),
    day: list({ from: day, to: new Date(Date.parse(day) + 86_400_000).toISOString() }),
    words: list({ words: "resolution password" }),
    nothing: list({ words: "no such words" }),
    all: list({ client: "northwind", words: "users", from: day }),
  };
  const newest = app.workspace.history.undoable()?.sequence ?? 0;
  const reads = latencies(
    Array.from({ length: 50 }, () => timed(() => app.handlers["history.read"]({ sequence: 1 + below(newest) }))),
  );
  const subjects = latencies(Array.from({ length: 10 }, () => timed(() => app.handlers["history.subjects"]({}))));
  const jump = (to: number) => {
    const { way } = app.handlers["history.preview"]({ to }) as { way: { steps: number } };
    return inWords(timed(() => app.handlers["history.jump"]({ to, steps: way.steps })));
  };
  const jumps = {
    back1000: jump(newest - 1000),
    on1000: jump(newest),
    toTheBeginning: jump(0),
    toTheEnd: jump(newest),
  };
  app.close();
  const edited = latencies(times.edit);
  const undone = latencies(times.undo);
  console.log(
    JSON.stringify(
      {
        edits: EDITS,
        milliseconds: { edit: edited, undo: undone, redo: latencies(times.redo), read: reads, subjects, lists, jumps },
        undoPerEdit: {
          median: rounded(undone.median / edited.median),
          p95: rounded(undone.p95 / edited.p95),
          processor: rounded(undone.processor / edited.processor),
        },
        openingMilliseconds: openings.map(inWords),
        buildingMillisecondsPerEdit: inWords({ clock: building.clock / EDITS, processor: building.processor / EDITS }),
        bytes: { file: size, perEdit: Math.round((size - emptySize) / EDITS) },
      },
      null,
      2,
    ),
  );
} finally {
  if (kept === undefined) rmSync(folder, { recursive: true, force: true });
}
