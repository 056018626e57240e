/** The call that has the workbook recalculated by a program that we did not write. */
import { z } from "zod";

const count = z.int().nonnegative();

const checked = z.strictObject({
  kind: z.literal("checked"),
  /** SHA-256 of the document's canonical JSON, hexadecimal: what was checked. */
  hash: z.string(),
  /** "LibreOffice 24.2.7.2". */
  program: z.string(),
  /** Cells with a formula, each compared: texts as they are, numbers within 1e-9. */
  cells: count,
  /** How many differ, and the first of them. */
  differing: count,
  differences: z.array(
    z.strictObject({ where: z.string(), expected: z.string(), found: z.string(), formula: z.string() }),
  ),
  milliseconds: z.strictObject({ written: count, recalculated: count, compared: count }),
});

/** What became of it: no LibreOffice is installed, or it did not end well, which says nothing about the workbook. */
export const workbookCheckSchema = z.discriminatedUnion("kind", [
  checked,
  z.strictObject({ kind: z.literal("absent") }),
  z.strictObject({ kind: z.literal("failed"), why: z.string() }),
]);
export type CheckedWorkbook = z.infer<typeof workbookCheckSchema>;

export const CHECK_CALLS = {
  /** Of the stored scenario. Takes a quarter of a minute for a dozen clients; a second call ends the first as `failed`. */
  "check.workbook": {
    input: z.strictObject({
      scenarioId: z
        .string()
        .min(1)
        .max(200)
        .refine((value) => value.isWellFormed()),
    }),
    output: workbookCheckSchema,
  },
} as const;
