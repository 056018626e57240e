import type { ScenarioDocument } from "../../shared/model/document.ts";
import { KPIS, LENSES, type Results, type ScopeResults } from "../../shared/model/results.ts";
import type { HandWrittenLoops } from "./hand-written-loops.ts";

/** Where the engine's columns and the loops part by more than 1e-9, relative or absolute; also lines that only one of them has. */
export function differencesFromLoops(
  document: ScenarioDocument,
  results: Results<number>,
  loops: HandWrittenLoops,
): string[] {
  const found: string[] = [];
  for (const [at, lens] of LENSES.entries()) {
    const { clients, portfolio } = results.lenses[lens];
    const compareScope = (scope: ScopeResults<number>, client: number | null, name: string) => {
      const lines = loops.lines(at, client);
      const ids = new Set([...lines.keys(), ...Object.keys(scope.lines)]);
      for (const id of ids) compare(scope.lines[id], lines.get(id), `${lens} ${name} ${id}`, found);
      for (const kpi of KPIS) compare(scope.kpis[kpi], loops.figures(at, client)[kpi], `${lens} ${name} ${kpi}`, found);
    };
    for (const [client, { id }] of document.clients.entries()) compareScope(clients[id]!, client, id);
    compareScope(portfolio, null, "portfolio");
  }
  return found.slice(0, 30);
}

function compare(
  mine: readonly (number | null)[] | undefined,
  theirs: Float64Array | undefined,
  at: string,
  found: string[],
): void {
  if (mine === undefined || theirs === undefined || mine.length !== theirs.length) {
    found.push(`${at}: only ${mine === undefined ? "the loops have" : "the engine has"} it`);
    return;
  }
  for (const [column, value] of mine.entries()) {
    const other = theirs[column]!;
    if (value === null ? Number.isNaN(other) : Math.abs(value - other) <= 1e-9 * Math.max(1, Math.abs(value))) continue;
    found.push(`${at} ${column + 1}: ${value} against ${other}`);
    return;
  }
}
