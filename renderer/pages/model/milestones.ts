/** The months in which something begins: AI for the clients in scope, and their conversion. */
import type { Client, ScenarioDocument } from "../../../shared/model/document.ts";
import type { ScopeView } from "../../workers/protocol.ts";

export interface Milestone {
  readonly month: string;
  readonly label: string;
}

export function goLiveOf(client: Client, document: ScenarioDocument): number | null {
  if (client.ai?.enabled === false) return null;
  return client.ai?.goLiveMonth ?? document.ai.goLiveMonth;
}

/** Milestones within the horizon; of a portfolio, the first of each kind. */
export function milestonesOf(document: ScenarioDocument, view: ScopeView<number>): readonly Milestone[] {
  const { scope } = view;
  const clients = document.clients.filter((client) => scope.kind === "portfolio" || client.id === scope.id);
  const first = (months: readonly (number | null)[]): string | undefined => {
    const known = months.filter((month) => month !== null);
    return known.length === 0 ? undefined : view.months[Math.min(...known) - 1];
  };
  const live = first(clients.map((client) => goLiveOf(client, document)));
  const converts = first(clients.map((client) => client.convertMonth));
  const prefix = scope.kind === "portfolio" ? "first " : "";
  return [
    ...(live === undefined ? [] : [{ month: live, label: prefix === "" ? "AI live" : "first AI live" }]),
    ...(converts === undefined
      ? []
      : [{ month: converts, label: prefix === "" ? "converts" : "first client converts" }]),
  ];
}
