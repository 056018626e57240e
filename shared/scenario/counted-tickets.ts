/** From the inputs behind a figure to the tickets that some of them were counted from. */
import { type EvidenceByPath, evidenceFor, evidencePath } from "./evidence.ts";

/** What one import says of some inputs. */
export interface CountedImport {
  readonly importId: string;
  /** The file as its evidence names it: "export.csv". */
  readonly file: string;
  /** Tickets of the categories below; null where evidence from before counts were kept does not say. */
  readonly tickets: number | null;
  /** Evidence paths of the inputs, each once, in the order given. */
  readonly paths: readonly string[];
}

/** The category whose tickets an input at a path was counted from; its rate, mix and minutes are counted from the same. */
export function countedCategory(path: string): string {
  return path.split("/").slice(0, 2).join("/");
}

/** Imports behind some inputs, the one with most tickets first. A ticket counts once, however many inputs it went into. */
export function countedImports(evidence: EvidenceByPath, paths: Iterable<string>): readonly CountedImport[] {
  const found = new Map<string, { file: string; paths: Set<string>; counts: Map<string, number | null> }>();
  for (const path of paths) {
    const { importId, source, tickets } = evidenceFor(evidence, path);
    if (importId === undefined) continue;
    const one = found.get(importId) ?? { file: source.split(",")[0] ?? source, paths: new Set(), counts: new Map() };
    found.set(importId, one);
    one.paths.add(evidencePath(path));
    const category = countedCategory(path);
    const known = one.counts.get(category) ?? null;
    one.counts.set(category, tickets === undefined ? known : Math.max(tickets.count, known ?? 0));
  }
  return [...found]
    .map(([importId, { file, paths: inputs, counts }]) => ({
      importId,
      file,
      tickets: [...counts.values()].reduce((sum, count) => (sum === null || count === null ? null : sum + count), 0),
      paths: [...inputs],
    }))
    .sort((a, b) => (b.tickets ?? 0) - (a.tickets ?? 0));
}
