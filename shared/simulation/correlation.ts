/** Inputs that go together: a Gaussian copula with the wanted rank correlations, trial by trial. */
import { stableSine } from "../statistics/elementary.ts";
import { standardNormalBelow, standardNormalQuantile } from "../statistics/normal.ts";
import { SimulationRefusal } from "./refusal.ts";
import type { RankCorrelation } from "./request.ts";

/** 2^-53: as near to 0 and 1 as a drawn number comes. */
const LEAST_SHARE = Number.EPSILON / 2;

export interface Copula {
  /** Positions of the inputs that are correlated, in the order of the factor's rows. */
  readonly members: readonly number[];
  /** Lower triangle: normal scores of the members are its rows times independent ones. */
  readonly factor: readonly (readonly number[])[];
}

/** Pearson's correlation of normal scores with a Spearman correlation of `rank`: K. Pearson, 1907. */
function scoreCorrelation(rank: number): number {
  // Twice the sine is exactly what the limits -1, 0 and 1 need.
  if (rank === 1 || rank === -1 || rank === 0) return rank;
  return 2 * stableSine((Math.PI * rank) / 6);
}

/**
 * Null without correlations. Throws `SimulationRefusal` where a path is none of `paths`, a pair comes twice, a value is
 * outside -1 to 1, or the whole is no correlation matrix: no inputs can go together like that.
 */
export function copulaOf(correlations: readonly RankCorrelation[], paths: readonly string[]): Copula | null {
  if (correlations.length === 0) return null;
  const members: number[] = [];
  const position = (path: string) => {
    const at = paths.indexOf(path);
    if (at < 0)
      throw new SimulationRefusal("unknown-input", `${path} is no uncertain input: only those can be correlated.`);
    if (!members.includes(at)) members.push(at);
    return members.indexOf(at);
  };
  const pairs = correlations.map(({ between: [one, other], correlation }) => {
    if (one === other)
      throw new SimulationRefusal("not-a-correlation-matrix", `${one} cannot be correlated with itself.`);
    if (!(correlation >= -1 && correlation <= 1))
      throw new SimulationRefusal(
        "not-a-correlation-matrix",
        `A rank correlation lies between -1 and 1; found ${correlation} between ${one} and ${other}.`,
      );
    return { one: position(one), other: position(other), correlation: scoreCorrelation(correlation) };
  });
  const matrix: number[][] = members.map((_member, row) => members.map((_other, column) => (row === column ? 1 : 0)));
  for (const { one, other, correlation } of pairs) {
    if (matrix[one]![other] !== 0)
      throw new SimulationRefusal(
        "not-a-correlation-matrix",
        `The correlation of ${paths[members[one]!]} and ${paths[members[other]!]} is given twice.`,
      );
    matrix[one]![other] = correlation;
    matrix[other]![one] = correlation;
  }
  return {
    members,
    factor: choleskyFactor(
      matrix,
      members.map((at) => paths[at]!),
    ),
  };
}

/** Throws where the matrix is not positive semidefinite. */
function choleskyFactor(matrix: readonly (readonly number[])[], names: readonly string[]): number[][] {
  const factor = matrix.map((row) => row.map(() => 0));
  for (let row = 0; row < matrix.length; row++) {
    for (let column = 0; column <= row; column++) {
      let rest = matrix[row]![column]!;
      for (let k = 0; k < column; k++) rest -= factor[row]![k]! * factor[column]![k]!;
      if (row === column) {
        if (rest < -1e-10) throw notPossible(names[row]!);
        factor[row]![row] = rest < 1e-12 ? 0 : Math.sqrt(rest);
      } else if (factor[column]![column]! > 0) factor[row]![column] = rest / factor[column]![column]!;
      else if (Math.abs(rest) > 1e-7) throw notPossible(names[row]!);
    }
  }
  return factor;
}

function notPossible(path: string): SimulationRefusal {
  return new SimulationRefusal(
    "not-a-correlation-matrix",
    `The correlations contradict each other: with the others as given, ${path} cannot be correlated like that. Bring them nearer to 0.`,
  );
}

/** Replaces independent numbers between 0 and 1 of the members, one column each, by correlated ones. */
export function correlate({ members, factor }: Copula, units: readonly Float64Array[], count: number): void {
  const scores = new Float64Array(members.length);
  for (let i = 0; i < count; i++) {
    for (let at = 0; at < members.length; at++) scores[at] = standardNormalQuantile(units[members[at]!]![i]!);
    for (let row = members.length - 1; row >= 0; row--) {
      let score = 0;
      for (let k = 0; k <= row; k++) score += factor[row]![k]! * scores[k]!;
      const below = standardNormalBelow(score);
      units[members[row]!]![i] = Math.min(1 - LEAST_SHARE, Math.max(LEAST_SHARE, below));
    }
  }
}
