import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { proposalDocx } from "../../electron/export/proposal-docx.ts";
import { madeOffer } from "../proposal/offers.ts";
import { pdfText, poppler } from "../proposal/read-documents.ts";
import { madeReview, OFFER } from "../proposal/reviews.ts";
import { findOrInstall, LIBRE_OFFICE_WRITER } from "../runner/system-tools.ts";

/** What LibreOffice makes of a document, and everything that it said meanwhile. */
function converted(program: string, docx: Uint8Array): Promise<{ readonly pdf: Uint8Array; readonly said: string }> {
  const folder = mkdtempSync(join(tmpdir(), "outturn-writer-"));
  const file = join(folder, "proposal.docx");
  writeFileSync(file, docx);
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`;
  const words = [profile, "--headless", "--norestore", "--convert-to", "pdf", "--outdir", folder, file];
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { stdio: ["ignore", "pipe", "pipe"], timeout: 3 * 60_000 });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += String(chunk)));
    child.on("error", reject);
    child.on("close", (status) => {
      try {
        if (status !== 0) throw new Error(`LibreOffice ended with ${status}: ${said}`);
        resolve({ pdf: new Uint8Array(readFileSync(join(folder, "proposal.pdf"))), said });
      } catch (error) {
        reject(error);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });
  });
}

/** Java is not needed, and LibreOffice says so whenever it is not there. */
function complaints(said: string): string {
  return said.replaceAll(/^(Warning: failed to launch javaldx.*|convert .* using filter.*)\n?/gm, "").trim();
}

it("LibreOffice Writer opens a service review without complaint, on one page, with every figure", async ({ skip }) => {
  const office = findOrInstall(LIBRE_OFFICE_WRITER, () => undefined, { isRoot: false, isDebian: false });
  if ("missing" in office) return skip(office.missing);
  const reader = poppler();
  if ("missing" in reader) return skip(reader.missing);
  const { sheet } = madeReview({ offer: OFFER });
  const { pdf, said } = await converted(office.path, await proposalDocx(sheet));
  expect(complaints(said)).toBe("");
  const pages = pdfText(reader.folder, pdf).split("\f");
  expect(pages.filter((page) => page.trim() !== "")).toHaveLength(1);
  const figures = [...JSON.stringify(sheet.sections).matchAll(/\$[\d,]+\.\d{2}/g)].map(([amount]) => amount);
  expect(figures.length).toBeGreaterThan(6);
  for (const figure of figures) expect(pages[0]).toContain(figure);
});

it("LibreOffice Writer opens a proposal without complaint and shows every paragraph, figure and page number", async ({
  skip,
}) => {
  const office = findOrInstall(LIBRE_OFFICE_WRITER, () => undefined, { isRoot: false, isDebian: false });
  if ("missing" in office) return skip(office.missing);
  const reader = poppler();
  if ("missing" in reader) return skip(reader.missing);
  const { proposal } = madeOffer();
  const { pdf, said } = await converted(office.path, await proposalDocx(proposal));
  expect(complaints(said)).toBe("");
  const text = pdfText(reader.folder, pdf);
  const packed = text.replaceAll(/\s+/g, "");
  const texts = proposal.sections.flatMap(({ title, blocks }) => [
    title,
    ...blocks.flatMap((block) => {
      if (block.kind === "paragraph" || block.kind === "heading") return [block.text];
      if (block.kind === "list") return block.items;
      return [];
    }),
  ]);
  for (const each of texts) expect(packed).toContain(each.replaceAll(/\s+/g, ""));
  const amounts = (from: string) => new Set([...from.matchAll(/\$[\d,]+\.\d{2}/g)].map(([amount]) => amount));
  // What stands beside a chart for who cannot see it is not printed.
  const printed = proposal.sections.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind !== "chart"));
  expect([...amounts(JSON.stringify(printed))].filter((amount) => !amounts(text).has(amount))).toEqual([]);
  text
    .split("\f")
    .filter((page) => page.trim() !== "")
    .forEach((page, at) => {
      expect(page).toContain(`Page ${at + 1}`);
    });
});
