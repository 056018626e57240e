/** Decides from a request's head alone, before its body is read, whether it may be ours (H3, H4, H8, H12 of the requirements). */
import { RequestRefused } from "./refusal.ts";

export interface RequestHead {
  readonly method: string;
  /** The request target as it arrived. */
  readonly target: string;
  /** Names and values alternating, as they arrived. */
  readonly rawHeaders: readonly string[];
}

/** Headers whose repetition means that two readers of the request could understand it differently. */
const SINGLE = [
  "host",
  "authorization",
  "content-length",
  "content-type",
  "content-encoding",
  "transfer-encoding",
  "origin",
  "sec-fetch-site",
];

export function headerValues(head: RequestHead, name: string): string[] {
  const { rawHeaders } = head;
  return rawHeaders.filter((_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === name);
}

export function headerValue(head: RequestHead, name: string): string | undefined {
  return headerValues(head, name)[0];
}

/** Throws `RequestRefused` where the request may not go on to its route. `host` is the one accepted value, for example `127.0.0.1:4711`. */
export function requireOwn(head: RequestHead, host: string): void {
  const hosts = headerValues(head, "host");
  if (!head.target.startsWith("/") || hosts.length !== 1 || hosts[0] !== host) {
    throw new RequestRefused(421, "This host answers for its own address only.");
  }
  if (SINGLE.some((name) => headerValues(head, name).length > 1)) {
    throw new RequestRefused(400, "A header is repeated.");
  }
  if (headerValue(head, "content-length") !== undefined && headerValue(head, "transfer-encoding") !== undefined) {
    throw new RequestRefused(400, "The length of the body is given in two ways.");
  }
  const origin = headerValue(head, "origin");
  const site = headerValue(head, "sec-fetch-site");
  const isForeign =
    (origin !== undefined && origin !== `http://${host}`) ||
    (site !== undefined && site !== "same-origin" && site !== "none");
  // No page of ours ever sends OPTIONS: it is how a foreign page asks for permission.
  if (isForeign || head.method === "OPTIONS") throw new RequestRefused(403, "Requests of other pages are refused.");
  if (headerValue(head, "content-encoding") !== undefined) {
    throw new RequestRefused(415, "Compressed bodies are refused.");
  }
}
