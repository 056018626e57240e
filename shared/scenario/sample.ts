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

/** The same on every call; the caller owns what it gets. */
export function sampleWorkspace(): SampleWorkspace {
  const document = sampleDocument();
  const evidence = sampleEvidence(evidencePaths(document));
  return { organisation: "Brightwater IT", scenarios: [{ id: "northwind-renewal", name: NAME, document, evidence }] };
}
