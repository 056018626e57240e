import { createServer } from "node:http";
import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import { describe, expect, it } from "vitest";
import { SAMPLES } from "../contract/samples.ts";
import { bearer, call, describeAnswers, expectRefused, host, JSON_TYPE, port, reached, send, token } from "./attack.ts";
import { request } from "./raw-http.ts";

describe("an honest request", () => {
  it("is answered", async () => {
    const answer = await send(call([]));
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toEqual({ ok: true, value: SAMPLES["scenario.list"].output });
    expect(reached).toHaveLength(1);
    const named = [`Origin: http://${host()}`, "Sec-Fetch-Site: same-origin"];
    expect((await send(call(named))).status).toBe(200);
    expect((await send(request("GET / HTTP/1.1", [`Host: ${host()}`, "Sec-Fetch-Site: none"]))).status).toBe(200);
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
        const socket = connect({ port: port(), host: address, timeout: 1000 });
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
    `localhost:${port()}`,
    "127.0.0.1",
    `127.0.0.1:${port() + 1}`,
    `127.0.0.1.:${port()}`,
    `127.1:${port()}`,
    `0.0.0.0:${port()}`,
    `[::1]:${port()}`,
    `2130706433:${port()}`,
    `0x7f.0.0.1:${port()}`,
    `rebind.test:${port()}`,
    `127.0.0.1.rebind.test:${port()}`,
    `127.0.0.1:${port()}.rebind.test`,
    `ada@127.0.0.1:${port()}`,
    `127.0.0.1:0${port()}`,
    `127.0.0.1:${port()}/`,
    `127.0.0.1 :${port()}`,
    `127.0.0.1:${port()},127.0.0.1:${port()}`,
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
    await expectRefused(call([`Host: ${host()}`, `Host: ${host()}`]), 421, 400);
    await expectRefused(call([`Host: ${host()}`, "host: rebind.test"]), 421, 400);
    await expectRefused(call([], { target: `http://${host()}/api/scenario.list` }), 421);
    await expectRefused(call([], { target: `http://rebind.test/api/scenario.list` }), 421);
    await expectRefused(request("OPTIONS * HTTP/1.1", [`Host: ${host()}`]), 421);
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
    const own = header.replace("PORT", String(port()));
    await expectRefused(call([own]), 403);
    // The body is announced and never sent: the answer does not wait for it.
    await expectRefused(call([own, "Content-Length: 100"], { body: "" }), 403);
    await expectRefused(request("GET / HTTP/1.1", [`Host: ${host()}`, own]), 403);
    await expectRefused(
      request("POST /session HTTP/1.1", [`Host: ${host()}`, JSON_TYPE, own, "Content-Length: 2"], "{}"),
      403,
    );
    await expectRefused(
      request("POST /upload?name=a HTTP/1.1", [`Host: ${host()}`, bearer(), own, "Content-Length: 2"], "{}"),
      403,
    );
  });
});

describe("H6: every call carries the token", () => {
  it("anything else is refused with 401", async () => {
    const secret = token();
    const wrong = [
      "",
      "Bearer",
      "Bearer ",
      `Bearer ${secret.slice(0, -1)}`,
      `Bearer ${secret}x`,
      `Bearer  ${secret}`,
      `bearer ${secret}`,
      `Basic ${secret}`,
      secret,
      `Bearer ${secret.toLowerCase()}`,
      `Bearer ${"A".repeat(secret.length)}`,
      `Bearer ${secret.slice(0, -1)}é`,
    ];
    for (const value of wrong) await expectRefused(call([`Authorization: ${value}`]), 401);
    await expectRefused(
      request("POST /api/scenario.list HTTP/1.1", [`Host: ${host()}`, JSON_TYPE, "Content-Length: 2"], "{}"),
      401,
    );
    await expectRefused(call([bearer(), bearer()]), 400);
    await expectRefused(call([], { target: `/api/scenario.list?token=${secret}` }).replace(`${bearer()}\r\n`, ""), 401);
    await expectRefused(
      call(["Content-Type: application/octet-stream", "Authorization: Bearer x"], { target: "/upload?name=a" }),
      401,
    );
  });

  it("a cookie signs nobody in and none is ever set", async () => {
    await expectRefused(call(["Authorization: ", `Cookie: token=${token()}`]), 401);
  });
});

describe("another server on this machine", () => {
  it("cannot be mistaken for the host: the same port() cannot be taken twice", async () => {
    const second = createServer();
    const code = await new Promise((resolve) => {
      second.once("error", (error: Error & { code?: string }) => resolve(error.code));
      second.listen(port(), "127.0.0.1", () => resolve("listening"));
    });
    expect(code).toBe("EADDRINUSE");
  });
});
describe("H7, H13", () => describeAnswers(100));
