/** A chart as a picture of its own: title, what it measures, the drawing with its colours resolved, and a line on units and date. */

import { pictureFaces } from "../theme/picture-faces.ts";

const SVG = "http://www.w3.org/2000/svg";
const RESOLVED = ["fill", "stroke", "stroke-width", "stroke-dasharray", "opacity", "font-size", "font-weight"] as const;
/** Of the PNG; the SVG has the size on screen. */
const SCALE = 2;
const EDGE = 16;
const MOST_LINES = 3;

export interface PictureWords {
  readonly title: string;
  readonly subtitle: string;
  /** Units, what it is a picture of, and the date. */
  readonly note: string;
}

export interface Picture {
  /** A whole document that needs nothing from the page. */
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

interface Writing {
  readonly size: number;
  readonly weight: number;
  readonly step: number;
  readonly color: string;
}

function resolveStyles(from: Element, to: Element): void {
  const style = getComputedStyle(from);
  for (const name of RESOLVED) to.setAttribute(name, style.getPropertyValue(name));
  to.setAttribute("font-family", style.fontFamily);
  for (const name of ["class", "style", "tabindex", "role"]) to.removeAttribute(name);
  for (const [index, child] of [...from.children].entries()) {
    const twin = to.children[index];
    if (twin !== undefined) resolveStyles(child, twin);
  }
}

function canvasContext(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("The window has no canvas");
  return context;
}

/** The text in lines of at most `width`; what is too long for the last line stays in it. */
function linesOf(text: string, width: number, font: string): string[] {
  const context = canvasContext(document.createElement("canvas"));
  context.font = font;
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length === 0) lines.push(word);
    else if (lines.length >= MOST_LINES || context.measureText(longer).width <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function element(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

/** Figures of the same width, as on screen. */
const SETTING = 'text{font-feature-settings:"tnum" 1,"calt" 1;letter-spacing:-0.006em}';

/** Of the first chart in the panel, as it is drawn now, with the faces it is set in. */
export async function pictureOf(panel: HTMLElement, words: PictureWords): Promise<Picture> {
  const drawn = panel.querySelector("svg.recharts-surface");
  if (!(drawn instanceof SVGSVGElement)) throw new Error("The panel holds no chart");
  const { width, height: drawnHeight } = drawn.getBoundingClientRect();
  const style = getComputedStyle(panel);
  const token = (name: string): string => style.getPropertyValue(`--ot-${name}`).trim();
  const family = style.fontFamily;
  const texts: SVGElement[] = [];
  let bottom = 10;

  function write(text: string, { size, weight, step, color }: Writing): void {
    for (const line of linesOf(text, width - 2 * EDGE, `${weight} ${size}px ${family}`)) {
      bottom += step;
      const made = element("text", {
        x: EDGE,
        y: bottom - Math.round((step - size) / 2) - 2,
        fill: color,
        "font-family": family,
        "font-size": size,
        "font-weight": weight,
      });
      made.textContent = line;
      texts.push(made);
    }
  }

  write(words.title, { size: 14, weight: 600, step: 20, color: token("text") });
  write(words.subtitle, { size: 12, weight: 400, step: 16, color: token("text-3") });
  const top = bottom;
  bottom += drawnHeight + 4;
  write(words.note, { size: 11, weight: 400, step: 16, color: token("text-3") });
  const height = Math.ceil(bottom + 10);

  const twin = drawn.cloneNode(true) as SVGSVGElement;
  resolveStyles(drawn, twin);
  for (const [key, value] of Object.entries({ x: 0, y: top, width, height: drawnHeight }))
    twin.setAttribute(key, String(value));
  const whole = element("svg", { width, height, viewBox: `0 0 ${width} ${height}` });
  const title = element("title", {});
  title.textContent = words.title;
  const faces = element("style", {});
  faces.textContent = (await pictureFaces()) + SETTING;
  whole.append(title, faces, element("rect", { width, height, fill: token("surface") }), ...texts, twin);
  return { svg: new XMLSerializer().serializeToString(whole), width, height };
}

export function svgFile({ svg }: Picture): Blob {
  return new Blob([svg], { type: "image/svg+xml" });
}

/** Drawn at twice its size. */
export async function pngFile(picture: Picture): Promise<Blob> {
  const url = URL.createObjectURL(svgFile(picture));
  const image = new Image(picture.width, picture.height);
  image.src = url;
  await image.decode();
  URL.revokeObjectURL(url);
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * SCALE);
  canvas.height = Math.round(picture.height * SCALE);
  const context = canvasContext(canvas);
  context.scale(SCALE, SCALE);
  context.drawImage(image, 0, 0);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (blob === null) throw new Error("The picture could not be drawn");
  return blob;
}

export async function copyPicture(picture: Picture): Promise<void> {
  await navigator.clipboard.write([new ClipboardItem({ "image/png": pngFile(picture) })]);
}
