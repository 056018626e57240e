import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inputsOf } from "../../shared/model/fields.ts";
import { type AssumptionIndex, indexAssumptions, indexSteps } from "../../shared/scenario/assumption-index.ts";
import { fieldText } from "../../shared/scenario/field-text.ts";
import { sampleWorkspace } from "../../shared/scenario/sample.ts";
import { parseSetCommand, readSetting, type SetCommand } from "../../shared/scenario/set-command.ts";

const [scenario] = sampleWorkspace("2026-11-22").scenarios;
if (scenario === undefined) throw new Error("the sample has a scenario");
const { document } = scenario;
const index: AssumptionIndex = indexAssumptions(document);
const US = { currency: "USD", locale: "en-US", startMonth: document.startMonth };
const NORTHWIND = "clients/northwind";

function parsed(text: string, options = US): SetCommand | null {
  return parseSetCommand(text, index, options);
}

/** What Enter would write, by the first candidate. */
function written(text: string, options = US): readonly (readonly [string, unknown])[] | string | null {
  const command = parsed(text, options);
  const read = command?.candidates[0]?.read;
  if (read === undefined) return null;
  return read.ok ? read.settings.map(({ path, value }) => [path, value] as const) : read.message;
}

describe("a command", () => {
  test.each([
    // A count, a share, money, a length of time, months, a choice, a flag, a calendar month, text, null, and changes of each.
    ["northwind users 80", [[`${NORTHWIND}/units/users`, 80]]],
    ["set northwind users to 1.2k", [[`${NORTHWIND}/units/users`, 1200]]],
    ["northwind users = 80", [[`${NORTHWIND}/units/users`, 80]]],
    ["northwind users =+5%", [[`${NORTHWIND}/units/users`, 63]]],
    ["northwind users *1.1", [[`${NORTHWIND}/units/users`, 66]]],
    ["northwind users -10", [[`${NORTHWIND}/units/users`, 50]]],
    ["northwind resolution password 70", [["categories/password/ai/resolution", "0.7"]]],
    ["set Northwind password resolution 70 %", [["categories/password/ai/resolution", "0.7"]]],
    ["password resolution 0.7", [["categories/password/ai/resolution", "0.7"]]],
    ["password minutes l1 1h 5m", [["categories/password/minutes/L1", "65"]]],
    ["salary l1 60k", [["labour/levels/L1/salary", "60000"]]],
    ["salary l1 $60,000.50", [["labour/levels/L1/salary", "60000.5"]]],
    ["wage inflation -1%", [["labour/wageInflation", "-0.01"]]],
    ["northwind converts Aug 2026", [[`${NORTHWIND}/convertMonth`, 8]]],
    ["northwind converts never", [[`${NORTHWIND}/convertMonth`, null]]],
    ["ramp linear", [["ai/ramp/shape", "linear"]]],
    ["northwind ai enabled no", [[`${NORTHWIND}/ai/enabled`, false]]],
    ["start month May 2027", [["startMonth", "2027-05"]]],
    ["set northwind name to Northwind Group", [[`${NORTHWIND}/name`, "Northwind Group"]]],
    ["passwrod resolution 70", [["categories/password/ai/resolution", "0.7"]]],
  ] as const)("%s", (text, settings) => {
    expect(written(text)).toEqual(settings);
    if (!text.includes("name")) expect(parsed(text)?.isClear).toBe(true);
  });

  test("reads numbers by the locale", () => {
    expect(written("salary l1 = 60.000,50", { ...US, locale: "de-DE" })).toEqual([
      ["labour/levels/L1/salary", "60000.5"],
    ]);
  });

  test("that fits several assumptions lists them, all categories first, and none is meant yet", () => {
    const command = parsed("set Northwind resolution 70 %");
    expect(command?.isClear).toBe(false);
    const [all, ...others] = command?.candidates ?? [];
    expect(all?.assumption.label).toBe("Resolution, all categories");
    const working = document.categories.filter(({ ai }) => ai.tier === "autonomous" || ai.tier === "approval");
    expect(all?.assumption.inputs.map(({ path }) => path)).toEqual(
      working.map(({ id }) => `categories/${id}/ai/resolution`),
    );
    expect(others.map(({ assumption }) => assumption.place[0])).toEqual(document.categories.map(({ name }) => name));
  });

  test("changes each of several values from what it is, and says whose would not stand", () => {
    const eligible = document.categories.map(({ id, ai }) => [id, Number(ai.eligible)] as const);
    const settings = written("eligible all categories *0.5");
    expect(settings).toEqual(eligible.map(([id, share]) => [`categories/${id}/ai/eligible`, String(share / 2)]));
    expect(written("eligible all categories =+50")).toMatch(
      /^Password and access: Eligible share must be from 0% to 100%/,
    );
  });

  test.each([
    ["password resolution 170", "Resolution must be from 0% to 100%; this reads as 170%."],
    ["northwind users 12.5", "Users must be a whole number from 0 to 10,000,000; this reads as 12.5."],
    ["set ramp shape to sideways", "Ramp shape must be one of: At once, Linear, S-curve."],
    ["set northwind users to many", /Users must be a whole number/],
  ])("%s is refused with what is allowed", (text, message) => {
    expect(written(text)).toMatch(message);
  });

  test.each(["", "set", "northwind", "resolution", "northwind users", "set users", "tier 2", "zzz 70", "70"])(
    "“%s” is none",
    (text) => {
      expect(parsed(text)).toBeNull();
    },
  );
});

test("every input of the document is in the index and reads its own text back", () => {
  const single = new Map(
    index.assumptions.flatMap((one) => (one.inputs.length === 1 ? [[one.inputs[0]?.path ?? "", one] as const] : [])),
  );
  const inputs = [...inputsOf(document)];
  expect(single.size).toBe(inputs.length);
  const kinds = new Set<string>();
  for (const { path, value, field } of inputs) {
    const assumption = single.get(path);
    if (assumption === undefined) throw new Error(path);
    if (typeof value === "object" && value !== null) continue;
    kinds.add(field.kind);
    const read = readSetting(assumption, fieldText(value, field, US), US);
    expect(read.ok ? read.settings[0]?.value : read.message, path).toEqual(
      field.kind === "quantity" || field.kind === "decimal" ? (value === null ? null : String(Number(value))) : value,
    );
  }
  expect([...kinds].sort()).toEqual(
    ["calendar-month", "choice", "count", "decimal", "flag", "month", "quantity", "text"].sort(),
  );
});

test("a name in full finds its assumption among the first, whatever the order of its words", () => {
  const assumptions = index.assumptions.filter(({ inputs }) => inputs.length === 1);
  fc.assert(
    fc.property(fc.nat(assumptions.length - 1), fc.infiniteStream(fc.nat(1000)), (at, order) => {
      const assumption = assumptions[at];
      if (assumption === undefined) return;
      const words = [...assumption.place, assumption.label].join(" ").split(/[^\p{L}\p{N}]+/u);
      const keys = words.map(() => order.next().value ?? 0);
      const shuffled = words.toSorted((a, b) => (keys[words.indexOf(a)] ?? 0) - (keys[words.indexOf(b)] ?? 0));
      const found = index.find(shuffled.join(" ")).map(({ index: place }) => index.assumptions[place]);
      const best = found.filter(
        (one) => one?.label === assumption.label && String(one.place) === String(assumption.place),
      );
      expect(best.length).toBeGreaterThan(0);
    }),
    { seed: 11, numRuns: 200 },
  );
});

test("no text that anybody types throws", () => {
  const word = fc.constantFrom(
    "set",
    "northwind",
    "users",
    "to",
    "=",
    "70",
    "%",
    "+5%",
    "*1.1",
    "tier",
    "2",
    "never",
    "ß",
    "“",
    "(",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(word, { maxLength: 7 }).map((words) => words.join(" ")),
        fc.string({ maxLength: 40 }),
      ),
      (text) => {
        parseSetCommand(text, index, US);
      },
    ),
    { seed: 12, numRuns: 300 },
  );
});

test("the index is made in short steps", () => {
  const steps = indexSteps(document);
  let count = 0;
  while (steps.next().done !== true) count += 1;
  expect(count).toBeGreaterThan(10);
});
