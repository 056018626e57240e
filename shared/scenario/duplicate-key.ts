/**
 * The first key that stands twice in one object of a JSON text, which `JSON.parse` would settle silently in favour of
 * the last. `text` must be valid JSON. Returns the key and the RFC 6901 pointer of the member, or undefined.
 */
export function findDuplicateKey(text: string): { readonly key: string; readonly pointer: string } | undefined {
  /** One entry for every open object or list: its keys so far (undefined for a list) and the step being read. */
  const open: { keys: Set<string> | undefined; step: string }[] = [];
  const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g;
  let expectsKey = false;
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    const found = match[0];
    const inner = open.at(-1);
    if (found === "{" || found === "[") {
      open.push({ keys: found === "{" ? new Set() : undefined, step: "0" });
      expectsKey = found === "{";
    } else if (found === "}" || found === "]") {
      open.pop();
      expectsKey = false;
    } else if (found === ",") {
      expectsKey = inner?.keys !== undefined;
      if (inner !== undefined && inner.keys === undefined) inner.step = String(Number(inner.step) + 1);
    } else if (found !== ":" && expectsKey && inner?.keys !== undefined) {
      const key = String(JSON.parse(found));
      inner.step = key;
      if (inner.keys.has(key)) return { key, pointer: open.map(({ step }) => `/${escapeStep(step)}`).join("") };
      inner.keys.add(key);
      expectsKey = false;
    }
  }
  return undefined;
}

const escapeStep = (step: string): string => step.replaceAll("~", "~0").replaceAll("/", "~1");
