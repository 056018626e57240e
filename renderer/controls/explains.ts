/** What a button that shows a figure is given, so that a click, Enter or E takes the figure apart. */
import { type Inspected, inspectOnModelPage } from "../state/selection-store.ts";
import { type KeyPress, pressed } from "./key-table.ts";

/** E alone, as everywhere: with a modifier it belongs to the browser. */
export function isExplainKey(event: KeyPress): boolean {
  return pressed(event, "explain") !== null;
}

interface Explains {
  readonly onClick: (event: React.MouseEvent) => void;
  readonly onKeyDown: (event: React.KeyboardEvent) => void;
}

export function explains(target: Inspected): Explains {
  return {
    // A click without a pointer is Enter or the space bar.
    onClick: (event) => inspectOnModelPage(target, event.detail === 0),
    onKeyDown: (event) => {
      if (!isExplainKey(event)) return;
      event.preventDefault();
      inspectOnModelPage(target, true);
    },
  };
}
