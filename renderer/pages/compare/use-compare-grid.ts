/** The keys and the pointer in the comparison: the cursor, what is typed into its cells, and what explains them. */
import { useEffect, useRef, useState } from "react";
import type { DoneBy } from "../../controls/field-input-props.ts";
import { type GridCursor, steppedBy, within } from "../../controls/grid-cursor.ts";
import { pressed } from "../../controls/key-table.ts";
import { beginsValue } from "../../controls/typing.ts";
import { whyNotEdited } from "../../state/edits.ts";
import { type CellOverlay, cellId } from "./cell-overlay.ts";
import type { NamedColumn } from "./columns.ts";
import { cellAt, fillFrom, inputBeside, pasteAt, placeAt, refusalAt } from "./compare-cells.ts";
import type { Row } from "./compare-rows.ts";
import { openTarget } from "./open-target.ts";

interface Editing {
  /** By key and id: rows and columns may move meanwhile. */
  readonly row: string;
  readonly column: string;
  readonly begin: { readonly text: string | null };
}

interface Told extends GridCursor {
  readonly text: string;
}

interface CompareGridProps {
  readonly columns: readonly NamedColumn[];
  readonly rows: readonly Row[];
  readonly onToggle: (key: string) => void;
  readonly onEdit: () => void;
  /** Brings a row into view. */
  readonly onMove: (place: GridCursor) => void;
}

export function useCompareGrid({ columns, rows, onToggle, onEdit, onMove }: CompareGridProps) {
  const grid = useRef<HTMLTableElement>(null);
  const [cursor, setCursor] = useState<GridCursor>({ row: 1, column: 1 });
  const [editing, setEditing] = useState<Editing | null>(null);
  const [told, setTold] = useState<Told | null>(null);
  const last = { row: rows.length - 1, column: columns.length };
  const at = within(cursor, last);

  const editedAt = {
    row: rows.findIndex(({ key }) => key === editing?.row),
    column: columns.findIndex(({ id }) => id === editing?.column) + 1,
  };
  const edited = editing === null ? undefined : cellAt(rows, editedAt);

  /** Where editing ended by a key, or with its row, the keyboard stays in the table. */
  const isEditing = edited !== undefined;
  const wasEditing = useRef(false);
  useEffect(() => {
    const hasEnded = wasEditing.current && !isEditing;
    wasEditing.current = isEditing;
    if (hasEnded && document.activeElement === document.body) grid.current?.focus({ preventScroll: true });
  }, [isEditing]);

  function moveTo(place: GridCursor): void {
    setCursor(place);
    setTold(null);
    onMove(place);
  }

  function tell(place: GridCursor, text: string | null): void {
    setTold(text === null ? null : { ...place, text });
  }

  function open(place: GridCursor, byKey: boolean): void {
    const row = rows[place.row];
    if (row?.kind !== "line") return;
    const own = place.column === 0 ? row.cells[columns.findIndex(({ isSelected }) => isSelected)] : undefined;
    const cell = row.meaning === undefined || place.column > 0 ? row.cells[place.column - 1] : own;
    const target = cell?.target ?? null;
    if (target !== null) openTarget(target, byKey);
    else if (row.opened !== null) onToggle(row.key);
  }

  /** Whether there is anything to be typed into, or to be said about why not. */
  function begin(place: GridCursor, text: string | null): boolean {
    const row = rows[place.row];
    const column = columns[place.column - 1];
    if (row === undefined || column === undefined || placeAt(rows, place) === undefined) return false;
    const refusal = refusalAt(rows, place) ?? whyNotEdited([column.id]);
    tell(place, refusal);
    if (refusal === null) setEditing({ row: row.key, column: column.id, begin: { text } });
    return true;
  }

  function fill(way: "fillDown" | "fillRight"): void {
    onEdit();
    tell(at, fillFrom(rows, at, null, way));
  }

  /** Whether the key meant something here. */
  function pressedHere(event: React.KeyboardEvent): boolean {
    const next = steppedBy(event, at, last);
    const way = pressed(event, "fillDown", "fillRight");
    const row = rows[at.row];
    const isGroup = row?.kind === "line" && row.opened !== null;
    if (next !== undefined) moveTo(next);
    else if (way !== null) fill(way);
    else if (pressed(event, "giveUp")) {
      if (told === null) return false;
      setTold(null);
      event.stopPropagation();
    } else if (!isGroup && pressed(event, "editCell") && begin(at, null)) return true;
    else if (pressed(event, "explain", "explainByEnter")) open(at, true);
    else return beginsValue(event) && begin(at, event.key);
    return true;
  }

  function press(event: React.KeyboardEvent): void {
    // What is pressed in a field of the table is the field's.
    if (event.target === event.currentTarget && pressedHere(event)) event.preventDefault();
  }

  function placeOf({ target }: React.MouseEvent): GridCursor | undefined {
    const found =
      target instanceof Element && target.closest("input, select") === null ? target.closest("[data-row]") : null;
    return found instanceof HTMLElement
      ? { row: Number(found.dataset.row), column: Number(found.dataset.column) }
      : undefined;
  }

  /** A click on a figure, or on the name of an assumption, explains it; one on its value is the first half of a double click. */
  function click(event: React.MouseEvent): void {
    const place = placeOf(event);
    if (place === undefined) return;
    setCursor(place);
    setTold(null);
    if (cellAt(rows, place) === undefined) open(place, false);
  }

  function doubleClick(event: React.MouseEvent): void {
    const place = placeOf(event);
    if (place !== undefined && cellAt(rows, place) !== undefined) begin(place, null);
  }

  // A paste goes to the document where the focus is in nothing that takes text.
  useEffect(() => {
    const paste = (event: ClipboardEvent): void => {
      if (document.activeElement !== grid.current) return;
      event.preventDefault();
      onEdit();
      setTold({ ...at, text: pasteAt(rows, at, event.clipboardData?.getData("text/plain") ?? "") ?? "" });
    };
    document.addEventListener("paste", paste);
    return () => document.removeEventListener("paste", paste);
  });

  function done(how: DoneBy): void {
    const step = how === "next" ? 1 : -1;
    const next = how === "next" || how === "previous" ? inputBeside(rows, editedAt, step) : undefined;
    if (next !== undefined) moveTo(next);
    if (next === undefined || !begin(next, null)) setEditing(null);
  }

  const column = columns[editedAt.column - 1];
  const overlay = ((): CellOverlay | null => {
    if (edited !== undefined && editing !== null && column !== undefined) {
      const { begin: from } = editing;
      return { ...editedAt, editor: { cell: edited, column, rows, at: editedAt, begin: from, onEdit, onDone: done } };
    }
    return told === null || told.text === "" ? null : { ...told, editor: null };
  })();

  const handlers = {
    onKeyDown: press,
    onClick: click,
    onDoubleClick: doubleClick,
    onBlur: () => setTold(null),
    "aria-activedescendant": cellId(at.row, at.column),
  };
  return { grid, at, overlay, handlers };
}
