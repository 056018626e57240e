/** Asked before tried values would be lost: by another scenario, a new one, or the end of the window. */
import { Button, Group, Modal } from "@mantine/core";
import { useEffect } from "react";
import { discardTried, keepTried } from "../state/scratch.ts";
import { hasTried, useScratch } from "../state/scratch-store.ts";

/** The browser asks in its own words; the desktop window in those of its shell. */
function holdBack(event: BeforeUnloadEvent): void {
  if (hasTried()) event.preventDefault();
}

export function LeaveTried() {
  const leaving = useScratch((state) => state.leaving);
  useEffect(() => {
    window.addEventListener("beforeunload", holdBack);
    return () => window.removeEventListener("beforeunload", holdBack);
  }, []);
  if (leaving === null) return null;
  const stay = (): void => leaving(false);
  return (
    <Modal opened onClose={stay} title="Keep the tried values?" size="sm" closeButtonProps={{ "aria-label": "Close" }}>
      They are not stored yet, and this leaves them. Kept, they are one edit that undo takes back; discarded, the
      scenario stays as it is stored.
      <Group justify="flex-end" gap="sm" mt="lg">
        <Button variant="default" onClick={stay}>
          Stay
        </Button>
        <Button
          variant="default"
          onClick={() => {
            discardTried();
            leaving(true);
          }}
        >
          Discard
        </Button>
        <Button
          data-autofocus
          onClick={() => {
            // A refusal brings them back, and then nothing is left behind.
            void keepTried().then(() => leaving(!hasTried()));
          }}
        >
          Keep
        </Button>
      </Group>
    </Modal>
  );
}
