import { describe, expect, it } from "vitest";
import { erlangC } from "../../shared/queueing/erlang.ts";
import { binomialBelow } from "../../shared/statistics/binomial.ts";
import { downtimeProbability } from "../../shared/statistics/compound-poisson.ts";
import { normalBelow } from "../../shared/statistics/normal.ts";
import references from "../vectors/probability-references.json" with { type: "json" };

/** 40-digit sums of the same float arguments (test/vectors/probability_references.py). */

type Row = readonly (number | string)[];

function worstError(rows: readonly Row[], evaluate: (...values: number[]) => number): number {
  let worst = 0;
  for (const row of rows) {
    const values = row.map(Number);
    const expected = values.pop()!;
    const error = Math.abs(evaluate(...values) - expected);
    if (!(error <= worst)) worst = error;
  }
  return worst;
}

describe("absolute error against 40-digit references", () => {
  it("binomial up to ten million trials: below 1e-13", () => {
    const rows = references.binomial.filter((row) => Number(row[0]) <= 10_000_000);
    expect(rows.length).toBeGreaterThan(250);
    expect(worstError(rows, (n, p, k) => binomialBelow(n!, p!, k!))).toBeLessThan(1e-13);
  });

  it("binomial up to 2,500 million trials: below 1e-12", () => {
    expect(worstError(references.binomial, (n, p, k) => binomialBelow(n!, p!, k!))).toBeLessThan(1e-12);
  });

  it("compound Poisson: below 1e-13", () => {
    const evaluate = (meanOutages?: number, y?: number): number =>
      downtimeProbability({ meanOutages: meanOutages!, meanOutageHours: 1, moreThanHours: y! });
    expect(worstError(references.compound, evaluate)).toBeLessThan(1e-13);
  });

  it("Erlang C up to ten thousand servers: below 1e-14", () => {
    expect(worstError(references.erlang, (load, servers) => erlangC(load!, servers!))).toBeLessThan(1e-14);
  });

  it("normal: below 1e-15", () => {
    expect(worstError(references.normal, (x, mean, sd) => normalBelow(x!, mean!, sd!))).toBeLessThan(1e-15);
  });
});
