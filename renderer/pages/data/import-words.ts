/** What the Data page calls the fields, dialects and sources of ticket exports. */
import type { IngestReport } from "../../../shared/ingest/formats.ts";
import { SOURCES } from "../../../shared/ingest/sources.ts";
import type { TicketField } from "../../../shared/ingest/ticket-fields.ts";

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export const FIELD_LABELS: Readonly<Record<TicketField, string>> = {
  id: "Ticket number",
  opened: "Opened",
  resolved: "Resolved",
  closed: "Closed",
  priority: "Priority",
  category: "Category",
  subcategory: "Subcategory",
  status: "Status",
  slaMet: "SLA met",
  reopens: "Reopened",
  handleMinutes: "Handle minutes",
  client: "Client",
  firstResponse: "First response",
  sequence: "Row sequence",
  updated: "Updated",
};

/** A field within a sentence. */
export function fieldInSentence(field: TicketField): string {
  return field === "slaMet" ? "SLA" : FIELD_LABELS[field].toLowerCase();
}

const ENCODINGS: readonly Choice[] = [
  { value: "utf-8", label: "UTF-8" },
  { value: "windows-1252", label: "Windows-1252" },
  { value: "iso-8859-15", label: "ISO 8859-15" },
  { value: "cp850", label: "CP850 (DOS)" },
  { value: "windows-1250", label: "Windows-1250" },
  { value: "windows-1251", label: "Windows-1251" },
  { value: "macintosh", label: "Mac Roman" },
  { value: "utf-16le", label: "UTF-16, little end first" },
  { value: "utf-16be", label: "UTF-16, big end first" },
];

const DELIMITERS: readonly Choice[] = [
  { value: ",", label: "Comma" },
  { value: ";", label: "Semicolon" },
  { value: "\t", label: "Tab" },
  { value: "|", label: "Vertical bar" },
];

export const DATE_ORDERS: readonly Choice[] = [
  { value: "dmy", label: "Day first" },
  { value: "mdy", label: "Month first" },
  { value: "ymd", label: "Year first" },
];

/** How the same digits read under each order. */
export const DATE_EXAMPLES: Readonly<Record<string, string>> = {
  dmy: "03/04/2026 is 3 April",
  mdy: "03/04/2026 is March 4",
  ymd: "2026/04/03 is 3 April",
};

export const DECIMAL_MARKS: readonly Choice[] = [
  { value: ".", label: "Point, 12.5" },
  { value: ",", label: "Comma, 12,5" },
];

/** The known choices; a value that is not among them is offered as it is. */
function including(choices: readonly Choice[], value: string): readonly Choice[] {
  return choices.some((choice) => choice.value === value) ? choices : [{ value, label: value }, ...choices];
}

export function encodingChoices(value: string): readonly Choice[] {
  return including(ENCODINGS, value);
}

export function delimiterChoices(value: string): readonly Choice[] {
  return including(DELIMITERS, value);
}

export function sourceChoices(): readonly Choice[] {
  return [{ value: "generic", label: "Another system" }, ...SOURCES.map(({ name, label }) => ({ value: name, label }))];
}

export function sourceLabel(name: string): string {
  return SOURCES.find((source) => source.name === name)?.label ?? "Another system";
}

export function labelOf(choices: readonly Choice[], value: string): string {
  return choices.find((choice) => choice.value === value)?.label ?? value;
}

/** A reason of the inspection as a sentence beside its field. */
export function reasonText(reason: string | undefined): string {
  if (reason === undefined || reason === "") return "";
  if (reason.endsWith("as given")) return "As you chose";
  const text = reason.replace(/^(comma|semicolon|tab|vertical bar): /, "");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** A file's name without its ending, as the name that is proposed for an import. */
export function nameOfFile(file: string): string {
  return file.replace(/\.[^.]{1,5}$/, "") || file;
}

/** 3.2 MB; bytes below a kilobyte as they are. */
export function sizeText(bytes: number, locale: string): string {
  const unit = bytes < 1000 ? "byte" : bytes < 1_000_000 ? "kilobyte" : "megabyte";
  const value = unit === "byte" ? bytes : unit === "kilobyte" ? bytes / 1000 : bytes / 1_000_000;
  return new Intl.NumberFormat(locale, {
    style: "unit",
    unit,
    unitDisplay: unit === "byte" ? "long" : "short",
    maximumFractionDigits: unit === "megabyte" ? 1 : 0,
  }).format(value);
}

/** Feb 2016 to Jan 2017, or one month. */
export function periodText(firstDay: string | null, lastDay: string | null, month: (name: string) => string): string {
  if (firstDay === null || lastDay === null) return "no dates";
  const [first, last] = [month(firstDay.slice(0, 7)), month(lastDay.slice(0, 7))];
  return first === last ? first : `${first} to ${last}`;
}

/** 22 Nov 2026, 17:40. */
export function instantText(at: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" }).format(new Date(at));
}

/** "1 row", "2 rows", with the locale's grouping. */
export function countText(count: number, one: string, locale: string, many = `${one}s`): string {
  return `${new Intl.NumberFormat(locale).format(count)} ${count === 1 ? one : many}`;
}

/** "5,998 rows became 1,442 tickets; 4,556 repeat a ticket." */
export function countsSentence(counts: IngestReport["counts"], locale: string): string {
  const rest = [
    counts.rowsMerged > 0 ? `${countText(counts.rowsMerged, "row repeats", locale, "rows repeat")} a ticket` : "",
    counts.rowsSkipped > 0 ? `${countText(counts.rowsSkipped, "is empty", locale, "are empty")}` : "",
    counts.rowsRejected > 0 ? `${countText(counts.rowsRejected, "was rejected", locale, "were rejected")}` : "",
  ].filter((part) => part !== "");
  const start = `${countText(counts.rowsRead, "row", locale)} gave ${countText(counts.tickets, "ticket", locale)}`;
  return rest.length === 0 ? `${start}, one each.` : `${start}: ${new Intl.ListFormat(locale).format(rest)}.`;
}
