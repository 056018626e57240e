/**
 * The window's files as a list made at the start. A request's path is looked up in it as it arrived, never joined to a
 * folder, so that no spelling of a path leads anywhere else.
 */
import { randomBytes } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { Problem } from "../../shared/contract/problem.ts";
import { securityHeaders } from "./security-headers.ts";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
};

const NONCE_PLACE = "__CSP_NONCE__";

export interface StaticResponse {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Answers a path (as in a request line, without its query) or `undefined` where there is no such file. */
export type StaticFiles = (path: string) => StaticResponse | undefined;

function page(template: string): StaticResponse {
  const nonce = randomBytes(18).toString("base64");
  return {
    headers: { ...securityHeaders(nonce), "Content-Type": TYPES[".html"] ?? "" },
    body: Buffer.from(template.replaceAll(NONCE_PLACE, nonce)),
  };
}

/** Reads every file of a known type below the folder. `/` is its `index.html`, with a fresh nonce in every answer. */
export function loadStaticFiles(folder: string): StaticFiles {
  const index = join(folder, "index.html");
  if (!existsSync(index)) {
    throw new Problem("not-found", "The window has not been built yet. Run `npm start`, which builds it.");
  }
  const template = readFileSync(index, "utf8");
  const files = new Map<string, StaticResponse>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = TYPES[extname(entry.name)];
    if (!entry.isFile() || type === undefined || entry.name.endsWith(".html")) continue;
    const file = join(entry.parentPath, entry.name);
    const path = `/${file.slice(folder.length + 1).replaceAll("\\", "/")}`;
    files.set(path, { headers: { ...securityHeaders(), "Content-Type": type }, body: readFileSync(file) });
  }
  return (path) => (path === "/" ? page(template) : files.get(path));
}
