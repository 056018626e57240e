/** What still stands in the way of sending, with the ways to settle it. */
import { Button } from "@mantine/core";
import { IconCheck } from "@tabler/icons-react";
import { useState } from "react";
import { BrandDialog } from "./BrandDialog.tsx";
import classes from "./internal.module.css";
import { PolicyDialog } from "./PolicyDialog.tsx";

const FIRST = 4;

export function OpenPoints({ open, locked }: { open: readonly string[]; locked: boolean }) {
  const [dialog, setDialog] = useState<"policies" | "brand" | null>(null);
  const [all, setAll] = useState(false);
  if (locked) return null;
  return (
    <section>
      <h2>{open.length === 0 ? "Ready to send" : `Open before sending: ${open.length}`}</h2>
      {open.length === 0 ? (
        <p className={classes.ready}>
          <IconCheck size={15} stroke={1.75} aria-hidden /> Nothing stands in the way.
        </p>
      ) : (
        <>
          <ul className={classes.open}>
            {(all ? open : open.slice(0, FIRST)).map((point) => (
              <li key={point}>{point}</li>
            ))}
          </ul>
          {open.length > FIRST && (
            <button type="button" className={classes.more} onClick={() => setAll(!all)}>
              {all ? "Fewer" : `${open.length - FIRST} more`}
            </button>
          )}
        </>
      )}
      <div className={classes.buttons}>
        <Button size="xs" variant="default" onClick={() => setDialog("policies")}>
          Policy texts
        </Button>
        <Button size="xs" variant="default" onClick={() => setDialog("brand")}>
          Brand
        </Button>
      </div>
      {dialog === "policies" && <PolicyDialog onClose={() => setDialog(null)} />}
      {dialog === "brand" && <BrandDialog onClose={() => setDialog(null)} />}
    </section>
  );
}
