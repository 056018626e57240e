/** What a typed text is understood as, said before it is accepted where the text itself does not show it. */
import type { Field } from "../../shared/model/field.ts";
import { type FieldTextOptions, fieldParts, readField } from "../../shared/scenario/field-text.ts";

/** "= 124.80 USD", or "62.00 → 68.20 USD" where what stands there is changed; null where there is nothing to add. */
export function readingHint(text: string, field: Field, standing: unknown, options: FieldTextOptions): string | null {
  const read = readField(text, field, { ...options, standing });
  if (!read.ok || field.unit === "text" || text.trim() === "") return null;
  const { number } = fieldParts(read.value, field, options);
  if (number === text.trim() || read.reading === text.trim()) return null;
  const alone = readField(text, field, options);
  const isChange = !alone.ok || alone.value !== read.value;
  return isChange ? `${fieldParts(standing, field, options).number} → ${read.reading}` : `= ${read.reading}`;
}
