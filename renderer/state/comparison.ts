/** Keeps the Compare page in step: documents of all columns, their figures, and the newest bridge. */
import type { BridgeSpan } from "../../shared/compare/bridge.ts";
import { sameJson } from "../../shared/scenario/history.ts";
import type { FromCompareWorker, NamedEnd } from "../workers/compare-protocol.ts";
import { type CompareWorkers, startCompareWorkers } from "../workers/compare-workers.ts";
import {
  type BridgeEnds,
  barKey,
  barWithoutShares,
  columnsNow,
  restoreComparison,
  showBridge,
  showCompareChart,
  useCompare,
} from "./compare-store.ts";
import { messageOf } from "./edits.ts";
import { allStored } from "./exports.ts";
import { sameScope, useResults } from "./results-store.ts";
import { readStored, type ScenarioRecords, useScenario } from "./scenario-store.ts";
import { useSelection } from "./selection-store.ts";
import { useOthers } from "./shown-scenarios.ts";
import { useWorkspace } from "./workspace-store.ts";

let workers: CompareWorkers | null = null;
/** The documents the workers hold. */
const held = new Map<string, ScenarioRecords["document"]>();
let lastRun = 0;
let figuresRun = 0;

function receive(message: FromCompareWorker): void {
  const state = useCompare.getState();
  switch (message.kind) {
    case "figures":
      if (message.run === figuresRun)
        useCompare.setState({ figures: new Map(state.figures).set(message.scenario, message.figures) });
      return;
    case "findings":
      if (message.run === figuresRun)
        useCompare.setState({ findings: new Map(state.findings).set(message.scenario, message.findings) });
      return;
    case "bridge":
      if (message.run !== state.run || state.ends === null) return;
      showBridge({
        run: message.run,
        ends: state.ends,
        bridge: message.bridge,
        milliseconds: message.milliseconds,
      });
      askShares();
      return;
    case "inside": {
      const bar = state.bridge?.run === message.run ? state.bridge.bridge.bars[message.bar] : undefined;
      if (message.run === state.run && bar !== undefined)
        useCompare.setState({ shares: new Map(state.shares).set(barKey(bar), message.amounts) });
      return;
    }
    case "failed":
      if (message.run === -1 || message.run === state.run || message.run === figuresRun)
        useCompare.setState({ failure: message.message });
  }
}

/** The columns, and what they inherit from. The selected scenario is held elsewhere. */
function idsBeside(): readonly string[] {
  const { scenarios } = useWorkspace.getState();
  const listed = new Map(scenarios.map((scenario) => [scenario.id, scenario]));
  const ids = new Set<string>();
  for (const column of columnsNow()) {
    let at: string | null = column;
    while (at !== null && !ids.has(at) && listed.get(at)?.fault === null) {
      ids.add(at);
      at = listed.get(at)?.parent ?? null;
    }
  }
  ids.delete(useScenario.getState().id ?? "");
  return [...ids];
}

/** Reads what stands beside the selected scenario. An edit meanwhile is newer than what was read; it reads again later. */
async function readOthers(): Promise<void> {
  await allStored();
  const { storedAt } = useWorkspace.getState();
  const read = await Promise.all(idsBeside().map(async (id) => [id, await readStored(id)] as const));
  const now = useWorkspace.getState();
  if (workers === null || now.unstored > 0 || now.storedAt !== storedAt) return;
  const before = useOthers.getState().scenarios;
  // What is equal stays the same object, so that nothing is computed twice.
  const scenarios = new Map(
    read.map(([id, found]) => {
      const known = before.get(id);
      return [id, known !== undefined && sameJson(known as never, found as never) ? known : found];
    }),
  );
  const isSame = scenarios.size === before.size && [...scenarios].every(([id, found]) => before.get(id) === found);
  if (!isSame) useOthers.setState({ scenarios });
}

/** The selected scenario as it is on screen, the others as they are stored. Waits for those that were not read yet. */
function compose(): void {
  const { id, records, preview } = useScenario.getState();
  const before = useCompare.getState().records;
  const columns = columnsNow().map((column): readonly [string, ScenarioRecords | undefined] => {
    if (column !== id || records === null) return [column, useOthers.getState().scenarios.get(column)?.records];
    if (preview === null) return [column, records];
    const known = before.get(column);
    return [column, known?.document === preview ? known : { ...records, document: preview }];
  });
  const known = columns.filter((column): column is [string, ScenarioRecords] => column[1] !== undefined);
  if (known.length < columns.length) return;
  const ids = [...before.keys()];
  const isSame =
    ids.length === known.length &&
    known.every(([column, found], at) => ids[at] === column && before.get(column) === found);
  if (isSame && figuresRun > 0) return;
  if (!isSame) useCompare.setState({ records: new Map(known) });
  holdColumns();
  askFigures();
  askBridge();
}

function holdColumns(): void {
  const { records } = useCompare.getState();
  for (const id of held.keys())
    if (!records.has(id)) {
      workers?.drop(id);
      held.delete(id);
    }
  for (const [id, { document }] of records) {
    if (held.get(id) === document) continue;
    workers?.hold(id, document);
    held.set(id, document);
  }
}

function askFigures(): void {
  const { records } = useCompare.getState();
  const { scope } = useSelection.getState();
  lastRun += 1;
  figuresRun = lastRun;
  workers?.send({ kind: "figures", run: figuresRun, scenarios: [...records.keys()], scope });
}

/** The last span of the results is the horizon, whatever its index. */
function bridgeSpan(): BridgeSpan {
  const { span } = useSelection.getState();
  const spans = useResults.getState().view?.spans.length ?? 0;
  return span === null || span >= spans - 1 ? "horizon" : span;
}

/** Ends that are still there; else what outcome pricing with AI does to the baseline. */
function standingEnds(): BridgeEnds | null {
  const { ends, records } = useCompare.getState();
  const [baseline] = records.keys();
  if (baseline === undefined) return null;
  if (ends !== null && records.has(ends.from.scenario) && records.has(ends.to.scenario)) return ends;
  return { from: { scenario: baseline, lens: "current/off" }, to: { scenario: baseline, lens: "proposed/on" } };
}

function askBridge(): void {
  const ends = standingEnds();
  lastRun += 1;
  askedShares.clear();
  useCompare.setState({ ends, run: lastRun, shares: new Map(), failure: null });
  if (ends === null) return;
  const { records } = useCompare.getState();
  const [from, to] = [ends.from, ends.to].map(({ scenario }) => records.get(scenario)?.document);
  if (from?.currency !== to?.currency) {
    useCompare.setState({
      bridge: null,
      opened: null,
      failure: `${from?.currency} and ${to?.currency} have no difference. Choose two scenarios of one currency.`,
    });
    return;
  }
  const { scope } = useSelection.getState();
  workers?.send({ kind: "bridge", run: lastRun, bridge: { ...ends, scope, span: bridgeSpan() } });
}

export function chooseEnds(from: NamedEnd, to: NamedEnd): void {
  useCompare.setState({ ends: { from, to }, opened: null });
  showCompareChart("bridge");
  askBridge();
}

/** Bars of the newest run whose shares are under way. */
const askedShares = new Set<number>();

function askShares(): void {
  const bar = barWithoutShares();
  if (bar === null || askedShares.has(bar)) return;
  askedShares.add(bar);
  workers?.send({ kind: "inside", run: useCompare.getState().run, bar });
}

/**
 * Opens a bar into its inputs, or closes it. It goes by its key: the bridge on screen may be about to be replaced by another,
 * which has other bars at the same places.
 */
export function openBar(key: string): void {
  useCompare.setState(({ opened }) => ({ opened: opened === key ? null : key }));
  askShares();
}

let reading: Promise<void> = Promise.resolve();

function refresh(): void {
  compose();
  reading = reading
    .then(readOthers)
    .then(() => {
      // The page may have gone while the documents were read.
      if (workers !== null) compose();
    })
    .catch((error: unknown) => useCompare.setState({ failure: messageOf(error) }));
}

/** Follows the workspace until the returned function is called. */
export function followComparison(): () => void {
  workers ??= startCompareWorkers(receive);
  restoreComparison();
  // Whatever was shown may have changed while the page was away.
  figuresRun = 0;
  held.clear();
  useCompare.setState({ figures: new Map(), findings: new Map(), bridge: null });
  // From here on the order is the user's: to work on another scenario must not move the columns.
  if (useCompare.getState().chosen === null) useCompare.setState({ chosen: columnsNow() });
  refresh();
  const stops = [
    useScenario.subscribe((state, before) => {
      if (state.id !== before.id) refresh();
      else if (state.records !== before.records || state.preview !== before.preview) compose();
    }),
    useOthers.subscribe(compose),
    useWorkspace.subscribe((state, before) => {
      if (state.scenarios !== before.scenarios || state.storedAt !== before.storedAt) refresh();
    }),
    useCompare.subscribe((state, before) => {
      if (state.chosen !== before.chosen) refresh();
    }),
    useSelection.subscribe((state, before) => {
      const isElsewhere = !sameScope(state.scope, before.scope);
      if (isElsewhere) askFigures();
      if (isElsewhere || state.span !== before.span) askBridge();
    }),
  ];
  return () => {
    for (const stop of stops) stop();
    workers?.stop();
    workers = null;
    held.clear();
    useOthers.setState({ scenarios: new Map() });
  };
}
