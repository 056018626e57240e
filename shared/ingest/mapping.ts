import { MISSED_SLA, OTHER_DATES, synonymsOf } from "./column-synonyms.ts";
import { emptyParts, isZeroDate, scanDate } from "./dates.ts";
import { headingForms, plainWords } from "./headings.ts";
import { FIELD_NAMES, type FieldKind, type Mapping, TICKET_FIELDS, type TicketField } from "./ticket-fields.ts";
import { isMissing, readBoolean, readCount, readDuration, readNumber, unitOfHeading } from "./values.ts";

/**
 * Which column holds which field: proposed from headings, confirmed by what the columns hold. A column called *time* that
 * holds timestamps is no duration, a column called *resolved* that holds yes and no is no time.
 */
export interface MappingProposal {
  readonly mapping: Mapping;
  /** Columns of the same meaning that were passed over for the chosen one. */
  readonly rivals: readonly { readonly field: TicketField; readonly heading: string }[];
  readonly questions: readonly MappingQuestion[];
}

export interface MappingQuestion {
  readonly field: TicketField;
  readonly message: string;
  readonly choices: readonly string[];
}

/** A sample of one column: its heading and the cells of the first rows. */
export interface SampleColumn {
  readonly heading: string;
  readonly index: number;
  readonly cells: readonly string[];
}

export function sampleColumns(headings: readonly string[], rows: readonly (readonly string[])[]): SampleColumn[] {
  return headings.map((heading, index) => ({
    heading,
    index,
    cells: rows.map((row) => row[index] ?? "").filter((cell) => !isMissing(cell) && !isZeroDate(cell)),
  }));
}

function share(cells: readonly string[], fits: (cell: string) => boolean): number {
  return cells.length === 0 ? 0 : cells.filter(fits).length / cells.length;
}

export function dateShare(cells: readonly string[]): number {
  const parts = emptyParts();
  return share(cells, (cell) => scanDate(cell, parts));
}

/** As `dateShare`, without what a version number may be: only dates with a whole year or a month in words. */
export function fullDateShare(cells: readonly string[]): number {
  const parts = emptyParts();
  return share(cells, (cell) => scanDate(cell, parts) && (parts.shown !== null || parts.c >= 100));
}

function isDuration(cell: string, heading: string): boolean {
  const unit = unitOfHeading(heading) ?? "minutes";
  return !Number.isNaN(readDuration(cell, unit, ".")) || !Number.isNaN(readDuration(cell, unit, ","));
}

/** Whether a column's cells can be of a kind. A column without a value can be anything: its heading decides. */
function holds(kind: FieldKind, column: SampleColumn): boolean {
  const { cells, heading } = column;
  if (cells.length === 0) return kind !== "date" || unitOfHeading(heading) === null;
  const dates = dateShare(cells);
  switch (kind) {
    case "date":
      return dates > 0.5;
    case "boolean":
      return share(cells, (cell) => readBoolean(cell) >= 0) > 0.5;
    case "reopens":
      return dates > 0.9 || share(cells, (cell) => !Number.isNaN(readCount(cell)) || readBoolean(cell) >= 0) > 0.5;
    case "duration":
      return dates < 0.5 && share(cells, (cell) => isDuration(cell, heading)) > 0.5;
    case "count":
      return share(cells, (cell) => !Number.isNaN(readNumber(cell, "."))) > 0.9;
    case "text":
      return dates < 0.5;
    case "id":
      return dates < 0.5 && cells.every((cell) => cell.length <= 100);
  }
}

interface Match {
  readonly column: SampleColumn;
  readonly tier: number;
  readonly place: number;
}

/**
 * A column named as the time of opening whose values are no dates (a spreadsheet's day numbers, say) is still that column: its
 * rows are rejected with their reason, which says more than an import without times.
 */
function isUnreadableOpening(field: TicketField, { cells }: SampleColumn): boolean {
  return field === "opened" && share(cells, (cell) => readBoolean(cell) >= 0) < 0.5;
}

function matches(field: TicketField, columns: readonly SampleColumn[]): Match[] {
  const found: Match[] = [];
  const unreadable: Match[] = [];
  for (const column of columns) {
    const forms = headingForms(column.heading);
    let best: Match | null = null;
    synonymsOf(field).forEach((names, tier) => {
      const place = Math.min(
        ...forms.map((form, rank) => (names.includes(form) ? names.indexOf(form) + rank * 20 : 1000)),
      );
      if (place < 1000 && best === null) best = { column, tier, place };
    });
    if (best === null) continue;
    if (holds(TICKET_FIELDS[field], column)) found.push(best);
    else if (isUnreadableOpening(field, column)) unreadable.push(best);
  }
  if (found.length === 0) found.push(...unreadable);
  // A column that is filled goes before one that is not, then the better-known name.
  const empty = (match: Match) => Number(match.column.cells.length === 0);
  return found.sort(
    (a, b) => empty(a) - empty(b) || a.tier - b.tier || a.place - b.place || a.column.index - b.column.index,
  );
}

/** Fields whose column may serve two of them: the one time of an event is when it was opened and when it was updated. */
const SHARED: readonly TicketField[] = ["updated"];

function chooseColumns(columns: readonly SampleColumn[], mapping: Mapping): MappingProposal["rivals"] {
  const rivals: { field: TicketField; heading: string; tier: number }[] = [];
  const taken = new Set<number>();
  for (const field of FIELD_NAMES) {
    const ranked = matches(field, columns).filter((match) => SHARED.includes(field) || !taken.has(match.column.index));
    const best = ranked[0];
    if (best === undefined) continue;
    mapping[field] = best.column.heading;
    taken.add(best.column.index);
    for (const other of ranked.slice(1)) {
      if (other.tier === best.tier && other.column.cells.length > 0)
        rivals.push({ field, heading: other.column.heading, tier: other.tier });
    }
  }
  alignZones(columns, mapping);
  return rivals
    .filter(({ heading }) => !Object.values(mapping).includes(heading))
    .map(({ field, heading }) => ({ field, heading }));
}

const TIMES = ["opened", "resolved", "closed", "firstResponse"] as const;
const UTC = /\butc\b/;

/** Whether a heading says that its times are in UTC (ConnectWise: the others are in the zone of the member). */
export function saysUtc(heading: string): boolean {
  return UTC.test(plainWords(heading));
}

/** Where one time is in UTC only, the others are taken in UTC as well: differences across zones are no durations. */
function alignZones(columns: readonly SampleColumn[], mapping: Mapping): void {
  const mapped = TIMES.filter((field) => mapping[field] !== null);
  if (!mapped.some((field) => saysUtc(mapping[field] ?? ""))) return;
  for (const field of mapped) {
    if (saysUtc(mapping[field] ?? "")) continue;
    const inUtc = matches(field, columns).find(({ column }) => saysUtc(column.heading));
    if (inUtc !== undefined) mapping[field] = inUtc.column.heading;
  }
}

function emptyMapping(): Mapping {
  return Object.fromEntries(FIELD_NAMES.map((field) => [field, null])) as Mapping;
}

/** Proposes a column for every field. `given` fields stand as they are, null included. */
export function proposeMapping(columns: readonly SampleColumn[], given: Readonly<Partial<Mapping>>): MappingProposal {
  const mapping = emptyMapping();
  const used = new Set(Object.values(given));
  const open = columns.filter((column) => !used.has(column.heading));
  const proposed = emptyMapping();
  const rivals = chooseColumns(open, proposed);
  for (const field of FIELD_NAMES) mapping[field] = given[field] !== undefined ? given[field] : proposed[field];
  // Plain numbers under a heading without a unit may be hours or minutes: not ours to choose (asked for by name, they are minutes).
  const minutes = columns.find((column) => column.heading === mapping.handleMinutes);
  if (given.handleMinutes === undefined && minutes !== undefined && !hasUnit(minutes)) mapping.handleMinutes = null;
  return {
    mapping,
    rivals: rivals.filter(({ field }) => given[field] === undefined),
    questions: openQuestions(columns, mapping, given),
  };
}

/** True if the cells say themselves (`1h 15m`, `00:25:00`) or the heading says which unit their numbers have. */
function hasUnit(column: SampleColumn): boolean {
  return (
    unitOfHeading(column.heading) !== null ||
    column.cells.every((cell) => Number.isNaN(readNumber(cell, ".")) && Number.isNaN(readNumber(cell, ",")))
  );
}

function openQuestions(
  columns: readonly SampleColumn[],
  mapping: Mapping,
  given: Readonly<Partial<Mapping>>,
): MappingQuestion[] {
  const used = new Set(Object.values(mapping));
  const left = columns.filter((column) => !used.has(column.heading));
  if (FIELD_NAMES.every((field) => mapping[field] === null)) {
    return [
      {
        field: "id",
        message:
          "None of the headings is one that a ticket export carries. Say which column holds the ticket's number.",
        choices: columns.map((column) => column.heading),
      },
    ];
  }
  const questions: MappingQuestion[] = [];
  if (mapping.opened === null && given.opened === undefined) {
    const dates = left.filter(
      (column) => fullDateShare(column.cells) > 0.5 && !OTHER_DATES.test(plainWords(column.heading)),
    );
    if (dates.length > 0) {
      questions.push({
        field: "opened",
        message:
          "Which column says when a ticket was opened? No heading says so, and more than one meaning is possible.",
        choices: dates.map((column) => column.heading),
      });
    }
  }
  if (mapping.id === null && given.id === undefined) {
    const numbers = left.filter((column) => couldBeId(column));
    if (numbers.length > 0) {
      questions.push({
        field: "id",
        message: "Which column holds the ticket's number? Rows of one number are one ticket.",
        choices: numbers.map((column) => column.heading),
      });
    }
  }
  return questions;
}

function couldBeId({ cells, heading }: SampleColumn): boolean {
  if (cells.length === 0 || /mail|phone|fone|name\b/i.test(heading)) return false;
  const short = cells.every((cell) => cell.length <= 40 && /\d/.test(cell) && !/[@\s]/.test(cell.trim()));
  return short && new Set(cells).size > cells.length * 0.2 && dateShare(cells) < 0.5;
}

/** True where yes in the SLA column means that the agreement was missed. */
export function asksForMiss(heading: string): boolean {
  return MISSED_SLA.test(plainWords(heading));
}

/** One column tells the whole story: its time is each event's, its status each event's name (process-mining logs). */
export function isEventLog(mapping: Mapping): boolean {
  return mapping.opened !== null && mapping.opened === mapping.updated && mapping.status !== null;
}
