/** Every scenario as it reads: roots, variants resolved down from their root, and locked ones from their lock. */
import { createHash } from "node:crypto";
import { Problem } from "../../shared/contract/problem.ts";
import type { ScenarioDocument } from "../../shared/model/document.ts";
import type { EvidenceByPath } from "../../shared/scenario/evidence.ts";
import { hashedText, type LockRecord } from "../../shared/scenario/lock.ts";
import {
  resolveDocument,
  resolveEvidence,
  type ScenarioContent,
  type VariantRecord,
} from "../../shared/scenario/variant.ts";
import type { RecordStore, StoredRecord } from "../storage/record-store.ts";

export interface ReadScenario extends ScenarioContent {
  readonly id: string;
  readonly changedAt: string;
  /** What the scenario inherits and what it has of its own; null for a root and for a locked one. */
  readonly variant: {
    readonly record: VariantRecord;
    readonly parent: ReadScenario;
    readonly orphaned: readonly string[];
  } | null;
  readonly lock: LockRecord | null;
}

/** Kinds of records of which a scenario is read. */
const SCENARIO_KINDS: readonly string[] = ["scenario", "variant", "evidence", "lock"];

/** The scenario whose content a record is part of, undefined for records of other kinds. */
export function scenarioOfRecord(record: string): string | undefined {
  const slash = record.indexOf("/");
  return SCENARIO_KINDS.includes(record.slice(0, slash)) ? record.slice(slash + 1) : undefined;
}

export function hashOf(document: ScenarioDocument): string {
  return createHash("sha256").update(hashedText(document)).digest("hex");
}

const NO_EVIDENCE: EvidenceByPath = {};

/** Read from these very records; where one of them is another by now, so is the scenario. */
interface Known {
  readonly sources: readonly (StoredRecord | ReadScenario | undefined)[];
  readonly scenario: ReadScenario;
}

export class ScenarioTree {
  readonly #records: RecordStore;
  readonly #known = new Map<string, Known>();
  readonly #verified = new WeakSet<StoredRecord>();

  constructor(records: RecordStore) {
    this.#records = records;
  }

  has(id: string): boolean {
    return this.#records.read(`scenario/${id}`) !== undefined || this.#records.read(`variant/${id}`) !== undefined;
  }

  isLocked(id: string): boolean {
    return this.#records.read(`lock/${id}`) !== undefined;
  }

  /** The stored parent, also of a locked scenario; null for a root. */
  parentOf(id: string): string | null {
    return this.#variantOf(id)?.parent ?? null;
  }

  /** Identifiers of all scenarios, in no order. */
  ids(): string[] {
    return [...new Set([...this.#records.ids("scenario"), ...this.#records.ids("variant")])];
  }

  childrenOf(id: string): string[] {
    return this.#records.ids("variant").filter((one) => this.parentOf(one) === id);
  }

  /** All that descend from a scenario and read through it, parents before their variants; not itself. */
  following(id: string): string[] {
    const children = new Map<string, string[]>();
    for (const one of this.#records.ids("variant")) {
      const parent = this.parentOf(one) ?? "";
      const known = children.get(parent);
      if (known === undefined) children.set(parent, [one]);
      else known.push(one);
    }
    const found = new Set<string>();
    const waiting = [...(children.get(id) ?? [])];
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      if (next === id || found.has(next) || this.isLocked(next)) continue;
      found.add(next);
      waiting.push(...(children.get(next) ?? []));
    }
    return [...found];
  }

  /** Whether `id` is `above` or inherits from it, through however many. A ring ends the search. */
  isWithin(id: string, above: string): boolean {
    const seen = new Set<string>();
    for (let at: string | null = id; at !== null && !seen.has(at); at = this.parentOf(at)) {
      if (at === above) return true;
      seen.add(at);
    }
    return false;
  }

  /**
   * The scenario as it reads. Throws `not-found`; `cyclic-parent` or `parent-missing` where a variant has no root, as only a
   * damaged or foreign file can hold; `lock-broken` where a locked document is not the one that was locked.
   */
  read(id: string): ReadScenario {
    if (!this.has(id))
      throw new Problem("not-found", "This scenario is not in the workspace; it may have been removed.");
    const chain = new Set<string>();
    let last = id;
    for (let at: string | null = id; at !== null; at = this.isLocked(at) ? null : this.parentOf(at)) {
      if (chain.has(at)) throw this.#cyclic([...chain].slice([...chain].indexOf(at)));
      if (!this.has(at)) throw this.#parentMissing(last);
      chain.add(at);
      last = at;
    }
    let read: ReadScenario | null = null;
    for (const one of [...chain].toReversed()) read = this.#readFrom(one, read);
    if (read === null) throw new Error(`"${id}" has no chain`);
    return read;
  }

  /** All that can be read. */
  readable(): ReadScenario[] {
    return this.ids().flatMap((id) => {
      try {
        return [this.read(id)];
      } catch (error) {
        if (error instanceof Problem) return [];
        throw error;
      }
    });
  }

  /** A name for messages also where the scenario cannot be read. */
  nameOf(id: string): string {
    const root = this.#records.read(`scenario/${id}`)?.value as ScenarioDocument | undefined;
    return root?.name ?? this.#variantOf(id)?.name ?? id;
  }

  /** When the scenario's own record was changed last, also where it cannot be read. */
  changedAt(id: string): string {
    const found = this.#records.read(`variant/${id}`) ?? this.#records.read(`scenario/${id}`);
    if (found === undefined) throw new Error(`"${id}" is no scenario`);
    return found.changedAt;
  }

  #variantOf(id: string): VariantRecord | undefined {
    return this.#records.read(`variant/${id}`)?.value as VariantRecord | undefined;
  }

  #readFrom(id: string, parent: ReadScenario | null): ReadScenario {
    const lock = this.#records.read(`lock/${id}`);
    const main = this.#records.read(parent === null || lock !== undefined ? `scenario/${id}` : `variant/${id}`);
    const sources = [lock, main, parent ?? undefined];
    const known = this.#known.get(id);
    if (known?.sources.every((source, index) => source === sources[index])) return known.scenario;
    const scenario = this.#opened(id, lock, main, parent);
    this.#known.set(id, { sources, scenario });
    return scenario;
  }

  #opened(
    id: string,
    lock: StoredRecord | undefined,
    main: StoredRecord | undefined,
    parent: ReadScenario | null,
  ): ReadScenario {
    if (lock !== undefined) {
      const locked = this.#verifiedLock(lock);
      const { document, evidence: vouched } = locked;
      return { id, document, evidence: vouched, changedAt: lock.changedAt, variant: null, lock: locked };
    }
    if (main === undefined) throw new Error(`"${id}" is neither root nor variant`);
    const changedAt = main.changedAt;
    // Evidence is read of one scenario at a time; lists and checks of a thousand look at documents only.
    if (parent === null) {
      const records = this.#records;
      return {
        id,
        document: main.value as unknown as ScenarioDocument,
        get evidence() {
          return (records.read(`evidence/${id}`)?.value ?? NO_EVIDENCE) as EvidenceByPath;
        },
        changedAt,
        variant: null,
        lock: null,
      };
    }
    const record = main.value as unknown as VariantRecord;
    const { document, orphaned } = resolveDocument(parent.document, record);
    let inherited: EvidenceByPath | null = null;
    let vouched = NO_EVIDENCE;
    return {
      id,
      document,
      get evidence() {
        const from = parent.evidence;
        if (from !== inherited) vouched = resolveEvidence(from, record, document);
        inherited = from;
        return vouched;
      },
      changedAt,
      variant: { record, parent, orphaned },
      lock: null,
    };
  }

  #verifiedLock(stored: StoredRecord): LockRecord {
    const lock = stored.value as unknown as LockRecord;
    if (this.#verified.has(stored)) return lock;
    if (hashOf(lock.document) !== lock.hash) {
      throw new Problem(
        "lock-broken",
        `The plan of record "${lock.document.name}" is not the one that was locked: its content does not give the hash ${lock.hash.slice(0, 8)}. It was left as it is. Compare it with a copy of the workspace from before.`,
        { id: stored.id },
      );
    }
    this.#verified.add(stored);
    return lock;
  }

  #cyclic(ring: readonly string[]): Problem {
    const names = [...ring, ring[0] ?? ""].map((id) => `"${this.nameOf(id)}"`).join(", which inherits from ");
    return new Problem(
      "cyclic-parent",
      `${names}: this ring has no beginning, so none of them can be read. All that each holds of its own is kept. Give one of them another parent, and the others read again.`,
      { ring: [...ring] },
    );
  }

  #parentMissing(id: string): Problem {
    return new Problem(
      "parent-missing",
      `"${this.nameOf(id)}" inherits from a scenario that is not in this workspace. All that it holds of its own is kept. Give it another parent, or bring the parent back.`,
      { id, parent: this.parentOf(id) },
    );
  }
}
