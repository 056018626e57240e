/** One valid input and one valid answer for every call of the contract, and which inputs are free in their form. */
import type { CallInput, CallName, CallOutput } from "../../shared/contract/calls.ts";
import { BATCH_SAMPLES } from "./batch-samples.ts";
import { PROPOSAL_SAMPLES } from "./proposal-samples.ts";
import { RISK_SAMPLE } from "./risk-sample.ts";
import { TICKETS_SAMPLE } from "./tickets-sample.ts";

export interface Sample<N extends CallName> {
  readonly input: CallInput<N>;
  readonly output: CallOutput<N>;
  /** Keys that may be left out, as paths joined by dots. */
  readonly optional?: readonly string[];
  /** Keys whose value may be any JSON. */
  readonly free?: readonly string[];
  /** Keys that may be null besides. */
  readonly nullable?: readonly string[];
}

const instant = "2026-01-01T00:00:00.000Z";
const history = { undo: "Rename", redo: null };
const historyEntry = {
  sequence: 1,
  label: "l",
  words: "Acme: users 60 to 65",
  who: "w",
  at: instant,
  state: "standing" as const,
  records: ["scenario/one"],
  changes: 1,
};
const way = { kind: "undo" as const, steps: 2 };
const change = { record: "scenario/one", path: "name", before: "a", after: "b" };
const dialect = {
  encoding: "utf-8",
  delimiter: ",",
  lineEnd: "LF",
  headerLine: 1,
  dateOrder: "ymd" as const,
  decimalMark: "." as const,
};
const importSummary = {
  id: "i",
  name: "n",
  file: "f.csv",
  source: "generic",
  scenarioId: "one",
  clientId: null,
  tickets: 2,
  rowsRead: 3,
  rowsRejected: 1,
  importedAt: instant,
  firstDay: "2026-01-01",
  lastDay: null,
};
const profile = {
  openedByMonth: { "2026-01": 2 },
  byPriority: {},
  byCategory: {},
  reopenedTickets: null,
  slaMet: { met: 1, measured: 2 },
  openedToResolvedHours: { count: 2, mean: 1.5, median: 1, p90: 2 },
  handleMinutes: null,
  resolvedBeforeOpened: 0,
};
const summary = {
  id: "one",
  name: "One",
  clients: 12,
  months: 36,
  currency: "USD",
  changedAt: instant,
  parent: null,
  locked: false,
  fault: null,
};
const options = {
  encoding: "utf-8",
  delimiter: ";",
  dateOrder: "dmy" as const,
  headerLine: 1,
  decimalMark: "," as const,
  source: "autotask",
  mapping: { id: "Ticket" },
};
const optionKeys = Object.keys(options).map((key) => `options.${key}`);

export const SAMPLES: { readonly [N in CallName]: Sample<N> } = {
  "session.open": {
    input: {},
    output: {
      host: "browser",
      version: "0.1.0",
      workspace: { name: "w", location: "w.outturn", opened: "sample" },
      settings: { organisation: "o", person: "p", theme: "dark", density: "compact", locale: "en-US" },
      scenarios: [summary],
      history,
      preferences: { panes: [1, 2] },
    },
  },
  "preference.write": { input: { key: "panes", value: { left: [20, null] } }, output: {}, free: ["value"] },
  "risk.read": RISK_SAMPLE,
  "scenario.list": { input: {}, output: { scenarios: [summary] } },
  "scenario.read": {
    input: { id: "one" },
    output: {
      id: "one",
      document: {},
      evidence: { months: {} },
      claims: null,
      inheritedClaims: {},
      variant: {
        parent: "two",
        parentName: "Two",
        parentDocument: {},
        parentEvidence: {},
        overrides: { months: { value: 24 }, "clients/x": { absent: true } },
        evidence: {},
        orphaned: ["clients/y/name"],
      },
      lock: { hash: "0a", at: instant, who: "w", note: "" },
    },
  },
  "scenario.create": {
    input: { name: "Copy", from: { kind: "document", document: { name: "x" } } },
    output: { id: "two", history },
    free: ["from.document"],
  },
  "scenario.remove": { input: { id: "one" }, output: { history } },
  "export.package": { input: { scenarioId: "one" }, output: { kind: "left" } },
  "package.inspect": { input: { token: "t" }, output: { kind: "document", file: "f.json", name: "One" } },
  "package.preview": {
    input: { token: "t", id: "one", choices: [["value months"]] },
    output: { documents: [{ document: {}, faults: [] }] },
  },
  "package.open": {
    input: { token: "t", copies: false, merges: [{ id: "one", mine: "0a", theirs: ["value months"] }] },
    output: { scenario: "one", added: 1, merged: 1, history },
  },
  "package.read": { input: { id: "one" }, output: { received: null } },
  "scenario.lock": { input: { id: "one", note: "Board of March" }, output: { hash: "0a", history } },
  "scenario.lost": { input: { id: "one" }, output: { names: { "clients/y": "Young & Co" } } },
  "scenario.rebase": {
    input: { id: "one", parent: "two", keep: "overrides" },
    output: { orphaned: ["months"], history },
    nullable: ["parent"],
  },
  "scenario.promote": { input: { id: "one", paths: ["months"] }, output: { history }, nullable: ["paths"] },
  "edit.commit": {
    input: { label: "Rename", changes: [change] },
    output: { sequence: 1, at: instant, history },
    optional: ["changes.0.before", "changes.0.after"],
    free: ["changes.0.before", "changes.0.after"],
  },
  "history.undo": { input: {}, output: { label: "Rename", changes: [change], history } },
  "history.redo": { input: {}, output: { label: "Rename", changes: [change], history } },
  "history.list": {
    input: {
      filter: {
        record: "scenario/one",
        scenario: "one",
        client: "acme",
        who: "Ada",
        words: "users",
        from: instant,
        to: instant,
      },
      offset: 5,
      limit: 10,
    },
    output: { total: 1, now: 1, entries: [historyEntry] },
    optional: ["record", "scenario", "client", "who", "words", "from", "to"].map((key) => `filter.${key}`),
  },
  "history.read": {
    input: { sequence: 1 },
    output: {
      entry: historyEntry,
      lines: [
        {
          changes: [0],
          scenarioId: "one",
          clientId: "acme",
          owner: "Acme",
          subject: "users",
          event: null,
          before: "60",
          after: "65",
        },
      ],
      more: 0,
      moves: [{ direction: "undo", who: "Ada", at: instant }],
      way,
      removed: [{ id: "two", name: "Two" }],
    },
  },
  "history.subjects": {
    input: {},
    output: {
      people: ["Ada"],
      clients: [{ id: "acme", name: "Acme" }],
      removed: [{ id: "two", name: "Two", sequence: 1, at: instant }],
    },
  },
  "history.preview": {
    input: { to: 1 },
    output: { way, back: 2, on: 0, first: [{ sequence: 3, label: "l", direction: "undo" }] },
  },
  "history.jump": { input: { to: 1, steps: 2 }, output: { way, changes: [change], history } },
  "history.putBack": {
    input: { sequence: 1, changes: [0], side: "before" },
    output: { label: "l", changes: [change], history },
  },
  "history.restore": { input: { sequence: 1 }, output: { scenarios: ["two"], history } },
  "file.choose": { input: { purpose: "tickets" }, output: { files: [{ token: "t", name: "n", bytes: 1 }] } },
  "import.inspect": {
    input: { token: "t", options },
    output: {
      file: "f.csv",
      bytes: 9,
      source: "generic",
      dialect,
      reasons: {},
      headings: ["a"],
      sample: [["1"]],
      mapping: { id: "a", opened: null },
      questions: [{ field: "dateOrder", message: "m", choices: ["dmy"] }],
    },
    optional: optionKeys,
    nullable: ["options.mapping.id"],
  },
  "import.start": {
    input: { token: "t", name: "n", scenarioId: "one", clientId: "two", options },
    output: { jobId: "j" },
    optional: optionKeys,
    nullable: ["scenarioId", "clientId", "options.mapping.id"],
  },
  "job.read": {
    input: { jobId: "j" },
    output: { id: "j", state: "running", done: 1, total: null, unit: "rows", result: null, problem: null },
  },
  "job.cancel": { input: { jobId: "j" }, output: {} },
  "import.list": { input: {}, output: { imports: [importSummary] } },
  "import.read": {
    input: { id: "i" },
    output: {
      summary: importSummary,
      report: {
        format: "outturn-ingest",
        version: 1,
        file: "f.csv",
        source: "generic",
        dialect,
        mapping: { id: "a" },
        counts: { rowsRead: 3, tickets: 2, rowsMerged: 0, rowsSkipped: 0, rowsRejected: 1 },
        rejected: [{ line: 2, column: "opened", value: "x", reason: "no such date" }],
        profile,
        traps: [{ code: "month-collapse", where: "2026-01", message: "m" }],
      },
      cube: {
        completeMonths: { first: "2026-01", last: "2026-02", count: 2 },
        firstDay: null,
        lastDay: null,
        cells: [
          { category: "c", month: "2026-01", priority: "P1", tickets: 2, handledTickets: 1, handledMinutes: 7.5 },
        ],
      },
    },
  },
  "import.tickets": TICKETS_SAMPLE,
  "import.withdraw": { input: { id: "i" }, output: { history } },
  "export.workbook": {
    input: { scenarioId: "one" },
    output: { kind: "offered", token: "t", name: "One.xlsx", bytes: 9 },
  },
  "check.workbook": {
    input: { scenarioId: "one" },
    output: {
      kind: "checked",
      hash: "ab12",
      program: "LibreOffice 24.2",
      cells: 5,
      differing: 1,
      differences: [{ where: "Summary!C6", expected: "1", found: "2", formula: "A1+1" }],
      milliseconds: { written: 1, recalculated: 2, compared: 3 },
    },
  },
  ...PROPOSAL_SAMPLES,
  ...BATCH_SAMPLES,
};
