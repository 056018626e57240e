import type { Project } from "./project.ts";

/** For every rule a small project that breaks it, so that a rule which cannot fail is noticed. */

const of = (...files: readonly (readonly [path: string, text: string])[]): Project => new Map(files);
const manifest = JSON.stringify({ dependencies: { react: "1.0.0" }, devDependencies: { "fast-check": "1.0.0" } });

export interface Fixture {
  readonly breaks: string;
  readonly project: Project;
  /** What the rule must say. */
  readonly says: RegExp;
}

export const FIXTURES: Readonly<Record<string, readonly Fixture[]>> = {
  forbiddenEdges: [
    {
      breaks: "the model looks up at the scenario",
      project: of(["shared/model/cost.ts", 'import { x } from "../scenario/check.ts";']),
      says: /shared\/model\/cost\.ts:1 imports shared\/scenario\/check\.ts/,
    },
    {
      breaks: "the window names a Node file, only for its type",
      project: of(["renderer/pages/Model.tsx", 'import type { X } from "../../electron/storage/database.ts";']),
      says: /which renderer\/pages may not/,
    },
    {
      breaks: "a page is imported lazily from below",
      project: of(["renderer/state/edits.ts", 'export const load = () => import("../pages/Model.tsx");']),
      says: /renderer\/state may not/,
    },
    {
      breaks: "a host reaches past the services",
      project: of(["electron/hosts/dispatch.ts", 'export { open } from "../storage/database.ts";']),
      says: /electron\/hosts may not/,
    },
    {
      breaks: "a worker is started from a folder that may not know it",
      project: of(["shared/model/run.ts", 'new Worker(new URL("../../renderer/workers/w.ts", import.meta.url));']),
      says: /shared\/model may not/,
    },
    {
      breaks: "a new folder is in no table",
      project: of(["shared/magic/wand.ts", 'import { x } from "../number/exact.ts";']),
      says: /in no folder/,
    },
  ],
  cycles: [
    {
      breaks: "two files load each other",
      project: of(
        ["shared/model/a.ts", 'import { b } from "./b.ts";'],
        ["shared/model/b.ts", 'import { c } from "./c.ts";'],
        ["shared/model/c.ts", 'import { type A } from "./a.ts";'],
      ),
      says: /shared\/model\/a\.ts -> shared\/model\/b\.ts -> shared\/model\/c\.ts -> shared\/model\/a\.ts/,
    },
  ],
  packagesOutsideTheirOwner: [
    {
      breaks: "a service opens a database of its own",
      project: of(["electron/services/import.ts", 'import Database from "better-sqlite3";']),
      says: /imports better-sqlite3/,
    },
    {
      breaks: "a formula makes decimals of its own",
      project: of(["shared/formula/evaluate.ts", 'import { Decimal } from "decimal.js";']),
      says: /imports decimal\.js/,
    },
    {
      breaks: "Electron outside the shell, even as a type",
      project: of(["electron/hosts/ipc-host.ts", 'import type { IpcMain } from "electron";']),
      says: /imports electron/,
    },
    {
      breaks: "React in the model",
      project: of(["shared/model/Cost.tsx", 'import { useState } from "react";']),
      says: /imports react/,
    },
    {
      breaks: "a test opens a database past the storage",
      project: of(["test/storage/x.test.ts", 'import Database from "better-sqlite3";']),
      says: /imports better-sqlite3/,
    },
  ],
  undeclaredPackages: [
    {
      breaks: "shipped code uses a development dependency",
      project: of(["package.json", manifest], ["shared/model/a.ts", 'import fc from "fast-check";']),
      says: /imports fast-check/,
    },
    {
      breaks: "a test uses a package that is there by accident",
      project: of(["package.json", manifest], ["test/a.test.ts", 'import x from "nanoid";']),
      says: /imports nanoid/,
    },
  ],
  nodeModulesInPureCode: [
    {
      breaks: "Node in shared code",
      project: of(["shared/number/random.ts", 'import { randomInt } from "node:crypto";']),
      says: /which only Node has/,
    },
    {
      breaks: "a Node module without its prefix",
      project: of(["electron/build.ts", 'import { join } from "path";']),
      says: /without node:/,
    },
  ],
  unparsedImports: [
    {
      breaks: "an import without extension, which Node cannot load",
      project: of(["shared/model/a.ts", 'import { b } from "./b";']),
      says: /without its extension/,
    },
  ],
  anys: [
    {
      breaks: "a parameter of type any",
      project: of(["shared/model/a.ts", "export const f = (x: readonly any[]): void => {};"]),
      says: /a\.ts:1 uses the type any/,
    },
  ],
  suppressions: [
    {
      breaks: "the compiler is silenced",
      project: of(["shared/model/a.ts", "// @ts-expect-error later\nexport const x: string = 1;"]),
      says: /suppresses a check/,
    },
    {
      breaks: "the linter is silenced in a style sheet",
      project: of(["renderer/theme/base.css", "/* biome-ignore lint: no */"]),
      says: /suppresses a check/,
    },
  ],
  impureUses: [
    {
      breaks: "the model asks for the time",
      project: of(["shared/model/a.ts", "export const now = (): number => Date.now();"]),
      says: /uses Date\.now/,
    },
    {
      breaks: "the draw is not seeded",
      project: of(["shared/simulation/draw.ts", "export const draw = (): number => Math.random();"]),
      says: /uses Math\.random/,
    },
    {
      breaks: "today's date",
      project: of(["shared/scenario/sample.ts", "export const today = new Date();"]),
      says: /uses new Date\(\)/,
    },
  ],
  engineDigits: [
    {
      breaks: "a draw through the engine's logarithm",
      project: of(["shared/statistics/a.ts", "export const f = (x: number): number => Math.log(x);"]),
      says: /uses Math\.log, which has digits of the engine/,
    },
    {
      breaks: "a power among the statistics of trials",
      project: of(["shared/simulation/a.ts", "export const f = (x: number): number => x ** 2;"]),
      says: /uses \*\*/,
    },
  ],
  unsafeUses: [
    {
      breaks: "markup from text in a component",
      project: of(["renderer/pages/A.tsx", "export const A = () => <p dangerouslySetInnerHTML={{ __html: x }} />;"]),
      says: /dangerouslySetInnerHTML/,
    },
    {
      breaks: "code from text",
      project: of(["shared/formula/a.ts", 'export const f = new Function("return 1");']),
      says: /new Function/,
    },
  ],
  focusedTests: [
    {
      breaks: "one test left alone",
      project: of(["test/a.test.ts", 'test.only("a", () => {});']),
      says: /leaves other tests out/,
    },
  ],
  machineTraces: [
    {
      breaks: "a path of the machine it was written on",
      project: of(["README.md", "See /home/anna/outturn."]),
      says: /\/home\/a/,
    },
    {
      breaks: "a registry in the lock file",
      project: of(["package-lock.json", '{"resolved": "https://registry.example.org/a.tgz"}']),
      says: /registry\.example\.org/,
    },
  ],
  topLevel: [{ breaks: "a stray folder", project: of(["scripts/run.ts", ""]), says: /^scripts is not part/ }],
  barrels: [{ breaks: "a barrel", project: of(["shared/model/index.ts", ""]), says: /is a barrel/ }],
  drawerFolders: [
    { breaks: "a drawer folder", project: of(["shared/utils/money.ts", ""]), says: /in a drawer/ },
    { breaks: "a drawer file", project: of(["renderer/pages/helpers.ts", ""]), says: /in a drawer/ },
  ],
  fileNames: [
    { breaks: "a module in camel case", project: of(["shared/model/tierCliff.ts", ""]), says: /kebab-case/ },
    { breaks: "a component in kebab case", project: of(["renderer/pages/model-page.tsx", ""]), says: /PascalCase/ },
    { breaks: "a folder with capitals", project: of(["renderer/Pages/Model.tsx", ""]), says: /PascalCase/ },
  ],
  longFiles: [
    { breaks: "a long file", project: of(["shared/model/a.ts", "\n".repeat(301)]), says: /has 301 lines/ },
    {
      breaks: "a reason that is no longer needed",
      project: of(["shared/formula/operations.ts", ""]),
      says: /no longer long/,
    },
  ],
};
