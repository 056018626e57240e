import { basename } from "node:path";
import packageData from "../../package.json" with { type: "json" };
import type { Workspace } from "../storage/workspace-file.ts";
import type { Edits } from "./edits.ts";
import type { HandlersOf } from "./handlers.ts";
import { listScenarios } from "./scenario-service.ts";

export function sessionService(
  host: "electron" | "browser",
  workspace: Workspace,
  edits: Edits,
): HandlersOf<"session"> {
  return {
    "session.open": () => ({
      host,
      version: packageData.version,
      workspace: {
        name: basename(workspace.database.file, ".outturn"),
        location: workspace.database.file,
        opened: workspace.opened,
      },
      settings: edits.settings(),
      scenarios: listScenarios(edits.scenarios),
      history: edits.state(),
      preferences: workspace.preferences.all(),
    }),
  };
}
