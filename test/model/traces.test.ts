/** Traces of the sample as a reader sees them: the formula in words, and in the numbers of one month. `^` is set as a power. */
import { describe, expect, test } from "vitest";
import { createScenarioModel } from "../../shared/model/create-scenario-model.ts";
import type { ExplanationPiece, FigureReference, Scope } from "../../shared/model/results.ts";
import { sampleWorkspace } from "../../shared/scenario/sample.ts";

const [scenario] = sampleWorkspace().scenarios;
if (scenario === undefined) throw new Error("the sample has a scenario");
const model = createScenarioModel(scenario.document);

const textOf = (pieces: readonly ExplanationPiece[]) =>
  pieces
    .map(({ text, raised }) => (raised === true ? `⟨${text}⟩` : text))
    .join("")
    .replaceAll("⟩⟨", "")
    .replaceAll("⟨", "^{")
    .replaceAll("⟩", "}");

const NORTHWIND: Scope = { kind: "client", id: "northwind" };
const PORTFOLIO: Scope = { kind: "portfolio" };

type Trace = readonly [line: string, month: number, label: string, words: string, numbers: string];
const TRACES: readonly (readonly [Scope, readonly Trace[]])[] = [
  [
    NORTHWIND,
    [
      [
        "units[users]",
        13,
        "Users",
        "round(Users × (1 + Growth)^{(month number − 1) ÷ 12})",
        "round(60 × (1 + 0.03)^{(13 − 1) ÷ 12}) = 62",
      ],
      [
        "readiness",
        6,
        "Readiness",
        "Readiness floor + (1 − Readiness floor) × (0.35 × Data quality + 0.2 × Data quantity + 0.2 × Data accessibility + 0.25 × Permissions) ÷ 5",
        "0.4 + (1 − 0.4) × (0.35 × 4 + 0.2 × 4.2 + 0.2 × 3.8 + 0.25 × 4) ÷ 5 = 0.88",
      ],
      [
        "adoption",
        6,
        "Adoption",
        "(the smaller of ((month number − Go-live + 1) ÷ Ramp, 1)^{2} × (3 − 2 × the smaller of ((month number − Go-live + 1) ÷ Ramp, 1)) if Ramp > 0, otherwise 1) if month number ≥ Go-live, otherwise 0",
        "the smaller of ((6 − 4 + 1) ÷ 6, 1)^{2} × (3 − 2 × the smaller of ((6 − 4 + 1) ÷ 6, 1)) = 0.5",
      ],
      [
        "tickets.base[password]",
        9,
        "Base tickets, Password and access",
        "Users × Tickets per user, Password and access × Ticket factor × Seasonality, Password and access",
        "61 × 0.46 × 1 × 1.22 = 34.2332",
      ],
      [
        "ai.claimed[password]",
        9,
        "Claimed by AI, Password and access",
        "Attempted by AI, Password and access × Resolution, Password and access × Readiness",
        "30.89204 × 0.92 × 0.88 = 25.010195325",
      ],
      [
        "ai.resolved[password]",
        9,
        "AI-resolved tickets, Password and access",
        "Claimed by AI, Password and access − Reopened tickets, Password and access",
        "25.010195 − 1.000408 = 24.009787512",
      ],
      [
        "hours.realised[L1]",
        20,
        "Realised hours, L1",
        "Realised share × the least of Freed hours, L1 in this and the last Realisation lag months",
        "0.5 × the least of (14.608526, 14.227447, 13.92885, 15.69764, 14.407413, 14.490995, 14.610635, 14.416972, 14.567894, 14.240792, 14.785154) = 6.964425245",
      ],
      [
        "cost.labourCash",
        20,
        "Labour, cash",
        "(Hours worked, L1 + Freed hours, L1 − Realised hours, L1) × Loaded rate, L1 + (Hours worked, L2 + Freed hours, L2 − Realised hours, L2) × Loaded rate, L2 + (Hours worked, L3 + Freed hours, L3 − Realised hours, L3) × Loaded rate, L3",
        "(16.480086 + 14.785154 − 6.964425) × 47.628497 + (14.707194 + 5.683156 − 2.767573) × 64.19493 + (4.341854 + 2.368946 − 1.159611) × 86.973776 = 2,771.512039927",
      ],
      [
        "component.amount[proposedPlan,outcome]",
        20,
        "Outcome fees of the proposed plan",
        "the larger of (Billed outcomes × Price per outcome × Escalator and discount, Monthly floor), rounded to money",
        "the larger of (55.655741 × 32 × 1.03, 0) = 1,834.41",
      ],
      ["revenue.net", 20, "Net revenue", "Gross revenue − Expected credits", "8,907.95 − 21.69 = 8,886.26"],
      ["margin", 20, "Margin", "Net revenue − Cost", "8,886.26 − 4,599.955847 = 4,286.304153422"],
    ],
  ],
  [
    PORTFOLIO,
    [
      ["queue.load", 20, "Desk load", "First-line work ÷ Coverage", "244.73797 ÷ 220 = 1.112445317"],
      [
        "rate[L1]",
        20,
        "Loaded rate, L1",
        "(Salary, L1 × (1 + Burden, L1) + Overhead, L1) ÷ (Paid hours, L1 × Utilisation, L1) × (1 + Wage inflation)^{whole part of ((month number − 1) ÷ 12)}",
        "(48,000 × (1 + 0.25) + 3,480) ÷ (2,080 × 0.66) × (1 + 0.03)^{whole part of ((20 − 1) ÷ 12)} = 47.628496503",
      ],
    ],
  ],
];

describe.each(TRACES.map(([scope, traces]) => [scope.kind, scope, traces] as const))("%s", (_kind, scope, traces) => {
  test.each(traces)("%s in month %i is “%s”", (line, month, label, words, numbers) => {
    const explanation = model.explain({ lens: "proposed/on", scope, line, month });
    expect(explanation.label).toBe(label);
    expect(textOf(explanation.words)).toBe(words);
    expect(textOf(explanation.numbers)).toBe(numbers);
  });
});

describe("of the whole horizon", () => {
  const span = 3;
  test("a ratio is formed from sums, and each sum opens into its months", () => {
    const figure: FigureReference = { lens: "proposed/on", scope: NORTHWIND, line: "marginPercent", span };
    const { words, numbers } = model.explain(figure);
    expect(textOf(words)).toBe("(the sum over the months of Margin) ÷ (the sum over the months of Net revenue)");
    expect(textOf(numbers)).toBe("140,261.402469 ÷ 312,941.92 = 0.448202665");
  });

  test("a ratio of all clients opens into the totals of its categories, and these into their months", () => {
    const figure: FigureReference = { lens: "proposed/on", scope: PORTFOLIO, line: "deflection", span };
    const { restsOn, numbers } = model.explain(figure);
    const [first] = restsOn;
    expect(first).toMatchObject({
      label: "AI-resolved tickets, Password and access",
      figure: { scope: PORTFOLIO, line: "ai.resolved[password]", span },
    });
    expect(restsOn).toHaveLength(2 * scenario.document.categories.length);
    expect(numbers.filter((piece) => piece.figure !== undefined).length).toBeGreaterThanOrEqual(restsOn.length);
    if (first?.figure === undefined) throw new Error("it leads on");
    expect(model.explain(first.figure)).toMatchObject({ value: first.value, restsOn: { length: 36 } });
  });

  test("a present value is a sum of quotients, not a quotient of a sum", () => {
    const { words } = model.explain({ lens: "proposed/on", scope: NORTHWIND, line: "npv", span });
    expect(textOf(words)).toBe("the sum over the months of Margin ÷ (1 + Discount rate)^{month number ÷ 12}");
  });

  test("a total names its months", () => {
    const { words, restsOn } = model.explain({ lens: "proposed/on", scope: NORTHWIND, line: "margin", span });
    expect(textOf(words)).toBe("the sum over 36 months of Margin");
    expect(restsOn).toHaveLength(36);
    expect(restsOn[19]).toMatchObject({ label: "2027-08", figure: { line: "margin", month: 20 } });
  });
});

test("what is part of a plan for good is not said to be so under a condition", () => {
  const { words } = model.explain({
    lens: "proposed/on",
    scope: NORTHWIND,
    line: "credits.component[response]",
    month: 20,
  });
  expect(textOf(words)).toBe(
    "(Response guarantee of the proposed plan × Expected credit share, Response guarantee, rounded to money) if month number ≥ Converts, otherwise 0",
  );
});
