/** Reads a file and stores its tickets: staged part by part, then made visible in one step with one history entry. */
import { randomUUID } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { Problem } from "../../shared/contract/problem.ts";
import type { ImportOptions, IngestReport } from "../../shared/ingest/formats.ts";
import { ImportThread, type ReadFile } from "../import/import-thread.ts";
import type { ImportStore } from "../storage/import-store.ts";
import type { CommittedEdit, Edits } from "./edits.ts";
import { IMPORT_RECORD, type ImportRecord, visibleImports } from "./import-records.ts";

/** Tickets stored in one transaction: a few hundredths of a second in which the host answers nobody else. */
const TICKETS_AT_ONCE = 5_000;
const IDS_AT_ONCE = 20_000;

export interface ImportRequest {
  readonly path: string;
  readonly file: string;
  readonly name: string;
  readonly scenarioId: string | null;
  readonly clientId: string | null;
  readonly options: ImportOptions;
}

export interface ImportProgress {
  readonly onBytes: (bytes: number) => void;
  readonly onTickets: (stored: number, total: number) => void;
  readonly cancelled: () => boolean;
  /** Receives what stops the reading at once. */
  readonly onThread: (cancel: () => void) => void;
}

export interface StoredImport {
  readonly id: string;
  readonly report: IngestReport;
  readonly committed: CommittedEdit;
}

export interface ImportPlaces {
  readonly store: ImportStore;
  readonly edits: Edits;
  readonly records: Parameters<typeof visibleImports>[0];
  readonly now: () => Date;
}

/** Everything or nothing: where it throws, no ticket of the file is left. */
export async function storeImport(
  places: ImportPlaces,
  request: ImportRequest,
  progress: ImportProgress,
): Promise<StoredImport> {
  const { path, file, options } = request;
  const thread = new ImportThread({ kind: "ingest", path, name: file, options }, progress.onBytes);
  progress.onThread(() => thread.cancel());
  try {
    const read = await thread.file();
    if (read.report.counts.tickets === 0) throw nothingRead(read.report);
    const id = randomUUID();
    const batch = places.store.begin(id);
    try {
      await stage(places.store, batch, thread, read.report.counts.tickets, progress);
      const report = {
        ...read.report,
        traps: [...read.report.traps, ...(await overlaps(places, request, thread, read))],
      };
      if (progress.cancelled()) throw cancelled();
      return { id, report, committed: makeVisible(places, request, { ...read, report }, id, batch) };
    } catch (error) {
      places.store.discard(batch);
      throw error;
    }
  } finally {
    await thread.close();
  }
}

function cancelled(): Problem {
  return new Problem("import-cancelled", "The import was cancelled. Nothing of it was kept.");
}

function nothingRead({ counts, rejected }: IngestReport): Problem {
  const first = rejected[0];
  const why = first === undefined ? "" : ` The first row that was rejected is on line ${first.line}: ${first.reason}.`;
  return new Problem(
    "file-unreadable",
    `None of the file's ${counts.rowsRead} rows is a ticket that can be read.${why} Nothing was stored; check columns and date order.`,
    { counts, rejected: rejected.slice(0, 20).map((row) => ({ ...row })) },
  );
}

async function stage(store: ImportStore, batch: number, thread: ImportThread, total: number, progress: ImportProgress) {
  // The thread cuts the next part while this one is written.
  let next = thread.tickets(0, TICKETS_AT_ONCE);
  for (let stored = 0; stored < total; ) {
    const part = await next;
    const following = stored + part.count;
    if (following < total) next = thread.tickets(following, TICKETS_AT_ONCE);
    if (progress.cancelled()) {
      await next;
      throw cancelled();
    }
    store.addTickets(batch, stored, part);
    stored = following;
    progress.onTickets(stored, total);
    await setImmediate();
  }
}

/** Tickets that another import of the same client holds already would count twice. */
async function overlaps(
  places: ImportPlaces,
  request: ImportRequest,
  thread: ImportThread,
  read: ReadFile,
): Promise<IngestReport["traps"]> {
  const traps: IngestReport["traps"] = [];
  if (read.report.mapping.id === null) return traps;
  for (const { id, record } of visibleImports(places.records)) {
    if (record.clientId !== request.clientId || record.source !== read.report.source) continue;
    const other = places.store.read(id);
    if (other === undefined) continue;
    let same = 0;
    for (let from = 0; from < record.tickets; from += IDS_AT_ONCE) {
      same += await thread.known(places.store.ids(other.batch, from, IDS_AT_ONCE));
    }
    if (same === 0) continue;
    traps.push({
      code: "imported-before",
      where: record.name,
      message: `${same.toLocaleString("en-US")} of the ticket numbers are in the import "${record.name}" of this client, too: adopt one of them, or withdraw the other.`,
    });
  }
  return traps;
}

function makeVisible(
  { store, edits, now }: ImportPlaces,
  request: ImportRequest,
  { report, cube, categories, priorities }: ReadFile,
  id: string,
  batch: number,
): CommittedEdit {
  const { counts } = report;
  const record: ImportRecord = {
    name: request.name,
    file: request.file,
    source: report.source,
    scenarioId: request.scenarioId,
    clientId: request.clientId,
    tickets: counts.tickets,
    rowsRead: counts.rowsRead,
    rowsRejected: counts.rowsRejected,
    importedAt: now().toISOString(),
    firstDay: cube.firstDay,
    lastDay: cube.lastDay,
    withdrawn: false,
  };
  const label = `Import tickets: ${request.file}, ${counts.tickets.toLocaleString("en-US")} tickets`.slice(0, 500);
  return edits.within(() => {
    store.complete(batch, { categories, priorities }, report, cube);
    return edits.commit(label, [{ record: `${IMPORT_RECORD}/${id}`, path: "", after: { ...record } }]);
  });
}
