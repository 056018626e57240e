/** Imports of ticket exports: looked at, started as jobs, listed, read and withdrawn. */
import { Problem } from "../../shared/contract/problem.ts";
import { inspectOnThread } from "../import/import-thread.ts";
import type { FileTokens } from "./file-tokens.ts";
import type { HandlersOf } from "./handlers.ts";
import { IMPORT_RECORD, visibleImports } from "./import-records.ts";
import type { Jobs } from "./job-service.ts";
import { type ImportPlaces, storeImport } from "./store-import.ts";

function summaryOf({ id, record }: ReturnType<typeof visibleImports>[number]) {
  const { withdrawn: _, ...summary } = record;
  return { id, ...summary };
}

export function importService(places: ImportPlaces, files: FileTokens, jobs: Jobs): HandlersOf<"import"> {
  function find(id: string): ReturnType<typeof visibleImports>[number] {
    const found = visibleImports(places.records).find((one) => one.id === id);
    if (found === undefined) {
      throw new Problem("not-found", "This import is not in the workspace; it may have been withdrawn or undone.");
    }
    return found;
  }
  return {
    "import.inspect": ({ token, options }) => {
      const { path, name } = files.find(token);
      return inspectOnThread(path, name, options);
    },
    "import.start": ({ token, name, scenarioId, clientId, options }) => {
      const { path, name: file, bytes } = files.find(token);
      const request = { path, file, name, scenarioId, clientId, options };
      const jobId = jobs.start("bytes", bytes, async (control) => {
        const { id, committed } = await storeImport(places, request, {
          onBytes: (done) => control.report(done, bytes, "bytes"),
          onTickets: (done, total) => control.report(done, total, "tickets"),
          cancelled: () => control.cancelled(),
          onThread: (cancel) => control.onCancel(cancel),
        });
        files.release(token);
        return { importId: id, history: committed.history };
      });
      return { jobId };
    },
    "import.list": () => ({ imports: visibleImports(places.records).map(summaryOf) }),
    "import.read": ({ id }) => {
      const found = find(id);
      const stored = places.store.read(id);
      if (stored === undefined) throw new Error(`import ${id} has a record and no tickets`);
      return { summary: summaryOf(found), report: stored.report, cube: stored.cube };
    },
    "import.tickets": ({ id, filter, offset, limit }) => {
      find(id);
      const read = places.store.tickets(id, filter, offset, limit);
      if (read === undefined) throw new Error(`import ${id} has a record and no tickets`);
      return read;
    },
    "import.withdraw": ({ id }) => {
      const { record } = find(id);
      const change = { record: `${IMPORT_RECORD}/${id}`, path: "withdrawn", before: false, after: true };
      return { history: places.edits.commit(`Withdraw import: ${record.name}`.slice(0, 500), [change]).history };
    },
  };
}
