import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { findOrInstall, type SystemTool } from "./system-tools.ts";

/** Finding and installing a program, with a package manager that writes down what it was asked. */

const tool: SystemTool = {
  name: "Some tool",
  programs: ["outturn-some-tool"],
  debianPackage: "some-tool",
  variable: "OUTTURN_SOME_TOOL",
};
let folder: string;
const said: string[] = [];
const say = (text: string): void => {
  said.push(text);
};

const script = (name: string, body: string): void => {
  writeFileSync(join(folder, name), `#!/bin/sh\n${body}\n`);
  chmodSync(join(folder, name), 0o755);
};
const calls = (): string[] => {
  const file = join(folder, "calls.txt");
  return existsSync(file) ? readFileSync(file, "utf8").trim().split("\n") : [];
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "outturn-tools-"));
  said.length = 0;
  vi.stubEnv("PATH", `${folder}${delimiter}/usr/bin${delimiter}/bin`);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

test("a tool that is there is used, and nothing is installed", () => {
  script("outturn-some-tool", "");
  script("apt-get", `echo "$@" >> ${folder}/calls.txt`);
  expect(findOrInstall(tool, say, { isRoot: true, isDebian: true })).toEqual({
    path: join(folder, "outturn-some-tool"),
  });
  expect(calls()).toEqual([]);
});

test("the variable wins over PATH", () => {
  script("outturn-some-tool", "");
  script("another", "");
  vi.stubEnv(tool.variable, join(folder, "another"));
  expect(findOrInstall(tool, say)).toEqual({ path: join(folder, "another") });
});

test("root on Debian installs it, after a look at the package lists only where that is needed", () => {
  const body = `echo "$@" >> ${folder}/calls.txt
[ "$2" = update ] && touch ${folder}/updated
[ "$2" = install ] && [ ! -e ${folder}/updated ] && exit 100
[ "$2" = install ] && touch ${folder}/outturn-some-tool
exit 0`;
  script("apt-get", body);
  expect(findOrInstall(tool, say, { isRoot: true, isDebian: true })).toEqual({
    path: join(folder, "outturn-some-tool"),
  });
  expect(calls()).toEqual([
    "-q install -y --no-install-recommends some-tool",
    "-q update",
    "-q install -y --no-install-recommends some-tool",
  ]);
  expect(said).toEqual(["Installing some-tool (once) ..."]);
});

test.each([
  { isRoot: false, isDebian: true },
  { isRoot: true, isDebian: false },
])("elsewhere ($isRoot, $isDebian) it says what to install and installs nothing", (machine) => {
  script("apt-get", `echo "$@" >> ${folder}/calls.txt`);
  const found = findOrInstall(tool, say, machine);
  expect(found).toMatchObject({ missing: expect.stringContaining("apt-get install some-tool") });
  expect(calls()).toEqual([]);
});

test("a package that cannot be installed is a reason, not a crash", () => {
  script("apt-get", "exit 100");
  const found = findOrInstall(tool, say, { isRoot: true, isDebian: true });
  expect(found).toMatchObject({ missing: expect.stringContaining("could not install") });
});
