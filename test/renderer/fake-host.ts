/** A host in memory that keeps the rules of the real one: a `before` must stand, undo applies the inverse. */

import { ConnectionLost, type HostClient } from "../../renderer/host/host-client.ts";
import type { CallInput, CallName, CallOutput } from "../../shared/contract/calls.ts";
import { Problem } from "../../shared/contract/problem.ts";
import type { Change, Json } from "../../shared/scenario/change.ts";
import { applyToRecords, ChangeConflict, invert } from "../../shared/scenario/history.ts";
import { sampleScenario } from "./sample.ts";

interface Entry {
  readonly label: string;
  readonly changes: readonly Change[];
}

export class FakeHost implements HostClient {
  readonly kind = "browser";
  readonly records = new Map<string, Json>();
  readonly calls: CallName[] = [];
  readonly done: Entry[] = [];
  readonly undone: Entry[] = [];
  lost = false;
  /** Refuses the next commit with this message. */
  refusal: string | null = null;

  constructor() {
    const { document, evidence } = sampleScenario();
    this.records.set("scenario/s1", structuredClone(document) as unknown as Json);
    this.records.set("evidence/s1", structuredClone(evidence) as unknown as Json);
    this.records.set("settings/workspace", {
      organisation: "Brightwater IT",
      person: "Ada",
      theme: "system",
      density: "compact",
      locale: "en-US",
    });
  }

  async call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
    this.calls.push(name);
    if (this.lost) throw new ConnectionLost(new Error("closed"));
    return this.#answer(name, input) as CallOutput<N>;
  }

  upload(): never {
    throw new Error("not in this test");
  }

  download(): never {
    throw new Error("not in this test");
  }

  onMenuCommand(): () => void {
    return () => {};
  }

  get #history() {
    return { undo: this.done.at(-1)?.label ?? null, redo: this.undone.at(-1)?.label ?? null };
  }

  #answer(name: CallName, input: unknown): unknown {
    const scenarios = [...this.records.keys()]
      .filter((record) => record.startsWith("scenario/"))
      .map((record) => ({
        id: record.slice("scenario/".length),
        name: "Northwind renewal",
        clients: 12,
        months: 36,
        currency: "USD",
        changedAt: "2026-11-22T12:00:00.000Z",
        parent: null,
        locked: false,
        fault: null,
      }));
    switch (name) {
      case "session.open":
        return {
          host: "browser",
          version: "0",
          workspace: { name: "w", location: "w.outturn", opened: "sample" },
          settings: this.records.get("settings/workspace"),
          scenarios,
          history: this.#history,
          preferences: {},
        };
      case "scenario.list":
        return { scenarios };
      case "scenario.read":
        return {
          id: "s1",
          document: this.records.get("scenario/s1"),
          evidence: this.records.get("evidence/s1"),
          claims: this.records.get("claims/s1") ?? null,
          inheritedClaims: {},
          variant: null,
          lock: null,
        };
      case "edit.commit":
        return this.#commit(input as Entry);
      case "history.undo":
        return this.#travel(this.done, this.undone, "nothing-to-undo");
      case "history.redo":
        return this.#travel(this.undone, this.done, "nothing-to-redo");
      default:
        return {};
    }
  }

  #commit(entry: Entry): unknown {
    if (this.refusal !== null) {
      const message = this.refusal;
      this.refusal = null;
      throw new Problem("disk-full", message);
    }
    this.#apply(entry.changes);
    this.done.push(entry);
    this.undone.length = 0;
    return { sequence: this.done.length, at: "2026-11-22T14:02:00.000Z", history: this.#history };
  }

  #travel(from: Entry[], to: Entry[], nothing: "nothing-to-undo" | "nothing-to-redo"): unknown {
    const entry = from.pop();
    if (entry === undefined) throw new Problem(nothing, "There is nothing to take back.");
    const changes = from === this.done ? invert(entry.changes) : entry.changes;
    this.#apply(changes);
    to.push(entry);
    return { label: entry.label, changes, history: this.#history };
  }

  #apply(changes: readonly Change[]): void {
    try {
      for (const [record, value] of applyToRecords((one) => this.records.get(one), changes)) {
        if (value === undefined) this.records.delete(record);
        else this.records.set(record, value);
      }
    } catch (error) {
      if (error instanceof ChangeConflict) throw new Problem("changed-meanwhile", error.message);
      throw error;
    }
  }
}
