/** The fields of a ticket that an import reads, and what a column must hold to serve as one. */

export type FieldKind = "id" | "date" | "text" | "boolean" | "reopens" | "duration" | "count";

export const TICKET_FIELDS = {
  id: "id",
  opened: "date",
  resolved: "date",
  closed: "date",
  priority: "text",
  category: "text",
  subcategory: "text",
  status: "text",
  slaMet: "boolean",
  reopens: "reopens",
  handleMinutes: "duration",
  client: "text",
  firstResponse: "date",
  sequence: "count",
  updated: "date",
} as const satisfies Record<string, FieldKind>;

export type TicketField = keyof typeof TICKET_FIELDS;
export const FIELD_NAMES = Object.keys(TICKET_FIELDS) as TicketField[];

/** Our field -> the heading of its column, null if the file has none (`mapping` of spec/command-line.md). */
export type Mapping = Record<TicketField, string | null>;

export type DateOrder = "dmy" | "mdy" | "ymd";
export type DecimalMark = "." | ",";

export function isTicketField(name: string): name is TicketField {
  return Object.hasOwn(TICKET_FIELDS, name);
}
