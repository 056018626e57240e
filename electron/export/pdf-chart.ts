/** Charts of a PDF proposal, drawn as lines and columns with their labels. */
import type { ChartBlock } from "../../shared/proposal/document.ts";
import { CHART_COLOURS } from "./chart-colours.ts";
import { INK, type PdfSheet, STYLES, type Structure } from "./pdf-sheet.ts";

const HEIGHT = 150;
/** With its title and axis. */
export const CHART_HEIGHT = HEIGHT + 52;
const AXIS = 58;
const NAMES = 78;
/** Least distance of two names at the ends of their lines. */
const NAME_STEP = 11;

interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly y: (value: number) => number;
}

export function drawChart(sheet: PdfSheet, parent: Structure, block: ChartBlock): void {
  sheet.need(CHART_HEIGHT);
  sheet.paragraph(parent, block.title, { ...STYLES.total, size: 9.5 }, 6);
  const frame = frameOf(sheet, block);
  sheet.tagged(
    parent,
    "Figure",
    () => {
      drawAxes(sheet, block, frame);
      if (block.shape === "columns") drawColumns(sheet, block, frame);
      else drawLines(sheet, block, frame);
    },
    { alt: `${block.title}. ${block.alternative}` },
  );
  sheet.y = frame.bottom + 30;
}

function frameOf(sheet: PdfSheet, { ticks, shape }: ChartBlock): Frame {
  const top = sheet.y + 4;
  const bottom = top + HEIGHT;
  const low = Math.min(...ticks.map(({ value }) => value));
  const high = Math.max(...ticks.map(({ value }) => value));
  return {
    left: sheet.left + AXIS,
    right: sheet.left + sheet.width - (shape === "lines" ? NAMES : 0),
    top,
    bottom,
    y: (value) => (high === low ? bottom : bottom - ((value - low) / (high - low)) * HEIGHT),
  };
}

function drawAxes(sheet: PdfSheet, { ticks, categories, shape }: ChartBlock, { left, right, bottom, y }: Frame): void {
  const { doc } = sheet;
  for (const { value, label } of ticks) {
    doc.moveTo(left, y(value)).lineTo(right, y(value)).lineWidth(0.5).strokeColor(INK.line).stroke();
    sheet.text(label, { ...STYLES.note, align: "right" }, sheet.left, y(value) - 4.5, AXIS - 8);
  }
  const steps = categories.length;
  const every = Math.max(1, Math.ceil(steps / 7));
  categories.forEach((name, at) => {
    if (at % every !== 0) return;
    const x =
      shape === "columns"
        ? left + ((at + 0.5) / steps) * (right - left)
        : left + (at / Math.max(steps - 1, 1)) * (right - left);
    sheet.text(name, STYLES.note, x - sheet.set(STYLES.note).widthOfString(name) / 2, bottom + 6, 60);
  });
}

function drawColumns(sheet: PdfSheet, { series, categories }: ChartBlock, { left, right, bottom, y }: Frame): void {
  const [only] = series;
  if (only === undefined) return;
  const slot = (right - left) / categories.length;
  only.values.forEach((value, at) => {
    sheet.doc
      .rect(left + at * slot + slot * 0.18, y(value), slot * 0.64, bottom - y(value))
      .fill(CHART_COLOURS[only.role]);
  });
}

function drawLines(sheet: PdfSheet, { series, categories }: ChartBlock, frame: Frame): void {
  const { doc } = sheet;
  const { left, right, y } = frame;
  const x = (at: number) => left + (at / Math.max(categories.length - 1, 1)) * (right - left);
  // Today last: an option at the same price would hide it.
  for (const { values, role } of series.toSorted(
    (one, other) => Number(one.role === "today") - Number(other.role === "today"),
  )) {
    values.forEach((value, at) => {
      if (at === 0) doc.moveTo(x(0), y(value));
      else doc.lineTo(x(at), y(value));
    });
    doc.lineWidth(role === "today" ? 1.2 : 1.8).strokeColor(CHART_COLOURS[role]);
    if (role === "today") doc.dash(4, { space: 3 }).stroke().undash();
    else doc.stroke();
  }
  const names = series
    .map(({ name, values, role }) => ({ name, role, at: y(values.at(-1) ?? 0) }))
    .toSorted((one, other) => one.at - other.at);
  let free = frame.top - NAME_STEP;
  for (const { name, role, at } of names) {
    free = Math.max(at - 4.5, free + NAME_STEP);
    sheet.text(shortened(sheet, name), { ...STYLES.head, colour: CHART_COLOURS[role] }, right + 6, free, NAMES);
  }
}

/** A name that fits beside the picture. */
function shortened(sheet: PdfSheet, name: string): string {
  sheet.set(STYLES.head);
  if (sheet.doc.widthOfString(name) <= NAMES - 8) return name;
  let end = name.length - 1;
  while (end > 1 && sheet.doc.widthOfString(`${name.slice(0, end)}…`) > NAMES - 8) end -= 1;
  return `${name.slice(0, end).trimEnd()}…`;
}
