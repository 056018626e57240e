/** Imports the file named second into the workspace named first, and says so after the first part is staged; until it is killed. */
import { writeSync } from "node:fs";
import { storeImport } from "../../electron/services/store-import.ts";
import { ImportStore } from "../../electron/storage/import-store.ts";
import { openTestWorkspace } from "../storage/workspaces.ts";

const [file = "", path = ""] = process.argv.slice(2);
const { workspace, edits } = openTestWorkspace(file);
const places = {
  store: new ImportStore(workspace.database),
  edits,
  records: workspace.records,
  now: () => new Date(Date.UTC(2026, 0, 2)),
};
await storeImport(
  places,
  { path, file: "log.csv", name: "log", scenarioId: "one", clientId: "c", options: {} },
  {
    onBytes: () => undefined,
    onTickets: (stored) => writeSync(1, `${stored}\n`),
    cancelled: () => false,
    onThread: () => undefined,
  },
);
writeSync(1, "visible\n");
