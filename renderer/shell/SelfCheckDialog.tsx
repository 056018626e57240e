/** The result of checking every figure, as the text that goes on file. */
import { Button, Group, Loader, Modal } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck, IconCopy, IconFileDownload } from "@tabler/icons-react";
import { notify } from "../state/notices.ts";
import { checkEveryFigure, closeCheck, saveReport, useSelfCheck } from "../state/self-check.ts";
import classes from "./self-check-dialog.module.css";

const icon = { size: 16, stroke: 1.5 } as const;

function copy(report: string): void {
  navigator.clipboard.writeText(report).then(
    () => notify("Report copied"),
    () => notify("Report not copied: this window may not use the clipboard"),
  );
}

export function SelfCheckDialog() {
  const state = useSelfCheck((store) => store.state);
  if (state.kind === "closed") return null;
  return (
    <Modal
      opened
      onClose={closeCheck}
      title="Check every figure"
      size={720}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      {state.kind === "running" && (
        <p className={classes.line} role="status">
          <Loader size={16} />
          Computing every figure anew in exact decimals. This takes a few seconds.
        </p>
      )}
      {state.kind === "failed" && (
        <>
          <p className={classes.line} role="alert">
            <IconAlertTriangle {...icon} className={classes.bad} aria-hidden />
            {state.why}
          </p>
          <Group justify="flex-end" mt="lg">
            <Button onClick={() => void checkEveryFigure()}>Check again</Button>
          </Group>
        </>
      )}
      {state.kind === "done" && (
        <>
          <p className={classes.headline} role="status">
            {state.isClean ? (
              <IconCircleCheck size={20} stroke={1.5} className={classes.good} aria-hidden />
            ) : (
              <IconAlertTriangle size={20} stroke={1.5} className={classes.bad} aria-hidden />
            )}
            {state.headline}
          </p>
          {state.isRecalculating && (
            <p className={classes.line} role="status">
              <Loader size={16} />
              LibreOffice is recalculating the workbook’s formulas. The report says what came of it.
            </p>
          )}
          <textarea className={classes.report} aria-label="Report" readOnly rows={16} value={state.report} />
          <Group justify="flex-end" gap="sm" mt="lg">
            <Button
              variant="default"
              leftSection={<IconCopy {...icon} aria-hidden />}
              onClick={() => copy(state.report)}
            >
              Copy
            </Button>
            <Button
              leftSection={<IconFileDownload {...icon} aria-hidden />}
              onClick={() => saveReport(state.scenario, state.report)}
              data-autofocus
            >
              Save as text
            </Button>
          </Group>
        </>
      )}
    </Modal>
  );
}
