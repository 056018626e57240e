import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Files of a project: path from its root, with forward slashes, and text (binary files have none). */
export type Project = ReadonlyMap<string, string>;

const BUILT = new Set([".git", "node_modules", "dist", "out", "release", "coverage", "test-output", ".vitest"]);
const TEXT = /(^|\/)(\.[a-z-]+|LICENSE|run)$|\.(ts|tsx|mjs|cjs|js|css|html|json|yml|yaml|md|svg|sql|txt|csv|sh)$/;

/** What a desk leaves behind and git ignores or never sees. */
const STRAY = /^(\.DS_Store|\.idea|\.vscode)$|\.(outturn|outturn-wal|outturn-shm|log|tsbuildinfo)$/;

/** Everything under `root` but what is installed, built or left behind. */
export function readProject(root: string): Project {
  const project = new Map<string, string>();
  const visit = (folder: string): void => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (BUILT.has(entry.name) || STRAY.test(entry.name)) continue;
      if (entry.isDirectory()) visit(path);
      else project.set(path, TEXT.test(path) ? readFileSync(join(root, path), "utf8") : "");
    }
  };
  visit("");
  return project;
}
