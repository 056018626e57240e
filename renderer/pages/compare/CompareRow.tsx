/** One row of the comparison; drawn again only where it, or the cursor in it, changed. */
import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { memo } from "react";
import { EvidenceBadge } from "../../controls/EvidenceBadge.tsx";
import { Under } from "../../controls/FieldFrame.tsx";
import { FieldMessage } from "../../controls/FieldMessage.tsx";
import { isCell } from "../../state/cells.ts";
import { CompareCellEditor } from "./CompareCellEditor.tsx";
import { type CellOverlay, cellId } from "./cell-overlay.ts";
import type { Cell, Row } from "./compare-rows.ts";
import classes from "./compare-table.module.css";

function RowName({ row }: { row: Extract<Row, { kind: "line" }> }) {
  const Chevron = row.opened === true ? IconChevronDown : IconChevronRight;
  return (
    <span className={row.depth === 1 ? classes.inner : classes.name}>
      {row.grade !== null && <EvidenceBadge grade={row.grade} />}
      {row.opened !== null && <Chevron size={14} stroke={1.75} aria-hidden />}
      <span className={classes.label} title={row.unit === "" ? row.label : `${row.label}, ${row.unit}`}>
        {row.label}
        {row.unit !== "" && <span className={classes.unit}> {row.unit}</span>}
      </span>
    </span>
  );
}

function CellText({ cell }: { cell: Cell }) {
  if (cell.text === "–")
    return (
      <>
        {cell.changed && <span className={classes.dot} />}
        <span aria-hidden="true">–</span>
        <span className="ot-hidden">none</span>
      </>
    );
  return (
    <>
      {cell.changed && <span className={classes.dot} />}
      {cell.text}
      {cell.changed && <span className="ot-hidden">, changed</span>}
    </>
  );
}

function Overlay({ overlay: { editor, text } }: { overlay: CellOverlay }) {
  if (editor !== null) return <CompareCellEditor key={`${editor.cell.of.scenario} ${editor.cell.path}`} {...editor} />;
  return (
    <Under cell>
      <FieldMessage>{text}</FieldMessage>
    </Under>
  );
}

interface CompareRowProps {
  readonly row: Row;
  readonly index: number;
  /** Ids of the columns. */
  readonly ids: readonly string[];
  /** The column of the cursor, where it stands in this row. */
  readonly cursor: number | null;
  /** What is drawn over a cell of this row. */
  readonly overlay: CellOverlay | null;
}

const place = (row: number, column: number) => ({
  id: cellId(row, column),
  "data-row": row,
  "data-column": column,
});
const gridcell = (selected: boolean) => ({ role: "gridcell", "aria-selected": selected }) as const;
const named = (...names: readonly (string | false | undefined)[]): string => names.filter(Boolean).join(" ");

export const CompareRow = memo(function CompareRow({ row, index, ids, cursor, overlay }: CompareRowProps) {
  const isHead = row.kind === "head";
  const opens = !isHead && row.opened !== null;
  const isInput = !isHead && row.meaning !== undefined;
  return (
    <tr aria-rowindex={index + 1} className={named(isHead && classes.section, !isHead && row.strong && classes.strong)}>
      <th
        scope="row"
        className={named(classes.first, (opens || isInput) && classes.opens, cursor === 0 && classes.here)}
        {...(opens ? { "aria-expanded": row.opened === true } : {})}
        {...place(index, 0)}
      >
        {isHead ? row.label : <RowName row={row} />}
        {overlay?.column === 0 && <Overlay overlay={overlay} />}
      </th>
      {ids.map((id, at) => {
        const cell = isHead ? undefined : row.cells[at];
        const here = cursor === at + 1;
        const over = overlay?.column === at + 1 ? overlay : null;
        return (
          <td
            key={id}
            className={named(
              at === 0 && classes.baseline,
              cell?.changed === true && classes.changed,
              cell?.negative === true && classes.negative,
              (cell?.target ?? null) !== null && (isCell(cell?.input) ? classes.typed : classes.leads),
              !isHead && row.grade !== null && at > 0 && cell?.changed === false && classes.same,
              here && classes.here,
              over !== null && classes.over,
              (over?.editor ?? null) !== null && classes.editor,
            )}
            {...place(index, at + 1)}
            {...gridcell(here)}
          >
            {cell !== undefined && (over?.editor ?? null) === null && <CellText cell={cell} />}
            {over !== null && <Overlay overlay={over} />}
          </td>
        );
      })}
    </tr>
  );
});
