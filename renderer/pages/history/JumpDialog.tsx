/** What going to another point of the history would do, before it is done. */
import { Button, Group, Modal } from "@mantine/core";
import { useEffect, useState } from "react";
import type { CallOutput } from "../../../shared/contract/calls.ts";
import { call } from "../../state/connection.ts";
import { messageOf } from "../../state/edits.ts";
import { useWorkspace } from "../../state/workspace-store.ts";
import { jumpTo } from "./history-actions.ts";
import { count } from "./history-words.ts";
import classes from "./jump-dialog.module.css";

type Preview = CallOutput<"history.preview">;

function explanation({ way, back, on }: Preview, locale: string): string {
  const edits = (number: number): string => count(number, "edit", locale);
  switch (way.kind) {
    case "here":
      return "The workspace stands at this point already.";
    case "undo":
      return `${edits(back)} will be taken back in one step, and can be redone until another edit is made.`;
    case "redo":
      return `${edits(on)} will be applied again in one step.`;
    case "branch":
      return `Another edit was made after this point was left. Its state comes back as one new edit: what ${edits(back)} did is taken out, and what ${edits(on)} did is put in. Nothing is lost, and undo takes it back.`;
  }
}

const VERBS = { here: "Close", undo: "Go back", redo: "Go on", branch: "Bring it back" } as const;

export function JumpDialog({ to, title, onClose }: { to: number; title: string; onClose: () => void }) {
  const [preview, setPreview] = useState<Preview | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [isGoing, setGoing] = useState(false);
  const locale = useWorkspace((state) => state.settings.locale);
  useEffect(() => {
    call("history.preview", { to }).then(setPreview, (error: unknown) => setFault(messageOf(error)));
  }, [to]);

  async function go(): Promise<void> {
    if (preview === null) return;
    if (preview.way.kind === "here") return onClose();
    setGoing(true);
    const refused = await jumpTo(to, preview.way.steps);
    setGoing(false);
    if (refused === null) onClose();
    else setFault(refused);
  }

  // Opens with what it has to say, so that the focus lands on what is to be pressed.
  if (preview === null && fault === null) return null;
  const steps = preview?.way.steps ?? 0;
  return (
    <Modal opened onClose={onClose} title={title} size="md" closeButtonProps={{ "aria-label": "Close" }}>
      {preview !== null && (
        <>
          <p className={classes.text}>{explanation(preview, locale)}</p>
          {preview.first.length > 0 && (
            <ul className={classes.steps} aria-label="Edits on the way" tabIndex={-1}>
              {preview.first.map(({ sequence, label, direction }) => (
                <li key={sequence}>
                  <span>{direction === "undo" ? "Out" : "In"}</span>
                  {label}
                </li>
              ))}
              {steps > preview.first.length && <li>and {count(steps - preview.first.length, "more edit", locale)}</li>}
            </ul>
          )}
        </>
      )}
      {fault !== null && (
        <p role="alert" className={classes.fault}>
          {fault}
        </p>
      )}
      <Group justify="flex-end" gap="sm" mt="lg">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button loading={isGoing} disabled={preview === null} data-autofocus onClick={() => void go()}>
          {VERBS[preview?.way.kind ?? "undo"]}
        </Button>
      </Group>
    </Modal>
  );
}
