/** Who may import whom, who owns which package, and which files may be long: the house of the architecture page. */

const BELOW_MODEL = ["shared/number", "shared/formula", "shared/queueing", "shared/statistics"];
const BELOW_SCENARIO = [...BELOW_MODEL, "shared/model"];
const BELOW_STUDIES = [...BELOW_SCENARIO, "shared/scenario"];
const BELOW_CONTRACT = [...BELOW_STUDIES, "shared/ingest", "shared/compare", "shared/simulation", "shared/proposal"];
const SHARED = [...BELOW_CONTRACT, "shared/contract", "shared/table"];
const BELOW_SERVICES = [...SHARED, "electron/storage", "electron/import", "electron/export"];
const BELOW_HOSTS = [...BELOW_SERVICES, "electron/services"];
const BELOW_STATE = [...SHARED, "renderer/host", "renderer/workers"];
const BELOW_CONTROLS = [...BELOW_STATE, "renderer/state", "renderer/theme"];
const BELOW_PAGES = [...BELOW_CONTROLS, "renderer/controls", "renderer/charts"];
const BELOW_WINDOW = [...BELOW_PAGES, "renderer/pages", "renderer/shell"];

/** Folder -> folders it may import from, besides itself. A file belongs to the longest folder that holds it. */
export const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  "shared/number": [],
  "shared/formula": ["shared/number"],
  "shared/statistics": ["shared/number", "shared/formula"],
  "shared/queueing": ["shared/number", "shared/formula", "shared/statistics"],
  "shared/model": BELOW_MODEL,
  "shared/scenario": BELOW_SCENARIO,
  "shared/ingest": BELOW_STUDIES,
  "shared/compare": BELOW_STUDIES,
  "shared/simulation": BELOW_STUDIES,
  "shared/proposal": [...BELOW_STUDIES, "shared/compare", "shared/simulation", "shared/table"],
  "shared/contract": BELOW_CONTRACT,
  "shared/table": [],

  "electron/storage": SHARED,
  "electron/import": SHARED,
  "electron/export": SHARED,
  "electron/services": BELOW_SERVICES,
  "electron/hosts": [...SHARED, "electron/services"],
  "electron/simulation": SHARED,
  "electron/commands": [...BELOW_HOSTS, "electron/hosts", "electron/simulation"],
  "electron/shell": [...SHARED, "electron/services", "electron/hosts"],
  "electron/packaging": [],
  electron: [...SHARED, "electron/commands"],

  "renderer/host": SHARED,
  "renderer/workers": SHARED,
  "renderer/state": BELOW_STATE,
  "renderer/theme": [...SHARED, "renderer/state"],
  "renderer/controls": BELOW_CONTROLS,
  "renderer/charts": [...BELOW_CONTROLS, "renderer/controls"],
  "renderer/pages": BELOW_PAGES,
  "renderer/shell": [...BELOW_PAGES, "renderer/pages"],
  renderer: BELOW_WINDOW,

  resources: [],
  test: ["shared", "electron", "renderer", "resources"],
};

/** Package -> the only places that may import it. What is not listed may be imported wherever packages may. */
export const PACKAGE_OWNERS: readonly (readonly [name: RegExp, owners: RegExp])[] = [
  [/^better-sqlite3$/, /^electron\/storage\/database\.ts$/],
  [/^decimal\.js$/, /^shared\/number\/exact\.ts$/],
  [/^electron$/, /^electron\/shell\//],
  [/^@stdlib\//, /^shared\/statistics\//],
  [/^@leeoniya\/ufuzzy$/, /^shared\/scenario\/search\.ts$/],
  [/^zod$/, /^(shared\/(contract|ingest)|electron\/(hosts|services))\//],
  [/^(pdfkit|svg-to-pdfkit|docx)(\/|$)/, /^electron\/export\//],
  [/^fflate$/, /^electron\/export\//],
  [/^iconv-lite$/, /^electron\/import\//],
  [/^papaparse$/, /^shared\/ingest\//],
  [/^(react|react-dom|react-is|zustand|recharts|react-resizable-panels)$/, /^renderer\//],
  [/^@(mantine|tabler|tanstack)\//, /^renderer\//],
  [/^inter-ui$/, /^renderer\/theme\//],
];

/** Top level, fixed. Dotfiles are listed too: a stray one is as lasting as a stray folder. */
export const TOP_LEVEL: ReadonlySet<string> = new Set([
  "electron",
  "renderer",
  "shared",
  "test",
  "resources",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  "vite.config.ts",
  "electron-builder.yml",
  "biome.json",
  "README.md",
  "LICENSE",
  "CHANGELOG.md",
  ".ci",
  ".gitignore",
  ".npmrc",
  ".node-version",
]);

export const MOST_LINES = 300;

/** Files that may be longer, each with its reason. */
export const LONG_FILES: Readonly<Record<string, string>> = {
  "shared/formula/operations.ts":
    "the one table of operations with all their faces; a split would part a row from its table",
  "shared/model/field-table.ts": "the one table of fields, in the order of the specification",
  "test/benchmarks/simulation/hand-written-trials.ts":
    "the peer of a benchmark: one loop written out by hand, as somebody in a hurry for speed would",
  "test/scenario/check-clauses.test.ts": "one case for every clause of the document's section, read beside it",
  "shared/model/plan-fields.ts": "the field table of plans and components, one row for every field",
};
