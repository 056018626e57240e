/**
 * A program over blocks of trials: a list of steps, each of which fills columns from columns. It is written once for a
 * scenario and run for every block. Columns share their memory as soon as nothing reads them any more.
 */
import type { Atom } from "./form.ts";

/** The trials that a run of the program is about. */
export interface Block {
  /** Trials in this run, at most `BLOCK_TRIALS`. */
  count: number;
  /** Their numbers. */
  readonly trials: Uint32Array;
}

export const BLOCK_TRIALS = 1024;

export interface Memory {
  /** The column of an atom. */
  column(atom: Atom): Float64Array;
  /** The random words of an atom. */
  words(atom: Atom): Uint32Array;
}

export interface Step {
  readonly writes: readonly Atom[];
  readonly reads: readonly Atom[];
  /** Binds the step to its columns; what it gives is called for every block. */
  bind(memory: Memory, block: Block): () => void;
}

type Kind = "numbers" | "words";

export class ProgramBuilder {
  private readonly kinds: Kind[] = [];
  private readonly steps: Step[] = [];
  private readonly kept = new Set<Atom>();

  atom(kind: Kind = "numbers"): Atom {
    this.kinds.push(kind);
    return this.kinds.length - 1;
  }

  /** Appends a step. */
  add(step: Step): void {
    this.steps.push(step);
  }

  /** Keeps a column to the end of the program. */
  keep(atom: Atom): void {
    this.kept.add(atom);
  }

  build(): Program {
    return new Program(this.steps, this.kinds, this.kept);
  }
}

/** The step after which nobody reads an atom; the number of steps for what is kept. Loops by index: steps are many. */
function lastReads(steps: readonly Step[], atoms: number, kept: ReadonlySet<Atom>): Int32Array {
  const last = new Int32Array(atoms).fill(-1);
  for (let at = 0; at < steps.length; at++) {
    const { reads, writes } = steps[at]!;
    for (let k = 0; k < writes.length; k++) last[writes[k]!] = Math.max(last[writes[k]!]!, at);
    for (let k = 0; k < reads.length; k++) last[reads[k]!] = at;
  }
  for (const atom of kept) last[atom] = steps.length;
  return last;
}

/** Columns of a kind, and which of them are free. */
class Columns<C> {
  private readonly held: (C | undefined)[] = [];
  private readonly free: C[] = [];
  private readonly make: () => C;

  constructor(make: () => C) {
    this.make = make;
  }

  take(atom: Atom): void {
    this.held[atom] ??= this.free.pop() ?? this.make();
  }

  of(atom: Atom): C {
    const column = this.held[atom];
    if (column === undefined) throw new Error(`column ${atom} is read before it is written`);
    return column;
  }

  release(atom: Atom): void {
    const column = this.held[atom];
    if (column === undefined) return;
    this.free.push(column);
    this.held[atom] = undefined;
  }
}

export class Program {
  readonly block: Block = { count: 0, trials: new Uint32Array(BLOCK_TRIALS) };
  private readonly runs: (() => void)[] = [];
  private readonly kept = new Map<Atom, Float64Array>();

  constructor(steps: readonly Step[], kinds: readonly Kind[], kept: ReadonlySet<Atom>) {
    const last = lastReads(steps, kinds.length, kept);
    const columns = new Columns(() => new Float64Array(BLOCK_TRIALS));
    const words = new Columns(() => new Uint32Array(BLOCK_TRIALS));
    const of = (atom: Atom) => (kinds[atom] === "words" ? words : columns);
    const memory: Memory = { column: (atom) => columns.of(atom), words: (atom) => words.of(atom) };
    const release = (atoms: readonly Atom[], at: number) => {
      for (let k = 0; k < atoms.length; k++) if (last[atoms[k]!] === at) of(atoms[k]!).release(atoms[k]!);
    };
    for (let at = 0; at < steps.length; at++) {
      const step = steps[at]!;
      for (let k = 0; k < step.writes.length; k++) of(step.writes[k]!).take(step.writes[k]!);
      this.runs.push(step.bind(memory, this.block));
      release(step.reads, at);
      release(step.writes, at);
    }
    for (const atom of kept) this.kept.set(atom, columns.of(atom));
  }

  /** Runs the steps for the trials of `block`. */
  run(): void {
    for (let at = 0; at < this.runs.length; at++) this.runs[at]!();
  }

  /** A column that was kept. */
  column(atom: Atom): Float64Array {
    const column = this.kept.get(atom);
    if (column === undefined) throw new Error(`column ${atom} is not kept`);
    return column;
  }
}
