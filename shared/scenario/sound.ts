/** What of a document was found sound: rules between fields look at nothing else, so one fault does not bring others. */
import type { SoundLeaf } from "./check-value.ts";

/** Stands for a value that has a fault of its own, or whose field depends on something faulty. */
export const FAULTY = Symbol("faulty");

export type SoundGroup = Map<string, Sound>;
export type Sound = SoundLeaf | typeof FAULTY | SoundGroup | readonly Sound[];

/** A member of a group: its sound value, `FAULTY`, or `undefined` where it is absent. */
export function member(group: Sound | undefined, key: string): Sound | undefined {
  if (group === FAULTY) return FAULTY;
  return group instanceof Map ? group.get(key) : undefined;
}

/** The group's text at `key`, if it is there and sound. */
export function textAt(group: Sound | undefined, key: string): string | undefined {
  const value = member(group, key);
  return typeof value === "string" ? value : undefined;
}

export function numberAt(group: Sound | undefined, key: string): number | undefined {
  const value = member(group, key);
  return typeof value === "number" ? value : undefined;
}

/** The entries of the list at `key`; none where it is absent or faulty. */
export function entriesAt(group: Sound | undefined, key: string): readonly Sound[] {
  const value = member(group, key);
  return Array.isArray(value) ? value : [];
}
