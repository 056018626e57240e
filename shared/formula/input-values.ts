import { type Exact, exact } from "../number/exact.ts";
import type { FormulaNode } from "./node.ts";
import { isInput } from "./operations.ts";

/** The numbers put into the inputs of a graph, slot by slot, exact and as float64. Immutable. */
export class InputValues {
  private readonly held: ReadonlyMap<number, readonly Exact[]>;

  private constructor(held: ReadonlyMap<number, readonly Exact[]>) {
    this.held = held;
  }

  /** `read` gives the plain decimal of a path. */
  static read(inputs: readonly FormulaNode[], read: (path: string) => string): InputValues {
    const held = new Map<number, readonly Exact[]>();
    for (const node of inputs) {
      if (isInput(node.operation))
        held.set(
          node.index,
          node.operation.source.paths.map((path) => exact(read(path))),
        );
    }
    return new InputValues(held);
  }

  slots(node: FormulaNode): readonly Exact[] {
    const slots = this.held.get(node.index);
    if (slots === undefined) throw new Error(`no values for ${node.operation.key}`);
    return slots;
  }

  /** Other numbers for some inputs. */
  with(replacements: ReadonlyMap<number, readonly Exact[]>): InputValues {
    return new InputValues(new Map([...this.held, ...replacements]));
  }

  /** Indices of the input nodes whose numbers differ. */
  differingFrom(other: InputValues): Set<number> {
    const differing = new Set<number>();
    for (const [index, slots] of this.held) {
      const others = other.held.get(index);
      if (others === undefined || slots.some((slot, at) => !slot.eq(others[at] ?? Number.NaN))) differing.add(index);
    }
    return differing;
  }
}
