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

function lastReads(steps: readonly Step[], atoms: number, kept: ReadonlySet<Atom>): Int32Array {
  const last = new Int32Array(atoms).fill(-1);
  for (const [at, step] of steps.entries()) {
    for (const atom of step.writes) last[atom] = Math.max(last[atom]!, at);
    for (const atom of step.reads) last[atom] = at;
  }
  for (const atom of kept) last[atom] = steps.length;
  return last;
}

export class Program {
  readonly block: Block = { count: 0, trials: new Uint32Array(BLOCK_TRIALS) };
  private readonly runs: (() => void)[] = [];
  private readonly columns = new Map<Atom, Float64Array>();

  constructor(steps: readonly Step[], kinds: readonly Kind[], kept: ReadonlySet<Atom>) {
    const last = lastReads(steps, kinds.length, kept);
    const free = { numbers: [] as Float64Array[], words: [] as Uint32Array[] };
    const words = new Map<Atom, Uint32Array>();
    const memory: Memory = {
      column: (atom) => held(this.columns, atom),
      words: (atom) => held(words, atom),
    };
    for (const [at, step] of steps.entries()) {
      for (const atom of step.writes) {
        if (kinds[atom] === "words") words.set(atom, free.words.pop() ?? new Uint32Array(BLOCK_TRIALS));
        else if (!this.columns.has(atom)) this.columns.set(atom, free.numbers.pop() ?? new Float64Array(BLOCK_TRIALS));
      }
      this.runs.push(step.bind(memory, this.block));
      for (const atom of new Set([...step.reads, ...step.writes])) {
        if (last[atom] !== at) continue;
        if (kinds[atom] === "words") free.words.push(memory.words(atom));
        else {
          free.numbers.push(memory.column(atom));
          this.columns.delete(atom);
        }
      }
    }
  }

  /** Runs the steps for the trials of `block`. */
  run(): void {
    for (const run of this.runs) run();
  }

  /** A column that was kept. */
  column(atom: Atom): Float64Array {
    return held(this.columns, atom);
  }
}

function held<T>(columns: ReadonlyMap<Atom, T>, atom: Atom): T {
  const column = columns.get(atom);
  if (column === undefined) throw new Error(`column ${atom} is read before it is written`);
  return column;
}
