import type { SelfCheck } from "./self-check.ts";

/** What the caller knows of the check and the model does not. */
export interface SelfCheckAbout {
  readonly scenario: string;
  /** Of the program that holds the model. */
  readonly version: string;
  /** SHA-256 of the document's canonical JSON, hexadecimal. */
  readonly hash: string;
  /** ISO 8601. */
  readonly date: string;
}

/** The exported workbook recalculated from its formulas alone, or why it was not. */
export type WorkbookFormulas =
  | {
      readonly kind: "checked";
      /** "LibreOffice 24.2.7.2". */
      readonly program: string;
      readonly cells: number;
      readonly differing: number;
      /** The first of them. */
      readonly differences: readonly {
        readonly where: string;
        readonly expected: string;
        readonly found: string;
        readonly formula: string;
      }[];
    }
  | { readonly kind: "unchecked"; readonly why: string };

const MOST_LISTED = 200;
const count = new Intl.NumberFormat("en-US");

function differencesOf(many: number): string {
  return `${count.format(many)} ${many === 1 ? "difference" : "differences"}`;
}

function formulasText(workbook: WorkbookFormulas): string {
  return workbook.kind === "unchecked"
    ? `not checked: ${workbook.why}`
    : `${differencesOf(workbook.differing)} of ${count.format(workbook.cells)} cells, ${workbook.program}`;
}

/** "0 differences of 12,408 figures"; of the workbook's cells too where they were recalculated. */
export function selfCheckHeadline({ compared, differences }: SelfCheck, workbook: WorkbookFormulas): string {
  if (workbook.kind === "unchecked") return `${differencesOf(differences.length)} of ${count.format(compared)} figures`;
  const many = differencesOf(differences.length + workbook.differing);
  return `${many} of ${count.format(compared)} figures and ${count.format(workbook.cells)} workbook cells`;
}

const RECALCULATED = [
  "The exported workbook was emptied of its values and recalculated from its",
  "formulas alone; every cell was compared with ours, numbers within 1e-9.",
];

function listed(where: string, against: string, expected: string, found: string): string[] {
  return ["", where, `  ${against}`, `  expected ${expected}`, `  found    ${found}`];
}

/** Plain text to attach to a message or keep with a contract; ends with a line end. */
export function selfCheckReport(
  check: SelfCheck,
  workbook: WorkbookFormulas,
  { scenario, version, hash, date }: SelfCheckAbout,
): string {
  const { differences, identities } = check;
  const cells = workbook.kind === "checked" ? workbook.differences : [];
  const shown = differences.slice(0, MOST_LISTED);
  const shownCells = cells.slice(0, MOST_LISTED - shown.length);
  const rest =
    differences.length + (workbook.kind === "checked" ? workbook.differing : 0) - shown.length - shownCells.length;
  return [
    selfCheckHeadline(check, workbook),
    "",
    `Scenario    ${scenario.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]/gu, " ")}`,
    `Document    SHA-256 ${hash}`,
    `Model       Outturn ${version}`,
    `Checked     ${date}`,
    `Identities  ${count.format(identities)} sums of tickets, hours and money`,
    `Workbook    formulas: ${formulasText(workbook)}`,
    "",
    "Every figure of every lens, client, line, KPI and total was computed anew",
    "from the stored inputs in 34-digit decimals, and compared with the figures",
    "on screen and with the quick path: money lines to the minor unit, all others",
    "within 1e-9. Tickets, hours and money were then added up to see that none",
    "come or go.",
    ...(workbook.kind === "checked" ? RECALCULATED : []),
    ...shown.flatMap(({ where, against, expected, found }) => listed(where, against, expected, found)),
    ...shownCells.flatMap(({ where, formula, expected, found }) =>
      listed(`Workbook, ${where}`, `=${formula}`, expected, found),
    ),
    ...(rest > 0 ? ["", `and ${count.format(rest)} more`] : []),
    "",
  ].join("\n");
}
