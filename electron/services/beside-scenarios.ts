/** Vendors' claims and renewal curves: records beside a scenario, of which a variant stores only what differs from its parent's. */
import { type Entries, type OwnEntries, ownEntriesReading, withOwnEntries } from "../../shared/scenario/beside.ts";
import type { Change, Json } from "../../shared/scenario/change.ts";
import { difference } from "../../shared/scenario/history.ts";
import type { RecordStore } from "../storage/record-store.ts";
import type { ScenarioTree } from "./scenario-tree.ts";

interface Kind {
  readonly entriesOf: (record: Json) => OwnEntries<Json>;
  readonly recordOf: (entries: OwnEntries<Json>) => Json;
}

const plain = (value: unknown): Json => value as Json;

const KINDS = {
  claims: { entriesOf: (record) => record as unknown as OwnEntries<Json>, recordOf: plain },
  risk: {
    entriesOf: (record) => (record as unknown as { readonly renewal: OwnEntries<Json> }).renewal,
    recordOf: (renewal) => plain({ renewal }),
  },
} as const satisfies Readonly<Record<string, Kind>>;

export type BesideKind = keyof typeof KINDS;
export const BESIDE_KINDS = Object.keys(KINDS) as readonly BesideKind[];

const NONE: Entries<Json> = {};

export class BesideScenarios {
  readonly #records: RecordStore;
  readonly #tree: ScenarioTree;

  constructor(records: RecordStore, tree: ScenarioTree) {
    this.#records = records;
    this.#tree = tree;
  }

  /** The record as it is stored, undefined where none ever was. */
  stored(kind: BesideKind, id: string): Json | undefined {
    return this.#records.read(`${kind}/${id}`)?.value;
  }

  /** What the parent gives; nothing for a root and for a plan of record, which inherits no more. */
  inherited(kind: BesideKind, id: string, seen: ReadonlySet<string> = new Set()): Entries<Json> {
    const parent = this.#tree.isLocked(id) ? null : this.#tree.parentOf(id);
    // A ring of parents, as only a damaged file can hold, gives nothing.
    return parent === null || seen.has(parent) ? NONE : this.#read(kind, parent, new Set([...seen, id]));
  }

  /** The entries as they read. */
  read(kind: BesideKind, id: string): Entries<Json> {
    return this.#read(kind, id, new Set());
  }

  /** After which a scenario reads as now, with another parent or, with null, none. */
  kept(id: string, parent: string | null): Change[] {
    return this.#each((kind) => {
      const inherited = parent === null ? NONE : this.read(kind, parent);
      return this.#becomes(kind, id, ownEntriesReading(inherited, this.read(kind, id)));
    });
  }

  /** Of a copy, which reads as its origin does. */
  copied(from: string, to: string): Change[] {
    return this.#each((kind) => this.#becomes(kind, to, this.read(kind, from)));
  }

  removed(id: string): Change[] {
    return this.#each((kind) => {
      const before = this.stored(kind, id);
      return before === undefined ? [] : [{ record: `${kind}/${id}`, path: "", before }];
    });
  }

  #read(kind: BesideKind, id: string, seen: ReadonlySet<string>): Entries<Json> {
    return withOwnEntries(this.inherited(kind, id, seen), this.#own(kind, id));
  }

  #own(kind: BesideKind, id: string): OwnEntries<Json> {
    const record = this.stored(kind, id);
    return record === undefined ? NONE : KINDS[kind].entriesOf(record);
  }

  /** No record is made for nothing. */
  #becomes(kind: BesideKind, id: string, own: OwnEntries<Json>): Change[] {
    const before = this.stored(kind, id);
    if (before === undefined && Object.keys(own).length === 0) return [];
    return difference(`${kind}/${id}`, before, KINDS[kind].recordOf(own));
  }

  #each(changes: (kind: BesideKind) => Change[]): Change[] {
    return BESIDE_KINDS.flatMap(changes);
  }
}
