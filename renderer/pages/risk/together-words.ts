/** What trials share beyond the model, in a few words. */
import type { Together } from "../../state/risk-store.ts";

/** Null where they share nothing. */
export function togetherWords({ badMonths, correlations }: Together): string | null {
  const pairs = correlations.length;
  const parts = [
    ...(badMonths === null ? [] : ["bad months"]),
    ...(pairs === 0 ? [] : [`${pairs} correlated pair${pairs === 1 ? "" : "s"}`]),
  ];
  return parts.length === 0 ? null : parts.join(", ");
}
