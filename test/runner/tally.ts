/** What a run of checks amounts to; sums of these make the last line of `npm test`. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export interface SuiteReport {
  readonly byKind: Readonly<Record<string, Tally>>;
  /** Why tests were skipped, with how many for each reason. */
  readonly skippedBecause: Readonly<Record<string, number>>;
  /** Names of the tests that failed first and passed when they were run again. */
  readonly secondTries: readonly string[];
}

export const NONE: Tally = { passed: 0, failed: 0, skipped: 0 };

export function add(left: Tally, right: Tally): Tally {
  return {
    passed: left.passed + right.passed,
    failed: left.failed + right.failed,
    skipped: left.skipped + right.skipped,
  };
}

export function lineOf(tally: Tally): string {
  return `${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`;
}
