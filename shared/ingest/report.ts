import { ColumnWatch } from "./column-watch.ts";
import { ticketCube } from "./cube.ts";
import type { IngestReport, TicketCube } from "./formats.ts";
import type { IngestPlan } from "./ingest-plan.ts";
import { ticketProfile } from "./profile.ts";
import { TicketHistory } from "./ticket-history.ts";
import { findTraps } from "./traps.ts";

/** One import from its first row to its report: takes rows as they are read, keeps tickets, gives the report at the end. */
export class Ingest {
  readonly plan: IngestPlan;
  readonly history: TicketHistory;
  readonly #watch: ColumnWatch;

  constructor(plan: IngestPlan) {
    this.plan = plan;
    this.history = new TicketHistory(plan);
    this.#watch = new ColumnWatch(plan);
  }

  /** Takes one row; the heading and what stands above it are not the file's rows. */
  add(cells: readonly string[], line: number): void {
    if (line <= this.plan.headerLine) return;
    this.history.add(cells, line);
    this.#watch.add(cells);
  }

  /** Takes the row whose last value is quoted and never closed: the file was cut off in it. */
  rejectUnclosed(cells: readonly string[], line: number): void {
    this.history.counts.rowsRead += 1;
    const column = this.plan.headings[cells.length - 1] ?? "";
    this.history.reject(line, column, cells.at(-1) ?? "", "a quotation mark is never closed");
  }

  /** `endsMidLine`: the file ended without a line end. */
  finish(endsMidLine: boolean): { readonly report: IngestReport; readonly cube: TicketCube } {
    const { plan, history } = this;
    const profile = ticketProfile(history, (field) => plan.mapping[field] !== null);
    const cube = ticketCube(history);
    const { rowsRead, rowsMerged, rowsSkipped, rowsRejected } = history.counts;
    const report: IngestReport = {
      format: "outturn-ingest",
      version: 1,
      file: plan.file,
      source: plan.source,
      dialect: {
        encoding: plan.encoding,
        delimiter: plan.delimiter,
        lineEnd: plan.lineEnd,
        headerLine: plan.headerLine,
        dateOrder: plan.dateOrder,
        decimalMark: plan.decimalMark,
      },
      mapping: plan.mapping,
      counts: { rowsRead, tickets: history.tickets, rowsMerged, rowsSkipped, rowsRejected },
      rejected: history.rejected,
      profile,
      traps: findTraps({ plan, history, profile, cube, watch: this.#watch, endsMidLine }),
    };
    return { report, cube };
  }
}
