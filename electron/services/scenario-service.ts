import { randomUUID } from "node:crypto";
import { Problem } from "../../shared/contract/problem.ts";
import type { ScenarioDocument } from "../../shared/model/document.ts";
import type { Change, Json } from "../../shared/scenario/change.ts";
import { checkScenario } from "../../shared/scenario/check.ts";
import { normaliseScenario } from "../../shared/scenario/normalise.ts";
import type { RecordStore, StoredRecord } from "../storage/record-store.ts";
import type { Edits } from "./edits.ts";
import type { CheckedInput, HandlersOf } from "./handlers.ts";
import { type SampleScenario, sampleScenarios } from "./sample-records.ts";

export interface ScenarioSummary {
  readonly id: string;
  readonly name: string;
  readonly clients: number;
  readonly months: number;
  readonly currency: string;
  readonly changedAt: string;
}

function summary({ id, value, changedAt }: StoredRecord): ScenarioSummary {
  const { name, clients, months, currency } = value as unknown as ScenarioDocument;
  return { id, name, clients: clients.length, months, currency, changedAt };
}

/** All scenarios by name. */
export function listScenarios(records: RecordStore): ScenarioSummary[] {
  return records
    .list("scenario")
    .map(summary)
    .sort((a, b) => (a.name === b.name ? (a.id < b.id ? -1 : 1) : a.name < b.name ? -1 : 1));
}

function requireScenario(records: RecordStore, id: string): StoredRecord {
  const found = records.read(`scenario/${id}`);
  if (found === undefined)
    throw new Problem("not-found", "This scenario is not in the workspace; it may have been removed.");
  return found;
}

type Evidence = Readonly<Record<string, Json>>;

function evidenceOf(records: RecordStore, id: string): Evidence {
  return (records.read(`evidence/${id}`)?.value ?? {}) as Evidence;
}

const claimsOf = (records: RecordStore, id: string): Json | undefined => records.read(`claims/${id}`)?.value;

type Origin = CheckedInput<"scenario.create">["from"];
type Content = Pick<SampleScenario, "document" | "evidence">;

/** Decimals as text, never `-0` (spec section 1). A document with faults goes on as it is, to be refused with them. */
function writtenForm(document: Json): Json {
  return checkScenario(document).length === 0 ? (normaliseScenario(document) as unknown as Json) : document;
}

function contentOf(records: RecordStore, from: Origin): Content {
  switch (from.kind) {
    case "copy":
      return { document: requireScenario(records, from.id).value, evidence: evidenceOf(records, from.id) };
    case "document":
      return { document: writtenForm(from.document), evidence: {} };
    case "sample": {
      const [first] = sampleScenarios();
      if (first === undefined) throw new Error("the sample has no scenario");
      return first;
    }
  }
}

function named(document: Json, name: string): Json {
  // Anything but an object goes on as it is, to be refused with its fault.
  return typeof document === "object" && document !== null && !Array.isArray(document)
    ? { ...document, name }
    : document;
}

function removal(record: string, value: Json | undefined): Change[] {
  return value === undefined ? [] : [{ record, path: "", before: value }];
}

export function scenarioService(records: RecordStore, edits: Edits): HandlersOf<"scenario"> {
  return {
    "scenario.list": () => ({ scenarios: listScenarios(records) }),
    "scenario.read": ({ id }) => ({
      id,
      document: requireScenario(records, id).value,
      evidence: evidenceOf(records, id),
      claims: (claimsOf(records, id) ?? null) as Readonly<Record<string, Json>> | null,
    }),
    "scenario.create": ({ name, from }) => {
      const { document, evidence } = contentOf(records, from);
      const claims = from.kind === "copy" ? claimsOf(records, from.id) : undefined;
      const id = randomUUID();
      const { history } = edits.commit(`Create scenario ${name}`, [
        { record: `scenario/${id}`, path: "", after: named(document, name) },
        { record: `evidence/${id}`, path: "", after: evidence },
        ...(claims === undefined ? [] : [{ record: `claims/${id}`, path: "", after: claims }]),
      ]);
      return { id, history };
    },
    "scenario.remove": ({ id }) => {
      const scenario = requireScenario(records, id);
      const { history } = edits.commit(`Remove scenario ${summary(scenario).name}`, [
        ...removal(`scenario/${id}`, scenario.value),
        ...removal(`evidence/${id}`, records.read(`evidence/${id}`)?.value),
        ...removal(`claims/${id}`, claimsOf(records, id)),
      ]);
      return { history };
    },
  };
}
