/**
 * The total validation of a scenario document (spec section 2): every fault, all at once. What each field allows comes from
 * the field table; rules between fields stand in check-rules.ts.
 */
import {
  DOCUMENT_TREE,
  fieldOf,
  type GroupNode,
  isComponent,
  type LeafNode,
  type ListNode,
  NO_VARIANT,
  nodeApplies,
  SINGLE_TIER_MODES,
  type TreeNode,
  variantOf,
} from "../model/document-tree.ts";
import type { Variant } from "../model/field.ts";
import { checkRules } from "./check-rules.ts";
import { allowedIn, checkLeaf } from "./check-value.ts";
import { closestName } from "./closest-name.ts";
import { isObject } from "./domain.ts";
import { at, type Fault, FaultList, foundText, type Place, ROOT } from "./fault.ts";
import { FAULTY, type Sound, type SoundGroup } from "./sound.ts";

export type { Fault };

/** Parts of documents that were found without fault. For documents that are never changed in place. */
export type SoundParts = WeakMap<object, KnownPart>;

interface KnownPart {
  readonly node: TreeNode;
  readonly variant: Variant;
  readonly sound: Sound;
}

interface Run {
  readonly faults: FaultList;
  readonly known: SoundParts | undefined;
}

/**
 * Every fault of what may be a scenario document, in document order; none for a valid one. Takes any value and never throws.
 * A fault is reported once, where it is: what merely depends on a faulty value is not reported besides. With `known`, parts
 * that an earlier check found sound are not looked at again: variants share most of their document with the parent.
 */
export function checkScenario(value: unknown, known?: SoundParts): readonly Fault[] {
  const run = { faults: new FaultList(), known };
  checkNode(DOCUMENT_TREE, value, ROOT, NO_VARIANT, run);
  return run.faults.faults;
}

/** Reports faults at and below a node and returns what is sound of it. */
function checkNode(node: TreeNode, value: unknown, place: Place, variant: Variant, run: Run): Sound {
  const part = typeof value === "object" && value !== null ? value : undefined;
  const before = part === undefined ? undefined : run.known?.get(part);
  if (before !== undefined && before.node === node && before.variant === variant) return before.sound;
  const { faults } = run;
  const reported = faults.faults.length;
  const sound =
    node.kind === "group"
      ? checkGroup(node, value, place, variant, run)
      : node.kind === "list"
        ? checkList(node, value, place, variant, run)
        : checkField(node, value, place, variant, faults);
  if (sound !== FAULTY) checkRules(node, sound, place, faults);
  if (part !== undefined && faults.faults.length === reported) run.known?.set(part, { node, variant, sound });
  return sound;
}

function checkField(leaf: LeafNode, value: unknown, place: Place, variant: Variant, faults: FaultList): Sound {
  const field = fieldOf(leaf, variant);
  if (field === undefined) return FAULTY;
  return checkLeaf(value, field, place, faults) ?? (value === null && field.nullMeans !== undefined ? null : FAULTY);
}

function checkGroup(node: GroupNode, value: unknown, place: Place, outer: Variant, run: Run): Sound {
  const { faults } = run;
  if (!isObject(value)) {
    const allowed = wordsFor(node);
    faults.add(place, value, allowed, `${node.label} must be ${allowed}`);
    return FAULTY;
  }
  const variant = isComponent(node) ? variantOf(value) : outer;
  const sound: SoundGroup = new Map();
  for (const [key, member] of node.members) {
    const answer = nodeApplies(member, variant);
    if (answer === "no") continue;
    const inner = Object.hasOwn(value, key) ? value[key] : undefined;
    if (answer === "unknown") sound.set(key, FAULTY);
    else if (inner !== undefined) sound.set(key, checkNode(member, inner, at(place, key), variant, run));
    else if (isRequired(member, variant)) {
      const allowed = wordsFor(member, variant);
      faults.add(at(place, key), undefined, allowed, `${labelOf(member, variant)} is missing: it must be ${allowed}`);
      sound.set(key, FAULTY);
    }
  }
  reportUnknownNames(node, value, place, variant, faults);
  return sound;
}

function reportUnknownNames(
  node: GroupNode,
  value: Readonly<Record<string, unknown>>,
  place: Place,
  variant: Variant,
  faults: FaultList,
): void {
  for (const key of Object.keys(value)) {
    const member = node.members.get(key);
    if (value[key] === undefined || (member !== undefined && nodeApplies(member, variant) !== "no")) continue;
    const names = [...node.members].filter(([, known]) => nodeApplies(known, variant) === "yes").map(([name]) => name);
    const meant = closestName(
      key,
      names.filter((name) => !Object.hasOwn(value, name)),
    );
    const hint = meant === undefined ? "remove it or correct its name" : `"${meant}" may be meant`;
    const words = `${node.label} has no field ${foundText(key)}: ${hint}`;
    faults.add(at(place, key), value[key], `one of the fields ${names.join(", ")}`, words);
  }
}

function checkList(node: ListNode, value: unknown, place: Place, variant: Variant, run: Run): Sound {
  const { least, most } = boundsOf(node, variant);
  const wrongLength = Array.isArray(value) && (value.length < least || value.length > most);
  if (!Array.isArray(value) || wrongLength) {
    const allowed = wordsFor(node, variant);
    run.faults.add(place, value, allowed, `${node.label} must be ${allowed}`);
  }
  if (!Array.isArray(value)) return FAULTY;
  const entries = value.map((entry, index) => checkNode(node.item, entry, at(place, index), variant, run));
  return wrongLength ? FAULTY : entries;
}

function boundsOf(node: ListNode, variant: Variant): { readonly least: number; readonly most: number } {
  const single =
    node.pattern.endsWith("/tiers") && variant.mode !== undefined && SINGLE_TIER_MODES.includes(variant.mode);
  return { least: node.rule.least ?? 0, most: single ? 1 : (node.rule.most ?? Number.POSITIVE_INFINITY) };
}

function isRequired(node: TreeNode, variant: Variant): boolean {
  if (node.kind === "group") return node.required;
  if (node.kind === "list") return node.rule.optional !== true;
  return fieldOf(node, variant)?.required === true;
}

function labelOf(node: TreeNode, variant: Variant): string {
  return node.kind === "leaf" ? (fieldOf(node, variant)?.label ?? "The field") : node.label;
}

/** What a node allows, in words that follow "must be". */
function wordsFor(node: TreeNode, variant: Variant = NO_VARIANT): string {
  if (node.kind === "leaf") {
    const field = fieldOf(node, variant);
    return field === undefined ? "" : allowedIn(field);
  }
  if (node.kind === "group") return "an object with its own fields";
  const { least, most } = boundsOf(node, variant);
  if (least === most) return `a list of exactly ${least === 1 ? "one entry" : `${least} ${node.rule.noun}`}`;
  return least > 0 ? `a list of ${node.rule.noun}, at least one` : `a list of ${node.rule.noun}`;
}
