import { describe, expect, it } from "vitest";
import { call, describeAnswers, expectRefused, host, JSON_TYPE, port, reached, send } from "./attack.ts";
import { request, sendRaw } from "./raw-http.ts";

describe("H5: a call is POST with JSON", () => {
  it("other methods are refused, OPTIONS without a word of permission", async () => {
    for (const method of ["GET", "HEAD", "PUT", "DELETE", "PATCH", "TRACE"])
      await expectRefused(call([], { method }), 405);
    const preflight = ["Access-Control-Request-Method: POST", "Access-Control-Request-Headers: authorization"];
    for (const target of ["/api/scenario.list", "/session", "/upload", "/"]) {
      const answer = await send(request(`OPTIONS ${target} HTTP/1.1`, [`Host: ${host()}`, ...preflight]));
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

describe("H8: files come from a list", () => {
  const file = (target: string, method = "GET"): string => request(`${method} ${target} HTTP/1.1`, [`Host: ${host()}`]);

  it("those of the window are served, others never were there", async () => {
    expect((await send(file("/assets/index-1a2b.js"))).body).toBe("export {};");
    expect((await send(file("/?a=b"))).status).toBe(200);
    expect((await sendRaw(port(), file("/", "HEAD"))).body).toBe("");
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
    for (const target of ["../../etc/passwd", "etc/passwd", "C:\\", `//${host()}/../x`]) {
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
    await sendRaw(port(), call(["Content-Length: 50"]), 200);
    expect(reached).toEqual([]);
  });
});

describe("H11: there is nothing but requests and answers", () => {
  it("an upgrade, a tunnel and another protocol are cut off", async () => {
    const upgrade = ["Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Key: x", "Sec-WebSocket-Version: 13"];
    await expectRefused(request("GET / HTTP/1.1", [`Host: ${host()}`, ...upgrade]), 0);
    await expectRefused(call([...upgrade]), 0);
    await expectRefused(request(`CONNECT ${host()} HTTP/1.1`, [`Host: ${host()}`]), 0);
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
    ["two origins", () => call([`Origin: http://${host()}`, `Origin: http://${host()}`])],
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

describe("H7, H13", () => {
  it("the page has a nonce of its own, the same in the page and its policy", async () => {
    const page = request("GET / HTTP/1.1", [`Host: ${host()}`]);
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

  it("the host survives random bytes", async () => {
    let state = 99;
    const random = (most: number): number => {
      state = (state * 1103515245 + 12345) % 2147483648;
      return state % most;
    };
    const valid = call([]);
    for (let round = 0; round < 300; round += 1) {
      const bytes = Buffer.from(valid);
      for (let change = 0; change <= random(6); change += 1) bytes[random(bytes.length)] = random(256);
      const answer = await sendRaw(port(), bytes, 20);
      if (answer.body !== "" && answer.status >= 400) expect(() => JSON.parse(answer.body)).not.toThrow();
    }
    expect((await send(valid)).status).toBe(200);
  }, 60_000);

  describeAnswers(150);
});
