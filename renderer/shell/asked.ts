/** Which dialog of which menu is open, so that a menu and the palette open the same one. */
import { create } from "zustand";

export type ClientDialog = "add" | "copy" | "rename" | "remove";
export type ScenarioDialog =
  | "choose"
  | "variant"
  | "copy"
  | "sample"
  | "rename"
  | "remove"
  | "lock"
  | "rebase"
  | "own"
  | "origin"
  | "reset"
  | "promote";

interface Asked {
  readonly client: ClientDialog | null;
  readonly scenario: ScenarioDialog | null;
  /** A scenario that cannot be read and is asked about in the place of the one on screen. */
  readonly faulty: string | null;
  readonly shortcuts: boolean;
  readonly palette: boolean;
}

export const useAsked = create<Asked>(() => ({
  client: null,
  scenario: null,
  faulty: null,
  shortcuts: false,
  palette: false,
}));

export function askFor(what: Partial<Asked>): void {
  useAsked.setState(what);
}
