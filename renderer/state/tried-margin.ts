/** The horizon margin of `proposed/on` before and after values that are only tried, for the scope on screen. */
import type { ScenarioDocument } from "../../shared/model/document.ts";
import { fieldAt } from "../../shared/model/fields.ts";
import type { Scope } from "../../shared/model/results.ts";
import type { Json } from "../../shared/scenario/change.ts";
import type { ScopeView } from "../workers/protocol.ts";
import { marginOfDocument } from "../workers/trial-desk.ts";
import { ask, sameScope, useResults } from "./results-store.ts";

export interface TriedMargin {
  readonly now: number;
  readonly tried: number;
}

const MOVABLE: ReadonlySet<string> = new Set(["quantity", "decimal", "count", "month"]);

export function horizonMargin(view: ScopeView<number>): number | null {
  return view.lenses["proposed/on"].totals.margin?.[view.spans.length - 1] ?? null;
}

/** One input alone, where the model can be asked about it alone; else undefined. */
async function ofOneInput(scope: Scope, path: string, value: Json | undefined): Promise<TriedMargin | undefined> {
  const isPlain = typeof value === "string" || typeof value === "number";
  if (!isPlain || !MOVABLE.has(fieldAt(path)?.kind ?? "")) return undefined;
  const { now, at } = await ask("column", { kind: "tryValues", scope, path, values: [String(value)] });
  const tried = at?.[0];
  return tried === undefined ? undefined : { now, tried };
}

/** Of the document on screen, whose figures are there as a rule. */
async function marginNow(scope: Scope, document: ScenarioDocument): Promise<number> {
  const { view, version } = useResults.getState();
  const shown = view !== null && view.version === version && sameScope(view.scope, scope) ? horizonMargin(view) : null;
  return shown ?? marginOfDocument(scope, document);
}

/**
 * Of the document on screen, and with `changes` made, which gives `next`; `next` must stand. Rejects with `StaleQuestion`
 * when an edit or a newer question overtakes the answer.
 */
export async function triedMargin(
  scope: Scope,
  document: ScenarioDocument,
  next: ScenarioDocument,
  changes: readonly { readonly path: string; readonly value: Json | undefined }[],
): Promise<TriedMargin> {
  const [only] = changes;
  const alone = changes.length === 1 && only !== undefined ? await ofOneInput(scope, only.path, only.value) : undefined;
  if (alone !== undefined) return alone;
  const now = await marginNow(scope, document);
  return { now, tried: await marginOfDocument(scope, next) };
}
