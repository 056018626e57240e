import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changeLabel } from "../../renderer/controls/change-label.ts";
import { componentsNaming, copyOf, withCopiedCategory } from "../../renderer/pages/settings/category-edits.ts";
import { localeChoices } from "../../renderer/pages/settings/locale-choices.ts";
import { meanOf, normalisedSeason, scaledTo, sumOf } from "../../renderer/pages/settings/mix.ts";
import { fieldAt } from "../../shared/model/fields.ts";
import { checkScenario } from "../../shared/scenario/check.ts";
import { sampleWorkspace } from "../../shared/scenario/sample.ts";

const { document, evidence } = sampleWorkspace().scenarios[0]!;
const options = { locale: "en-US", currency: "USD", startMonth: "2026-01" };

describe("shares and factors that must come to a sum", () => {
  const decimals = fc.array(
    fc.integer({ min: 0, max: 1_000_000 }).map((units) => (units / 10_000).toFixed(4)),
    { minLength: 1, maxLength: 12 },
  );

  test("scaled values come to the total exactly, without a negative one", () => {
    fc.assert(
      fc.property(decimals, (values) => {
        const scaled = scaledTo(values, "1");
        if (values.every((value) => Number(value) === 0)) return scaled === null;
        return scaled !== null && sumOf(scaled) === "1" && scaled.every((value) => !value.startsWith("-"));
      }),
      { seed: 5, numRuns: 300 },
    );
  });

  test("a season has a mean of exactly 1 afterwards, and one that has it stays", () => {
    const season = normalisedSeason(["1.5", ...new Array<string>(11).fill("1")])!;
    expect(meanOf(season, 12)).toBe("1");
    expect(season[0]).toBe("1.44");
    const level = new Array<string>(12).fill("1");
    expect(normalisedSeason(level)).toEqual(level);
    expect(normalisedSeason(new Array<string>(12).fill("0"))).toBeNull();
  });

  test("a mix that is off is scaled to 1", () => {
    expect(scaledTo(["0.1", "0.12", "0.57", "0.3"], "1")).toEqual(["0.0917", "0.1101", "0.523", "0.2752"]);
  });
});

describe("ticket categories", () => {
  const network = document.categories.find((category) => category.id === "network")!;

  test("a copy stands behind its original with its evidence and an identifier of its own", () => {
    const copy = copyOf(network, document);
    const next = withCopiedCategory({ document, evidence }, network.id, copy);
    expect(checkScenario(next.document)).toEqual([]);
    const at = next.document.categories.findIndex((category) => category.id === copy.id);
    expect(next.document.categories[at - 1]).toBe(network);
    const of = (id: string): unknown[] =>
      Object.entries(next.evidence)
        .filter(([path]) => path.startsWith(`categories/${id}/`))
        .map(([, one]) => one);
    expect(of(copy.id)).toEqual(of(network.id));
    expect(of(copy.id).length).toBeGreaterThan(0);
  });

  test("what counts a category is named before it is removed", () => {
    expect(componentsNaming(document, "network")).toContain("Vantage Build, Tickets solved by people");
    expect(componentsNaming(document, "nobody")).toEqual([]);
  });
});

describe("the words of the history", () => {
  const price = fieldAt("clients/*/proposedPlan/components/*/pricing/tiers/*/unit", { type: "outcome", mode: "flat" })!;

  test("an edit says whose value went from what to what", () => {
    expect(changeLabel("Northwind, proposed plan, Outcome fees", price.label, price, "32", "30", options)).toBe(
      "Northwind, proposed plan, Outcome fees: Price per outcome 32.00 to 30.00",
    );
  });

  test("yearly pay is told in whole units unless it has finer ones, in every locale and currency", () => {
    const salary = fieldAt("labour/levels/L1/salary")!;
    const words = (before: string, after: string, locale: string, currency: string): string =>
      changeLabel("", "Salary", salary, before, after, { ...options, locale, currency });
    expect(words("48000", "50000.5", "en-US", "USD")).toBe("Salary 48,000 to 50,000.50");
    expect(words("48000", "50000", "de-DE", "EUR")).toBe("Salary 48.000 to 50.000");
    expect(words("4800000", "5000000", "de-DE", "JPY")).toBe("Salary 4.800.000 to 5.000.000");
  });

  test("a text is called by what it became, and a default by its name", () => {
    const name = fieldAt("clients/*/proposedPlan/name")!;
    expect(changeLabel("Northwind", name.label, name, "Outcome", "Outcome Plus", options)).toBe(
      "Northwind: Plan name to Outcome Plus",
    );
    expect(changeLabel("", price.label, price, "32", undefined, options)).toBe("Price per outcome 32.00 to default");
    const from = fieldAt("clients/*/proposedPlan/components/*/fromMonth")!;
    expect(changeLabel("Fee", from.label, from, undefined, 3, options, "the start")).toBe(
      "Fee: Charged from the start to month 3",
    );
  });
});

test("the chosen locale is always among those offered", () => {
  expect(localeChoices("en-US").filter(({ value }) => value === "en-US")).toHaveLength(1);
  expect(localeChoices("fi-FI")[0]!.value).toBe("fi-FI");
  expect(localeChoices("de-CH").find(({ value }) => value === "de-DE")!.label).toContain("1.234,50");
});
