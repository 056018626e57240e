/** What an edit must leave standing among the scenarios: plans of record as they are, variants with a root and without faults. */
import { Problem } from "../../shared/contract/problem.ts";
import { checkScenario, type Fault, type SoundParts } from "../../shared/scenario/check.ts";
import { addressOf } from "../storage/record-store.ts";
import { type ReadScenario, type ScenarioTree, scenarioOfRecord } from "./scenario-tree.ts";

/** A refusal that names the first fault and carries all of them. `start`: what happened, in full sentences. */
export function faulty(start: string, faults: readonly Fault[], details: Readonly<Record<string, unknown>>): Problem {
  const rest = faults.length === 1 ? "" : ` This is one of ${faults.length} faults.`;
  return new Problem("document-has-faults", `${start} ${faults[0]?.message ?? ""}${rest}`, {
    ...details,
    faults: faults.map((fault) => ({ ...fault })),
  });
}

export class ScenarioGuard {
  readonly #tree: ScenarioTree;
  /** Records are replaced and never changed in place, so what was sound once is. */
  readonly #sound: SoundParts = new WeakMap();

  constructor(tree: ScenarioTree) {
    this.#tree = tree;
  }

  /** Called before anything is written. */
  requireUnlocked(records: Iterable<string>, moved: ReadonlySet<string>): void {
    for (const record of records) {
      const id = scenarioOfRecord(record);
      if (id === undefined || moved.has(id) || !this.#tree.isLocked(id)) continue;
      throw new Problem(
        "locked",
        `"${this.#tree.nameOf(id)}" is locked as plan of record and stays as it is. Nothing was stored. Make a variant or a copy of it and change that.`,
        { id },
      );
    }
  }

  /** Called once all is written, within the transaction. */
  requireSound(records: Iterable<string>): void {
    const touched = new Set<string>();
    for (const record of records) {
      const id = scenarioOfRecord(record);
      // Evidence decides nothing that could have a fault.
      if (id !== undefined && addressOf(record).kind !== "evidence") touched.add(id);
    }
    const checked = new Set<string>();
    for (const id of touched) {
      if (this.#tree.has(id)) this.#requireReadable(id, null, checked);
      for (const one of this.#tree.following(id)) this.#requireReadable(one, id, checked);
    }
  }

  #read(id: string): ReadScenario {
    try {
      return this.#tree.read(id);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      throw new Problem(error.code, `Nothing was stored. ${error.message}`, error.details);
    }
  }

  #requireReadable(id: string, edited: string | null, checked: Set<string>): void {
    if (checked.has(id)) return;
    checked.add(id);
    const { document, variant } = this.#read(id);
    // The document of a root is checked as a record of its own, that of a lock when it was made.
    if (variant === null) return;
    const faults = checkScenario(document, this.#sound);
    if (faults.length === 0) return;
    const start =
      edited === null
        ? "Nothing was stored."
        : `Nothing was stored: "${document.name}", which inherits from "${this.#tree.nameOf(edited)}", would be left with a fault. Change it there first, or give it a value of its own.`;
    throw faulty(start, faults, { record: `variant/${id}`, scenario: document.name });
  }
}
