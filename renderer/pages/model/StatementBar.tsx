import { ActionIcon, Menu } from "@mantine/core";
import { IconCheck, IconCopy, IconFileDownload } from "@tabler/icons-react";
import { LENSES, type LensId } from "../../../shared/model/results.ts";
import type { TableRow } from "../../../shared/table/delimited.ts";
import { Picker } from "../../controls/Picker.tsx";
import { copyTable, saveTable } from "../../controls/table-files.ts";
import { chooseLens } from "../../state/selection-store.ts";
import { lensName, type PlanNames } from "./lens-terms.ts";
import classes from "./statement.module.css";

const icon = { size: 16, stroke: 1.5 } as const;

interface StatementBarProps {
  readonly lens: LensId;
  readonly names: PlanNames;
  /** What happens when, in words. */
  readonly when: string;
  /** All of the statement, written when it is asked for. */
  readonly table: () => readonly TableRow[];
  /** The scenario's name, for the file. */
  readonly title: string;
}

export function StatementBar({ lens, names, when, table, title }: StatementBarProps) {
  const shown = lensName(lens, names);
  return (
    <header className={classes.bar}>
      <h2 className={classes.title}>Statement</h2>
      <Picker name="Lens" value={shown} width={220} bare>
        {LENSES.map((one) => (
          <Menu.Item
            key={one}
            onClick={() => chooseLens(one)}
            rightSection={one === lens ? <IconCheck size={14} aria-label="selected" /> : null}
          >
            {lensName(one, names)}
          </Menu.Item>
        ))}
      </Picker>
      <span className={classes.space} />
      <span className={classes.when}>{when}</span>
      <ActionIcon
        aria-label="Copy the statement"
        title="Copy the statement with all months"
        onClick={() => copyTable(table(), "Statement")}
      >
        <IconCopy {...icon} />
      </ActionIcon>
      <ActionIcon
        aria-label="Save the statement as CSV"
        title="Save the statement as CSV, with all months"
        onClick={() => saveTable(table(), `${title} ${shown} statement`)}
      >
        <IconFileDownload {...icon} />
      </ActionIcon>
    </header>
  );
}
