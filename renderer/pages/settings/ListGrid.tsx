/** A short list without ids (steps, roles) as a grid with rows to add and remove; the list is stored whole. */
import { ActionIcon } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { type Binding, BoundInput, fieldOfPath } from "../../controls/BoundField.tsx";
import { boundCell } from "../../controls/bound-table.ts";
import { CellBlock } from "../../controls/CellBlock.tsx";
import { TableTools } from "../../controls/TableTools.tsx";
import { useScenario } from "../../state/scenario-store.ts";
import classes from "./list-grid.module.css";

interface ListGridProps {
  readonly label: string;
  /** What one row is called: "Role". */
  readonly noun: string;
  /** Stable path of the list. */
  readonly path: string;
  readonly length: number;
  readonly columns: readonly { readonly key: string; readonly label?: string; readonly wide?: boolean }[];
  readonly nothing: string;
  readonly owner: string;
  readonly onAdd: () => void;
  readonly onRemove: (index: number) => void;
}

export function ListGrid({ label, noun, path, length, columns, nothing, owner, onAdd, onRemove }: ListGridProps) {
  const document = useScenario((state) => state.records?.document);
  if (document === undefined) return null;
  const rows = [...new Array(length).keys()].map((index) =>
    columns.map(
      ({ key, label: name }): Binding => ({
        document,
        path: `${path}/${index}/${key}`,
        owner,
        noun: `${noun} ${index + 1}, ${(name ?? fieldOfPath(`${path}/0/${key}`).label).toLowerCase()}`,
      }),
    ),
  );
  return (
    <CellBlock title={label} rows={rows}>
      {length === 0 ? (
        <p className={classes.nothing}>{nothing}</p>
      ) : (
        <table className={classes.grid} aria-label={label}>
          <thead>
            <tr>
              {columns.map((column) => {
                const field = fieldOfPath(`${path}/0/${column.key}`);
                return (
                  <th
                    key={column.key}
                    scope="col"
                    className={field.unit === "text" ? classes.left : ""}
                    title={field.help}
                    style={column.wide === true ? { width: "34%" } : {}}
                  >
                    {column.label ?? field.label}
                  </th>
                );
              })}
              <td className={classes.tools}>
                <TableTools
                  name={label}
                  rows={() => [
                    columns.map((column) => column.label ?? fieldOfPath(`${path}/0/${column.key}`).label),
                    ...rows.map((row) => row.map(boundCell)),
                  ]}
                />
              </td>
            </tr>
          </thead>
          <tbody>
            {[...rows.keys()].map((index) => (
              <tr key={`${index} of ${length}`}>
                {rows[index]?.map((binding, column) => (
                  <td key={binding.path}>
                    <BoundInput
                      cell
                      binding={binding}
                      label={`${noun} ${index + 1}, ${columns[column]?.label ?? columns[column]?.key}`}
                    />
                  </td>
                ))}
                <td className={classes.act}>
                  <ActionIcon
                    size={24}
                    aria-label={`Remove ${noun.toLowerCase()} ${index + 1}`}
                    onClick={() => onRemove(index)}
                  >
                    <IconX size={14} stroke={1.5} />
                  </ActionIcon>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <button type="button" className={classes.add} onClick={onAdd}>
        <IconPlus size={14} stroke={1.75} aria-hidden />
        {noun}
      </button>
    </CellBlock>
  );
}
