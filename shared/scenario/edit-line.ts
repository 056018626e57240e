/** One line of an edit in words, and how its parts make a phrase. */

export interface EditLine {
  /** Positions in the edit's changes that the line tells of. */
  readonly changes: readonly number[];
  readonly scenarioId: string | null;
  readonly clientId: string | null;
  /** Empty where it is not known. */
  readonly clientName: string;
  /** Whose it is: a client, a scenario; empty for what belongs to the workspace. */
  readonly owner: string;
  /** What it is, to follow "Northwind: ". */
  readonly subject: string;
  /** `added`, `removed`, `reordered`, `locked`: what happened where no value went to another. */
  readonly event: string | null;
  /** With their units; a dash where nothing stood or stands. */
  readonly before: string;
  readonly after: string;
  /** What follows the owner: "resolution, Password 75% to 70%". */
  readonly phrase: string;
  /** Evidence and the like come after the values that they stand beside. */
  readonly aside: boolean;
}

export type LinePlace = Pick<EditLine, "changes" | "scenarioId" | "clientId" | "clientName" | "owner" | "aside">;

export const NO_VALUE = "–";

/** "Resolution" to "resolution"; "AI platform" and "L1 hours" stay. */
export function withinSentence(label: string): string {
  return /^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}

/** `ticketsPerUnit` to "tickets per unit", for what no table names. */
export function spokenKey(key: string): string {
  return key
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replaceAll(/[-_]+/g, " ")
    .toLowerCase();
}

export function eventLine(place: LinePlace, subject: string, event: string, after = ""): EditLine {
  const told = after === "" ? `${subject} ${event}` : `${subject} ${event}: ${after}`;
  return { ...place, subject, event, before: NO_VALUE, after: after === "" ? NO_VALUE : after, phrase: told };
}

export function valueLine(place: LinePlace, subject: string, before: string, after: string, told?: string): EditLine {
  return { ...place, subject, event: null, before, after, phrase: `${subject} ${told ?? `${before} to ${after}`}` };
}
