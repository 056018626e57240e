import { createServer } from "node:http";
import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SAMPLES } from "../contract/samples.ts";
import { type HttpTransport, httpTransport, recordingHandlers } from "../contract/transports.ts";
import { type RawAnswer, request, sendRaw } from "./raw-http.ts";

const { handlers, reached } = recordingHandlers(SAMPLES);
const logged: string[] = [];
let transport: HttpTransport;
let port = 0;
let host = "";

beforeAll(async () => {
  transport = await httpTransport(handlers, (line) => void logged.push(line));
  port = transport.host.port;
  host = `127.0.0.1:${port}`;
});
afterAll(async () => {
  await transport.close();
});

const bearer = (): string => `Authorization: Bearer ${transport.token}`;
const JSON_TYPE = "Content-Type: application/json";

/** A call that would be answered, with headers replaced or added. */
function call(
  headers: readonly string[],
  { target = "/api/scenario.list", method = "POST", body = "{}" } = {},
): string {
  const own = ["Host", "Authorization", "Content-Type", "Content-Length"];
  const named = headers.map((header) => header.slice(0, header.indexOf(":")).toLowerCase());
  const usual = [`Host: ${host}`, bearer(), JSON_TYPE, `Content-Length: ${Buffer.byteLength(body)}`];
  const kept = usual.filter((_, index) => !named.includes(own[index]?.toLowerCase() ?? ""));
  return request(`${method} ${target} HTTP/1.1`, [...kept, ...headers], body);
}

const seen: RawAnswer[] = [];
async function send(bytes: string | Buffer): Promise<RawAnswer> {
  reached.length = 0;
  const answer = await sendRaw(port, bytes);
  seen.push(answer);
  return answer;
}

async function expectRefused(bytes: string | Buffer, ...statuses: readonly number[]): Promise<void> {
  const answer = await send(bytes);
  expect(statuses).toContain(answer.status);
  expect(reached).toEqual([]);
}

describe("an honest request", () => {
  it("is answered", async () => {
    const answer = await send(call([]));
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toEqual({ ok: true, value: SAMPLES["scenario.list"].output });
    expect(reached).toHaveLength(1);
    const named = [`Origin: http://${host}`, "Sec-Fetch-Site: same-origin"];
    expect((await send(call(named))).status).toBe(200);
    expect((await send(request("GET / HTTP/1.1", [`Host: ${host}`, "Sec-Fetch-Site: none"]))).status).toBe(200);
  });
});

describe("H1: the host listens on 127.0.0.1 only", () => {
  it("is not there on any other address of this machine", async () => {
    const others = Object.values(networkInterfaces())
      .flat()
      .filter((one) => one !== undefined && one.address !== "127.0.0.1")
      .map((one) => one?.address ?? "");
    for (const address of ["::1", "127.0.0.2", ...others]) {
      const isOpen = await new Promise((resolve) => {
        const socket = connect({ port, host: address, timeout: 1000 });
        socket
          .on("connect", () => resolve(true))
          .on("error", () => resolve(false))
          .on("timeout", () => resolve(false));
        socket.on("connect", () => socket.destroy());
      });
      expect(isOpen, address).toBe(false);
    }
  });
});

describe("H3: the Host header is ours to the letter", () => {
  const wrong = (): string[] => [
    "localhost",
    `localhost:${port}`,
    "127.0.0.1",
    `127.0.0.1:${port + 1}`,
    `127.0.0.1.:${port}`,
    `127.1:${port}`,
    `0.0.0.0:${port}`,
    `[::1]:${port}`,
    `2130706433:${port}`,
    `0x7f.0.0.1:${port}`,
    `rebind.test:${port}`,
    `127.0.0.1.rebind.test:${port}`,
    `127.0.0.1:${port}.rebind.test`,
    `ada@127.0.0.1:${port}`,
    `127.0.0.1:0${port}`,
    `127.0.0.1:${port}/`,
    `127.0.0.1 :${port}`,
    `127.0.0.1:${port},127.0.0.1:${port}`,
    "",
  ];

  it("every other spelling is refused with 421", async () => {
    for (const one of wrong()) await expectRefused(call([`Host: ${one}`]), 421, 400);
    for (const one of wrong()) expect((await send(request("GET / HTTP/1.1", [`Host: ${one}`]))).status).not.toBe(200);
  });

  it("a missing, a second and an absolute one are refused", async () => {
    await expectRefused(
      request("POST /api/scenario.list HTTP/1.1", [bearer(), JSON_TYPE, "Content-Length: 2"], "{}"),
      421,
    );
    await expectRefused(request("GET / HTTP/1.0", []), 421);
    await expectRefused(call([`Host: ${host}`, `Host: ${host}`]), 421, 400);
    await expectRefused(call([`Host: ${host}`, "host: rebind.test"]), 421, 400);
    await expectRefused(call([], { target: `http://${host}/api/scenario.list` }), 421);
    await expectRefused(call([], { target: `http://rebind.test/api/scenario.list` }), 421);
    await expectRefused(request("OPTIONS * HTTP/1.1", [`Host: ${host}`]), 421);
  });
});

describe("H4: other pages are refused before the body is read", () => {
  it.each([
    "Origin: http://attacker.test",
    "Origin: null",
    "Origin: http://localhost:5173",
    "Origin: http://127.0.0.1",
    "Origin: http://127.0.0.1:1",
    "Origin: https://127.0.0.1:PORT",
    "Origin: http://127.0.0.1:PORT.attacker.test",
    "Origin: HTTP://127.0.0.1:PORT",
    "Origin: ",
    "Sec-Fetch-Site: cross-site",
    "Sec-Fetch-Site: same-site",
    "Sec-Fetch-Site: Same-Origin",
    "Sec-Fetch-Site: ",
  ])("%s", async (header) => {
    const own = header.replace("PORT", String(port));
    await expectRefused(call([own]), 403);
    // The body is announced and never sent: the answer does not wait for it.
    await expectRefused(call([own, "Content-Length: 100"], { body: "" }), 403);
    await expectRefused(request("GET / HTTP/1.1", [`Host: ${host}`, own]), 403);
    await expectRefused(
      request("POST /session HTTP/1.1", [`Host: ${host}`, JSON_TYPE, own, "Content-Length: 2"], "{}"),
      403,
    );
    await expectRefused(
      request("POST /upload?name=a HTTP/1.1", [`Host: ${host}`, bearer(), own, "Content-Length: 2"], "{}"),
      403,
    );
  });
});

describe("H5: a call is POST with JSON", () => {
  it("other methods are refused, OPTIONS without a word of permission", async () => {
    for (const method of ["GET", "HEAD", "PUT", "DELETE", "PATCH", "TRACE"])
      await expectRefused(call([], { method }), 405);
    const preflight = ["Access-Control-Request-Method: POST", "Access-Control-Request-Headers: authorization"];
    for (const target of ["/api/scenario.list", "/session", "/upload", "/"]) {
      const answer = await send(request(`OPTIONS ${target} HTTP/1.1`, [`Host: ${host}`, ...preflight]));
      expect(answer.status).toBe(403);
    }
  });

  it.each([
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/json; charset=utf-8",
    "APPLICATION/JSON",
    "application/json, text/plain",
    "",
  ])("the type %j is refused", async (type) => {
    await expectRefused(call([`Content-Type: ${type}`]), 415);
  });

  it("an unknown name is not found", async () => {
    for (const name of [
      "nothing",
      "",
      "constructor",
      "scenario.list/",
      "scenario.list%00",
      "scenario%2elist",
      "../session",
    ]) {
      await expectRefused(call([], { target: `/api/${name}` }), 404);
    }
  });
});

describe("H6: every call carries the token", () => {
  it("anything else is refused with 401", async () => {
    const { token } = transport;
    const wrong = [
      "",
      "Bearer",
      "Bearer ",
      `Bearer ${token.slice(0, -1)}`,
      `Bearer ${token}x`,
      `Bearer  ${token}`,
      `bearer ${token}`,
      `Basic ${token}`,
      token,
      `Bearer ${token.toLowerCase()}`,
      `Bearer ${"A".repeat(token.length)}`,
      `Bearer ${token.slice(0, -1)}é`,
    ];
    for (const value of wrong) await expectRefused(call([`Authorization: ${value}`]), 401);
    await expectRefused(
      request("POST /api/scenario.list HTTP/1.1", [`Host: ${host}`, JSON_TYPE, "Content-Length: 2"], "{}"),
      401,
    );
    await expectRefused(call([bearer(), bearer()]), 400);
    await expectRefused(call([], { target: `/api/scenario.list?token=${token}` }).replace(`${bearer()}\r\n`, ""), 401);
    await expectRefused(
      call(["Content-Type: application/octet-stream", "Authorization: Bearer x"], { target: "/upload?name=a" }),
      401,
    );
  });

  it("a cookie signs nobody in and none is ever set", async () => {
    await expectRefused(call(["Authorization: ", `Cookie: token=${transport.token}`]), 401);
    for (const answer of seen) expect(answer.headers.has("set-cookie")).toBe(false);
  });
});

describe("H8: files come from a list", () => {
  const file = (target: string, method = "GET"): string => request(`${method} ${target} HTTP/1.1`, [`Host: ${host}`]);

  it("those of the window are served, others never were there", async () => {
    expect((await send(file("/assets/index-1a2b.js"))).body).toBe("export {};");
    expect((await send(file("/?a=b"))).status).toBe(200);
    expect((await sendRaw(port, file("/", "HEAD"))).body).toBe("");
    for (const target of ["/assets/notes.md", "/index.html", "/assets", "/assets/", "/favicon.ico"]) {
      await expectRefused(file(target), 404);
    }
    for (const method of ["POST", "PUT", "DELETE"]) await expectRefused(file("/", method), 405);
  });

  it("no spelling of a path leads out of it", async () => {
    const up = ["..", "%2e%2e", ".%2e", "..%00", "....", "..;", "%252e%252e", "%c0%ae%c0%ae", "．．"];
    const slashes = ["/", "%2f", "\\", "%5c", "//", "%252f", "/./"];
    const targets = up.flatMap((dots) => slashes.map((slash) => `/${dots}${slash}${dots}${slash}etc${slash}passwd`));
    const others = [
      "//etc/passwd",
      "///etc/passwd",
      "/assets/../index.html",
      "/assets/%2e%2e/index.html",
      "/assets//index-1a2b.js",
      "/./assets/index-1a2b.js",
      "/%61ssets/index-1a2b.js",
      "/assets/index-1a2b.js%00.png",
      "/assets/index-1a2b.js/",
      "/ASSETS/index-1a2b.js",
      "/file:///etc/passwd",
      "/constructor",
      "/__proto__",
    ];
    for (const target of [...targets, ...others]) await expectRefused(Buffer.from(file(target), "utf8"), 404, 400);
    for (const target of ["../../etc/passwd", "etc/passwd", "C:\\", `//${host}/../x`]) {
      await expectRefused(file(target), 404, 400, 421);
    }
  });
});

describe("H9: bodies are counted as they arrive", () => {
  it("too many bytes are refused, announced or not", async () => {
    const long = `{"id":"${"x".repeat(300_000)}"}`;
    await expectRefused(call([], { body: long }), 413);
    await expectRefused(call(["Content-Length: 999999999999"]), 413);
    const chunked = call(["Transfer-Encoding: chunked"])
      .replace(/Content-Length: 2\r\n/, "")
      .slice(0, -2);
    const chunk = `${(70_000).toString(16)}\r\n${"x".repeat(70_000)}\r\n`;
    await expectRefused(`${chunked}${chunk.repeat(5)}0\r\n\r\n`, 413);
    const small = await send(`${chunked}2\r\n{}\r\n0\r\n\r\n`);
    expect(small.status).toBe(200);
  });

  it("a document of several megabytes is taken where documents travel", async () => {
    const document = { note: "x".repeat(3_000_000) };
    const body = JSON.stringify({ name: "big", from: { kind: "document", document } });
    expect((await send(call([], { target: "/api/scenario.create", body }))).status).toBe(200);
    await expectRefused(call([], { target: "/api/scenario.create", body: " ".repeat(8 * 1024 * 1024 + 1) }), 413);
  });

  it("a compressed body, wrong bytes and half a body are refused", async () => {
    for (const coding of ["gzip", "deflate", "br", "identity", "x"])
      await expectRefused(call([`Content-Encoding: ${coding}`]), 415);
    const bytes = Buffer.concat([
      Buffer.from(call(["Content-Length: 4"], { body: "" })),
      Buffer.from([0x22, 0xff, 0xfe, 0x22]),
    ]);
    await expectRefused(bytes, 400);
    reached.length = 0;
    await sendRaw(port, call(["Content-Length: 50"]), 200);
    expect(reached).toEqual([]);
  });
});

describe("H11: there is nothing but requests and answers", () => {
  it("an upgrade, a tunnel and another protocol are cut off", async () => {
    const upgrade = ["Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Key: x", "Sec-WebSocket-Version: 13"];
    await expectRefused(request("GET / HTTP/1.1", [`Host: ${host}`, ...upgrade]), 0);
    await expectRefused(call([...upgrade]), 0);
    await expectRefused(request(`CONNECT ${host} HTTP/1.1`, [`Host: ${host}`]), 0);
    await expectRefused("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 0, 400, 505);
  });
});

describe("H12: nothing that two readers could read differently", () => {
  it.each<[string, () => string]>([
    ["two lengths", () => call(["Content-Length: 2", "Content-Length: 2"])],
    ["two different lengths", () => call(["Content-Length: 2", "Content-Length: 5"])],
    ["a list of lengths", () => call(["Content-Length: 2, 2"])],
    ["a signed length", () => call(["Content-Length: +2"])],
    ["a negative length", () => call(["Content-Length: -2"])],
    ["a hexadecimal length", () => call(["Content-Length: 0x2"])],
    ["a length and chunks", () => call(["Transfer-Encoding: chunked"])],
    ["an unknown coding", () => call(["Transfer-Encoding: xchunked"])],
    ["chunked twice", () => call(["Transfer-Encoding: chunked", "Transfer-Encoding: chunked"])],
    ["chunked not last", () => call(["Transfer-Encoding: chunked, identity"])],
    ["a space before the colon", () => call(["X-A : b"])],
    ["a folded header", () => call(["X-A: b\r\n c"])],
    ["a header without a name", () => call([": b"])],
    ["a zero byte", () => call(["X-A: b\0c"])],
    ["a bare line feed", () => call(["X-A: b\nX-B: c"]).replace("X-A", "X-\nA")],
    ["two types", () => call([JSON_TYPE, JSON_TYPE])],
    ["two origins", () => call([`Origin: http://${host}`, `Origin: http://${host}`])],
    ["a head of many kilobytes", () => call([`X-A: ${"b".repeat(9000)}`])],
    ["another version", () => call([]).replace("HTTP/1.1", "HTTP/3.0")],
    ["no version", () => "GET /\r\n\r\n"],
    ["no HTTP at all", () => "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03".repeat(5)],
  ])("%s", async (_what, bytes) => {
    const answer = await send(bytes());
    expect(answer.status === 0 || (answer.status >= 400 && answer.status < 500) || answer.status === 505).toBe(true);
    expect(reached).toEqual([]);
  });
});

describe("H7, H13: every answer", () => {
  it("carries the headers that protect it, and none that gives anything away", () => {
    expect(seen.length).toBeGreaterThan(250);
    for (const answer of seen.filter((one) => one.status !== 0)) {
      const policy = answer.headers.get("content-security-policy") ?? "";
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("require-trusted-types-for 'script'");
      expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
      expect(answer.headers.get("cross-origin-opener-policy")).toBe("same-origin");
      expect(answer.headers.get("cross-origin-resource-policy")).toBe("same-origin");
      expect(answer.headers.get("referrer-policy")).toBe("no-referrer");
      expect(answer.headers.get("cache-control")).toBe("no-store");
      for (const name of answer.headers.keys()) expect(name).not.toMatch(/^(server|x-powered-by|access-control-.*)$/);
    }
  });

  it("that refuses is of one form with an identity, and names no file, no code and no stack", () => {
    for (const answer of seen.filter((one) => one.status >= 400 && one.body !== "")) {
      const refusal = JSON.parse(answer.body) as { ok: boolean; problem: { code: string; details: { id: string } } };
      expect(refusal.ok).toBe(false);
      expect(refusal.problem.details.id).toMatch(/^[0-9a-f-]{36}$/);
      expect(answer.body).not.toMatch(/node:|\.ts|\bat \w+ \(|\/tmp/);
    }
    expect(logged).toEqual([]);
  });

  it("that is the page has a nonce of its own, the same in the page and its policy", async () => {
    const page = request("GET / HTTP/1.1", [`Host: ${host}`]);
    const answers = [await send(page), await send(page)];
    const nonces = answers.map(
      (answer) => /nonce-([^']+)'/.exec(answer.headers.get("content-security-policy") ?? "")?.[1],
    );
    expect(nonces[0]).not.toBe(nonces[1]);
    answers.forEach((answer, index) => {
      expect(answer.body).toContain(`content="${nonces[index]}"`);
      expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
    });
  });

  it("comes from a host that survived random bytes", async () => {
    let state = 99;
    const random = (most: number): number => {
      state = (state * 1103515245 + 12345) % 2147483648;
      return state % most;
    };
    const valid = call([]);
    for (let round = 0; round < 300; round += 1) {
      const bytes = Buffer.from(valid);
      for (let change = 0; change <= random(6); change += 1) bytes[random(bytes.length)] = random(256);
      const answer = await sendRaw(port, bytes, 20);
      if (answer.body !== "" && answer.status >= 400) expect(() => JSON.parse(answer.body)).not.toThrow();
    }
    expect((await send(valid)).status).toBe(200);
  }, 60_000);
});

describe("another server on this machine", () => {
  it("cannot be mistaken for the host: the same port cannot be taken twice", async () => {
    const second = createServer();
    const code = await new Promise((resolve) => {
      second.once("error", (error: Error & { code?: string }) => resolve(error.code));
      second.listen(port, "127.0.0.1", () => resolve("listening"));
    });
    expect(code).toBe("EADDRINUSE");
  });
});
