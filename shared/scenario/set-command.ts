/**
 * "set Northwind resolution 70 %" as an assumption and a value. The name comes first; the value follows it, behind "=" or "to"
 * where one is written. Every assumption that the name fits reads the value by its own field.
 */

import type { Assumption, AssumptionIndex } from "./assumption-index.ts";
import type { Json } from "./change.ts";
import { type FieldTextOptions, fieldText, readField } from "./field-text.ts";
import { wordsOf } from "./search.ts";

export interface Setting {
  readonly path: string;
  readonly before: unknown;
  readonly value: Json;
}

/** What the typed value comes to in one assumption: the new values, or what is wrong with it and what is allowed. */
export type ReadSetting =
  | {
      readonly ok: true;
      readonly settings: readonly Setting[];
      readonly before: string;
      readonly after: string;
      /** For the history: "92% to 70%", or what was typed where several values changed from what each of them was. */
      readonly change: string;
    }
  | { readonly ok: false; readonly before: string; readonly message: string };

export interface Candidate {
  readonly assumption: Assumption;
  readonly read: ReadSetting;
}

export interface SetCommand {
  readonly name: string;
  readonly valueText: string;
  /** Best first. */
  readonly candidates: readonly Candidate[];
  /** The first candidate is meant; otherwise several fit as well and one is to be chosen. */
  readonly isClear: boolean;
}

const MOST_CANDIDATES = 50;
/** Words of a value that nothing sets apart: "Jul 2026", "70 %", "1 h 15 min". */
const MOST_VALUE_WORDS = 4;
const CLEARLY_BETTER = 3;

/** Before and after of several categories as one text each, where they differ as a range. */
function textOfAll(texts: readonly string[]): string {
  const different = [...new Set(texts)];
  return different.length === 1 ? (different[0] ?? "") : `${different.length} different values`;
}

/** Reads a typed value for an assumption, each of its inputs from what stands there. */
export function readSetting(assumption: Assumption, valueText: string, options: FieldTextOptions): ReadSetting {
  const { field, inputs } = assumption;
  const before = textOfAll(inputs.map(({ value }) => fieldText(value, field, options)));
  const settings: Setting[] = [];
  for (const { path, value, owner } of inputs) {
    const read = readField(valueText, field, { ...options, standing: value });
    if (!read.ok) return { ok: false, before, message: inputs.length > 1 ? `${owner}: ${read.message}` : read.message };
    settings.push({ path, before: value, value: read.value });
  }
  const texts = settings.map(({ value }) => fieldText(value, field, options));
  const after = textOfAll(texts);
  const isEach = new Set(texts).size > 1;
  const change = isEach ? valueText.trim() : inputs.length > 1 ? `to ${after}` : `${before} to ${after}`;
  return { ok: true, settings, before, after, change };
}

interface Split {
  readonly name: string;
  readonly valueText: string;
  /** The value was set apart by the user. */
  readonly isMarked: boolean;
}

function splitsOf(text: string): readonly Split[] {
  const marked: Split[] = [];
  const equals = /^([^=]*?)\s*:?=\s*(.+)$/.exec(text);
  if (equals?.[1] !== undefined && equals[2] !== undefined) {
    // In "users =+5%" the sign belongs to the value, which changes what stands there.
    const isChange = /^[-+*/×÷]/.test(equals[2]);
    marked.push({ name: equals[1], valueText: isChange ? `=${equals[2]}` : equals[2], isMarked: true });
  }
  // "Tier 1, up to" is a name with the word in it, so that the last "to" comes first.
  for (const match of [...text.matchAll(/\s+to\s+/gi)].toReversed()) {
    const name = text.slice(0, match.index);
    if (!/\bup$/i.test(name))
      marked.push({ name, valueText: text.slice(match.index + match[0].length), isMarked: true });
  }
  const words = text.trim().split(/\s+/);
  const tails = Math.min(MOST_VALUE_WORDS, words.length - 1);
  const unmarked = [...new Array(Math.max(0, tails)).keys()].map((at) => ({
    name: words.slice(0, words.length - at - 1).join(" "),
    valueText: words.slice(words.length - at - 1).join(" "),
    isMarked: false,
  }));
  return [...marked, ...unmarked].filter(({ name, valueText }) => wordsOf(name).length > 0 && valueText.trim() !== "");
}

/** Whether text that nothing sets apart may be a value of the field: any text would be one of a name. */
function mayBeValue({ valueText, isMarked }: Split, { assumption: { field }, read }: Candidate): boolean {
  return isMarked || (field.unit !== "text" && (read.ok || /^[-+=*/(]?\s*[\d.,%$€£¥]/.test(valueText)));
}

function isWord({ assumption: { field }, read }: Candidate): boolean {
  return (
    read.ok && (field.kind === "choice" || field.kind === "flag" || read.settings.some(({ value }) => value === null))
  );
}

/**
 * The command that a text gives; null where it gives none. A text that begins with "set" or sets its value apart always is
 * one as soon as its name fits something; any other only where its last words are a value of what the first ones name. What
 * also is the name of something ("tier 2") is a command only with a value in words, such as "no" or "never".
 */
export function parseSetCommand(text: string, index: AssumptionIndex, options: FieldTextOptions): SetCommand | null {
  const explicit = /^\s*set\s+/i.exec(text);
  const rest = explicit === null ? text : text.slice(explicit[0].length);
  const isName = explicit === null && !rest.includes("=") && index.find(rest).length > 0;
  let unread: SetCommand | null = null;
  for (const split of splitsOf(rest)) {
    const command = commandOf(split, index, options, isName ? isWord : () => true);
    if (command === null) continue;
    if (command.candidates.some(({ read }) => read.ok)) return command;
    unread ??= command;
  }
  return unread;
}

function commandOf(
  split: Split,
  index: AssumptionIndex,
  options: FieldTextOptions,
  keep: (candidate: Candidate) => boolean,
): SetCommand | null {
  const read = index
    .find(split.name)
    .slice(0, MOST_CANDIDATES)
    .flatMap(({ index: at, score }) => {
      const assumption = index.assumptions[at];
      if (assumption === undefined) return [];
      const candidate = { assumption, read: readSetting(assumption, split.valueText, options) };
      return mayBeValue(split, candidate) && keep(candidate) ? [{ candidate, score }] : [];
    });
  const someRead = read.some(({ candidate }) => candidate.read.ok);
  const most = read[0]?.score ?? 0;
  // What cannot hold the value was not meant where something else can, unless its name fits as well as any.
  const found = read.filter(({ candidate, score }) => !someRead || candidate.read.ok || score === most);
  const [first, second] = found;
  if (first === undefined) return null;
  return {
    name: split.name,
    valueText: split.valueText,
    candidates: found.map(({ candidate }) => candidate),
    isClear: second === undefined || first.score - second.score >= CLEARLY_BETTER,
  };
}
