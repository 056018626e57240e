import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** Builds the window and the Electron entries into `dist/`, only where their sources changed since the last build. */

const root = resolve(import.meta.dirname, "..");
const output = join(root, "dist");
const vite = join(root, "node_modules", "vite", "bin", "vite.js");
const mark = join(output, ".built-from");
const SOURCES = [
  "{renderer,shared,electron}/**/*.{ts,tsx,css,html,json,svg,woff2}",
  "resources/**/*",
  "vite.config.ts",
  "package-lock.json",
];

/** Hash over the names and contents of everything that goes into the build. */
function sourceHash(): string {
  const hash = createHash("sha256");
  for (const path of SOURCES.flatMap((pattern) => globSync(pattern, { cwd: root, withFileTypes: true }))
    .filter((entry) => entry.isFile() && !entry.parentPath.includes("screenshots"))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted())
    hash.update(path.slice(root.length)).update("\0").update(readFileSync(path)).update("\0");
  return hash.digest("hex");
}

/** True where the build is newer than its sources, or where there is nothing to build with, as in an installed copy. */
export function isBuildFresh(): boolean {
  if (!existsSync(vite) && existsSync(join(output, "renderer", "index.html"))) return true;
  if (!existsSync(join(output, "renderer", "index.html")) || !existsSync(mark)) return false;
  return readFileSync(mark, "utf8") === sourceHash();
}

/** Builds where sources changed. Throws nothing: returns the builder's exit status, 0 where all is fresh. */
export function ensureBuilt(): number {
  if (isBuildFresh()) return 0;
  process.stderr.write("Building the app ...\n");
  const status = build();
  if (status !== 0)
    process.stderr.write("The app could not be built, so nothing was started; the builder's message is above.\n");
  return status;
}

/** Builds unconditionally; the builder's output goes to standard error. Returns its exit status. */
export function build(): number {
  const from = sourceHash();
  const done = spawnSync(process.execPath, [vite, "build", "--app", "--logLevel", "warn"], {
    cwd: root,
    stdio: ["ignore", 2, 2],
    // What a test builds is what the next start shows, so it is never React's slow development build.
    env: { ...process.env, NODE_ENV: "production" },
  });
  if (done.status !== 0) return done.status ?? 1;
  mkdirSync(output, { recursive: true });
  writeFileSync(mark, from);
  return 0;
}
