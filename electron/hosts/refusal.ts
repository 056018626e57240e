/** How the loopback host says no: one fixed form, whatever the reason, and no word of the inside. */
import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { ProblemCode } from "../../shared/contract/problem.ts";
import { securityHeaders } from "./security-headers.ts";

/** How long the rest of a refused body is thrown away, so that the client gets to read the refusal. */
const LINGER_MILLISECONDS = 500;

export const JSON_HEADERS = { ...securityHeaders(), "Content-Type": "application/json" };
export const FILE_HEADERS = { ...securityHeaders(), "Content-Type": "application/octet-stream" };

const CODE_OF_STATUS: Readonly<Record<number, ProblemCode>> = {
  401: "forbidden",
  403: "forbidden",
  404: "not-found",
  413: "file-too-large",
  421: "forbidden",
  500: "internal",
};

/** A request is not answered, for a reason of the transport. */
export class RequestRefused extends Error {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.name = "RequestRefused";
    this.status = status;
    this.headers = headers;
  }
}

function bodyOf(status: number, message: string, id: string): string {
  const code = CODE_OF_STATUS[status] ?? "invalid-request";
  return JSON.stringify({ ok: false, problem: { code, message, details: { id } } });
}

/** Answers with the refusal; where the request's body was not read to its end, the connection closes after it. */
export function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  { status, message, headers }: Pick<RequestRefused, "status" | "message" | "headers">,
  id: string = randomUUID(),
): void {
  const body = bodyOf(status, message, id);
  const isUnread = !request.complete;
  const closing: Record<string, string> = isUnread ? { Connection: "close" } : {};
  const length = { "Content-Length": Buffer.byteLength(body) };
  response.writeHead(status, { ...JSON_HEADERS, ...headers, ...length, ...closing });
  response.end(request.method === "HEAD" ? undefined : body);
  if (!isUnread) return;
  const { socket } = request;
  request.on("error", () => {});
  request.resume();
  setTimeout(() => socket.destroy(), LINGER_MILLISECONDS).unref();
}

const STATUS_OF_PARSER: Readonly<Record<string, readonly [status: number, reason: string]>> = {
  HPE_HEADER_OVERFLOW: [431, "Request Header Fields Too Large"],
  ERR_HTTP_REQUEST_TIMEOUT: [408, "Request Timeout"],
};

/** Answers what is no HTTP, or whose head is too large or too slow. */
export function refuseUnreadable(error: Error & { code?: string }, socket: Duplex): void {
  if (!socket.writable || error.code === "ECONNRESET") {
    socket.destroy();
    return;
  }
  const [status, reason] = STATUS_OF_PARSER[error.code ?? ""] ?? [400, "Bad Request"];
  const body = bodyOf(status, "The request could not be read.", randomUUID());
  const headers = { ...JSON_HEADERS, "Content-Length": String(Buffer.byteLength(body)), Connection: "close" };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${reason}\r\n${lines.join("")}\r\n${body}`, () => socket.destroy());
}
