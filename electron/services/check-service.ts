/** The part of the self-check that needs a program beside ours: the workbook recalculated by LibreOffice, where there is one. */
import { createHash } from "node:crypto";
import { canonicalJson } from "../../shared/scenario/canonical.ts";
import { findLibreOffice } from "../export/libre-office.ts";
import { checkWorkbookOnThread, type RunningCheck } from "../export/workbook-thread.ts";
import type { HandlersOf } from "./handlers.ts";
import type { ScenarioTree } from "./scenario-tree.ts";

const MOST_DIFFERENCES = 200;

export interface WorkbookChecks {
  readonly handlers: HandlersOf<"check">;
  /** Ends what runs. */
  close(): void;
}

/** One check at a time: it takes a core and half a gigabyte. `find`: where LibreOffice is looked for. */
export function workbookChecks(
  scenarios: Pick<ScenarioTree, "read">,
  find: () => string | null = findLibreOffice,
): WorkbookChecks {
  let running: RunningCheck | null = null;
  return {
    handlers: {
      "check.workbook": async ({ scenarioId }) => {
        const { document, evidence } = scenarios.read(scenarioId);
        const program = find();
        if (program === null) return { kind: "absent" };
        running?.stop();
        const mine = checkWorkbookOnThread(document, evidence, program);
        running = mine;
        const outcome = await mine.done.finally(() => {
          if (running === mine) running = null;
        });
        if (outcome.kind === "failed") return outcome;
        return {
          kind: "checked",
          hash: createHash("sha256").update(canonicalJson(document)).digest("hex"),
          program: outcome.program,
          cells: outcome.formulas,
          differing: outcome.differences.length,
          differences: outcome.differences.slice(0, MOST_DIFFERENCES),
          milliseconds: outcome.milliseconds,
        };
      },
    },
    close: () => running?.stop(),
  };
}
