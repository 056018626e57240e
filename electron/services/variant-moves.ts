/** What lock, rebase, promote and removal change in the records, each as the changes of one history entry. */
import { Problem } from "../../shared/contract/problem.ts";
import type { Change, Json } from "../../shared/scenario/change.ts";
import { difference } from "../../shared/scenario/history.ts";
import type { ScenarioContent, VariantRecord } from "../../shared/scenario/variant.ts";
import { promoteVariant, variantAfter, variantReading } from "../../shared/scenario/variant-edits.ts";
import type { RecordStore } from "../storage/record-store.ts";
import type { BesideScenarios } from "./beside-scenarios.ts";
import type { ReadScenario, ScenarioTree } from "./scenario-tree.ts";

export class VariantMoves {
  readonly #records: RecordStore;
  readonly #tree: ScenarioTree;
  readonly #beside: BesideScenarios;

  constructor(records: RecordStore, tree: ScenarioTree, beside: BesideScenarios) {
    this.#records = records;
    this.#tree = tree;
    this.#beside = beside;
  }

  /** Whatever is stored of a scenario besides its lock and what stands beside it, gone. */
  cleared(id: string): Change[] {
    return ["scenario", "variant", "evidence", "package"].flatMap((kind) => this.#becomes(`${kind}/${id}`, undefined));
  }

  /** The scenario as a root that reads so. */
  asRoot(id: string, { document, evidence }: ScenarioContent): Change[] {
    return [
      ...this.#becomes(`variant/${id}`, undefined),
      ...this.#becomes(`scenario/${id}`, document),
      ...this.#becomes(`evidence/${id}`, evidence),
    ];
  }

  asVariant(id: string, record: VariantRecord): Change[] {
    return [
      ...this.#becomes(`scenario/${id}`, undefined),
      ...this.#becomes(`evidence/${id}`, undefined),
      ...this.#becomes(`variant/${id}`, record),
    ];
  }

  /** Children of a scenario that goes, with its own parent or none, each reading as before. */
  orphansRehomed(id: string): { readonly changes: Change[]; readonly moved: ReadonlySet<string> } {
    const children = this.#tree.childrenOf(id);
    const grandparent = this.#tree.parentOf(id);
    const changes = children.flatMap((child) => {
      const content = this.#tree.read(child);
      return [...this.#under(child, grandparent, content), ...this.#beside.kept(child, grandparent)];
    });
    return { changes, moved: new Set(children) };
  }

  /** Throws `cyclic-parent`, `not-found`, or `invalid-request` where a root is to keep overrides that it has not. */
  rebased(id: string, parent: string | null, keep: "overrides" | "document"): Change[] {
    if (parent !== null && this.#tree.isWithin(parent, id)) {
      const which = parent === id ? "itself" : `"${this.#tree.nameOf(parent)}", which inherits from it`;
      throw new Problem(
        "cyclic-parent",
        `"${this.#tree.nameOf(id)}" cannot inherit from ${which}. Nothing was stored; choose another parent.`,
        { id, parent },
      );
    }
    const record = this.#recordOf(id);
    if (keep === "document") {
      return [...this.#under(id, parent, this.#tree.read(id)), ...this.#beside.kept(id, parent)];
    }
    if (record === undefined || parent === null) {
      throw new Problem(
        "invalid-request",
        "Without a parent before and after there are no values of its own that could be kept. Nothing was stored.",
      );
    }
    return this.asVariant(id, { ...record, parent });
  }

  /** Throws `invalid-request` where the variant has nothing of its own there. */
  promoted(id: string, paths: readonly string[] | null): Change[] {
    const { variant } = this.#tree.read(id);
    const promotion =
      variant === null
        ? null
        : promoteVariant(variant.parent, variant.record, paths ?? Object.keys(variant.record.overrides));
    if (variant === null || promotion === null) {
      throw new Problem(
        "invalid-request",
        `"${this.#tree.nameOf(id)}" has no values of its own there. Nothing was stored.`,
      );
    }
    return [...this.#written(variant.parent, promotion.parent), ...this.asVariant(id, promotion.variant)];
  }

  /** The changes after which a scenario reads so, as what it is: a root, or a variant of its parent. */
  #written({ id, variant }: ReadScenario, content: ScenarioContent): Change[] {
    if (variant === null) return this.asRoot(id, content);
    return this.asVariant(id, variantAfter(variant.parent, variant.record, content));
  }

  /** A scenario that reads so, as a variant of another or, with null, as a root. */
  #under(id: string, parent: string | null, content: ScenarioContent): Change[] {
    return parent === null
      ? this.asRoot(id, content)
      : this.asVariant(id, variantReading(parent, this.#tree.read(parent), content));
  }

  #recordOf(id: string): VariantRecord | undefined {
    return this.#records.read(`variant/${id}`)?.value as VariantRecord | undefined;
  }

  #becomes(record: string, value: unknown): Change[] {
    const before = this.#records.read(record)?.value;
    if (before === undefined && value === undefined) return [];
    return difference(record, before, value as Json | undefined);
  }
}
