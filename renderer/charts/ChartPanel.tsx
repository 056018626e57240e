/** A chart with its finding as title, a table view of the same figures, and every way to take it elsewhere. */
import { ActionIcon, Menu } from "@mantine/core";
import {
  IconChartLine,
  IconCopy,
  IconFileSpreadsheet,
  IconFileVector,
  IconPhoto,
  IconPhotoDown,
  IconTable,
} from "@tabler/icons-react";
import { type ReactNode, useRef, useState } from "react";
import { fileNameOf } from "../../shared/contract/file-name.ts";
import type { TableCell } from "../../shared/table/delimited.ts";
import { type Trace, TraceTable } from "../controls/TraceTable.tsx";
import { copyTable, saveTable } from "../controls/table-files.ts";
import { saveFile } from "../host/save-file.ts";
import { notify } from "../state/notices.ts";
import { useWorkspace } from "../state/workspace-store.ts";
import classes from "./chart-panel.module.css";
import { copyPicture, type Picture, pictureOf, pngFile, svgFile } from "./chart-picture.ts";

export interface ChartTable {
  readonly heads: readonly string[];
  /** Written as shown. */
  readonly rows: readonly (readonly string[])[];
  /** The same as plain numbers, for a spreadsheet. */
  readonly data: readonly (readonly TableCell[])[];
  /** What explains each figure of a row, in the order of `rows`. */
  readonly traces?: readonly (readonly Trace[])[];
}

interface ChartPanelProps {
  readonly title: string;
  readonly subtitle: string;
  /** What a picture of it says besides: currency, scenario, client. */
  readonly about?: string;
  readonly table: ChartTable;
  /** The switch between charts. */
  readonly tools: ReactNode;
  /** What is chosen for it, above chart and table alike. */
  readonly choices?: ReactNode;
  readonly children: ReactNode;
  /** What of it is opened, below chart and table alike. */
  readonly opened?: ReactNode;
}

const icon = { size: 16, stroke: 1.5 } as const;

export function ChartPanel(props: ChartPanelProps) {
  const { title, subtitle, about = "", table, tools, choices, children, opened } = props;
  const [asTable, setAsTable] = useState(false);
  const drawing = useRef<HTMLDivElement>(null);
  const locale = useWorkspace((state) => state.settings.locale);
  const cells = [table.heads, ...table.data];

  function take(use: (picture: Picture) => Promise<void>): void {
    if (drawing.current === null) return;
    const date = new Date().toLocaleDateString(locale, { dateStyle: "medium" });
    const note = [about, date].filter((part) => part !== "").join(", ");
    pictureOf(drawing.current, { title, subtitle, note })
      .then(use)
      .catch((error: unknown) =>
        notify(`No picture was made: ${error instanceof Error ? error.message : String(error)}`),
      );
  }

  return (
    <section className={classes.panel} aria-label="Chart">
      <header className={classes.head}>
        <div className={classes.titles}>
          <h2 className={classes.title} title={title}>
            {title}
          </h2>
          <p className={classes.subtitle} title={subtitle}>
            {subtitle}
          </p>
        </div>
        {tools}
        <Menu position="bottom-end" width={200}>
          <Menu.Target>
            <ActionIcon aria-label="Table view, copy and save" title="Table view, copy and save">
              {asTable ? <IconTable {...icon} /> : <IconCopy {...icon} />}
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              leftSection={asTable ? <IconChartLine {...icon} /> : <IconTable {...icon} />}
              onClick={() => setAsTable(!asTable)}
            >
              {asTable ? "Show as chart" : "Show as table"}
            </Menu.Item>
            <Menu.Divider />
            <Menu.Item leftSection={<IconCopy {...icon} />} onClick={() => copyTable(cells, "Chart")}>
              Copy as data
            </Menu.Item>
            <Menu.Item leftSection={<IconFileSpreadsheet {...icon} />} onClick={() => saveTable(cells, title)}>
              Save as CSV
            </Menu.Item>
            {!asTable && (
              <>
                <Menu.Divider />
                <Menu.Item
                  leftSection={<IconPhoto {...icon} />}
                  onClick={() =>
                    take((picture) => copyPicture(picture).then(() => notify("Chart copied as a picture")))
                  }
                >
                  Copy as picture
                </Menu.Item>
                <Menu.Item
                  leftSection={<IconPhotoDown {...icon} />}
                  onClick={() => take(async (picture) => saveFile(fileNameOf(title, "png"), await pngFile(picture)))}
                >
                  Save as PNG
                </Menu.Item>
                <Menu.Item
                  leftSection={<IconFileVector {...icon} />}
                  onClick={() => take(async (picture) => saveFile(fileNameOf(title, "svg"), svgFile(picture)))}
                >
                  Save as SVG
                </Menu.Item>
              </>
            )}
          </Menu.Dropdown>
        </Menu>
      </header>
      {choices}
      {asTable ? (
        <div className={classes.tableBox}>
          <TraceTable label={title} heads={table.heads} rows={table.rows} traces={table.traces ?? []} />
        </div>
      ) : (
        <div ref={drawing} className={classes.plot}>
          {children}
        </div>
      )}
      {opened}
    </section>
  );
}
