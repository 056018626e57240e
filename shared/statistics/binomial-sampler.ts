/**
 * Drawn counts of successes. Small samples go through tables, one word each; a probability that differs from trial to trial
 * is met by the table of the next lower step and a second, rare draw for what is missing. Larger samples are drawn in
 * parts, the largest by rejection (BTRS, W. Hörmann, "The generation of binomial random variates", 1993).
 */
import { binomialLaw, countWeights, fillLastWords } from "./count-table.ts";
import { stableExp, stableLn } from "./elementary.ts";
import { stirlingError } from "./saddle-point.ts";

/** Words beyond the first of a draw; most draws need none. */
export interface MoreWords {
  next(): number;
}

/** Samples up to this size have tables. */
export const TABLED_TRIALS = 64;
const GUIDE_BITS = 5;
const GUIDE_CELLS = 2 ** GUIDE_BITS;
const GUIDE_SHIFT = 32 - GUIDE_BITS;
/** Samples up to this size are drawn in parts of `TABLED_TRIALS`. */
const LARGEST_IN_PARTS = 1024;
const STEPS = 256;
const WORDS = 4294967296;

/** Tables of one probability, 0 to 1/2, for every sample size up to `TABLED_TRIALS`. */
export class BinomialTable {
  readonly probability: number;
  /** Greatest word of count k of n at `n (n + 1) / 2 + k`. */
  readonly last: Uint32Array;
  readonly guide: Uint8Array;

  constructor(probability: number) {
    this.probability = probability;
    this.last = new Uint32Array(((TABLED_TRIALS + 1) * (TABLED_TRIALS + 2)) / 2);
    this.guide = new Uint8Array((TABLED_TRIALS + 1) * GUIDE_CELLS);
    this.last[0] = WORDS - 1;
    for (let n = 1; n <= TABLED_TRIALS; n++) this.fill(n);
  }

  private fill(n: number): void {
    const start = (n * (n + 1)) / 2;
    if (this.probability === 0) this.last.fill(WORDS - 1, start, start + n + 1);
    else {
      const { lowest, weights } = countWeights(binomialLaw(n, this.probability));
      fillLastWords(weights, this.last, start + lowest);
      this.last.fill(WORDS - 1, start + lowest + weights.length, start + n + 1);
    }
    let k = 0;
    for (let cell = 0; cell < GUIDE_CELLS; cell++) {
      while (this.last[start + k]! < cell * 2 ** GUIDE_SHIFT) k++;
      this.guide[n * GUIDE_CELLS + cell] = k;
    }
  }

  /** `n` at most `TABLED_TRIALS`. */
  count(n: number, word: number): number {
    const { last } = this;
    const start = (n * (n + 1)) >> 1;
    let at = start + this.guide[n * GUIDE_CELLS + (word >>> GUIDE_SHIFT)]!;
    while (word > last[at]!) at++;
    return at - start;
  }
}

const tables = new Map<number, BinomialTable>();

function tableOf(probability: number): BinomialTable {
  let table = tables.get(probability);
  if (table === undefined) {
    // A bound for a program that meets many documents; a table holds 11 KB.
    if (tables.size > 4000) tables.clear();
    table = new BinomialTable(probability);
    tables.set(probability, table);
  }
  return table;
}

/** The tables at whole steps of 1/256, in which probabilities that vary are looked up. */
const stepped: (BinomialTable | undefined)[] = new Array(STEPS / 2 + 1).fill(undefined);

function steppedTable(step: number): BinomialTable {
  let table = stepped[step];
  if (table === undefined) {
    table = new BinomialTable(step / STEPS);
    stepped[step] = table;
  }
  return table;
}

/** Successes among `n` at the same `probability` for all trials. */
export class FixedBinomial {
  private readonly probability: number;
  private readonly isFlipped: boolean;
  private readonly table: BinomialTable;

  constructor(probability: number) {
    this.isFlipped = probability > 0.5;
    this.probability = Math.min(1, Math.max(0, probability));
    this.table = tableOf(this.isFlipped ? 1 - this.probability : this.probability);
  }

  /** Writes the successes of each `sizes[i]`; `more(i)` gives further words where a sample needs them. */
  fill(
    sizes: Float64Array,
    words: Uint32Array,
    out: Float64Array,
    count: number,
    more: (at: number) => MoreWords,
  ): void {
    const { last, guide } = this.table;
    const { isFlipped } = this;
    const flip = isFlipped ? -1 : 0;
    for (let i = 0; i < count; i++) {
      const size = sizes[i]!;
      if (size > TABLED_TRIALS) {
        out[i] = binomialCount(size, this.probability, words[i]!, more(i));
        continue;
      }
      const n = size | 0;
      // Successes of the flipped draw are counted from the other end, so that counts still rise with the word.
      const word = (words[i]! ^ flip) >>> 0;
      const start = (n * (n + 1)) >> 1;
      let at = start + guide[n * GUIDE_CELLS + (word >>> GUIDE_SHIFT)]!;
      while (word > last[at]!) at++;
      out[i] = isFlipped ? n - (at - start) : at - start;
    }
  }
}

/** Of `m` at a small probability `rest`: none unless the word is high. */
function rareCount(m: number, rest: number, word: number): number {
  const u = (word + 0.5) / WORDS;
  // (1 - d)^m is at least 1 - m d.
  if (u <= 1 - m * rest) return 0;
  let chance = 1;
  for (let base = 1 - rest, exponent = m; exponent > 0; exponent >>= 1) {
    if ((exponent & 1) === 1) chance *= base;
    base *= base;
  }
  const odds = rest / (1 - rest);
  let below = chance;
  let k = 0;
  while (u > below && k < m) {
    chance *= ((m - k) / (k + 1)) * odds;
    k++;
    below += chance;
  }
  return k;
}

/** Successes among `n` up to `TABLED_TRIALS`, any probability: two words. */
export function smallBinomial(n: number, probability: number, word: number, second: number): number {
  if (n === 0 || probability <= 0) return 0;
  if (probability >= 1) return n;
  const isFlipped = probability > 0.5;
  const p = isFlipped ? 1 - probability : probability;
  const step = (p * STEPS) | 0;
  const lower = step / STEPS;
  const found = steppedTable(step).count(n, isFlipped ? ~word >>> 0 : word);
  const total = found + rareCount(n - found, (p - lower) / (1 - lower), isFlipped ? ~second >>> 0 : second);
  return isFlipped ? n - total : total;
}

/** Successes among any number `n`. */
export function binomialCount(n: number, probability: number, word: number, more: MoreWords): number {
  if (n === 0 || probability <= 0) return 0;
  if (probability >= 1) return n;
  if (n <= TABLED_TRIALS) return smallBinomial(n, probability, word, more.next());
  if (n <= LARGEST_IN_PARTS) {
    let total = smallBinomial(TABLED_TRIALS, probability, word, more.next());
    let left = n - TABLED_TRIALS;
    for (; left > TABLED_TRIALS; left -= TABLED_TRIALS)
      total += smallBinomial(TABLED_TRIALS, probability, more.next(), more.next());
    return total + smallBinomial(left, probability, more.next(), more.next());
  }
  if (probability > 0.5) return n - largeBinomial(n, 1 - probability, word, more);
  return largeBinomial(n, probability, word, more);
}

function largeBinomial(n: number, p: number, word: number, more: MoreWords): number {
  return n * p < 10 ? fewOfMany(n, p, word) : rejectedBinomial(n, p, word, more);
}

/** By inversion from 0. */
function fewOfMany(n: number, p: number, word: number): number {
  const u = (word + 0.5) / WORDS;
  const odds = p / (1 - p);
  let chance = stableExp(n * stableLn(1 - p));
  let below = chance;
  let k = 0;
  while (u > below && k < n && chance > 0) {
    chance *= ((n - k) / (k + 1)) * odds;
    k++;
    below += chance;
  }
  return k;
}

/** BTRS: `n p` at least 10, p at most 1/2. */
function rejectedBinomial(n: number, p: number, word: number, more: MoreWords): number {
  const odds = p / (1 - p);
  const sd = Math.sqrt(n * p * (1 - p));
  const b = 1.15 + 2.53 * sd;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const centre = n * p + 0.5;
  const squeeze = 0.92 - 4.2 / b;
  const alpha = (2.83 + 5.1 / b) * sd;
  const mode = Math.floor((n + 1) * p);
  const tail = (k: number) => stirlingError(k + 1);
  for (let first = word; ; first = more.next()) {
    const u = (first + 0.5) / WORDS - 0.5;
    const v = (more.next() + 0.5) / WORDS;
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + centre);
    if (us >= 0.07 && v <= squeeze) return k;
    if (k < 0 || k > n) continue;
    const bound =
      (mode + 0.5) * stableLn((mode + 1) / (odds * (n - mode + 1))) +
      (n + 1) * stableLn((n - mode + 1) / (n - k + 1)) +
      (k + 0.5) * stableLn((odds * (n - k + 1)) / (k + 1)) +
      tail(mode) +
      tail(n - mode) -
      tail(k) -
      tail(n - k);
    if (stableLn((v * alpha) / (a / (us * us) + b)) <= bound) return k;
  }
}
