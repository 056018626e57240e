/** Scenarios as files: written with all that belongs to them, held against what is here, and taken in. */
import { randomUUID } from "node:crypto";
import type { CallOutput } from "../../shared/contract/calls.ts";
import { Problem } from "../../shared/contract/problem.ts";
import type { Change, Json } from "../../shared/scenario/change.ts";
import { checkScenario } from "../../shared/scenario/check.ts";
import { difference, sameJson } from "../../shared/scenario/history.ts";
import { type Merge, mergeContents, mergeVariants } from "../../shared/scenario/merge.ts";
import {
  type PackageContent,
  type PackagedScenario,
  packageText,
  type ReceivedRecord,
  type StoredContent,
  storedHash,
} from "../../shared/scenario/package.ts";
import type { ScenarioContent } from "../../shared/scenario/variant.ts";
import { variantAfter } from "../../shared/scenario/variant-edits.ts";
import type { Workspace } from "../storage/workspace-file.ts";
import { BesideScenarios } from "./beside-scenarios.ts";
import type { CommittedEdit, Edits } from "./edits.ts";
import { resolvedContents } from "./package-file.ts";
import { ScenarioStates, sha256 } from "./scenario-states.ts";
import { VariantMoves } from "./variant-moves.ts";

type Inspected = Extract<CallOutput<"package.inspect">, { kind: "package" }>["scenarios"][number];

export interface MergeChoice {
  readonly id: string;
  /** SHA-256 of what was stored when the choice was made. */
  readonly mine: string;
  readonly theirs: readonly string[];
}

interface Compared {
  readonly state: Inspected["state"];
  readonly merge: Merge | null;
  readonly hasBase: boolean;
  readonly mine: StoredContent | null;
}

export class Packages {
  readonly #workspace: Workspace;
  readonly #edits: Edits;
  readonly #states: ScenarioStates;
  readonly #moves: VariantMoves;
  readonly #now: () => Date;

  constructor(workspace: Workspace, edits: Edits, now: () => Date) {
    this.#workspace = workspace;
    this.#edits = edits;
    this.#states = new ScenarioStates(workspace);
    this.#moves = new VariantMoves(
      workspace.records,
      edits.scenarios,
      new BesideScenarios(workspace.records, edits.scenarios),
    );
    this.#now = now;
  }

  /** The text of a package. Throws as reading the scenario does. */
  written(id: string): string {
    const tree = this.#edits.scenarios;
    tree.read(id);
    const chain: string[] = [];
    for (let at: string | null = id; at !== null; at = tree.parentOf(at)) chain.unshift(at);
    const content: PackageContent = {
      exportedAt: this.#now().toISOString(),
      exportedBy: this.#edits.person(),
      scenario: id,
      scenarios: chain.map((one) => this.#packaged(one)),
    };
    return packageText(content, sha256);
  }

  inspected({ scenarios }: PackageContent): Inspected[] {
    return scenarios.map((theirs) => {
      const { state, merge, hasBase, mine } = this.#compared(theirs, scenarios);
      const isOpen = state === "newer" || state === "conflict";
      return {
        id: theirs.id,
        name: nameOf(theirs.content),
        state,
        items: isOpen && merge !== null ? [...merge.items] : [],
        hasBase,
        mine: mine === null ? null : storedHash(mine, sha256),
        edits: theirs.history.length,
      };
    });
  }

  /** What the scenario would read as with each choice. */
  previewed(
    content: PackageContent,
    id: string,
    choices: readonly (readonly string[])[],
  ): CallOutput<"package.preview"> {
    const { merge } = this.#comparedById(content, id);
    if (merge === null) throw new Problem("not-found", "This scenario of the package is not one to be merged.");
    return {
      documents: choices.map((theirs) => {
        const { document } = merge.merged(new Set(theirs));
        return { document: document as unknown as Json, faults: checkScenario(document).map(({ message }) => message) };
      }),
    };
  }

  /** Everything as new scenarios with names of their own. */
  openedAsCopies(
    file: string,
    content: PackageContent,
  ): { scenario: string; added: number; history: CommittedEdit["history"] } {
    const ids = new Map(content.scenarios.map(({ id }) => [id, randomUUID()]));
    const idOf = (id: string): string => ids.get(id) ?? id;
    const taken = new Set(this.#edits.scenarios.readable().map(({ document }) => document.name));
    const renamed = (name: string): string => (taken.has(name) ? `${name} (${content.exportedBy})` : name);
    const copies = content.scenarios.map(
      (one): PackagedScenario => ({ ...one, id: idOf(one.id), content: copied(one.content, idOf, renamed) }),
    );
    const { history } = this.#edits.commit(
      `Open ${file} as ${copies.length === 1 ? "a new scenario" : `${copies.length} new scenarios`}`,
      copies.flatMap((one) => this.#added(file, content, one)),
    );
    return { scenario: idOf(content.scenario), added: copies.length, history };
  }

  opened(file: string, content: PackageContent, choices: readonly MergeChoice[]): CallOutput<"package.open"> {
    const changes: Change[] = [];
    let added = 0;
    let merged = 0;
    for (const theirs of content.scenarios) {
      const compared = this.#compared(theirs, content.scenarios);
      const choice = choices.find(({ id }) => id === theirs.id);
      if (compared.state === "new") {
        changes.push(...this.#added(file, content, theirs));
        added += 1;
      } else if (choice !== undefined) {
        changes.push(...this.#merged(file, content, theirs, compared, choice));
        merged += 1;
      }
    }
    const parts = [...(added > 0 ? [`${added} added`] : []), ...(merged > 0 ? [`${merged} merged`] : [])];
    const history =
      changes.length === 0
        ? this.#edits.state()
        : this.#edits.commit(`Open ${file}: ${parts.join(", ")}`, changes).history;
    return { scenario: content.scenario, added, merged, history };
  }

  #packaged(id: string): PackagedScenario {
    const content = this.#states.now(id);
    if (content === null) throw new Error(`"${id}" holds nothing`);
    const { records } = this.#workspace;
    return {
      id,
      content,
      claims: records.read(`claims/${id}`)?.value ?? null,
      lock: (records.read(`lock/${id}`)?.value ?? null) as unknown as PackagedScenario["lock"],
      ...this.#states.history(id),
    };
  }

  #comparedById({ scenarios }: PackageContent, id: string): Compared {
    const theirs = scenarios.find((one) => one.id === id);
    if (theirs === undefined) throw new Problem("not-found", "The package holds no such scenario.");
    return this.#compared(theirs, scenarios);
  }

  #compared(theirs: PackagedScenario, scenarios: readonly PackagedScenario[]): Compared {
    const mine = this.#states.now(theirs.id);
    if (mine === null) return { state: "new", merge: null, hasBase: false, mine };
    if (sameJson(mine, theirs.content)) return { state: "same", merge: null, hasBase: false, mine };
    if (this.#edits.scenarios.isLocked(theirs.id)) return { state: "locked", merge: null, hasBase: false, mine };
    const base = this.#states.base(theirs.id, theirs);
    const merge = this.#merge(base, mine, theirs, resolvedContents(scenarios));
    const state = merge.items.every((item) => item.changedBy === "mine")
      ? "older"
      : merge.items.every((item) => item.changedBy === "theirs")
        ? "newer"
        : "conflict";
    return { state, merge, hasBase: base !== null, mine };
  }

  /** As variants of one parent where both sides are, else by what they read as. */
  #merge(
    base: StoredContent | null,
    mine: StoredContent,
    theirs: PackagedScenario,
    resolved: ReadonlyMap<string, ScenarioContent>,
  ): Merge {
    const tree = this.#edits.scenarios;
    const { content, id } = theirs;
    if (mine.kind === "variant" && content.kind === "variant" && mine.record.parent === content.record.parent) {
      const isAlike = base?.kind === "variant" && base.record.parent === mine.record.parent;
      const parent = tree.read(mine.record.parent);
      return mergeVariants(parent, isAlike ? base.record : null, mine.record, content.record);
    }
    const read = resolved.get(id);
    if (read === undefined) throw new Error(`"${id}" has no root in its package`);
    return mergeContents(base?.kind === "root" ? base : null, tree.read(id), read);
  }

  #merged(
    file: string,
    content: PackageContent,
    theirs: PackagedScenario,
    { state, merge, mine }: Compared,
    choice: MergeChoice,
  ): Change[] {
    const { id } = theirs;
    if (merge === null || mine === null || state === "older")
      throw new Problem("invalid-request", `There is nothing to merge into "${this.#edits.scenarios.nameOf(id)}".`);
    if (storedHash(mine, sha256) !== choice.mine) {
      throw new Problem(
        "changed-meanwhile",
        `"${this.#edits.scenarios.nameOf(id)}" was changed since the file was opened. Nothing was stored. Open the file again.`,
        { id },
      );
    }
    const keys = new Set(choice.theirs);
    const record = merge.mergedRecord(keys);
    const { variant } = this.#edits.scenarios.read(id);
    const changes =
      record !== null
        ? this.#moves.asVariant(id, record)
        : variant === null
          ? this.#moves.asRoot(id, merge.merged(keys))
          : this.#moves.asVariant(id, variantAfter(variant.parent, variant.record, merge.merged(keys)));
    return [...changes, ...this.#receive(file, content, theirs, theirs.content), ...this.#claimed(theirs)];
  }

  #added(file: string, content: PackageContent, theirs: PackagedScenario): Change[] {
    const { id, lock } = theirs;
    const own =
      theirs.content.kind === "root"
        ? this.#moves.asRoot(id, theirs.content)
        : this.#moves.asVariant(id, theirs.content.record);
    return [
      ...own,
      ...(lock === null ? [] : [{ record: `lock/${id}`, path: "", after: lock as unknown as Json }]),
      ...this.#receive(file, content, theirs, null),
      ...this.#claimed(theirs),
    ];
  }

  /** Claims come with a scenario that has none; words that are here stay. */
  #claimed({ id, claims }: PackagedScenario): Change[] {
    if (claims === null || this.#workspace.records.read(`claims/${id}`) !== undefined) return [];
    return [{ record: `claims/${id}`, path: "", after: claims }];
  }

  #receive(
    file: string,
    { exportedAt, exportedBy }: PackageContent,
    { id, origin, history }: PackagedScenario,
    content: StoredContent | null,
  ): Change[] {
    const before = this.#states.received(id);
    const known = new Set(history.map(({ seal }) => seal));
    const earlier = (before?.history ?? []).filter(({ seal }) => !known.has(seal));
    const received: ReceivedRecord = {
      file,
      exportedAt,
      exportedBy,
      origin,
      history: [...earlier, ...history],
      content,
    };
    return difference(`package/${id}`, before ?? undefined, JSON.parse(JSON.stringify(received)));
  }
}

const nameOf = (content: StoredContent): string =>
  content.kind === "root" ? content.document.name : content.record.name;

function copied(
  content: StoredContent,
  idOf: (id: string) => string,
  renamed: (name: string) => string,
): StoredContent {
  if (content.kind === "root") {
    const { document } = content;
    return { ...content, document: { ...document, name: renamed(document.name) } };
  }
  const { record } = content;
  return { kind: "variant", record: { ...record, parent: idOf(record.parent), name: renamed(record.name) } };
}
