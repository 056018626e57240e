/** Inter as TrueType, with figures of one width. Read once; the same bytes go into every document. */
import { readFileSync } from "node:fs";
import { resourceUrl } from "./resource-file.ts";

export const FACES = { body: "Inter-Regular", strong: "Inter-SemiBold", display: "InterDisplay-SemiBold" } as const;
export type Face = keyof typeof FACES;

const read = new Map<Face, Buffer>();

export function faceBytes(face: Face): Buffer {
  const known = read.get(face);
  if (known !== undefined) return known;
  const bytes = readFileSync(resourceUrl(`fonts/${FACES[face]}.ttf`));
  read.set(face, bytes);
  return bytes;
}

/** Characters of a text that the faces cannot print, each once, joined; empty where all can. */
export function missingGlyphs(text: string): string {
  const known = coverage();
  return [...new Set(text)]
    .filter((character) => !/\p{Cc}/u.test(character) && !known(character.codePointAt(0) ?? 0))
    .join("");
}

let covers: ((codePoint: number) => boolean) | null = null;

function coverage(): (codePoint: number) => boolean {
  covers ??= characterMap(faceBytes("body"));
  return covers;
}

/** Reads the Unicode map (format 4 or 12) of a TrueType face. */
function characterMap(face: Buffer): (codePoint: number) => boolean {
  const tables = face.readUInt16BE(4);
  let cmap = 0;
  for (let at = 0; at < tables; at += 1) {
    if (face.toString("latin1", 12 + at * 16, 16 + at * 16) === "cmap") cmap = face.readUInt32BE(12 + at * 16 + 8);
  }
  const ranges: [first: number, last: number][] = [];
  for (let at = 0; at < face.readUInt16BE(cmap + 2); at += 1) {
    const table = cmap + face.readUInt32BE(cmap + 4 + at * 8 + 4);
    const format = face.readUInt16BE(table);
    if (format === 4) {
      const doubled = face.readUInt16BE(table + 6);
      for (let segment = 0; segment < doubled; segment += 2) {
        ranges.push([face.readUInt16BE(table + 16 + doubled + segment), face.readUInt16BE(table + 14 + segment)]);
      }
    } else if (format === 12) {
      for (let group = 0; group < face.readUInt32BE(table + 12); group += 1) {
        ranges.push([face.readUInt32BE(table + 16 + group * 12), face.readUInt32BE(table + 20 + group * 12)]);
      }
    }
  }
  return (codePoint) => ranges.some(([first, last]) => codePoint >= first && codePoint <= last);
}
