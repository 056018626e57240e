/** How the History page calls days, times and where an edit stands. */
import type { HistoryEntry } from "./history-store.ts";

const formats = new Map<string, Intl.DateTimeFormat>();

function format(locale: string, key: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const known = formats.get(`${key} ${locale}`) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(`${key} ${locale}`, known);
  return known;
}

export function dayText(at: string, locale: string): string {
  return format(locale, "day", { day: "numeric", month: "short", year: "numeric" }).format(new Date(at));
}

export function timeText(at: string, locale: string): string {
  return format(locale, "time", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(new Date(at));
}

export function instantText(at: string, locale: string): string {
  return format(locale, "instant", { dateStyle: "medium", timeStyle: "medium" }).format(new Date(at));
}

export const STATE_WORDS: Readonly<Record<HistoryEntry["state"], string>> = {
  standing: "Stands",
  undone: "Taken back",
  dropped: "Left behind",
};

export const STATE_HELP: Readonly<Record<HistoryEntry["state"], string>> = {
  standing: "This edit stands.",
  undone: "Taken back, and can be redone.",
  dropped: "Taken back, and then another edit was made. Its state can be brought back by a new edit.",
};

export function count(value: number, one: string, locale: string): string {
  return `${value.toLocaleString(locale)} ${value === 1 ? one : `${one}s`}`;
}

/** The words say more than the title where they are not the title again. */
export function saysMore({ label, words }: Pick<HistoryEntry, "label" | "words">): boolean {
  const plain = (text: string): string =>
    text
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
  return words !== "" && plain(words) !== plain(label);
}

/** Local midnight that begins a day `YYYY-MM-DD`, and the next, as instants. */
export function dayBounds(day: string): { readonly from: string; readonly to: string } {
  const from = new Date(`${day}T00:00:00`);
  const to = new Date(from);
  to.setDate(to.getDate() + 1);
  return { from: from.toISOString(), to: to.toISOString() };
}

export function localDay(at: Date): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
