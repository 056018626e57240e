import type { ColumnWatch } from "./column-watch.ts";
import type { IngestReport, TicketCube, TicketProfile } from "./formats.ts";
import type { IngestPlan } from "./ingest-plan.ts";
import type { TicketHistory } from "./ticket-history.ts";

/** What would mislead somebody who trusted the numbers: where it lies, and what was done about it. */
export type Trap = IngestReport["traps"][number];

export interface TrapInput {
  readonly plan: IngestPlan;
  readonly history: TicketHistory;
  readonly profile: TicketProfile;
  readonly cube: TicketCube;
  readonly watch: ColumnWatch;
  /** The file ended in the middle of a row. */
  readonly endsMidLine: boolean;
}

export function trap(code: string, where: string, message: string): Trap {
  return { code, where, message };
}

/** `1,365` */
export const number = (value: number): string => value.toLocaleString("en-US");

/** `1,365 of 2,769 tickets` */
export const countOf = (count: number, total: number, what: string): string =>
  `${number(count)} of ${number(total)} ${what}`;
