/** A document in which every default that is a value stands, so that absent and default compare as equal. */
import type { ScenarioDocument } from "../model/document.ts";
import {
  DOCUMENT_TREE,
  fieldOf,
  isComponent,
  NO_VARIANT,
  nodeApplies,
  type TreeNode,
  variantOf,
} from "../model/document-tree.ts";
import type { Variant } from "../model/field.ts";

type Members = Readonly<Record<string, unknown>>;

/** A deep copy that the caller owns. Defaults that follow another field, and optional data of a client, stay absent. Takes a checked document. */
export function withDefaults(document: ScenarioDocument): ScenarioDocument {
  return filled(DOCUMENT_TREE, document, NO_VARIANT) as ScenarioDocument;
}

function filled(node: TreeNode, value: unknown, outer: Variant): unknown {
  if (node.kind === "leaf") return structuredClone(value);
  if (node.kind === "list") return (value as readonly unknown[]).map((entry) => filled(node.item, entry, outer));
  const variant = isComponent(node) ? variantOf(value) : outer;
  const entries: [string, unknown][] = [];
  for (const [key, member] of node.members) {
    if (nodeApplies(member, variant) !== "yes") continue;
    const standing = (value as Members)[key];
    const made = standing === undefined ? defaultOf(member, variant) : filled(member, standing, variant);
    if (made !== undefined) entries.push([key, made]);
  }
  return Object.fromEntries(entries);
}

function defaultOf(node: TreeNode, variant: Variant): unknown {
  if (node.kind === "leaf") return fieldOf(node, variant)?.defaultValue;
  if (node.kind === "list") {
    if (node.item.kind !== "leaf") return [];
    const one = defaultOf(node.item, variant);
    return one === undefined ? undefined : new Array<unknown>(node.rule.least ?? 0).fill(one);
  }
  // A group that is there for its own sake (a collar, reliability data) has fields without defaults.
  const made = filled(node, {}, variant) as Members;
  const isWhole = [...node.members.values()].every(
    (member) => member.kind !== "leaf" || fieldOf(member, variant)?.required !== true,
  );
  return isWhole ? made : undefined;
}
