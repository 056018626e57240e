/** What a field may ask of the grid it stands in. */
import { createContext, use } from "react";

export interface CellBlockActions {
  /** Null where it was done; what is wrong, where nothing was; undefined where the text is a field's own affair. */
  readonly paste: (path: string, text: string) => string | null | undefined;
  /** `typed`: text that is not accepted yet. Null where it was done, what is wrong, undefined where nothing goes that way. */
  readonly fill: (path: string, typed: string | null, way: "fillDown" | "fillRight") => string | null | undefined;
}

export const CellBlockContext = createContext<CellBlockActions | null>(null);

export function useCellBlock(): CellBlockActions | null {
  return use(CellBlockContext);
}
