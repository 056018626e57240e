import { expect, test } from "vitest";
import { installTrustedTypes } from "../../renderer/workers/trusted-types.ts";

type Rules = { createHTML(text: string): string; createScriptURL(address: string): string };

function rulesAt(href: string): Rules {
  let kept: Rules | undefined;
  const location = { href, origin: new URL(href).origin };
  installTrustedTypes({ location, trustedTypes: { createPolicy: (_, rules) => (kept = rules) } });
  if (kept === undefined) throw new Error("no policy was made");
  return kept;
}

test("the default policy lets style text and own scripts through, markup and foreign scripts not", () => {
  const rules = rulesAt("http://127.0.0.1:4000/");
  expect(rules.createHTML(":root{--ot-bg:#fff}")).toBe(":root{--ot-bg:#fff}");
  for (const markup of ["<b>", "a < b", "<img src=x onerror=alert(1)>"])
    expect(() => rules.createHTML(markup)).toThrow();
  expect(rules.createScriptURL("/assets/worker.js")).toBe("/assets/worker.js");
  for (const foreign of [
    "https://example.test/a.js",
    "//example.test/a.js",
    "data:text/javascript,1",
    "blob:http://x/1",
  ])
    expect(() => rules.createScriptURL(foreign)).toThrow();
});

test("a browser without trusted types starts all the same", () => {
  expect(() =>
    installTrustedTypes({ location: { href: "http://127.0.0.1/", origin: "http://127.0.0.1" } }),
  ).not.toThrow();
});
