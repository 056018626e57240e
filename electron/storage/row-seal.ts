/**
 * A SHA-256 in every row that holds what the user entered: SQLite's own check does not see most damage inside values.
 * A seal is over the canonical JSON of the table's name and the row.
 */
import { createHash } from "node:crypto";
import { canonicalJson } from "../../shared/scenario/canonical.ts";
import { damaged } from "./identity.ts";

export type RowValues = Readonly<Record<string, string | number | null>>;

/** 64 lower-case hexadecimal digits. */
export function rowSeal(table: string, values: RowValues): string {
  return createHash("sha256")
    .update(canonicalJson([table, values]))
    .digest("hex");
}

/** Throws `workspace-damaged` naming the row where the values are not those that were sealed. */
export function requireSeal(file: string, table: string, name: string, values: RowValues, seal: string): void {
  if (rowSeal(table, values) !== seal) throw damaged(file, `the row "${name}" of "${table}" is not what was stored`);
}
