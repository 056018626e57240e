/** Names of members that a variant has values of, and what it inherits from has no more. */
import type { Json } from "../../shared/scenario/change.ts";
import { valueAt } from "../../shared/scenario/history.ts";
import { lostMemberPath } from "../../shared/scenario/merge-words.ts";
import type { HistoryStore } from "../storage/history-store.ts";
import type { ReadScenario } from "./scenario-tree.ts";

/** A client, category or component by the name that people gave it. */
function nameOf(member: Json | undefined): string | null {
  if (typeof member !== "object" || member === null || Array.isArray(member)) return null;
  const { name, label } = member as { readonly name?: Json; readonly label?: Json };
  const told = typeof label === "string" ? label : name;
  return typeof told === "string" && told !== "" ? told : null;
}

/** What the history last had at a path of a scenario or of what it inherits from. */
function lastNamed(history: HistoryStore, records: readonly string[], path: string): string | null {
  for (const record of records)
    for (const { changes } of history.editsAbout(record, JSON.stringify(path)))
      for (const change of changes) {
        const name = change.record === record && change.path === path ? nameOf(change.before ?? change.after) : null;
        if (name !== null) return name;
      }
  return null;
}

/** By the path of the member. Those that nothing tells are left out. */
export function lostNames({ variant }: ReadScenario, history: HistoryStore): Record<string, string> {
  if (variant === null) return {};
  const line: ReadScenario[] = [];
  for (let at: ReadScenario | undefined = variant.parent; at !== undefined; at = at.variant?.parent) line.push(at);
  const { document } = variant.parent;
  const names = new Map<string, string>();
  for (const path of new Set(variant.orphaned.flatMap((orphan) => lostMemberPath(orphan, document) ?? []))) {
    // Further up it may stand yet: a variant in between does without it.
    const above = line.map((one) => nameOf(valueAt(one.document, path))).find((name) => name !== null);
    const records = line.map(({ id, variant: own }) => `${own === null ? "scenario" : "variant"}/${id}`);
    const name = above ?? lastNamed(history, records, path);
    if (name !== null) names.set(path, name);
  }
  return Object.fromEntries(names);
}
