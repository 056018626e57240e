import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { kindOf } from "./kinds.ts";
import type { SuiteReport } from "./tally.ts";

/** The counting of `npm test`, on a small project in which everything that can go wrong goes wrong. */

const root = resolve(import.meta.dirname, "../..");
let folder: string;

beforeEach(() => {
  // Inside the project, so that `vitest` can be imported; in a folder that git and the other suites leave alone.
  mkdirSync(join(root, "test-output"), { recursive: true });
  folder = mkdtempSync(join(root, "test-output", "counting-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function countsOf(files: Record<string, string>): SuiteReport {
  for (const [name, body] of Object.entries(files))
    writeFileSync(join(folder, name), `import { beforeAll, expect, test } from "vitest";\n${body}`);
  writeFileSync(join(folder, "vitest.config.mjs"), "export default { test: { includeTaskLocation: true } };");
  const reportFile = join(mkdtempSync(join(tmpdir(), "outturn-report-")), "report.json");
  const words = ["run", "--root", folder];
  spawnSync(
    process.execPath,
    [
      join(root, "node_modules/vitest/vitest.mjs"),
      ...words,
      `--reporter=${join(import.meta.dirname, "suite-reporter.ts")}`,
    ],
    { cwd: folder, env: { ...process.env, OUTTURN_REPORT: reportFile }, stdio: "ignore" },
  );
  return JSON.parse(readFileSync(reportFile, "utf8"));
}

test("counts passes, failures and skips, with the reason of each skip", () => {
  const report = countsOf({
    "a.test.ts": `
      test("passes", () => expect(1).toBe(1));
      test("fails", () => expect(1).toBe(2));
      test("skips itself", (context) => context.skip("no browser here"));
      test.skip("is skipped", () => {});`,
    "b.test.ts": `import fc from "fast-check";
      test("one case", () => {});
      test("many cases", () => {
        fc.assert(fc.property(fc.integer(), (x) => x === x));
      });
      test("one case more", () => {});`,
    "money.property.test.ts": `test("passes", () => {});`,
  });
  expect(report.byKind).toEqual({
    unit: { passed: 3, failed: 1, skipped: 2 },
    property: { passed: 2, failed: 0, skipped: 0 },
  });
  expect(report.skippedBecause).toEqual({ "no browser here": 1, "no reason given in the test": 1 });
});

test("a file that cannot be loaded, a broken hook and a stray rejection are failures", () => {
  const report = countsOf({
    "a.test.ts": `throw new Error("cannot load");`,
    "b.test.ts": `beforeAll(() => { throw new Error("broken hook"); });\ntest("never runs", () => {});`,
    "c.test.ts": `test("passes", async () => { Promise.reject(new Error("stray")); await new Promise((go) => setTimeout(go, 50)); });`,
  });
  expect(report.byKind.unit?.failed).toBe(3);
});

test.each([
  ["test/end-to-end/import.test.ts", "end-to-end"],
  ["test/architecture.test.ts", "architecture"],
  ["test/contract/calls.test.ts", "contract"],
  ["test/model/public-vectors.test.ts", "vectors"],
  ["test/model/conservation.property.test.ts", "property"],
  ["test/number/exact.test.ts", "unit"],
])("%s is of kind %s", (path, kind) => {
  expect(kindOf(path)).toBe(kind);
});

test("names what passes only at the second try", () => {
  const report = countsOf({
    "a.test.ts": `
      let tries = 0;
      test("is unsteady", { retry: 1 }, () => expect(++tries).toBe(2));
      test("is steady", { retry: 1 }, () => {});
      test("is wrong", { retry: 1 }, () => expect(1).toBe(2));`,
  });
  expect(report.byKind).toEqual({ unit: { passed: 2, failed: 1, skipped: 0 } });
  expect(report.secondTries).toHaveLength(1);
  expect(report.secondTries[0]).toMatch(/a\.test\.ts: is unsteady$/);
});
