/** Which assumption is to be edited next, wherever the wish came from. The tree answers it. */
import { create } from "zustand";

export const useTreeFocus = create<{ readonly path: string | null }>(() => ({ path: null }));

export function editAssumption(path: string): void {
  useTreeFocus.setState({ path });
}

/** Arrow up and down from row to row of the tree. */
export function stepRow(event: React.KeyboardEvent<HTMLElement>): void {
  const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (by === 0) return;
  event.preventDefault();
  const stops = [...document.querySelectorAll<HTMLElement>("[data-tree-stop]")].toSorted(
    (a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top,
  );
  const next = stops[stops.indexOf(event.currentTarget) + by];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}
