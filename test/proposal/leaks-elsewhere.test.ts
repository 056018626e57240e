import { strFromU8, unzipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import { proposalDocx } from "../../electron/export/proposal-docx.ts";
import { proposalHtml } from "../../electron/export/proposal-html.ts";
import { proposalPdf } from "../../electron/export/proposal-pdf.ts";
import { writeWorkbook } from "../../electron/export/workbook.ts";
import { marked } from "./markers.ts";
import { type MadeOffer, madeOffer, sampleDocument } from "./offers.ts";
import { pdfInside } from "./read-documents.ts";

/** What travels unseen: properties, attachments, comments, earlier states, hidden sheets. And what is never a client's says so. */

const marks = marked(sampleDocument());

describe("what a document carries beside its pages", () => {
  let offer: MadeOffer;
  beforeAll(() => {
    offer = madeOffer({ document: marks.document, clientId: marks.clientId });
  });

  it("DOCX: no comment, no tracked change, no hidden text, no property but its title", async () => {
    const parts = unzipSync(await proposalDocx(offer.proposal));
    const names = Object.keys(parts);
    expect(names.filter((name) => /comment|people|customXml|vba|\.bin$/i.test(name))).toEqual([]);
    expect(names.filter((name) => name.startsWith("word/embeddings/")).every((name) => name.endsWith(".xlsx"))).toBe(
      true,
    );
    const custom = strFromU8(parts["docProps/custom.xml"] ?? new Uint8Array());
    expect(custom.replaceAll(/<[^>]*>/g, "").trim()).toBe("");
    const body = strFromU8(parts["word/document.xml"] ?? new Uint8Array());
    expect(body).not.toMatch(/<w:(ins|del|moveFrom|vanish|webHidden)\b/);
    const core = strFromU8(parts["docProps/core.xml"] ?? new Uint8Array());
    const held = [...core.matchAll(/<(?:dc|cp):(\w+)[^>]*>([^<]+)</g)].map(([, name, text]) => `${name}: ${text}`);
    for (const property of held)
      expect(property).toMatch(/^(title|subject|creator|lastModifiedBy|language|revision|description): /);
    for (const text of marks.texts) expect(core).not.toContain(text);
    for (const name of names.filter((each) => each.startsWith("docProps/")))
      for (const text of marks.texts) expect(strFromU8(parts[name] ?? new Uint8Array())).not.toContain(text);
  });

  it("DOCX: the sheet behind a chart holds the client's own figures and names, in one sheet that nothing hides", async () => {
    const parts = unzipSync(await proposalDocx(offer.proposal));
    const charts = offer.proposal.sections.flatMap(({ blocks }) => blocks.filter((block) => block.kind === "chart"));
    const books = Object.keys(parts).filter((name) => name.endsWith(".xlsx"));
    expect(books.length).toBe(charts.length);
    const own = new Set(charts.flatMap(({ series }) => series.flatMap(({ values }) => [...values])));
    const words = new Set(
      charts.flatMap(({ series, categories }) => [...categories, ...series.map(({ name }) => name)]),
    );
    for (const name of books) {
      const book = unzipSync(parts[name] ?? new Uint8Array());
      const part = (path: string) => strFromU8(book[path] ?? new Uint8Array());
      expect(Object.keys(book).filter((path) => path.startsWith("xl/worksheets/"))).toHaveLength(1);
      expect(part("xl/workbook.xml")).not.toMatch(/hidden|definedName/i);
      const sheet = part("xl/worksheets/sheet1.xml");
      expect(sheet).not.toMatch(/hidden="|<f>/);
      const numbers = [...sheet.matchAll(/<c r="[^"]+"><v>([^<]+)<\/v>/g)].map(([, value]) => Number(value));
      expect(numbers.length).toBeGreaterThan(3);
      for (const value of numbers) expect(own).toContain(value);
      for (const [, text] of part("xl/sharedStrings.xml").matchAll(/<t[^>]*>([^<]*)<\/t>/g))
        expect(words).toContain(text);
    }
  });

  it("PDF: no attachment, no form, no script, no annotation but links, one state only", async () => {
    const pdf = await proposalPdf(offer.proposal);
    const inside = pdfInside(pdf);
    expect(inside).not.toMatch(/\/(EmbeddedFiles?|AcroForm|JavaScript|JS|RichMedia|FileAttachment|OCProperties)\b/);
    const annotations = [...inside.matchAll(/\/Subtype\s*\/(\w+)/g)].map(([, kind]) => kind ?? "");
    const allowed = /^(Link|Type0|CIDFontType[02]\w?|CIDFontType0C|OpenType|Image|Form|XML|TrueType)$/;
    expect([...new Set(annotations)].filter((kind) => !allowed.test(kind))).toEqual([]);
    // An earlier state of a file would stand before a second end.
    expect(inside.match(/%%EOF/g)).toHaveLength(1);
    const information = /\/Producer[\s\S]{0,400}/.exec(inside)?.[0] ?? "";
    for (const text of marks.texts) expect(information).not.toContain(text);
  });

  it("HTML: no comment, no hidden element, no data of ours in attributes", () => {
    const html = Buffer.from(proposalHtml(offer.proposal)).toString("utf8");
    expect(html).not.toMatch(/<!--|\shidden[\s>=]|display:\s*none(?![^}]*@media)|\sdata-|<template|<input[^>]*hidden/i);
    expect(
      html
        .match(/<meta\b[^>]*>/g)
        ?.every((meta) =>
          /charset|viewport|description|author|Content-Security|referrer|color-scheme|generator/i.test(meta),
        ),
    ).toBe(true);
  });
});

describe("the live workbook is the house's own", () => {
  it("says so on every sheet, on every printed page and in its properties, and hides nothing", async () => {
    const parts = unzipSync(await writeWorkbook(sampleDocument(), {}));
    const part = (name: string) => strFromU8(parts[name] ?? new Uint8Array());
    const sheets = Object.keys(parts).filter((name) => name.startsWith("xl/worksheets/"));
    expect(sheets.length).toBeGreaterThan(6);
    for (const name of sheets) {
      const [sheet = "", printed = ""] = part(name).split("</sheetData>");
      expect(sheet, name).toContain("Internal: holds costs and margins, not for clients.");
      expect(printed, name).toContain(
        "<oddHeader>&amp;CInternal: holds costs and margins, not for clients</oddHeader>",
      );
    }
    expect(part("xl/workbook.xml")).not.toMatch(/state="(very)?hidden"/i);
    expect(sheets.some((name) => /hidden="1"/.test(part(name)))).toBe(false);
    expect(part("docProps/core.xml")).toContain("<cp:category>Internal</cp:category>");
  });
});
