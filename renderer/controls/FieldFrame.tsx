/** What fields look like around what is typed into them or chosen in them. */
import classes from "./field-input.module.css";

export function frameOf(cell: boolean, faulty: boolean, extra = ""): string {
  return [classes.frame, cell ? classes.cell : "", faulty ? classes.faulty : "", extra].filter(Boolean).join(" ");
}

/** The mark of a value that is tried and not stored, with what is. */
export function TriedMark({ stored }: { stored: string }) {
  return (
    <span className={classes.tried} role="img" aria-label={`Tried; stored is ${stored}`} title={`Stored: ${stored}`} />
  );
}

/** A message that hangs under a cell goes to the right where there is no room for it at the left. */
function keepInside(message: HTMLSpanElement | null): void {
  const around = message?.closest("section, [role=dialog], main")?.getBoundingClientRect();
  if (message === null || around === undefined) return;
  message.toggleAttribute("data-rightwards", message.getBoundingClientRect().left < around.left);
}

/** What is said of a field; of a cell it hangs under it and takes no room from the row. */
export function Under({ cell, children }: { cell: boolean | undefined; children: React.ReactNode }) {
  return <span {...(cell === true ? { className: classes.floating, ref: keepInside } : {})}>{children}</span>;
}
