import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { decidePermission, PERMISSIONS } from "../../electron/shell/permissions.ts";
import { HOSTILE_ADDRESSES } from "./addresses.ts";

/** The names in the types of the installed Electron, read as text: an upgrade that adds one fails here. */
function installedPermissions(): Set<string> {
  const types = readFileSync(resolve(import.meta.dirname, "../../node_modules/electron/electron.d.ts"), "utf8");
  const names = new Set<string>();
  for (const handler of types.matchAll(/setPermission(?:Check|Request)Handler\(handler.*?permission: ([^,]+),/g))
    for (const name of handler[1]!.matchAll(/'([^']+)'/g)) names.add(name[1]!);
  return names;
}

const own = { url: "app://bundle/", isMainFrame: true, isOwnWindow: true };

describe("permissions", () => {
  it("are all named, and no others", () => {
    const installed = installedPermissions();
    expect(installed.size).toBeGreaterThan(40);
    expect(Object.keys(PERMISSIONS).toSorted()).toEqual([...installed].toSorted());
  });

  it("allow copying and nothing else to the application's page", () => {
    const allowed = [...installedPermissions()].filter(
      (permission) => decidePermission({ ...own, permission }) === "allow",
    );
    expect(allowed).toEqual(["clipboard-sanitized-write"]);
  });

  it("allow nothing that has no name here", () => {
    for (const permission of [
      "",
      "new-permission",
      "__proto__",
      "constructor",
      "toString",
      "clipboard-sanitized-write ",
    ])
      expect(decidePermission({ ...own, permission })).toBe("deny");
  });

  it.each(Object.keys(PERMISSIONS))("%s is refused to every other page, frame and worker", (permission) => {
    for (const url of HOSTILE_ADDRESSES) expect(decidePermission({ ...own, permission, url })).toBe("deny");
    expect(decidePermission({ ...own, permission, isMainFrame: false })).toBe("deny");
    expect(decidePermission({ ...own, permission, isOwnWindow: false })).toBe("deny");
  });
});
