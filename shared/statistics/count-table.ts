/**
 * Whole-numbered distributions as tables: one random word finds its count by an exact comparison with the distribution
 * function. Built by recurrence from the mode with additions, products and quotients only, so that a table is the same on
 * every platform. Counts rise with the word, so that the same words give like counts under like means.
 */

/** `P(K = k)` by ratios from the mode. */
export interface CountLaw {
  readonly mode: number;
  /** Least and greatest count that may happen; the greatest may be infinite. */
  readonly least: number;
  readonly greatest: number;
  /** P(k + 1) / P(k). */
  rising(k: number): number;
}

export interface CountTable {
  readonly lowest: number;
  /** The count is `lowest + i`, i the first with `word <= last[i]`; the last of them is 2^32 - 1. */
  readonly last: Uint32Array;
  /** Where the search starts, by the word's `32 - shift` leading bits. */
  readonly guide: Uint16Array;
  readonly shift: number;
}

/** Weights below this part of the mode's are left out: all of them together are below 2^-34. */
const NEGLIGIBLE = 1e-16;
const WORDS = 4294967296;

/** Relative weights from the least count that matters to the greatest. */
export function countWeights(law: CountLaw): { readonly lowest: number; readonly weights: Float64Array } {
  const down: number[] = [];
  const up: number[] = [];
  let weight = 1;
  for (let k = law.mode; k > law.least; k--) {
    weight /= law.rising(k - 1);
    if (!(weight > NEGLIGIBLE)) break;
    down.push(weight);
  }
  weight = 1;
  for (let k = law.mode; k < law.greatest; k++) {
    weight *= law.rising(k);
    if (!(weight > NEGLIGIBLE)) break;
    up.push(weight);
  }
  const weights = Float64Array.from([...down.toReversed(), 1, ...up]);
  return { lowest: law.mode - down.length, weights };
}

/** Writes the greatest word of each count into `last` from `start` on. */
export function fillLastWords(weights: Float64Array, last: Uint32Array, start: number): void {
  let total = 0;
  for (const weight of weights) total += weight;
  let sum = 0;
  for (let i = 0; i < weights.length; i++) {
    sum += weights[i]!;
    last[start + i] = Math.max(0, Math.min(WORDS, Math.round((sum / total) * WORDS)) - 1);
  }
  last[start + weights.length - 1] = WORDS - 1;
}

export function countTable(law: CountLaw): CountTable {
  const { lowest, weights } = countWeights(law);
  const last = new Uint32Array(weights.length);
  fillLastWords(weights, last, 0);
  const bits = Math.min(15, Math.max(6, 32 - Math.clz32(weights.length - 1) + 1));
  const shift = 32 - bits;
  const guide = new Uint16Array(1 << bits);
  let i = 0;
  for (let cell = 0; cell < guide.length; cell++) {
    const first = (cell << shift) >>> 0;
    while (last[i]! < first) i++;
    guide[cell] = i;
  }
  return { lowest, last, guide, shift };
}

export function countOf(table: CountTable, word: number): number {
  const { last } = table;
  let i = table.guide[word >>> table.shift]!;
  while (word > last[i]!) i++;
  return table.lowest + i;
}

/** `mean` above 0. */
export function poissonLaw(mean: number): CountLaw {
  return { mode: Math.floor(mean), least: 0, greatest: Number.POSITIVE_INFINITY, rising: (k) => mean / (k + 1) };
}

/** Mean `mean` and variance `mean + dispersion mean^2`, both above 0: tickets whose rate itself varies. */
export function negativeBinomialLaw(mean: number, dispersion: number): CountLaw {
  const size = 1 / dispersion;
  const odds = mean / (mean + size);
  return {
    mode: size > 1 ? Math.floor(((size - 1) * mean) / size) : 0,
    least: 0,
    greatest: Number.POSITIVE_INFINITY,
    rising: (k) => ((k + size) / (k + 1)) * odds,
  };
}

/** 0 < probability < 1, `trials` whole and at least 1. */
export function binomialLaw(trials: number, probability: number): CountLaw {
  const odds = probability / (1 - probability);
  return {
    mode: Math.min(trials, Math.floor((trials + 1) * probability)),
    least: 0,
    greatest: trials,
    rising: (k) => ((trials - k) / (k + 1)) * odds,
  };
}
