import type { Layout } from "./dialect.ts";
import type { DateOrder, DecimalMark, Mapping, TicketField } from "./ticket-fields.ts";

/** Everything that is settled before the first row is read: an import follows it and decides nothing any more. */
export interface IngestPlan {
  readonly file: string;
  readonly source: string;
  readonly encoding: string;
  readonly delimiter: string;
  readonly lineEnd: Layout["lineEnd"];
  readonly headerLine: number;
  readonly headings: readonly string[];
  readonly dateOrder: DateOrder | null;
  /** What speaks against an order that was given, null if nothing does. */
  readonly dateOrderDoubt: string | null;
  readonly decimalMark: DecimalMark;
  readonly mapping: Mapping;
  readonly rivals: readonly { readonly field: TicketField; readonly heading: string }[];
  /** Pairs of columns that were alike in the first rows, by index. */
  readonly twins: readonly (readonly [number, number])[];
}

/** Column index of each mapped field, -1 where there is none. */
export function columnIndexes(plan: IngestPlan): Record<TicketField, number> {
  const entries = Object.entries(plan.mapping).map(([field, heading]) => [
    field,
    heading === null ? -1 : plan.headings.indexOf(heading),
  ]);
  return Object.fromEntries(entries) as Record<TicketField, number>;
}
