/** Which dialog of which menu is open, so that a menu and the palette open the same one. */
import { create } from "zustand";

export type ClientDialog = "add" | "copy" | "rename" | "remove";
export type ScenarioDialog = "copy" | "sample" | "rename" | "remove";

interface Asked {
  readonly client: ClientDialog | null;
  readonly scenario: ScenarioDialog | null;
  readonly shortcuts: boolean;
  readonly palette: boolean;
}

export const useAsked = create<Asked>(() => ({ client: null, scenario: null, shortcuts: false, palette: false }));

export function askFor(what: Partial<Asked>): void {
  useAsked.setState(what);
}
