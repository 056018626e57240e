/** What once was, brought back by a new edit: a value as it stood before or after an edit, a scenario that was removed. */
import { Problem } from "../../shared/contract/problem.ts";
import type { Change, Json } from "../../shared/scenario/change.ts";
import { recordParts } from "../../shared/scenario/edit-outline.ts";
import { editLines, editWords } from "../../shared/scenario/edit-words.ts";
import { evidencePath } from "../../shared/scenario/evidence.ts";
import {
  applyChanges,
  below,
  ChangeConflict,
  escapeSegment,
  invert,
  pathSegments,
  sameJson,
  valueAt,
} from "../../shared/scenario/history.ts";
import type { LoggedEdit } from "../storage/history-store.ts";
import type { Workspace } from "../storage/workspace-file.ts";
import type { CommittedEdit, Edits } from "./edits.ts";

export type Side = "before" | "after";

const NOTHING_CHANGED = "Nothing was changed.";
/** Beside a scenario lie its evidence and the like, under the same id. */
const WHOLE_KINDS = ["scenario", "variant"];

export interface Restored {
  readonly label: string;
  readonly changes: Change[];
  readonly committed: CommittedEdit;
}

export class HistoryRestore {
  readonly #workspace: Workspace;
  readonly #edits: Edits;

  constructor(workspace: Workspace, edits: Edits) {
    this.#workspace = workspace;
    this.#edits = edits;
  }

  /**
   * The values at some changes of an edit as they stood on one side of it, with the evidence that stood beside them then.
   * Throws `no-longer-fits` where there is nothing any more that could hold them, `not-found` where there is no such change;
   * and as a commit does, where the document would become faulty.
   */
  putBack(sequence: number, positions: readonly number[], side: Side): Restored {
    const edit = this.edit(sequence);
    const picked = positions.map((position) => {
      const change = edit.changes[position];
      if (change === undefined || change.path === "")
        throw new Problem("not-found", `This edit has no such value. ${NOTHING_CHANGED}`);
      return change;
    });
    const targets = new Map(
      picked.flatMap((change) => this.#targets(edit, change, side)).map((one) => [`${one.record} ${one.path}`, one]),
    );
    const changes = [...targets.values()].flatMap((target) => this.#changeTo(target));
    if (changes.length === 0)
      throw new Problem("no-longer-fits", `That is what stands there already. ${NOTHING_CHANGED}`);
    const words = editWords(editLines(picked, edit.outlines, this.#edits.settings().locale));
    const label = `Put back as ${side} the edit: ${words === "" ? edit.label : words}`;
    return { label, changes, committed: this.#edits.commit(label, changes) };
  }

  /**
   * The scenarios that an edit removed, with all that lay beside them, as they were then; later edits stay as they are.
   * Throws `no-longer-fits` where all of them are there, `not-found` where the edit removed none.
   */
  restoreScenarios(sequence: number): Restored & { readonly scenarios: string[] } {
    const edit = this.edit(sequence);
    const removed = edit.changes.filter(({ path, after }) => path === "" && after === undefined);
    const scenarios = removed
      .map(({ record }) => recordParts(record))
      .filter(({ kind, id }) => WHOLE_KINDS.includes(kind) && !this.#stands(id))
      .map(({ id }) => id);
    if (!removed.some(({ record }) => WHOLE_KINDS.includes(recordParts(record).kind)))
      throw new Problem("not-found", `This edit removed no scenario. ${NOTHING_CHANGED}`);
    if (scenarios.length === 0)
      throw new Problem("no-longer-fits", `The scenario is in the workspace already. ${NOTHING_CHANGED}`);
    const back = removed.filter(
      ({ record }) => scenarios.includes(recordParts(record).id) && this.#read(record) === undefined,
    );
    const changes = back.map(
      ({ record, before }): Change => ({ record, path: "", ...(before === undefined ? {} : { after: before }) }),
    );
    const names = back.flatMap(({ record, before }) =>
      WHOLE_KINDS.includes(recordParts(record).kind) ? [String(valueAt(before, "name") ?? "")] : [],
    );
    const label = `Restore scenario ${names.join(", ")}`;
    return { label, changes, scenarios, committed: this.#edits.commit(label, changes) };
  }

  /** Throws `not-found` where there is no such edit. */
  edit(sequence: number): LoggedEdit {
    const edit = this.#workspace.history.read(sequence);
    if (edit === undefined)
      throw new Problem("not-found", `This edit is not in the history of this workspace. ${NOTHING_CHANGED}`);
    return edit;
  }

  #read(record: string): Json | undefined {
    return this.#workspace.records.read(record)?.value;
  }

  #stands(id: string): boolean {
    return WHOLE_KINDS.some((kind) => this.#read(`${kind}/${id}`) !== undefined);
  }

  #changeTo({ record, path, value }: Target): Change[] {
    const now = this.#read(record);
    if (now === undefined && path !== "") {
      throw new Problem(
        "no-longer-fits",
        `What this belongs to is no longer in the workspace, so the value has no place. ${NOTHING_CHANGED} Bring that back first.`,
        { record, path },
      );
    }
    const before = path === "" ? now : valueAt(now, path);
    if (sameJson(before, value)) return [];
    const change: Change = {
      record,
      path,
      ...(before === undefined ? {} : { before }),
      ...(value === undefined ? {} : { after: value }),
    };
    try {
      applyChanges(now, [change]);
    } catch (error) {
      if (!(error instanceof ChangeConflict)) throw error;
      throw new Problem(
        "no-longer-fits",
        `What held this value is gone or is of another kind now, so the value has no place. ${NOTHING_CHANGED}`,
        { record, path },
      );
    }
    return [change];
  }

  /** What is to stand where: the value of one change, and the evidence that vouched for it then. */
  #targets(edit: LoggedEdit, change: Change, side: Side): Target[] {
    const { kind, id } = recordParts(change.record);
    const [part, key = ""] = pathSegments(change.path);
    const then = { record: change.record, path: change.path, value: change[side] };
    if (kind === "scenario") {
      const path = escapeSegment(evidencePath(change.path));
      return [then, ...this.#evidenceThen(edit, `evidence/${id}`, path, side)];
    }
    if (kind !== "variant" || part !== "overrides") return [then];
    // An override is one value, however little of it the edit changed.
    const path = below("overrides", key);
    const state = this.#stateAt(edit, change.record, side);
    const override = edit.state === "standing" ? valueAt(state, path) : overrideOf(change, side);
    const evidence = this.#evidenceThen(edit, change.record, below("evidence", evidencePath(key)), side);
    return [{ record: change.record, path, value: override }, ...evidence];
  }

  /** A value that comes back is vouched for by what vouched for it then; where that is not known, by nothing. */
  #evidenceThen(edit: LoggedEdit, record: string, path: string, side: Side): Target[] {
    if (this.#read(record) === undefined) return [];
    const value = edit.state === "standing" ? valueAt(this.#stateAt(edit, record, side), path) : undefined;
    return [{ record, path, value }];
  }

  /** A record as it was right before or after an edit that stands: from today's, without what was stored since. */
  #stateAt(edit: LoggedEdit, record: string, side: Side): Json | undefined {
    const since = [...this.#workspace.history.standingEdits(record, edit.sequence + (side === "after" ? 1 : 0))];
    return since
      .reverse()
      .reduce<Json | undefined>(
        (value, { changes }) =>
          applyChanges(value, invert(changes.filter((change) => change.record === record))) as Json | undefined,
        this.#read(record),
      );
  }
}

interface Target {
  readonly record: string;
  readonly path: string;
  /** Absent: nothing is to stand there. */
  readonly value: Json | undefined;
}

function overrideOf(change: Change, side: Side): Json | undefined {
  const segments = pathSegments(change.path);
  if (segments.length === 2) return change[side];
  if (segments[2] === "absent") return change[side] === true ? { absent: true } : undefined;
  const value = segments.length === 3 ? change[side] : undefined;
  return value === undefined ? undefined : { value };
}
