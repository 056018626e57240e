/** What a scenario was, back through the edits that stand: the history that a package carries, and where two parted. */
import { createHash } from "node:crypto";
import type { ScenarioDocument } from "../../shared/model/document.ts";
import type { Json } from "../../shared/scenario/change.ts";
import type { EvidenceByPath } from "../../shared/scenario/evidence.ts";
import { applyToRecords, invert } from "../../shared/scenario/history.ts";
import {
  lineageOf,
  type PackagedEdit,
  type PackagedScenario,
  type ReceivedRecord,
  type StoredContent,
  sealOf,
  storedHash,
} from "../../shared/scenario/package.ts";
import type { VariantRecord } from "../../shared/scenario/variant.ts";
import type { Edit } from "../storage/history-store.ts";
import type { Workspace } from "../storage/workspace-file.ts";

export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

const OWN_KINDS = ["scenario", "variant", "evidence"] as const;

type Read = (record: string) => Json | undefined;

function contentFrom(read: Read, id: string): StoredContent | null {
  const variant = read(`variant/${id}`);
  if (variant !== undefined) return { kind: "variant", record: variant as unknown as VariantRecord };
  const document = read(`scenario/${id}`);
  if (document === undefined) return null;
  const evidence = (read(`evidence/${id}`) ?? {}) as unknown as EvidenceByPath;
  return { kind: "root", document: document as unknown as ScenarioDocument, evidence };
}

export class ScenarioStates {
  readonly #workspace: Workspace;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  /** What is stored of a scenario now; null where there is none. */
  now(id: string): StoredContent | null {
    return contentFrom((record) => this.#workspace.records.read(record)?.value, id);
  }

  received(id: string): ReceivedRecord | null {
    return (this.#workspace.records.read(`package/${id}`)?.value ?? null) as unknown as ReceivedRecord | null;
  }

  /** The history that goes along with a scenario: what came with it, and what was done here. */
  history(id: string): Pick<PackagedScenario, "origin" | "history"> {
    const received = this.received(id);
    const here = this.#edits(id).flatMap(({ edit }) => {
      const one = packaged(edit, id);
      return one.changes.length === 0 ? [] : [one];
    });
    const known = new Set(received?.history.map(({ seal }) => seal));
    const origin = this.#origin(id);
    return {
      origin: received?.origin ?? (origin === null ? null : storedHash(origin, sha256)),
      history: [...(received?.history ?? []), ...here.filter(({ seal }) => !known.has(seal))],
    };
  }

  /** The newest state of mine, or the newest that I received, that the other side went on from; null where none is known. */
  base(id: string, theirs: PackagedScenario): StoredContent | null {
    const lineage = lineageOf(theirs);
    const state = new Map<string, Json | undefined>();
    const read: Read = (record) =>
      state.has(record) ? state.get(record) : this.#workspace.records.read(record)?.value;
    const edits = this.#edits(id).toReversed();
    for (const { edit, all } of edits) {
      if (lineage.has(packaged(edit, id).seal)) return contentFrom(read, id);
      const received = read(`package/${id}`) as unknown as ReceivedRecord | undefined;
      const receivedHere = edit.changes.some(({ record }) => record === `package/${id}`);
      const last = received?.history.at(-1);
      if (receivedHere && received !== undefined && last !== undefined && lineage.has(last.seal)) {
        return received.content ?? contentFrom(read, id);
      }
      for (const [record, value] of applyToRecords(read, invert(all))) state.set(record, value);
    }
    const origin = contentFrom(read, id);
    return origin !== null && lineage.has(storedHash(origin, sha256)) ? origin : null;
  }

  #origin(id: string): StoredContent | null {
    const state = new Map<string, Json | undefined>();
    const read: Read = (record) =>
      state.has(record) ? state.get(record) : this.#workspace.records.read(record)?.value;
    for (const { all } of this.#edits(id).toReversed())
      for (const [record, value] of applyToRecords(read, invert(all))) state.set(record, value);
    return contentFrom(read, id);
  }

  /** The standing edits of a scenario's own records, oldest first; `all`: with those of what was received. */
  #edits(id: string): { readonly edit: Edit; readonly all: Edit["changes"] }[] {
    const own = new Set([...OWN_KINDS.map((kind) => `${kind}/${id}`), `package/${id}`]);
    const bySequence = new Map<number, Edit>();
    for (const record of own)
      for (const edit of this.#workspace.history.standingEdits(record, 1)) bySequence.set(edit.sequence, edit);
    return [...bySequence.values()]
      .sort((a, b) => a.sequence - b.sequence)
      .map((edit) => ({ edit, all: edit.changes.filter(({ record }) => own.has(record)) }));
  }
}

function packaged({ label, who, at, changes }: Edit, id: string): PackagedEdit {
  const own = OWN_KINDS.map((kind) => `${kind}/${id}`);
  const entry = { label, who, at, changes: changes.filter(({ record }) => own.includes(record)) };
  return { seal: sealOf(entry, sha256), ...entry };
}
