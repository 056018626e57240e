import { describe, expect, it, onTestFinished } from "vitest";
import { openApplication } from "../../electron/services/application.ts";
import { checkRules, DEFAULT_RULES, FACT_IDS, type GuardrailRule } from "../../shared/proposal/guardrails.ts";
import { FACT_KINDS, limitFault, newRule, ruleFaults, rulesChange } from "../../shared/proposal/rule-table.ts";
import { temporaryFolder } from "../storage/temporary-folder.ts";

const [margin] = DEFAULT_RULES;
if (margin === undefined) throw new Error("no rules");
const withSteps = (steps: GuardrailRule["steps"]): GuardrailRule => ({ ...margin, steps });
const mutable = (rules: readonly GuardrailRule[]) =>
  rules.map((rule) => ({
    ...rule,
    steps: rule.steps.map(({ limit, approvers }) => ({ limit, approvers: [...approvers] })),
    unknown: [...rule.unknown],
  }));

describe("a guardrail", () => {
  it("is fit to judge by as shipped, and as begun", () => {
    for (const rule of DEFAULT_RULES) {
      expect(ruleFaults(rule)).toEqual([]);
      expect(rule.holds).toBe(FACT_KINDS[rule.fact].holds);
      for (const { limit } of rule.steps) expect(limitFault(rule.fact, limit)).toBeNull();
    }
    for (const fact of FACT_IDS) {
      const begun = newRule("own", fact);
      expect(ruleFaults(begun).map(({ field }) => field)).toEqual(["reason"]);
      expect(limitFault(fact, begun.steps[0]?.limit ?? "")).toBeNull();
      expect(checkRules([begun], [])).toHaveLength(1);
    }
  });

  it.each([
    ["no name", { ...margin, label: "  " }, "label"],
    ["no reason", { ...margin, reason: "" }, "reason"],
    ["no limit", withSteps([]), "steps"],
    [
      "limits in the wrong order",
      withSteps([
        { limit: "0.4", approvers: [] },
        { limit: "0.45", approvers: [] },
      ]),
      "steps",
    ],
    [
      "the same limit twice",
      withSteps([
        { limit: "0.4", approvers: [] },
        { limit: "0.4", approvers: [] },
      ]),
      "steps",
    ],
    [
      "fewer people for a worse offer",
      withSteps([
        { limit: "0.4", approvers: ["manager"] },
        { limit: "0.3", approvers: ["finance"] },
      ]),
      "steps",
    ],
    ["a warning that asks somebody", { ...margin, kind: "warning" as const }, "steps"],
  ])("with %s is refused at its field", (_what, rule, field) => {
    expect(ruleFaults(rule).map((fault) => fault.field)).toContain(field);
  });

  it.each([
    ["margin", "1.01"],
    ["atRisk", "-0.1"],
    ["assumptionAge", "0.5"],
    ["unmeasured", "-1"],
  ] as const)("on %s takes no %s", (fact, limit) => {
    expect(limitFault(fact, limit)).toBe(`${FACT_KINDS[fact].allowed}.`);
  });

  it("is named in the history by what became of it", () => {
    const others = DEFAULT_RULES.slice(1);
    expect(rulesChange(DEFAULT_RULES, others)).toBe("Guardrails: remove Margin at the expected case");
    expect(rulesChange(others, DEFAULT_RULES)).toBe("Guardrails: add Margin at the expected case");
    expect(rulesChange(DEFAULT_RULES, [{ ...margin, reason: "x" }, ...others])).toBe(
      "Guardrails: change Margin at the expected case",
    );
  });

  it("is stored as one edit that undo takes back, and not at all where it is unfit", () => {
    const application = openApplication({ host: "browser", file: `${temporaryFolder()}/w.outturn` });
    onTestFinished(() => application.close());
    const { handlers, edits } = application;
    const stricter = mutable([{ ...margin, steps: [{ limit: "0.5", approvers: [] }] }, ...DEFAULT_RULES.slice(1)]);
    handlers["proposal.setRules"]({ rules: stricter });
    expect(edits.state().undo).toBe("Guardrails: change Margin at the expected case");
    expect(() => handlers["proposal.setRules"]({ rules: mutable([{ ...margin, reason: " " }]) })).toThrow(
      /The rule "Margin at the expected case" cannot be stored.*stay as they were/,
    );
    expect(() => handlers["proposal.setRules"]({ rules: mutable([margin, margin]) })).toThrow(/one id/);
    edits.undo();
    edits.redo();
    edits.undo();
    expect(edits.state().undo).toBeNull();
  });
});
