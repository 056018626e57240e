/** Commits edits in the workspace named first, writing each sequence once it is acknowledged: as many as named second, else until it is killed. */
import { writeSync } from "node:fs";
import { openTestWorkspace, rename } from "./workspaces.ts";

const [file = "", edits] = process.argv.slice(2);
const opened = openTestWorkspace(file);
for (let left = edits === undefined ? Number.POSITIVE_INFINITY : Number(edits); left > 0; left -= 1) {
  const sequence = rename(opened, `edit ${(opened.workspace.history.undoable()?.sequence ?? 0) + 1}`);
  writeSync(1, `${sequence}\n`);
}
