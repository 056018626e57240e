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

function areStanding(paths: readonly string[], source: NumberSource, standing: readonly unknown[]): boolean {
  for (let slot = 0; slot < paths.length; slot++) if (source.stands(paths[slot]!) !== standing[slot]) return false;
  return true;
}

/** The input nodes that take the number at a path. */
export function inputsByPath(inputs: readonly FormulaNode[]): ReadonlyMap<string, readonly FormulaNode[]> {
  const byPath = new Map<string, FormulaNode[]>();
  for (const node of inputs) {
    for (const path of isInput(node.operation) ? node.operation.source.paths : []) {
      const others = byPath.get(path);
      if (others === undefined) byPath.set(path, [node]);
      else others.push(node);
    }
  }
  return byPath;
}

/** The numbers put into the inputs of a graph, slot by slot. Immutable. */
export class InputValues {
  /** By the index of the node: a list is copied in no time, and every edit copies it. */
  private readonly held: readonly (Held | undefined)[];
  /** Indices of the input nodes whose numbers are others than in what this was read over. */
  readonly changed: ReadonlySet<number>;

  private constructor(held: readonly (Held | undefined)[], changed: ReadonlySet<number>) {
    this.held = held;
    this.changed = changed;
  }

  /** Reads some inputs; all others, and what stands unchanged, are taken from `previous`. Without it, all must be given. */
  static read(inputs: readonly FormulaNode[], source: NumberSource, previous?: InputValues): InputValues {
    const length = (inputs.at(-1)?.index ?? -1) + 1;
    const held = previous?.held.slice() ?? new Array<Held | undefined>(length).fill(undefined);
    const changed = new Set<number>();
    for (const node of inputs) {
      if (!isInput(node.operation)) continue;
      const { paths } = node.operation.source;
      const before = held[node.index];
      if (before !== undefined && areStanding(paths, source, before.standing)) continue;
      const standing = paths.map((path) => source.stands(path));
      const slots = standing.map((each) => source.exactly(each));
      held[node.index] = { standing, slots, numbers: slots.map((slot) => slot.toNumber()) };
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
    const held = this.held.slice();
    for (const [index, slots] of replacements) {
      held[index] = { standing: slots, slots, numbers: slots.map((slot) => slot.toNumber()) };
    }
    return new InputValues(held, new Set(replacements.keys()));
  }

  private heldFor(node: FormulaNode): Held {
    const held = this.held[node.index];
    if (held === undefined) throw new Error(`no values for ${node.operation.key}`);
    return held;
  }
}
