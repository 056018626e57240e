/** The assumptions of several scenarios side by side: which differ, and what belongs together in one row. */
import type { QuantityText, ScenarioDocument } from "../model/document.ts";
import type { Field } from "../model/field.ts";
import { inputsOf } from "../model/fields.ts";
import { pointValue } from "../model/point-value.ts";
import type { Scope } from "../model/results.ts";
import { below, pathSegments, sameJson, valueAt } from "../scenario/history.ts";

export interface ComparedInput {
  /** Stable path. */
  readonly path: string;
  readonly field: Field;
  /** Per scenario: as it stands or by default; `undefined` where the scenario has no such input. */
  readonly values: readonly unknown[];
  readonly differs: boolean;
}

/** Inputs of one meaning (the same field of several categories, clients or components), or all of a member that only some have. */
export interface ComparedTopic {
  readonly key: string;
  /** The path of the client, category or component that not every scenario has; null for inputs of one meaning. */
  readonly member: string | null;
  readonly inputs: readonly ComparedInput[];
  readonly differs: boolean;
}

interface Known {
  readonly value: unknown;
  /** It stands in the document; a default that follows another field is no assumption of its own. */
  readonly present: boolean;
  readonly field: Field;
}

const known = new WeakMap<ScenarioDocument, ReadonlyMap<string, Known>>();

/** Names tell scenarios apart and assume nothing. */
function isName({ kind, pattern }: Field): boolean {
  return kind === "text" && /(^|\/)(name|label)$/.test(pattern);
}

function knownOf(document: ScenarioDocument): ReadonlyMap<string, Known> {
  let found = known.get(document);
  if (found === undefined) {
    const inputs = [...inputsOf(document)].filter(({ field }) => !isName(field));
    found = new Map(inputs.map(({ path, value, present, field }) => [path, { value, present, field }]));
    known.set(document, found);
  }
  return found;
}

function isNumeric({ kind }: Field): boolean {
  return kind === "quantity" || kind === "decimal";
}

/** `0.50` and `0.5` are one assumption; a distribution is another one than its point value. */
export function sameAssumption(a: unknown, b: unknown, field: Field): boolean {
  const isPlain = (value: unknown): value is QuantityText => typeof value === "string" || typeof value === "number";
  if (isNumeric(field) && isPlain(a) && isPlain(b)) return pointValue(a) === pointValue(b);
  return sameJson(a, b);
}

/** Members of id-lists around a path, from the outside in. */
function membersAround(path: string): readonly string[] {
  const [list, id, plan, inner, component] = pathSegments(path);
  if (list !== "categories" && list !== "clients") return [];
  if (id === undefined) return [];
  const outer = below(list, id);
  return inner === "components" && plan !== undefined && component !== undefined
    ? [outer, below(outer, plan, inner, component)]
    : [outer];
}

/** Every input of any of the scenarios, rows in the order of the first that has them; of one client only its own and the shared ones. */
export function comparedTopics(documents: readonly ScenarioDocument[], scope: Scope): readonly ComparedTopic[] {
  const maps = documents.map(knownOf);
  const own = scope.kind === "client" ? `${below("clients", scope.id)}/` : "clients/";
  const paths = new Set(maps.flatMap((inputs) => [...inputs.keys()]));
  const absent = new Map<string, boolean>();
  const isMissing = (member: string): boolean => {
    let missing = absent.get(member);
    if (missing === undefined) {
      missing = documents.some((document) => valueAt(document, member) === undefined);
      absent.set(member, missing);
    }
    return missing;
  };
  const topics = new Map<string, { member: string | null; inputs: ComparedInput[] }>();
  for (const path of paths) {
    if (path.startsWith("clients/") && !path.startsWith(own)) continue;
    const field = maps.find((inputs) => inputs.has(path))?.get(path)?.field;
    if (field === undefined) continue;
    const values = maps.map((inputs) => inputs.get(path)?.value);
    const differs =
      maps.some((inputs) => inputs.get(path)?.present === true) &&
      values.some((value) => !sameAssumption(values[0], value, field));
    const member = membersAround(path).find(isMissing) ?? null;
    const key = member ?? topicOf(path, field.pattern);
    const topic = topics.get(key) ?? { member, inputs: [] };
    topic.inputs.push({ path, field, values, differs });
    topics.set(key, topic);
  }
  return [...topics].map(([key, topic]) => ({ key, ...topic, differs: topic.inputs.some(({ differs }) => differs) }));
}

/** One component is one meaning, also where several clients have it. */
function topicOf(path: string, pattern: string): string {
  const [, , , inner, component] = pathSegments(path);
  return inner === "components" && component !== undefined ? `${component} ${pattern}` : pattern;
}
