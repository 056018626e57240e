/** Loops over broadcast columns in float64. One explicit loop per hot operation: a shared loop that takes a function is several times slower. */
import type { ColumnReader, FormulaNode } from "./node.ts";

export type Columns = (node: FormulaNode, out: Float64Array, reader: ColumnReader) => void;

/** Step from one column to the next and from one row to the next inside an operand's table. */
export function columnStep(operand: FormulaNode): number {
  return operand.width === 1 ? 0 : 1;
}
export function rowStart(operand: FormulaNode, row: number): number {
  return operand.rows === 1 ? 0 : row * operand.width;
}

function pair(node: FormulaNode): [FormulaNode, FormulaNode] {
  const [a, b] = node.operands;
  if (a === undefined || b === undefined) throw new Error(`${node.operation.name} takes two operands`);
  return [a, b];
}

export const addColumns: Columns = (node, out, reader) => {
  const [a, b] = pair(node);
  const x = reader.values(a);
  const y = reader.values(b);
  const isWide = a.width > 1;
  const isOtherWide = b.width > 1;
  let at = 0;
  for (let row = 0; row < node.rows; row++) {
    let i = rowStart(a, row);
    let j = rowStart(b, row);
    const end = at + node.width;
    if (isWide && isOtherWide) while (at < end) out[at++] = x[i++]! + y[j++]!;
    else if (isWide) {
      const other = y[j]!;
      while (at < end) out[at++] = x[i++]! + other;
    } else if (isOtherWide) {
      const one = x[i]!;
      while (at < end) out[at++] = one + y[j++]!;
    } else {
      const value = x[i]! + y[j]!;
      while (at < end) out[at++] = value;
    }
  }
};

export const subtractColumns: Columns = (node, out, reader) => {
  const [a, b] = pair(node);
  const x = reader.values(a);
  const y = reader.values(b);
  const isWide = a.width > 1;
  const isOtherWide = b.width > 1;
  let at = 0;
  for (let row = 0; row < node.rows; row++) {
    let i = rowStart(a, row);
    let j = rowStart(b, row);
    const end = at + node.width;
    if (isWide && isOtherWide) while (at < end) out[at++] = x[i++]! - y[j++]!;
    else if (isWide) {
      const other = y[j]!;
      while (at < end) out[at++] = x[i++]! - other;
    } else if (isOtherWide) {
      const one = x[i]!;
      while (at < end) out[at++] = one - y[j++]!;
    } else {
      const value = x[i]! - y[j]!;
      while (at < end) out[at++] = value;
    }
  }
};

export const multiplyColumns: Columns = (node, out, reader) => {
  const [a, b] = pair(node);
  const x = reader.values(a);
  const y = reader.values(b);
  const isWide = a.width > 1;
  const isOtherWide = b.width > 1;
  let at = 0;
  for (let row = 0; row < node.rows; row++) {
    let i = rowStart(a, row);
    let j = rowStart(b, row);
    const end = at + node.width;
    if (isWide && isOtherWide) while (at < end) out[at++] = x[i++]! * y[j++]!;
    else if (isWide) {
      const other = y[j]!;
      while (at < end) out[at++] = x[i++]! * other;
    } else if (isOtherWide) {
      const one = x[i]!;
      while (at < end) out[at++] = one * y[j++]!;
    } else {
      const value = x[i]! * y[j]!;
      while (at < end) out[at++] = value;
    }
  }
};

export const divideColumns: Columns = (node, out, reader) => {
  const [a, b] = pair(node);
  const x = reader.values(a);
  const y = reader.values(b);
  const isWide = a.width > 1;
  const isOtherWide = b.width > 1;
  let at = 0;
  for (let row = 0; row < node.rows; row++) {
    let i = rowStart(a, row);
    let j = rowStart(b, row);
    const end = at + node.width;
    if (isWide && isOtherWide) while (at < end) out[at++] = x[i++]! / y[j++]!;
    else if (isWide) {
      const other = y[j]!;
      while (at < end) out[at++] = x[i++]! / other;
    } else if (isOtherWide) {
      const one = x[i]!;
      while (at < end) out[at++] = one / y[j++]!;
    } else {
      const value = x[i]! / y[j]!;
      while (at < end) out[at++] = value;
    }
  }
};

export const greaterColumns: Columns = (node, out, reader) => {
  const [a, b] = pair(node);
  const x = reader.values(a);
  const y = reader.values(b);
  const xStep = columnStep(a);
  const yStep = columnStep(b);
  let at = 0;
  for (let row = 0; row < node.rows; row++) {
    let i = rowStart(a, row);
    let j = rowStart(b, row);
    for (const end = at + node.width; at < end; i += xStep, j += yStep) out[at++] = Math.max(x[i]!, y[j]!);
  }
};

export const lesserColumns: Columns = (node, out, reader) => {
  const [a, b] = pair(node);
  const x = reader.values(a);
  const y = reader.values(b);
  const xStep = columnStep(a);
  const yStep = columnStep(b);
  let at = 0;
  for (let row = 0; row < node.rows; row++) {
    let i = rowStart(a, row);
    let j = rowStart(b, row);
    for (const end = at + node.width; at < end; i += xStep, j += yStep) out[at++] = Math.min(x[i]!, y[j]!);
  }
};

export const isAtLeastColumns: Columns = (node, out, reader) => {
  const [a, b] = pair(node);
  const x = reader.values(a);
  const y = reader.values(b);
  const xStep = columnStep(a);
  const yStep = columnStep(b);
  let at = 0;
  for (let row = 0; row < node.rows; row++) {
    let i = rowStart(a, row);
    let j = rowStart(b, row);
    for (const end = at + node.width; at < end; i += xStep, j += yStep) out[at++] = x[i]! >= y[j]! ? 1 : 0;
  }
};

export const isAboveColumns: Columns = (node, out, reader) => {
  const [a, b] = pair(node);
  const x = reader.values(a);
  const y = reader.values(b);
  const xStep = columnStep(a);
  const yStep = columnStep(b);
  let at = 0;
  for (let row = 0; row < node.rows; row++) {
    let i = rowStart(a, row);
    let j = rowStart(b, row);
    for (const end = at + node.width; at < end; i += xStep, j += yStep) out[at++] = x[i]! > y[j]! ? 1 : 0;
  }
};

/** Columns of a function of one cell of each of two operands. */
export function pairwise(compute: (a: number, b: number) => number): Columns {
  return (node, out, reader) => {
    const [a, b] = pair(node);
    const x = reader.values(a);
    const y = reader.values(b);
    const xStep = columnStep(a);
    const yStep = columnStep(b);
    let at = 0;
    for (let row = 0; row < node.rows; row++) {
      let i = rowStart(a, row);
      let j = rowStart(b, row);
      for (let column = 0; column < node.width; column++) {
        out[at++] = compute(x[i]!, y[j]!);
        i += xStep;
        j += yStep;
      }
    }
  };
}

/** Columns of a function of one cell of each operand: for operations outside the hot path. */
export function cellwise(
  compute: (values: readonly number[], node: FormulaNode, row: number, column: number, reader: ColumnReader) => number,
): Columns {
  return (node, out, reader) => {
    const tables = node.operands.map((operand) => reader.values(operand));
    const steps = node.operands.map(columnStep);
    const cell = new Array<number>(tables.length).fill(0);
    let at = 0;
    for (let row = 0; row < node.rows; row++) {
      const starts = node.operands.map((operand) => rowStart(operand, row));
      for (let column = 0; column < node.width; column++) {
        for (let k = 0; k < tables.length; k++) cell[k] = tables[k]![starts[k]! + column * steps[k]!]!;
        out[at++] = compute(cell, node, row, column, reader);
      }
    }
  };
}

/** Columns of a function of one operand of the same shape. */
export function mapped(
  compute: (value: number, node: FormulaNode, row: number, column: number, reader: ColumnReader) => number,
): Columns {
  return (node, out, reader) => {
    const source = reader.values(node.operands[0]!);
    let at = 0;
    for (let row = 0; row < node.rows; row++) {
      for (let column = 0; column < node.width; column++, at++)
        out[at] = compute(source[at]!, node, row, column, reader);
    }
  };
}

/** Farther than the two neighbours of a tie in the tenth decimal lie apart, and than what float64 errs by in large numbers. */
const lastDigit = (value: number): number => 2e-9 + Math.abs(value) * 1e-12;

/** A test of two columns, decided exactly where an operand's last digit, which may be off, would decide it. */
export function deciding(test: Columns): Columns {
  return (node, out, reader) => {
    test(node, out, reader);
    const [a, b] = pair(node);
    if (!reader.isRoundedForTests(a) && !reader.isRoundedForTests(b)) return;
    const x = reader.values(a);
    const y = reader.values(b);
    let at = 0;
    for (let row = 0; row < node.rows; row++) {
      let i = rowStart(a, row);
      let j = rowStart(b, row);
      for (let column = 0; column < node.width; column++, at++, i += columnStep(a), j += columnStep(b)) {
        if (Math.abs(x[i]! - y[j]!) <= lastDigit(x[i]!)) out[at] = reader.exactCell(node, row, column);
      }
    }
  };
}
