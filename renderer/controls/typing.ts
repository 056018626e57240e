/** What a pressed key writes. */
import type { KeyPress } from "./key-table.ts";

/** Whether a key pressed there is a letter of some text, and no command. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !["radio", "checkbox", "range", "button"].includes(target.type);
  return target instanceof HTMLTextAreaElement || target.isContentEditable;
}

const BEGINS = /^[\d=+\-*.,(%$€£]$/;

/** Whether a key begins a value in a cell that is no field yet: a digit, a sign, arithmetic. Letters are commands of the page. */
export function beginsValue({ key, ctrlKey, metaKey, altKey }: KeyPress): boolean {
  return !ctrlKey && !metaKey && !altKey && BEGINS.test(key);
}
