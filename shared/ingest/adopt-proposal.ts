import { PRIORITIES, type Priority, type ScenarioDocument, type UnitKind } from "../model/document.ts";
import { NO_VALUE } from "./cube.ts";
import type { TicketCube } from "./formats.ts";
import { plainWords } from "./headings.ts";

/** What the values of a file most likely are in a scenario: proposals that the user sees and changes before adopting. */

export type CategoryTarget =
  | { readonly kind: "existing"; readonly id: string }
  | { readonly kind: "new"; readonly name: string; readonly driver: UnitKind }
  /** Counted in the category "Other". */
  | { readonly kind: "other" };

/** File value -> where its tickets go. The empty value stands for tickets without a category. */
export type CategoryMapping = Readonly<Record<string, CategoryTarget>>;
/** File value -> our priority, null where it says nothing. */
export type PriorityMapping = Readonly<Record<string, Priority | null>>;

/** Values of one column of the cube with their tickets, largest first. */
export function valuesOf(cube: TicketCube, column: "category" | "priority"): { value: string; tickets: number }[] {
  const counts = new Map<string, number>();
  for (const cell of cube.cells) counts.set(cell[column], (counts.get(cell[column]) ?? 0) + cell.tickets);
  return [...counts]
    .map(([value, tickets]) => ({ value, tickets }))
    .sort((a, b) => b.tickets - a.tickets || (a.value < b.value ? -1 : 1));
}

/** Categories made new by a proposal at most, and the share of the tickets that earns one. */
const NEW_AT_MOST = 8;
const NEW_FROM_SHARE = 0.03;
const STOP_WORDS = new Set([
  "and",
  "or",
  "the",
  "of",
  "issue",
  "issues",
  "request",
  "requests",
  "support",
  "problem",
  "problems",
  "other",
  "service",
]);

function keywords(text: string): string[] {
  return plainWords(text)
    .split(" ")
    .filter((word) => word.length > 2 && !STOP_WORDS.has(word));
}

/** Same name first, then the category that shares most of its words. */
function likeliestCategory(value: string, document: ScenarioDocument): string | null {
  const plain = plainWords(value);
  const same = document.categories.find(({ id, name }) => plainWords(name) === plain || plainWords(id) === plain);
  if (same !== undefined) return same.id;
  const words = new Set(keywords(value));
  let best: { id: string; share: number } | null = null;
  for (const { id, name } of document.categories) {
    const own = keywords(name);
    const share = own.length === 0 ? 0 : own.filter((word) => words.has(word)).length / own.length;
    if (share >= 0.5 && share > (best?.share ?? 0)) best = { id, share };
  }
  return best?.id ?? null;
}

/** Every category value of the cube, the largest to a category of their own, the rest to "Other". */
export function proposeCategoryMapping(cube: TicketCube, document: ScenarioDocument): CategoryMapping {
  const values = valuesOf(cube, "category");
  const total = values.reduce((sum, { tickets }) => sum + tickets, 0);
  let made = 0;
  const mapping = values.map(({ value, tickets }): [string, CategoryTarget] => {
    if (value === NO_VALUE) return [value, { kind: "other" }];
    const id = likeliestCategory(value, document);
    if (id !== null) return [value, { kind: "existing", id }];
    if (made >= NEW_AT_MOST || tickets < total * NEW_FROM_SHARE) return [value, { kind: "other" }];
    made += 1;
    return [value, { kind: "new", name: value.slice(0, 80), driver: "users" }];
  });
  return Object.fromEntries(mapping);
}

const LOWEST =
  /\b(very low|lowest|muito baixa|molto bassa|muy baja|tres basse|sehr niedrig|planning|trivial|minor|p5|none)\b/;
const HIGHEST =
  /\b(critical|critica|critico|critique|kritisch|urgent|urgente|dringend|emergency|emergenza|emergencia|blocker|highest|immediate|severe|very high|muito alta|molto alta|muy alta|tres haute|sehr hoch|p1|sev1)\b/;
const HIGH = /\b(high|alta|alto|haute|elevee|hoch|major|important|p2|sev2)\b/;
const MEDIUM = /\b(medium|moderate|normal|media|medio|average|moyenne|mittel|standard|regular|p3|sev3)\b/;
const LOW = /\b(low|baixa|baixo|bassa|basso|baja|basse|niedrig|gering|p4|sev4)\b/;

function priorityOf(value: string): Priority | null {
  const plain = plainWords(value);
  if (plain === "") return null;
  // `3 - Moderate`, `Priority 3 - Normal Response`, `P3`: the number is the rank.
  const rank = /^(?:p|prio|priority|prioridade|priorita|sev|severity)? ?([0-5])\b/.exec(plain)?.[1];
  if (rank !== undefined) return PRIORITIES[Math.min(Math.max(Number(rank), 1), 4) - 1] ?? null;
  if (LOWEST.test(plain)) return "P4";
  if (HIGHEST.test(plain)) return "P1";
  if (HIGH.test(plain)) return "P2";
  if (MEDIUM.test(plain)) return "P3";
  return LOW.test(plain) ? "P4" : null;
}

/** Every priority value of the cube read by its number or its word; null where neither says anything. */
export function proposePriorityMapping(cube: TicketCube): PriorityMapping {
  return Object.fromEntries(valuesOf(cube, "priority").map(({ value }) => [value, priorityOf(value)]));
}
