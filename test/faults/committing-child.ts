/**
 * Commits edits in the workspace named first, writing each sequence once it is acknowledged and the code of each refusal:
 * as many as named second, else until it is killed.
 */
import { writeSync } from "node:fs";
import { Problem } from "../../shared/contract/problem.ts";
import { openTestWorkspace, rename } from "../storage/workspaces.ts";

const [file = "", edits] = process.argv.slice(2);
const opened = openTestWorkspace(file);

function outcome(): string {
  try {
    return String(rename(opened, `edit ${(opened.workspace.history.undoable()?.sequence ?? 0) + 1}`));
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
}

for (let left = edits === undefined ? Number.POSITIVE_INFINITY : Number(edits); left > 0; left -= 1) {
  writeSync(1, `${outcome()}\n`);
}
