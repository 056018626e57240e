import { homedir } from "node:os";
import { basename } from "node:path";
import { Problem } from "../../shared/contract/problem.ts";
import type { ImportOptions, IngestReport } from "../../shared/ingest/formats.ts";
import { defaultWorkspaceFile } from "../services/default-location.ts";
import { Edits } from "../services/edits.ts";
import type { ScenarioTree } from "../services/scenario-tree.ts";
import { storeImport } from "../services/store-import.ts";
import { ImportStore } from "../storage/import-store.ts";
import { openWorkspace } from "../storage/workspace-file.ts";

/** Imports one file into a workspace that exists, for a client that one of its scenarios knows. */
export async function ingestIntoWorkspace(
  path: string,
  clientId: string,
  options: ImportOptions,
  file = defaultWorkspaceFile(process.platform, process.env, homedir()),
): Promise<IngestReport> {
  const now = () => new Date();
  const workspace = openWorkspace(file, { now });
  try {
    const edits = new Edits(workspace, now);
    const scenarioId = scenarioOf(edits.scenarios, clientId);
    const store = new ImportStore(workspace.database);
    store.discardUnfinished();
    const places = { store, edits, records: workspace.records, now };
    const name = basename(path);
    const stored = await storeImport(
      places,
      { path, file: name, name, scenarioId, clientId, options },
      {
        onBytes: (bytes) => say(`${name}: ${Math.round(bytes / 1e6)} MB read`),
        onTickets: () => undefined,
        cancelled: () => false,
        onThread: () => undefined,
      },
    );
    say(`${name}: ${stored.report.counts.tickets} tickets stored as import ${stored.id}`);
    return stored.report;
  } finally {
    workspace.close();
  }
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** The one scenario that has the client, null where several have; refused where none has. */
function scenarioOf(tree: ScenarioTree, clientId: string): string | null {
  const scenarios = tree
    .readable()
    .map(({ id, document }) => ({ id, clients: document.clients.map((client) => client.id) }));
  const having = scenarios.filter(({ clients }) => clients.includes(clientId));
  if (having.length === 0) {
    const known = [...new Set(scenarios.flatMap(({ clients }) => clients))].join(", ");
    throw new Problem(
      "not-found",
      `No scenario of the workspace has a client "${clientId}". Nothing was stored. Known clients: ${known || "none"}.`,
    );
  }
  return having.length === 1 ? (having[0]?.id ?? null) : null;
}
