/** Changes of evidence in words: all parts of one input's evidence in one line. */
import type { Change, Json } from "./change.ts";
import { isObject } from "./domain.ts";
import { type EditLine, valueLine } from "./edit-line.ts";
import { plainWords, quoted } from "./edit-value-text.ts";
import { type DocumentWords, inputSubject } from "./edit-words-document.ts";
import { pathSegments } from "./history.ts";

export interface PlacedChange {
  readonly change: Change;
  readonly index: number;
}

/** In the order in which they are told. */
const PARTS: readonly string[] = ["grade", "source", "date", "note", "importId", "tickets"];
const NOTHING = "none";

const LONGEST_PART = 120;

const shortened = (words: string): string =>
  words.length <= LONGEST_PART ? words : `${words.slice(0, LONGEST_PART).toWellFormed()}…`;

function partText(part: string, value: Json | undefined): string {
  if (value === undefined || value === null || value === "") return `no ${part}`;
  if (part === "tickets") return isObject(value) ? `${String(value.count)} tickets` : `tickets ${plainWords(value)}`;
  if (part === "grade" || part === "date") return String(value);
  const words = quoted(shortened(String(value)));
  return part === "source" ? words : `${part === "importId" ? "import" : part} ${words}`;
}

/** One side of the changes of one input's evidence: what of it changed, in words. */
function sideText(changes: readonly Change[], side: "before" | "after"): string {
  const whole = changes.find((change) => pathSegments(change.path).length === 1);
  if (whole !== undefined) {
    const value = whole[side];
    if (!isObject(value)) return NOTHING;
    const told = PARTS.filter((part) => value[part] !== undefined && value[part] !== null && value[part] !== "");
    return told.map((part) => partText(part, value[part] as Json)).join(", ");
  }
  return changes
    .map((change) => ({ part: pathSegments(change.path)[1] ?? "", value: change[side] }))
    .sort((a, b) => PARTS.indexOf(a.part) - PARTS.indexOf(b.part))
    .map(({ part, value }) => partText(part, value))
    .join(", ");
}

/** One line for each input whose evidence changes. */
export function evidenceLines(
  placed: readonly PlacedChange[],
  wordsFor: (change: Change, index: number) => DocumentWords,
): EditLine[] {
  const groups = Map.groupBy(placed, ({ change }) => `${change.record} ${change.path.split("/", 1)[0]}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const words = wordsFor(first.change, first.index);
    const path = pathSegments(first.change.path)[0] ?? "";
    const { place, subject } = inputSubject(words, path);
    const changes = group.map(({ change }) => change);
    const indices = group.map(({ index }) => index);
    const subjectLine = `evidence for ${subject}`;
    const [before, after] = [sideText(changes, "before"), sideText(changes, "after")];
    const line = valueLine({ ...place, changes: indices, aside: true }, subjectLine, before, after);
    return [{ ...line, phrase: after === NOTHING ? `${subjectLine} removed` : `${subjectLine}: ${after}` }];
  });
}
