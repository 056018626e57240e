import { expect, test } from "vitest";
import type { ScenarioDocument } from "../../shared/model/document.ts";
import { FIELDS, inputsOf } from "../../shared/model/fields.ts";
import type { Change, Json } from "../../shared/scenario/change.ts";
import { editLines, editSearchText, editWords } from "../../shared/scenario/edit-words.ts";
import { evidencePath } from "../../shared/scenario/evidence.ts";
import { steppedValue } from "../../shared/scenario/field-text.ts";
import { below, difference, pathSegments, valueAt } from "../../shared/scenario/history.ts";
import { INVALID, VALID } from "./documents.ts";
import { BASE, type Draft, SAMPLE, told, toldOf } from "./told-edits.ts";

/** Another value of the same kind. */
function another(value: unknown, field: (typeof FIELDS)[number]): Json | undefined {
  if (field.kind === "choice") return field.choices?.find((choice) => choice.value !== value)?.value;
  if (field.kind === "flag") return value !== true;
  if (field.kind === "calendar-month") return "2031-02";
  if (field.kind === "text" || field.kind === "identity") return "Something else";
  if (value === null || typeof value === "object") return "0.5";
  const up = steppedValue(value as Json, field, 1);
  return up === value ? steppedValue(value as Json, field, -1) : up;
}

/** One input changed as an edit changes it: a list without ids is replaced whole. */
function changeOf(document: ScenarioDocument, path: string, next: Json, before: Json | undefined): Change | undefined {
  const at = evidencePath(path);
  const record = "scenario/x";
  if (at === path) {
    const holder = valueAt(document, below("", ...pathSegments(path).slice(0, -1)).slice(1));
    const holds = holder !== undefined || !path.includes("/");
    return holds ? { record, path, after: next, ...(before === undefined ? {} : { before }) } : undefined;
  }
  const list = valueAt(document, at);
  if (list === undefined) return undefined;
  const after = structuredClone(list) as Json[];
  const [index, key] = pathSegments(path.slice(at.length + 1)) as [string, string | undefined];
  if (key === undefined) after[Number(index)] = next;
  else after[Number(index)] = { ...(after[Number(index)] as object), [key]: next } as Json;
  return { record, path: at, before: list, after };
}

/** With the first category's resolution at 70 %. */
function withResolution(draft: Draft): void {
  const [category] = (draft as unknown as ScenarioDocument).categories;
  if (category !== undefined) category.ai.resolution = "0.7";
}

test("every field of every valid document is told with its name, its owner and both values", () => {
  const seen = new Set<string>();
  for (const document of [SAMPLE, INVALID.base, ...VALID.values()] as ScenarioDocument[]) {
    for (const { path, value, present, field } of inputsOf(document)) {
      const next = another(value, field);
      if (next === undefined || next === value) continue;
      seen.add(field.pattern);
      const records = { "scenario/x": document as unknown as Json };
      const change = changeOf(document, path, next, present ? (value as Json) : undefined);
      if (change === undefined) continue;
      const { lines, words } = toldOf([change], records);
      expect(lines.length, path).toBe(1);
      const [line] = lines;
      expect(words, path).not.toMatch(/undefined|\[object|NaN|\bnull\b/);
      expect(line?.before, path).not.toBe(line?.after);
      expect(`${line?.owner} ${line?.subject}`.trim().length, path).toBeGreaterThan(2);
      if (path.startsWith("clients/")) expect(line?.clientId, path).toBe(pathSegments(path)[1]);
    }
  }
  const kinds = new Set([...seen].map((pattern) => FIELDS.find((field) => field.pattern === pattern)?.kind));
  expect([...kinds].toSorted()).toEqual([
    "calendar-month",
    "choice",
    "count",
    "decimal",
    "flag",
    "month",
    "quantity",
    "text",
  ]);
  expect(seen.size).toBeGreaterThan(150);
});

test("a distribution is one value, whatever of it changes", () => {
  const pert = { dist: "pert", min: "0.6", mode: "0.75", max: "0.9" };
  const [category, ...others] = SAMPLE.categories;
  const uncertain = { ...SAMPLE, categories: [{ ...category, ai: { ...category?.ai, eligible: pert } }, ...others] };
  const path = "categories/password/ai/eligible";
  const document = { "scenario/a": uncertain as unknown as Json };
  const wider = difference("scenario/a", uncertain, {
    ...uncertain,
    categories: [{ ...category, ai: { ...category?.ai, eligible: { ...pert, min: "0.5", max: "0.95" } } }, ...others],
  });
  expect(wider).toHaveLength(2);
  const { words, lines } = toldOf(wider, document);
  expect(words).toBe(
    "Northwind renewal: eligible share, Password and access between 60% and 90%, around 75% (pert) to between 50% and 95%, around 75% (pert)",
  );
  expect(lines[0]?.changes).toEqual([0, 1]);
  const variant = {
    ...BASE,
    "variant/b": { parent: "a", name: "Cautious", overrides: { [path]: { value: pert } }, evidence: {} },
  };
  const change = { record: "variant/b", path: `${below("overrides", path)}/value/min`, before: "0.6", after: "0.5" };
  expect(toldOf([change], variant).words).toBe(
    "Cautious: eligible share, Password and access between 60% and 90%, around 75% (pert) to between 50% and 90%, around 75% (pert)",
  );
});

test("an edit of many fields lists them all, and says in one line how many there are", () => {
  const { lines, words } = told("scenario/a", (draft) => {
    const document = draft as unknown as ScenarioDocument;
    for (const category of document.categories) category.ai.resolution = "0.5";
  });
  expect(lines).toHaveLength(SAMPLE.categories.length);
  expect(words).toContain(`and ${SAMPLE.categories.length - 3} more`);
});

test("an edit is found by its label, whose it is, what it changed and what happened, whatever the letters' case", () => {
  const { lines } = told("scenario/a", withResolution);
  const text = editSearchText("Careful SALES case", lines);
  for (const word of ["careful", "sales", "northwind renewal", "resolution", "password"]) expect(text).toContain(word);
});

test("words follow the locale", () => {
  const { words } = told(
    "scenario/a",
    (draft) => void Object.assign((draft as unknown as ScenarioDocument).labour.levels.L1, { salary: "58000.5" }),
    BASE,
    "de-DE",
  );
  expect(words).toBe("Northwind renewal: salary, L1 48.000,00 to 58.000,50 USD / year");
});

test("an edit whose names are not known is told by its ids, and an unknown path by its last key", () => {
  const change: Change = { record: "scenario/gone", path: "clients/acme/units/users", before: "1", after: "2" };
  expect(editWords(editLines([change], {}, "en-US"))).toBe("Acme: users 1 to 2");
  const strange: Change = { record: "scenario/gone", path: "some/newKey", before: "1", after: { a: 1 } };
  expect(editWords(editLines([strange], {}, "en-US"))).toBe('New key “1” to {"a":1}');
});

test("what is kept with an edit is small: names and the values touched, nothing of the rest", () => {
  const { outlines } = told("scenario/a", withResolution);
  expect(outlines).toEqual({
    a: {
      name: "Northwind renewal",
      currency: "USD",
      startMonth: "2026-01",
      categories: [
        {
          id: "password",
          name: "Password and access",
          driver: "users",
          ai: { resolution: "0.92" },
        },
      ],
      clients: [],
    },
  });
});
