/** What becomes of a variant's overrides when its document is edited, put back, handed up, or given another parent. */
import type { Evidence, Json } from "./change.ts";
import type { EvidenceByPath } from "./evidence.ts";
import { sameJson, valueAt } from "./history.ts";
import {
  differing,
  type IdList,
  idsOf,
  inheritedEvidence,
  isWithin,
  listsDiffering,
  ORDER,
  type Override,
  type Overrides,
  overrideOf,
  parentPath,
  resolveVariant,
  type ScenarioContent,
  type VariantRecord,
  withOverrides,
} from "./variant.ts";

const asOverride = (value: Json | undefined): Override => (value === undefined ? { absent: true } : { value });

/** The override above a path that decides it, null where none does. */
const coverOf = (overrides: Overrides, path: string): string | null =>
  path === "" ? null : overrideOf(overrides, parentPath(path));

/**
 * The overrides after an edit that turns what the variant read as into `after`; `before` is `parent` with `overrides`. Only
 * what the edit touched is looked at: other overrides stay, also orphaned ones and those that equal the parent's value by now.
 * An override that the edit makes equal to the parent's value goes.
 */
export function overridesAfter(parent: Json, overrides: Overrides, before: Json, after: Json): Overrides {
  const touched = [...differing(before, after, "").keys()];
  const lists = listsDiffering(before, after, "");
  if (touched.length === 0 && lists.length === 0) return overrides;
  const next = new Map(Object.entries(overrides));
  const covers = new Map(touched.map((path) => [path, coverOf(overrides, path)]));
  for (const list of lists) if (overrideOf(overrides, list) !== null) covers.set(list, overrideOf(overrides, list));
  for (const [path, cover] of covers) {
    if (cover !== null) {
      const value = valueAt(after, cover);
      if (sameJson(value, valueAt(parent, cover))) next.delete(cover);
      else next.set(cover, asOverride(value));
      continue;
    }
    for (const known of next.keys()) if (isWithin(known, path)) next.delete(known);
    for (const [at, override] of differing(valueAt(parent, path), valueAt(after, path), path)) next.set(at, override);
  }
  for (const list of lists) next.delete(`${list}/${ORDER}`);
  // In which order the members come out by themselves, and where that is not the one wanted.
  const { value } = withOverrides(parent, Object.fromEntries(next));
  for (const list of listsDiffering(value, after, "")) {
    next.set(`${list}/${ORDER}`, { value: idsOf(valueAt(after, list) as IdList) });
  }
  return Object.fromEntries(next);
}

/** What turns one map of evidence into another. */
export function evidenceOverrides(base: EvidenceByPath, wanted: EvidenceByPath): Overrides {
  return evidenceAfter({}, { inherited: [base, base], resolved: [base, wanted] });
}

const keysOf = (...maps: readonly EvidenceByPath[]): Set<string> => new Set(maps.flatMap((map) => Object.keys(map)));

interface EvidenceEdit {
  /** What the parent gives before and after. */
  readonly inherited: readonly [EvidenceByPath, EvidenceByPath];
  /** What the variant reads as before and after. */
  readonly resolved: readonly [EvidenceByPath, EvidenceByPath];
}

function evidenceAfter(evidence: Overrides, { inherited, resolved }: EvidenceEdit): Overrides {
  const next = new Map(Object.entries(evidence));
  const at = (map: EvidenceByPath, key: string): Evidence | undefined =>
    Object.hasOwn(map, key) ? map[key] : undefined;
  for (const key of keysOf(...inherited, ...resolved)) {
    const given = at(inherited[1], key);
    const wanted = at(resolved[1], key);
    if (sameJson(at(inherited[0], key), given) && sameJson(at(resolved[0], key), wanted)) continue;
    if (sameJson(given, wanted)) next.delete(key);
    else next.set(key, asOverride(wanted as Json | undefined));
  }
  return Object.fromEntries(next);
}

/** The variant of `parent` that reads as `after`, near to the one that it was: see `overridesAfter`. */
export function variantAfter(parent: ScenarioContent, variant: VariantRecord, after: ScenarioContent): VariantRecord {
  const { name } = after.document;
  const named = (content: ScenarioContent): Json => ({ ...content.document, name }) as unknown as Json;
  const before = resolveVariant(parent, variant);
  const overrides = overridesAfter(named(parent), variant.overrides, named(before), named(after));
  const evidence = evidenceAfter(variant.evidence, {
    inherited: [inheritedEvidence(parent.evidence, variant.overrides), inheritedEvidence(parent.evidence, overrides)],
    resolved: [before.evidence, after.evidence],
  });
  return { ...variant, name, overrides, evidence };
}

/** A variant without overrides: reads as its parent under another name. */
export function newVariant(parent: string, name: string): VariantRecord {
  return { parent, name, overrides: {}, evidence: {} };
}

/** The variant of `parent` that reads as `content`, with as little as can be of its own. */
export function variantReading(id: string, parent: ScenarioContent, content: ScenarioContent): VariantRecord {
  return variantAfter(parent, newVariant(id, content.document.name), content);
}

function without(overrides: Overrides, isMeant: (path: string) => boolean): Overrides {
  return Object.fromEntries(Object.entries(overrides).filter(([path]) => !isMeant(path)));
}

/** The overrides that resetting or promoting a path speaks of: those at and below it, or the one that decides it. */
export function overridesMeant(overrides: Overrides, path: string): readonly string[] {
  const deciding = overrideOf(overrides, path);
  if (deciding !== null) return [deciding];
  return Object.keys(overrides).filter((known) => isWithin(known, path));
}

/** The variant with the parent's values and evidence at the paths again; an override that decides a path goes as a whole. */
export function resetVariant(variant: VariantRecord, paths: readonly string[]): VariantRecord {
  const gone = new Set(paths.flatMap((path) => overridesMeant(variant.overrides, path)));
  const places = [...paths, ...gone];
  return {
    ...variant,
    overrides: without(variant.overrides, (path) => gone.has(path)),
    evidence: without(variant.evidence, (key) => places.some((path) => isWithin(key, path))),
  };
}

/** The variant without anything of its own but its name. */
export function resetWholly(variant: VariantRecord): VariantRecord {
  return newVariant(variant.parent, variant.name);
}

export interface Promotion {
  /** The parent with the variant's values and their evidence. */
  readonly parent: ScenarioContent;
  /** The variant without those overrides; it reads as before. */
  readonly variant: VariantRecord;
}

/**
 * Hands the overrides at `paths` up to the parent. The variant reads as before; siblings keep their own overrides and otherwise
 * follow, as after any edit of the parent. Null where nothing stands there to be handed up: orphaned overrides stay.
 */
export function promoteVariant(
  parent: ScenarioContent,
  variant: VariantRecord,
  paths: readonly string[],
): Promotion | null {
  const before = resolveVariant(parent, variant);
  const meant = paths.flatMap((path) => overridesMeant(variant.overrides, path));
  const picked = new Set(meant.filter((path) => !before.orphaned.includes(path)));
  if (picked.size === 0) return null;
  const isPicked = (key: string): boolean => [...picked].some((path) => isWithin(key, path) || isWithin(path, key));
  const given = Object.fromEntries(Object.entries(variant.overrides).filter(([path]) => picked.has(path)));
  const { value: document } = withOverrides(parent.document, given);
  const evidence = Object.fromEntries([
    ...Object.entries(parent.evidence).filter(([key]) => !isPicked(key)),
    ...Object.entries(before.evidence).filter(([key]) => isPicked(key)),
  ]);
  const next: ScenarioContent = { document, evidence };
  const rest: VariantRecord = {
    ...variant,
    overrides: without(variant.overrides, (path) => picked.has(path)),
    evidence: without(variant.evidence, isPicked),
  };
  return { parent: next, variant: variantAfter(next, rest, before) };
}
