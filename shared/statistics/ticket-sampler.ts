/**
 * Drawn ticket counts: Poisson, or with a dispersion negative binomial. A mean that is the same in all trials has its own
 * table. A mean that differs goes through the table of the next higher mean of a fixed ladder, and a binomial draw keeps of
 * that count what belongs to the mean: both laws stay what they are when thinned.
 */
import { binomialCount, type MoreWords } from "./binomial-sampler.ts";
import { type CountTable, countOf, countTable, negativeBinomialLaw, poissonLaw } from "./count-table.ts";
import { stableLn, stablePower } from "./elementary.ts";
import { standardNormalQuantile } from "./normal.ts";

/** Means above this are drawn in equal parts. */
const LARGEST_MEAN = 1_048_576;
/** Above this product of mean and dispersion a negative binomial is a Poisson of a drawn rate: its table would be too long. */
const LONGEST_TAIL = 4096;
const STEPS_PER_DOUBLING = 8;
const LEAST_STEP = -20 * STEPS_PER_DOUBLING;
const ROOTS = Array.from({ length: STEPS_PER_DOUBLING }, (_, at) => stablePower(2, at / STEPS_PER_DOUBLING));
const WORDS = 4294967296;
/** 2^-32 to 2^31, which holds every doubling between the least step and the largest mean. */
const DOUBLINGS = Array.from({ length: 64 }, (_, at) =>
  at < 32 ? 1 / stablePower(2, 32 - at) : stablePower(2, at - 32),
);

function meanOfStep(step: number): number {
  const doublings = Math.floor(step / STEPS_PER_DOUBLING);
  return ROOTS[step - doublings * STEPS_PER_DOUBLING]! * DOUBLINGS[doublings + 32]!;
}

export class TicketSampler {
  private readonly dispersion: number;
  private readonly ladder = new Map<number, CountTable>();
  private readonly poisson: TicketSampler;
  private step = 0;

  /** `dispersion` d: variance = mean + d mean^2; 0 is Poisson. */
  constructor(dispersion: number) {
    this.dispersion = dispersion;
    this.poisson = dispersion === 0 ? this : new TicketSampler(0);
  }

  /** The table of a mean, or null where counts of that mean go through `count`. */
  tableOf(mean: number): CountTable | null {
    if (mean > LARGEST_MEAN || mean * this.dispersion > LONGEST_TAIL) return null;
    return countTable(this.dispersion === 0 ? poissonLaw(mean) : negativeBinomialLaw(mean, this.dispersion));
  }

  /** One count of any mean of at least 0. */
  count(mean: number, word: number, more: MoreWords): number {
    if (!(mean > 0)) return 0;
    if (mean * this.dispersion > LONGEST_TAIL) {
      const rate = this.drawnRate(word, more);
      return this.poisson.count(mean * rate, more.next(), more);
    }
    if (mean > LARGEST_MEAN) {
      const parts = Math.ceil(mean / LARGEST_MEAN);
      let total = this.count(mean / parts, word, more);
      for (let part = 1; part < parts; part++) total += this.count(mean / parts, more.next(), more);
      return total;
    }
    const step = this.stepAbove(mean);
    let table = this.ladder.get(step);
    if (table === undefined) {
      const law = meanOfStep(step);
      table = countTable(this.dispersion === 0 ? poissonLaw(law) : negativeBinomialLaw(law, this.dispersion));
      this.ladder.set(step, table);
    }
    const most = countOf(table, word);
    return most === 0 ? 0 : binomialCount(most, mean / meanOfStep(step), more.next(), more);
  }

  /** The lowest step of the ladder whose mean is not below `mean`; the last answer is near the next one. */
  private stepAbove(mean: number): number {
    let step = this.step;
    while (meanOfStep(step) < mean) step++;
    while (step > LEAST_STEP && meanOfStep(step - 1) >= mean) step--;
    this.step = step;
    return step;
  }

  /** Gamma with mean 1 and variance `dispersion`: G. Marsaglia and W. Tsang, "A simple method for generating gamma variables", 2000. */
  private drawnRate(word: number, more: MoreWords): number {
    const shape = 1 / this.dispersion;
    const d = Math.max(shape, shape + (shape < 1 ? 1 : 0)) - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (let first = word; ; first = more.next()) {
      const x = standardNormalQuantile((first + 0.5) / WORDS);
      const root = 1 + c * x;
      const v = root * root * root;
      const u = (more.next() + 0.5) / WORDS;
      if (!(v > 0) || stableLn(u) >= 0.5 * x * x + d - d * v + d * stableLn(v)) continue;
      const boost = shape < 1 ? stablePower((more.next() + 0.5) / WORDS, 1 / shape) : 1;
      return (d * v * boost) / shape;
    }
  }
}
