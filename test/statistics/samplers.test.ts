/** Drawn counts against the probabilities they should have: chi-square, with seeds that never change. */
import { describe, expect, test } from "vitest";
import { randomWord } from "../../shared/number/random.ts";
import { binomialCount, FixedBinomial, type MoreWords } from "../../shared/statistics/binomial-sampler.ts";
import { countOf, countTable, negativeBinomialLaw, poissonLaw } from "../../shared/statistics/count-table.ts";
import { binomialMass, poissonMass } from "../../shared/statistics/saddle-point.ts";
import { TicketSampler } from "../../shared/statistics/ticket-sampler.ts";

const DRAWS = 60_000;

/** Words of one stream after the other. */
function wordsFrom(high: number): MoreWords {
  let at = 0;
  return { next: () => randomWord({ low: 2026, high }, at++, 0) };
}

/** Normal score of chi-square over counts expected at least 20 times each, neighbours joined (Wilson and Hilferty). */
function misfit(counts: readonly number[], massOf: (k: number) => number, lowest: number, highest: number): number {
  const seen = new Map<number, number>();
  for (const count of counts) seen.set(count, (seen.get(count) ?? 0) + 1);
  const cells: { expected: number; found: number }[] = [{ expected: 0, found: 0 }];
  for (let k = lowest; k <= highest; k++) {
    let cell = cells.at(-1)!;
    if (cell.expected >= 20) {
      cell = { expected: 0, found: 0 };
      cells.push(cell);
    }
    cell.expected += massOf(k) * counts.length;
    cell.found += seen.get(k) ?? 0;
  }
  const used = cells.filter(({ expected }) => expected >= 20);
  const square = used.reduce((sum, { expected, found }) => sum + (found - expected) ** 2 / expected, 0);
  const degrees = Math.max(1, used.length - 1);
  if (used.length < 2) return 0;
  return (Math.cbrt(square / degrees) - (1 - 2 / (9 * degrees))) / Math.sqrt(2 / (9 * degrees));
}

const range = (mean: number, sd: number, most = Number.POSITIVE_INFINITY) =>
  [Math.max(0, Math.floor(mean - 8 * sd - 2)), Math.min(most, Math.ceil(mean + 8 * sd + 4))] as const;

describe("tables of counts", () => {
  test.each([0.001, 0.4, Math.LN2, 5, 27.6, 300])("give Poisson probabilities of mean %d to 2^-31", (mean) => {
    const { lowest, last } = countTable(poissonLaw(mean));
    let before = -1;
    for (const [i, word] of last.entries()) {
      expect(Math.abs((word - before) / 2 ** 32 - poissonMass(mean, lowest + i))).toBeLessThan(2 ** -31);
      before = word;
    }
    expect(before).toBe(2 ** 32 - 1);
  });

  test.each([
    [4, 0.5],
    [30, 0.02],
    [0.3, 2],
  ])("give a negative binomial of mean %d and dispersion %d its mean and variance", (mean, dispersion) => {
    const { lowest, last } = countTable(negativeBinomialLaw(mean, dispersion));
    let before = -1;
    let [first, second] = [0, 0];
    for (const [i, word] of last.entries()) {
      const share = (word - before) / 2 ** 32;
      first += share * (lowest + i);
      second += share * (lowest + i) ** 2;
      before = word;
    }
    expect(first).toBeCloseTo(mean, 5);
    expect(second - first ** 2).toBeCloseTo(mean + dispersion * mean ** 2, 3);
  });

  test("rise with the word", () => {
    const table = countTable(poissonLaw(12));
    let before = 0;
    for (let word = 0; word < 2 ** 32; word += 2 ** 20 + 7) {
      const count = countOf(table, word);
      expect(count).toBeGreaterThanOrEqual(before);
      before = count;
    }
    expect(countOf(table, 2 ** 32 - 1)).toBeGreaterThan(30);
  });
});

describe("binomial draws", () => {
  const CASES: readonly (readonly [n: number, p: number])[] = [
    [1, 0.5],
    [5, 0.04],
    [20, 0.6],
    [64, 0.9973],
    [64, 0.5],
    [65, 0.31],
    [300, 0.02],
    [1024, 0.77],
    [5000, 0.001],
    [5000, 0.3],
    [200_000, 0.95],
  ];

  test.each(CASES)("of %i at a chance of %d that differs by trial", (n, p) => {
    const words = wordsFrom(n);
    const counts = Array.from({ length: DRAWS }, () => binomialCount(n, p, words.next(), words));
    const [low, high] = range(n * p, Math.sqrt(n * p * (1 - p)), n);
    expect(Math.abs(misfit(counts, (k) => binomialMass(n, p, k), low, high))).toBeLessThan(4.5);
  });

  test.each(CASES)("of %i at a fixed chance of %d", (n, p) => {
    const words = wordsFrom(n + 1);
    const out = new Float64Array(DRAWS);
    const given = Uint32Array.from({ length: DRAWS }, () => words.next());
    new FixedBinomial(p).fill(new Float64Array(DRAWS).fill(n), given, out, DRAWS, () => words);
    const [low, high] = range(n * p, Math.sqrt(n * p * (1 - p)), n);
    expect(Math.abs(misfit([...out], (k) => binomialMass(n, p, k), low, high))).toBeLessThan(4.5);
  });

  test.each([
    [0, 0.4, 0],
    [7, 0, 0],
    [7, 1, 7],
    [70, 1, 70],
  ])("of %i at %d are %i", (n, p, expected) => {
    expect(binomialCount(n, p, 123_456_789, wordsFrom(3))).toBe(expected);
  });

  test("rise with the chance for the same words", () => {
    for (let trial = 0; trial < 200; trial++) {
      let before = 0;
      for (let p = 0; p <= 1.0001; p += 0.01) {
        const more = wordsFrom(trial + 1000);
        const count = binomialCount(30, p, more.next(), more);
        // Where a step of the tables is crossed, the second word starts anew: one ticket may come back.
        expect(count).toBeGreaterThanOrEqual(before - 1);
        before = count;
      }
    }
  });
});

describe("ticket draws of a mean that differs by trial", () => {
  test.each([0.001, 0.3, 7.7, 250, 3000])("Poisson of mean %d", (mean) => {
    const words = wordsFrom(Math.round(mean * 1000));
    const sampler = new TicketSampler(0);
    const counts = Array.from({ length: DRAWS }, () => sampler.count(mean, words.next(), words));
    const [low, high] = range(mean, Math.sqrt(mean));
    expect(Math.abs(misfit(counts, (k) => poissonMass(mean, k), low, high))).toBeLessThan(4.5);
  });

  test.each([
    [3_000_000, 0, 400],
    [8, 0.5, 40_000],
    [20_000, 0.4, 20_000],
    [20_000, 2.5, 20_000],
  ])("mean %d and dispersion %d have their mean and variance", (mean, dispersion, draws) => {
    const words = wordsFrom(mean + dispersion * 10);
    const sampler = new TicketSampler(dispersion);
    const counts = Array.from({ length: draws }, () => sampler.count(mean, words.next(), words));
    const found = counts.reduce((sum, count) => sum + count, 0) / draws;
    const variance = mean + dispersion * mean ** 2;
    expect(Math.abs(found - mean)).toBeLessThan(4.5 * Math.sqrt(variance / draws));
    const squares = counts.map((count) => (count - mean) ** 2);
    const spread = squares.reduce((sum, square) => sum + square, 0) / draws;
    const error = Math.sqrt(squares.reduce((sum, square) => sum + (square - spread) ** 2, 0) / draws / draws);
    expect(Math.abs(spread - variance)).toBeLessThan(4.5 * error);
  });
});
