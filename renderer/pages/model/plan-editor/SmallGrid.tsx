/** A small grid of a component's terms: cells that take a block from a spreadsheet, rows that come and go. */
import { ActionIcon } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { type Binding, BoundInput } from "../../../controls/BoundField.tsx";
import { CellBlock } from "../../../controls/CellBlock.tsx";
import { notify } from "../../../state/notices.ts";
import classes from "./small-grid.module.css";

interface Cell {
  readonly name: string;
  /** Without one it says `text` instead. */
  readonly binding: Binding | null;
  readonly text?: string;
}

interface SmallGridProps {
  readonly label: string;
  /** What a row is called: "Tier". */
  readonly noun: string;
  readonly heads: readonly { readonly text: string; readonly title?: string }[];
  readonly rows: readonly (readonly Cell[])[];
  /** The row, counted from the last one, whose first field is filled in first once a row is added. */
  readonly filledFirst?: number;
  readonly onAdd: () => void;
  readonly onRemove: (row: number) => void;
}

export function SmallGrid({ label, noun, heads, rows, filledFirst = 0, onAdd, onRemove }: SmallGridProps) {
  const table = useRef<HTMLTableElement>(null);
  const count = useRef(rows.length);
  useEffect(() => {
    if (rows.length > count.current)
      table.current?.querySelector<HTMLInputElement>(`tr:nth-child(${rows.length - filledFirst}) input`)?.focus();
    count.current = rows.length;
  }, [rows.length, filledFirst]);
  return (
    <CellBlock title={label} rows={rows.map((cells) => cells.map(({ binding }) => binding))}>
      <table ref={table} className={classes.grid} aria-label={label}>
        <thead>
          <tr>
            {heads.map(({ text, title }) => (
              <th key={text} scope="col" title={title}>
                {text}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {[...rows.entries()].map(([row, cells]) => (
            <tr key={`${row} of ${rows.length}`}>
              {cells.map(({ name, binding, text }) => (
                <td key={name}>
                  {binding === null ? (
                    <span className={classes.above}>{text}</span>
                  ) : (
                    <BoundInput cell binding={binding} label={`${noun} ${row + 1}, ${name}`} />
                  )}
                </td>
              ))}
              <td className={classes.act}>
                {rows.length > 1 && (
                  <ActionIcon
                    size={24}
                    aria-label={`Remove ${noun.toLowerCase()} ${row + 1}`}
                    onClick={() => {
                      onRemove(row);
                      notify(`Removed ${noun.toLowerCase()} ${row + 1}`, true);
                    }}
                  >
                    <IconX size={14} stroke={1.5} />
                  </ActionIcon>
                )}
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={heads.length + 1}>
              <button type="button" className={classes.add} onClick={onAdd}>
                <IconPlus size={14} stroke={1.75} aria-hidden />
                {noun}
              </button>
            </td>
          </tr>
        </tfoot>
      </table>
    </CellBlock>
  );
}
