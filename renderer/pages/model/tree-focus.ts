/** Which assumption is to be edited next, wherever the wish came from. The tree answers it. */
import { create } from "zustand";
import { pressed } from "../../controls/key-table.ts";

interface TreeFocus {
  readonly path: string | null;
  /** What stands in the field of that input when its editing begins, in place of its value. */
  readonly draft: { readonly path: string; readonly text: string } | null;
}

export const useTreeFocus = create<TreeFocus>(() => ({ path: null, draft: null }));

export function editAssumptionFrom(path: string, text: string): void {
  useTreeFocus.setState({ path, draft: { path, text } });
}

/** The draft meant for an input, once. */
export function takeDraft(path: string): string | null {
  const { draft } = useTreeFocus.getState();
  if (draft?.path !== path) return null;
  useTreeFocus.setState({ draft: null });
  return draft.text;
}

export function editAssumption(path: string): void {
  useTreeFocus.setState({ path });
}

/** Arrow up and down from row to row of the tree. */
export function stepRow(event: React.KeyboardEvent<HTMLElement>): void {
  const moved = pressed(event, "rowDown", "rowUp");
  if (moved === null) return;
  const by = moved === "rowDown" ? 1 : -1;
  event.preventDefault();
  const stops = [...document.querySelectorAll<HTMLElement>("[data-tree-stop]")].toSorted(
    (a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top,
  );
  const next = stops[stops.indexOf(event.currentTarget) + by];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}
