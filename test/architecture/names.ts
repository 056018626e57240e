import { isLimitedInLength, lineCount } from "./contents.ts";
import type { Project } from "./project.ts";
import { LONG_FILES, MOST_LINES, TOP_LEVEL } from "./tables.ts";

/** Rules over the names and sizes of files. */

const CODE_FOLDERS = /^(electron|renderer|shared|test)\//;

export function topLevel(project: Project): string[] {
  const roots = new Set([...project.keys()].map((path) => path.split("/")[0] ?? path));
  return [...roots].filter((name) => !TOP_LEVEL.has(name)).map((name) => `${name} is not part of the fixed top level`);
}

export function barrels(project: Project): string[] {
  return [...project.keys()]
    .filter((path) => /(^|\/)index\.(ts|tsx|js|mjs)$/.test(path))
    .map((path) => `${path} is a barrel; import from the file itself`);
}

export function drawerFolders(project: Project): string[] {
  return [...project.keys()]
    .filter((path) => /(^|\/)(utils?|helpers?|common|misc|lib)(\/|\.[a-z]+$)/.test(path))
    .map((path) => `${path} is in a drawer; name it after what it holds`);
}

const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;
const PASCAL = /^[A-Z][A-Za-z0-9]*\.tsx$/;

export function fileNames(project: Project): string[] {
  return [...project.keys()].flatMap((path) => {
    if (!CODE_FOLDERS.test(path) || path.startsWith("test/vectors/")) return [];
    const steps = path.split("/");
    const name = steps.pop() ?? "";
    const isComponent = name.endsWith(".tsx") && !name.includes(".test.") && name !== "main.tsx";
    const goodName = isComponent ? PASCAL.test(name) : KEBAB.test(name);
    return goodName && steps.every((step) => KEBAB.test(step))
      ? []
      : [`${path} should be ${isComponent ? "PascalCase" : "kebab-case"}`];
  });
}

export function longFiles(project: Project): string[] {
  const tooLong = [...project]
    .filter(([path, text]) => CODE_FOLDERS.test(path) && isLimitedInLength(path) && lineCount(text) > MOST_LINES)
    .filter(([path]) => LONG_FILES[path] === undefined)
    .map(([path, text]) => `${path} has ${lineCount(text)} lines, more than ${MOST_LINES}`);
  const needless = Object.keys(LONG_FILES)
    .filter((path) => lineCount(project.get(path) ?? "") <= MOST_LINES && project.has(path))
    .map((path) => `${path} is no longer long; take it out of the table`);
  return [...tooLong, ...needless];
}
