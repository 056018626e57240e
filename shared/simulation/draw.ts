/**
 * Steps that draw: uncertain inputs, ticket counts and their thinnings, and what credits rest on (spec/model.md section 9).
 * Every number comes from its own counter (stream, trial, month, purpose), so that no draw depends on another's.
 */
import { ceiling, exact, multiply } from "../number/exact.ts";
import { fillRandomWords, openUnit, randomWord, type StreamKey } from "../number/random.ts";
import { FixedBinomial, fillBinomials, type MoreWords } from "../statistics/binomial-sampler.ts";
import type { CountTable } from "../statistics/count-table.ts";
import type { Quantile } from "../statistics/distributions.ts";
import type { TicketSampler } from "../statistics/ticket-sampler.ts";
import type { Atom } from "./form.ts";
import type { Block, Step } from "./program.ts";

/** What two words of a stream and month are for. Fixed for good: another order gives other numbers for the same seed. */
export const PURPOSES = {
  /** Tickets, and prevented ones. */
  tickets: 0,
  /** Attempted and claimed. */
  attempts: 1,
  /** Reopened, and incidents. */
  outcomes: 2,
  /** Second words where the mean or the chance differs by trial: attempted and claimed; reopened and incidents; tickets and prevented. */
  moreAttempts: 3,
  moreOutcomes: 4,
  moreTickets: 5,
  /** One number between 0 and 1. */
  unit: 6,
} as const;
export type Purpose = keyof typeof PURPOSES;

/** The second counter: 7 bits of month (0 where there is none), 4 of purpose, the rest for further words. */
function counterOf(month: number, purpose: number, further = 0): number {
  return month | (purpose << 7) | (further << 11);
}

export interface DrawPlace {
  readonly stream: StreamKey;
  /** From 1; 0 for what is drawn once a trial. */
  readonly month: number;
}

/** Two columns of random words. */
export function wordsStep(words: readonly [Atom, Atom], place: DrawPlace, purpose: Purpose): Step {
  const counter = counterOf(place.month, PURPOSES[purpose]);
  return {
    writes: words,
    reads: [],
    bind(memory, block) {
      const [first, second] = [memory.words(words[0]), memory.words(words[1])];
      return () => fillRandomWords(place.stream, block.trials, counter, first, second, block.count);
    },
  };
}

/** Words beyond those of the columns, for the few draws that need them. */
class FurtherWords implements MoreWords {
  private readonly stream: StreamKey;
  private readonly month: number;
  private readonly block: Block;
  private readonly purpose: number;
  private trial = 0;
  private further = 0;

  constructor({ stream, month }: DrawPlace, block: Block, purpose: number) {
    this.stream = stream;
    this.month = month;
    this.block = block;
    this.purpose = purpose;
  }

  at(index: number): this {
    this.trial = this.block.trials[index]!;
    this.further = 0;
    return this;
  }

  next(): number {
    this.further++;
    return randomWord(this.stream, this.trial, counterOf(this.month, this.purpose, this.further));
  }
}

/** Each kind of count has its own further words. */
export const FURTHER = {
  tickets: 7,
  prevented: 8,
  attempted: 9,
  claimed: 10,
  reopened: 11,
  incidents: 12,
  answered: 13,
} as const;
export type Counted = keyof typeof FURTHER;

/** Counts of a mean that is the same in all trials. */
export function tabledTicketsStep(out: Atom, word: Atom, { lowest, last, guide, shift }: CountTable): Step {
  return {
    writes: [out],
    reads: [word],
    bind(memory, block) {
      const [into, words] = [memory.column(out), memory.words(word)];
      return () => fillFromTable(into, words, lowest, last, guide, shift, block.count);
    },
  };
}

function fillFromTable(
  into: Float64Array,
  words: Uint32Array,
  lowest: number,
  last: Uint32Array,
  guide: Uint16Array,
  shift: number,
  count: number,
): void {
  for (let i = 0; i < count; i++) {
    const word = words[i]!;
    let at = guide[word >>> shift]!;
    while (word > last[at]!) at++;
    into[i] = lowest + at;
  }
}

/** Counts of a mean of at least 0 that differs by trial: `by` times the column, or `by` alone without one. */
export function ticketsStep(
  out: Atom,
  word: Atom,
  mean: { readonly atom: Atom | null; readonly by: number },
  sampler: TicketSampler,
  place: DrawPlace,
): Step {
  return {
    writes: [out],
    reads: mean.atom === null ? [word] : [word, mean.atom],
    bind(memory, block) {
      const [into, words] = [memory.column(out), memory.words(word)];
      const means = mean.atom === null ? null : memory.column(mean.atom);
      const further = new FurtherWords(place, block, FURTHER.tickets);
      return () => {
        for (let i = 0; i < block.count; i++)
          into[i] = sampler.count(means === null ? mean.by : means[i]! * mean.by, words[i]!, further.at(i));
      };
    },
  };
}

/** Successes among counts at a chance that is the same in all trials. */
export function fixedThinningStep(
  out: Atom,
  sizes: Atom,
  word: Atom,
  chance: number,
  counted: Counted,
  place: DrawPlace,
): Step {
  const binomial = new FixedBinomial(chance);
  return {
    writes: [out],
    reads: [sizes, word],
    bind(memory, block) {
      const [into, of, words] = [memory.column(out), memory.column(sizes), memory.words(word)];
      const further = new FurtherWords(place, block, FURTHER[counted]);
      const more = (at: number) => further.at(at);
      return () => binomial.fill(of, words, into, block.count, more);
    },
  };
}

/** Successes among counts at a chance of `by` times a column. */
export function thinningStep(
  out: Atom,
  sizes: Atom,
  words: readonly [Atom, Atom],
  chance: { readonly atom: Atom; readonly by: number },
  counted: Counted,
  place: DrawPlace,
): Step {
  const [word, second] = words;
  return {
    writes: [out],
    reads: [sizes, word, second, chance.atom],
    bind(memory, block) {
      const [into, of, chances] = [memory.column(out), memory.column(sizes), memory.column(chance.atom)];
      const [first, rest] = [memory.words(word), memory.words(second)];
      const further = new FurtherWords(place, block, FURTHER[counted]);
      const more = (at: number) => further.at(at);
      return () => fillBinomials(of, chances, chance.by, first, rest, into, block.count, more);
    },
  };
}

/** Numbers above 0 and below 1. */
export function unitStep(out: Atom, words: readonly [Atom, Atom]): Step {
  return {
    writes: [out],
    reads: words,
    bind(memory, block) {
      const [into, first, second] = [memory.column(out), memory.words(words[0]), memory.words(words[1])];
      return () => {
        for (let i = 0; i < block.count; i++) into[i] = openUnit(first[i]!, second[i]!);
      };
    },
  };
}

/** Values of a distribution at numbers between 0 and 1. */
export function quantileStep(out: Atom, units: Atom, quantile: Quantile): Step {
  return {
    writes: [out],
    reads: [units],
    bind(memory, block) {
      const [into, u] = [memory.column(out), memory.column(units)];
      return () => {
        for (let i = 0; i < block.count; i++) into[i] = quantile(u[i]!);
      };
    },
  };
}

/** `yes` where the unit is below the chance, else `no`. */
export function chanceStep(out: Atom, units: Atom, chance: number, yes: number, no: number): Step {
  return {
    writes: [out],
    reads: [units],
    bind(memory, block) {
      const [into, u] = [memory.column(out), memory.column(units)];
      return () => {
        for (let i = 0; i < block.count; i++) into[i] = u[i]! < chance ? yes : no;
      };
    },
  };
}

/** 1 where the unit is below the chance of its trial: a measured value is below a bound exactly where its share is. */
export function chanceColumnStep(out: Atom, units: Atom, chances: Atom): Step {
  return {
    writes: [out],
    reads: [units, chances],
    bind(memory, block) {
      const [into, u, p] = [memory.column(out), memory.column(units), memory.column(chances)];
      return () => {
        for (let i = 0; i < block.count; i++) into[i] = u[i]! < p[i]! ? 1 : 0;
      };
    },
  };
}

/** 1 where fewer than `ceil(bound n)` of n tickets were answered in time. `bound` has at most 12 decimals. */
export function answeredBelowStep(out: Atom, answered: Atom, measured: Atom, bound: number): Step {
  const limits = new Map<number, number>();
  const limitOf = (n: number) => {
    let limit = limits.get(n);
    if (limit === undefined) {
      limit = ceiling(multiply(exact(bound), exact(n))).toNumber();
      limits.set(n, limit);
    }
    return limit;
  };
  return {
    writes: [out],
    reads: [answered, measured],
    bind(memory, block) {
      const [into, counts, sizes] = [memory.column(out), memory.column(answered), memory.column(measured)];
      return () => {
        for (let i = 0; i < block.count; i++) into[i] = counts[i]! < limitOf(sizes[i]!) ? 1 : 0;
      };
    },
  };
}
