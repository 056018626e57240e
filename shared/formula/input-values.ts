import type { Exact } from "../number/exact.ts";
import type { FormulaNode } from "./node.ts";
import { isInput } from "./operations.ts";

/** How the numbers of a graph are found: by the path of an input, and as an exact decimal. */
export interface NumberSource {
  /** What stands at a path; compared by identity to see whether it changed. */
  stands(path: string): unknown;
  exactly(standing: unknown): Exact;
}

interface Held {
  readonly standing: readonly unknown[];
  readonly slots: readonly Exact[];
  readonly numbers: readonly number[];
}

/** The numbers put into the inputs of a graph, slot by slot. Immutable. */
export class InputValues {
  private readonly held: ReadonlyMap<number, Held>;
  /** Indices of the input nodes whose numbers are others than in what this was read over. */
  readonly changed: ReadonlySet<number>;

  private constructor(held: ReadonlyMap<number, Held>, changed: ReadonlySet<number>) {
    this.held = held;
    this.changed = changed;
  }

  /** Reads all inputs; what stands unchanged in `previous` is taken from there. */
  static read(inputs: readonly FormulaNode[], source: NumberSource, previous?: InputValues): InputValues {
    const held = new Map<number, Held>();
    const changed = new Set<number>();
    for (const node of inputs) {
      if (!isInput(node.operation)) continue;
      const { paths } = node.operation.source;
      const before = previous?.held.get(node.index);
      const standing = paths.map((path) => source.stands(path));
      if (before !== undefined && standing.every((each, slot) => each === before.standing[slot])) {
        held.set(node.index, before);
        continue;
      }
      const slots = standing.map((each) => source.exactly(each));
      held.set(node.index, { standing, slots, numbers: slots.map((slot) => slot.toNumber()) });
      if (before === undefined || slots.some((slot, at) => !slot.eq(before.slots[at]!))) changed.add(node.index);
    }
    return new InputValues(held, changed);
  }

  slots(node: FormulaNode): readonly Exact[] {
    return this.heldFor(node).slots;
  }

  numbers(node: FormulaNode): readonly number[] {
    return this.heldFor(node).numbers;
  }

  /** Other numbers for some inputs. */
  with(replacements: ReadonlyMap<number, readonly Exact[]>): InputValues {
    const held = new Map(this.held);
    for (const [index, slots] of replacements) {
      held.set(index, { standing: slots, slots, numbers: slots.map((slot) => slot.toNumber()) });
    }
    return new InputValues(held, new Set(replacements.keys()));
  }

  private heldFor(node: FormulaNode): Held {
    const held = this.held.get(node.index);
    if (held === undefined) throw new Error(`no values for ${node.operation.key}`);
    return held;
  }
}
