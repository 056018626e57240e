import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "../..");
const text = readFileSync(resolve(root, "electron-builder.yml"), "utf8");

/** The file lists of the platforms, with the name that better-sqlite3 gives the platform. */
const lists = [...text.matchAll(/^ {2}files:\n((?: {4}- .*\n?)+)/gm)].map((match) => match[1]!.trim().split(/\n\s*/));
const names = lists.map((list) => /prebuilds\/!\((\w+)-\$\{arch\}\)\.node/.exec(list.at(-1) ?? "")?.[1]);

describe("electron-builder.yml", () => {
  it("has one list of files for each platform, alike but for the binary", () => {
    expect(names).toEqual(["linux", "darwin", "win32"]);
    const alike = lists.map((list, at) => list.map((line) => line.replaceAll(`${names[at]}-`, "")));
    expect(alike[1]).toEqual(alike[0]);
    expect(alike[2]).toEqual(alike[0]);
  });

  it("names a binary that there is, for every platform and processor", () => {
    for (const name of names)
      for (const arch of ["x64", "arm64"])
        expect(existsSync(resolve(root, `node_modules/better-sqlite3/prebuilds/${name}-${arch}.node`))).toBe(true);
  });

  it("begins every list with what goes in: exclusions alone would let everything in", () => {
    for (const list of lists) expect(list[0]).toBe("- dist/main/**");
  });

  it("keeps the module's JavaScript in the archive and the fuses strict", () => {
    expect(text).toContain("smartUnpack: false");
    expect(text).toContain("afterPack: ./electron/packaging/flip-fuses.ts");
    expect(text).not.toContain("electronFuses");
    expect(text).not.toMatch(/extends|electronDist/);
  });
});
