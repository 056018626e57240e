/** Whether a file is an image that a document can hold: PNG, JPEG, or an SVG that runs and loads nothing. */
import { Problem } from "../../shared/contract/problem.ts";
import type { LogoView } from "../../shared/proposal/document.ts";

const MOST_BYTES = 2_000_000;
const MOST_PIXELS = 8000;

function refused(name: string, why: string): Problem {
  return new Problem("not-an-image", `"${name}" is not a logo that can be used: ${why}. The logo stays as it was.`);
}

/** Throws `not-an-image` with the reason. */
export function logoOf(name: string, bytes: Buffer): LogoView {
  if (bytes.length > MOST_BYTES) throw refused(name, "it is larger than 2 MB");
  const logo = pngOf(bytes) ?? jpegOf(bytes) ?? svgOf(name, bytes);
  if (logo === null) throw refused(name, "it is neither a PNG, a JPEG nor an SVG image, or it is damaged");
  const { width, height } = logo;
  if (!(width >= 1 && height >= 1 && width <= MOST_PIXELS && height <= MOST_PIXELS))
    throw refused(name, `it is ${width} by ${height} pixels; each side must have 1 to ${MOST_PIXELS}`);
  return { ...logo, base64: bytes.toString("base64") };
}

type Measured = Omit<LogoView, "base64">;

const PNG_HEAD = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Whole from its head to its last chunk. */
function pngOf(bytes: Buffer): Measured | null {
  if (bytes.length < 45 || !bytes.subarray(0, 8).equals(PNG_HEAD) || bytes.toString("latin1", 12, 16) !== "IHDR")
    return null;
  for (let at = 8; at + 12 <= bytes.length; ) {
    const type = bytes.toString("latin1", at + 4, at + 8);
    if (type === "IEND") return { type: "image/png", width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
    at += 12 + bytes.readUInt32BE(at);
  }
  return null;
}

function jpegOf(bytes: Buffer): Measured | null {
  if (bytes.length < 20 || bytes.readUInt16BE(0) !== 0xffd8 || bytes.readUInt16BE(bytes.length - 2) !== 0xffd9)
    return null;
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0;
    // The frame headers, without the three tables that share their range.
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { type: "image/jpeg", width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}

const UNSAFE =
  /<!DOCTYPE|<!ENTITY|<script|<foreignObject|<iframe|<image|<use\b[^>]*href\s*=\s*["'](?!#)|\son\w+\s*=|javascript:|@import|url\(\s*["']?(?!#)/i;

function svgOf(name: string, bytes: Buffer): Measured | null {
  const text = bytes
    .toString("utf8")
    .replace(/^\uFEFF/, "")
    .trimStart();
  const root = /^(?:<\?xml[^>]*\?>\s*)?(?:<!--[\s\S]*?-->\s*)*<svg\b([^>]*)>/i.exec(text);
  if (root === null || !text.trimEnd().endsWith("</svg>")) return null;
  if (UNSAFE.test(text)) throw refused(name, "it holds scripts, or parts that would have to be loaded");
  const attributes = root[1] ?? "";
  const length = (key: string) =>
    Number(new RegExp(`\\s${key}\\s*=\\s*["']\\s*([\\d.]+)(?:px)?\\s*["']`).exec(attributes)?.[1] ?? Number.NaN);
  const box = /\sviewBox\s*=\s*["']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)/.exec(attributes);
  const width = length("width") || Number(box?.[1] ?? 0);
  const height = length("height") || Number(box?.[2] ?? 0);
  return { type: "image/svg+xml", width, height };
}
