/** The one way to change records: check, store with its history entry, and only then say so. Undo and redo as well. */
import { userInfo } from "node:os";
import type { Settings } from "../../shared/contract/calls.ts";
import type { HistoryState } from "../../shared/contract/history-state.ts";

export type { HistoryState };

import { Problem } from "../../shared/contract/problem.ts";
import type { Change, Json } from "../../shared/scenario/change.ts";
import { applyToRecords, ChangeConflict, invert } from "../../shared/scenario/history.ts";
import { type Edit, recordsOf } from "../storage/history-store.ts";
import { addressOf } from "../storage/record-store.ts";
import type { Workspace } from "../storage/workspace-file.ts";
import { RECORD_CHECKS } from "./record-kinds.ts";
import { faulty, ScenarioGuard } from "./scenario-guard.ts";
import { ScenarioTree } from "./scenario-tree.ts";

export interface CommittedEdit {
  readonly sequence: number;
  readonly at: string;
  readonly history: HistoryState;
}

export interface MovedEdit {
  readonly label: string;
  /** As applied now: for undo, the inverse of what was committed. */
  readonly changes: Change[];
  readonly history: HistoryState;
}

export const SETTINGS_RECORD = "settings/workspace";

/** Longest label the history keeps; a name in it may itself be that long. */
const LONGEST_LABEL = 500;

const NONE: ReadonlySet<string> = new Set();

function shortened(label: string): string {
  return label.length <= LONGEST_LABEL ? label : `${label.slice(0, LONGEST_LABEL - 1).toWellFormed()}…`;
}

export class Edits {
  /** Every scenario as it reads. */
  readonly scenarios: ScenarioTree;
  readonly #guard: ScenarioGuard;
  readonly #workspace: Workspace;
  readonly #now: () => Date;

  constructor(workspace: Workspace, now: () => Date) {
    this.#workspace = workspace;
    this.#now = now;
    this.scenarios = new ScenarioTree(workspace.records);
    this.#guard = new ScenarioGuard(this.scenarios);
  }

  /**
   * Stores one edit and its history entry in one transaction, which joins an outer one. Throws `changed-meanwhile` where a
   * `before` is not what is stored, `document-has-faults` (details: record, faults) where a record, or a variant of one, would
   * become faulty, `locked` where a plan of record would change, and `cyclic-parent` or `parent-missing` where a variant would
   * have no root. `moved`: scenarios whose place among the others changes and nothing else, which locked ones may.
   */
  commit(label: string, changes: readonly Change[], moved: ReadonlySet<string> = NONE): CommittedEdit {
    const at = this.#now().toISOString();
    // The name before the edit, which may itself change it.
    const who = this.person();
    const sequence = this.#workspace.database.transaction(() => {
      this.#guard.requireUnlocked(recordsOf(changes), moved);
      const touched = this.#applied(changes);
      for (const [record, value] of touched) if (value !== undefined) requireSound(record, value);
      this.#write(touched, at);
      this.#guard.requireSound(touched.keys());
      return this.#workspace.history.append({ label: shortened(label), who, at, changes });
    });
    return { sequence, at, history: this.state() };
  }

  /** One transaction for an edit and what is stored beside the records with it. */
  within<T>(work: () => T): T {
    return this.#workspace.database.transaction(work);
  }

  undo(): MovedEdit {
    const edit = this.#workspace.history.undoable();
    if (edit === undefined) throw new Problem("nothing-to-undo", "There is no edit left to take back.");
    return this.#move(edit, "undo", invert(edit.changes));
  }

  redo(): MovedEdit {
    const edit = this.#workspace.history.redoable();
    if (edit === undefined) throw new Problem("nothing-to-redo", "There is no edit that was taken back.");
    return this.#move(edit, "redo", [...edit.changes]);
  }

  state(): HistoryState {
    const { history } = this.#workspace;
    return { undo: history.undoable()?.label ?? null, redo: history.redoable()?.label ?? null };
  }

  /** Who is written into the history. */
  person(): string {
    return this.settings().person;
  }

  settings(): Settings {
    const stored = this.#workspace.records.read(SETTINGS_RECORD);
    if (stored === undefined) throw new Error("the workspace has no settings");
    return stored.value as Settings;
  }

  #move(edit: Edit, direction: "undo" | "redo", changes: Change[]): MovedEdit {
    const at = this.#now().toISOString();
    const who = this.person();
    this.#workspace.database.transaction(() => {
      // What stood before was sound when it was stored, so it is not checked again: undo never gets stuck on a new rule.
      this.#write(this.#applied(changes), at);
      this.#workspace.history.move(edit.sequence, direction, who, at);
    });
    return { label: edit.label, changes, history: this.state() };
  }

  #applied(changes: readonly Change[]): Map<string, Json | undefined> {
    try {
      return applyToRecords((record) => this.#workspace.records.read(record)?.value, changes);
    } catch (error) {
      if (!(error instanceof ChangeConflict)) throw error;
      throw new Problem(
        "changed-meanwhile",
        "What this edit began with is no longer what is stored, perhaps because another window changed it. Nothing was stored. See what stands there now, and enter it again where it is still wanted.",
        { record: error.change.record, path: error.change.path },
      );
    }
  }

  #write(touched: ReadonlyMap<string, Json | undefined>, at: string): void {
    for (const [record, value] of touched) this.#workspace.records.write(record, value, at);
  }
}

/** The system's name for the user, until another is set. */
export function systemUser(): string {
  try {
    return userInfo().username;
  } catch {
    // A user id without an account, as in some containers.
    return "unknown";
  }
}

function requireSound(record: string, value: Json): void {
  const check = RECORD_CHECKS[addressOf(record).kind];
  if (check === undefined) throw new Problem("invalid-request", `"${record}" is no kind of record that can be stored.`);
  const faults = check(value);
  if (faults.length > 0) throw faulty("Nothing was stored.", faults, { record });
}
