import type { ReactNode } from "react";

/** What stands in a cell instead of, or under, its value. */
export interface CellOverlay {
  readonly row: number;
  readonly column: number;
  readonly node: ReactNode;
  /** It takes the place of the value. */
  readonly isEditor: boolean;
}
