/** Steps that work out forms: sums of multiples, products, quotients. Explicit loops of four terms, the columns of which the processor keeps at hand. */
import type { Atom, Form, Term } from "./form.ts";
import type { Block, Memory, Step } from "./program.ts";

interface Multiple {
  readonly column: Float64Array;
  readonly by: number;
}

function fourTerms(out: Float64Array, start: number, [a, b, c, d]: readonly Multiple[], block: Block): () => void {
  const [w, x, y, z] = [a!.column, b!.column, c!.column, d!.column];
  const [p, q, r, s] = [a!.by, b!.by, c!.by, d!.by];
  return () => setFour(out, start, w, p, x, q, y, r, z, s, block.count);
}

function setFour(
  out: Float64Array,
  start: number,
  w: Float64Array,
  p: number,
  x: Float64Array,
  q: number,
  y: Float64Array,
  r: number,
  z: Float64Array,
  s: number,
  count: number,
): void {
  for (let i = 0; i < count; i++) out[i] = start + p * w[i]! + q * x[i]! + r * y[i]! + s * z[i]!;
}

function addFour(
  out: Float64Array,
  w: Float64Array,
  p: number,
  x: Float64Array,
  q: number,
  y: Float64Array,
  r: number,
  z: Float64Array,
  s: number,
  count: number,
): void {
  for (let i = 0; i < count; i++) out[i] = out[i]! + (p * w[i]! + q * x[i]! + r * y[i]! + s * z[i]!);
}

function setTwo(
  out: Float64Array,
  start: number,
  w: Float64Array,
  p: number,
  x: Float64Array,
  q: number,
  count: number,
): void {
  for (let i = 0; i < count; i++) out[i] = start + p * w[i]! + q * x[i]!;
}

function addTwo(out: Float64Array, w: Float64Array, p: number, x: Float64Array, q: number, count: number): void {
  for (let i = 0; i < count; i++) out[i] = out[i]! + (p * w[i]! + q * x[i]!);
}

function setOne(out: Float64Array, start: number, w: Float64Array, p: number, count: number): void {
  for (let i = 0; i < count; i++) out[i] = start + p * w[i]!;
}

function addOne(out: Float64Array, w: Float64Array, p: number, count: number): void {
  for (let i = 0; i < count; i++) out[i] = out[i]! + p * w[i]!;
}

function multiplesOf(terms: readonly Term[], memory: Memory): Multiple[] {
  return terms.map(({ atom, by }) => ({ column: memory.column(atom), by }));
}

function addingRuns(out: Float64Array, multiples: readonly Multiple[], block: Block): (() => void)[] {
  const runs: (() => void)[] = [];
  let at = 0;
  for (; at + 4 <= multiples.length; at += 4) {
    const [a, b, c, d] = multiples.slice(at, at + 4);
    const [w, x, y, z] = [a!.column, b!.column, c!.column, d!.column];
    const [p, q, r, s] = [a!.by, b!.by, c!.by, d!.by];
    runs.push(() => addFour(out, w, p, x, q, y, r, z, s, block.count));
  }
  for (; at + 2 <= multiples.length; at += 2) {
    const [a, b] = multiples.slice(at, at + 2);
    const [w, x] = [a!.column, b!.column];
    const [p, q] = [a!.by, b!.by];
    runs.push(() => addTwo(out, w, p, x, q, block.count));
  }
  if (at < multiples.length) {
    const { column, by } = multiples[at]!;
    runs.push(() => addOne(out, column, by, block.count));
  }
  return runs;
}

function together(runs: readonly (() => void)[]): () => void {
  const [first, second] = runs;
  if (first !== undefined && runs.length === 1) return first;
  if (first !== undefined && second !== undefined && runs.length === 2)
    return () => {
      first();
      second();
    };
  return () => {
    for (const run of runs) run();
  };
}

/** `out` = the form's value. */
export function setStep(out: Atom, { constant, terms }: Form): Step {
  return {
    writes: [out],
    reads: terms.map(({ atom }) => atom),
    bind(memory, block) {
      const into = memory.column(out);
      const multiples = multiplesOf(terms, memory);
      if (multiples.length === 0) return () => into.fill(constant, 0, block.count);
      const first = multiples.length >= 4 ? 4 : multiples.length >= 2 ? 2 : 1;
      const rest = addingRuns(into, multiples.slice(first), block);
      const [a, b] = multiples;
      if (first === 4) return together([fourTerms(into, constant, multiples, block), ...rest]);
      const [w, p] = [a!.column, a!.by];
      if (first === 1) return () => setOne(into, constant, w, p, block.count);
      const [x, q] = [b!.column, b!.by];
      return together([() => setTwo(into, constant, w, p, x, q, block.count), ...rest]);
    },
  };
}

/** `out` += the form's terms. The constant is the caller's. */
export function addStep(out: Atom, terms: readonly Term[]): Step {
  return {
    writes: [],
    reads: [out, ...terms.map(({ atom }) => atom)],
    bind: (memory, block) => together(addingRuns(memory.column(out), multiplesOf(terms, memory), block)),
  };
}

function pairStep(
  out: Atom,
  a: Atom,
  b: Atom,
  loop: (out: Float64Array, x: Float64Array, y: Float64Array, count: number) => void,
): Step {
  return {
    writes: [out],
    reads: [a, b],
    bind(memory, block) {
      const [into, x, y] = [memory.column(out), memory.column(a), memory.column(b)];
      return () => loop(into, x, y, block.count);
    },
  };
}

export function productStep(out: Atom, a: Atom, b: Atom): Step {
  return pairStep(out, a, b, (into, x, y, count) => {
    for (let i = 0; i < count; i++) into[i] = x[i]! * y[i]!;
  });
}

export function quotientStep(out: Atom, a: Atom, b: Atom): Step {
  return pairStep(out, a, b, (into, x, y, count) => {
    for (let i = 0; i < count; i++) into[i] = x[i]! / y[i]!;
  });
}

export function greaterStep(out: Atom, a: Atom, b: Atom): Step {
  return pairStep(out, a, b, (into, x, y, count) => {
    for (let i = 0; i < count; i++) into[i] = x[i]! > y[i]! ? x[i]! : y[i]!;
  });
}

export function lesserStep(out: Atom, a: Atom, b: Atom): Step {
  return pairStep(out, a, b, (into, x, y, count) => {
    for (let i = 0; i < count; i++) into[i] = x[i]! < y[i]! ? x[i]! : y[i]!;
  });
}

/** `out` = the greater of a and a constant. */
export function atLeastStep(out: Atom, a: Atom, least: number): Step {
  return {
    writes: [out],
    reads: [a],
    bind(memory, block) {
      const [into, x] = [memory.column(out), memory.column(a)];
      return () => {
        for (let i = 0; i < block.count; i++) into[i] = x[i]! > least ? x[i]! : least;
      };
    },
  };
}
