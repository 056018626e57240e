/** Fields that stand in a grid: a block from a spreadsheet is pasted over them, and a value fills those after it. */
import { useMemo } from "react";
import { type CellGrid, cellsFrom, fillCells, isBlock, pasteBlock, placeOf } from "../state/cells.ts";
import { type Binding, fieldOfPath } from "./BoundField.tsx";
import { type CellBlockActions, CellBlockContext } from "./cell-block-context.ts";
import { useFieldOptions } from "./field-options.ts";

interface CellBlockProps {
  /** What the history calls the grid. */
  readonly title: string;
  readonly rows: readonly (readonly (Binding | null)[])[];
  /** Where the cells of one kind lie: under each other, or beside each other. */
  readonly along?: "rows" | "columns";
  readonly children: React.ReactNode;
}

function gridOf(rows: CellBlockProps["rows"]): CellGrid {
  return rows.map((row) =>
    row.map((binding) => {
      if (binding === null) return null;
      const { path, variant, refine, noun, owner, fallback } = binding;
      const field = fieldOfPath(path, variant, refine);
      const name = [owner, noun ?? field.label].filter(Boolean).join(", ");
      return { path, field, name, ...(fallback === undefined ? {} : { fallback }) };
    }),
  );
}

export function CellBlock({ title, rows, along = "rows", children }: CellBlockProps) {
  const options = useFieldOptions();
  const actions = useMemo((): CellBlockActions => {
    const isThere = (path: string): boolean => rows.some((row) => row.some((binding) => binding?.path === path));
    return {
      paste: (path, text) =>
        isThere(path) && isBlock(text)
          ? pasteBlock(title, gridOf(rows), placeOf(gridOf(rows), path), text, options)
          : undefined,
      fill: (path, typed, way) =>
        way === "fillDown" ? fillCells(title, cellsFrom(gridOf(rows), path, along), typed, options) : undefined,
    };
  }, [title, rows, along, options]);
  return <CellBlockContext value={actions}>{children}</CellBlockContext>;
}
