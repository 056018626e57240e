/** Going to any point of the history in one step that is stored whole or not at all. */
import { Problem } from "../../shared/contract/problem.ts";
import type { Change, Json } from "../../shared/scenario/change.ts";
import { applyChanges, ChangeConflict, difference, invert } from "../../shared/scenario/history.ts";
import type { Way } from "../storage/history-store.ts";
import type { Workspace } from "../storage/workspace-file.ts";
import type { Edits, HistoryState } from "./edits.ts";

/** `branch`: the point lies on a way that a later edit left, so the state is brought back by a new edit. */
export type WayKind = "here" | "undo" | "redo" | "branch";

export interface Travelled {
  readonly kind: WayKind;
  readonly steps: number;
  /** From what stood before to what stands now, record by record. */
  readonly changes: Change[];
  readonly history: HistoryState;
}

export function kindOfWay({ back, on }: Way, edits: Workspace["history"]): WayKind {
  if (on.length === 0) return back.length === 0 ? "here" : "undo";
  const isRedo = back.length === 0 && on.every((sequence) => edits.stateOf(sequence) === "undone");
  return isRedo ? "redo" : "branch";
}

export class HistoryTravel {
  readonly #workspace: Workspace;
  readonly #edits: Edits;
  readonly #now: () => Date;

  constructor(workspace: Workspace, edits: Edits, now: () => Date) {
    this.#workspace = workspace;
    this.#edits = edits;
    this.#now = now;
  }

  /** Throws `not-found` where there is no such edit. */
  wayTo(sequence: number): Way {
    const way = this.#workspace.history.wayTo(sequence);
    if (way === undefined) throw new Problem("not-found", "This edit is not in the history of this workspace.");
    return way;
  }

  /**
   * To the point right after an edit, 0 for the beginning. `steps` is what the way was when it was agreed to; throws
   * `changed-meanwhile` where it is another by now.
   */
  jump(sequence: number, steps: number): Travelled {
    const way = this.wayTo(sequence);
    const kind = kindOfWay(way, this.#workspace.history);
    if (way.back.length + way.on.length !== steps) {
      throw new Problem(
        "changed-meanwhile",
        "The history went on meanwhile, perhaps in another window. Nothing was changed. Look at the list again and go on from there.",
      );
    }
    return this.#edits.within(() => {
      const { before, after } = this.#statesAlong(way);
      const changes = [...after].flatMap(([record, value]) => difference(record, before.get(record), value));
      if (kind === "branch") {
        const label = this.#workspace.history.read(sequence)?.label ?? "";
        this.#edits.commit(`Back to the state after: ${label}`, changes);
      } else if (kind !== "here") this.#move(way, after);
      return { kind, steps, changes, history: this.#edits.state() };
    });
  }

  #move(way: Way, after: ReadonlyMap<string, Json | undefined>): void {
    const at = this.#now().toISOString();
    const who = this.#edits.person();
    for (const [record, value] of after) this.#workspace.records.write(record, value, at);
    for (const sequence of way.back) this.#workspace.history.move(sequence, "undo", who, at);
    for (const sequence of way.on) this.#workspace.history.move(sequence, "redo", who, at);
  }

  /** Every record that the way touches, as it is and as it will be. Only the ends are written, however long the way. */
  #statesAlong({ back, on }: Way): { before: Map<string, Json | undefined>; after: Map<string, Json | undefined> } {
    const before = new Map<string, Json | undefined>();
    const after = new Map<string, Json | undefined>();
    const apply = (changes: readonly Change[]): void => {
      for (const change of changes) {
        const { record } = change;
        if (!before.has(record)) {
          const value = this.#workspace.records.read(record)?.value;
          before.set(record, value);
          after.set(record, value);
        }
        after.set(record, applied(after.get(record), change));
      }
    };
    for (const sequence of back) apply(invert(this.#workspace.history.edit(sequence).changes));
    for (const sequence of on) apply(this.#workspace.history.edit(sequence).changes);
    return { before, after };
  }
}

function applied(value: Json | undefined, change: Change): Json | undefined {
  try {
    return applyChanges<Json | undefined>(value, [change]);
  } catch (error) {
    if (!(error instanceof ChangeConflict)) throw error;
    throw new Problem(
      "changed-meanwhile",
      "What lies on the way to that point does not fit what is stored. Nothing was changed. Take back single edits instead.",
      { record: change.record, path: change.path },
    );
  }
}
