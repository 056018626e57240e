import { countOf, number, type Trap, type TrapInput, trap } from "./trap.ts";

/** Rows and columns that are not what a reader would expect. */
export function missingColumnTraps({ plan, history }: TrapInput): Trap[] {
  const traps: Trap[] = [];
  if (plan.mapping.id === null && history.tickets > 0) {
    traps.push(
      trap(
        "no-ticket-number",
        "id",
        "The file has no column of ticket numbers: every row counts as one ticket and stands under its line.",
      ),
    );
  }
  if (plan.mapping.opened === null && history.tickets > 0) {
    traps.push(
      trap(
        "no-opening-time",
        "opened",
        "The file does not say when tickets were opened: nothing can be said by month, and no rate can be adopted from it.",
      ),
    );
  }
  return traps;
}

export function rowTraps({ plan, history, endsMidLine }: TrapInput): Trap[] {
  const { rowsRead, rowsSkipped, rowsRejected, rowsMerged } = history.counts;
  const traps: Trap[] = [];
  if (plan.dateOrderDoubt !== null) {
    traps.push(
      trap(
        "date-order-contradicted",
        plan.dateOrder ?? "",
        `The order of dates was given, and the file speaks against it: ${plan.dateOrderDoubt}.`,
      ),
    );
  }
  if (rowsRead === rowsSkipped) traps.push(trap("no-rows", plan.file, "The file has headings but no tickets."));
  if (rowsSkipped > 0 && rowsSkipped >= (rowsRead - rowsSkipped) / 10) {
    traps.push(
      trap(
        "empty-rows",
        `line ${history.firstSkippedLine}`,
        `${countOf(rowsSkipped, rowsRead, "rows")} are empty, the first on line ${history.firstSkippedLine}; they were skipped.`,
      ),
    );
  }
  if (rowsRejected > 0 && rowsRejected > rowsRead / 100) {
    traps.push(
      trap(
        "many-rejected",
        plan.file,
        `${countOf(rowsRejected, rowsRead, "rows")} could not be read. Check the columns, the date order and the delimiter before using these figures.`,
      ),
    );
  }
  if (history.shortRows > 0) {
    traps.push(
      trap(
        "short-rows",
        `line ${history.firstShortLine}`,
        `${countOf(history.shortRows, rowsRead, "rows")} have fewer values than headings; what they lack counts as missing.`,
      ),
    );
  }
  if (endsMidLine && history.firstShortLine > 0 && history.shortRows === 1) {
    traps.push(
      trap(
        "cut-off",
        plan.file,
        "The last row ends early and without a line end: the file may have been cut off while it was written.",
      ),
    );
  }
  if (rowsMerged > 0) {
    const by = plan.mapping.sequence ?? plan.mapping.updated;
    traps.push(
      trap(
        "several-rows-a-ticket",
        plan.mapping.id ?? "id",
        `${number(rowsRead - rowsSkipped - rowsRejected)} rows are ${number(history.tickets)} tickets; each ticket has the values of its latest row (${by === null ? "the last in the file" : `the highest ${by}`}).`,
      ),
    );
  }
  for (const [heading, { count, line, value, reason }] of history.unreadable) {
    traps.push(
      trap(
        "unreadable-values",
        heading,
        `${number(count)} values are ${reason}, the first on line ${line} ("${value}"); they count as missing.`,
      ),
    );
  }
  return traps;
}
