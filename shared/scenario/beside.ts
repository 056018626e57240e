/**
 * What stands beside a scenario, entry by entry (claims by what they are of, renewal curves by client): a variant has its
 * parent's entries, each replaced or left out by an entry of its own.
 */
import { sameJson } from "./history.ts";

export type Entries<T> = Readonly<Record<string, T>>;
/** An entry of the parent that a variant does without. */
export interface LeftOut {
  readonly absent: true;
}
export type OwnEntries<T> = Entries<T | LeftOut>;

/** Keys are client ids, too, and may be called as what every object has. */
const entryAt = <T>(entries: Entries<T>, key: string): T | undefined =>
  Object.hasOwn(entries, key) ? entries[key] : undefined;

const LEFT_OUT: LeftOut = { absent: true };

export function isLeftOut(entry: unknown): entry is LeftOut {
  return typeof entry === "object" && entry !== null && Object.hasOwn(entry, "absent");
}

/** The entries as they read. */
export function withOwnEntries<T>(inherited: Entries<T>, own: OwnEntries<T>): Entries<T> {
  const all: Entries<T | LeftOut> = { ...inherited, ...own };
  return Object.fromEntries(
    Object.entries(all).flatMap(([key, entry]) => (isLeftOut(entry) ? [] : [[key, entry] as const])),
  );
}

/** What is a variant's own after an edit that makes one entry read as `value`, `undefined` for none. */
export function ownEntriesAfter<T>(
  inherited: Entries<T>,
  own: OwnEntries<T>,
  key: string,
  value: T | undefined,
): OwnEntries<T> {
  const { [key]: _, ...others } = own;
  if (sameJson(entryAt(inherited, key) as never, value as never)) return others;
  return { ...others, [key]: value ?? LEFT_OUT };
}

/** What has to be a variant's own so that it reads as `wanted`. */
export function ownEntriesReading<T>(inherited: Entries<T>, wanted: Entries<T>): OwnEntries<T> {
  const keys = new Set([...Object.keys(inherited), ...Object.keys(wanted)]);
  return [...keys].reduce<OwnEntries<T>>((own, key) => ownEntriesAfter(inherited, own, key, entryAt(wanted, key)), {});
}
