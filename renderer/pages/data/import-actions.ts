/** From a chosen file to a stored import: every step asks the host and shows its refusals where they happened. */
import type { ImportOptions } from "../../../shared/ingest/formats.ts";
import { call, currentHost } from "../../state/connection.ts";
import { afterHostChange, messageOf } from "../../state/edits.ts";
import { notify } from "../../state/notices.ts";
import { useScenario } from "../../state/scenario-store.ts";
import { useSelection } from "../../state/selection-store.ts";
import { useWorkspace } from "../../state/workspace-store.ts";
import { type ChosenFile, changeReading, showView, useData } from "./data-store.ts";
import { nameOfFile } from "./import-words.ts";

const JOB_POLL_MILLISECONDS = 150;

let newestList = 0;

export async function refreshImports(): Promise<void> {
  const question = ++newestList;
  const { imports } = await call("import.list", {});
  // An older answer may lack the import that was just made.
  if (question !== newestList) return;
  useData.setState(({ view }) => {
    const shown = view.kind === "import" || view.kind === "adopt" ? view.id : null;
    // Undo may have taken the import away that is looked at.
    const gone = shown !== null && !imports.some(({ id }) => id === shown);
    return { imports, ...(gone ? { view: { kind: "list" } } : {}) };
  });
}

/** Reads the list now and whenever imports may have changed; returns what ends that. */
export function followImports(): () => void {
  void refreshImports();
  return useWorkspace.subscribe((state, before) => {
    if (state.importsRevision !== before.importsRevision) void refreshImports();
  });
}

async function openFile(file: ChosenFile): Promise<void> {
  const inspection = await call("import.inspect", { token: file.token, options: {} });
  const { scope } = useSelection.getState();
  useData.setState({
    view: { kind: "reading" },
    reading: {
      file,
      options: {},
      inspection,
      name: nameOfFile(file.name),
      scenarioId: useScenario.getState().id,
      clientId: scope.kind === "client" ? scope.id : null,
      busy: false,
      refusal: null,
    },
  });
}

async function opening(name: string, work: () => Promise<void>): Promise<void> {
  useData.setState({ opening: name, refusal: null });
  try {
    await work();
  } catch (error) {
    useData.setState({ refusal: messageOf(error) });
  } finally {
    useData.setState({ opening: null });
  }
}

/** Browser: a file of the page goes to the host, which keeps it until it is imported or the host ends. */
export function uploadFile(file: File): Promise<void> {
  return opening(file.name, async () => openFile(await currentHost().upload(file)));
}

/** Desktop: the system's own dialog. */
export function chooseFile(): Promise<void> {
  return opening("", async () => {
    const [file] = (await call("file.choose", { purpose: "tickets" })).files;
    if (file !== undefined) await openFile(file);
  });
}

let newestInspection = 0;

/** Reads the file again with other options. An answer that a later change overtook is dropped. */
export async function inspectAgain(patch: Partial<ImportOptions>, withoutMapping = false): Promise<void> {
  const { reading } = useData.getState();
  if (reading === null) return;
  const question = ++newestInspection;
  const { mapping, ...others } = reading.options;
  const kept = withoutMapping || mapping === undefined ? others : { ...others, mapping };
  const options = { ...kept, ...patch };
  changeReading({ busy: true, options });
  try {
    const inspection = await call("import.inspect", { token: reading.file.token, options });
    if (question === newestInspection) changeReading({ inspection, busy: false, refusal: null });
  } catch (error) {
    const refusal = messageOf(error);
    if (question === newestInspection) changeReading({ options: reading.options, busy: false, refusal });
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, JOB_POLL_MILLISECONDS));
}

/** Follows the running import to its end. */
async function follow(jobId: string): Promise<void> {
  let job = await call("job.read", { jobId });
  for (; job.state === "running"; job = await call("job.read", { jobId })) {
    useData.setState({ job });
    await pause();
  }
  useData.setState({ job: null });
  const watched = useData.getState().view.kind === "reading";
  if (job.state === "done" && job.result !== null) {
    await afterHostChange(job.result.history);
    useData.setState({ reading: null });
    // Who went elsewhere meanwhile stays there; the list has it.
    if (watched) showView({ kind: "import", id: job.result.importId });
    return;
  }
  const why =
    job.state === "cancelled"
      ? "The import was cancelled. Nothing of it was kept."
      : (job.problem?.message ?? "The import ended without a result.");
  if (watched) changeReading({ refusal: why });
  else useData.setState({ refusal: why });
}

export async function startImport(): Promise<void> {
  const { reading } = useData.getState();
  if (reading === null) return;
  const { file, options, scenarioId, clientId } = reading;
  const name = reading.name.trim() || nameOfFile(file.name);
  changeReading({ refusal: null });
  try {
    const { jobId } = await call("import.start", { token: file.token, name, scenarioId, clientId, options });
    await follow(jobId);
  } catch (error) {
    useData.setState({ job: null });
    changeReading({ refusal: messageOf(error) });
  }
}

export async function cancelImport(): Promise<void> {
  const { job } = useData.getState();
  if (job === null) return;
  try {
    await call("job.cancel", { jobId: job.id });
  } catch (error) {
    changeReading({ refusal: messageOf(error) });
  }
}

export async function withdrawImport(id: string, name: string): Promise<void> {
  try {
    const { history } = await call("import.withdraw", { id });
    showView({ kind: "list" });
    await afterHostChange(history);
    notify(`Withdrew ${name}`, true);
  } catch (error) {
    useData.setState({ refusal: messageOf(error) });
  }
}
