import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { type Application, openApplication } from "../../electron/services/application.ts";
import type { CallInput, CallName, CallOutput } from "../../shared/contract/calls.ts";
import { Problem } from "../../shared/contract/problem.ts";
import { canonicalJson } from "../../shared/scenario/canonical.ts";
import type { Json } from "../../shared/scenario/change.ts";
import { valueAt } from "../../shared/scenario/history.ts";
import { temporaryFolder } from "../storage/temporary-folder.ts";
import { DOCUMENT } from "../storage/workspaces.ts";
import { USERS } from "./desk.ts";

const STEPS = 80;

/** A small generator of our own, so that a sequence is the same in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

class Window {
  readonly application: Application;

  constructor(file: string) {
    this.application = openApplication({ host: "browser", file });
    onTestFinished(() => this.application.close());
  }

  call<N extends CallName>(name: N, input: CallInput<N>): CallOutput<N> {
    return this.application.handlers[name](input as never) as CallOutput<N>;
  }

  ids(): string[] {
    return this.call("scenario.list", {}).scenarios.map((scenario) => scenario.id);
  }

  /** Every scenario as it reads and as it is stored; when records were written is not part of it. */
  everything(): string {
    const { scenarios } = this.call("scenario.list", {});
    const timeless = scenarios.map(({ changedAt: _, ...scenario }) => scenario);
    return canonicalJson([timeless, this.ids().map((id) => this.call("scenario.read", { id }))]);
  }

  edit(id: string, path: string, value: Json): void {
    const { variant, document } = this.call("scenario.read", { id });
    const place = path.replaceAll("/", "~1");
    const before = variant === null ? valueAt(document, path) : variant.overrides[path];
    const change =
      variant === null
        ? { record: `scenario/${id}`, path, after: value }
        : { record: `variant/${id}`, path: `overrides/${place}`, after: { value } };
    const changes = [{ ...change, ...(before === undefined ? {} : { before }) }];
    this.call("edit.commit", { label: path, changes });
  }
}

function step(window: Window, next: (below: number) => number, turn: number): void {
  const ids = window.ids();
  const id = ids[next(ids.length)] ?? "";
  const other = ids[next(ids.length)] ?? "";
  const kind = next(10);
  if (kind === 0) window.call("scenario.create", { name: `V${turn}`, from: { kind: "variant", parent: id } });
  else if (kind === 1) window.call("scenario.create", { name: `C${turn}`, from: { kind: "copy", id } });
  else if (kind === 2)
    window.call("scenario.rebase", { id, parent: other, keep: next(2) === 0 ? "overrides" : "document" });
  else if (kind === 3) window.call("scenario.promote", { id, paths: null });
  else if (kind === 4 && ids.length > 3) window.call("scenario.remove", { id });
  else if (kind === 5 && next(4) === 0) window.call("scenario.lock", { id, note: "" });
  else if (kind === 6) window.edit(id, USERS, 10 + turn);
  else if (kind === 7) window.edit(id, "months", 12 + next(24));
  else window.edit(id, "discountRate", `0.${10 + next(80)}`);
}

it.each([11, 22, 33])(
  "undoing all of random steps among variants gives the start, redoing all the end, over restarts (%i)",
  (seed) => {
    const file = join(temporaryFolder(), "w.outturn");
    let window = new Window(file);
    const next = numbers(seed);
    window.call("scenario.create", { name: "Base", from: { kind: "document", document: DOCUMENT } });
    const start = window.everything();
    let now = start;
    const refusals = new Set<string>();
    for (let turn = 0; turn < STEPS; turn += 1) {
      try {
        step(window, next, turn);
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        refusals.add(error.code);
        expect(window.everything(), error.message).toBe(now);
      }
      now = window.everything();
    }
    expect(refusals).toContain("cyclic-parent");
    expect(refusals).toContain("locked");

    const restart = (): void => {
      window.application.close();
      window = new Window(file);
    };
    restart();
    const undoAll = (): void => {
      while (window.call("session.open", {}).history.undo !== "Create scenario Base") window.call("history.undo", {});
    };
    undoAll();
    expect(window.everything()).toBe(start);
    restart();
    while (window.call("session.open", {}).history.redo !== null) window.call("history.redo", {});
    expect(window.everything()).toBe(now);
    undoAll();
    expect(window.everything()).toBe(start);
  },
);
