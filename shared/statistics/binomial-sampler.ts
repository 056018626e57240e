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
const GUIDE_CELLS = 1 << GUIDE_BITS;
const GUIDE_SHIFT = 32 - GUIDE_BITS;
/** Samples up to this size are drawn in parts of `TABLED_TRIALS`. */
const LARGEST_IN_PARTS = 1024;
const STEPS = 256;
const WORDS = 4294967296;

/** Words of one probability's tables, and cells of their guides: for every sample size up to `TABLED_TRIALS`. */
const TABLE_WORDS = ((TABLED_TRIALS + 1) * (TABLED_TRIALS + 2)) / 2;
const TABLE_CELLS = (TABLED_TRIALS + 1) * GUIDE_CELLS;

/**
 * Writes the tables of a probability from 0 to 1/2: the greatest word of count k of n at `n (n + 1) / 2 + k`, and where the
 * search for a word starts at `n * GUIDE_CELLS` plus its leading bits.
 */
function fillTables(probability: number, last: Uint32Array, guide: Uint8Array): void {
  last[0] = WORDS - 1;
  for (let n = 1; n <= TABLED_TRIALS; n++) {
    const start = (n * (n + 1)) / 2;
    if (probability === 0) last.fill(WORDS - 1, start, start + n + 1);
    else {
      const { lowest, weights } = countWeights(binomialLaw(n, probability));
      fillLastWords(weights, last, start + lowest);
      last.fill(WORDS - 1, start + lowest + weights.length, start + n + 1);
    }
    let k = 0;
    for (let cell = 0; cell < GUIDE_CELLS; cell++) {
      while (last[start + k]! < (cell << GUIDE_SHIFT) >>> 0) k++;
      guide[n * GUIDE_CELLS + cell] = k;
    }
  }
}

interface BinomialTables {
  readonly last: Uint32Array;
  readonly guide: Uint8Array;
}

const tables = new Map<number, BinomialTables>();

function tablesOf(probability: number): BinomialTables {
  let known = tables.get(probability);
  if (known === undefined) {
    // A bound for a program that meets many documents; one of them holds 11 KB.
    if (tables.size > 4000) tables.clear();
    known = { last: new Uint32Array(TABLE_WORDS), guide: new Uint8Array(TABLE_CELLS) };
    fillTables(probability, known.last, known.guide);
    tables.set(probability, known);
  }
  return known;
}

/** The tables at whole steps of 1/256 up to 1/2, in which probabilities that vary are looked up: side by side, written when first asked for. */
const steppedLast = new Uint32Array((STEPS / 2 + 1) * TABLE_WORDS);
const steppedGuide = new Uint8Array((STEPS / 2 + 1) * TABLE_CELLS);
const isStepWritten = new Uint8Array(STEPS / 2 + 1);

function writeStep(step: number): void {
  fillTables(
    step / STEPS,
    steppedLast.subarray(step * TABLE_WORDS, (step + 1) * TABLE_WORDS),
    steppedGuide.subarray(step * TABLE_CELLS, (step + 1) * TABLE_CELLS),
  );
  isStepWritten[step] = 1;
}

/** Successes among `n` at the same `probability` for all trials. */
export class FixedBinomial {
  private readonly probability: number;
  private readonly isFlipped: boolean;
  private readonly tables: BinomialTables;

  constructor(probability: number) {
    this.isFlipped = probability > 0.5;
    this.probability = Math.min(1, Math.max(0, probability));
    this.tables = tablesOf(this.isFlipped ? 1 - this.probability : this.probability);
  }

  /** Writes the successes of each `sizes[i]`; `more(i)` gives further words where a sample needs them. */
  fill(
    sizes: Float64Array,
    words: Uint32Array,
    out: Float64Array,
    count: number,
    more: (at: number) => MoreWords,
  ): void {
    const { last, guide } = this.tables;
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

/** Of `m` at a small probability `rest`, by inversion from none. */
function rareCount(m: number, rest: number, u: number): number {
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
  if (n === 0 || !(probability > 0)) return 0;
  if (probability >= 1) return n;
  const isFlipped = probability > 0.5;
  const p = isFlipped ? 1 - probability : probability;
  const step = (p * STEPS) | 0;
  if (isStepWritten[step] === 0) writeStep(step);
  const first = isFlipped ? ~word >>> 0 : word;
  const start = step * TABLE_WORDS + ((n * (n + 1)) >> 1);
  let at = start + steppedGuide[step * TABLE_CELLS + n * GUIDE_CELLS + (first >>> GUIDE_SHIFT)]!;
  while (first > steppedLast[at]!) at++;
  let total = at - start;
  // The table's probability is a little too low; each of those left succeeds with what is missing.
  const lower = step / STEPS;
  const rest = (p - lower) / (1 - lower);
  const u = ((isFlipped ? ~second >>> 0 : second) + 0.5) / WORDS;
  // (1 - d)^m is at least 1 - m d.
  if (u > 1 - (n - total) * rest) total += rareCount(n - total, rest, u);
  return isFlipped ? n - total : total;
}

/** Writes the successes of each `sizes[i]` at `by` times each chance. */
export function fillBinomials(
  sizes: Float64Array,
  chances: Float64Array,
  by: number,
  words: Uint32Array,
  seconds: Uint32Array,
  out: Float64Array,
  count: number,
  more: (at: number) => MoreWords,
): void {
  for (let i = 0; i < count; i++) {
    const n = sizes[i]!;
    const p = chances[i]! * by;
    out[i] =
      n <= TABLED_TRIALS ? smallBinomial(n | 0, p, words[i]!, seconds[i]!) : binomialCount(n, p, words[i]!, more(i));
  }
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
