/** An input by what it is and whose: "Eligible share, Password and access". */
import type { ScenarioDocument } from "../model/document.ts";
import { inputLabel } from "../model/input-label.ts";
import { inputPlace } from "./input-place.ts";

/** The path itself where the document has no such input. */
export function inputName(document: ScenarioDocument, path: string): string {
  const named = inputLabel(document, path);
  if (named === undefined) return path;
  const place = inputPlace(path, document).at(-1);
  return place === undefined ? named.label : `${named.label}, ${place}`;
}
