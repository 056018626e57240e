import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { Edits } from "../../electron/services/edits.ts";
import type { RecordStore } from "../../electron/storage/record-store.ts";
import { openWorkspace, type Workspace } from "../../electron/storage/workspace-file.ts";
import type { Json } from "../../shared/scenario/change.ts";
import { valueAt } from "../../shared/scenario/history.ts";

const VECTOR = resolve(import.meta.dirname, "..", "vectors", "public", "01-tickets-units-labour.json");

export const DOCUMENT = JSON.parse(readFileSync(VECTOR, "utf8")).scenario as Record<string, Json>;

export const SCENARIO = "scenario/one";

const SETTINGS = { organisation: "Test", person: "Ada", theme: "system", density: "compact", locale: "en-US" };

/** One scenario from the vectors, its evidence and settings. */
export function fill(records: RecordStore, at: string): void {
  records.write("settings/workspace", SETTINGS, at);
  records.write(SCENARIO, DOCUMENT, at);
  records.write("evidence/one", {}, at);
}

/** A clock that goes on by a second with every look at it. */
export function steadyClock(): () => Date {
  let seconds = 0;
  return () => new Date(Date.UTC(2026, 0, 1) + 1000 * seconds++);
}

export function openTestWorkspace(file: string): { workspace: Workspace; edits: Edits } {
  const now = steadyClock();
  const workspace = openWorkspace(file, { now, fill });
  return { workspace, edits: new Edits(workspace, now) };
}

export function nameOf(workspace: Workspace): unknown {
  return valueAt(workspace.records.read(SCENARIO)?.value, "name");
}

/** Renames the scenario of `fill`. */
export function rename({ workspace, edits }: { workspace: Workspace; edits: Edits }, name: string): number {
  const before = nameOf(workspace) as string;
  return edits.commit(`Rename to ${name}`, [{ record: SCENARIO, path: "name", before, after: name }]).sequence;
}
