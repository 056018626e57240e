/** The form in which scenario documents are written (spec section 1). */
import type { ScenarioDocument } from "../model/document.ts";
import {
  DOCUMENT_TREE,
  fieldOf,
  isComponent,
  type LeafNode,
  NO_VARIANT,
  type TreeNode,
  variantOf,
} from "../model/document-tree.ts";
import type { Variant } from "../model/field.ts";
import { decimalTextOf } from "../number/decimal-text.ts";
import { isObject } from "./domain.ts";

/**
 * A checked document as it is written: decimals as text, never `-0`; fields in the order of spec section 2; absent fields stay
 * absent, and digits stay as typed. Throws for a document that has faults.
 */
export function normaliseScenario(document: unknown): ScenarioDocument {
  return written(DOCUMENT_TREE, document, NO_VARIANT) as ScenarioDocument;
}

function written(node: TreeNode, value: unknown, outer: Variant): unknown {
  if (node.kind === "leaf") return writtenLeaf(node, value, outer);
  if (node.kind === "list") {
    if (!Array.isArray(value)) throw new TypeError(`${node.pattern} is no list`);
    return value.map((entry) => written(node.item, entry, outer));
  }
  if (!isObject(value)) throw new TypeError(`${node.pattern} is no object`);
  const variant = isComponent(node) ? variantOf(value) : outer;
  const entries: [string, unknown][] = [];
  for (const [key, member] of node.members) {
    if (Object.hasOwn(value, key) && value[key] !== undefined)
      entries.push([key, written(member, value[key], variant)]);
  }
  return Object.fromEntries(entries);
}

function writtenLeaf(leaf: LeafNode, value: unknown, variant: Variant): unknown {
  const field = fieldOf(leaf, variant);
  if (field === undefined) throw new TypeError(`${leaf.pattern} does not exist in this component`);
  // Minus zero plus zero is zero.
  if (field.kind === "count" || field.kind === "month") return typeof value === "number" ? value + 0 : value;
  if (field.kind !== "decimal" && field.kind !== "quantity") return value;
  if (!isObject(value)) return value === null ? null : writtenDecimal(value, field.pattern);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, parameter]) => parameter !== undefined)
      .map(([name, parameter]) => [name, name === "dist" ? parameter : writtenDecimal(parameter, field.pattern)]),
  );
}

function writtenDecimal(value: unknown, pattern: string): string {
  const text = decimalTextOf(value);
  if (text === undefined) throw new TypeError(`${pattern} is no decimal`);
  return text;
}
