/** The stored value in words where another one is being tried on top of it. */
import type { Field } from "../../shared/model/field.ts";
import { sameJson, valueAt } from "../../shared/scenario/history.ts";
import { useScratch } from "../state/scratch-store.ts";
import { useFieldOptions } from "./field-options.ts";
import { restingParts } from "./resting-parts.ts";

/** `value` is what stands in the shown document, undefined where the field is absent; `fallback` what then counts. */
export function useStoredText(path: string, field: Field, value: unknown, fallback: unknown): string | undefined {
  const options = useFieldOptions();
  const stored = useScratch((state) => (state.base === null ? value : valueAt(state.base.document, path)));
  if (sameJson(stored, value)) return undefined;
  const shown = stored === undefined ? fallback : stored;
  return shown === undefined ? "none" : restingParts(shown, field, options).number;
}
