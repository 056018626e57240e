import type { TreeGroup } from "./assumption-tree.ts";

/** What can be done with a group besides opening it. */
export function GroupActions({ group }: { group: TreeGroup }) {
  return group.kind === "group" ? null : null;
}
