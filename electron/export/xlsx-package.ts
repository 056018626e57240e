/** The parts of an .xlsx package around its sheets, zipped; equal input gives equal bytes. */
import { strToU8, type Zippable, zipSync } from "fflate";
import type { Sheet } from "./xlsx-sheet.ts";
import type { Styles } from "./xlsx-styles.ts";
import { sheetReference, xmlFormula, xmlText } from "./xlsx-text.ts";

export interface DefinedName {
  readonly name: string;
  /** Absolute reference with its sheet. */
  readonly refersTo: string;
}

export interface Workbook {
  readonly title: string;
  /** Whom it is for: in its properties and over every printed page. */
  readonly marking: string;
  readonly sheets: readonly Sheet[];
  readonly names: readonly DefinedName[];
  readonly styles: Styles;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml";
/** No time of day and no zone: a workbook says what it holds, not when or by whom it was written. */
const DATE = "2020-01-01T00:00:00Z";

function contentTypes(sheets: readonly Sheet[]): string {
  const override = (part: string, type: string) => `<Override PartName="${part}" ContentType="${type}"/>`;
  return (
    `<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    override("/xl/workbook.xml", `${SPREADSHEET}.sheet.main+xml`) +
    override("/xl/styles.xml", `${SPREADSHEET}.styles+xml`) +
    sheets.map((_sheet, at) => override(`/xl/worksheets/sheet${at + 1}.xml`, `${SPREADSHEET}.worksheet+xml`)).join("") +
    override("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml") +
    override("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml") +
    "</Types>"
  );
}

function relationships(entries: readonly (readonly [type: string, target: string])[]): string {
  const list = entries.map(
    ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${list.join("")}</Relationships>`;
}

function workbookPart({ sheets, names }: Workbook): string {
  const list = sheets.map(
    ({ options }, at) => `<sheet name="${xmlText(options.name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  const titles = sheets.map(
    (sheet, at) =>
      `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${xmlFormula(sheet.printTitles())}</definedName>`,
  );
  const own = names.map(({ name, refersTo }) => `<definedName name="${name}">${xmlFormula(refersTo)}</definedName>`);
  return (
    `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}">` +
    '<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="28800" windowHeight="17000"/></bookViews>' +
    `<sheets>${list.join("")}</sheets><definedNames>${[...titles, ...own].join("")}</definedNames>` +
    '<calcPr calcMode="auto" fullPrecision="1"/></workbook>'
  );
}

function coreProperties({ title, marking }: Workbook): string {
  return (
    `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" ` +
    'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `<dc:title>${xmlText(title)}</dc:title><dc:subject>${xmlText(marking)}</dc:subject>` +
    "<cp:category>Internal</cp:category>" +
    `<dcterms:created xsi:type="dcterms:W3CDTF">${DATE}</dcterms:created>` +
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${DATE}</dcterms:modified></cp:coreProperties>`
  );
}

export function packWorkbook(workbook: Workbook): Uint8Array {
  const { sheets, styles } = workbook;
  const parts: readonly (readonly [name: string, xml: string])[] = [
    ["[Content_Types].xml", contentTypes(sheets)],
    [
      "_rels/.rels",
      relationships([
        [`${OFFICE}/officeDocument`, "xl/workbook.xml"],
        [`${PACKAGE}/relationships/metadata/core-properties`, "docProps/core.xml"],
        [`${OFFICE}/extended-properties`, "docProps/app.xml"],
      ]),
    ],
    ["docProps/core.xml", coreProperties(workbook)],
    [
      "docProps/app.xml",
      '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Outturn</Application></Properties>',
    ],
    ["xl/workbook.xml", workbookPart(workbook)],
    [
      "xl/_rels/workbook.xml.rels",
      relationships([
        ...sheets.map((_sheet, at) => [`${OFFICE}/worksheet`, `worksheets/sheet${at + 1}.xml`] as const),
        [`${OFFICE}/styles`, "styles.xml"],
      ]),
    ],
    ["xl/styles.xml", styles.xml()],
    ...sheets.map((sheet, at) => [`xl/worksheets/sheet${at + 1}.xml`, sheet.xml(at === 0, workbook.marking)] as const),
  ];
  // A zip holds local time without a zone, so that this date is the same bytes everywhere.
  const mtime = new Date(2020, 0, 1);
  // Level 3 packs in a third of the time of level 6, for files a twentieth larger.
  const files: Zippable = {};
  for (const [name, xml] of parts) files[name] = [strToU8(HEAD + xml), { mtime, level: 3 }];
  return zipSync(files);
}

/** `'Sheet'!$B$7`. */
export function absolute(sheet: string, column: string, row: number): string {
  return `${sheetReference(sheet)}!$${column}$${row}`;
}
