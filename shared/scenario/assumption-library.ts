/** Documented ranges for the inputs nobody has measured yet, each with its source and a mark on what vendors claim. */
import { AI_ENTRIES } from "./library/ai.ts";
import type { LibraryEntry } from "./library/entry.ts";
import { FINANCE_ENTRIES } from "./library/finance.ts";
import { GUARANTEE_ENTRIES } from "./library/guarantees.ts";
import { LABOUR_ENTRIES } from "./library/labour.ts";
import { PRICE_ENTRIES } from "./library/prices.ts";
import { WORK_ENTRIES } from "./library/work.ts";

export const ASSUMPTION_LIBRARY: readonly LibraryEntry[] = [
  ...PRICE_ENTRIES,
  ...WORK_ENTRIES,
  ...LABOUR_ENTRIES,
  ...AI_ENTRIES,
  ...GUARANTEE_ENTRIES,
  ...FINANCE_ENTRIES,
];

/** Throws for an id that is not in the library. */
export function libraryEntry(id: string): LibraryEntry {
  const entry = ASSUMPTION_LIBRARY.find((one) => one.id === id);
  if (entry === undefined) throw new Error(`no entry "${id}" in the assumption library`);
  return entry;
}

/** Whether a stable path matches a pattern in which `*` stands for one segment. */
export function matchesPattern(path: string, pattern: string): boolean {
  const segments = path.split("/");
  const parts = pattern.split("/");
  return segments.length === parts.length && parts.every((part, index) => part === "*" || part === segments[index]);
}

/** The entries that speak of the input at a stable path. */
export const libraryEntriesFor = (path: string): readonly LibraryEntry[] =>
  ASSUMPTION_LIBRARY.filter(({ appliesTo }) => appliesTo.some((pattern) => matchesPattern(path, pattern)));
