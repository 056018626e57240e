import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, relative } from "node:path";
import type { SerializedError } from "vitest";
import type { Reporter, TestModule } from "vitest/node";
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
    const count = (kind: string, tally: Partial<Tally>): void => {
      byKind[kind] = add(byKind[kind] ?? NONE, { ...NONE, ...tally });
    };
    for (const module of modules) {
      const kind = kindOf(relative(process.cwd(), module.moduleId).replaceAll("\\", "/"));
      for (const _ of module.errors()) count(kind, { failed: 1 });
      for (const suite of module.children.allSuites()) for (const _ of suite.errors()) count(kind, { failed: 1 });
      for (const test of module.children.allTests()) {
        const result = test.result();
        if (result.state === "passed") count(kind, { passed: 1 });
        else if (result.state === "failed") count(kind, { failed: 1 });
        else {
          count(kind, { skipped: 1 });
          const reason = (result.state === "skipped" ? result.note : undefined) ?? "no reason given in the test";
          skippedBecause[reason] = (skippedBecause[reason] ?? 0) + 1;
        }
      }
    }
    for (const _ of unhandledErrors) count("unit", { failed: 1 });
    const file = process.env.OUTTURN_REPORT;
    if (file === undefined) return;
    const report: SuiteReport = { byKind, skippedBecause };
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(report));
  }
}
