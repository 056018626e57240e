import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import * as contents from "./architecture/contents.ts";
import { FIXTURES } from "./architecture/fixtures.ts";
import * as imports from "./architecture/imports.ts";
import * as names from "./architecture/names.ts";
import { type Project, readProject } from "./architecture/project.ts";

type Rule = (project: Project) => string[];

/** Every rule of the house, in words; each is checked on the project and seen failing on its fixtures. */
const RULES: Readonly<Record<string, readonly [statement: string, rule: Rule]>> = {
  forbiddenEdges: ["nothing imports upwards", imports.forbiddenEdges],
  cycles: ["no import cycles", imports.cycles],
  packagesOutsideTheirOwner: ["packages stay with their owner", imports.packagesOutsideTheirOwner],
  undeclaredPackages: ["what ships imports only declared packages", imports.undeclaredPackages],
  nodeModulesInPureCode: ["no Node modules in shared or renderer code", imports.nodeModulesInPureCode],
  unparsedImports: ["relative imports carry their extension", contents.unparsedImports],
  anys: ["no any", contents.anys],
  suppressions: ["no suppressed checks", contents.suppressions],
  impureUses: ["shared code depends on its arguments only", contents.impureUses],
  engineDigits: ["simulated numbers have the same digits on every platform", contents.engineDigits],
  unsafeUses: ["no text becomes code or markup", contents.unsafeUses],
  focusedTests: ["no test is focused", contents.focusedTests],
  machineTraces: ["no machine path, no registry", contents.machineTraces],
  topLevel: ["the top level is fixed", names.topLevel],
  barrels: ["no barrels", names.barrels],
  drawerFolders: ["no drawers", names.drawerFolders],
  fileNames: ["files are named alike", names.fileNames],
  longFiles: ["no long file without a reason", names.longFiles],
};

const project = readProject(resolve(import.meta.dirname, ".."));

describe.each(Object.entries(RULES))("%s", (name, [statement, rule]) => {
  test(`${statement}: holds`, () => expect(rule(project)).toEqual([]));

  test.each(FIXTURES[name] ?? [])(`${statement}: is seen failing when $breaks`, ({ project: broken, says }) => {
    expect(rule(broken).join("\n")).toMatch(says);
  });
});

test("every rule has a fixture that it fails on", () => {
  expect(Object.keys(FIXTURES).toSorted()).toEqual(Object.keys(RULES).toSorted());
});

test("the rules read a project of the expected size", () => {
  expect([...project.keys()].filter((path) => path.endsWith(".ts")).length).toBeGreaterThan(40);
});
