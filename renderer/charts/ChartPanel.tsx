/** A chart with its finding as title, a table view of the same figures, and both ways to copy it. */
import { ActionIcon, Menu } from "@mantine/core";
import { IconChartLine, IconCopy, IconPhoto, IconTable } from "@tabler/icons-react";
import { type ReactNode, useRef, useState } from "react";
import { notify } from "../state/notices.ts";
import classes from "./chart-panel.module.css";
import { copyPicture } from "./copy-picture.ts";

export interface ChartTable {
  readonly heads: readonly string[];
  /** Written as shown. */
  readonly rows: readonly (readonly string[])[];
  /** The same as plain numbers, for a spreadsheet. */
  readonly data: readonly (readonly (string | number | null)[])[];
}

interface ChartPanelProps {
  readonly title: string;
  readonly subtitle: string;
  readonly table: ChartTable;
  /** The switch between charts. */
  readonly tools: ReactNode;
  readonly children: ReactNode;
}

function asTsv(table: ChartTable): string {
  return [table.heads, ...table.data].map((row) => row.map((cell) => cell ?? "").join("\t")).join("\n");
}

export function ChartPanel({ title, subtitle, table, tools, children }: ChartPanelProps) {
  const [asTable, setAsTable] = useState(false);
  const picture = useRef<HTMLDivElement>(null);
  const copyData = (): void => {
    void navigator.clipboard.writeText(asTsv(table)).then(() => notify("Chart copied as data"));
  };
  const copyImage = (): void => {
    if (picture.current === null) return;
    void copyPicture(picture.current).then(() => notify("Chart copied as a picture"));
  };
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
            <ActionIcon aria-label="Table view and copy" title="Table view and copy">
              {asTable ? <IconTable size={16} stroke={1.5} /> : <IconCopy size={16} stroke={1.5} />}
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              leftSection={asTable ? <IconChartLine size={16} stroke={1.5} /> : <IconTable size={16} stroke={1.5} />}
              onClick={() => setAsTable(!asTable)}
            >
              {asTable ? "Show as chart" : "Show as table"}
            </Menu.Item>
            <Menu.Item leftSection={<IconCopy size={16} stroke={1.5} />} onClick={copyData}>
              Copy as data
            </Menu.Item>
            {!asTable && (
              <Menu.Item leftSection={<IconPhoto size={16} stroke={1.5} />} onClick={copyImage}>
                Copy as picture
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      </header>
      {asTable ? (
        <div className={classes.tableBox}>
          <table className={classes.table}>
            <thead>
              <tr>
                {table.heads.map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map((row) => (
                <tr key={row[0]}>
                  {row.map((cell, index) =>
                    index === 0 ? (
                      <th key={table.heads[index]} scope="row">
                        {cell}
                      </th>
                    ) : (
                      <td key={table.heads[index]}>{cell}</td>
                    ),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <div ref={picture} className={classes.plot}>
          {children}
        </div>
      )}
    </section>
  );
}
