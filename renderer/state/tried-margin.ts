/** The horizon margin of `proposed/on` before and after values that are only tried, for the scope on screen. */
import type { ScenarioDocument } from "../../shared/model/document.ts";
import { fieldAt } from "../../shared/model/fields.ts";
import type { Scope } from "../../shared/model/results.ts";
import type { Json } from "../../shared/scenario/change.ts";
import { ask } from "./results-store.ts";

export interface TriedMargin {
  readonly now: number;
  readonly tried: number;
}

const MOVABLE: ReadonlySet<string> = new Set(["quantity", "decimal", "count", "month"]);

/** One input alone, where the model can be asked about it alone; else undefined. */
async function ofOneInput(scope: Scope, path: string, value: Json | undefined): Promise<TriedMargin | undefined> {
  const isPlain = typeof value === "string" || typeof value === "number";
  if (!isPlain || !MOVABLE.has(fieldAt(path)?.kind ?? "")) return undefined;
  const { now, at } = await ask("scan", { kind: "tryValues", scope, path, values: [String(value)] });
  const tried = at?.[0];
  return tried === undefined ? undefined : { now, tried };
}

/** `document` must stand. Rejects with `StaleQuestion` when an edit overtakes the answer. */
export async function triedMargin(
  scope: Scope,
  document: ScenarioDocument,
  changes: readonly { readonly path: string; readonly value: Json | undefined }[],
): Promise<TriedMargin> {
  const [only] = changes;
  const alone = changes.length === 1 && only !== undefined ? await ofOneInput(scope, only.path, only.value) : undefined;
  return alone ?? ask("scan", { kind: "tryDocument", scope, document });
}
