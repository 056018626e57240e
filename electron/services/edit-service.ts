import { Problem } from "../../shared/contract/problem.ts";
import type { Change } from "../../shared/scenario/change.ts";
import { recordsOf } from "../storage/history-store.ts";
import { addressOf, type RecordStore } from "../storage/record-store.ts";
import { BESIDE_KINDS } from "./beside-scenarios.ts";
import type { Edits } from "./edits.ts";
import type { HandlersOf } from "./handlers.ts";
import type { ScenarioTree } from "./scenario-tree.ts";

/** Whether a record may be edited: what stands beside a scenario needs one that stands. */
function stands(records: RecordStore, tree: ScenarioTree, record: string): boolean {
  const { kind, id } = addressOf(record);
  // What stands beside a scenario comes with the first edit of it.
  return BESIDE_KINDS.some((one) => one === kind) ? tree.has(id) : records.read(record) !== undefined;
}

/** A window edits records that are there; it neither makes nor removes whole ones, which have calls of their own. */
function requireWithinRecords(records: RecordStore, tree: ScenarioTree, changes: readonly Change[]): void {
  for (const record of recordsOf(changes)) {
    if (!stands(records, tree, record)) {
      throw new Problem(
        "not-found",
        `"${record}" is not in this workspace; it may have been removed. Nothing was stored.`,
        {
          record,
        },
      );
    }
  }
  const removing = changes.find((change) => change.path === "" && change.after === undefined);
  if (removing !== undefined) {
    throw new Problem("invalid-request", `"${removing.record}" cannot be removed by an edit. Nothing was stored.`);
  }
}

export function editService(records: RecordStore, edits: Edits): HandlersOf<"edit"> {
  return {
    "edit.commit": ({ label, changes }) => {
      requireWithinRecords(records, edits.scenarios, changes);
      return edits.commit(label, changes);
    },
  };
}
