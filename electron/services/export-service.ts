import { basename } from "node:path";
import { fileNameOf } from "../../shared/contract/file-name.ts";
import { writeWorkbookOnThread } from "../export/workbook-thread.ts";
import type { Downloads } from "./downloads.ts";
import type { HandlersOf } from "./handlers.ts";
import type { ScenarioTree } from "./scenario-tree.ts";
import { refuseWorkspace, writeWholeFile } from "./write-file.ts";

/** Shows the system's dialog with the name offered; resolves with the path chosen, null if it was left. */
export type ChoosePlace = (name: string) => Promise<string | null>;

export interface ExportParts {
  readonly scenarios: ScenarioTree;
  readonly downloads: Downloads;
  readonly workspaceFile: string;
  /** Only the desktop window has one; without it files are offered for download. */
  readonly choosePlace: ChoosePlace | undefined;
}

export function exportService({ scenarios, downloads, workspaceFile, choosePlace }: ExportParts): HandlersOf<"export"> {
  return {
    "export.workbook": async ({ scenarioId }) => {
      const { document, evidence } = scenarios.read(scenarioId);
      const name = fileNameOf(document.name, "xlsx");
      const written = await writeWorkbookOnThread(document, evidence);
      if (choosePlace === undefined) {
        return { kind: "offered", token: downloads.offer(written), name, bytes: written.length };
      }
      const path = await choosePlace(name);
      if (path === null) return { kind: "left" };
      refuseWorkspace(path, workspaceFile);
      writeWholeFile(path, written);
      return { kind: "saved", name: basename(path), bytes: written.length };
    },
  };
}
