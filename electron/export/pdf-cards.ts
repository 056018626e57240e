/** The options side by side, and the fields to sign in, of a PDF proposal. */
import type { CardsBlock, CardView, SignatureBlock } from "../../shared/proposal/document.ts";
import { INK, type PdfSheet, STYLES, type Structure, type Style } from "./pdf-sheet.ts";

const PAD = 12;

interface Piece {
  readonly text: string;
  readonly style: Style;
  readonly after: number;
  readonly tag: "P" | "H3";
}

function piecesOf(
  { name, tagline, badge, figure, figureNote, points }: CardView,
  accent: string,
  heading: string,
): readonly Piece[] {
  const pieces: Piece[] = [
    { text: badge === "" ? " " : badge, style: { face: "strong", size: 7.8, colour: accent }, after: 3, tag: "P" },
    { text: name, style: { face: "strong", size: 11, colour: INK.text }, after: 2, tag: "H3" },
    { text: tagline, style: { ...STYLES.note, size: 8.4 }, after: 8, tag: "P" },
    { text: figure, style: { face: "display", size: 17, colour: heading }, after: 1, tag: "P" },
    { text: figureNote, style: STYLES.note, after: 9, tag: "P" },
    ...points.map((text): Piece => ({ text, style: { ...STYLES.cell, colour: INK.soft }, after: 4, tag: "P" })),
  ];
  return pieces.filter(({ text }) => text !== "");
}

export function drawCards(
  sheet: PdfSheet,
  parent: Structure,
  { cards }: CardsBlock,
  accent: string,
  heading: string,
): void {
  const width = sheet.width / cards.length;
  const inner = width - 2 * PAD;
  const edge = PAD * sheet.spacing;
  const columns = cards.map((card) => ({ card, pieces: piecesOf(card, accent, heading) }));
  const heightOf = (pieces: readonly Piece[]) =>
    pieces.reduce((sum, { text, style, after }) => sum + sheet.height(text, style, inner) + after * sheet.spacing, 0);
  const height = Math.max(...columns.map(({ pieces }) => heightOf(pieces))) + 2 * edge;
  sheet.need(height + 10);
  const top = sheet.y;
  sheet.artifact(() => {
    // Grounds end with the round corners of the frame.
    sheet.doc.save().roundedRect(sheet.left, top, sheet.width, height, 4).clip();
    columns.forEach(({ card }, at) => {
      if (card.badge === "") return;
      sheet.doc.rect(sheet.left + at * width, top, width, height).fill(INK.tint);
      sheet.doc.rect(sheet.left + at * width, top, width, 2.2).fill(accent);
    });
    sheet.doc.restore();
    sheet.doc.roundedRect(sheet.left, top, sheet.width, height, 4).lineWidth(0.7).strokeColor(INK.line).stroke();
    cards.slice(1).forEach((_card, at) => {
      const x = sheet.left + (at + 1) * width;
      sheet.doc
        .moveTo(x, top)
        .lineTo(x, top + height)
        .lineWidth(0.7)
        .strokeColor(INK.line)
        .stroke();
    });
  });
  columns.forEach(({ card, pieces }, at) => {
    const part = sheet.group(parent, "Sect", { title: card.name });
    let y = top + edge;
    for (const { text, style, after, tag } of pieces) {
      const place = y;
      if (text !== " ")
        sheet.tagged(part, tag, () => sheet.text(text, style, sheet.left + at * width + PAD, place, inner));
      y += sheet.height(text, style, inner) + after * sheet.spacing;
    }
  });
  sheet.y = top + height + 18 * sheet.spacing;
}

export function drawSignature(sheet: PdfSheet, parent: Structure, { parties }: SignatureBlock): void {
  const gap = 28;
  const width = (sheet.width - gap * (parties.length - 1)) / parties.length;
  const most = Math.max(...parties.map(({ lines }) => lines.length));
  const nameHeight = Math.max(...parties.map(({ party }) => sheet.height(party, STYLES.total, width)));
  sheet.need(nameHeight + most * 30 + 20);
  const top = sheet.y + 6;
  parties.forEach(({ party, lines }, at) => {
    const x = sheet.left + at * (width + gap);
    sheet.tagged(parent, "P", () => sheet.text(party, STYLES.total, x, top, width));
    lines.forEach((line, row) => {
      const y = top + nameHeight + 14 + row * 30;
      sheet.tagged(parent, "P", () => sheet.text(line, STYLES.note, x, y, width));
      sheet.rule(y + 9, INK.faint, x + 52, x + width);
    });
  });
  sheet.y = top + nameHeight + 14 + most * 30 + 6;
}
