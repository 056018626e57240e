import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { build } from "../../electron/build.ts";
import { CHROMIUM, findOrInstall, LIBRE_OFFICE, LIBRE_OFFICE_WRITER, POPPLER } from "./system-tools.ts";
import { add, lineOf, NONE, type SuiteReport, type Tally } from "./tally.ts";

/** `npm test`: types, lint, build, the fast tests, the end-to-end tests and the workbook in LibreOffice, with one line that sums all of them. */

const root = resolve(import.meta.dirname, "../..");
const modules = join(root, "node_modules");
const scratch = mkdtempSync(join(tmpdir(), "outturn-test-"));
const say = (text: string): void => console.log(text);

/** A suite that hangs is ended and counted as failed, so that the summary always comes. */
const SUITE_MINUTES = 40;

const totals: Record<string, Tally> = {};
const reasons: Record<string, number> = {};
const secondTries: string[] = [];
const count = (kind: string, tally: Tally): void => {
  totals[kind] = add(totals[kind] ?? NONE, tally);
};

/** Runs a check that either passes or fails as a whole, and shows what it printed only if it failed. */
function runWhole(kind: string, run: () => { status: number | null; output: string }): boolean {
  const start = performance.now();
  const { status, output } = run();
  const passed = status === 0;
  if (!passed) say(output);
  say(`${passed ? "✓" : "✗"} ${kind} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
  count(kind, { ...NONE, passed: passed ? 1 : 0, failed: passed ? 0 : 1 });
  return passed;
}

function runTool(script: string, words: readonly string[]): { status: number | null; output: string } {
  const done = spawnSync(process.execPath, [join(modules, script), ...words], {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status: done.status, output: `${done.stdout}${done.stderr}` };
}

interface SuiteOptions {
  /** Set where the suite cannot run: its tests are listed and counted as skipped for this reason. */
  readonly skipBecause?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

function runSuite(project: string, options: SuiteOptions = {}): void {
  const reportFile = join(scratch, `${project}.json`);
  const done = spawnSync(
    process.execPath,
    [
      join(modules, "vitest/vitest.mjs"),
      "run",
      `--project=${project}`,
      `--reporter=${options.skipBecause === undefined ? "default" : "dot"}`,
      "--reporter=./test/runner/suite-reporter.ts",
      // No name matches this pattern, so every test is collected and none runs.
      ...(options.skipBecause === undefined ? [] : ["--testNamePattern=(?!)"]),
    ],
    {
      cwd: root,
      stdio: ["ignore", options.skipBecause === undefined ? "inherit" : "ignore", "inherit"],
      timeout: SUITE_MINUTES * 60_000,
      env: {
        ...process.env,
        ...(process.stdout.isTTY ? {} : { NO_COLOR: "1" }),
        CI: "true",
        NODE_ENV: "test",
        ...options.environment,
        OUTTURN_REPORT: reportFile,
      },
    },
  );
  if (!existsSync(reportFile)) {
    say(`✗ the ${project} suite ended without a report (status ${done.status ?? done.signal})`);
    count(project, { ...NONE, failed: 1 });
    return;
  }
  const report: SuiteReport = JSON.parse(readFileSync(reportFile, "utf8"));
  let failed = 0;
  for (const [kind, tally] of Object.entries(report.byKind)) {
    count(kind, tally);
    failed += tally.failed;
  }
  if (done.status !== 0 && failed === 0) {
    say(`✗ the ${project} suite ended with status ${done.status ?? done.signal} although no test failed`);
    count(project, { ...NONE, failed: 1 });
  }
  secondTries.push(...report.secondTries);
  for (const [reason, tests] of Object.entries(report.skippedBecause)) {
    const because = options.skipBecause ?? reason;
    reasons[because] = (reasons[because] ?? 0) + tests;
  }
}

function summarise(): Tally {
  say("\nChecks by kind");
  for (const [kind, tally] of Object.entries(totals)) say(`  ${kind.padEnd(14)} ${lineOf(tally)}`);
  if (Object.keys(reasons).length > 0) say("Skipped");
  for (const [reason, tests] of Object.entries(reasons)) say(`  ${tests} × ${reason}`);
  if (secondTries.length > 0) say("Passed only at the second try, which is a fault of the test or of what it tests");
  for (const name of secondTries) say(`  ${name}`);
  const total = Object.values(totals).reduce(add, NONE);
  say("");
  say(lineOf(total));
  return total;
}

runWhole("types", () => runTool("typescript/bin/tsc", ["-p", "."]));
runWhole("lint", () => runTool("@biomejs/biome/bin/biome", ["check", "--error-on-warnings", "."]));
const built = runWhole("build", () => ({ status: build(), output: "The build failed; its message is above." }));
// The documents of proposals are read by other programs; a test of one that is missing is skipped with the reason.
for (const tool of [POPPLER, LIBRE_OFFICE_WRITER]) findOrInstall(tool, say);
runSuite("fast");
const chromium = findOrInstall(CHROMIUM, say);
if (!built) runSuite("end-to-end", { skipBecause: "the build failed" });
else if ("missing" in chromium) runSuite("end-to-end", { skipBecause: chromium.missing });
else runSuite("end-to-end", { environment: { [CHROMIUM.variable]: chromium.path } });
const libreOffice = findOrInstall(LIBRE_OFFICE, say);
if ("missing" in libreOffice) runSuite("workbook", { skipBecause: libreOffice.missing });
else runSuite("workbook", { environment: { [LIBRE_OFFICE.variable]: libreOffice.path } });
rmSync(scratch, { recursive: true, force: true });
process.exitCode = summarise().failed === 0 ? 0 : 1;
