import type { Project } from "./project.ts";
import { isSource, sourcesOf } from "./source.ts";

/** Rules over what stands inside files. */

export function anys(project: Project): string[] {
  return sourcesOf(project).flatMap(({ path, anys }) => anys.map(({ line }) => `${path}:${line} uses the type any`));
}

const SUPPRESSION =
  /@ts-(ignore|expect-error|nocheck)|biome-ignore|eslint-disable|stylelint-disable|(v8|c8|istanbul) ignore/;

export function suppressions(project: Project): string[] {
  const inSources = sourcesOf(project).flatMap(({ path, comments }) =>
    comments
      .filter(({ text }) => SUPPRESSION.test(text))
      .map(({ text, line }) => `${path}:${line} suppresses a check: ${text.trim()}`),
  );
  const inOthers = [...project]
    .filter(([path, text]) => /\.(css|html|json)$/.test(path) && SUPPRESSION.test(text))
    .map(([path]) => `${path} suppresses a check`);
  return [...inSources, ...inOthers];
}

/** Uses that make `shared/` depend on a host, on the time or on chance. */
const IMPURE =
  /^(process\.|Buffer\.|window\.|globalThis\.|localStorage\.|navigator\.|performance\.|Math\.random$|Date\.now$|new Date\(\)$|fetch\(\)$|setTimeout\(\)$|setInterval\(\)$|require\(\)$|crypto\.)/;
/** Functions whose last digit the language leaves to the engine. */
const OF_ENGINE = /^(Math\.(a?(sin|cos|tan)h?|atan2|exp|expm1|log|log1p|log2|log10|pow|cbrt|hypot)|\*\*)$/;
/** Ways of turning text into code or markup. */
const UNSAFE =
  /^(eval\(\)|new Function\(|document\.write|<dangerouslySetInnerHTML>)|\.(innerHTML|outerHTML)$|insertAdjacentHTML/;

export function impureUses(project: Project): string[] {
  return usesMatching(project, /^shared\//, IMPURE, "is not a function of its arguments");
}

/** What decides the numbers of a simulation, which are the same on every platform. */
export function engineDigits(project: Project): string[] {
  const where = /^shared\/(number|statistics|queueing|simulation)\//;
  return usesMatching(project, where, OF_ENGINE, "has digits of the engine's own");
}

export function unsafeUses(project: Project): string[] {
  return usesMatching(project, /^(shared|electron|renderer)\//, UNSAFE, "turns text into code or markup");
}

export function focusedTests(project: Project): string[] {
  return usesMatching(project, /^test\//, /^(test|it|describe|suite)(\.\w+)*\.only(\(\))?$/, "leaves other tests out");
}

function usesMatching(project: Project, where: RegExp, what: RegExp, why: string): string[] {
  return sourcesOf(project)
    .filter(({ path }) => where.test(path))
    .flatMap(({ path, uses }) =>
      uses.filter(({ text }) => what.test(text)).map(({ text, line }) => `${path}:${line} uses ${text}, which ${why}`),
    );
}

// "someone" is the example user of tests and texts.
const MACHINE_PATHS = /(?<![\w.])(\/work\/|\/farm\/|\/root\/|\/home\/(?!someone\b)[a-z]|\/Users\/(?!someone\b)[a-z])/;
const REGISTRY = /https?:\/\/[^/\s"']*(registry|npmjs|artifactory|nexus)[^/\s"']*|^\s*"resolved":|^registry\s*=/m;

export function machineTraces(project: Project): string[] {
  return [...project].flatMap(([path, text]) => {
    // The rules and their fixtures have to name what they forbid.
    if (path.startsWith("test/architecture")) return [];
    const found = MACHINE_PATHS.exec(text)?.[0] ?? REGISTRY.exec(text)?.[0];
    return found === undefined ? [] : [`${path} names a machine or a registry: ${found.trim()}`];
  });
}

export function unparsedImports(project: Project): string[] {
  return sourcesOf(project).flatMap(({ path, imports }) =>
    imports
      .filter(({ specifier }) => specifier.startsWith(".") && !/\.[a-z0-9]+(\?[a-z&]+)?$/.test(specifier))
      .map(({ specifier, line }) => `${path}:${line} imports ${specifier} without its extension`),
  );
}

export const lineCount = (text: string): number => text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
export const isLimitedInLength = (path: string): boolean => isSource(path) || path.endsWith(".css");
