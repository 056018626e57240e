/**
 * Every key that does something, once: handlers ask this table what was pressed, and the list behind the question mark is
 * written from it. A combination is named keys joined by `+`; `Mod` is Ctrl, on a Mac the command key.
 */
interface KeyEntry {
  readonly where: string;
  readonly what: string;
  readonly combinations: readonly string[];
  /** The browser's own event does it; nothing here listens for the keys. */
  readonly native?: true;
}

const EVERYWHERE = "Everywhere";
const PALETTE = "In the search";
const FIELD = "In a field";
const GRID = "In a grid of values";
const TREE = "Assumptions";
const FIGURE = "On a figure";
const TABLE = "Tables of figures";
const INSPECTOR = "Inspector";
const CROSSOVER = "Marker of the crossover";
const PLANS = "Plans";
const HISTORY = "History";
const COMPARISON = "Scenarios side by side";

function entry(where: string, what: string, ...combinations: readonly string[]): KeyEntry {
  return { where, what, combinations };
}

export const KEY_TABLE = {
  palette: entry(EVERYWHERE, "Find anything, or set a value", "Mod+K"),
  undo: entry(EVERYWHERE, "Undo the last edit", "Mod+Z"),
  redo: entry(EVERYWHERE, "Redo", "Mod+Shift+Z", "Mod+Y"),
  search: entry(EVERYWHERE, "Search the assumptions", "/"),
  scenarios: entry(EVERYWHERE, "Choose a scenario", "S"),
  plans: entry(EVERYWHERE, "Edit the plans of the client", "P"),
  tryValues: entry(EVERYWHERE, "Try values without storing them", "T"),
  keepTried: entry(EVERYWHERE, "Keep the tried values as one edit", "Mod+Enter"),
  history: entry(EVERYWHERE, "Open the history", "H"),
  shortcuts: entry(EVERYWHERE, "This list", "?"),

  paletteDown: entry(PALETTE, "Choose a line", "ArrowDown"),
  paletteUp: entry(PALETTE, "Choose a line", "ArrowUp"),
  paletteRun: entry(PALETTE, "Go there, do it, or store the value", "Enter"),
  paletteFill: entry(PALETTE, "Type a value for the chosen assumption", "Tab"),
  paletteBack: entry(PALETTE, "Give the chosen assumption up again", "Backspace"),
  paletteClose: entry(PALETTE, "Close", "Escape"),

  listLeapDown: entry(PALETTE, "Leap through scenarios", "PageDown"),
  listLeapUp: entry(PALETTE, "Leap through scenarios", "PageUp"),

  accept: entry(FIELD, "Accept a value", "Enter"),
  giveUp: entry(FIELD, "Give a value up", "Escape"),
  next: entry(FIELD, "Accept and go on to the next", "Tab"),
  previous: entry(FIELD, "Accept and go back", "Shift+Tab"),
  stepUp: entry(FIELD, "Step a value", "ArrowUp"),
  stepDown: entry(FIELD, "Step a value", "ArrowDown"),
  leapUp: entry(FIELD, "Ten steps", "Shift+ArrowUp"),
  leapDown: entry(FIELD, "Ten steps", "Shift+ArrowDown"),

  fillDown: entry(GRID, "Fill the value down to the rows below, also from one category to those after it", "Mod+D"),
  paste: { ...entry(GRID, "Paste a block from a spreadsheet", "Mod+V"), native: true },

  editCell: entry(
    COMPARISON,
    "Edit an assumption of a scenario where it stands; typing a value begins it too",
    "Enter",
    "F2",
  ),
  fillRight: entry(COMPARISON, "Fill the value right to the scenarios beside it", "Mod+R"),

  editDown: entry(HISTORY, "Go from edit to edit", "ArrowDown"),
  editUp: entry(HISTORY, "Go from edit to edit", "ArrowUp"),
  editLeapDown: entry(HISTORY, "Ten edits on", "PageDown"),
  editLeapUp: entry(HISTORY, "Ten edits on", "PageUp"),
  firstEdit: entry(HISTORY, "The newest and the oldest edit", "Home"),
  lastEdit: entry(HISTORY, "The newest and the oldest edit", "End"),
  openEdit: entry(HISTORY, "Read what the edit changed", "Enter"),

  rowUp: entry(TREE, "Move from row to row", "ArrowUp"),
  rowDown: entry(TREE, "Move from row to row", "ArrowDown"),
  openGroup: entry(TREE, "Open a group", "ArrowRight"),
  closeGroup: entry(TREE, "Close a group", "ArrowLeft"),
  clearSearch: entry(TREE, "Clear the search", "Escape"),

  explain: entry(FIGURE, "Explain it", "E"),
  explainByEnter: entry(FIGURE, "Explain it", "Enter"),

  cellUp: entry(TABLE, "Move", "ArrowUp"),
  cellDown: entry(TABLE, "Move", "ArrowDown"),
  cellLeft: entry(TABLE, "Move", "ArrowLeft"),
  cellRight: entry(TABLE, "Move", "ArrowRight"),
  rowsUp: entry(TABLE, "A screen up or down", "PageUp"),
  rowsDown: entry(TABLE, "A screen up or down", "PageDown"),
  firstCell: entry(TABLE, "First and last column of the statement", "Home"),
  lastCell: entry(TABLE, "First and last column of the statement", "End"),
  copyStatement: entry(TABLE, "Copy the statement as text for a spreadsheet", "Mod+C"),

  wayDown: entry(INSPECTOR, "From one figure to the next", "ArrowDown"),
  wayUp: entry(INSPECTOR, "From one figure to the next", "ArrowUp"),
  inspectBack: entry(INSPECTOR, "A step back", "Backspace"),
  leaveInspector: entry(INSPECTOR, "Back to where it was opened from", "Escape"),

  markerUp: entry(CROSSOVER, "A tenth of a percentage point", "ArrowRight", "ArrowUp"),
  markerDown: entry(CROSSOVER, "A tenth of a percentage point", "ArrowLeft", "ArrowDown"),
  markerLeapUp: entry(CROSSOVER, "A percentage point", "Shift+ArrowRight", "Shift+ArrowUp", "PageUp"),
  markerLeapDown: entry(CROSSOVER, "A percentage point", "Shift+ArrowLeft", "Shift+ArrowDown", "PageDown"),
  markerLeast: entry(CROSSOVER, "To either end", "Home"),
  markerMost: entry(CROSSOVER, "To either end", "End"),

  componentUp: entry(PLANS, "Move a price component", "Alt+ArrowUp"),
  componentDown: entry(PLANS, "Move a price component", "Alt+ArrowDown"),
  leavePlans: entry(PLANS, "Back to the figures", "Escape"),
} as const satisfies Readonly<Record<string, KeyEntry>>;

export type KeyId = keyof typeof KEY_TABLE;

const mac = typeof navigator !== "undefined" && navigator.userAgent.includes("Mac");
export const MODIFIER = mac ? "⌘" : "Ctrl";

export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

function matches(event: KeyPress, combination: string): boolean {
  const parts = combination.split("+");
  const key = parts.at(-1) ?? "";
  if (event.key.toLowerCase() !== key.toLowerCase()) return false;
  const [modifier, other] = mac ? [event.metaKey, event.ctrlKey] : [event.ctrlKey, event.metaKey];
  // Where a sign sits on a keyboard, and so whether it needs Shift, is the keyboard's affair.
  const isSign = key.length === 1 && !/[a-z]/i.test(key);
  return (
    modifier === parts.includes("Mod") &&
    !other &&
    event.altKey === parts.includes("Alt") &&
    (isSign || event.shiftKey === parts.includes("Shift"))
  );
}

/** Which of these was pressed, null if none. */
export function pressed<K extends KeyId>(event: KeyPress, ...ids: readonly K[]): K | null {
  return ids.find((id) => KEY_TABLE[id].combinations.some((combination) => matches(event, combination))) ?? null;
}

const FACES: Readonly<Record<string, string>> = {
  Mod: MODIFIER,
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  Escape: "Esc",
  PageUp: "Page up",
  PageDown: "Page down",
};

/** What stands on the keys of a combination. */
export function keyFaces(combination: string): readonly string[] {
  return combination.split("+").map((key) => FACES[key] ?? key);
}

/** The keys of the first combination, for a menu. */
export function facesOf(id: KeyId): readonly string[] {
  return keyFaces(KEY_TABLE[id].combinations[0] ?? "");
}

/** The same as one text, for a tooltip: "Ctrl Shift Z". */
export function keyText(id: KeyId): string {
  return facesOf(id).join(" ");
}

export interface KeyLine {
  readonly where: string;
  readonly what: string;
  readonly combinations: readonly string[];
}

/** The list to be shown: entries that do one thing in one place stand in one line. */
export function keyLines(): readonly KeyLine[] {
  const lines = Map.groupBy(Object.values<KeyEntry>(KEY_TABLE), ({ where, what }) => `${where}: ${what}`);
  return [...lines.values()].flatMap((entries) =>
    entries[0] === undefined
      ? []
      : [{ ...entries[0], combinations: [...new Set(entries.flatMap((one) => one.combinations))] }],
  );
}
