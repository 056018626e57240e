/** Further scenarios for the comparison, and a new one as a variant or copy of the baseline. */
import { Button, Menu } from "@mantine/core";
import { IconCopy, IconGitBranch, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { AskName } from "../../controls/AskDialog.tsx";
import { addColumn, MOST_COLUMNS } from "../../state/compare-store.ts";
import { useScenario } from "../../state/scenario-store.ts";
import { createScenario } from "../../state/scenarios.ts";
import { useWorkspace } from "../../state/workspace-store.ts";
import type { NamedColumn } from "./columns.ts";
import classes from "./compare-page.module.css";

type Kind = "copy" | "variant";

async function create(kind: Kind, name: string, id: string): Promise<void> {
  await createScenario(name, kind === "copy" ? { kind, id } : { kind, parent: id });
  const created = useScenario.getState().id;
  if (created !== null) addColumn(created);
}

export function AddScenario({ columns }: { columns: readonly NamedColumn[] }) {
  const scenarios = useWorkspace((state) => state.scenarios);
  const [asks, setAsks] = useState<Kind | null>(null);
  const [baseline] = columns;
  const left = scenarios.filter(({ id, fault }) => fault === null && !columns.some((column) => column.id === id));
  const words = (
    <>
      Add<span className={classes.wideOnly}>&nbsp;scenario</span>
    </>
  );
  if (columns.length >= MOST_COLUMNS)
    return (
      <Button
        variant="default"
        size="xs"
        disabled
        aria-label="Add scenario"
        title={`${MOST_COLUMNS} scenarios stand side by side at most`}
      >
        {words}
      </Button>
    );
  return (
    <>
      <Menu position="bottom-end" width={280} trapFocus>
        <Menu.Target>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={14} stroke={1.75} />}
            aria-label="Add scenario"
            title="Add scenario"
          >
            {words}
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah="60vh" style={{ overflowY: "auto" }}>
          {left.map(({ id, name }) => (
            <Menu.Item key={id} onClick={() => addColumn(id)}>
              {name}
            </Menu.Item>
          ))}
          {left.length > 0 && <Menu.Divider />}
          <Menu.Item leftSection={<IconGitBranch size={16} stroke={1.5} />} onClick={() => setAsks("variant")}>
            New, as a variant of {baseline?.name ?? "this"}
          </Menu.Item>
          <Menu.Item leftSection={<IconCopy size={16} stroke={1.5} />} onClick={() => setAsks("copy")}>
            New, as a copy of {baseline?.name ?? "this"}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {asks !== null && baseline !== undefined && (
        <AskName
          title="New scenario"
          label={`Name of the ${asks}`}
          initial={`${baseline.name}, ${asks}`}
          action="Create"
          onAnswer={(name) => void create(asks, name, baseline.id)}
          onClose={() => setAsks(null)}
        />
      )}
    </>
  );
}
