/** What leaves the workspace as a file. Everything exported is what is stored, never an edit on its way. */
import { create } from "zustand";
import type { CallOutput } from "../../shared/contract/calls.ts";
import { fileNameOf } from "../../shared/contract/file-name.ts";
import { canonicalJson } from "../../shared/scenario/canonical.ts";
import { saveFile } from "../host/save-file.ts";
import { call, currentHost } from "./connection.ts";
import { messageOf } from "./edits.ts";
import { notify } from "./notices.ts";
import { useScenario } from "./scenario-store.ts";
import { useWorkspace } from "./workspace-store.ts";

/** What is being written now, in words; null if nothing is. */
export const useExports = create<{ readonly writing: string | null }>(() => ({ writing: null }));

/** Resolves once no accepted edit is on its way to the host any more. */
export function allStored(): Promise<void> {
  if (useWorkspace.getState().unstored === 0) return Promise.resolve();
  return new Promise((stored) => {
    const stop = useWorkspace.subscribe((state) => {
      if (state.unstored > 0) return;
      stop();
      stored();
    });
  });
}

async function attempt(writing: string, work: (scenarioId: string) => Promise<void>): Promise<void> {
  const { id } = useScenario.getState();
  if (id === null || useExports.getState().writing !== null) return;
  useExports.setState({ writing });
  try {
    await allStored();
    await work(id);
  } catch (error) {
    useScenario.setState({ refusal: messageOf(error) });
  } finally {
    useExports.setState({ writing: null });
  }
}

export function exportWorkbook(): Promise<void> {
  return attempt("Writing the workbook", async (scenarioId) => {
    await handedOver(await call("export.workbook", { scenarioId }));
  });
}

async function handedOver(written: CallOutput<"export.workbook">): Promise<void> {
  if (written.kind === "left") return;
  if (written.kind === "offered") saveFile(written.name, await currentHost().download(written.token));
  notify(`Exported ${written.name}`);
}

/** With all that it inherits from, evidence, claims and history. */
export function exportPackage(): Promise<void> {
  return attempt("Writing the package", async (scenarioId) => handedOver(await call("export.package", { scenarioId })));
}

/** The document in its canonical form: the bytes that are hashed and compared. */
export function exportDocument(): Promise<void> {
  return attempt("Writing the scenario", async (scenarioId) => {
    const { document } = await call("scenario.read", { id: scenarioId });
    const title = useScenario.getState().records?.document.name ?? "Scenario";
    saveFile(fileNameOf(title, "json"), new Blob([canonicalJson(document)], { type: "application/json" }));
  });
}
