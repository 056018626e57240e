import { describe, expect, it, test } from "vitest";
import type { ScenarioDocument } from "../../shared/model/document.ts";
import type { Json } from "../../shared/scenario/change.ts";
import { difference } from "../../shared/scenario/history.ts";
import { BASE, type Records, SAMPLE, type Told, told, toldOf } from "./told-edits.ts";

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

const CLAIM = { low: "0.2", high: "0.5", source: "V", date: null };
const L1_CLAIM = { ...CLAIM, low: "0.6", high: "0.7" };
const points = (...chances: readonly string[]) =>
  chances.map((chance, at) => ({ change: ["-0.1", "0"][at] ?? "0.2", chance }));
const CURVE = { points: points("0.97", "0.93"), source: "", date: null };
const LOWER = points("0.95", "0.9");

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
      "Northwind renewal: claim on reactive hours, high end 50% to 40%; claim on L1 tickets that AI resolves none to 60% – 70% (V)",
      "claims/a",
      (d) => Object.assign(d, { reactiveHours: { ...CLAIM, high: "0.4" }, l1Autonomous: L1_CLAIM }),
      { "claims/a": { reactiveHours: CLAIM } },
    ],
    [
      "Cautious: claim on reactive hours left out",
      "claims/b",
      () => ({ reactiveHours: { absent: true } }),
      { "claims/b": { reactiveHours: CLAIM } },
    ],
    ["Northwind: renewal curve added", "risk/a", () => ({ renewal: { northwind: CURVE } })],
    [
      "Northwind: renewal curve 97% at −10%, 93% at 0% to 95% at −10%, 90% at 0%",
      "risk/a",
      () => ({ renewal: { northwind: { ...CURVE, points: LOWER } } }),
      { "risk/a": { renewal: { northwind: CURVE } } },
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
