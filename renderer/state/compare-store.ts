/** The Compare page: which scenarios stand side by side, their documents, figures and the bridge between two of them. */
import { create } from "zustand";
import type { Bridge, BridgeBar } from "../../shared/compare/bridge.ts";
import type { Json } from "../../shared/scenario/change.ts";
import type { ComparedFigures, ComparedFindings, NamedEnd } from "../workers/compare-protocol.ts";
import type { ScenarioRecords } from "./scenario-store.ts";
import { useScenario } from "./scenario-store.ts";
import { remember, remembered, useWorkspace } from "./workspace-store.ts";

export const MOST_COLUMNS = 6;
export const LETTERS = ["A", "B", "C", "D", "E", "F"] as const;

export const COMPARE_CHARTS = ["bridge", "monthly", "cumulative"] as const;
export type CompareChart = (typeof COMPARE_CHARTS)[number];

export interface BridgeEnds {
  readonly from: NamedEnd;
  readonly to: NamedEnd;
}

/** Names a bar in every bridge it occurs in: bridges differ in which effects they have. */
export const barKey = ({ groups }: BridgeBar): string => groups.join(" ");

export interface ShownBridge {
  readonly run: number;
  /** What it was asked for; the page may have gone on to others. */
  readonly ends: BridgeEnds;
  readonly bridge: Bridge;
  readonly milliseconds: number;
}

interface CompareState {
  /** As the user put them, the baseline first; null until then. Some may be gone. */
  readonly chosen: readonly string[] | null;
  readonly onlyChanged: boolean;
  readonly chart: CompareChart;
  /** Of every column that is there. */
  readonly records: ReadonlyMap<string, ScenarioRecords>;
  readonly figures: ReadonlyMap<string, ComparedFigures>;
  readonly findings: ReadonlyMap<string, ComparedFindings>;
  readonly ends: BridgeEnds | null;
  /** Of the newest question asked of the workers. */
  readonly run: number;
  readonly bridge: ShownBridge | null;
  /** Key of the opened bar. */
  readonly opened: string | null;
  /** Of the newest run, by the key of the bar: what each of its inputs adds; null where that takes too many evaluations. */
  readonly shares: ReadonlyMap<string, readonly string[] | null>;
  readonly failure: string | null;
}

export const useCompare = create<CompareState>(() => ({
  chosen: null,
  onlyChanged: true,
  chart: "bridge",
  records: new Map(),
  figures: new Map(),
  findings: new Map(),
  ends: null,
  run: 0,
  bridge: null,
  opened: null,
  shares: new Map(),
  failure: null,
}));

/** Shows a bridge; the opened bar stays open if it is one of its bars. */
export function showBridge(bridge: ShownBridge): void {
  useCompare.setState(({ opened }) => ({
    bridge,
    failure: null,
    opened: bridge.bridge.bars.some((bar) => barKey(bar) === opened) ? opened : null,
  }));
}

/** Place of the opened bar in the bridge of the newest run, while the shares of its inputs are to be worked out. */
export function barWithoutShares(): number | null {
  const { opened, shares, run, bridge } = useCompare.getState();
  if (opened === null || bridge?.run !== run || shares.has(opened)) return null;
  const at = bridge.bridge.bars.findIndex((bar) => barKey(bar) === opened);
  return (bridge.bridge.bars[at]?.inputs.length ?? 0) > 1 ? at : null;
}

const COLUMNS = "compareColumns";

export function restoreComparison(): void {
  const columns = remembered(COLUMNS);
  const chart = COMPARE_CHARTS.find((one) => one === remembered("compareChart"));
  useCompare.setState((state) => ({
    chosen: Array.isArray(columns) ? columns.filter((id) => typeof id === "string") : state.chosen,
    onlyChanged: remembered("compareOnlyChanged") !== false,
    chart: chart ?? state.chart,
  }));
}

/** What is known of a scenario without reading it. */
interface Listed {
  readonly id: string;
  readonly parent: string | null;
  /** Why it cannot be read. */
  readonly fault: string | null;
}

function rootOf(id: string, scenarios: readonly Listed[], seen = new Set<string>()): string {
  const parent = scenarios.find((scenario) => scenario.id === id)?.parent ?? null;
  return parent === null || seen.has(id) ? id : rootOf(parent, scenarios, seen.add(id));
}

/** Variants of one scenario stand before others. */
function familyFirst(selected: string, scenarios: readonly Listed[]): readonly string[] {
  const root = rootOf(selected, scenarios);
  const isFamily = ({ id }: Listed): boolean => rootOf(id, scenarios) === root;
  return [...scenarios.filter(isFamily), ...scenarios.filter((one) => !isFamily(one))].map(({ id }) => id);
}

/**
 * The columns of the page: what was chosen and is still there, at first as many as have room. The selected scenario is always
 * among them, since its figures are the ones that can be traced.
 */
export function columnsOf(
  chosen: readonly string[] | null,
  all: readonly Listed[],
  selected: string | null,
): readonly string[] {
  const scenarios = all.filter(({ fault }) => fault === null);
  const ids = selected === null ? scenarios.map(({ id }) => id) : familyFirst(selected, scenarios);
  const standing = (chosen ?? ids).filter((id) => ids.includes(id));
  if (selected === null || !ids.includes(selected)) return standing.slice(0, MOST_COLUMNS);
  const others = standing.filter((id) => id !== selected);
  if (chosen === null) return [selected, ...others].slice(0, MOST_COLUMNS);
  const shown = standing.slice(0, MOST_COLUMNS);
  return shown.includes(selected) ? shown : [...others.slice(0, MOST_COLUMNS - 1), selected];
}

export function columnsNow(): readonly string[] {
  return columnsOf(useCompare.getState().chosen, useWorkspace.getState().scenarios, useScenario.getState().id);
}

function choose(columns: readonly string[]): void {
  useCompare.setState({ chosen: columns });
  remember(COLUMNS, columns as Json);
}

export function addColumn(id: string): void {
  choose([...columnsNow().filter((one) => one !== id), id].slice(0, MOST_COLUMNS));
}

export function removeColumn(id: string): void {
  choose(columnsNow().filter((one) => one !== id));
}

/** `to` 0 makes it the baseline. */
export function moveColumn(id: string, to: number): void {
  choose(
    columnsNow()
      .filter((one) => one !== id)
      .toSpliced(to, 0, id),
  );
}

export function showOnlyChanged(onlyChanged: boolean): void {
  useCompare.setState({ onlyChanged });
  remember("compareOnlyChanged", onlyChanged);
}

export function showCompareChart(chart: CompareChart): void {
  useCompare.setState({ chart });
  remember("compareChart", chart);
}

/** The letter of a column, the same everywhere on the page. */
export function letterOf(columns: readonly string[], id: string): string {
  return LETTERS[columns.indexOf(id)] ?? "";
}
