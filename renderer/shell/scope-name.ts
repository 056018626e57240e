import type { ScenarioDocument } from "../../shared/model/document.ts";
import type { Scope } from "../../shared/model/results.ts";

/** Whom figures are about, in a sentence. */
export function scopeName(scope: Scope, document: ScenarioDocument): string {
  if (scope.kind === "portfolio") return "portfolio";
  return document.clients.find((client) => client.id === scope.id)?.name ?? "client";
}
