/** The whole page takes a dropped file; a hint covers it while one is dragged over it. */
import { type DragEvent, type ReactNode, useRef, useState } from "react";
import { useConnection } from "../../state/connection.ts";
import { useData } from "./data-store.ts";
import classes from "./drop-area.module.css";
import { uploadFile } from "./import-actions.ts";

function holdsFiles(event: DragEvent): boolean {
  return event.dataTransfer.types.includes("Files");
}

export function DropArea({ children }: { children: ReactNode }) {
  const canDrop = useConnection((state) => state.host?.kind === "browser");
  const busy = useData((state) => state.job !== null || state.opening !== null);
  const [over, setOver] = useState(false);
  // Entering a child fires before leaving its parent, so depth is counted instead of asked.
  const depth = useRef(0);
  const takes = (event: DragEvent): boolean => canDrop && !busy && holdsFiles(event);
  const leave = (): void => {
    depth.current = 0;
    setOver(false);
  };
  return (
    <section
      className={classes.area}
      aria-label="Ticket imports"
      onDragEnter={(event) => {
        if (!takes(event)) return;
        event.preventDefault();
        depth.current += 1;
        setOver(true);
      }}
      onDragOver={(event) => {
        // A file that is dropped elsewhere would replace the page.
        if (holdsFiles(event)) event.preventDefault();
      }}
      onDragLeave={() => {
        depth.current -= 1;
        if (depth.current <= 0) leave();
      }}
      onDrop={(event) => {
        event.preventDefault();
        const file = takes(event) ? event.dataTransfer.files[0] : undefined;
        leave();
        if (file !== undefined) void uploadFile(file);
      }}
    >
      {children}
      {over && (
        <div className={classes.hint} aria-hidden="true">
          <span>Drop the file to look at it. Nothing is stored yet.</span>
        </div>
      )}
    </section>
  );
}
