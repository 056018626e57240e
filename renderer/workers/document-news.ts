import type { ScenarioDocument } from "../../shared/model/document.ts";
import type { DocumentNews } from "./protocol.ts";

type Members = Readonly<Record<string, unknown>>;

/** What is new in a document against another, of which unchanged members are the same objects. */
export function newsOf(before: ScenarioDocument | null, after: ScenarioDocument): DocumentNews {
  const known: Members = { ...before };
  const changed = Object.fromEntries(Object.entries(after).filter(([name, member]) => known[name] !== member));
  return { changed, gone: Object.keys(known).filter((name) => !Object.hasOwn(after, name)) };
}

export function withNews(before: ScenarioDocument | null, { changed, gone }: DocumentNews): ScenarioDocument {
  const after: Record<string, unknown> = { ...before, ...changed };
  for (const name of gone) delete after[name];
  return after as unknown as ScenarioDocument;
}
