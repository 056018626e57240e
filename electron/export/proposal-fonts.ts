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
