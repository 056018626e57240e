/** Imports as the history knows them: the record that makes an import visible, withdrawn or taken back by undo. */
import type { RecordStore } from "../storage/record-store.ts";

export const IMPORT_RECORD = "import";

export interface ImportRecord {
  readonly name: string;
  readonly file: string;
  readonly source: string;
  readonly scenarioId: string | null;
  readonly clientId: string | null;
  readonly tickets: number;
  readonly rowsRead: number;
  readonly rowsRejected: number;
  readonly importedAt: string;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  readonly withdrawn: boolean;
}

/** Imports that are neither withdrawn nor undone, newest first. */
export function visibleImports(records: RecordStore): { readonly id: string; readonly record: ImportRecord }[] {
  return records
    .list(IMPORT_RECORD)
    .map(({ id, value }) => ({ id, record: value as unknown as ImportRecord }))
    .filter(({ record }) => !record.withdrawn)
    .sort((a, b) => (a.record.importedAt < b.record.importedAt ? 1 : -1));
}

/** Those of one client, counted for this scenario or for any, newest first. */
export function importsOfClient(
  records: RecordStore,
  scenarioId: string,
  clientId: string,
): ReturnType<typeof visibleImports> {
  return visibleImports(records).filter(
    ({ record }) => record.clientId === clientId && (record.scenarioId === null || record.scenarioId === scenarioId),
  );
}
