/** The field table against the published schema: the same leaves, defaults, duties and currencies. */
import { describe, expect, test } from "vitest";
import type { ScenarioDocument } from "../../shared/model/document.ts";
import type { Field, Variant } from "../../shared/model/field.ts";
import { FIELDS, fieldAt, fieldsUnder, inputsOf, pathSegment } from "../../shared/model/fields.ts";
import { COMPONENT_TYPES } from "../../shared/model/plan-fields.ts";
import { pointValue } from "../../shared/model/point-value.ts";
import { CURRENCIES } from "../../shared/number/currency.ts";
import { checkLeaf } from "../../shared/scenario/check-value.ts";
import { FaultList, ROOT as ROOT_PLACE } from "../../shared/scenario/fault.ts";
import { steppedValue } from "../../shared/scenario/field-text.ts";
import { edited, INVALID, SCHEMA, VALID } from "../scenario/documents.ts";

interface Schema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
}
interface Leaf {
  readonly pattern: string;
  readonly variant: Variant;
  readonly required: boolean;
  readonly schema: Schema;
}

const ROOT = SCHEMA as Schema;

function resolved(schema: Schema): Schema {
  const name = schema.$ref?.split("/").at(-1);
  const target = name === undefined ? undefined : ROOT.$defs?.[name];
  return target === undefined ? schema : { ...resolved(target), ...schema };
}

function constantOf(schema: Schema | undefined, key: string): unknown {
  return schema?.properties?.[key]?.const;
}

/** Every leaf of the schema, once for each kind of component that has it. */
function leavesOf(given: Schema, pattern: string, required: boolean, variant: Variant): Leaf[] {
  const schema = resolved(given);
  const isLeaf = schema.properties === undefined && schema.items === undefined;
  const branches =
    schema.oneOf ?? (schema.anyOf?.some((branch) => branch.properties !== undefined) ? schema.anyOf : undefined);
  if (branches !== undefined) {
    return branches.flatMap((branch) => {
      const own = {
        type: constantOf(branch, "type") ?? variant.type,
        metric: constantOf(branch, "metric") ?? variant.metric,
        mode: constantOf(branch, "mode") ?? variant.mode,
      } as Variant;
      return leavesOf(branch, pattern, required, own);
    });
  }
  if (isLeaf) return [{ pattern, variant, required, schema }];
  if (schema.items !== undefined) return leavesOf(schema.items, `${pattern}/*`, true, variant);
  return Object.entries(schema.properties ?? {}).flatMap(([key, inner]) =>
    leavesOf(inner, pattern === "" ? key : `${pattern}/${key}`, schema.required?.includes(key) === true, variant),
  );
}

const LEAVES = leavesOf(ROOT, "", true, {});

describe("the table and the schema", () => {
  test("every leaf of the schema is one field of the table", () => {
    expect(LEAVES.length).toBeGreaterThan(400);
    const missing = LEAVES.filter(({ pattern, variant }) => fieldAt(pattern, variant) === undefined);
    expect(missing.map((leaf) => leaf.pattern)).toEqual([]);
  });

  test("every field of the table is a leaf of the schema", () => {
    const used = new Set(LEAVES.map(({ pattern, variant }) => fieldAt(pattern, variant)));
    expect(FIELDS.filter((field) => !used.has(field)).map((field) => field.pattern)).toEqual([]);
  });

  test.each(
    LEAVES.map(({ pattern, variant, required, schema }) => ({
      name: `${pattern} ${Object.values(variant).filter(Boolean).join(" ")}`,
      field: fieldAt(pattern, variant) as Field,
      required,
      schema,
    })),
  )("$name", ({ field, required, schema }) => {
    // Entries of lists are required by the schema; the table gives their defaults where the list itself has one.
    const isEntry = field.pattern.endsWith("/*");
    if (!isEntry) expect(field.required).toBe(required);
    if ("default" in schema) expect(field.defaultValue).toEqual(schema.default);
    if (schema.enum !== undefined) expect(field.choices?.map((choice) => choice.value)).toEqual(schema.enum);
    expect(field.label).toMatch(/^[A-Z]/);
    expect(field.help).toMatch(/^[A-Z].*\.$/);
    expect(field.allowed).toMatch(/^\S(.*\S)?$/);
  });

  test("the currencies are those of the schema", () => {
    expect(CURRENCIES).toEqual(ROOT.properties?.currency?.enum);
  });
});

describe("looking up", () => {
  test("by stable path, with ids that hold the separators", () => {
    const path = `clients/${pathSegment("a/b~c")}/proposedPlan/components/${pathSegment("x/y")}/rate`;
    expect(fieldAt(path, "hours")?.label).toBe("Hourly rate");
    expect(fieldAt(path, "onetime")).toBeUndefined();
    expect(fieldAt("clients/*/currentPlan/components/*/included", "ticket")?.label).toBe("Included tickets");
    expect(
      fieldAt("clients/c/currentPlan/components/x/bands/0/below", { type: "guarantee", metric: "security" })?.unit,
    ).toBe("points");
    expect(fieldAt("categories/password/ai/resolution")?.label).toBe("Resolution");
  });

  test.each([
    "",
    "nope",
    "categories",
    "categories/password",
    "categories/password/ai",
    "__proto__",
    "clients/a/constructor",
    "months/1",
  ])("“%s” is no leaf", (path) => expect(fieldAt(path)).toBeUndefined());

  test("fields under a pattern, for one kind of component", () => {
    const at = "clients/*/proposedPlan/components/*";
    expect(fieldsUnder(at, { type: "onetime" }).map((field) => field.pattern.slice(at.length + 1))).toEqual([
      "id",
      "label",
      "type",
      "escalator",
      "discount",
      "fromMonth",
      "toMonth",
      "amount",
      "month",
    ]);
    expect(fieldsUnder("labour/levels/L1")).toHaveLength(5);
    expect(fieldsUnder("")).toHaveLength(FIELDS.length);
  });
});

describe("the inputs of a document", () => {
  const base = INVALID.base as ScenarioDocument;
  const find = (document: ScenarioDocument, path: string) =>
    [...inputsOf(document)].find((input) => input.path === path);

  test("present and defaulted ones, by stable path", () => {
    expect(find(base, "categories/password/ai/resolution")).toMatchObject({ value: "0.5", present: true });
    expect(find(base, "categories/password/ai/selection")).toMatchObject({ value: "0", present: false });
    expect(find(base, "clients/acme/ai/goLiveMonth")).toMatchObject({ value: 4, present: false });
    expect(find(base, "clients/beta/proposedPlan/nextEscalationMonth")).toMatchObject({ value: 15, present: false });
    expect(find(base, "clients/beta/currentPlan/nextEscalationMonth")).toMatchObject({ value: 13, present: false });
    expect(find(base, "clients/acme/proposedPlan/components/tm/rate")).toMatchObject({ value: "100", present: true });
    expect(find(base, "desk/profile/0")).toMatchObject({ value: "1", present: false });
    expect(find(base, "categories/device/seasonality/11")).toMatchObject({ value: "1", present: false });
    expect(find(base, "clients/acme/proposedPlan/components/out/cap")).toMatchObject({ value: "100" });
    expect(find(base, "clients/beta/reliability/outagesPerMonth")).toBeUndefined();
    expect(find(base, "ai/abandonment/month")).toBeUndefined();
  });

  test("no default without what it follows", () => {
    const never = edited(base, [{ op: "set", pointer: "/clients/1/convertMonth", value: null }]) as ScenarioDocument;
    expect(find(never, "clients/beta/proposedPlan/nextEscalationMonth")).toBeUndefined();
    expect(find(never, "clients/beta/convertMonth")).toMatchObject({ value: null, present: true });
  });

  test.each([...VALID])("%s: every input once, at a path that finds its field", (_, document) => {
    const inputs = [...inputsOf(document as ScenarioDocument)];
    expect(new Set(inputs.map((input) => input.path)).size).toBe(inputs.length);
    for (const { path, field } of inputs) expect(fieldAt(path)?.pattern).toBe(field.pattern);
  });

  test.each([...VALID])("%s: of one client, what is shared and its own", (_, document) => {
    const scenario = document as ScenarioDocument;
    for (const { id } of scenario.clients) {
      const own = `clients/${pathSegment(id)}/`;
      const expected = [...inputsOf(scenario)].filter(
        ({ path }) => !path.startsWith("clients/") || path.startsWith(own),
      );
      expect([...inputsOf(scenario, id)]).toEqual(expected);
    }
  });

  test("every default lies in its own domain, and the arrow keys step inside it", () => {
    for (const field of FIELDS) {
      if (field.defaultValue === undefined) continue;
      const faults = new FaultList();
      checkLeaf(field.defaultValue, field, ROOT_PLACE, faults);
      for (const steps of [-3, -1, 1, 3, 1_000_000]) {
        checkLeaf(steppedValue(field.defaultValue, field, steps), field, ROOT_PLACE, faults);
      }
      expect(faults.faults).toEqual([]);
    }
  });
});

describe("component types", () => {
  test("are those of the schema, each with a name", () => {
    const types = new Set(LEAVES.flatMap(({ variant }) => variant.type ?? []));
    expect(new Set(COMPONENT_TYPES.map((type) => type.value))).toEqual(types);
  });
});

describe("point values (section 9)", () => {
  test.each([
    ["0.10", "0.1"],
    [0.25, "0.25"],
    [-0, "0"],
    [{ dist: "uniform", min: "0.1", max: "0.4" }, "0.25"],
    [{ dist: "uniform", min: "0.1", max: "0.4", point: "0.3" }, "0.3"],
    [{ dist: "triangular", min: 0, mode: "1", max: "5" }, "2"],
    [{ dist: "pert", min: 1, mode: 2, max: 5 }, "2.333333333333333333333333333333333"],
    [{ dist: "normal", mean: "0.5", sd: "9", min: "0", max: "1" }, "0.5"],
    [{ dist: "beta", successes: 30, trials: 40 }, "0.7380952380952380952380952380952381"],
    // exp(s^2 / 2) with s = ln 4 / (2 z), z the 90 % point of the normal: computed apart to 40 digits.
    [{ dist: "lognormal", p10: "0.5", p90: "2" }, "1.157506136893234349927335539520962"],
  ] as const)("%o", (quantity, expected) => {
    const value = pointValue(quantity);
    expect(value.slice(0, 33)).toBe(expected.slice(0, 33));
  });
});
