/** How far a client's tickets of a month lay from their average, out of the import that its rates were counted from. */
import { countedMonths } from "../../../shared/ingest/counted-months.ts";
import type { EvidenceByPath } from "../../../shared/scenario/evidence.ts";
import { useStoredImport } from "../../state/import-reads.ts";
import { useScenario } from "../../state/scenario-store.ts";

export interface VolumeHistory {
  /** Of the average month. */
  readonly low: number;
  readonly high: number;
  readonly months: number;
}

const NONE: EvidenceByPath = {};

function importBehind(evidence: EvidenceByPath, clientId: string) {
  return Object.entries(evidence).find(
    ([path, { importId, tickets }]) =>
      path.endsWith("/ticketsPerUnit") && importId !== undefined && tickets?.clientId === clientId,
  )?.[1];
}

/** Null where no tickets of the client were counted. */
export function useVolumeHistory(clientId: string): VolumeHistory | null {
  const evidence = useScenario((state) => state.records?.evidence ?? NONE);
  const behind = importBehind(evidence, clientId);
  const reading = useStoredImport(behind?.importId ?? null);
  if (behind?.tickets === undefined || reading.kind !== "read") return null;
  const { count, first, last, clientId: of } = behind.tickets;
  const months = countedMonths(reading.stored.cube, { count, first, last, clientId: of });
  const total = months.reduce((sum, { tickets }) => sum + tickets, 0);
  if (months.length < 2 || total === 0) return null;
  const average = total / months.length;
  const counts = months.map(({ tickets }) => tickets / average);
  return { low: Math.min(...counts), high: Math.max(...counts), months: months.length };
}
