import type { Json } from "../scenario/change.ts";

/** Deeper nesting than any document of ours; also keeps every recursion over a value short. */
const DEEPEST = 40;

/**
 * Whether a value is JSON that every part of the application can hold: finite numbers, well-formed text, plain objects
 * and arrays without gaps, no key `__proto__`, not nested deeper than any document. A member that is `undefined` counts
 * as absent, as it does when JSON is written.
 */
export function isPlainJson(value: unknown, depth = 0): value is Json {
  if (value === null || typeof value === "boolean") return true;
  if (typeof value === "string") return value.isWellFormed();
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "object" || depth === DEEPEST) return false;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) if (!isPlainJson(value[index], depth + 1)) return false;
    return true;
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) return false;
  return Object.entries(value).every(
    ([key, member]) =>
      key !== "__proto__" && key.isWellFormed() && (member === undefined || isPlainJson(member, depth + 1)),
  );
}
