/** Documents for many clients: chosen, made with progress, and what came of them. Closing it ends nothing that runs. */
import { Modal } from "@mantine/core";
import { useState } from "react";
import { forgetBatch, showBatch, useBatch } from "../../state/batch.ts";
import { BatchForm, FIRST_CHOICE } from "./BatchForm.tsx";
import { BatchRun } from "./BatchRun.tsx";

export function BatchDialog() {
  const { progress } = useBatch();
  const [choice, setChoice] = useState(FIRST_CHOICE);
  const close = (): void => showBatch(false);
  return (
    <Modal
      opened
      onClose={close}
      title="Documents for many clients"
      size={640}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      {progress === null ? (
        <BatchForm choice={choice} onChange={setChoice} onClose={close} />
      ) : (
        <BatchRun
          progress={progress}
          onAgain={(clients) => {
            setChoice({ ...choice, clients });
            forgetBatch();
          }}
          onClose={close}
        />
      )}
    </Modal>
  );
}
