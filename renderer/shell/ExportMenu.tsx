import { Button, Loader, Menu } from "@mantine/core";
import { IconFileSpreadsheet, IconFileText, IconListCheck, IconUpload } from "@tabler/icons-react";
import { exportDocument, exportWorkbook, useExports } from "../state/exports.ts";
import { useScenario } from "../state/scenario-store.ts";
import { checkEveryFigure } from "../state/self-check.ts";
import classes from "./export-menu.module.css";
import { SelfCheckDialog } from "./SelfCheckDialog.tsx";

const icon = { size: 16, stroke: 1.5 } as const;

export function ExportMenu() {
  const id = useScenario((state) => state.id);
  const writing = useExports((state) => state.writing);
  if (id === null) return null;
  return (
    <>
      <span className="ot-hidden" role="status">
        {writing}
      </span>
      <Menu position="bottom-end" width={264} trapFocus>
        <Menu.Target>
          <Button
            variant="default"
            size="compact-sm"
            className={classes.button}
            disabled={writing !== null}
            leftSection={writing === null ? <IconUpload {...icon} aria-hidden /> : <Loader size={14} />}
          >
            Export
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconFileSpreadsheet {...icon} />} onClick={() => void exportWorkbook()}>
            Live workbook (.xlsx)
            <span className={classes.note}>Every figure as a formula</span>
          </Menu.Item>
          <Menu.Item leftSection={<IconFileText {...icon} />} onClick={() => void exportDocument()}>
            Scenario document (.json)
            <span className={classes.note}>All inputs, in canonical form</span>
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item leftSection={<IconListCheck {...icon} />} onClick={() => void checkEveryFigure()}>
            Check every figure
            <span className={classes.note}>Computed anew, with a report to attach</span>
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <SelfCheckDialog />
    </>
  );
}
