/** Random steps of work through the real services: everything that a window, an import or another window may do. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Application } from "../../electron/services/application.ts";
import type { CallInput, CallName, CallOutput } from "../../shared/contract/calls.ts";
import { Problem } from "../../shared/contract/problem.ts";
import type { Json } from "../../shared/scenario/change.ts";
import { difference } from "../../shared/scenario/history.ts";
import type { VariantRecord } from "../../shared/scenario/variant.ts";
import { variantAfter } from "../../shared/scenario/variant-edits.ts";
import { incidentLog } from "../fixtures/ticket-exports.ts";
import { below, pick, type Random, RECIPES } from "./random-recipes.ts";

const MOST_SCENARIOS = 6;

export interface Worker {
  readonly app: Application;
  readonly random: Random;
  readonly folder: string;
}

/** A step does something, or nothing where there is nothing to do it to. */
type Step = (worker: Worker) => void | Promise<void>;

export function call<N extends CallName>(
  { app }: { readonly app: Application },
  name: N,
  input: CallInput<N>,
): CallOutput<N> {
  return app.handlers[name](input as never) as never;
}

function readable({ app, random }: Worker): CallOutput<"scenario.list">["scenarios"][number] | undefined {
  const { scenarios } = call({ app }, "scenario.list", {});
  return pick(
    random,
    scenarios.filter(({ locked }) => !locked),
  );
}

const editDocument: Step = (worker) => {
  const { app, random } = worker;
  const scenario = readable(worker);
  if (scenario === undefined) return;
  const read = app.edits.scenarios.read(scenario.id);
  const draft = structuredClone(read.document);
  (pick(random, RECIPES) as (typeof RECIPES)[number])(draft, random);
  const changes =
    read.variant === null
      ? difference(`scenario/${scenario.id}`, read.document, draft)
      : difference(
          `variant/${scenario.id}`,
          read.variant.record,
          variantAfter(read.variant.parent, read.variant.record, { document: draft, evidence: read.evidence }),
        );
  if (changes.length > 0) call(worker, "edit.commit", { label: "Edit", changes });
};

const editEvidence: Step = (worker) => {
  const { app, random } = worker;
  const scenario = readable(worker);
  const record = `evidence/${scenario?.id}`;
  const stored = app.workspace.records.read(record)?.value as Record<string, Json> | undefined;
  if (stored === undefined) return;
  const key =
    pick(random, ["months", "categories/password/ai/resolution", "clients/northwind/units/users", "x~1y"]) ?? "";
  const { [key]: known, ...others } = stored;
  const fresh = {
    grade: pick(random, ["measured", "assumed"]) ?? "assumed",
    source: `Source ${below(random, 9)}`,
    date: null,
  };
  const next = known !== undefined && random() < 0.4 ? others : { ...stored, [key]: fresh };
  const changes = difference(record, stored, next);
  if (changes.length > 0) call(worker, "edit.commit", { label: "Evidence", changes });
};

const editClaims: Step = (worker) => {
  const scenario = readable(worker);
  if (scenario === undefined) return;
  const record = `claims/${scenario.id}`;
  const before = worker.app.workspace.records.read(record)?.value;
  const high = String((1 + below(worker.random, 99)) / 100);
  const claim = { low: "0.01", high, source: "Vendor", date: null };
  const changes = difference(record, before, { ...(before as object | undefined), reactiveHours: claim });
  if (changes.length > 0) call(worker, "edit.commit", { label: "Claim", changes });
};

const editSettings: Step = (worker) => {
  const { app, random } = worker;
  const before = app.edits.settings();
  const after = {
    ...before,
    theme: pick(random, ["light", "dark", "system"] as const),
    person: `Person ${below(random, 5)}`,
    locale: pick(random, ["en-US", "de-DE"]),
  };
  const changes = difference("settings/workspace", before, after);
  if (changes.length > 0) call(worker, "edit.commit", { label: "Settings", changes });
};

const createScenario: Step = (worker) => {
  const { scenarios } = call(worker, "scenario.list", {});
  const source = pick(worker.random, scenarios);
  if (scenarios.length >= MOST_SCENARIOS) return removeScenario(worker);
  const from =
    source === undefined
      ? ({ kind: "sample" } as const)
      : worker.random() < 0.6
        ? ({ kind: "variant", parent: source.id } as const)
        : ({ kind: "copy", id: source.id } as const);
  call(worker, "scenario.create", { name: `New ${below(worker.random, 1000)}`, from });
};

const removeScenario: Step = (worker) => {
  const scenario = readable(worker);
  if (scenario !== undefined) call(worker, "scenario.remove", { id: scenario.id });
};

const moveVariant: Step = (worker) => {
  const { random } = worker;
  const { scenarios } = call(worker, "scenario.list", {});
  const variant = pick(
    random,
    scenarios.filter(({ parent, locked }) => parent !== null && !locked),
  );
  if (variant === undefined) return;
  const record = worker.app.workspace.records.read(`variant/${variant.id}`)?.value as unknown as VariantRecord;
  if (random() < 0.5) {
    const parent = random() < 0.2 ? null : (pick(random, scenarios)?.id ?? null);
    call(worker, "scenario.rebase", { id: variant.id, parent, keep: "document" });
  } else if (Object.keys(record.overrides).length > 0)
    call(worker, "scenario.promote", { id: variant.id, paths: null });
};

const lockScenario: Step = (worker) => {
  const locked = call(worker, "scenario.list", {}).scenarios.filter((one) => one.locked);
  const scenario = readable(worker);
  if (locked.length < 2 && scenario !== undefined) call(worker, "scenario.lock", { id: scenario.id, note: "Signed" });
};

/** A real file through the real thread. */
const importTickets: Step = async (worker) => {
  const { app, folder, random } = worker;
  const path = join(folder, `tickets-${below(random, 1e9)}.csv`);
  writeFileSync(path, incidentLog(20, 1 + below(random, 1000)).text);
  const { token } = app.files.chosen(path);
  const { jobId } = call(worker, "import.start", {
    token,
    name: "Tickets",
    scenarioId: null,
    clientId: "northwind",
    options: {},
  });
  for (;;) {
    const { state, problem } = call(worker, "job.read", { jobId });
    if (state === "done") return;
    if (state !== "running") throw new Error(problem?.message ?? state);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
};

const withdrawImport: Step = (worker) => {
  const one = pick(worker.random, call(worker, "import.list", {}).imports);
  if (one !== undefined) call(worker, "import.withdraw", { id: one.id });
};

const putBack: Step = (worker) => {
  const newest = worker.app.workspace.history.undoable()?.sequence ?? 0;
  const sequence = 1 + below(worker.random, newest);
  const { lines } = call(worker, "history.read", { sequence });
  const line = pick(
    worker.random,
    lines.filter(({ changes }) => changes.length > 0),
  );
  if (line !== undefined) call(worker, "history.putBack", { sequence, changes: line.changes, side: "before" });
};

const restore: Step = (worker) => {
  const one = pick(worker.random, call(worker, "history.subjects", {}).removed);
  const count = call(worker, "scenario.list", {}).scenarios.length;
  if (one !== undefined && count < MOST_SCENARIOS) call(worker, "history.restore", { sequence: one.sequence });
};

const undo: Step = (worker) => void call(worker, "history.undo", {});
const redo: Step = (worker) => void call(worker, "history.redo", {});

const jump: Step = (worker) => {
  const newest = worker.app.workspace.history.undoable()?.sequence ?? 0;
  const to = Math.max(0, newest - below(worker.random, 12));
  const { way } = call(worker, "history.preview", { to });
  call(worker, "history.jump", { to, steps: way.steps });
};

const STEPS: readonly (readonly [weight: number, step: Step])[] = [
  [60, editDocument],
  [8, editEvidence],
  [3, editClaims],
  [3, editSettings],
  [4, createScenario],
  [2, removeScenario],
  [3, moveVariant],
  [0.5, lockScenario],
  [1, withdrawImport],
  [2, putBack],
  [1, restore],
  [7, undo],
  [4, redo],
  [1.5, jump],
];
const WEIGHT = STEPS.reduce((sum, [weight]) => sum + weight, 0);

/** What the world may answer to a random step; anything else is a bug. */
const EXPECTED: ReadonlySet<string> = new Set([
  "nothing-to-undo",
  "nothing-to-redo",
  "document-has-faults",
  "no-longer-fits",
  "cyclic-parent",
  "parent-missing",
  "locked",
  "not-found",
]);

function chosen(at: number): Step {
  let passed = 0;
  for (const [weight, step] of STEPS) {
    passed += weight;
    if (at < passed) return step;
  }
  return undo;
}

/** One random step; refused ones count too, and change nothing. */
export async function randomStep(worker: Worker, isImport: boolean): Promise<void> {
  const step = chosen(worker.random() * WEIGHT);
  try {
    await (isImport ? importTickets : step)(worker);
  } catch (error) {
    if (!(error instanceof Problem) || !EXPECTED.has(error.code)) throw error;
  }
}
