/** The checks against the published JSON Schema, on documents broken at random. */
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { checkScenario } from "../../shared/scenario/check.ts";
import { INVALID, SCHEMA, VALID } from "./documents.ts";

const ajv = new Ajv2020({ strict: false, allErrors: false });
const schemaAccepts = ajv.compile(SCHEMA);
const DOCUMENTS = [INVALID.base, ...VALID.values()];

/** What a mutation may put in a place: near misses of every kind of field. */
const odd = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    0,
    -0,
    1,
    -1,
    12,
    600,
    601,
    121,
    10_000,
    10_001,
    10_000_000,
    10_000_001,
    0.5,
    1.5,
    5,
    5.1,
    1e-7,
    1e21,
    1e18,
    0.1 + 0.2,
    "",
    " ",
    "0",
    "-0",
    "-0.0",
    "0.5",
    "1",
    "1.0",
    "1.000000000001",
    "-1",
    "-0.5",
    "5",
    "5.0",
    "5.5",
    "01",
    "+1",
    "1.",
    ".5",
    "1e3",
    "12",
    "0 ",
    "\n0",
    "1234567890123456789",
    "0.1234567890123",
    "users",
    "client",
    "L1",
    "human",
    "all",
    "flat",
    "graduated",
    "volume",
    "package",
    "uptime",
    "security",
    "response",
    "recurring",
    "hours",
    "ticket",
    "outcome",
    "guarantee",
    "gainshare",
    "onetime",
    "passthrough",
    "created",
    "earned",
    "2026-01",
    "2026-13",
    "USD",
    "usd",
    "outturn-scenario",
    [],
    {},
    [null],
    ["1"],
    ["0"],
    { dist: "uniform" },
  ),
  fc.string({ maxLength: 4 }),
  fc.integer({ min: -3, max: 700 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.record(
    {
      dist: fc.constantFrom("uniform", "triangular", "pert", "normal", "lognormal", "beta", "cauchy"),
      min: fc.constantFrom<unknown>("0", "0.1", 0.2, "-1", "x"),
      mode: fc.constantFrom<unknown>("0.3", 0.3),
      max: fc.constantFrom<unknown>("0.5", 1, "2", null),
      mean: fc.constantFrom("0.5", "-7"),
      sd: fc.constantFrom("0.1", "0"),
      p10: fc.constantFrom("0.1", "0"),
      p90: fc.constantFrom("0.4", "900"),
      successes: fc.constantFrom("3", "5"),
      trials: fc.constantFrom("4", "x"),
      point: fc.constantFrom("0.4", "7"),
    },
    { requiredKeys: ["dist"] },
  ),
);

interface Mutation {
  /** Chooses the way down: at each step one of the members. */
  readonly route: readonly number[];
  readonly depth: number;
  readonly action: "replace" | "near" | "remove" | "add" | "duplicate" | "rename";
  readonly value: unknown;
  readonly name: string;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  route: fc.array(fc.nat(1000), { minLength: 10, maxLength: 10 }),
  depth: fc.integer({ min: 1, max: 10 }),
  action: fc.constantFrom("replace", "replace", "near", "near", "near", "near", "remove", "add", "duplicate", "rename"),
  value: odd,
  name: fc.constantFrom(
    "x",
    "flat",
    "size",
    "targets",
    "reliability",
    "collar",
    "cap",
    "point",
    "__proto__",
    "constructor",
    "a/b~c",
    "",
  ),
});

/** A value of the same kind as the old one. */
function near(old: unknown, choice: number): unknown {
  if (typeof old === "number") return [0, 1, 2, 5, 13, 600][choice % 6];
  if (typeof old === "boolean") return !old;
  if (typeof old !== "string" || !/^-?[0-9.]+$/.test(old)) return structuredClone(old);
  return ["0", "1", "-0", "0.02", "0.5", "0.95", 0.25, "20", { dist: "uniform", min: "0.1", max: "0.9" }][choice % 9];
}

function setOwn(holder: object, key: string, value: unknown): void {
  Object.defineProperty(holder, key, { value, enumerable: true, writable: true, configurable: true });
}

function mutated(document: unknown, mutations: readonly Mutation[]): unknown {
  const copy = structuredClone(document) as Record<string, unknown>;
  for (const { route, depth, action, value, name } of mutations) {
    let holder: object = copy;
    let key = "";
    for (let step = 0; step < depth; step += 1) {
      const keys = Object.keys(holder);
      if (keys.length === 0) break;
      key = keys[route[step]! % keys.length]!;
      const inner = (holder as Record<string, unknown>)[key];
      if (step === depth - 1 || typeof inner !== "object" || inner === null) break;
      holder = inner;
    }
    const members = holder as Record<string, unknown>;
    const fresh =
      action === "near" ? near((holder as Record<string, unknown>)[key], route[9]!) : structuredClone(value);
    if (key === "") continue;
    if (Array.isArray(holder)) {
      if (action === "remove") holder.splice(Number(key), 1);
      else if (action === "duplicate") holder.push(structuredClone(holder[Number(key)]));
      else if (action === "add") holder.push(fresh);
      else holder[Number(key)] = fresh;
    } else if (action === "remove") delete members[key];
    else if (action === "add") setOwn(holder, name, fresh);
    else if (action === "rename") {
      setOwn(holder, name, members[key]);
      delete members[key];
    } else if (action === "duplicate") setOwn(holder, `${key}2`, members[key]);
    else setOwn(holder, key, fresh);
  }
  return copy;
}

test("where the schema refuses, there is a fault; where there is none, the schema accepts", () => {
  let refused = 0;
  let accepted = 0;
  let onlyOurs = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...DOCUMENTS),
      fc.array(mutation, { minLength: 1, maxLength: 2 }),
      (document, mutations) => {
        const candidate = mutated(document, mutations);
        const faults = checkScenario(candidate);
        const isAccepted = schemaAccepts(candidate);
        if (!isAccepted) {
          refused += 1;
          expect(faults.length, JSON.stringify(schemaAccepts.errors)).toBeGreaterThan(0);
        } else if (faults.length === 0) accepted += 1;
        else onlyOurs += 1;
        expect(new Set(faults.map((fault) => fault.pointer)).size).toBe(faults.length);
      },
    ),
    { numRuns: 3000, seed: 20260101 },
  );
  // The mutations reach all three: faults of the schema, rules it cannot say, and documents that stay valid.
  expect(refused).toBeGreaterThan(1000);
  expect(accepted).toBeGreaterThan(300);
  expect(onlyOurs).toBeGreaterThan(15);
});

test("one broken leaf gives one fault, at the leaf or, for a rule it takes part in, once elsewhere", () => {
  // An unreadable value in a leaf that decides no structure: a list matches nothing anywhere.
  const structural = new Set(["type", "metric", "mode"]);
  const leaves: { readonly pointer: string; readonly set: (copy: unknown, value: unknown) => void }[] = [];
  const walk = (value: unknown, keys: readonly string[]): void => {
    if (typeof value !== "object" || value === null) {
      if (structural.has(keys.at(-1) ?? "")) return;
      leaves.push({
        pointer: keys.map((key) => `/${key}`).join(""),
        set: (copy, fresh) => {
          let holder = copy as Record<string, unknown>;
          for (const key of keys.slice(0, -1)) holder = holder[key] as Record<string, unknown>;
          holder[keys.at(-1)!] = fresh;
        },
      });
    } else for (const [key, inner] of Object.entries(value)) walk(inner, [...keys, key]);
  };
  walk(INVALID.base, []);
  expect(leaves.length).toBeGreaterThan(250);
  for (const { pointer, set } of leaves) {
    const copy = structuredClone(INVALID.base);
    set(copy, [null]);
    expect(checkScenario(copy).map((fault) => fault.pointer)).toEqual([pointer]);
  }
});
