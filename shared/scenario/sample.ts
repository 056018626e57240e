/** The workspace of the first start: an invented managed service provider of plausible size, every input with its evidence. */
import type { ScenarioDocument } from "../model/document.ts";
import type { Evidence } from "./change.ts";
import { evidencePaths } from "./evidence.ts";
import { sampleCategories } from "./sample/categories.ts";
import { sampleClients } from "./sample/clients.ts";
import { sampleEvidence } from "./sample/evidence.ts";
import { sampleOperation } from "./sample/operation.ts";

export interface SampleScenario {
  readonly id: string;
  readonly name: string;
  readonly document: ScenarioDocument;
  /** By stable path. */
  readonly evidence: Record<string, Evidence>;
}

export interface SampleWorkspace {
  readonly organisation: string;
  readonly scenarios: readonly SampleScenario[];
}

const NAME = "Northwind renewal";

const sampleDocument = (): ScenarioDocument => ({
  format: "outturn-scenario",
  version: 1,
  name: NAME,
  currency: "USD",
  rounding: "half-up",
  startMonth: "2026-01",
  months: 36,
  discountRate: "0.1",
  ...sampleOperation(),
  categories: sampleCategories(),
  clients: sampleClients(),
});

const DAY = 86_400_000;
/** How old the newest evidence is on the day that the sample is put into a workspace. */
const NEWEST_DAYS = 20;

/** What the invented provider measured and signed would look stale on any later day; published sources keep their dates. */
const isInvented = (evidence: Evidence): boolean => evidence.grade === "measured" || evidence.grade === "contract";

function agedFrom(today: string, evidence: Record<string, Evidence>): Record<string, Evidence> {
  const dates = Object.values(evidence).flatMap((each) =>
    each.date !== null && isInvented(each) ? [Date.parse(each.date)] : [],
  );
  const shift = Date.parse(today) - NEWEST_DAYS * DAY - Math.max(...dates);
  return Object.fromEntries(
    Object.entries(evidence).map(([path, each]) => {
      if (each.date === null || !isInvented(each)) return [path, each];
      return [path, { ...each, date: new Date(Date.parse(each.date) + shift).toISOString().slice(0, 10) }];
    }),
  );
}

/** The same on every call for the same day (`YYYY-MM-DD`; without one, the evidence as it was written); the caller owns it. */
export function sampleWorkspace(today?: string): SampleWorkspace {
  const document = sampleDocument();
  const written = sampleEvidence(evidencePaths(document));
  const evidence = today === undefined ? written : agedFrom(today, written);
  return { organisation: "Brightwater IT", scenarios: [{ id: "northwind-renewal", name: NAME, document, evidence }] };
}
