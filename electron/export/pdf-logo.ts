/** The head of the first page: the logo, or the name where there is none. */
import SVGtoPDF from "svg-to-pdfkit";
import type { BrandView } from "../../shared/proposal/document.ts";
import type { PdfSheet, Structure } from "./pdf-sheet.ts";

const MOST = { width: 190, height: 44 } as const;

/** Draws at the cursor and returns the height used. */
export function drawLogo(sheet: PdfSheet, parent: Structure, brand: BrandView): number {
  const { logo } = brand;
  const style = { face: "strong", size: 12, colour: brand.heading } as const;
  if (logo === null) {
    sheet.tagged(parent, "P", () => sheet.text(brand.name, style, sheet.left, sheet.y, sheet.width));
    return sheet.height(brand.name, style, sheet.width);
  }
  const scale = Math.min(MOST.width / logo.width, MOST.height / logo.height);
  const height = logo.height * scale;
  sheet.tagged(
    parent,
    "Figure",
    () => {
      const [bytes, width] = [Buffer.from(logo.base64, "base64"), logo.width * scale];
      if (logo.type !== "image/svg+xml") sheet.doc.image(bytes, sheet.left, sheet.y, { width, height });
      else SVGtoPDF(sheet.doc, bytes.toString("utf8"), sheet.left, sheet.y, { width, height, assumePt: true });
    },
    { alt: brand.name },
  );
  return height;
}
