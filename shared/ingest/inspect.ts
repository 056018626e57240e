import { findTwins } from "./column-watch.ts";
import { addDate, type DateEvidence, decideDateOrder } from "./date-order.ts";
import { emptyParts, isZeroDate, scanDate } from "./dates.ts";
import { delimiterName, detectLayout, type Layout, type NumberedRow, readRows } from "./dialect.ts";
import { type EncodingDecision, encodingChoices } from "./encoding.ts";
import type { ImportOptions, Inspection } from "./formats.ts";
import { uniqueHeadings } from "./headings.ts";
import type { IngestPlan } from "./ingest-plan.ts";
import { dateShare, fullDateShare, type MappingProposal, proposeMapping, sampleColumns } from "./mapping.ts";
import { detectSource } from "./sources.ts";
import { type DecimalMark, FIELD_NAMES, isTicketField, type Mapping } from "./ticket-fields.ts";
import { isMissing } from "./values.ts";

/** What a file is and how it would be read, before anything is stored; what cannot be decided becomes a question. */
export interface HeadReading {
  readonly layout: Layout;
  readonly headings: readonly string[];
  readonly rows: readonly NumberedRow[];
  readonly proposal: MappingProposal;
  /** Columns whose dates take part in deciding the order. */
  readonly dateColumns: readonly number[];
}

export type Question = Inspection["questions"][number];

const SAMPLE_ROWS = 2000;
const SHOWN_ROWS = 20;
const SHOWN_CELL = 300;

/** Reads the head of a file; null if there is no row in it. `complete`: the head is the whole file. */
export function readHead(head: string, complete: boolean, options: ImportOptions): HeadReading | null {
  const layout = detectLayout(head, complete, options);
  if (layout === null) return null;
  const headings = uniqueHeadings(layout.headings);
  const below = readRows(head, layout.delimiter, layout.lineEnd, complete).filter(
    (row) => row.line > layout.headerLine && row.cells.some((cell) => cell.trim() !== ""),
  );
  const rows = below.slice(0, SAMPLE_ROWS);
  const columns = sampleColumns(
    headings,
    rows.map((row) => row.cells),
  );
  const proposal = proposeMapping(columns, givenMapping(options));
  const mapped = new Set(Object.values(proposal.mapping));
  const dateColumns = columns
    .filter(({ cells, heading }) => (mapped.has(heading) ? dateShare(cells) > 0.2 : fullDateShare(cells) > 0.8))
    .map(({ index }) => index);
  return { layout, headings, rows, proposal, dateColumns };
}

function givenMapping(options: ImportOptions): Partial<Mapping> {
  const entries = Object.entries(options.mapping ?? {}).filter(([field]) => isTicketField(field));
  return Object.fromEntries(entries) as Partial<Mapping>;
}

/** Adds the dates of one row to the evidence on their order. */
export function weighDates(
  evidence: DateEvidence,
  cells: readonly string[],
  dateColumns: readonly number[],
  parts = emptyParts(),
): void {
  for (const index of dateColumns) {
    const cell = cells[index] ?? "";
    if (!isMissing(cell) && !isZeroDate(cell) && scanDate(cell, parts)) addDate(evidence, parts);
  }
}

/** `,` or `.` by the numbers with a fraction in the sample; without any, what goes with the delimiter. */
export function detectDecimalMark(
  rows: readonly NumberedRow[],
  delimiter: string,
): { mark: DecimalMark; reason: string } {
  let comma = 0;
  let point = 0;
  for (const { cells } of rows) {
    for (const cell of cells) {
      if (cell.length > 20) continue;
      if (/^-?\d{1,3}(\.\d{3})*,\d{1,2}$|^-?\d+,\d+$/.test(cell)) comma += 1;
      else if (/^-?\d{1,3}(,\d{3})*\.\d{1,2}$|^-?\d+\.\d+$/.test(cell)) point += 1;
    }
  }
  if (comma === 0 && point === 0) {
    const mark = delimiter === ";" ? "," : ".";
    return { mark, reason: "no number has a fraction; what is usual with this delimiter" };
  }
  const mark = comma > point ? "," : ".";
  return {
    mark,
    reason: `${Math.max(comma, point)} numbers in the first rows are written so${comma > 0 && point > 0 ? `, ${Math.min(comma, point)} otherwise` : ""}`,
  };
}

export interface InspectionInput {
  readonly file: string;
  readonly bytes: number;
  readonly encoding: EncodingDecision;
  readonly head: HeadReading;
  readonly evidence: DateEvidence;
  readonly options: ImportOptions;
}

/** The inspection shown to the user, and the plan that an import follows once no question is open. */
export function inspectionOf(input: InspectionInput): { readonly inspection: Inspection; readonly plan: IngestPlan } {
  const { file, bytes, encoding, head, evidence, options } = input;
  const { layout, headings, rows, proposal } = head;
  const decision = decideDateOrder(evidence);
  const dateOrder = options.dateOrder ?? decision.order;
  const decimal = detectDecimalMark(rows, layout.delimiter);
  const source = options.source ?? detectSource(headings);
  const chosenEncoding = options.encoding ?? encoding.encoding ?? encoding.suggestion;
  const decimalMark = options.decimalMark ?? decimal.mark;
  const plan: IngestPlan = {
    file,
    source,
    encoding: chosenEncoding,
    delimiter: layout.delimiter,
    lineEnd: layout.lineEnd,
    headerLine: layout.headerLine,
    headings,
    dateOrder,
    dateOrderDoubt:
      options.dateOrder !== undefined && evidence.refuted[options.dateOrder] > 0 && decision.order !== options.dateOrder
        ? decision.reason
        : null,
    decimalMark,
    mapping: proposal.mapping,
    rivals: proposal.rivals,
    twins: findTwins(
      headings,
      rows.map((row) => row.cells),
    ),
  };
  const inspection: Inspection = {
    file,
    bytes,
    source,
    dialect: {
      encoding: chosenEncoding,
      delimiter: layout.delimiter,
      lineEnd: layout.lineEnd,
      headerLine: layout.headerLine,
      dateOrder,
      decimalMark,
    },
    reasons: {
      encoding: options.encoding === undefined ? encoding.reason : "as given",
      delimiter: layout.reasons.delimiter,
      headerLine: layout.reasons.headerLine,
      dateOrder: options.dateOrder === undefined ? decision.reason : "as given",
      decimalMark: options.decimalMark === undefined ? decimal.reason : "as given",
    },
    headings: [...headings],
    sample: rows.slice(0, SHOWN_ROWS).map((row) => row.cells.map((cell) => cell.slice(0, SHOWN_CELL).toWellFormed())),
    mapping: proposal.mapping,
    questions: [
      ...encodingQuestion(encoding, options),
      ...delimiterQuestion(layout, options),
      ...(options.dateOrder === undefined && decision.choices.length > 0 && plan.mapping.opened !== null
        ? [
            {
              field: "dateOrder" as const,
              message: `Which comes first in the dates of this file? ${sentence(decision.reason)}`,
              choices: [...decision.choices],
            },
          ]
        : []),
      ...mappingQuestions(proposal, headings, options),
    ],
  };
  return { inspection, plan };
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function encodingQuestion(encoding: EncodingDecision, options: ImportOptions): Question[] {
  if (options.encoding !== undefined || encoding.encoding !== null) return [];
  return [
    {
      field: "encoding",
      message: `Which encoding is the file written in? It is not UTF-8; with ${encoding.suggestion} its letters look most plausible.`,
      choices: encodingChoices(encoding.suggestion),
    },
  ];
}

function delimiterQuestion(layout: Layout, options: ImportOptions): Question[] {
  if (options.delimiter !== undefined || layout.rivals.length === 0) return [];
  const names = layout.rivals.map(delimiterName).join(" and ");
  return [
    {
      field: "delimiter",
      message: `Which delimiter parts the columns? ${sentence(`${names} fit equally well`)}`,
      choices: [...layout.rivals],
    },
  ];
}

function mappingQuestions(proposal: MappingProposal, headings: readonly string[], options: ImportOptions): Question[] {
  const questions: Question[] = proposal.questions.map(({ field, message, choices }) => ({
    field: "mapping",
    message: `${field}: ${message}`,
    choices: [...choices],
  }));
  for (const [field, heading] of Object.entries(options.mapping ?? {})) {
    if (!isTicketField(field)) {
      questions.push({
        field: "mapping",
        message: `${field}: There is no such field of a ticket.`,
        choices: [...FIELD_NAMES],
      });
    } else if (heading !== null && !headings.includes(heading)) {
      questions.push({
        field: "mapping",
        message: `${field}: The file has no column "${heading}".`,
        choices: [...headings],
      });
    }
  }
  return questions;
}
