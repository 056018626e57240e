/** What stands in a cell of the comparison instead of its value, or under it. */
import type { DoneBy } from "../../controls/field-input-props.ts";
import type { GridCursor } from "../../controls/grid-cursor.ts";
import type { NamedColumn } from "./columns.ts";
import type { ComparedCell, Row } from "./compare-rows.ts";

/** Of the cell in that row and column; column 0 is the row's name. */
export const cellId = (row: number, column: number): string => `compare-${row}-${column}`;

export interface CellEditor {
  readonly cell: ComparedCell;
  readonly column: NamedColumn;
  readonly rows: readonly Row[];
  readonly at: GridCursor;
  readonly begin: { readonly text: string | null };
  /** Before anything is stored. */
  readonly onEdit: () => void;
  readonly onDone: (how: DoneBy) => void;
}

export interface CellOverlay extends GridCursor {
  /** Null where something is said only. */
  readonly editor: CellEditor | null;
  readonly text?: string;
}
