/** Faults of a scenario document, as data (spec section 2). */
import type { Json } from "./change.ts";

export interface Fault {
  /** RFC 6901, list members by index. */
  readonly pointer: string;
  /** The value as it stands there, `null` where the field is missing; what is long or deep is described instead. */
  readonly found: Json;
  /** What is allowed, in words. */
  readonly allowed: string;
  readonly message: string;
}

/** Where a value stands; the root has no parent. */
export interface Place {
  readonly parent: Place | undefined;
  readonly key: string | number;
}

export const ROOT: Place = { parent: undefined, key: "" };

export function at(parent: Place, ...keys: readonly (string | number)[]): Place {
  let place = parent;
  for (const key of keys) place = { parent: place, key };
  return place;
}

export function pointerOf(place: Place): string {
  const segments: string[] = [];
  for (let step = place; step.parent !== undefined; step = step.parent) {
    segments.push(`/${String(step.key).replaceAll("~", "~0").replaceAll("/", "~1")}`);
  }
  return segments.reverse().join("");
}

const LONGEST_TEXT = 60;

/** The value's JSON text, short enough for one line; lists and objects only by their size, so that depth does not matter. */
export function foundText(value: unknown): string {
  if (value === undefined) return "nothing";
  if (typeof value === "string") {
    const characters = [...value.slice(0, 2 * LONGEST_TEXT)];
    const shown = characters.length > LONGEST_TEXT ? `${characters.slice(0, LONGEST_TEXT).join("")}…` : value;
    return JSON.stringify(shown);
  }
  if (Array.isArray(value)) return value.length === 1 ? "a list of 1 entry" : `a list of ${value.length} entries`;
  if (typeof value === "object" && value !== null) return "an object";
  return Object.is(value, -0) ? "0" : String(value);
}

const MOST_MEMBERS = 20;

/** Whether a value is JSON of a few members: `budget` counts down over all of it, and depth costs as much as width. */
function isSmallJson(value: unknown, budget: { left: number }): value is Json {
  budget.left -= 1;
  if (budget.left < 0) return false;
  if (value === null || typeof value === "boolean") return true;
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value === "string") return value.length <= LONGEST_TEXT;
  if (typeof value !== "object") return false;
  const members = Array.isArray(value) ? value : Object.values(value);
  return members.length <= budget.left && members.every((member) => isSmallJson(member, budget));
}

function foundValue(value: unknown): Json {
  if (value === undefined) return null;
  return isSmallJson(value, { left: MOST_MEMBERS }) ? value : foundText(value);
}

/** Gathers faults, at most one for each place: what depends on a faulty value is not reported besides. */
export class FaultList {
  readonly faults: Fault[] = [];
  private readonly pointers = new Set<string>();

  /** `words` is a sentence without its full stop; what was found is added to it. `foundWords` says it better than the value. */
  add(place: Place, found: unknown, allowed: string, words: string, foundWords?: string): void {
    const pointer = pointerOf(place);
    if (this.pointers.has(pointer)) return;
    this.pointers.add(pointer);
    const message =
      found === undefined && foundWords === undefined
        ? `${words}.`
        : `${words}; found ${foundWords ?? foundText(found)}.`;
    this.faults.push({ pointer, found: foundWords ?? foundValue(found), allowed, message });
  }
}
