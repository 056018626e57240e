/** Properties that make a piece of a drawing a button: a click, Enter or E explains it. */
import { pressed } from "../controls/key-table.ts";

export function drawnButton(label: string, className: string | undefined, onExplain: () => void) {
  return {
    className,
    role: "button",
    tabIndex: 0,
    "aria-label": label,
    onClick: onExplain,
    onKeyDown: (event: React.KeyboardEvent): void => {
      if (!pressed(event, "explain", "explainByEnter")) return;
      event.preventDefault();
      onExplain();
    },
  } as const;
}
