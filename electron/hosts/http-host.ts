/** The browser's transport: a server on 127.0.0.1 that serves one person's own browser and refuses everything else. */
import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { Problem } from "../../shared/contract/problem.ts";
import type { Downloads } from "../services/downloads.ts";
import type { FileTokens } from "../services/file-tokens.ts";
import { byteLimit, type Dispatcher, isCallName, type Log } from "./dispatch.ts";
import { FILE_HEADERS, JSON_HEADERS, RequestRefused, refuse, refuseUnreadable } from "./refusal.ts";
import { type BodyLimits, readText, writeToFile } from "./request-body.ts";
import { headerValue, type RequestHead, requireOwn } from "./request-guard.ts";
import { SignIn } from "./sign-in.ts";
import type { StaticFiles } from "./static-files.ts";
import { uploadName } from "./upload-name.ts";

const LOOPBACK = "127.0.0.1";
const UPLOAD_BYTES = 512 * 1024 * 1024;
const SESSION_BYTES = 1024;
const DOWNLOAD = "/download/";

export interface HttpLimits {
  readonly headersMilliseconds: number;
  readonly bodyIdleMilliseconds: number;
  readonly bodyMilliseconds: number;
  readonly uploadMilliseconds: number;
  readonly checkMilliseconds: number;
  readonly connections: number;
}

export const HTTP_LIMITS: HttpLimits = {
  headersMilliseconds: 5000,
  bodyIdleMilliseconds: 10_000,
  bodyMilliseconds: 15_000,
  uploadMilliseconds: 600_000,
  checkMilliseconds: 1000,
  connections: 128,
};

export interface HttpHostOptions {
  /** 0 lets the system choose. */
  readonly port: number;
  readonly dispatcher: Dispatcher;
  readonly staticFiles: StaticFiles;
  readonly files: FileTokens;
  readonly downloads: Downloads;
  readonly log: Log;
  readonly limits?: HttpLimits;
  /** Called with the next address after the code of the last one was used. */
  readonly onAddressUsed?: (next: string) => void;
}

export interface HttpHost {
  readonly port: number;
  /** The address to open, with the single-use code in its fragment. */
  address(): string;
  close(): Promise<void>;
}

class Host {
  readonly #options: HttpHostOptions;
  readonly #limits: HttpLimits;
  readonly #signIn = new SignIn();
  readonly server: Server;

  constructor(options: HttpHostOptions) {
    this.#options = options;
    this.#limits = options.limits ?? HTTP_LIMITS;
    this.server = createServer(
      {
        maxHeaderSize: 8192,
        headersTimeout: this.#limits.headersMilliseconds,
        // Bodies have limits of their own, an upload longer ones.
        requestTimeout: this.#limits.uploadMilliseconds,
        connectionsCheckingInterval: this.#limits.checkMilliseconds,
        keepAliveTimeout: 5000,
        requireHostHeader: false,
        insecureHTTPParser: false,
      },
      (request, response) => void this.#handle(request, response),
    );
    this.server.maxConnections = this.#limits.connections;
    this.server.maxRequestsPerSocket = 1000;
    this.server.on("upgrade", (_request, socket: Duplex) => socket.destroy());
    this.server.on("connect", (_request, socket: Duplex) => socket.destroy());
    this.server.on("clientError", (error: Error, socket: Duplex) => refuseUnreadable(error, socket));
  }

  get host(): string {
    const { port } = this.server.address() as AddressInfo;
    // Browsers leave out the port that belongs to http.
    return port === 80 ? LOOPBACK : `${LOOPBACK}:${port}`;
  }

  address(): string {
    if (this.#signIn.code === null) this.#signIn.renewCode();
    return `http://${this.host}/#code=${this.#signIn.code}`;
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      await this.#route(request, response);
    } catch (error) {
      // Whoever broke off, or was cut off, gets no answer.
      const isBrokenOff = request.destroyed && !request.complete;
      if (response.headersSent || isBrokenOff) response.destroy();
      else if (error instanceof RequestRefused) refuse(request, response, error);
      else if (error instanceof Problem) answer(response, { ok: false, problem: error.toData() });
      else this.#fail(request, response, error);
    }
  }

  #fail(request: IncomingMessage, response: ServerResponse, error: unknown): void {
    const id = randomUUID();
    this.#options.log(`[${id}] ${error instanceof Error ? error.stack : String(error)}`);
    refuse(request, response, new RequestRefused(500, "Something went wrong inside Outturn."), id);
  }

  async #route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const target = request.url ?? "";
    const head: RequestHead = { method: request.method ?? "", target, rawHeaders: request.rawHeaders };
    requireOwn(head, this.host);
    const query = target.indexOf("?");
    const path = query < 0 ? target : target.slice(0, query);
    if (path === "/session") await this.#session(head, request, response);
    else if (path === "/upload") await this.#upload(head, request, response, target.slice(path.length + 1));
    else if (path.startsWith("/api/")) await this.#call(path.slice("/api/".length), head, request, response);
    else if (path.startsWith(DOWNLOAD)) await this.#download(path.slice(DOWNLOAD.length), head, response);
    else this.#static(path, head, response);
  }

  #static(path: string, head: RequestHead, response: ServerResponse): void {
    if (head.method !== "GET" && head.method !== "HEAD") {
      throw new RequestRefused(405, "Only GET is answered here.", { Allow: "GET, HEAD" });
    }
    const found = this.#options.staticFiles(path);
    if (found === undefined) throw new RequestRefused(404, "There is nothing here.");
    response.writeHead(200, { ...found.headers, "Content-Length": found.body.length });
    response.end(head.method === "HEAD" ? undefined : found.body);
  }

  async #session(head: RequestHead, request: IncomingMessage, response: ServerResponse): Promise<void> {
    requirePost(head, "application/json");
    const code = codeIn(await readText(request, this.#bodyLimits(SESSION_BYTES)));
    const token = this.#signIn.exchange(code);
    if (token === null) throw await this.#unauthorised();
    answer(response, { token });
    this.#options.onAddressUsed?.(this.address());
  }

  async #call(name: string, head: RequestHead, request: IncomingMessage, response: ServerResponse): Promise<void> {
    requirePost(head, "application/json");
    await this.#requireSignedIn(head);
    if (!isCallName(name)) throw new RequestRefused(404, "There is no such call.");
    const text = await readText(request, this.#bodyLimits(byteLimit(name)));
    answer(response, await this.#options.dispatcher.dispatch(name, text));
  }

  async #upload(head: RequestHead, request: IncomingMessage, response: ServerResponse, query: string): Promise<void> {
    requirePost(head, "application/octet-stream");
    await this.#requireSignedIn(head);
    const given = uploadName(query);
    if (given === null) throw new RequestRefused(400, "An upload has a file name.");
    const { files } = this.#options;
    const path = files.temporaryPath();
    const limits = { ...this.#bodyLimits(UPLOAD_BYTES), totalMilliseconds: this.#limits.uploadMilliseconds };
    const written = await writeToFile(request, path, limits);
    const { token, name, bytes } = files.uploaded(given, written, path);
    answer(response, { ok: true, value: { token, name, bytes } });
  }

  /** The page names the file; nothing of the user's stands in a header. */
  async #download(token: string, head: RequestHead, response: ServerResponse): Promise<void> {
    if (head.method !== "GET") throw new RequestRefused(405, "Only GET is answered here.", { Allow: "GET" });
    await this.#requireSignedIn(head);
    const body = this.#options.downloads.take(token);
    response.writeHead(200, { ...FILE_HEADERS, "Content-Length": body.length });
    response.end(body);
  }

  #bodyLimits(bytes: number): BodyLimits {
    const { bodyIdleMilliseconds, bodyMilliseconds } = this.#limits;
    return { bytes, idleMilliseconds: bodyIdleMilliseconds, totalMilliseconds: bodyMilliseconds };
  }

  async #requireSignedIn(head: RequestHead): Promise<void> {
    if (!this.#signIn.accepts(headerValue(head, "authorization"))) throw await this.#unauthorised();
  }

  /** The refusal, after a wait where there were many: guessing is slow. */
  async #unauthorised(): Promise<RequestRefused> {
    const delay = this.#signIn.failed(Date.now());
    if (delay > 0) await new Promise((passed) => setTimeout(passed, delay));
    return new RequestRefused(401, "This browser is not signed in. Open the address that Outturn printed last.");
  }
}

function answer(response: ServerResponse, value: unknown): void {
  const body = JSON.stringify(value);
  response.writeHead(200, { ...JSON_HEADERS, "Content-Length": Buffer.byteLength(body) });
  response.end(body);
}

function requirePost(head: RequestHead, type: string): void {
  if (head.method !== "POST") throw new RequestRefused(405, "Only POST is answered here.", { Allow: "POST" });
  if (headerValue(head, "content-type") !== type) throw new RequestRefused(415, `The body must be ${type}.`);
}

function codeIn(text: string): string {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === "object" && body !== null && "code" in body && typeof body.code === "string"
      ? body.code
      : "";
  } catch {
    throw new RequestRefused(400, "The body is not JSON.");
  }
}

function listen(server: Server, port: number, log: Log): Promise<void> {
  return new Promise((listening, failed) => {
    // Once it listens, an error of the server (too many open files, say) costs a connection and not the process.
    server.once("listening", () => server.on("error", (error) => log(`the host: ${error.message}`)));
    server.once("error", (error: Error & { code?: string }) => {
      if (error.code !== "EADDRINUSE" && error.code !== "EACCES") return failed(error);
      const why = error.code === "EADDRINUSE" ? "is in use by another program" : "may not be used by this user";
      failed(
        new Problem(
          "port-in-use",
          `Port ${port} ${why}. Nothing was started. Give another with --port, or leave it out.`,
        ),
      );
    });
    server.listen({ port, host: LOOPBACK, exclusive: true }, listening);
  });
}

/** Listens on 127.0.0.1 only. Throws `port-in-use`. */
export async function startHttpHost(options: HttpHostOptions): Promise<HttpHost> {
  const host = new Host(options);
  await listen(host.server, options.port, options.log);
  return {
    port: (host.server.address() as AddressInfo).port,
    address: () => host.address(),
    close: () =>
      new Promise((closed) => {
        host.server.close(() => closed());
        host.server.closeAllConnections();
      }),
  };
}
