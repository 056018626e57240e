import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Distribution } from "../../shared/model/document.ts";
import type { Field } from "../../shared/model/field.ts";
import { fieldAt } from "../../shared/model/fields.ts";
import { checkDistribution } from "../../shared/scenario/check-distribution.ts";
import { FaultList, ROOT } from "../../shared/scenario/fault.ts";
import { fieldText, readField } from "../../shared/scenario/field-text.ts";

const OPTIONS = { currency: "USD", locale: "en-US", startMonth: "2026-01" };

function field(path: string): Field {
  const found = fieldAt(path);
  if (found === undefined) throw new Error(path);
  return found;
}

const RESOLUTION = field("categories/*/ai/resolution");
const MINUTES = field("categories/*/minutes/L1");
const GROWTH = field("clients/*/growth");
const PLATFORM = field("ai/costs/platform");
const TICKETS = field("categories/*/ticketsPerUnit");
const PAID_HOURS = field("labour/levels/L1/paidHours");

describe("reading", () => {
  test.each([
    [RESOLUTION, "20..35%", { dist: "pert", min: "0.2", mode: "0.275", max: "0.35" }],
    [RESOLUTION, "20% .. 35%", { dist: "pert", min: "0.2", mode: "0.275", max: "0.35" }],
    [RESOLUTION, "20…35", { dist: "pert", min: "0.2", mode: "0.275", max: "0.35" }],
    [RESOLUTION, "1..20", { dist: "pert", min: "0.01", mode: "0.105", max: "0.2" }],
    [RESOLUTION, "0.2..0.3..0.35", { dist: "pert", min: "0.2", mode: "0.3", max: "0.35" }],
    [RESOLUTION, "uniform 20..35%", { dist: "uniform", min: "0.2", max: "0.35" }],
    [RESOLUTION, "Triangular 20..25..35%", { dist: "triangular", min: "0.2", mode: "0.25", max: "0.35" }],
    [RESOLUTION, "27% ± 4%", { dist: "normal", mean: "0.27", sd: "0.04" }],
    [RESOLUTION, "27 +/- 4% in 20..35%", { dist: "normal", mean: "0.27", sd: "0.04", min: "0.2", max: "0.35" }],
    [RESOLUTION, "27% ± 4% in ..35%", { dist: "normal", mean: "0.27", sd: "0.04", max: "0.35" }],
    [RESOLUTION, "lognormal 20..35%", { dist: "lognormal", p10: "0.2", p90: "0.35" }],
    [RESOLUTION, "beta 30 of 40", { dist: "beta", successes: "30", trials: "40" }],
    [RESOLUTION, "20..35% at 30%", { dist: "pert", min: "0.2", mode: "0.275", max: "0.35", point: "0.3" }],
    [RESOLUTION, "~90%", { dist: "pert", min: "0.72", mode: "0.9", max: "1" }],
    [MINUTES, "~45 min", { dist: "pert", min: "36", mode: "45", max: "54" }],
    [MINUTES, "about 1h 15m ± 10%", { dist: "pert", min: "67.5", mode: "75", max: "82.5" }],
    [MINUTES, "1..2h", { dist: "pert", min: "60", mode: "90", max: "120" }],
    [MINUTES, "45 min..1h 15m", { dist: "pert", min: "45", mode: "60", max: "75" }],
    [GROWTH, "-5..5%", { dist: "pert", min: "-0.05", mode: "0", max: "0.05" }],
    [GROWTH, "uniform (5)..5%", { dist: "uniform", min: "-0.05", max: "0.05" }],
    [PLATFORM, "$1.2k..$2k", { dist: "pert", min: "1200", mode: "1600", max: "2000" }],
    [PLATFORM, "1,500 ± 200 in 0..", { dist: "normal", mean: "1500", sd: "200", min: "0" }],
    [PLATFORM, "normal 1500 ± 10%", { dist: "normal", mean: "1500", sd: "150" }],
  ] as const)("$label: “%s”", (of, typed, value) => {
    const read = readField(typed, of, OPTIONS);
    expect(read, typed).toMatchObject({ ok: true, value });
  });

  test.each([
    [RESOLUTION, "20..135%", "Every value of Resolution must be from 0% to 100%; this reaches 135%."],
    [RESOLUTION, "35..20%", "A range goes from the lower to the higher value; this goes from 35% to 20%."],
    [RESOLUTION, "20..20%", "A range goes from the lower to the higher value; this goes from 20% to 20%."],
    [RESOLUTION, "20..50..35%", /mode at most max/],
    [RESOLUTION, "beta 50 of 40", /successes at most trials/],
    [RESOLUTION, "beta 30", "Successes and trials are written like beta 30 of 40."],
    [RESOLUTION, "uniform 20..25..35%", "The uniform distribution takes two numbers: uniform 20..35."],
    [RESOLUTION, "normal 20..35%", /mean and standard deviation/],
    [RESOLUTION, "27% ± 0%", /sd in the distribution of Resolution must be above 0/],
    [RESOLUTION, "27% ± 4% in 35%..20%", /min below max/],
    [RESOLUTION, "20..", "A range has a number on both sides, such as 20..35."],
    [RESOLUTION, "20..lots", /“lots” is not a share/],
    [RESOLUTION, "20..35% at 120%", /point in the distribution of Resolution must be/],
    [PLATFORM, "lognormal 0..5", /p10 in the distribution of AI platform fee must be above 0|must be above 0/],
    [PLATFORM, "-5..5", /must be .*; this reaches −5.00 USD/],
    [GROWTH, "~0", /About 0 has no spread of its own/],
    [PAID_HOURS, "~10 ± 20", /type a range/],
    [field("clients/*/units/users"), "50..60", "Users is one number and cannot be uncertain."],
    [field("categories/*/priority/P1"), "0.1..0.2", "P1 is one number and cannot be uncertain."],
  ] as const)("$label refuses “%s”", (of, typed, message) => {
    const read = readField(typed, of, OPTIONS);
    expect(read.ok ? JSON.stringify(read.value) : read.message).toMatch(message);
  });

  test("sums and changes of what stands there stay numbers", () => {
    expect(readField("=5+-3", PLATFORM, OPTIONS)).toMatchObject({ ok: true, value: "2" });
    const standing = { dist: "uniform", min: "10", max: "30" };
    expect(readField("+5%", PLATFORM, { ...OPTIONS, standing })).toMatchObject({ ok: true, value: "21" });
  });
});

/** Up to three decimals, so that a middle of two has no more than the form allows. */
const thousandths = (from: number, to: number) => fc.integer({ min: from, max: to }).map((one) => String(one / 1000));
const rising = (count: number) =>
  fc
    .uniqueArray(fc.integer({ min: 1, max: 999 }), { minLength: count, maxLength: count })
    .map((values) => values.toSorted((a, b) => a - b).map((value) => String(value / 1000)));
const maybePoint = fc.option(thousandths(0, 1000), { nil: undefined });

const anyDistribution: fc.Arbitrary<Distribution> = fc
  .tuple(
    fc.oneof(
      rising(2).map(([min, max]) => ({ dist: "uniform", min, max }) as Distribution),
      rising(3).map(([min, mode, max]) => ({ dist: "pert", min, mode, max }) as Distribution),
      rising(3).map(([min, mode, max]) => ({ dist: "triangular", min, mode, max }) as Distribution),
      rising(2).map(([p10, p90]) => ({ dist: "lognormal", p10, p90 }) as Distribution),
      fc
        .tuple(thousandths(1, 999), thousandths(1, 999))
        .map(([mean, sd]) => ({ dist: "normal", mean, sd }) as Distribution),
      fc
        .tuple(thousandths(1, 999), thousandths(1, 999), rising(2), fc.boolean(), fc.boolean())
        .map(
          ([mean, sd, [min, max], low, high]) =>
            ({ dist: "normal", mean, sd, ...(low ? { min } : {}), ...(high ? { max } : {}) }) as Distribution,
        ),
      fc
        .tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 500 }))
        .map(([a, b]) => ({ dist: "beta", successes: String(a), trials: String(a + b) }) as Distribution),
    ),
    maybePoint,
  )
  .map(([distribution, point]) => (point === undefined ? distribution : { ...distribution, point }));

describe("writing", () => {
  test.each(["en-US", "de-DE", "fr-FR", "en-IN"])(
    "what is written is read back as the same distribution, in %s",
    (locale) => {
      fc.assert(
        fc.property(
          anyDistribution,
          fc.constantFrom(RESOLUTION, TICKETS, PLATFORM, MINUTES, GROWTH),
          (distribution, of) => {
            const faults = new FaultList();
            checkDistribution({ ...distribution }, of, ROOT, faults);
            fc.pre(faults.faults.length === 0);
            const text = fieldText(distribution, of, { ...OPTIONS, locale });
            const read = readField(text, of, { ...OPTIONS, locale });
            expect(read, text).toMatchObject({ ok: true, value: distribution });
            expect(read.ok && Object.keys(read.value as object).length).toBe(Object.keys(distribution).length);
          },
        ),
        { seed: 9, numRuns: 600 },
      );
    },
  );
});
