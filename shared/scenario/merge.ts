/**
 * Two scenarios that went on from the same one, field by field: what each side made of it, and the two of them together by
 * choice. Sides are overrides, so that a field here is what a field of a variant is; see variant.ts.
 */
import type { ScenarioDocument } from "../model/document.ts";
import type { Json } from "./change.ts";
import { sameJson, valueAt } from "./history.ts";
import {
  ancestry,
  isWithin,
  type Override,
  type Overrides,
  resolveVariant,
  type ScenarioContent,
  type VariantRecord,
  withEvidence,
  withOverrides,
} from "./variant.ts";
import { evidenceOverrides, overridesAfter } from "./variant-edits.ts";

/** What one side has in a field: a value, nothing, or of a variant what its parent has. */
export interface MergeValue {
  /** Absent where there is nothing. */
  readonly value?: Json;
  readonly isInherited: boolean;
}

export interface MergeItem {
  /** The choice is named by this: `value clients/northwind/growth`, `evidence …`, `name`. */
  readonly key: string;
  readonly kind: "value" | "evidence" | "name";
  /** Stable path, empty for the name. */
  readonly path: string;
  readonly base: MergeValue | null;
  readonly mine: MergeValue;
  readonly theirs: MergeValue;
  /** Who went away from the common base; `both` also where there is none. */
  readonly changedBy: "mine" | "theirs" | "both";
}

/** What a side stores: overrides of one common document and of the evidence beside it. */
interface Side {
  readonly name: string;
  readonly overrides: Overrides;
  readonly evidence: Overrides;
}

export interface Merge {
  readonly items: readonly MergeItem[];
  /** The content with their side of the chosen items and mine of all others. It may have faults, which `checkScenario` finds. */
  merged(theirs: ReadonlySet<string>): ScenarioContent;
  /** The same as a variant's record, where all sides are variants of one parent; null otherwise. */
  mergedRecord(theirs: ReadonlySet<string>): VariantRecord | null;
}

const NOTHING: Overrides = {};
const entriesWithin = (overrides: Overrides, top: string): Overrides =>
  Object.fromEntries(Object.entries(overrides).filter(([path]) => isWithin(path, top)));

/** The topmost paths below which two sides have different overrides. */
function differingTops(mine: Overrides, theirs: Overrides, base: Overrides): readonly string[] {
  const known = new Set([...Object.keys(mine), ...Object.keys(theirs)]);
  const keys = new Set([...known, ...Object.keys(base)]);
  const at = (side: Overrides, key: string): Override | undefined => (Object.hasOwn(side, key) ? side[key] : undefined);
  const tops = new Set<string>();
  for (const key of keys) {
    if (sameJson(at(mine, key), at(theirs, key))) continue;
    let top = key;
    for (const above of ancestry(key)) if (known.has(above)) top = above;
    tops.add(top);
  }
  return [...tops];
}

interface Views {
  readonly base: ScenarioContent | null;
  readonly mine: ScenarioContent;
  readonly theirs: ScenarioContent;
}

class TwoSides implements Merge {
  readonly items: readonly MergeItem[];
  readonly #mine: Side;
  readonly #theirs: Side;
  readonly #content: (side: Side) => ScenarioContent;
  readonly #record: ((side: Side) => VariantRecord) | null;

  constructor(
    sides: { readonly base: Side | null; readonly mine: Side; readonly theirs: Side },
    content: (side: Side) => ScenarioContent,
    record: ((side: Side) => VariantRecord) | null,
  ) {
    const { base, mine, theirs } = sides;
    this.#mine = mine;
    this.#theirs = theirs;
    this.#content = content;
    this.#record = record;
    const views = { base: base === null ? null : content(base), mine: content(mine), theirs: content(theirs) };
    this.items = itemsOf(sides, views, record !== null);
  }

  merged(theirs: ReadonlySet<string>): ScenarioContent {
    return this.#content(this.#chosen(theirs));
  }

  mergedRecord(theirs: ReadonlySet<string>): VariantRecord | null {
    return this.#record === null ? null : this.#record(this.#chosen(theirs));
  }

  #chosen(keys: ReadonlySet<string>): Side {
    const taken = this.items.filter(({ key }) => keys.has(key));
    const paths = taken.filter(({ kind }) => kind === "value").map(({ path }) => path);
    const notes = [...paths, ...taken.filter(({ kind }) => kind === "evidence").map(({ path }) => path)];
    const from = (mine: Overrides, theirs: Overrides, places: readonly string[]): Overrides => {
      const isTaken = ([path]: [string, Override]): boolean => places.some((place) => isWithin(path, place));
      return Object.fromEntries([
        ...Object.entries(mine).filter((entry) => !isTaken(entry)),
        ...Object.entries(theirs).filter(isTaken),
      ]);
    };
    return {
      name: keys.has("name") ? this.#theirs.name : this.#mine.name,
      overrides: from(this.#mine.overrides, this.#theirs.overrides, paths),
      evidence: from(this.#mine.evidence, this.#theirs.evidence, notes),
    };
  }
}

function changedBy(base: unknown, mine: unknown, theirs: unknown, hasBase: boolean): MergeItem["changedBy"] {
  if (!hasBase) return "both";
  if (sameJson(base, mine)) return "theirs";
  return sameJson(base, theirs) ? "mine" : "both";
}

function itemsOf(
  { base, mine, theirs }: { base: Side | null; mine: Side; theirs: Side },
  views: Views,
  areVariants: boolean,
): readonly MergeItem[] {
  const hasBase = base !== null;
  const items: MergeItem[] = [];
  const standing = (content: ScenarioContent, path: string, own: Overrides): MergeValue => {
    const value = valueAt(content.document, path);
    return { ...(value === undefined ? {} : { value }), isInherited: areVariants && Object.keys(own).length === 0 };
  };
  const tops = differingTops(mine.overrides, theirs.overrides, base?.overrides ?? NOTHING);
  for (const path of tops) {
    const [b, m, t] = [base, mine, theirs].map((side) => entriesWithin(side?.overrides ?? NOTHING, path)) as [
      Overrides,
      Overrides,
      Overrides,
    ];
    items.push({
      key: `value ${path}`,
      kind: "value",
      path,
      base: views.base === null ? null : standing(views.base, path, b),
      mine: standing(views.mine, path, m),
      theirs: standing(views.theirs, path, t),
      changedBy: changedBy(b, m, t, hasBase),
    });
  }
  const evidenceOf = ({ evidence }: ScenarioContent, path: string): MergeValue => {
    const value = (Object.hasOwn(evidence, path) ? evidence[path] : undefined) as Json | undefined;
    return { ...(value === undefined ? {} : { value }), isInherited: false };
  };
  for (const path of differingTops(mine.evidence, theirs.evidence, base?.evidence ?? NOTHING)) {
    // Evidence goes with its value.
    if (tops.some((top) => isWithin(path, top))) continue;
    const own = (side: Side | null): unknown => side?.evidence[path] ?? null;
    items.push({
      key: `evidence ${path}`,
      kind: "evidence",
      path,
      base: views.base === null ? null : evidenceOf(views.base, path),
      mine: evidenceOf(views.mine, path),
      theirs: evidenceOf(views.theirs, path),
      changedBy: changedBy(own(base), own(mine), own(theirs), hasBase),
    });
  }
  if (mine.name !== theirs.name) {
    const named = (name: string): MergeValue => ({ value: name, isInherited: false });
    items.push({
      key: "name",
      kind: "name",
      path: "",
      base: base === null ? null : named(base.name),
      mine: named(mine.name),
      theirs: named(theirs.name),
      changedBy: changedBy(base?.name, mine.name, theirs.name, hasBase),
    });
  }
  return items;
}

/** Two contents with their common base, null where none is known. */
export function mergeContents(base: ScenarioContent | null, mine: ScenarioContent, theirs: ScenarioContent): Merge {
  const root = base ?? mine;
  const { name } = root.document;
  const sideOf = ({ document, evidence }: ScenarioContent): Side => ({
    name: document.name,
    overrides: overridesAfter(
      root.document as unknown as Json,
      NOTHING,
      root.document as unknown as Json,
      { ...document, name } as unknown as Json,
    ),
    evidence: evidenceOverrides(root.evidence, evidence),
  });
  const content = (side: Side): ScenarioContent => {
    const { value } = withOverrides(root.document, side.overrides);
    const document: ScenarioDocument = { ...value, name: side.name };
    return { document, evidence: withEvidence(root.evidence, side.evidence, document) };
  };
  const sides = { base: base === null ? null : sideOf(base), mine: sideOf(mine), theirs: sideOf(theirs) };
  return new TwoSides(sides, content, null);
}

/** Two records of variants of one parent; `base` null where none is known. Orphaned overrides are fields as well. */
export function mergeVariants(
  parent: ScenarioContent,
  base: VariantRecord | null,
  mine: VariantRecord,
  theirs: VariantRecord,
): Merge {
  const record = (side: Side): VariantRecord => ({ ...side, parent: mine.parent });
  const content = (side: Side): ScenarioContent => {
    const { document, evidence } = resolveVariant(parent, record(side));
    return { document, evidence };
  };
  return new TwoSides({ base, mine, theirs }, content, (side) => {
    const { name, overrides, evidence } = record(side);
    return { parent: mine.parent, name, overrides, evidence };
  });
}

/** The items that are taken over unless somebody says otherwise: what only the other side changed. */
export function proposedChoice(items: readonly MergeItem[]): ReadonlySet<string> {
  return new Set(items.filter((item) => item.changedBy === "theirs").map(({ key }) => key));
}
