import { describe, expect, test } from "vitest";
import type { ScenarioDocument } from "../../shared/model/document.ts";
import type { Field } from "../../shared/model/field.ts";
import { fieldAt, inputsOf } from "../../shared/model/fields.ts";
import type { Json } from "../../shared/scenario/change.ts";
import { fieldParts, fieldText, readField, steppedValue } from "../../shared/scenario/field-text.ts";
import { sameJson } from "../../shared/scenario/history.ts";
import { normaliseScenario } from "../../shared/scenario/normalise.ts";
import { VALID } from "./documents.ts";

const OPTIONS = { currency: "USD", locale: "en-US", startMonth: "2026-01" };

function field(path: string, type?: "outcome"): Field {
  const found = fieldAt(path, type ?? {});
  if (found === undefined) throw new Error(path);
  return found;
}

const RESOLUTION = field("categories/*/ai/resolution");
const USERS = field("clients/*/units/users");
const CONVERTS = field("clients/*/convertMonth");
const GATE = field("clients/*/readiness/gateUntilMonth");
const TIER = field("categories/*/ai/tier");
const ENABLED = field("clients/*/ai/enabled");
const GROWTH = field("clients/*/growth");
const CAP = field("clients/*/proposedPlan/components/*/cap", "outcome");
const COLLAR = field("clients/*/proposedPlan/collar/cap");

describe("reading", () => {
  test.each([
    [RESOLUTION, "65%", "0.65", "65%"],
    [RESOLUTION, "0.65", "0.65", "65%"],
    [USERS, "1.2k", 1200, "1,200"],
    [CONVERTS, "Jul 2026", 7, "Jul 2026"],
    [CONVERTS, "never", null, "never"],
    [CONVERTS, "", null, "never"],
    [GATE, "no gate", 0, "no gate"],
    [GATE, "Mar 2026", 3, "Mar 2026"],
    [TIER, "with approval", "approval", "With approval"],
    [TIER, "human", "human", "Human only"],
    [ENABLED, "no", false, "No"],
    [GROWTH, "-3%", "-0.03", "−3% a year"],
    [CAP, "no cap", null, "no cap"],
    [CAP, "$1.5k", "1500", "1,500.00 USD / month"],
    [COLLAR, "1.1", "1.1", "110%"],
    [COLLAR, "110", "1.1", "110%"],
    [field("startMonth"), "Apr 2026", "2026-04", "Apr 2026"],
    [field("name"), "  Northwind renewal ", "Northwind renewal", "Northwind renewal"],
  ] as const)("$label: “%s”", (of, typed, value, reading) => {
    expect(readField(typed, of, OPTIONS)).toEqual({ ok: true, value, reading });
  });

  test.each([
    [RESOLUTION, "0.4", "+5%", "0.42", "42%"],
    [USERS, 60, "*1.1", 66, "66"],
    [USERS, 60, "-10", 50, "50"],
    [CONVERTS, 7, "+3", 10, "Oct 2026"],
    [GROWTH, "0.02", "-3%", "-0.03", "−3% a year"],
    [CAP, "1500", "=+5%", "1575", "1,575.00 USD / month"],
    [field("startMonth"), "2026-11", "+3", "2027-02", "Feb 2027"],
    [field("ai/costs/platform"), { dist: "uniform", min: "10", max: "30" }, "*2", "40", "40.00 USD / month"],
  ] as const)("$label with %s there: “%s”", (of, standing, typed, value, reading) => {
    expect(readField(typed, of, { ...OPTIONS, standing })).toEqual({ ok: true, value, reading });
  });

  test.each([
    [USERS, 61, "*1.1", "Users must be a whole number from 0 to 10,000,000; this reads as 67.1."],
    [RESOLUTION, "0.9", "+20", "Resolution must be from 0% to 100%; this reads as 110%."],
    [CAP, null, "*1.1", /is not a number/],
  ] as const)("$label with %s there refuses “%s”", (of, standing, typed, message) => {
    const read = readField(typed, of, { ...OPTIONS, standing });
    expect(read.ok ? "" : read.message).toMatch(message);
  });

  test.each([
    [RESOLUTION, "120%", "Resolution must be from 0% to 100%; this reads as 120%."],
    [RESOLUTION, "lots", "“lots” is not a share; write it like 65% or 0.65. Resolution must be from 0% to 100%."],
    [USERS, "12.5", "Users must be a whole number from 0 to 10,000,000; this reads as 12.5."],
    [USERS, "-1", "Users must be a whole number from 0 to 10,000,000; this reads as −1."],
    [GROWTH, "-100%", "Growth must be a yearly change above -1 (-100 %); this reads as −100% a year."],
    [TIER, "robot", "Control must be one of: Autonomous, With approval, Assist only, Human only."],
    [ENABLED, "perhaps", "AI enabled must be yes or no."],
    [CONVERTS, "Feb 2090", "Converts must be a month from 1 to 600; this reads as Feb 2090."],
    [field("clients/*/id"), " ", "Identifier must have at least one character."],
    [field("version"), "2", "Version cannot be changed."],
  ] as const)("$label refuses “%s”", (of, typed, message) => {
    expect(readField(typed, of, OPTIONS)).toEqual({ ok: false, message });
  });
});

describe("writing", () => {
  test("a distribution as it is typed", () => {
    const value = { dist: "beta", successes: "30", trials: "40" };
    expect(fieldParts(value, RESOLUTION, OPTIONS)).toEqual({ number: "beta 30 of 40", unit: "" });
  });

  test("nothing", () => {
    expect(fieldText(undefined, RESOLUTION, OPTIONS)).toBe("–");
    expect(fieldText(null, CONVERTS, OPTIONS)).toBe("never");
  });

  test.each(["en-US", "de-DE", "fr-FR", "en-IN"])(
    "every input of the vectors is read back as it is written, in %s",
    (locale) => {
      for (const valid of VALID.values()) {
        const document: ScenarioDocument = normaliseScenario(valid);
        const options = { locale, currency: document.currency, startMonth: document.startMonth };
        for (const { value, field: of, path } of inputsOf(document)) {
          const text = fieldText(value, of, options);
          const read = readField(text, of, options);
          const same = read.ok && (sameJson(read.value, value as Json) || Number(read.value) === Number(value));
          expect(same, `${path}: ${text} ${JSON.stringify(read)}`).toBe(true);
        }
      }
    },
  );
});

describe("arrow keys", () => {
  test.each([
    [RESOLUTION, "0.65", 1, "0.66"],
    [RESOLUTION, "0.655", -10, "0.555"],
    [RESOLUTION, "0.995", 1, "1"],
    [RESOLUTION, "0.005", -1, "0"],
    [USERS, 60, 10, 70],
    [USERS, 0, -1, 0],
    [CONVERTS, 600, 1, 600],
    [CONVERTS, null, 1, null],
    [GROWTH, "-0.998", -1, "-0.998"],
    [GROWTH, "0.03", 1, "0.035"],
    [TIER, "human", 1, "human"],
  ] as const)("$label from %o by %i", (of, from, steps, to) => {
    expect(steppedValue(from, of, steps)).toBe(to);
  });
});
