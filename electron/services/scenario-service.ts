import { randomUUID } from "node:crypto";
import type { CallOutput } from "../../shared/contract/calls.ts";
import { Problem } from "../../shared/contract/problem.ts";
import type { Change, Json } from "../../shared/scenario/change.ts";
import { checkScenario } from "../../shared/scenario/check.ts";
import { type LockRecord, shortHash } from "../../shared/scenario/lock.ts";
import { normaliseScenario } from "../../shared/scenario/normalise.ts";
import { newVariant } from "../../shared/scenario/variant-edits.ts";
import type { HistoryStore } from "../storage/history-store.ts";
import type { RecordStore } from "../storage/record-store.ts";
import { BesideScenarios } from "./beside-scenarios.ts";
import type { Edits } from "./edits.ts";
import type { CheckedInput, HandlersOf } from "./handlers.ts";
import { lostNames } from "./lost-names.ts";
import { type SampleScenario, sampleScenarios } from "./sample-records.ts";
import { hashOf, type ReadScenario, type ScenarioTree } from "./scenario-tree.ts";
import { VariantMoves } from "./variant-moves.ts";

export type ScenarioSummary = CallOutput<"scenario.list">["scenarios"][number];

function summaryOf(tree: ScenarioTree, id: string): ScenarioSummary {
  const parent = tree.parentOf(id);
  const locked = tree.isLocked(id);
  try {
    const { document, changedAt } = tree.read(id);
    const { name, clients, months, currency } = document;
    return { id, name, clients: clients.length, months, currency, changedAt, parent, locked, fault: null };
  } catch (error) {
    // One scenario that cannot be read hides no other.
    if (!(error instanceof Problem)) throw error;
    const changedAt = tree.changedAt(id);
    const none = { clients: 0, months: 0, currency: "" };
    return { id, name: tree.nameOf(id), ...none, changedAt, parent, locked, fault: error.message };
  }
}

/** All scenarios by name. */
export function listScenarios(tree: ScenarioTree): ScenarioSummary[] {
  return tree
    .ids()
    .map((id) => summaryOf(tree, id))
    .sort((a, b) => (a.name === b.name ? (a.id < b.id ? -1 : 1) : a.name < b.name ? -1 : 1));
}

/** Typed data of ours as what the contract calls plain JSON. */
const plain = <T>(value: unknown): T => value as T;

function variantView(variant: ReadScenario["variant"]): CallOutput<"scenario.read">["variant"] {
  if (variant === null) return null;
  const { parent, record, orphaned } = variant;
  return {
    parent: parent.id,
    parentName: parent.document.name,
    parentDocument: plain(parent.document),
    parentEvidence: plain(parent.evidence),
    overrides: { ...record.overrides },
    evidence: { ...record.evidence },
    orphaned: [...orphaned],
  };
}

const lockView = ({ hash, at, who, note }: LockRecord) => ({ hash, at, who, note });

type Origin = Exclude<CheckedInput<"scenario.create">["from"], { kind: "variant" }>;
type Content = Pick<SampleScenario, "document" | "evidence">;

/** Decimals as text, never `-0` (spec section 1). A document with faults goes on as it is, to be refused with them. */
function writtenForm(document: Json): Json {
  return checkScenario(document).length === 0 ? (normaliseScenario(document) as unknown as Json) : document;
}

function contentOf(tree: ScenarioTree, from: Origin): Content {
  switch (from.kind) {
    case "copy":
      return plain(tree.read(from.id));
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

/** The records of a new scenario. What stands beside another goes along with a copy; a variant has it from its parent. */
function created(
  tree: ScenarioTree,
  beside: BesideScenarios,
  id: string,
  input: CheckedInput<"scenario.create">,
): Change[] {
  const { name, from } = input;
  if (from.kind === "variant") {
    tree.read(from.parent);
    return [{ record: `variant/${id}`, path: "", after: { ...newVariant(from.parent, name) } }];
  }
  const { document, evidence } = contentOf(tree, from);
  return [
    { record: `scenario/${id}`, path: "", after: named(document, name) },
    { record: `evidence/${id}`, path: "", after: evidence },
    ...(from.kind === "copy" ? beside.copied(from.id, id) : []),
  ];
}

export function scenarioService(
  records: RecordStore,
  edits: Edits,
  history: HistoryStore,
  now: () => Date,
): HandlersOf<"scenario"> {
  const tree = edits.scenarios;
  const beside = new BesideScenarios(records, tree);
  const moves = new VariantMoves(records, tree, beside);
  return {
    "scenario.list": () => ({ scenarios: listScenarios(tree) }),
    "scenario.read": ({ id }) => {
      const { document, evidence, variant, lock } = tree.read(id);
      return {
        id,
        document: plain(document),
        evidence: plain(evidence),
        claims: (beside.stored("claims", id) ?? null) as Readonly<Record<string, Json>> | null,
        inheritedClaims: beside.inherited("claims", id),
        variant: variantView(variant),
        lock: lock === null ? null : lockView(lock),
      };
    },
    "scenario.lost": ({ id }) => ({ names: lostNames(tree.read(id), history) }),
    "scenario.create": (input) => {
      const id = randomUUID();
      const { history } = edits.commit(`Create scenario ${input.name}`, created(tree, beside, id, input));
      return { id, history };
    },
    "scenario.remove": ({ id }) => {
      if (!tree.has(id)) tree.read(id);
      const { changes, moved } = moves.orphansRehomed(id);
      const { history } = edits.commit(
        `Remove scenario ${tree.nameOf(id)}`,
        [...changes, ...moves.cleared(id), ...beside.removed(id)],
        moved,
      );
      return { history };
    },
    "scenario.lock": ({ id, note }) => {
      const { document, evidence } = tree.read(id);
      const hash = hashOf(document);
      const lock: LockRecord = { hash, document, evidence, at: now().toISOString(), who: edits.person(), note };
      const { history } = edits.commit(`Lock ${document.name} as plan of record ${shortHash(hash)}`, [
        { record: `lock/${id}`, path: "", after: plain<Json>(lock) },
        ...beside.kept(id, null),
      ]);
      return { hash, history };
    },
    "scenario.rebase": ({ id, parent, keep }) => {
      if (!tree.has(id)) tree.read(id);
      const label =
        parent === null
          ? `${tree.nameOf(id)}: inherits no more`
          : `${tree.nameOf(id)}: inherits from ${tree.nameOf(parent)}`;
      const changes = moves.rebased(id, parent, keep);
      const history = changes.length === 0 ? edits.state() : edits.commit(label, changes).history;
      return { orphaned: [...(tree.read(id).variant?.orphaned ?? [])], history };
    },
    "scenario.promote": ({ id, paths }) => {
      const changes = moves.promoted(id, paths);
      const parent = tree.nameOf(tree.parentOf(id) ?? id);
      const { history } = edits.commit(`${tree.nameOf(id)}: own values handed up to ${parent}`, changes);
      return { history };
    },
  };
}
