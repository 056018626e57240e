/** Every input of a scenario as something that can be found by words and given another value. */

import { finish } from "../formula/steps.ts";
import type { Category, ScenarioDocument } from "../model/document.ts";
import type { Field } from "../model/field.ts";
import { FIELD_GROUPS, inputsOf } from "../model/fields.ts";
import { inputLabel } from "../model/input-label.ts";
import { below, pathSegments } from "./history.ts";
import { inputPlace } from "./input-place.ts";
import { createSearch, type Found, type Searchable, searchable, wordsOf } from "./search.ts";

export interface IndexedInput {
  readonly path: string;
  /** As in the document, or the default. */
  readonly value: unknown;
  /** Where it belongs, in one text: "Password and access". */
  readonly owner: string;
}

export interface Assumption {
  /** "Users", "Resolution, all categories". */
  readonly label: string;
  /** From the outside in: client, plan, component; or the category; or the group. */
  readonly place: readonly string[];
  readonly field: Field;
  /** More than one where one value is meant for all categories. */
  readonly inputs: readonly IndexedInput[];
  /** Of one client, not of all. */
  readonly isClients: boolean;
}

export interface AssumptionIndex {
  readonly assumptions: readonly Assumption[];
  /** Names of clients and of the scenario may stand in a query for what all clients share. */
  find(query: string): readonly Found[];
}

const ALL_CATEGORIES = "all categories";

/** Shares of a mix must come to a whole and identify nothing alone, and names are one category's own. */
function isForAll(pattern: string): boolean {
  return pattern.startsWith("categories/*/") && !pattern.includes("/priority/") && !pattern.endsWith("/name");
}

function worksWithAi({ ai }: Category): boolean {
  return ai.tier === "autonomous" || ai.tier === "approval";
}

/** One field of all categories at once; what AI resolves only where AI works. */
function forAllCategories(document: ScenarioDocument, own: readonly Assumption[]): Assumption[] {
  const atWork = new Set(document.categories.filter(worksWithAi).map(({ id }) => below("categories", id)));
  const groups = Map.groupBy(
    own.filter(({ field }) => isForAll(field.pattern)),
    // Below a category stands the same field of another one, month by month for the seasonality.
    ({ inputs }) =>
      pathSegments(inputs[0]?.path ?? "")
        .slice(2)
        .join("/"),
  );
  return [...groups.values()].flatMap((assumptions) => {
    const [first] = assumptions;
    if (first === undefined) return [];
    const inputs = assumptions
      .flatMap((one) => one.inputs)
      .filter(
        ({ path }) =>
          first.field.pattern !== "categories/*/ai/resolution" || atWork.has(path.split("/").slice(0, 2).join("/")),
      );
    if (inputs.length < 2) return [];
    const label = `${first.label.replace(/per (user|endpoint|server|site|client)\b/, "per unit")}, ${ALL_CATEGORIES}`;
    return [{ ...first, label, place: [], inputs }];
  });
}

const GROUP_LABELS: ReadonlyMap<string, string> = new Map(FIELD_GROUPS.map(({ group, label }) => [group, label]));

function wordsFor({ label, place, field, inputs }: Assumption): Searchable {
  const isForAll = inputs.length > 1;
  return searchable(
    isForAll ? label.slice(0, -ALL_CATEGORIES.length) : label,
    [...place, isForAll ? ALL_CATEGORIES : "", field.label, GROUP_LABELS.get(field.group)].join(" "),
  );
}

const INPUTS_A_STEP = 100;

/** Prepares a checked document and hands over after every hundred inputs, so that nothing waits for a large one. */
export function* indexSteps(document: ScenarioDocument): Generator<void, AssumptionIndex> {
  const own: Assumption[] = [];
  const words: Searchable[] = [];
  for (const { path, value, field } of inputsOf(document)) {
    const place = inputPlace(path, document);
    const assumption: Assumption = {
      label: inputLabel(document, path)?.label ?? field.label,
      place,
      field,
      inputs: [{ path, value, owner: place.join(", ") }],
      isClients: path.startsWith("clients/"),
    };
    own.push(assumption);
    words.push(wordsFor(assumption));
    if (own.length % INPUTS_A_STEP === 0) yield;
  }
  const forAll = forAllCategories(document, own);
  const assumptions = [...forAll, ...own];
  const search = createSearch([...forAll.map(wordsFor), ...words]);
  const known = new Set([document.name, ...document.clients.map(({ name }) => name)].flatMap(wordsOf));
  const isName = (word: string): boolean => known.has(word) || [...known].some((one) => one.startsWith(word));
  return {
    assumptions,
    find: (query) => search.find(query, (word, at) => assumptions[at]?.isClients === false && isName(word)),
  };
}

/** All steps at once. */
export function indexAssumptions(document: ScenarioDocument): AssumptionIndex {
  return finish(indexSteps(document));
}
