/** The two ways a table leaves the window, for the tools of its panel. */
import { ActionIcon } from "@mantine/core";
import { IconCopy, IconFileDownload } from "@tabler/icons-react";
import type { TableRow } from "../../shared/table/delimited.ts";
import { copyTable, saveTable } from "./table-files.ts";

const icon = { size: 16, stroke: 1.5 } as const;

interface TableToolsProps {
  /** What the table is called in the file's name and in notices: "Rejected rows". */
  readonly name: string;
  /** Heads first; written when it is asked for. */
  readonly rows: () => readonly TableRow[];
}

export function TableTools({ name, rows }: TableToolsProps) {
  return (
    <>
      <ActionIcon size={24} aria-label={`Copy: ${name}`} title="Copy as data" onClick={() => copyTable(rows(), name)}>
        <IconCopy {...icon} />
      </ActionIcon>
      <ActionIcon
        size={24}
        aria-label={`Save as CSV: ${name}`}
        title="Save as CSV"
        onClick={() => saveTable(rows(), name)}
      >
        <IconFileDownload {...icon} />
      </ActionIcon>
    </>
  );
}
