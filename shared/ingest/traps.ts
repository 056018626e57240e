import { columnTraps, valueTraps } from "./column-traps.ts";
import { monthTraps } from "./month-traps.ts";
import { missingColumnTraps, rowTraps } from "./row-traps.ts";
import { timeTraps } from "./time-traps.ts";
import type { Trap, TrapInput } from "./trap.ts";

/** All traps of an import. Nothing is corrected in silence. */
export function findTraps(input: TrapInput): Trap[] {
  return [
    ...missingColumnTraps(input),
    ...rowTraps(input),
    ...timeTraps(input),
    ...monthTraps(input.history.opened.values(input.history.tickets), input.profile.openedByMonth),
    ...columnTraps(input),
    ...valueTraps(input),
  ];
}
