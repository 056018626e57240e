import { fileNameOf } from "../../shared/contract/file-name.ts";
import { writeWorkbookOnThread } from "../export/workbook-thread.ts";
import { type FilePlaces, handOver } from "./hand-over.ts";
import type { Handlers } from "./handlers.ts";
import type { ScenarioTree } from "./scenario-tree.ts";

/** Shows the system's dialog with the name offered; resolves with the path chosen, null if it was left. */
export type ChoosePlace = (name: string) => Promise<string | null>;

export function exportService(scenarios: ScenarioTree, places: FilePlaces): Pick<Handlers, "export.workbook"> {
  return {
    "export.workbook": async ({ scenarioId }) => {
      const { document, evidence } = scenarios.read(scenarioId);
      const name = fileNameOf(document.name, "xlsx");
      const written = await writeWorkbookOnThread(document, evidence);
      return handOver(places, name, written);
    },
  };
}
