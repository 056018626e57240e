/** `app://bundle/`: the window's files, from the same list and with the same headers as over the loopback host. */
import { protocol } from "electron";
import { securityHeaders } from "../hosts/security-headers.ts";
import type { StaticFiles } from "../hosts/static-files.ts";
import { APP_SCHEME, isOwnAddress } from "./policy.ts";

/** Before Electron is ready. Without `bypassCSP`, `corsEnabled` and `allowServiceWorkers`, on purpose. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

export function serveAppScheme(files: StaticFiles): void {
  protocol.handle(APP_SCHEME, (request) => answerTo(files, request));
}

export function answerTo(files: StaticFiles, { url, method }: Pick<Request, "url" | "method">): Response {
  if (method !== "GET" && method !== "HEAD") return refusal(405);
  const found = isOwnAddress(url) ? files(new URL(url).pathname) : undefined;
  if (found === undefined) return refusal(404);
  return new Response(method === "HEAD" ? null : new Uint8Array(found.body), { headers: found.headers });
}

function refusal(status: 404 | 405): Response {
  return new Response(null, { status, headers: securityHeaders() });
}
