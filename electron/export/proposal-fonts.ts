/** Inter as TrueType, with figures of one width. Read once; the same bytes go into every document. */
import { existsSync, readFileSync } from "node:fs";

export const FACES = { body: "Inter-Regular", strong: "Inter-SemiBold", display: "InterDisplay-SemiBold" } as const;
export type Face = keyof typeof FACES;

const read = new Map<Face, Buffer>();

/** A file of `resources/`: the source's under Node, its copy beside the bundled main program. */
export function resourceUrl(path: string): URL {
  const source = new URL(`../../resources/${path}`, import.meta.url);
  return existsSync(source) ? source : new URL(`./resources/${path}`, import.meta.url);
}

export function faceBytes(face: Face): Buffer {
  const known = read.get(face);
  if (known !== undefined) return known;
  const bytes = readFileSync(resourceUrl(`fonts/${FACES[face]}.ttf`));
  read.set(face, bytes);
  return bytes;
}
