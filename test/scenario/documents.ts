/** Valid documents to test with, and edits of them by JSON Pointer. */
import { readdirSync, readFileSync } from "node:fs";

const VECTORS = new URL("../vectors/", import.meta.url);

function read(file: string): unknown {
  return JSON.parse(readFileSync(new URL(file, VECTORS), "utf8"));
}

export interface Edit {
  readonly op: "set" | "remove";
  readonly pointer: string;
  readonly value?: unknown;
}
export interface InvalidCase {
  readonly why: string;
  readonly patch: readonly Edit[];
  readonly faults: readonly string[];
  readonly alternatives?: Readonly<Record<string, readonly string[]>>;
}

export const INVALID = read("public-invalid.json") as {
  readonly base: unknown;
  readonly cases: readonly InvalidCase[];
};

/** Every valid document of the vectors, by file name. */
export const VALID: ReadonlyMap<string, unknown> = new Map(
  ["public", "simulation"].flatMap((folder) =>
    readdirSync(new URL(`${folder}/`, VECTORS))
      .filter((name) => name.endsWith(".json"))
      .map((name) => [name, (read(`${folder}/${name}`) as { scenario: unknown }).scenario] as const),
  ),
);

export const SCHEMA = read("scenario.schema.json") as object;

type Container = Record<string, unknown>;

function segmentsOf(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** A copy of the document with the edits made in order. */
export function edited(document: unknown, edits: readonly Edit[]): unknown {
  let copy = structuredClone(document);
  for (const { op, pointer, value } of edits) {
    const segments = segmentsOf(pointer);
    const last = segments.pop();
    if (last === undefined) {
      copy = value;
      continue;
    }
    let holder = copy as Container;
    for (const segment of segments) holder = holder[segment] as Container;
    if (op === "remove") Array.isArray(holder) ? holder.splice(Number(last), 1) : delete holder[last];
    // As JSON.parse would make it: `__proto__` is a field like any other.
    else Object.defineProperty(holder, last, { value, enumerable: true, writable: true, configurable: true });
  }
  return copy;
}

/** The rich valid document of `public-invalid.json`, edited: `set` by pointer, `undefined` removes. */
export function baseWith(values: Readonly<Record<string, unknown>>): unknown {
  return edited(
    INVALID.base,
    Object.entries(values).map(([pointer, value]) => ({ op: value === undefined ? "remove" : "set", pointer, value })),
  );
}
