/** Looking for what must not be in a document: in its text, its metadata and its packed parts. */
import { askPoppler, pdfInside, pdfText, poppler } from "./read-documents.ts";

/** Everything that a reader or a program can find in a PDF, by where. Without Poppler only its streams. */
export function pdfTexts(pdf: Uint8Array): Readonly<Record<string, string>> {
  const found = poppler();
  const streams = { "PDF streams": pdfInside(pdf) };
  if ("missing" in found) return streams;
  return {
    "PDF text": pdfText(found.folder, pdf),
    "PDF metadata":
      askPoppler(found.folder, "pdfinfo", ["-meta", "FILE"], pdf) + askPoppler(found.folder, "pdfinfo", ["FILE"], pdf),
    "PDF structure": askPoppler(found.folder, "pdfinfo", ["-struct-text", "FILE"], pdf),
    ...streams,
  };
}

/** Where any of the marks stands, as `format: mark`. */
export function hitsOf(where: Readonly<Record<string, string>>, marks: readonly string[]): string[] {
  return Object.entries(where).flatMap(([format, text]) =>
    marks.filter((mark) => text.includes(mark)).map((mark) => `${format}: ${mark}`),
  );
}

/** Whether a written figure has digits enough not to stand somewhere by chance. */
export const isTelling = (form: string): boolean => form.replaceAll(/\D/g, "").replace(/^0+|0+$/g, "").length >= 5;
