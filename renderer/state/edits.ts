/**
 * Every edit of the window: computed as changes, shown at once, stored one after the other. An edit that the host
 * refuses is taken off the screen again and says why; one that cannot reach the host waits for it.
 */
import type { CallOutput } from "../../shared/contract/calls.ts";
import { Problem } from "../../shared/contract/problem.ts";
import type { Change, Json } from "../../shared/scenario/change.ts";
import { difference } from "../../shared/scenario/history.ts";
import { ConnectionLost } from "../host/host-client.ts";
import { call, connectionRestored } from "./connection.ts";
import { nextPaint } from "./next-paint.ts";
import { plannedEdit, type Recipe } from "./planned-edit.ts";
import { readStored, selectScenario, useScenario } from "./scenario-store.ts";
import { isTrying, showStored, travelTried, tryStep } from "./scratch-store.ts";
import { restructures, show, showIfFitting } from "./show-changes.ts";
import { shownScenario, useOthers } from "./shown-scenarios.ts";
import { type HistoryState, refreshScenarios, useWorkspace } from "./workspace-store.ts";

export type EditOutcome = { readonly stored: true } | { readonly stored: false; readonly message: string };

interface WaitingEdit {
  readonly label: string;
  readonly changes: readonly Change[];
  readonly settle: (outcome: EditOutcome) => void;
}

const SETTINGS = "settings/workspace";
const waiting: WaitingEdit[] = [];
let draining: Promise<void> = Promise.resolve();
let isDraining = false;

/** In words, for beside the field or under the context bar. */
export function messageOf(error: unknown): string {
  if (error instanceof Problem || error instanceof ConnectionLost) return error.message;
  throw error;
}

/** Reads the scenario on screen again. What is tried stays on top of it. */
export async function readAgain(): Promise<void> {
  const { id } = useScenario.getState();
  if (id === null) return;
  const { records, ...beside } = await readStored(id);
  useScenario.setState(beside);
  showStored(records);
}

async function showWhatIsStored(): Promise<void> {
  await readAgain();
  const { settings, history, scenarios } = await call("session.open", {});
  useWorkspace.setState({ settings, history, scenarios });
}

async function drain(): Promise<void> {
  try {
    // The figures come first, strip and statement: host and window share the processors.
    for (let frames = 0; frames < 2 && waiting.length > 0; frames++) await nextPaint();
    for (let edit = waiting[0]; edit !== undefined; edit = waiting[0]) await storeFirst(edit);
  } finally {
    // In the same step as the loop's last look at the queue, so that no edit can come in between and stay unstored.
    isDraining = false;
  }
}

const MOST_TOLD = 3;

function toldLabels(edits: readonly WaitingEdit[]): string {
  const labels = edits.slice(0, MOST_TOLD).map(({ label }) => `“${label}”`);
  const rest = edits.length - labels.length;
  return rest === 0 ? labels.join(", ") : `${labels.join(", ")} and ${rest} more`;
}

async function storeFirst(edit: WaitingEdit): Promise<void> {
  try {
    const { history, at } = await call("edit.commit", { label: edit.label, changes: edit.changes as never });
    waiting.shift();
    useWorkspace.setState({ history, storedAt: new Date(at), unstored: waiting.length });
    edit.settle({ stored: true });
  } catch (error) {
    if (error instanceof ConnectionLost) {
      await connectionRestored();
      return;
    }
    // What was typed on top of a refused edit rests on it, so all of it goes; what it was is said.
    const refused = waiting.splice(0);
    const message = `Not stored: ${toldLabels(refused)}. ${messageOf(error)}`;
    useWorkspace.setState({ unstored: 0 });
    useScenario.setState({ refusal: message });
    await showWhatIsStored();
    for (const one of refused) one.settle({ stored: false, message });
  }
}

/** Resolves when nothing waits any more. What is added at the very end of a run begins the next one. */
function startDraining(): Promise<void> {
  if (isDraining) return draining;
  isDraining = true;
  draining = drain();
  return draining;
}

/** Shows the changes at once and stores them; resolves when they are on disk or refused. */
export function commit(label: string, changes: readonly Change[]): Promise<EditOutcome> {
  if (changes.length === 0) return Promise.resolve({ stored: true });
  show(changes);
  useScenario.setState({ refusal: null });
  return new Promise((settle) => {
    waiting.push({ label, changes, settle });
    useWorkspace.setState({ unstored: waiting.length });
    void startDraining();
  });
}

/** Why scenarios on screen take no edit now, null where they do. */
export function whyNotEdited(ids: Iterable<string>): string | null {
  const selected = useScenario.getState().id;
  for (const id of ids) {
    const isTried = isTrying() && id === selected;
    const { records, lock } = shownScenario(id) ?? {};
    if (lock !== null && lock !== undefined && !isTried)
      return `${records?.document.name} is locked as plan of record and stays as it is. Make a variant or a copy of it and change that.`;
    if (isTrying() && !isTried)
      return `Values of ${shownScenario(selected)?.records.document.name} are being tried. Keep or discard them first, then change ${records?.document.name}.`;
  }
  return null;
}

/** What became of an edit at once, and what will have become of it once it is on disk. */
interface BegunEdit {
  readonly fault: string | null;
  /** False where everything stood there already. */
  readonly isChange: boolean;
  readonly outcome: Promise<EditOutcome>;
}

function refused(message: string): BegunEdit {
  return { fault: message, isChange: false, outcome: Promise.resolve({ stored: false, message }) };
}

/**
 * One edit of scenarios on screen and their evidence. An edit that would leave a document with faults is not made; the
 * faults are the message. While values of the selected scenario are tried its edit is one of them, and "stored" once they
 * are kept.
 */
export function beginEdit(label: string, recipes: ReadonlyMap<string, Recipe>): BegunEdit {
  const { changes, after, fault } = plannedEdit(recipes);
  if (fault !== null) return refused(fault);
  if (changes.length === 0) {
    useScenario.setState({ preview: null });
    return { fault: null, isChange: false, outcome: Promise.resolve({ stored: true }) };
  }
  const refusal = whyNotEdited(recipes.keys());
  if (refusal !== null) return refused(refusal);
  const { id, records } = useScenario.getState();
  const tried = id === null || !isTrying() ? undefined : after.get(id);
  if (tried === undefined || records === null) return { fault: null, isChange: true, outcome: commit(label, changes) };
  tryStep(label, records, tried);
  return { fault: null, isChange: true, outcome: Promise.resolve({ stored: true }) };
}

/** One edit of the selected scenario, out of anything but a field: why it was refused is said under the context bar. */
export function edit(label: string, recipe: Recipe): Promise<EditOutcome> {
  const { id } = useScenario.getState();
  if (id === null) throw new Error("No scenario is selected");
  const refusal = whyNotEdited([id]);
  const { fault, outcome } = beginEdit(label, new Map([[id, recipe]]));
  if (fault !== null && fault === refusal) useScenario.setState({ refusal, preview: null });
  return outcome;
}

export function editSettings(label: string, patch: Readonly<Record<string, Json>>): Promise<EditOutcome> {
  const { settings } = useWorkspace.getState();
  return commit(label, difference(SETTINGS, settings, { ...settings, ...patch }));
}

/** Takes over what a call of the host changed besides edits: new and removed scenarios, imports. */
export async function afterHostChange(history: HistoryState): Promise<void> {
  useWorkspace.setState((state) => ({ history, storedAt: new Date(), importsRevision: state.importsRevision + 1 }));
  await refreshScenarios();
}

/** What the host answers to any move through the history: what to show, and what can be taken back from here. */
interface Moved {
  readonly changes: CallOutput<"history.undo">["changes"];
  readonly history: HistoryState;
}

async function travel(ask: () => Promise<Moved>): Promise<void> {
  await startDraining();
  const { changes, history } = await ask();
  const applied = changes as readonly Change[];
  useWorkspace.setState((state) => ({
    history,
    storedAt: new Date(),
    importsRevision: applied.some((change) => change.record.startsWith("import/"))
      ? state.importsRevision + 1
      : state.importsRevision,
  }));
  const lineBefore = lineOf(useScenario.getState().id);
  const isFitting = showIfFitting(applied);
  const touched = new Set(applied.flatMap(({ record }) => scenarioOf(record) ?? []));
  if (touched.size === 0 && isFitting) return;
  await refreshScenarios();
  const scenarios = useWorkspace.getState().scenarios.filter((scenario) => scenario.fault === null);
  const shown = useScenario.getState().id;
  const line = new Set([...lineBefore, ...lineOf(shown)]);
  const onScreen = new Set([...line, ...useOthers.getState().scenarios.keys()]);
  const standing = scenarios.find((scenario) => touched.has(scenario.id));
  if (!scenarios.some((scenario) => scenario.id === shown)) {
    const other = standing ?? scenarios[0];
    if (other !== undefined) await selectScenario(other.id);
  } else if (![...touched].some((id) => onScreen.has(id)) && standing !== undefined) {
    // The user sees what was taken back, wherever it was.
    await selectScenario(standing.id);
  } else if (!isFitting || restructures(shown, applied) || [...touched].some((id) => id !== shown && line.has(id))) {
    await readAgain();
  }
}

const SCENARIO_KINDS: readonly string[] = ["scenario", "variant", "evidence", "claims", "lock"];

function scenarioOf(record: string): string | undefined {
  const slash = record.indexOf("/");
  return SCENARIO_KINDS.includes(record.slice(0, slash)) ? record.slice(slash + 1) : undefined;
}

/** A scenario and all that it inherits from, as far as the list goes. */
function lineOf(id: string | null): ReadonlySet<string> {
  const parents = new Map(useWorkspace.getState().scenarios.map((scenario) => [scenario.id, scenario.parent]));
  const line = new Set<string>();
  for (let at = id; at !== null && !line.has(at); at = parents.get(at) ?? null) line.add(at);
  return line;
}

let travelling: Promise<void> = Promise.resolve();

function travelInTurn(direction: "history.undo" | "history.redo"): Promise<void> {
  if (isTrying()) {
    travelTried(direction === "history.undo" ? "undo" : "redo");
    return Promise.resolve();
  }
  travelling = travelling
    .then(() => travel(() => call(direction, {})))
    .catch((error: unknown) => useScenario.setState({ refusal: messageOf(error) }));
  return travelling;
}

/** A move of another kind, in its turn. Resolves with why it was not made, null where it was. */
export function travelBy(ask: () => Promise<Moved>): Promise<string | null> {
  if (isTrying())
    return Promise.resolve("Values are being tried. Keep or discard them first, then go through the history.");
  const done = travelling.then(() => travel(ask)).then(() => null, messageOf);
  travelling = done.then(() => undefined);
  return done;
}

export const undo = (): Promise<void> => travelInTurn("history.undo");
export const redo = (): Promise<void> => travelInTurn("history.redo");
