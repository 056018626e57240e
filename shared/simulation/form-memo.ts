/**
 * Forms of cells that are known. Most of a month's are wanted in that month only, and are forgotten after it: a portfolio
 * has a million cells, and keeping them takes longer than working them out.
 */
import type { FormulaNode } from "../formula/node.ts";
import type { Form } from "./form.ts";

type Cells = (Form | undefined)[][];

/** Flags of the nodes of which earlier months are asked for: what a total runs over, and what is the least of some months. */
export function lastingNodes(nodes: readonly FormulaNode[]): Uint8Array {
  const lasting = new Uint8Array(nodes.length);
  for (const { index, operation, operands } of nodes) {
    if (operation.name === "runningTotal") lasting[index] = 1;
    if (operation.name === "leastSinceLag") lasting[operands[0]!.index] = 1;
  }
  return lasting;
}

export class FormMemo {
  private readonly lasting: Cells = [];
  private passing: Cells = [];

  /** `place`: the row, or where the node is `lasting`, row and column together. */
  of(node: number, isLasting: boolean, place: number): Form | undefined {
    return (isLasting ? this.lasting : this.passing)[node]?.[place];
  }

  keep(node: number, isLasting: boolean, place: number, form: Form): void {
    const cells = isLasting ? this.lasting : this.passing;
    cells[node] ??= [];
    cells[node][place] = form;
  }

  forgetMonth(): void {
    this.passing = [];
  }
}
