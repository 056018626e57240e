import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** A folder that is gone when the test has finished. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "outturn-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Contents and time of change: equal before and after means that nobody wrote. */
export function traceOf(file: string): string {
  const digest = createHash("sha256").update(readFileSync(file)).digest("hex");
  return `${digest} ${statSync(file, { bigint: true }).mtimeNs}`;
}
