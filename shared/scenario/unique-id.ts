const LONGEST = 40;

/**
 * An identifier from a name: letters and digits of any script in lower case, joined by hyphens (`password-and-access`).
 * Where it is taken, the first free number is added. `fallback` stands in for a name without letters or digits.
 */
export function uniqueId(name: string, taken: Iterable<string>, fallback = "item"): string {
  const words = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .normalize("NFKC")
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu);
  const stem = [...(words ?? [fallback]).join("-")].slice(0, LONGEST).join("").replace(/-$/, "");
  const used = new Set(taken);
  let id = stem;
  for (let number = 2; used.has(id); number += 1) id = `${stem}-${number}`;
  return id;
}
