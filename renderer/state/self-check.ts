/** The check of every figure: of the stored document, against what is on screen. */
import { create } from "zustand";
import { selfCheckHeadline, selfCheckReport, type WorkbookFormulas } from "../../shared/compare/self-check-report.ts";
import type { CallOutput } from "../../shared/contract/calls.ts";
import { fileNameOf } from "../../shared/contract/file-name.ts";
import { canonicalJson } from "../../shared/scenario/canonical.ts";
import { saveFile } from "../host/save-file.ts";
import { StaleQuestion } from "../workers/model-workers.ts";
import { call } from "./connection.ts";
import { messageOf } from "./edits.ts";
import { allStored } from "./exports.ts";
import { ask } from "./results-store.ts";
import { readScenario, useScenario } from "./scenario-store.ts";
import { mayLeaveTried } from "./scratch-store.ts";
import { useWorkspace } from "./workspace-store.ts";

export type CheckState =
  | { readonly kind: "closed" }
  | { readonly kind: "running" }
  | { readonly kind: "failed"; readonly why: string }
  | {
      readonly kind: "done";
      readonly scenario: string;
      readonly headline: string;
      readonly report: string;
      readonly isClean: boolean;
      /** The figures are compared; LibreOffice still recalculates the workbook. */
      readonly isRecalculating: boolean;
    };

export const useSelfCheck = create<{ readonly state: CheckState }>(() => ({ state: { kind: "closed" } }));

const show = (state: CheckState): void => useSelfCheck.setState({ state });

async function hashOf(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** What the workbook of the stored document comes to in another program's hands, or why that is not known. */
async function recalculated(scenarioId: string, hash: string): Promise<WorkbookFormulas> {
  let outcome: CallOutput<"check.workbook">;
  try {
    outcome = await call("check.workbook", { scenarioId });
  } catch (error) {
    return { kind: "unchecked", why: messageOf(error) };
  }
  if (outcome.kind === "absent") return { kind: "unchecked", why: "LibreOffice is not installed" };
  if (outcome.kind === "failed") return { kind: "unchecked", why: outcome.why };
  if (outcome.hash !== hash) return { kind: "unchecked", why: "an edit changed the scenario meanwhile" };
  return outcome;
}

/** A run that is closed meanwhile shows nothing any more. */
let run = 0;

export async function checkEveryFigure(): Promise<void> {
  const { id } = useScenario.getState();
  if (id === null || !(await mayLeaveTried())) return;
  run += 1;
  const mine = run;
  show({ kind: "running" });
  const end = (state: CheckState): void => {
    if (mine === run) show(state);
  };
  try {
    await allStored();
    const { document } = await readScenario(id);
    const hash = await hashOf(canonicalJson(document));
    // Beside it, by a program and on a thread of its own.
    const recalculation = recalculated(id, hash);
    const check = await ask("exact", { kind: "selfCheck", document });
    const about = {
      scenario: document.name,
      version: useWorkspace.getState().session?.version ?? "",
      hash,
      date: new Date().toISOString(),
    };
    const done = (workbook: WorkbookFormulas, isRecalculating: boolean): void =>
      end({
        kind: "done",
        scenario: document.name,
        headline: selfCheckHeadline(check, workbook),
        report: selfCheckReport(check, workbook, about),
        isClean: check.differences.length === 0 && (workbook.kind === "unchecked" || workbook.differing === 0),
        isRecalculating,
      });
    done({ kind: "unchecked", why: "LibreOffice is still recalculating" }, true);
    done(await recalculation, false);
  } catch (error) {
    const why =
      error instanceof StaleQuestion
        ? "An edit changed the scenario meanwhile. Nothing was compared; check again."
        : messageOf(error);
    end({ kind: "failed", why });
  }
}

export function closeCheck(): void {
  run += 1;
  show({ kind: "closed" });
}

export function saveReport(scenario: string, report: string): void {
  saveFile(fileNameOf(`${scenario} self-check`, "txt"), new Blob([report], { type: "text/plain;charset=utf-8" }));
}
