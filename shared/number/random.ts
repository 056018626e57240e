/**
 * Random numbers by counter: Threefry-2x32 with 13 rounds (Salmon and others, "Parallel random numbers: as easy as 1, 2, 3",
 * 2011), which passes BigCrush. A number is a function of its key and counter alone, so that it is the same whoever
 * computes it, in whatever order, on every platform: 32-bit additions, rotations and exclusive or.
 */

const PARITY = 0x1bd11bda;

/** A stream of random words: which seed, and what they are for. */
export interface StreamKey {
  readonly low: number;
  readonly high: number;
}

/**
 * Two random words for each counter `(counters[i], second)`, i below `count`, into `out0` and `out1`. Words are whole
 * numbers from 0 to 2^32 - 1.
 */
export function fillRandomWords(
  key: StreamKey,
  counters: Uint32Array,
  second: number,
  out0: Uint32Array,
  out1: Uint32Array,
  count: number,
): void {
  const k0 = key.low | 0;
  const k1 = key.high | 0;
  const k2 = PARITY ^ k0 ^ k1;
  const start = (second + k1) | 0;
  const k2plus1 = (k2 + 1) | 0;
  const k0plus2 = (k0 + 2) | 0;
  const k1plus3 = (k1 + 3) | 0;
  for (let at = 0; at < count; at++) {
    let x = (counters[at]! + k0) | 0;
    let y = start;
    x = (x + y) | 0;
    y = ((y << 13) | (y >>> 19)) ^ x;
    x = (x + y) | 0;
    y = ((y << 15) | (y >>> 17)) ^ x;
    x = (x + y) | 0;
    y = ((y << 26) | (y >>> 6)) ^ x;
    x = (x + y) | 0;
    y = ((y << 6) | (y >>> 26)) ^ x;
    x = (x + k1) | 0;
    y = (y + k2plus1) | 0;
    x = (x + y) | 0;
    y = ((y << 17) | (y >>> 15)) ^ x;
    x = (x + y) | 0;
    y = ((y << 29) | (y >>> 3)) ^ x;
    x = (x + y) | 0;
    y = ((y << 16) | (y >>> 16)) ^ x;
    x = (x + y) | 0;
    y = ((y << 24) | (y >>> 8)) ^ x;
    x = (x + k2) | 0;
    y = (y + k0plus2) | 0;
    x = (x + y) | 0;
    y = ((y << 13) | (y >>> 19)) ^ x;
    x = (x + y) | 0;
    y = ((y << 15) | (y >>> 17)) ^ x;
    x = (x + y) | 0;
    y = ((y << 26) | (y >>> 6)) ^ x;
    x = (x + y) | 0;
    y = ((y << 6) | (y >>> 26)) ^ x;
    x = (x + k0) | 0;
    y = (y + k1plus3) | 0;
    x = (x + y) | 0;
    y = ((y << 17) | (y >>> 15)) ^ x;
    out0[at] = x;
    out1[at] = y;
  }
}

const oneCounter = new Uint32Array(1);
const oneWord = new Uint32Array(1);
const otherWord = new Uint32Array(1);

/** One random word of the counter `(first, second)`. */
export function randomWord(key: StreamKey, first: number, second: number): number {
  oneCounter[0] = first;
  fillRandomWords(key, oneCounter, second, oneWord, otherWord, 1);
  return oneWord[0]!;
}

/** A number above 0 and below 1 out of two words, in the middle of one of 2^52 equal steps. */
export function openUnit(word0: number, word1: number): number {
  return ((word0 >>> 6) * 67108864 + (word1 >>> 6) + 0.5) / 4503599627370496;
}

function mixed(word: number): number {
  let x = word;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return (x ^ (x >>> 16)) >>> 0;
}

/** 32 bits of a text (FNV-1a, mixed once more). */
export function hashOfText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return mixed(hash >>> 0);
}

/** Streams of one seed by name: the name alone decides the numbers, so that what is added elsewhere moves nothing. */
export class Streams {
  private readonly low: number;
  private readonly high: number;
  private readonly taken = new Map<number, string>();

  /** `seed`: a whole number from 0 to 2^53 - 1. */
  constructor(seed: number) {
    if (!Number.isSafeInteger(seed) || seed < 0)
      throw new RangeError(`a seed is a whole number of at least 0: ${seed}`);
    this.low = seed >>> 0;
    this.high = mixed(Math.floor(seed / 4294967296));
  }

  /** Two names never share a stream: should their hashes meet, the later name is spelled differently. */
  of(name: string): StreamKey {
    for (let spelling = name; ; spelling += "'") {
      const high = (hashOfText(spelling) ^ this.high) >>> 0;
      const owner = this.taken.get(high);
      if (owner !== undefined && owner !== name) continue;
      this.taken.set(high, name);
      return { low: this.low, high };
    }
  }
}
