/** Inputs that no call may take, derived from a valid one by one fault each, as JSON text. */
import type { Json } from "../../shared/scenario/change.ts";

type Path = readonly (string | number)[];

export interface HostileInput {
  readonly why: string;
  readonly text: string;
}

interface Shape {
  readonly input: unknown;
  readonly optional?: readonly string[];
  readonly free?: readonly string[];
  readonly nullable?: readonly string[];
}

/** Every place in the value with what stands there, the root first. */
function places(value: Json, path: Path = []): [Path, Json][] {
  const inner = Array.isArray(value)
    ? value.map((member, index): [number, Json] => [index, member])
    : typeof value === "object" && value !== null
      ? Object.entries(value)
      : [];
  return [[path, value], ...inner.flatMap(([key, member]) => places(member as Json, [...path, key]))];
}

const MARK = '"@@here@@"';

/** The input with raw JSON text in one place, so that also what no JavaScript value can hold is sent. */
function withText(input: unknown, path: Path, raw: string): string {
  if (path.length === 0) return raw;
  const copy = structuredClone(input) as Record<string, unknown>;
  let holder = copy;
  for (const key of path.slice(0, -1)) holder = holder[key] as Record<string, unknown>;
  holder[path.at(-1) as string] = JSON.parse(MARK);
  return JSON.stringify(copy).replace(MARK, () => raw);
}

function without(input: unknown, path: Path): string {
  const copy = structuredClone(input) as Record<string, unknown>;
  let holder = copy;
  for (const key of path.slice(0, -1)) holder = holder[key] as Record<string, unknown>;
  delete holder[path.at(-1) as string];
  return JSON.stringify(copy);
}

const DEEP = `${"[".repeat(1000)}${"]".repeat(1000)}`;
/** No call takes any of these, wherever it stands. */
const NOWHERE = {
  "a lone surrogate": '"\\ud800"',
  "bottomless nesting": DEEP,
  infinity: "1e400",
  "a prototype": '{"__proto__":{"x":1}}',
};

const INSTEAD_OF: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  string: {
    null: "null",
    number: "1",
    list: "[]",
    object: "{}",
    truth: "true",
    "a very long text": `"${"x".repeat(200_000)}"`,
    ...NOWHERE,
  },
  number: {
    null: "null",
    text: '"1"',
    fraction: "1.5",
    negative: "-1",
    "2^53": "9007199254740992",
    "digits too many": "1e22",
    list: "[1]",
    ...NOWHERE,
  },
  list: { null: "null", text: '"x"', object: '{"0":1}', number: "0", ...NOWHERE },
  object: { null: "null", text: '"x"', list: "[]", number: "0", truth: "false", ...NOWHERE },
};

function typeOf(value: Json): string {
  return Array.isArray(value) ? "list" : typeof value;
}

export function hostileInputs({ input, optional = [], free = [], nullable = [] }: Shape): HostileInput[] {
  const found: HostileInput[] = [
    { why: "no JSON", text: "{" },
    { why: "nothing", text: "" },
    { why: "two values", text: "{} {}" },
    { why: "NaN", text: "NaN" },
  ];
  for (const [path, value] of places(input as Json)) {
    const name = path.join(".");
    const isWithinFree = free.some((one) => name.startsWith(`${one}.`));
    if (isWithinFree) continue;
    const at = name === "" ? "the input" : name;
    const instead = free.includes(name) ? NOWHERE : (INSTEAD_OF[typeOf(value)] ?? {});
    for (const [what, raw] of Object.entries(instead)) {
      if (what === "null" && nullable.includes(name)) continue;
      found.push({ why: `${what} for ${at}`, text: withText(input, path, raw) });
    }
    const isMember = path.length > 0 && typeof path.at(-1) === "string";
    const isMapping = name.includes("mapping.");
    if (isMember && !optional.includes(name) && !isMapping) found.push({ why: `no ${at}`, text: without(input, path) });
    if (typeOf(value) === "object" && !free.includes(name) && !name.endsWith("mapping")) {
      for (const key of ["extra", "constructor", "toString"]) {
        found.push({
          why: `${key} in ${at}`,
          text: withText(input, path, JSON.stringify({ ...(value as object), [key]: 1 })),
        });
      }
    }
  }
  return found;
}
