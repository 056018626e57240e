/** The calls that take scenarios from one workspace to another. */
import { z } from "zod";
import type { Json } from "../scenario/change.ts";
import { historyStateSchema } from "./history-state.ts";
import { isPlainJson } from "./plain-json.ts";
import { written } from "./written-file.ts";

const text = (most: number) =>
  z
    .string()
    .max(most)
    .refine((value) => value.isWellFormed(), "not well-formed text");
const id = text(200).min(1);
const count = z.int().nonnegative();
const json = z.custom<Json>((value) => isPlainJson(value), "not plain JSON");
const key = text(2100).min(1);
const keys = z.array(key).max(100_000);

const mergeValue = z.strictObject({ value: json.exactOptional(), isInherited: z.boolean() });
const mergeItem = z.strictObject({
  key,
  kind: z.enum(["value", "evidence", "name"]),
  path: z.string(),
  base: mergeValue.nullable(),
  mine: mergeValue,
  theirs: mergeValue,
  changedBy: z.enum(["mine", "theirs", "both"]),
});

/**
 * `new`: not in this workspace. `same`: unchanged. `older`: nothing in it that is not here. `newer`: only the other side went
 * on. `conflict`: both did. `locked`: a plan of record here, which stays as it is.
 */
const packagedState = z.enum(["new", "same", "older", "newer", "conflict", "locked"]);

const packaged = z.strictObject({
  id,
  name: z.string(),
  state: packagedState,
  /** Of `newer` and `conflict`: what differs, field by field. */
  items: z.array(mergeItem),
  /** Whether a common base is known. */
  hasBase: z.boolean(),
  /** SHA-256 of what is stored here, to be given back with the choice. */
  mine: z.string().nullable(),
  edits: count,
});

export const PACKAGE_CALLS = {
  /** The scenario with all that it inherits from, evidence, claims and history, as one file. */
  "export.package": { input: z.strictObject({ scenarioId: id }), output: written },
  /**
   * What a chosen file holds and how it stands to this workspace; nothing is stored. Refused with `file-unreadable`,
   * `file-too-large`, `package-newer`, `cyclic-parent`, `parent-missing` or `document-has-faults`.
   */
  "package.inspect": {
    input: z.strictObject({ token: id }),
    output: z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("document"), file: z.string(), name: z.string() }),
      z.strictObject({
        kind: z.literal("package"),
        file: z.string(),
        exportedBy: z.string(),
        exportedAt: z.iso.datetime(),
        scenario: id,
        scenarios: z.array(packaged),
      }),
    ]),
  },
  /** The document of a scenario of the package with each of these choices, for their effect: their side of the named items. */
  "package.preview": {
    input: z.strictObject({ token: id, id, choices: z.array(keys).min(1).max(50) }),
    output: z.strictObject({
      documents: z.array(z.strictObject({ document: json, faults: z.array(z.string()) })),
    }),
  },
  /**
   * Takes the file in as one entry of the history: what is new is added, what is merged takes their side of the named items,
   * all else stays. With `copies` everything becomes new scenarios of its own. Refused with `changed-meanwhile` where what is
   * stored is not what was inspected.
   */
  "package.open": {
    input: z.strictObject({
      token: id,
      copies: z.boolean(),
      merges: z.array(z.strictObject({ id, mine: text(64), theirs: keys })).max(10_000),
    }),
    output: z.strictObject({
      /** The scenario that was exported, as it is here. */
      scenario: id,
      added: count,
      merged: count,
      history: historyStateSchema,
    }),
  },
  /** Where a scenario came from, if it came in a package, and what was done to it before. */
  "package.read": {
    input: z.strictObject({ id }),
    output: z.strictObject({
      received: z
        .strictObject({
          file: z.string(),
          exportedBy: z.string(),
          exportedAt: z.iso.datetime(),
          entries: z.array(
            z.strictObject({ seal: z.string(), label: z.string(), who: z.string(), at: z.iso.datetime() }),
          ),
        })
        .nullable(),
    }),
  },
} as const;
