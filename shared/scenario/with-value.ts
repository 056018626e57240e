/** A document with one value at a stable path: what edits of single inputs, and trials of other values, are made of. */
import type { ScenarioDocument } from "../model/document.ts";
import type { Json } from "./change.ts";
import { pathSegments } from "./history.ts";

function isIdMember(value: unknown, id: string): boolean {
  return typeof value === "object" && value !== null && "id" in value && value.id === id;
}

function replaced(container: unknown, segments: readonly string[], value: Json | undefined): unknown {
  const [segment, ...rest] = segments;
  if (segment === undefined) return value;
  if (Array.isArray(container)) {
    const byId = container.findIndex((one) => isIdMember(one, segment));
    const index = byId >= 0 ? byId : Number(segment);
    return container.with(index, replaced(container[index], rest, value));
  }
  if (typeof container !== "object" || container === null) throw new Error(`Nothing could hold ${segment} there`);
  const holder: Record<string, unknown> = { ...container };
  const next = replaced(holder[segment], rest, value);
  if (next === undefined) delete holder[segment];
  else holder[segment] = next;
  return holder;
}

/** The document with one value at a stable path; `undefined` takes the field out, which gives its default. */
export function withValue(document: ScenarioDocument, path: string, value: Json | undefined): ScenarioDocument {
  return replaced(filledFor(document, path), pathSegments(path), value) as ScenarioDocument;
}

/** Creates the absent object or list that a default input lies in. */
function filledFor(document: ScenarioDocument, path: string): ScenarioDocument {
  const segments = pathSegments(path);
  const last = segments.at(-2);
  if (last === "seasonality" || last === "profile") {
    const list = segments.slice(0, -1);
    const length = last === "seasonality" ? 12 : 1;
    if (has(document, list)) return document;
    return replaced(document, list, new Array<string>(length).fill("1")) as ScenarioDocument;
  }
  const parent = segments.slice(0, -1);
  return parent.length === 0 || has(document, parent) ? document : (replaced(document, parent, {}) as ScenarioDocument);
}

function has(document: ScenarioDocument, segments: readonly string[]): boolean {
  let value: unknown = document;
  for (const segment of segments) {
    if (Array.isArray(value)) value = value.find((one) => isIdMember(one, segment)) ?? value[Number(segment)];
    else if (typeof value === "object" && value !== null) value = (value as Record<string, unknown>)[segment];
    else return false;
  }
  return value !== undefined;
}
