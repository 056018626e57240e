/** What lenses are called, and the clients' own names for their plans. */
import type { ScenarioDocument } from "../../../shared/model/document.ts";
import type { LensId, Scope } from "../../../shared/model/results.ts";

export interface PlanNames {
  readonly current: string;
  readonly proposed: string;
}

function common(names: readonly string[], otherwise: string): string {
  const [first] = names;
  return first !== undefined && first.trim() !== "" && names.every((name) => name === first) ? first : otherwise;
}

/** The plans' names where all clients in scope agree on one. */
export function planNames(document: ScenarioDocument, scope: Scope): PlanNames {
  const clients = document.clients.filter((client) => scope.kind === "portfolio" || client.id === scope.id);
  const current = common(
    clients.map((client) => client.currentPlan.name),
    "Current plan",
  );
  const proposed = common(
    clients.map((client) => client.proposedPlan.name),
    "Proposed plan",
  );
  return current === proposed ? { current: "Current plan", proposed: "Proposed plan" } : { current, proposed };
}

export function isProposed(lens: LensId): boolean {
  return lens.startsWith("proposed");
}

export function hasAi(lens: LensId): boolean {
  return lens.endsWith("/on");
}

export function planOf(lens: LensId, names: PlanNames): string {
  return isProposed(lens) ? names.proposed : names.current;
}

/** "Outcome, AI on". */
export function lensName(lens: LensId, names: PlanNames): string {
  return `${planOf(lens, names)}, AI ${hasAi(lens) ? "on" : "off"}`;
}
