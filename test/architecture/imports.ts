import { builtinModules } from "node:module";
import type { Project } from "./project.ts";
import { packageOf, type Source, sourcesOf, targetOf } from "./source.ts";
import { MAY_IMPORT, PACKAGE_OWNERS } from "./tables.ts";

/** Rules over the graph of imports. Each gives one sentence for every violation. */

const folders = Object.keys(MAY_IMPORT).toSorted((left, right) => right.length - left.length);
const folderOf = (path: string): string | undefined => folders.find((folder) => path.startsWith(`${folder}/`));
const isTest = (path: string): boolean => path.startsWith("test/") || path === "vite.config.ts";

export function forbiddenEdges(project: Project): string[] {
  return sourcesOf(project).flatMap(({ path, imports }) =>
    imports.flatMap(({ specifier, line }) => {
      const target = targetOf(path, specifier);
      const from = folderOf(path);
      if (target === undefined || isTest(path)) return [];
      if (from === undefined) return [`${path}:${line} is in no folder that the table of imports knows`];
      const to = folderOf(target);
      // The version is read from the manifest rather than written twice.
      const isManifest = target === "package.json" && path.startsWith("electron/");
      const allowed = isManifest || to === from || (to !== undefined && MAY_IMPORT[from]?.includes(to) === true);
      return allowed ? [] : [`${path}:${line} imports ${target}, which ${from} may not`];
    }),
  );
}

/** Cycles of imports that remain when type-only imports are erased. */
export function cycles(project: Project): string[] {
  const edges = new Map(sourcesOf(project).map((source) => [source.path, runtimeTargets(source, project)]));
  const state = new Map<string, "open" | "done">();
  const trail: string[] = [];
  const found: string[] = [];
  const visit = (path: string): void => {
    if (state.get(path) === "done") return;
    if (state.get(path) === "open") {
      found.push([...trail.slice(trail.indexOf(path)), path].join(" -> "));
      return;
    }
    state.set(path, "open");
    trail.push(path);
    for (const next of edges.get(path) ?? []) visit(next);
    trail.pop();
    state.set(path, "done");
  };
  for (const path of edges.keys()) visit(path);
  return found;
}

function runtimeTargets({ path, imports }: Source, project: Project): string[] {
  return imports
    .filter(({ erased }) => !erased)
    .map(({ specifier }) => targetOf(path, specifier))
    .filter((target): target is string => target !== undefined && project.has(target));
}

export function packagesOutsideTheirOwner(project: Project): string[] {
  return sourcesOf(project).flatMap(({ path, imports }) =>
    imports.flatMap(({ specifier, line, erased }) => {
      const name = packageOf(specifier);
      // A test may use what it tests with; only the packages that open files or windows stay owned there, too.
      if (name === undefined || (isTest(path) && !/^(better-sqlite3|electron)$/.test(name))) return [];
      if (isTest(path) && erased) return [];
      const owner = PACKAGE_OWNERS.find(([pattern]) => pattern.test(name))?.[1];
      return owner === undefined || owner.test(path)
        ? []
        : [`${path}:${line} imports ${name}, owned by ${owner.source}`];
    }),
  );
}

/** Packaging and the benchmark run from a clone only. */
const NEVER_SHIPPED = /^electron\/(packaging|bench)/;

/** What ships may import only what `dependencies` declares; Electron itself comes with the desktop package. */
export function undeclaredPackages(project: Project): string[] {
  const manifest: { dependencies?: Record<string, string>; devDependencies?: Record<string, string> } = JSON.parse(
    project.get("package.json") ?? "{}",
  );
  const shipped = new Set([...Object.keys(manifest.dependencies ?? {}), "electron"]);
  const all = new Set([...shipped, ...Object.keys(manifest.devDependencies ?? {})]);
  return sourcesOf(project).flatMap(({ path, imports }) =>
    imports.flatMap(({ specifier, line, erased }) => {
      const name = packageOf(specifier);
      const declared = isTest(path) || NEVER_SHIPPED.test(path) || erased ? all : shipped;
      return name === undefined || declared.has(name) || builtinModules.includes(name)
        ? []
        : [`${path}:${line} imports ${name}, which package.json does not list for it`];
    }),
  );
}

export function nodeModulesInPureCode(project: Project): string[] {
  return sourcesOf(project).flatMap(({ path, imports }) =>
    imports.flatMap(({ specifier, line }) => {
      const builtin = specifier.startsWith("node:") || builtinModules.includes(specifier);
      if (!builtin) return [];
      if (/^(shared|renderer)\//.test(path)) return [`${path}:${line} imports ${specifier}, which only Node has`];
      return specifier.startsWith("node:") ? [] : [`${path}:${line} imports ${specifier} without node:`];
    }),
  );
}
