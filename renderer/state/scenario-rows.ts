/** The workspace's scenarios as a list to choose from: each variant below what it inherits from, or what a search finds. */
import { plainWords, wordsOf } from "../../shared/scenario/search.ts";
import type { ScenarioSummary } from "./workspace-store.ts";

export interface ScenarioRow {
  readonly scenario: ScenarioSummary;
  /** 0 for a root; in what a search finds always 0. */
  readonly depth: number;
  /** What it inherits from, where that stands. */
  readonly parentName: string | null;
}

function within(scenarios: readonly ScenarioSummary[]): ScenarioRow[] {
  const byId = new Map(scenarios.map((scenario) => [scenario.id, scenario]));
  const children = new Map<string | null, ScenarioSummary[]>();
  for (const scenario of scenarios) {
    const above = scenario.parent !== null && byId.has(scenario.parent) ? scenario.parent : null;
    const siblings = children.get(above);
    if (siblings === undefined) children.set(above, [scenario]);
    else siblings.push(scenario);
  }
  const rows: ScenarioRow[] = [];
  const seen = new Set<string>();
  const place = (scenario: ScenarioSummary, depth: number): void => {
    // Depth is unlimited, so the walk keeps its own list of what waits.
    const waiting = [{ scenario, depth }];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (seen.has(next.scenario.id)) continue;
      seen.add(next.scenario.id);
      const parentName = byId.get(next.scenario.parent ?? "")?.name ?? null;
      rows.push({ ...next, parentName });
      const below = next.depth + 1;
      for (const child of (children.get(next.scenario.id) ?? []).toReversed())
        waiting.push({ scenario: child, depth: below });
    }
  };
  for (const root of children.get(null) ?? []) place(root, 0);
  // Members of a ring of parents, as only a damaged file holds, hang below no root.
  for (const left of scenarios) if (!seen.has(left.id)) place(left, 0);
  return rows;
}

/** All in the order of their list, variants indented; with words, those whose name holds every one, not indented. */
export function scenarioRows(scenarios: readonly ScenarioSummary[], query: string): readonly ScenarioRow[] {
  const rows = within(scenarios);
  const words = wordsOf(query);
  if (words.length === 0) return rows;
  return rows
    .filter(({ scenario }) => {
      const name = plainWords(scenario.name);
      return words.every((word) => name.includes(word));
    })
    .map((row) => ({ ...row, depth: 0 }));
}
