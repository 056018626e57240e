import { unzipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import { proposalDocx } from "../../electron/export/proposal-docx.ts";
import { missingGlyphs } from "../../electron/export/proposal-fonts.ts";
import { proposalHtml } from "../../electron/export/proposal-html.ts";
import { proposalPdf } from "../../electron/export/proposal-pdf.ts";
import { type Brand, brandNotes, brandView, DEFAULT_BRAND } from "../../shared/proposal/brand.ts";
import { contrastOf } from "../../shared/proposal/contrast.ts";
import { proposalDocument } from "../../shared/proposal/proposal-document.ts";
import { type MadeOffer, madeOffer } from "./offers.ts";
import { askPoppler, pdfText, poppler } from "./read-documents.ts";

/** A garish brand with a long name: colours that cannot be read on white, and more to print than fits a line. */
const GARISH: Brand = {
  ...DEFAULT_BRAND,
  name: "Hochleistungsrechenzentrumsbetriebsgesellschaft Østfold–Śląsk & Partners Unlimited Cloud Continuity Holdings LLP",
  heading: "#ffe600",
  accent: "#00ff66",
  contact: [
    "1 Extraordinarily Long Industrial Estate Road North, Building 14b, Third Floor",
    "Kirkby-in-Ashfield NG17 7JZ",
    "+44 20 7946 0000",
  ],
  website: "https://example.com/a/rather/long/address?with=parameters&and=more",
  email: "proposals@example.com",
};

let offer: MadeOffer;
beforeAll(() => {
  offer = madeOffer();
});

const inBrand = (brand: Brand) => proposalDocument(offer.view, brandView(brand, "Brightwater IT"), []);

describe("the PDF", () => {
  it("is tagged, titled, in a language, with embedded faces, and says nothing of its maker's machine", async ({
    skip,
  }) => {
    const found = poppler();
    if ("missing" in found) return skip(found.missing);
    const pdf = await proposalPdf(offer.proposal);
    const about = askPoppler(found.folder, "pdfinfo", ["FILE"], pdf);
    expect(about).toMatch(/^Title: +Renewal proposal for Northwind$/m);
    expect(about).toMatch(/^Tagged: +yes$/m);
    expect(about).toMatch(/^CreationDate: +Mon May 18 00:00:00 2026/m);
    expect(Buffer.from(pdf).toString("latin1")).toContain("/Lang (en-US)");
    const tree = askPoppler(found.folder, "pdfinfo", ["-struct", "FILE"], pdf);
    for (const tag of ["Document", "H1", "H2", "H3", "TOC", "Link", "Table", "THead", "TH", "TD", "L", "LI", "Figure"])
      expect(tree).toMatch(new RegExp(`^ *${tag}\\b`, "m"));
    expect([...tree.matchAll(/^ *Table/gm)]).toHaveLength(
      offer.proposal.sections.flatMap(({ blocks }) => blocks).filter(({ kind }) => kind === "table").length,
    );
    const faces = askPoppler(found.folder, "pdffonts", ["FILE"], pdf).trim().split("\n").slice(2);
    expect(faces).toHaveLength(3);
    for (const face of faces) expect(face).toMatch(/Inter.*yes +yes +yes/);
  });

  it("has every page numbered, every section in the outline and the contents, links that lead somewhere", async ({
    skip,
  }) => {
    const found = poppler();
    if ("missing" in found) return skip(found.missing);
    const pdf = await proposalPdf(inBrand(GARISH));
    const text = pdfText(found.folder, pdf);
    const pages = text.split("\f").filter((page) => page.trim() !== "");
    for (const [at, page] of pages.entries()) expect(page).toContain(`Page ${at + 1} of ${pages.length}`);
    const inside = Buffer.from(pdf).toString("latin1");
    expect([...inside.matchAll(/\/S \/GoTo/g)].length).toBeGreaterThanOrEqual(offer.proposal.sections.length);
    expect(inside).toContain("/URI (mailto:proposals@example.com)");
    for (const { title } of offer.proposal.sections) expect(pages[0]?.replaceAll(/\s+/g, " ")).toContain(title);
  });

  it("holds every text of the document, in the order in which it is read", async ({ skip }) => {
    const found = poppler();
    if ("missing" in found) return skip(found.missing);
    const read = askPoppler(
      found.folder,
      "pdfinfo",
      ["-struct-text", "FILE"],
      await proposalPdf(offer.proposal),
    ).replaceAll(/"\n\s*"|[\s"]+/g, "");
    const texts = offer.proposal.sections.flatMap(({ title, blocks }) => [
      title,
      ...blocks.flatMap((block) =>
        block.kind === "paragraph" || block.kind === "heading"
          ? [block.text]
          : block.kind === "list"
            ? block.items
            : [],
      ),
    ]);
    let at = 0;
    for (const text of texts) {
      const place = read.indexOf(text.replaceAll(/[\s"]+/g, ""), at);
      expect(place, text).toBeGreaterThanOrEqual(at);
      at = place;
    }
  });

  it("of a draft says so on every page, and with texts that nobody confirmed says that they are left out", async ({
    skip,
  }) => {
    const found = poppler();
    if ("missing" in found) return skip(found.missing);
    const unread = madeOffer({ options: offer.options, policies: [], open: ["something"] });
    const pages = pdfText(found.folder, await proposalPdf(unread.proposal))
      .split("\f")
      .filter((page) => page.trim() !== "");
    for (const page of pages) expect(page).toContain("Draft, not for signature");
    expect(pages.join(" ").replaceAll(/\s+/g, " ")).toContain('The text "data" is missing. It is left out until then.');
  });
});

describe("every format", () => {
  it("gives the same bytes for the same document, later in the day too", async () => {
    for (const render of [proposalPdf, proposalDocx]) {
      const first = await render(offer.proposal);
      await new Promise((resolve) => setTimeout(resolve, 2100));
      expect(Buffer.compare(await render(offer.proposal), first)).toBe(0);
    }
    expect(proposalHtml(offer.proposal)).toEqual(proposalHtml(offer.proposal));
  });

  it("gives other bytes for another document", async () => {
    const other = { ...offer.proposal, dateText: "May 19, 2026" };
    expect(Buffer.compare(await proposalPdf(other), await proposalPdf(offer.proposal))).not.toBe(0);
    expect(Buffer.compare(await proposalDocx(other), await proposalDocx(offer.proposal))).not.toBe(0);
  });

  it("writes texts that look like markup as they are", async () => {
    const text = '<script>alert(1)</script> & "quotes" </style><img src=x onerror=alert(2)>';
    const hostile = madeOffer({ options: offer.options, draft: { opening: text } });
    const html = Buffer.from(proposalHtml(hostile.proposal)).toString("utf8");
    expect(html).not.toMatch(/<script|<img[^>]*onerror/);
    expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    const word = Buffer.from(unzipSync(await proposalDocx(hostile.proposal))["word/document.xml"] ?? []).toString(
      "utf8",
    );
    expect(word).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  });
});

describe("the HTML", () => {
  it("runs nothing, loads nothing and allows neither", () => {
    const html = Buffer.from(proposalHtml(inBrand(GARISH))).toString("utf8");
    expect(html).not.toMatch(/<script|javascript:|\son\w+=|<link|<iframe|@import|url\(/i);
    expect(html).toContain("default-src 'none'");
    expect(
      [...html.matchAll(/\b(?:src|href)="([^"]*)"/g)]
        .map(([, address]) => address)
        .filter((address) => !/^(#|data:image\/|mailto:|https:\/\/example\.com)/.test(address ?? "")),
    ).toEqual([]);
  });

  it("names its language, its headings in order, the heads of its tables, and describes its charts", () => {
    const html = Buffer.from(proposalHtml(offer.proposal)).toString("utf8");
    expect(html).toContain('<html lang="en-US">');
    expect([...html.matchAll(/<h1/g)]).toHaveLength(1);
    expect([...html.matchAll(/<h2/g)]).toHaveLength(offer.proposal.sections.length);
    expect(html).toContain('<th scope="col"');
    expect(html).toMatch(/<svg[^>]*role="img" aria-label="[^"]{20,}/);
  });
});

describe("the brand", () => {
  it("darkens colours that cannot be read, and says so", () => {
    const view = brandView(GARISH, "x");
    for (const colour of [view.heading, view.accent]) expect(contrastOf(colour, "#ffffff")).toBeGreaterThanOrEqual(4.5);
    expect(brandNotes(GARISH)).toHaveLength(2);
    expect(brandNotes(DEFAULT_BRAND)).toEqual([]);
    expect(brandView(DEFAULT_BRAND, "x").heading).toBe(DEFAULT_BRAND.heading);
  });

  it("draws a logo of lines as lines, described, and the same every time", async ({ skip }) => {
    const found = poppler();
    if ("missing" in found) return skip(found.missing);
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 60"><rect width="200" height="60" fill="#1f55d3"/></svg>';
    const logo = {
      type: "image/svg+xml" as const,
      base64: Buffer.from(svg).toString("base64"),
      width: 200,
      height: 60,
    };
    const pdf = await proposalPdf(inBrand({ ...GARISH, logo }));
    expect(askPoppler(found.folder, "pdfinfo", ["-struct", "FILE"], pdf)).toMatch(/^ *Figure/m);
    expect(pdfText(found.folder, pdf).split("\f")[0]).not.toMatch(/^ *Hochleistung.*\n+ *Renewal/);
    expect(Buffer.compare(await proposalPdf(inBrand({ ...GARISH, logo })), pdf)).toBe(0);
  });

  it("knows the characters its typeface cannot print", () => {
    expect(missingGlyphs("Zażółć gęślą jaźń, Ærøskøbing, Ωμέγα, Жук: €5 ≈ ½ “x” – …")).toBe("");
    expect(missingGlyphs("東京 IT 東")).toBe("東京");
    expect(missingGlyphs(JSON.stringify(offer.proposal))).toBe("");
  });
});
