/** What the desktop window's menu asks of the page. The page decides what it means where the cursor stands. */
export const MENU_COMMANDS = [
  "undo",
  "redo",
  "show-model",
  "show-compare",
  "show-risk",
  "show-proposal",
  "show-data",
  "show-settings",
  "show-history",
  "show-shortcuts",
] as const;

export type MenuCommand = (typeof MENU_COMMANDS)[number];

export function isMenuCommand(value: unknown): value is MenuCommand {
  return MENU_COMMANDS.some((command) => command === value);
}
