/** The keys that work everywhere, and the list of all keys behind the question mark. */
import { Kbd, Modal, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { MenuCommand } from "../../shared/contract/menu-commands.ts";
import { wordsOf } from "../../shared/scenario/search.ts";
import { type KeyId, keyFaces, keyLines, pressed } from "../controls/key-table.ts";
import { isTyping } from "../controls/typing.ts";
import { currentHost } from "../state/connection.ts";
import { redo, undo } from "../state/edits.ts";
import { showPage } from "../state/selection-store.ts";
import { type ActionId, runIfAvailable } from "./actions.ts";
import { askFor, useAsked } from "./asked.ts";
import { PAGE_TABLE } from "./page-table.ts";
import classes from "./shell.module.css";

/** Keys that do something wherever the cursor stands, and those that are letters where somebody types. */
const ALWAYS = ["palette", "keepTried"] as const satisfies readonly (KeyId & ActionId)[];
const OUTSIDE_TEXT = [
  "undo",
  "redo",
  "shortcuts",
  "scenarios",
  "plans",
  "search",
  "tryValues",
  "history",
] as const satisfies readonly (KeyId & ActionId)[];
/** Of those the ones that an open dialog or menu leaves alone. */
const LETTERS: readonly KeyId[] = ["scenarios", "plans", "tryValues", "history", "search"];

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

function press(event: KeyboardEvent): void {
  const id = pressed(event, ...ALWAYS) ?? (isTyping(event.target) ? null : pressed(event, ...OUTSIDE_TEXT));
  if (id === null || (LETTERS.includes(id) && isTaken(event.target))) return;
  if (runIfAvailable(id)) event.preventDefault();
}

/** What scrolls can be scrolled by keys. */
const SCROLLS = { tabIndex: 0, role: "group", "aria-label": "Shortcuts" } as const;

function KeyList() {
  const [query, setQuery] = useState("");
  const field = useRef<HTMLInputElement>(null);
  // In the same task as the key that opened the list: what is typed right after searches it.
  useLayoutEffect(() => field.current?.focus(), []);
  const words = wordsOf(query);
  const lines = keyLines().filter(({ where, what, combinations }) => {
    const text = wordsOf([where, what, ...combinations.flatMap(keyFaces)].join(" ")).join(" ");
    return words.every((word) => text.includes(word));
  });
  return (
    <>
      <TextInput
        aria-label="Search the shortcuts"
        placeholder="Search the shortcuts"
        value={query}
        ref={field}
        data-autofocus
        leftSection={<IconSearch size={15} stroke={1.5} />}
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      <div className={classes.shortcuts} {...SCROLLS}>
        {lines.length === 0 && <p>No shortcut matches “{query}”.</p>}
        {[...Map.groupBy(lines, ({ where }) => where)].map(([where, group]) => (
          <section key={where} aria-label={where}>
            <h3>{where}</h3>
            <dl>
              {group.map(({ what, combinations }) => (
                <div key={what}>
                  <dt>
                    {combinations.map((combination) => (
                      <span key={combination} className={classes.combination}>
                        {keyFaces(combination).map((face) => (
                          <Kbd key={face} size="xs">
                            {face}
                          </Kbd>
                        ))}
                      </span>
                    ))}
                  </dt>
                  <dd>{what}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </>
  );
}

export function Shortcuts() {
  const opened = useAsked((state) => state.shortcuts);
  useEffect(
    () =>
      currentHost().onMenuCommand((command) => {
        if (command === "show-shortcuts") askFor({ shortcuts: true });
        else obeyMenu(command);
      }),
    [],
  );
  useEffect(() => {
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
  return (
    <Modal
      opened={opened}
      onClose={() => askFor({ shortcuts: false })}
      title="Keyboard shortcuts"
      size={560}
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <KeyList />
    </Modal>
  );
}
