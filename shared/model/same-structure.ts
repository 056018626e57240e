import { pathSegment } from "./fields.ts";

/**
 * Whether two documents differ only in numbers that the graph reads as inputs. Everything else that differs (a type, a
 * tier's mode, the length of a list, a name) makes another graph.
 */
export function sameStructure(before: unknown, after: unknown, isInput: (path: string) => boolean, path = ""): boolean {
  if (before === after) return true;
  // An input that comes or goes (a cap, a renewal) changes which formulas there are.
  if (path !== "" && isInput(path)) return (before ?? null) !== null && (after ?? null) !== null;
  if (typeof before !== "object" || typeof after !== "object" || before === null || after === null) return false;
  // Most members are equal texts: they need no path.
  if (Array.isArray(before) || Array.isArray(after)) {
    if (!Array.isArray(before) || !Array.isArray(after) || before.length !== after.length) return false;
    return before.every((member, at) => {
      const other: unknown = after[at];
      return member === other || sameStructure(member, other, isInput, join(path, memberKey(member, other, at)));
    });
  }
  const isSame = (key: string): boolean => {
    const [member, other]: unknown[] = [Reflect.get(before, key), Reflect.get(after, key)];
    return member === other || sameStructure(member, other, isInput, join(path, pathSegment(key)));
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
