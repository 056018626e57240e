import { Problem } from "../../shared/contract/problem.ts";
import type { Change } from "../../shared/scenario/change.ts";
import { recordsOf } from "../storage/history-store.ts";
import type { RecordStore } from "../storage/record-store.ts";
import type { Edits } from "./edits.ts";
import type { HandlersOf } from "./handlers.ts";

const CLAIMS = "claims/";

/** What has to be there for a record to be edited: claims come with the first of them, to a scenario that stands. */
function standingFor(record: string): string {
  return record.startsWith(CLAIMS) ? `scenario/${record.slice(CLAIMS.length)}` : record;
}

/** A window edits records that are there; it neither makes nor removes whole ones, which have calls of their own. */
function requireWithinRecords(records: RecordStore, changes: readonly Change[]): void {
  for (const record of recordsOf(changes)) {
    if (records.read(standingFor(record)) === undefined) {
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
      requireWithinRecords(records, changes);
      return edits.commit(label, changes);
    },
  };
}
