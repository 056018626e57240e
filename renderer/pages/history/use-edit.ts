/** One edit with all it changed, read again whenever the history moves. */
import { useEffect, useState } from "react";
import type { CallOutput } from "../../../shared/contract/calls.ts";
import { call } from "../../state/connection.ts";
import { messageOf } from "../../state/edits.ts";
import { useWorkspace } from "../../state/workspace-store.ts";

export type EditRead = CallOutput<"history.read">;

export interface EditReading {
  readonly read: EditRead | null;
  readonly fault: string | null;
}

const NOTHING: EditReading = { read: null, fault: null };

export function useEdit(sequence: number | undefined): EditReading {
  const [reading, setReading] = useState<EditReading>(NOTHING);
  useEffect(() => {
    let left = false;
    function readNow(): void {
      if (sequence === undefined) {
        setReading(NOTHING);
        return;
      }
      call("history.read", { sequence }).then(
        (read) => {
          if (!left) setReading({ read, fault: null });
        },
        (error: unknown) => {
          if (!left) setReading({ read: null, fault: messageOf(error) });
        },
      );
    }
    readNow();
    // Where the edit stands changes with the history.
    const stop = useWorkspace.subscribe((state, before) => {
      if (state.history !== before.history) readNow();
    });
    return () => {
      left = true;
      stop();
    };
  }, [sequence]);
  return reading;
}
