import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SAMPLES } from "../contract/samples.ts";
import { type HttpTransport, httpTransport, recordingHandlers } from "../contract/transports.ts";

/** What a page of somebody else can do to the loopback host in a real browser: nothing (H3 and H4). */

const { handlers, reached } = recordingHandlers(SAMPLES);
let transport: HttpTransport;
let browser: Browser;
let attacker: Server;
let arrived: IncomingMessage["url"][] = [];

beforeAll(async () => {
  transport = await httpTransport(handlers, () => {});
  attacker = createServer((request, response) => {
    arrived.push(request.url);
    response.setHeader("Content-Type", "text/html").end("<title>attacker</title><body></body>");
  });
  await new Promise<void>((listening) => attacker.listen(0, "127.0.0.1", listening));
  browser = await chromium.launch({
    ...(process.env.OUTTURN_CHROMIUM === undefined ? {} : { executablePath: process.env.OUTTURN_CHROMIUM }),
    args: ["--no-sandbox", "--host-resolver-rules=MAP *.test 127.0.0.1", "--disable-features=LocalNetworkAccessChecks"],
  });
}, 60_000);

afterAll(async () => {
  await browser?.close();
  attacker?.closeAllConnections();
  attacker?.close();
  await transport?.close();
});

/** Every way a script can ask, with what it got to read. */
function attack({ target, token }: { target: string; token: string }): Promise<string[]> {
  const tries: [name: string, what: () => Promise<Response>][] = [
    ["read the page", () => fetch(target)],
    ["read a file", () => fetch(`${target}/assets/index-1a2b.js`)],
    ["simple post", () => fetch(`${target}/api/history.undo`, { method: "POST", body: "{}", mode: "no-cors" })],
    [
      "call with the token",
      () =>
        fetch(`${target}/api/history.undo`, {
          method: "POST",
          body: "{}",
          headers: { "Content-Type": "application/json", Authorization: `Bearer ${token}` },
        }),
    ],
    [
      "upload",
      () =>
        fetch(`${target}/upload?name=a`, { method: "POST", body: "x", headers: { Authorization: `Bearer ${token}` } }),
    ],
  ];
  const form = (): Promise<void> =>
    new Promise((done) => {
      const frame = document.createElement("iframe");
      frame.name = "result";
      const element = document.createElement("form");
      element.method = "post";
      element.enctype = "text/plain";
      element.action = `${target}/api/history.undo`;
      element.target = "result";
      document.body.append(frame, element);
      frame.onload = () => done();
      element.submit();
      setTimeout(done, 1000);
    });
  const load = (tag: "img" | "script" | "iframe", path: string): Promise<string> =>
    new Promise((done) => {
      const element = document.createElement(tag);
      element.onload = () => done(tag);
      element.onerror = () => done("");
      element.src = `${target}${path}`;
      document.body.append(element);
      setTimeout(() => done(""), 1000);
    });
  return (async () => {
    const got: string[] = [];
    for (const [name, what] of tries) {
      const text = await what().then(
        (response) => response.text(),
        () => "",
      );
      if (text !== "") got.push(name);
    }
    await form();
    got.push(await load("img", "/assets/index-1a2b.js"), await load("script", "/assets/index-1a2b.js"));
    return got.filter((name) => name !== "");
  })();
}

describe("a page of somebody else", () => {
  it.each(["attacker.test", "127.0.0.1"])("at %s on another port reads nothing and changes nothing", async (name) => {
    const page = await browser.newPage();
    await page.goto(`http://${name}:${(attacker.address() as AddressInfo).port}/`);
    reached.length = 0;
    const target = `http://127.0.0.1:${transport.host.port}`;
    expect(await page.evaluate(attack, { target, token: transport.token })).toEqual([]);
    expect(reached).toEqual([]);
    expect(
      page
        .frames()
        .map((frame) => frame.url())
        .filter((url) => url.startsWith("chrome-error:")).length,
    ).toBeGreaterThan(0);
    await page.close();
  });

  it("whose name was bound anew to this machine is refused by name", async () => {
    const page = await browser.newPage();
    const response = await page.goto(`http://rebind.test:${transport.host.port}/`);
    expect(response?.status()).toBe(421);
    const own = `http://rebind.test:${transport.host.port}`;
    reached.length = 0;
    await page.evaluate(
      ({ target, token }) =>
        fetch(`${target}/api/history.undo`, {
          method: "POST",
          body: "{}",
          headers: { "Content-Type": "application/json", Authorization: `Bearer ${token}` },
        }),
      { target: own, token: transport.token },
    );
    expect(reached).toEqual([]);
    await page.close();
  });

  it("would be seen doing all of it to a host without these checks", async () => {
    const page = await browser.newPage();
    await page.goto(`http://attacker.test:${(attacker.address() as AddressInfo).port}/`);
    arrived = [];
    await page.evaluate(attack, { target: `http://127.0.0.1:${(attacker.address() as AddressInfo).port}`, token: "x" });
    // The attacker's own server stands in for one that asks nothing: what needs no permission arrives there.
    expect(arrived).toContain("/api/history.undo");
    expect(arrived).toContain("/assets/index-1a2b.js");
    await page.close();
  });
});
