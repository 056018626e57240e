/** Compares a result document with an expected one in which parts may be left out (spec/result-format.md, "Vector files"). */

const EXACT_LINES = /^(revenue\.|credits)/;

/** Paths and values that differ: relative or absolute 1e-9, multipliers 3e-9, money lines exact on the exact path. */
export function differencesFrom(expected: unknown, actual: unknown, path: "exact" | "column"): string[] {
  const found: string[] = [];
  compare(expected, actual, "", path === "exact", found);
  return found.slice(0, 40);
}

function compare(expected: unknown, actual: unknown, at: string, isExact: boolean, found: string[]): void {
  if (at === "/warnings") compareWarnings(expected, actual, found);
  else if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length)
      found.push(`${at}: ${JSON.stringify(actual)?.slice(0, 80)} is no list of ${expected.length}`);
    else for (const [index, each] of expected.entries()) compare(each, actual[index], `${at}/${index}`, isExact, found);
  } else if (typeof expected === "object" && expected !== null) {
    if (typeof actual !== "object" || actual === null) {
      found.push(`${at}: missing`);
      return;
    }
    for (const [key, value] of Object.entries(expected)) {
      if (at === "" && (key === "omitted" || key === "stored")) continue;
      const next: unknown = Reflect.get(actual, key);
      if (next === undefined) found.push(`${at}/${key}: missing`);
      else compare(value, next, `${at}/${key}`, isExact, found);
    }
  } else if (typeof expected === "string" && typeof actual === "string" && /^-?\d/.test(expected)) {
    const line = /\/lines\/([^/]*)/.exec(at)?.[1] ?? "";
    const tolerance = at.endsWith("/multiplier") || at.startsWith("/breakEven/") ? 3e-9 : 1e-9;
    const [a, b] = [Number(expected), Number(actual)];
    const agrees =
      isExact && EXACT_LINES.test(line)
        ? sameDecimal(expected, actual)
        : Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a));
    if (!agrees) found.push(`${at}: expected ${expected}, got ${actual}`);
  } else if (expected !== actual)
    found.push(`${at}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`);
}

function sameDecimal(a: string, b: string): boolean {
  const strip = (text: string) => (text.includes(".") ? text.replace(/0+$/, "").replace(/\.$/, "") : text);
  return strip(a) === strip(b);
}

function compareWarnings(expected: unknown, actual: unknown, found: string[]): void {
  const texts = (value: unknown) =>
    Array.isArray(value) ? value.map((each) => JSON.stringify([each.code, each.where, each.months])).sort() : [];
  const [wanted, got] = [texts(expected), texts(actual)];
  for (const each of wanted) if (!got.includes(each)) found.push(`/warnings: missing ${each}`);
  for (const each of got) if (!wanted.includes(each)) found.push(`/warnings: not expected ${each}`);
}
