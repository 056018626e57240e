/** Which assumption is to be edited next, wherever the wish came from. The tree answers it. */
import { create } from "zustand";

export const useTreeFocus = create<{ readonly path: string | null }>(() => ({ path: null }));

export function editAssumption(path: string): void {
  useTreeFocus.setState({ path });
}
