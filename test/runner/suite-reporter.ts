import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, relative } from "node:path";
import type { SerializedError } from "vitest";
import type { Reporter, TestCase, TestModule } from "vitest/node";
import { kindOf } from "./kinds.ts";
import { add, NONE, type SuiteReport, type Tally } from "./tally.ts";

/**
 * Writes the counts of a vitest run to the file named by OUTTURN_REPORT. A file that cannot be loaded and an error
 * outside any test count as one failure each, so that a crash never looks like fewer tests.
 */
export default class SuiteReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly SerializedError[]): void {
    const byKind: Record<string, Tally> = {};
    const skippedBecause: Record<string, number> = {};
    const secondTries: string[] = [];
    const count = (kind: string, tally: Partial<Tally>): void => {
      byKind[kind] = add(byKind[kind] ?? NONE, { ...NONE, ...tally });
    };
    for (const module of modules) {
      const path = relative(process.cwd(), module.moduleId).replaceAll("\\", "/");
      const kind = kindOf(path);
      const tests = [...module.children.allTests()];
      const properties = propertyLines(module.moduleId, tests);
      for (const _ of module.errors()) count(kind, { failed: 1 });
      for (const suite of module.children.allSuites()) for (const _ of suite.errors()) count(kind, { failed: 1 });
      for (const test of tests) {
        const result = test.result();
        const its = kind === "unit" && properties.has(test.location?.line ?? 0) ? "property" : kind;
        if (result.state === "passed" && test.diagnostic()?.flaky === true)
          secondTries.push(`${path}: ${test.fullName}`);
        if (result.state === "passed") count(its, { passed: 1 });
        else if (result.state === "failed") count(its, { failed: 1 });
        else {
          count(its, { skipped: 1 });
          const reason = (result.state === "skipped" ? result.note : undefined) ?? "no reason given in the test";
          skippedBecause[reason] = (skippedBecause[reason] ?? 0) + 1;
        }
      }
    }
    for (const _ of unhandledErrors) count("unit", { failed: 1 });
    const file = process.env.OUTTURN_REPORT;
    if (file === undefined) return;
    const report: SuiteReport = { byKind, skippedBecause, secondTries };
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(report));
  }
}

/** Lines at which tests start that try a statement on many random cases: those up to whose end `fc.assert` stands. */
function propertyLines(file: string, tests: readonly TestCase[]): ReadonlySet<number> {
  const starts = [...new Set(tests.map((test) => test.location?.line ?? 0))].toSorted((a, b) => a - b);
  if (!existsSync(file)) return new Set();
  const lines = readFileSync(file, "utf8").split("\n");
  return new Set(
    starts.filter((start, at) =>
      lines.slice(start - 1, (starts[at + 1] ?? lines.length + 1) - 1).some((line) => line.includes("fc.assert")),
    ),
  );
}
