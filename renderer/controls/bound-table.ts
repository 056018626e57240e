/** Fields of a grid as cells for a spreadsheet: plain numbers in the form of documents, a share as a fraction. */
import type { QuantityText } from "../../shared/model/document.ts";
import { pointValue } from "../../shared/model/point-value.ts";
import { isGraded } from "../../shared/scenario/evidence.ts";
import { valueAt } from "../../shared/scenario/history.ts";
import type { TableCell } from "../../shared/table/delimited.ts";
import { type Binding, fieldOfPath } from "./BoundField.tsx";

export function boundCell({ document, path, variant, refine, fallback }: Binding): TableCell {
  const field = fieldOfPath(path, variant, refine);
  const value: unknown = valueAt(document, path) ?? (fallback === undefined ? field.defaultValue : fallback) ?? null;
  if (value === null) return null;
  if (isGraded({ field })) return Number(pointValue(value as QuantityText));
  return typeof value === "boolean" ? (value ? "yes" : "no") : String(value);
}
