import { describe, expect, it } from "vitest";
import {
  decideAfterCrash,
  decideDownload,
  decideExternal,
  decideNavigation,
  decideRequest,
  decideWindowOpen,
  isOwnAddress,
  isTrustedFrame,
} from "../../electron/shell/policy.ts";
import { HOSTILE_ADDRESSES, OWN_ADDRESSES } from "./addresses.ts";

describe("own addresses", () => {
  it.each(OWN_ADDRESSES)("%j is ours", (address) => expect(isOwnAddress(address)).toBe(true));
  it.each(HOSTILE_ADDRESSES)("%j is not", (address) => expect(isOwnAddress(address)).toBe(false));
});

describe("decideNavigation", () => {
  it("allows the application's document in the main frame, however it is reloaded", () => {
    for (const url of ["app://bundle/", "app://bundle/#model", "app://bundle/?x=1"])
      expect(decideNavigation({ url, isMainFrame: true })).toBe("allow");
  });

  it("shows none of its other files as a document", () => {
    for (const path of [
      "index.html",
      "assets/index.js",
      "icon.svg",
      "index.html/",
      "index.htm",
      "..%2findex.html",
      "a/../b",
    ])
      expect(decideNavigation({ url: `app://bundle/${path}`, isMainFrame: true })).toBe("deny");
  });

  it.each(HOSTILE_ADDRESSES)("refuses %j", (url) => {
    expect(decideNavigation({ url, isMainFrame: true })).toBe("deny");
    expect(decideNavigation({ url, isMainFrame: false })).toBe("deny");
  });

  it.each(OWN_ADDRESSES)("refuses a frame inside the page: %j", (url) =>
    expect(decideNavigation({ url, isMainFrame: false })).toBe("deny"),
  );
});

describe("decideWindowOpen", () => {
  it.each([...HOSTILE_ADDRESSES, ...OWN_ADDRESSES])("never opens a window: %j", (url) =>
    expect(decideWindowOpen(url)).toEqual({ action: "deny", openOutside: false }),
  );
});

describe("decideExternal", () => {
  const hosts = new Set(["example.org"]);

  it("opens a listed host over https", () => {
    expect(decideExternal("https://example.org/", hosts)).toBe("allow");
    expect(decideExternal("https://example.org/a/b?c=d#e", hosts)).toBe("allow");
  });

  it.each([
    ...HOSTILE_ADDRESSES,
    ...OWN_ADDRESSES,
    "http://example.org/",
    "HTTPS://example.org/",
    "https://EXAMPLE.org/",
    "https://example.org",
    "https://example.org./",
    "https://sub.example.org/",
    "https://example.org.evil.example/",
    "https://example.org@evil.example/",
    "https://evil.example/https://example.org/",
    "https://user@example.org/",
    "https://user:word@example.org/",
    "https://example.org:8443/",
    "https://example.org:443/",
    "https:/example.org/",
    "https:example.org",
    "https:\\\\example.org\\",
    "https://example.org\\@evil.example/",
    "https://example.org/\u0000",
    "https://example.org/\n",
    " https://example.org/",
    "https://example.org/ a",
    "https://example.org/ä",
    "https://еxample.org/",
    "https://example.org/..%2f/../",
    `https://example.org/${"a".repeat(2000)}`,
  ])("refuses %j", (url) => expect(decideExternal(url, hosts)).toBe("deny"));

  it("opens nothing as long as no host is listed", () => {
    expect(decideExternal("https://example.org/")).toBe("deny");
    expect(decideExternal("https://github.com/")).toBe("deny");
  });
});

describe("decideRequest", () => {
  const ask = (url: string, resourceType = "xhr", allowDevTools = false) =>
    decideRequest({ url, resourceType, allowDevTools });

  it.each(OWN_ADDRESSES)("allows %j", (url) => expect(ask(url)).toBe("allow"));

  it("allows the page's own blobs and pictures inside an address", () => {
    expect(ask("blob:app://bundle/0d1c-4f")).toBe("allow");
    expect(ask("data:image/png;base64,AAAA", "image")).toBe("allow");
    expect(ask("data:image/svg+xml,%3Csvg%3E", "image")).toBe("allow");
  });

  it.each([
    "blob:https://evil.example/0d1c",
    "blob:null/0d1c",
    "blob:",
    "blob:blob:app://bundle/x",
    "data:text/html,<script>1</script>",
    "data:image/png",
    "data:,x",
    "data:application/javascript,1",
    "data:IMAGE/png;base64,AAAA",
  ])("refuses %j", (url) => {
    for (const resourceType of ["image", "mainFrame", "script", "xhr", "font"])
      expect(ask(url, resourceType)).toBe("deny");
  });

  it("refuses a picture's address used as anything else", () => {
    for (const resourceType of ["mainFrame", "subFrame", "script", "xhr", "object", "stylesheet"])
      expect(ask("data:image/svg+xml,%3Csvg%3E", resourceType)).toBe("deny");
  });

  it("allows the developer tools only where they are asked for", () => {
    expect(ask("devtools://devtools/bundled/inspector.html", "mainFrame", true)).toBe("allow");
    expect(ask("devtools://devtools/bundled/inspector.html", "mainFrame", false)).toBe("deny");
    expect(ask("devtools://evil/", "mainFrame", true)).toBe("deny");
  });

  it.each(HOSTILE_ADDRESSES.filter((address) => !address.startsWith("devtools:")))("refuses %j", (url) => {
    expect(ask(url, "mainFrame", true)).toBe("deny");
    expect(ask(url, "script")).toBe("deny");
  });
});

describe("decideDownload", () => {
  it("lets the page save what it made, and nothing else", () => {
    expect(decideDownload("blob:app://bundle/0d1c")).toBe("allow");
    for (const url of [...HOSTILE_ADDRESSES, ...OWN_ADDRESSES, "data:text/csv,a"])
      expect(decideDownload(url)).toBe("deny");
  });
});

describe("isTrustedFrame", () => {
  const frame = { url: "app://bundle/", isMainFrame: true, isOwnWindow: true };

  it("trusts the application's page in its own window", () => expect(isTrustedFrame(frame)).toBe(true));

  it("trusts nobody else", () => {
    expect(isTrustedFrame(null)).toBe(false);
    expect(isTrustedFrame({ ...frame, isMainFrame: false })).toBe(false);
    expect(isTrustedFrame({ ...frame, isOwnWindow: false })).toBe(false);
    for (const url of HOSTILE_ADDRESSES) expect(isTrustedFrame({ ...frame, url })).toBe(false);
  });
});

describe("decideAfterCrash", () => {
  it("reloads once a minute, then asks", () => {
    expect(decideAfterCrash([], 0)).toBe("reload");
    expect(decideAfterCrash([0], 59_999)).toBe("ask");
    expect(decideAfterCrash([0], 60_000)).toBe("reload");
  });
});
