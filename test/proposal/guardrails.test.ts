import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shippedPolicies } from "../../electron/services/proposal-records.ts";
import {
  APPROVERS,
  approvalsMissing,
  checkRules,
  DEFAULT_RULES,
  FACT_IDS,
  type Fact,
  type GuardrailRule,
  routeOf,
  verdictOf,
} from "../../shared/proposal/guardrails.ts";
import { approvalBasis, reviewOffer } from "../../shared/proposal/offer-review.ts";
import { blanksOf, POLICY_IDS, policyObjection, readPolicy } from "../../shared/proposal/policy.ts";
import { sampleWorkspace } from "../../shared/scenario/sample.ts";
import { draftFor, TODAY } from "./offers.ts";

const fact = (id: Fact["id"], value: string | null): Fact => ({ id, value, detail: "" });
const margin = DEFAULT_RULES.find(({ id }) => id === "margin");
const verdictAt = (value: string | null) =>
  checkRules(margin === undefined ? [] : [margin], [fact("margin", value)])[0];

describe("rules", () => {
  it.each([
    ["0.45", "passes", []],
    ["0.4499999", "needs-approval", ["manager"]],
    ["0.40", "needs-approval", ["manager"]],
    ["0.3999", "needs-approval", ["manager", "finance"]],
    ["0.25", "needs-approval", ["manager", "finance", "executive"]],
    ["0.2499", "blocked", []],
    [null, "needs-approval", ["finance"]],
  ] as const)("a margin of %s: %s by %j", (value, verdict, approvers) => {
    expect(verdictAt(value)).toMatchObject({ verdict, approvers });
  });

  it("stack: every rule of every set counts, and everybody is asked once, in one order", () => {
    const stricter: GuardrailRule = {
      id: "own",
      label: "Own",
      fact: "margin",
      holds: "at-least",
      kind: "limit",
      steps: [
        { limit: "0.6", approvers: [] },
        { limit: "0", approvers: ["executive", "manager"] },
      ],
      unknown: [],
      reason: "",
    };
    const results = checkRules(
      [...DEFAULT_RULES, stricter],
      [fact("margin", "0.38"), ...FACT_IDS.slice(1).map((id) => fact(id, id.startsWith("margin") ? "0.9" : "0"))],
    );
    expect(verdictOf(results)).toBe("needs-approval");
    expect(routeOf(results)).toEqual(["manager", "finance", "executive"]);
  });

  it("never ask for more the better a fact is", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...DEFAULT_RULES),
        fc.integer({ min: -1000, max: 3000 }),
        fc.integer({ min: 0, max: 1000 }),
        (rule, thousandths, more) => {
          const worse = rule.holds === "at-least" ? thousandths : thousandths + more;
          const better = rule.holds === "at-least" ? thousandths + more : thousandths;
          const weight = (value: number) => {
            const [result] = checkRules([rule], [fact(rule.fact, String(value / 1000))]);
            return (
              ["passes", "warns", "needs-approval", "blocked"].indexOf(result?.verdict ?? "") * 10 +
              (result?.approvers.length ?? 0)
            );
          };
          expect(weight(better)).toBeLessThanOrEqual(weight(worse));
        },
      ),
      { seed: 20260518, numRuns: 300 },
    );
  });

  it("an approval stands for one hash only", () => {
    const approval = {
      approver: "finance" as const,
      person: "Ada",
      at: "2026-05-18T10:00:00.000Z",
      reason: "ok",
      hash: "a",
    };
    expect(approvalsMissing(["manager", "finance"], [approval], "a")).toEqual(["manager"]);
    expect(approvalsMissing(["manager", "finance"], [approval], "b")).toEqual(["manager", "finance"]);
    expect(approvalsMissing([], [], "a")).toEqual([]);
    expect(APPROVERS).toContain("finance");
  });
});

describe("the review of the sample's offers", () => {
  const [scenario] = sampleWorkspace(TODAY).scenarios;
  if (scenario === undefined) throw new Error("no sample");
  const draft = draftFor(scenario.document, "northwind", {
    options: draftFor(scenario.document, "northwind").options.filter(({ id }) => id === "best"),
  });
  const source = {
    draft,
    document: scenario.document,
    evidence: scenario.evidence,
    rules: DEFAULT_RULES,
    today: TODAY,
    badMonths: { best: { share: "0.256" } },
  };

  it("says what blocks it, what each concession costs, how low the price may go, and the cheapest ways out", () => {
    const [best] = reviewOffer({ ...source, inDepth: "best" });
    if (best === undefined) throw new Error("no option");
    expect(best.verdict).toBe("blocked");
    expect(best.rules.find(({ rule }) => rule === "unmeasured")).toMatchObject({ verdict: "blocked", value: "1" });
    expect(best.concessions.length).toBeGreaterThan(3);
    const points = best.concessions.map((each) => Number(each.points));
    expect(points).toEqual(points.toSorted((one, other) => one - other));
    for (const { saves, points: given } of best.concessions)
      expect(Math.sign(Number(saves))).toBe(Math.sign(Number(given)));
    expect(Number(best.walkAway?.atMost)).toBeLessThan(Number(best.walkAway?.freely));
    const [cheapest] = best.waysOut;
    expect(cheapest?.label).toContain('Without "Security score guarantee"');
    for (const { verdict } of best.waysOut) expect(verdict).not.toBe("blocked");
    // Both sides' gains are the whole.
    expect(Number(best.split.client) + Number(best.split.provider)).toBeCloseTo(Number(best.split.total), 6);
  });

  it("is bound to every input: any change of plan, price, evidence or rule is another basis, a word of the opening is not", () => {
    const basis = approvalBasis(source);
    expect(approvalBasis({ ...source, draft: { ...draft, opening: "Dear all", name: "x" } })).toBe(basis);
    const changes = [
      { ...source, draft: { ...draft, startMonth: 8 } },
      { ...source, draft: { ...draft, validUntil: "2027-01-01" } },
      { ...source, document: { ...scenario.document, discountRate: "0.11" } },
      { ...source, evidence: {} },
      { ...source, rules: DEFAULT_RULES.slice(1) },
    ];
    for (const changed of changes) expect(approvalBasis(changed)).not.toBe(basis);
  });
});

describe("policy texts", () => {
  it("are shipped whole, with an owner and a day, and not one of them may go out as it is", () => {
    const shipped = shippedPolicies();
    expect(shipped.map(({ id }) => id)).toEqual(POLICY_IDS);
    for (const policy of shipped) {
      expect(policy.text.length, policy.id).toBeGreaterThan(200);
      expect(policy.owner, policy.id).not.toBe("");
      expect(policy.reviewedOn, policy.id).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(policyObjection(policy, policy.id), policy.id).not.toBeNull();
    }
    expect(shipped.flatMap(({ text }) => blanksOf(text)).length).toBeGreaterThanOrEqual(3);
  });

  it("say why they may not", () => {
    const ready = readPolicy(
      "data",
      "---\ntitle: Data\nowner: Ada\nreviewed: 2026-05-01\nconfirmed: Ada, 2026-05-18\n---\nAll stays here.\n",
    );
    expect(policyObjection(ready, "data")).toBeNull();
    expect(policyObjection(undefined, "data")).toContain("missing");
    expect(policyObjection({ ...ready, text: "  " }, "data")).toContain("missing");
    expect(policyObjection({ ...ready, text: "In [country]." }, "data")).toContain("[country]");
    expect(policyObjection({ ...ready, owner: "" }, "data")).toContain("no owner");
    expect(policyObjection({ ...ready, confirmed: null }, "data")).toContain("confirmed");
    expect(() => readPolicy("data", "no head")).toThrow("no head");
  });
});
