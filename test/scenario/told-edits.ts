import type { ScenarioDocument } from "../../shared/model/document.ts";
import type { Change, Json } from "../../shared/scenario/change.ts";
import { type EditOutlines, editOutlines } from "../../shared/scenario/edit-outline.ts";
import { editLines, editWords } from "../../shared/scenario/edit-words.ts";
import { applyToRecords, difference } from "../../shared/scenario/history.ts";
import { sampleWorkspace } from "../../shared/scenario/sample.ts";

export type Records = Readonly<Record<string, Json | undefined>>;
export type Draft = Record<string, never>;

export const SAMPLE = JSON.parse(
  JSON.stringify(sampleWorkspace("2026-11-22").scenarios[0]?.document),
) as ScenarioDocument;
export const BASE: Records = {
  "scenario/a": SAMPLE as unknown as Json,
  "evidence/a": {},
  "settings/workspace": {
    organisation: "Brightwater",
    person: "Ada",
    theme: "light",
    density: "compact",
    locale: "en-US",
  },
  "variant/b": { parent: "a", name: "Cautious", overrides: {}, evidence: {} },
};

export interface Told {
  readonly words: string;
  readonly changes: readonly Change[];
  readonly outlines: EditOutlines;
  readonly lines: ReturnType<typeof editLines>;
}

/** What an edit that turns one record into another is told as. */
export function told(
  record: string,
  recipe: (draft: Draft) => unknown,
  records: Records = BASE,
  locale = "en-US",
): Told {
  const before = records[record];
  const draft = structuredClone(before ?? {}) as Draft;
  const returned = recipe(draft);
  const after = returned === undefined ? draft : returned === null ? undefined : returned;
  return toldOf(difference(record, before, after), records, locale);
}

export function toldOf(changes: readonly Change[], records: Records = BASE, locale = "en-US"): Told {
  const next = applyToRecords((record) => records[record], changes);
  const outlines = editOutlines(
    changes,
    (record) => records[record],
    (record) => (next.has(record) ? next.get(record) : records[record]),
  );
  const lines = editLines(changes, JSON.parse(JSON.stringify(outlines)), locale);
  return { words: editWords(lines), changes, outlines, lines };
}
