/** The keys that work everywhere, and the list of them behind the question mark. */
import { Kbd, Modal } from "@mantine/core";
import { useEffect, useState } from "react";
import type { MenuCommand } from "../../shared/contract/menu-commands.ts";
import { isTyping } from "../controls/typing.ts";
import { currentHost } from "../state/connection.ts";
import { redo, undo } from "../state/edits.ts";
import { openPlans } from "../state/plan-editor-store.ts";
import { showPage } from "../state/selection-store.ts";
import { PAGE_TABLE } from "./page-table.ts";
import classes from "./shell.module.css";

const mac = navigator.userAgent.includes("Mac");
export const MODIFIER = mac ? "⌘" : "Ctrl";

const SHORTCUTS: readonly { readonly keys: readonly string[]; readonly what: string }[] = [
  { keys: [MODIFIER, "Z"], what: "Undo the last edit" },
  { keys: ["Shift", MODIFIER, "Z"], what: "Redo" },
  { keys: ["/"], what: "Search the assumptions" },
  { keys: ["Enter"], what: "Accept a value; in the statement, explain the figure" },
  { keys: ["Esc"], what: "Give up a value; close a menu or drawer" },
  { keys: ["Tab"], what: "Accept a value and go on to the next" },
  { keys: ["↑", "↓"], what: "Step a value; move through the tree or the statement" },
  { keys: ["E"], what: "Explain the figure under the cursor of the statement" },
  { keys: [MODIFIER, "C"], what: "Copy the statement from its cursor, as text for a spreadsheet" },
  { keys: ["P"], what: "Edit the plans of the client" },
  { keys: ["?"], what: "This list" },
];

/** Undo and redo mean the typing where the cursor stands in a field, and else the edits of the workspace. */
function obeyMenu(command: Exclude<MenuCommand, "show-shortcuts">): void {
  if (command === "undo" || command === "redo") {
    if (isTyping(document.activeElement)) document.execCommand(command);
    else void (command === "undo" ? undo() : redo());
    return;
  }
  const page = PAGE_TABLE.find(({ id }) => command === `show-${id}`);
  if (page !== undefined) showPage(page.id);
}

/** A letter belongs to an open dialog or menu, or to a list of choices that jumps to it. */
function isTaken(target: EventTarget | null): boolean {
  if (target instanceof HTMLSelectElement) return true;
  return document.querySelector('[role="dialog"], [role="menu"]') !== null;
}

export function Shortcuts() {
  const [opened, setOpened] = useState(false);
  useEffect(
    () =>
      currentHost().onMenuCommand((command) => {
        if (command === "show-shortcuts") setOpened(true);
        else obeyMenu(command);
      }),
    [],
  );
  useEffect(() => {
    function press(event: KeyboardEvent): void {
      if (isTyping(event.target)) return;
      const withModifier = mac ? event.metaKey : event.ctrlKey;
      const key = event.key.toLowerCase();
      if (withModifier && !event.altKey && (key === "z" || key === "y")) {
        event.preventDefault();
        void (key === "y" || event.shiftKey ? redo() : undo());
      } else if (event.key === "?" && !withModifier) {
        event.preventDefault();
        setOpened(true);
      } else if (key === "p" && !withModifier && !event.altKey && !isTaken(event.target)) {
        event.preventDefault();
        openPlans();
      } else if (event.key === "/" && !withModifier) {
        const field = document.querySelector<HTMLInputElement>("[data-search-field]");
        if (field === null) return;
        event.preventDefault();
        field.focus();
      }
    }
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
  return (
    <Modal
      opened={opened}
      onClose={() => setOpened(false)}
      title="Keyboard shortcuts"
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <dl className={classes.shortcuts}>
        {SHORTCUTS.map(({ keys, what }) => (
          <div key={what}>
            <dt>
              {keys.map((key) => (
                <Kbd key={key} size="xs">
                  {key}
                </Kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
