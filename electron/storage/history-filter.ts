/** What of the history is asked for, as conditions on `edit_state.sequence`. */
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

const BESIDE = ["scenario", "evidence", "claims", "variant", "lock", "package"];
/** More words narrow nothing down. */
const MOST_WORDS = 12;

interface Condition {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/** Conditions that all hold, `1` where there is none. Only fixed text stands in the SQL; what was asked for is bound. */
export function historyConditions(filter: HistoryFilter): Condition {
  const conditions: Condition[] = [];
  const among = (select: string, ...values: readonly SqlValue[]): void => {
    conditions.push({ sql: `edit_state.sequence IN (SELECT sequence FROM ${select})`, values });
  };
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
  return {
    sql: conditions.length === 0 ? "1" : conditions.map(({ sql }) => sql).join(" AND "),
    values: conditions.flatMap(({ values }) => values),
  };
}
