/** Changing which column holds which field, so that a field has one column and what the user said stands. */
import { FIELD_NAMES, isTicketField, type TicketField } from "../../../shared/ingest/ticket-fields.ts";

type Given = Readonly<Record<string, string | null>>;

/** The fields that a column serves. */
export function fieldsOf(mapping: Given, heading: string): TicketField[] {
  return FIELD_NAMES.filter((field) => mapping[field] === heading);
}

/**
 * The mapping to ask for after the user gave a column another field, or none. Columns found so far are kept as given;
 * fields without a column stay open, so that a question about them is asked on.
 */
export function mapColumn(found: Given, given: Given, heading: string, field: TicketField | null): Given {
  const kept = Object.fromEntries(Object.entries(found).filter(([, column]) => column !== null && column !== heading));
  const left = fieldsOf(found, heading).map((name): [string, null] => [name, null]);
  const next = { ...given, ...kept, ...Object.fromEntries(left) };
  return field === null ? next : { ...next, [field]: heading };
}

/** `opened: Which column ...?` of the inspection's questions. */
export function questionField(message: string): { readonly field: TicketField | null; readonly text: string } {
  const [, name = "", text = ""] = /^(\w+): (.*)$/s.exec(message) ?? [];
  return isTicketField(name) ? { field: name, text } : { field: null, text: message };
}
