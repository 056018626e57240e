import { Button, Loader, Menu } from "@mantine/core";
import { IconUpload } from "@tabler/icons-react";
import { useExports } from "../state/exports.ts";
import { useScenario } from "../state/scenario-store.ts";
import { ActionItem } from "./ActionItem.tsx";
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
          <ActionItem id="exportWorkbook">
            <span className={classes.note}>Internal: every figure as a formula</span>
          </ActionItem>
          <ActionItem id="exportDocument">
            <span className={classes.note}>Internal: all inputs, in canonical form</span>
          </ActionItem>
          <ActionItem id="exportPackage">
            <span className={classes.note}>Internal: with parents, evidence and history</span>
          </ActionItem>
          <Menu.Divider />
          <ActionItem id="selfCheck">
            <span className={classes.note}>Computed anew, with a report to attach</span>
          </ActionItem>
        </Menu.Dropdown>
      </Menu>
      <SelfCheckDialog />
    </>
  );
}
