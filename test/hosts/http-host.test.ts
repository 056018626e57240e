import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { connect } from "node:net";
import { dirname } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { HTTP_LIMITS, type HttpLimits, startHttpHost } from "../../electron/hosts/http-host.ts";
import { uploadName } from "../../electron/hosts/upload-name.ts";
import { SAMPLES } from "../contract/samples.ts";
import { type HttpTransport, httpTransport, recordingHandlers } from "../contract/transports.ts";
import { request, sendRaw } from "./raw-http.ts";

async function started(limits?: Partial<HttpLimits>): Promise<HttpTransport & { url: string; logged: string[] }> {
  const { handlers } = recordingHandlers(SAMPLES);
  const logged: string[] = [];
  const transport = await httpTransport(handlers, (line) => void logged.push(line), { ...HTTP_LIMITS, ...limits });
  onTestFinished(() => transport.close());
  return { ...transport, url: `http://127.0.0.1:${transport.host.port}`, logged };
}

function openSession(url: string, code: unknown): Promise<Response> {
  return fetch(`${url}/session`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ code }),
  });
}

const codeOf = (address: string): string => new URLSearchParams(new URL(address).hash.slice(1)).get("code") ?? "";

describe("signing in", () => {
  it("takes each code once, and only the last one given out", async () => {
    const { host, url } = await started();
    const code = codeOf(host.address());
    expect(host.address()).toBe(host.address());
    const first = await openSession(url, code);
    const { token } = (await first.json()) as { token: string };
    expect(Buffer.from(token, "base64url")).toHaveLength(32);
    expect((await openSession(url, code)).status).toBe(401);
    const next = codeOf(host.address());
    expect(next).not.toBe(code);
    expect((await openSession(url, next)).status).toBe(200);
  });

  it("refuses everything that is not the code", async () => {
    const { host, url } = await started();
    const code = codeOf(host.address());
    for (const wrong of ["", code.slice(1), `${code}x`, code.toUpperCase(), null, [code], { code }, true]) {
      expect((await openSession(url, wrong)).status, String(wrong)).toBe(401);
    }
    expect((await openSession(url, code)).status).toBe(200);
  });

  it("keeps code and token out of what is logged and served", async () => {
    const { host, url, token, logged } = await started();
    const page = await (await fetch(url)).text();
    expect(page).not.toContain(token);
    expect(page).not.toContain(codeOf(host.address()));
    expect(logged).toEqual([]);
  });
});

describe("uploads", () => {
  const upload = (
    url: string,
    token: string,
    name: string,
    body: string,
    type = "application/octet-stream",
  ): Promise<Response> =>
    fetch(`${url}/upload?name=${encodeURIComponent(name)}`, {
      method: "POST",
      headers: { "Content-Type": type, Authorization: `Bearer ${token}` },
      body,
    });

  it("are kept under a token in a private place and gone when the host ends", async () => {
    const { url, token, files } = await started();
    const text = `id;opened\n${"1;2026-01-01\n".repeat(100_000)}`;
    const answer = (await (await upload(url, token, "Tickets März.csv", text)).json()) as {
      ok: true;
      value: { token: string; name: string; bytes: number };
    };
    expect(answer.value).toMatchObject({ name: "Tickets März.csv", bytes: Buffer.byteLength(text) });
    expect(JSON.stringify(answer)).not.toContain(dirname(files.find(answer.value.token).path));
    const { path } = files.find(answer.value.token);
    expect(readFileSync(path, "utf8")).toBe(text);
    expect(statSync(path).mode & 0o077).toBe(0);
    expect(statSync(dirname(path)).mode & 0o077).toBe(0);
    files.release(answer.value.token);
    expect(existsSync(path)).toBe(false);
    files.close();
    expect(existsSync(dirname(path))).toBe(false);
  });

  it("leave nothing behind where they break off", async () => {
    const { host, token, files } = await started();
    const folder = dirname(files.temporaryPath());
    const head = request("POST /upload?name=a.csv HTTP/1.1", [
      `Host: 127.0.0.1:${host.port}`,
      `Authorization: Bearer ${token}`,
      "Content-Type: application/octet-stream",
      "Content-Length: 1000000",
    ]);
    await new Promise<void>((sent) => {
      const socket = connect(host.port, "127.0.0.1", () => {
        socket.write(head + "x".repeat(100_000), () => setTimeout(() => socket.destroy(), 50));
      });
      socket.on("close", () => sent());
    });
    await expect.poll(() => readdirSync(folder)).toEqual([]);
  });

  it("need a name, a token and the right type", async () => {
    const { url, token } = await started();
    expect((await upload(url, token, "", "x")).status).toBe(400);
    expect((await upload(url, "wrong", "a", "x")).status).toBe(401);
    expect((await upload(url, token, "a", "x", "text/csv")).status).toBe(415);
  });

  it("never take a path or control characters for a name", () => {
    const name = (text: string): string | null => uploadName(`name=${encodeURIComponent(text)}`);
    expect(name("../../etc/passwd")).toBe("passwd");
    expect(name("C:\\temp\\a.csv")).toBe("a.csv");
    expect(name("a\r\nX-Evil: 1\0.csv")).toBe("aX-Evil: 1.csv");
    expect(name("\u202egnp.csv")).toBe("gnp.csv");
    expect(name("x".repeat(1000))).toHaveLength(255);
    expect(uploadName("name=%ff")).not.toBeNull();
    for (const nothing of ["", "  ", "/", "a/"]) expect(name(nothing)).toBeNull();
    expect(uploadName("")).toBeNull();
  });
});

describe("H10: slow clients", () => {
  const QUICK = { headersMilliseconds: 300, bodyIdleMilliseconds: 300, bodyMilliseconds: 600, checkMilliseconds: 100 };

  /** Resolves when the host has closed the connection. */
  function slowly(port: number, pieces: readonly string[], every: number): Promise<void> {
    return new Promise((closed) => {
      const socket = connect(port, "127.0.0.1");
      let next = 0;
      const drip = setInterval(() => socket.write(pieces[next++ % pieces.length] ?? ""), every);
      socket.on("error", () => {});
      socket.on("data", () => {});
      socket.on("close", () => {
        clearInterval(drip);
        closed();
      });
    });
  }

  it("are closed whatever they are slow with, while an honest one is answered", async () => {
    const { host, token, url, logged } = await started(QUICK);
    const head = request("POST /api/scenario.create HTTP/1.1", [
      `Host: 127.0.0.1:${host.port}`,
      `Authorization: Bearer ${token}`,
      "Content-Type: application/json",
      "Content-Length: 100000",
    ]);
    const slow = [
      ...Array.from({ length: 30 }, () => slowly(host.port, ["G", "E"], 50)),
      ...Array.from({ length: 10 }, () => slowly(host.port, ["GET / HTTP/1.1\r\n", "X-A: b\r\n"], 50)),
      ...Array.from({ length: 10 }, () => slowly(host.port, [head, " "], 50)),
      ...Array.from({ length: 10 }, () => slowly(host.port, [head, ...Array(100).fill("")], 50)),
    ];
    expect((await fetch(url)).status).toBe(200);
    await Promise.all(slow);
    expect((await fetch(url)).status).toBe(200);
    expect(logged).toEqual([]);
  });

  it("cannot take more connections than there are", async () => {
    const { host } = await started({ connections: 5 });
    const sockets = Array.from({ length: 12 }, () => connect(host.port, "127.0.0.1").on("error", () => {}));
    onTestFinished(() => {
      for (const socket of sockets) socket.destroy();
    });
    await expect
      .poll(() => sockets.filter((socket) => socket.closed || socket.destroyed).length)
      .toBeGreaterThanOrEqual(6);
    for (const socket of sockets) socket.destroy();
    const page = request("GET / HTTP/1.1", [`Host: 127.0.0.1:${host.port}`]);
    await expect.poll(async () => (await sendRaw(host.port, page)).status).toBe(200);
  });
});

describe("H6: guessing", () => {
  it("is slowed down after twenty failures, not for the one who is signed in", async () => {
    const { host, token, url } = await started();
    const guess = request(
      "POST /api/scenario.list HTTP/1.1",
      [
        `Host: 127.0.0.1:${host.port}`,
        "Authorization: Bearer guess",
        "Content-Type: application/json",
        "Content-Length: 2",
      ],
      "{}",
    );
    for (let round = 0; round < 20; round += 1) expect((await sendRaw(host.port, guess)).status).toBe(401);
    let isAnswered = false;
    const late = sendRaw(host.port, guess).then((answer) => {
      isAnswered = true;
      return answer;
    });
    const honest = await fetch(`${url}/api/scenario.list`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Authorization: `Bearer ${token}` },
      body: "{}",
    });
    expect(honest.status).toBe(200);
    expect(isAnswered).toBe(false);
    expect((await late).status).toBe(401);
  });
});

describe("a download", () => {
  it("is given once, to who is signed in, with nothing of the user's in a header", async () => {
    const { url, token, downloads } = await started();
    const signedIn = { headers: { Authorization: `Bearer ${token}` } };
    const offered = downloads.offer(Uint8Array.of(80, 75, 0, 255));
    const at = `${url}/download/${offered}`;
    expect((await fetch(at)).status).toBe(401);
    expect((await fetch(at, { ...signedIn, method: "POST" })).status).toBe(405);
    const given = await fetch(at, signedIn);
    expect(given.headers.get("content-type")).toBe("application/octet-stream");
    expect(given.headers.get("content-disposition")).toBeNull();
    expect(given.headers.get("cache-control")).toBe("no-store");
    expect([...new Uint8Array(await given.arrayBuffer())]).toEqual([80, 75, 0, 255]);
    for (const gone of [offered, "", "../../etc/passwd", "constructor"]) {
      const refused = await fetch(`${url}/download/${encodeURIComponent(gone)}`, signedIn);
      expect(await refused.json(), gone).toMatchObject({ ok: false, problem: { code: "not-found" } });
    }
  });
});

describe("a port", () => {
  it("that is taken is refused in words", async () => {
    const { host, files, downloads } = await started();
    const { handlers } = recordingHandlers(SAMPLES);
    expect(handlers).toBeDefined();
    const again = startHttpHost({
      port: host.port,
      dispatcher: { dispatch: async () => ({ ok: true, value: null }) },
      staticFiles: () => undefined,
      files,
      downloads,
      log: () => {},
    });
    await expect(again).rejects.toMatchObject({ code: "port-in-use" });
  });
});
