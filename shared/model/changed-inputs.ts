import { pathSegment } from "./fields.ts";

/**
 * Paths of the inputs in which two documents differ; null where they differ in anything else (a type, a tier's mode, the
 * length of a list, a name), which makes another graph. What is the same object in both is not looked into.
 */
export function changedInputs(
  before: unknown,
  after: unknown,
  isInput: (path: string) => boolean,
): ReadonlySet<string> | null {
  const changed = new Set<string>();
  return isAlike(before, after, "", isInput, changed) ? changed : null;
}

function isAlike(
  before: unknown,
  after: unknown,
  path: string,
  isInput: (path: string) => boolean,
  changed: Set<string>,
): boolean {
  if (before === after) return true;
  if (path !== "" && isInput(path)) {
    changed.add(path);
    // An input that comes or goes (a cap, a renewal) changes which formulas there are.
    return (before ?? null) !== null && (after ?? null) !== null;
  }
  if (typeof before !== "object" || typeof after !== "object" || before === null || after === null) return false;
  // Most members are equal texts: they need no path.
  if (Array.isArray(before) || Array.isArray(after)) {
    if (!Array.isArray(before) || !Array.isArray(after) || before.length !== after.length) return false;
    return before.every((member, at) => {
      const other: unknown = after[at];
      return member === other || isAlike(member, other, join(path, memberKey(member, other, at)), isInput, changed);
    });
  }
  const isSame = (key: string): boolean => {
    const [member, other]: unknown[] = [Reflect.get(before, key), Reflect.get(after, key)];
    return member === other || isAlike(member, other, join(path, pathSegment(key)), isInput, changed);
  };
  return (
    Object.keys(before).every(isSame) && Object.keys(after).every((key) => Object.hasOwn(before, key) || isSame(key))
  );
}

function join(path: string, key: string): string {
  return path === "" ? key : `${path}/${key}`;
}

/** Members of id-lists go by id; a moved or replaced member changes the structure, because its `id` differs. */
function memberKey(before: unknown, after: unknown, at: number): string {
  const id = typeof before === "object" && before !== null ? Reflect.get(before, "id") : undefined;
  const other = typeof after === "object" && after !== null ? Reflect.get(after, "id") : undefined;
  return typeof id === "string" && id === other ? pathSegment(id) : String(at);
}
