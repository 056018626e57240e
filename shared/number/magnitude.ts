/** Words behind a number that stand for zeros, and how many. */
const MAGNITUDES: ReadonlyMap<string, number> = new Map([
  ["k", 3],
  ["thousand", 3],
  ["m", 6],
  ["mn", 6],
  ["mio", 6],
  ["million", 6],
  ["b", 9],
  ["bn", 9],
  ["billion", 9],
]);

/** Zeros of `k`, `thousand`, `m`, `million`, ...: `undefined` for any other word. */
export function magnitudeOf(word: string): number | undefined {
  return MAGNITUDES.get(word.toLowerCase());
}
