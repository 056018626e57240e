/** The head of a column: letter and name of its scenario, and a menu that moves or removes it. */
import { Menu } from "@mantine/core";
import { IconArrowLeft, IconArrowRight, IconFlag, IconPencil, IconX } from "@tabler/icons-react";
import { moveColumn, removeColumn } from "../../state/compare-store.ts";
import { selectScenario } from "../../state/scenario-store.ts";
import { attempt } from "../../state/scenarios.ts";
import { mayLeaveTried } from "../../state/scratch-store.ts";
import { color } from "../../theme/tokens.ts";
import type { NamedColumn } from "./columns.ts";
import classes from "./compare-table.module.css";

const icon = { size: 16, stroke: 1.5 } as const;

function select(id: string): void {
  void attempt(async () => {
    if (await mayLeaveTried()) await selectScenario(id);
  });
}

export function Letter({ column }: { column: Pick<NamedColumn, "letter" | "color"> }) {
  return (
    <span className={classes.letter} style={{ background: color(column.color) }}>
      {column.letter}
    </span>
  );
}

function roleOf(column: NamedColumn, at: number): string {
  if (column.isSelected) return "This scenario";
  if (at === 0) return "Baseline";
  return column.isLocked ? "Plan of record" : column.isVariant ? "Variant" : "Scenario";
}

export function CompareHead({ column, at, last }: { column: NamedColumn; at: number; last: number }) {
  return (
    <th scope="col" className={at === 0 ? classes.baseline : ""}>
      <Menu position="bottom-end" width={220} trapFocus>
        <Menu.Target>
          <button type="button" className={classes.scenario} title={column.name}>
            <span className={classes.scenarioName}>
              <Letter column={column} /> {column.name}
            </span>
            <span className={classes.role}>{roleOf(column, at)}</span>
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {!column.isSelected && (
            <Menu.Item leftSection={<IconPencil {...icon} />} onClick={() => select(column.id)}>
              Work on this scenario
            </Menu.Item>
          )}
          {at > 0 && (
            <>
              <Menu.Item leftSection={<IconFlag {...icon} />} onClick={() => moveColumn(column.id, 0)}>
                Make it the baseline
              </Menu.Item>
              <Menu.Item leftSection={<IconArrowLeft {...icon} />} onClick={() => moveColumn(column.id, at - 1)}>
                Move left
              </Menu.Item>
            </>
          )}
          {at < last && (
            <Menu.Item leftSection={<IconArrowRight {...icon} />} onClick={() => moveColumn(column.id, at + 1)}>
              Move right
            </Menu.Item>
          )}
          {!column.isSelected && (
            <Menu.Item leftSection={<IconX {...icon} />} onClick={() => removeColumn(column.id)}>
              Take out of the comparison
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
    </th>
  );
}
