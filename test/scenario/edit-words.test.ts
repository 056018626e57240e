import { describe, expect, it, test } from "vitest";
import type { ScenarioDocument } from "../../shared/model/document.ts";
import { FIELDS, inputsOf } from "../../shared/model/fields.ts";
import type { Change, Json } from "../../shared/scenario/change.ts";
import { type EditOutlines, editOutlines } from "../../shared/scenario/edit-outline.ts";
import { editLines, editSearchText, editWords } from "../../shared/scenario/edit-words.ts";
import { evidencePath } from "../../shared/scenario/evidence.ts";
import { steppedValue } from "../../shared/scenario/field-text.ts";
import { applyToRecords, below, difference, pathSegments, valueAt } from "../../shared/scenario/history.ts";
import { sampleWorkspace } from "../../shared/scenario/sample.ts";
import { INVALID, VALID } from "./documents.ts";

type Records = Readonly<Record<string, Json | undefined>>;
type Draft = Record<string, never>;

const SAMPLE = JSON.parse(JSON.stringify(sampleWorkspace("2026-11-22").scenarios[0]?.document)) as ScenarioDocument;
const BASE: Records = {
  "scenario/a": SAMPLE as unknown as Json,
  "evidence/a": {},
  "settings/workspace": {
    organisation: "Brightwater",
    person: "Ada",
    theme: "light",
    density: "compact",
    locale: "en-US",
  },
  "variant/b": { parent: "a", name: "Cautious", overrides: {}, evidence: {} },
};

interface Told {
  readonly words: string;
  readonly changes: readonly Change[];
  readonly outlines: EditOutlines;
  readonly lines: ReturnType<typeof editLines>;
}

/** What an edit that turns one record into another is told as. */
function told(record: string, recipe: (draft: Draft) => unknown, records: Records = BASE, locale = "en-US"): Told {
  const before = records[record];
  const draft = structuredClone(before ?? {}) as Draft;
  const returned = recipe(draft);
  const after = returned === undefined ? draft : returned === null ? undefined : returned;
  return toldOf(difference(record, before, after), records, locale);
}

function toldOf(changes: readonly Change[], records: Records = BASE, locale = "en-US"): Told {
  const next = applyToRecords((record) => records[record], changes);
  const outlines = editOutlines(
    changes,
    (record) => records[record],
    (record) => (next.has(record) ? next.get(record) : records[record]),
  );
  const lines = editLines(changes, JSON.parse(JSON.stringify(outlines)), locale);
  return { words: editWords(lines), changes, outlines, lines };
}

type Document = ScenarioDocument;
const edit = (recipe: (document: Document) => void): string =>
  told("scenario/a", (draft) => void recipe(draft as unknown as Document)).words;
const northwind = (document: Document) =>
  document.clients.find(({ id }) => id === "northwind") as Document["clients"][number];

describe("an edit of a scenario in words", () => {
  test.each<[string, (document: Document) => void]>([
    ["Northwind renewal: resolution, Password and access 92% to 70%", (d) => (d.categories[0]!.ai.resolution = "0.7")],
    ["Northwind: users 60 to 65", (d) => (northwind(d).units.users = 65)],
    [
      "Northwind renewal: tickets per user, Password and access 0.46 to 0.5 a month",
      (d) => (d.categories[0]!.ticketsPerUnit = "0.5"),
    ],
    ["Northwind renewal: salary, L1 48,000.00 to 58,000.00 USD / year", (d) => (d.labour.levels.L1.salary = "58000")],
    ["Northwind renewal: horizon 36 to 48 months", (d) => (d.months = 48)],
    ["Northwind renewal: go-live Apr 2026 to Jul 2026", (d) => (d.ai.goLiveMonth = 7)],
    ["Northwind renewal: start month Jan 2026 to Oct 2026", (d) => (d.startMonth = "2026-10")],
    ["Northwind renewal: ramp shape S-curve to At once", (d) => (d.ai.ramp.shape = "step")],
    ["Scenario Northwind renewal renamed to Base 2026", (d) => (d.name = "Base 2026")],
    ["Client Northwind renamed to North", (d) => (northwind(d).name = "North")],
    ["Category Password and access renamed to Sign-in", (d) => (d.categories[0]!.name = "Sign-in")],
    ["Northwind renewal: client Fennick Legal removed", (d) => void d.clients.splice(3, 1)],
    ["Northwind renewal: clients reordered", (d) => void d.clients.reverse()],
    ["Northwind renewal: client Copy added", (d) => void d.clients.push({ ...northwind(d), id: "copy", name: "Copy" })],
    ["Northwind renewal: category Email and collaboration removed", (d) => void d.categories.splice(2, 1)],
    [
      "Northwind: component Client fee (proposed plan) removed",
      (d) => void northwind(d).proposedPlan.components.splice(1, 1),
    ],
    ["Northwind: components (proposed plan) reordered", (d) => void northwind(d).proposedPlan.components.reverse()],
    [
      "Northwind: discount, Platform base (proposed plan) default to 10%",
      (d) => (northwind(d).proposedPlan.components[0]!.discount = "0.1"),
    ],
    [
      "Northwind: monthly minimum (proposed plan) default to 500.00 USD / month",
      (d) => (northwind(d).proposedPlan.minimumMonthly = "500"),
    ],
    [
      "Northwind: collar floor (proposed plan) none to 80%",
      (d) => (northwind(d).proposedPlan.collar = { floor: "0.8", cap: null }),
    ],
    [
      "Northwind renewal: role Prompt lead added",
      (d) =>
        void d.ai.programme.roles.push({ name: "Prompt lead", fte: "0.5", salary: "1", burden: "0", overhead: "0" }),
    ],
    [
      "Northwind renewal: resolution, Password and access 92% to between 60% and 90%, around 75% (pert)",
      (d) => (d.categories[0]!.ai.resolution = { dist: "pert", min: "0.6", mode: "0.75", max: "0.9" }),
    ],
    [
      "Northwind renewal: resolution, Password and access 92% to 58.41% from 412 of 706",
      (d) => (d.categories[0]!.ai.resolution = { dist: "beta", successes: "412", trials: "706", point: "0.5841" }),
    ],
    [
      "Northwind: users 60 to 65; endpoints 75 to 80; servers 3 to 4 and 1 more",
      (d) => Object.assign(northwind(d).units, { users: 65, endpoints: 80, servers: 4, sites: 9 }),
    ],
  ])("%s", (words, recipe) => expect(edit(recipe)).toBe(words));
});

describe("an edit of a variant in words", () => {
  const path = "clients/northwind/units/users";
  const withOverride: Records = {
    ...BASE,
    "variant/b": { parent: "a", name: "Cautious", overrides: { [path]: { value: "70" } }, evidence: {} },
  };
  type Variant = {
    name: string;
    parent: string;
    overrides: Record<string, unknown>;
    evidence: Record<string, unknown>;
  };
  const variant = (recipe: (draft: Variant) => void, records = BASE): string =>
    told("variant/b", (draft) => void recipe(draft as unknown as Variant), records).words;

  it("says what its reader sees change: from the parent's value to its own", () => {
    expect(variant((d) => (d.overrides["categories/password/ai/resolution"] = { value: "0.7" }))).toBe(
      "Cautious: resolution, Password and access 92% to 70%",
    );
    expect(variant((d) => (d.overrides[path] = { value: "70" }))).toBe("Cautious, Northwind: users 60 to 70");
    expect(variant((d) => (d.overrides[path] = { value: "72" }), withOverride)).toBe(
      "Cautious, Northwind: users 70 to 72",
    );
    expect(variant((d) => delete d.overrides[path], withOverride)).toBe(
      "Cautious, Northwind: users 70 to 60 (as its parent)",
    );
    expect(variant((d) => (d.overrides[path] = { value: northwind(SAMPLE).units.users }))).toBe(
      "Cautious, Northwind: users kept whatever its parent says",
    );
  });

  it("names members that it leaves out or adds, its evidence, its name and its parent", () => {
    expect(variant((d) => (d.overrides["clients/fennick-legal"] = { absent: true }))).toBe(
      "Cautious: client Fennick Legal removed",
    );
    expect(variant((d) => (d.overrides["clients/new"] = { value: { id: "new", name: "New" } }))).toBe(
      "Cautious: client New added",
    );
    expect(
      variant((d) => (d.evidence[path] = { value: { grade: "measured", source: "Count", date: "2026-03-01" } })),
    ).toBe("Cautious, Northwind: evidence for users: measured, “Count”, 2026-03-01");
    expect(variant((d) => (d.name = "Careful"))).toBe("Scenario Cautious renamed to Careful");
    expect(told("variant/c", () => ({ parent: "b", name: "Vendor", overrides: {}, evidence: {} })).words).toBe(
      "Variant Vendor of Cautious created",
    );
    expect(told("variant/b", () => null).words).toBe("Variant Cautious of Northwind renewal removed");
    const rebased = { ...BASE, "variant/c": { parent: "b", name: "Vendor", overrides: {}, evidence: {} } };
    expect(told("variant/c", (draft) => void Object.assign(draft, { parent: "a" }), rebased).words).toBe(
      "Vendor: parent Cautious to Northwind renewal",
    );
  });
});

describe("what lies beside scenarios in words", () => {
  const users = { grade: "contract", source: "Agreement", date: "2026-01-01" };
  const withEvidence: Records = { ...BASE, "evidence/a": { "clients/northwind/units/users": users } };

  it("tells evidence by the input it stands for, in one line", () => {
    const given = told("evidence/a", () => ({ "categories/password/ai/resolution": users }));
    expect(given.words).toBe(
      "Northwind renewal: evidence for resolution, Password and access: contract, “Agreement”, 2026-01-01",
    );
    const next = { grade: "assumed", source: "", date: "2026-02-01", note: "Typed over" };
    const typedOver = told("evidence/a", () => ({ "clients/northwind/units/users": next }), withEvidence);
    expect(typedOver.lines).toMatchObject([
      {
        owner: "Northwind",
        before: "contract, “Agreement”, 2026-01-01, no note",
        after: "assumed, no source, 2026-02-01, note “Typed over”",
        changes: [0, 1, 2, 3],
      },
    ]);
    expect(told("evidence/a", () => ({}), withEvidence).words).toBe("Northwind: evidence for users removed");
    expect(told("evidence/a", () => ({ "ai/programme/roles": users })).words).toContain("roles of the programme");
  });

  it("puts values before the evidence that they stand on, and leaves that out of the one line", () => {
    const changes = [
      ...difference("evidence/a", {}, { "clients/northwind/units/users": users }),
      ...difference("scenario/a", SAMPLE, { ...SAMPLE, months: 48 }),
    ];
    const { lines, words } = toldOf(changes);
    expect(lines.map((line) => line.aside)).toEqual([false, true]);
    expect(words).toBe("Northwind renewal: horizon 36 to 48 months");
  });

  it.each<[string, string, (draft: never) => unknown, Records?]>([
    [
      "Name in the history Ada to Grace; theme light to dark",
      "settings/workspace",
      (d) => Object.assign(d, { theme: "dark", person: "Grace" }),
    ],
    [
      "Import Tickets of May added: 1,200 tickets",
      "import/i",
      () => ({ name: "Tickets of May", withdrawn: false, tickets: 1200, clientId: "northwind", scenarioId: "a" }),
    ],
    [
      "Northwind renewal: claims on reactive hours added",
      "claims/a",
      () => ({ reactiveHours: { low: "0.5", high: "0.5", source: "V", date: null } }),
    ],
    [
      "Northwind renewal: plan of record locked: 0123abcd, Signed",
      "lock/a",
      () => ({ hash: "0123abcd99", note: "Signed", document: SAMPLE }),
    ],
    ["Scenario Northwind renewal created", "scenario/new", () => SAMPLE],
    ["Scenario Northwind renewal removed", "scenario/a", () => null],
    ["Weather, wind “north” to “south”", "weather/x", () => ({ wind: "south" }), { "weather/x": { wind: "north" } }],
  ])("%s", (words, record, recipe, records = {}) =>
    expect(told(record, recipe as never, { ...BASE, ...records }).words).toContain(words.replace("Weather, ", "")),
  );

  it("tells an import that is withdrawn and brought back by its name and its client", () => {
    const records = { ...BASE, "import/i": { name: "Tickets of May", withdrawn: false, clientId: "northwind" } };
    const withdrawn = told("import/i", () => ({ ...records["import/i"], withdrawn: true }), records);
    expect(withdrawn.words).toBe("Import Tickets of May withdrawn");
    expect(withdrawn.lines[0]?.clientId).toBe("northwind");
    const back = { ...records, "import/i": { ...records["import/i"], withdrawn: true } };
    expect(told("import/i", () => records["import/i"], back).words).toBe("Import Tickets of May brought back");
  });

  it("tells proposals, their approvals and what they share by name", () => {
    const draft = { name: "Renewal 2027", scenarioId: "a", clientId: "northwind", note: "" };
    const records = { ...BASE, "proposal/p": { draft, sent: null }, "brand/workspace": { tone: "formal" } };
    const proposal = (after: Json | null): Told => told("proposal/p", () => after, records);
    expect(toldOf(difference("proposal/q", undefined, { draft, sent: null }), records).words).toBe(
      "Proposal Renewal 2027 created",
    );
    expect(proposal({ draft: { ...draft, note: "Short" }, sent: null }).words).toBe(
      "Proposal Renewal 2027, note “” to “Short”",
    );
    const sent = proposal({ draft, sent: { at: "2026" } });
    expect(sent.words).toBe("Proposal Renewal 2027 sent");
    expect(sent.lines[0]).toMatchObject({ clientId: "northwind", scenarioId: "a" });
    expect(proposal(null).words).toBe("Proposal Renewal 2027 removed");
    expect(told("approval/p", () => ({ approvals: [] }), records).words).toBe("Proposal Renewal 2027 approved");
    expect(told("brand/workspace", () => ({ tone: "plain" }), records).words).toBe(
      "Brand of proposals, tone “formal” to “plain”",
    );
    expect(told("policy/data", () => ({ text: "x" }), records).words).toBe("Policy text data added");
  });

  it("tells a scenario that comes or goes with all that lies beside it as one", () => {
    const changes = ["scenario/a", "evidence/a"].map((record) => ({ record, path: "", before: BASE[record] as Json }));
    expect(toldOf(changes).lines.map((line) => line.phrase)).toEqual(["scenario Northwind renewal removed"]);
  });
});

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
