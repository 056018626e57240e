/** What of the history is asked for, as one query for their sequences. */
import { BESIDE_SCENARIO } from "../../shared/scenario/edit-outline.ts";
import type { SqlValue } from "./driver.ts";

export interface HistoryFilter {
  /** Only edits of this record. */
  readonly record?: string | undefined;
  /** Only edits of this scenario and of what lies beside it. */
  readonly scenario?: string | undefined;
  readonly client?: string | undefined;
  readonly who?: string | undefined;
  /** Every one of its words stands in the label, an owner or a field, whatever the letters' case. */
  readonly words?: string | undefined;
  /** Instants in UTC with milliseconds; `from` counts, `to` does not. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

const BESIDE = [...BESIDE_SCENARIO];
/** More words narrow nothing down. */
const MOST_WORDS = 12;

export interface HistoryQuery {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/** Sequences of the edits for which all of the filter holds, newest first; null where it lets every edit through. */
export function historyQuery(filter: HistoryFilter): HistoryQuery | null {
  const parts: HistoryQuery[] = [];
  // Only fixed text stands in the SQL; what was asked for is bound.
  const among = (from: string, ...values: readonly SqlValue[]): void =>
    void parts.push({ sql: `SELECT DISTINCT sequence FROM ${from}`, values });
  if (filter.record !== undefined) among("edit_record WHERE record = ?", filter.record);
  if (filter.scenario !== undefined)
    among(
      `edit_record WHERE record IN (${BESIDE.map(() => "?").join(", ")})`,
      ...BESIDE.map((kind) => `${kind}/${filter.scenario}`),
    );
  if (filter.client !== undefined) among("edit_client WHERE client = ?", filter.client);
  if (filter.who !== undefined) among("edit WHERE who = ?", filter.who);
  if (filter.from !== undefined) among("edit WHERE at >= ?", filter.from);
  if (filter.to !== undefined) among("edit WHERE at < ?", filter.to);
  const words = [...new Set((filter.words ?? "").toLowerCase().split(/\s+/))].filter((word) => word !== "");
  if (words.length > 0) {
    const all = words.slice(0, MOST_WORDS);
    among(`edit_search WHERE ${all.map(() => "instr(text, ?) > 0").join(" AND ")}`, ...all);
  }
  if (parts.length === 0) return null;
  return {
    sql: `${parts.map(({ sql }) => sql).join(" INTERSECT ")} ORDER BY sequence DESC`,
    values: parts.flatMap(({ values }) => values),
  };
}
