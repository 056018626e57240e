/** The way to documents for many clients, with its progress while one is being made. */
import { Button } from "@mantine/core";
import { IconFiles } from "@tabler/icons-react";
import { useEffect } from "react";
import { resumeBatch, showBatch, useBatch } from "../../state/batch.ts";
import { BatchDialog } from "./BatchDialog.tsx";

export function BatchButton() {
  const { isShown, progress } = useBatch();
  useEffect(() => void resumeBatch(), []);
  const running = progress?.state === "running" ? progress : null;
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconFiles size={16} stroke={1.5} />}
        title="Service reviews or proposals for many clients at once"
        onClick={() => showBatch(true)}
      >
        {running === null ? "Many clients" : `Many clients: ${running.done} of ${running.total}`}
      </Button>
      {isShown && <BatchDialog />}
    </>
  );
}
