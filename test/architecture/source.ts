import { posix } from "node:path";
import { type ESTree, parseSync, Visitor } from "vite";
import type { Project } from "./project.ts";

/** What the rules want to know about one source file, read with the parser that Vite builds with. */
export interface Source {
  readonly path: string;
  readonly imports: readonly Import[];
  readonly comments: readonly Place[];
  /** Each use of the type `any`. */
  readonly anys: readonly Place[];
  /** Calls and member accesses as dotted text: `Math.random`, `fetch()`, `new Date()`; powers as `**`. */
  readonly uses: readonly Place[];
}

export interface Place {
  readonly text: string;
  readonly line: number;
}

export interface Import {
  readonly specifier: string;
  readonly line: number;
  /** True where the whole statement is erased. `import { type X }` is not: it still loads the module. */
  readonly erased: boolean;
}

export const isSource = (path: string): boolean => /\.(ts|tsx|mjs)$/.test(path);

const cache = new Map<string, { readonly text: string; readonly source: Source }>();

export function sourcesOf(project: Project): readonly Source[] {
  return [...project].filter(([path]) => isSource(path)).map(([path, text]) => sourceOf(path, text));
}

function sourceOf(path: string, text: string): Source {
  const known = cache.get(path);
  if (known?.text === text) return known.source;
  const source = parse(path, text);
  cache.set(path, { text, source });
  return source;
}

function parse(path: string, text: string): Source {
  const parsed = parseSync(path, text);
  if (parsed.errors.length > 0) throw new Error(`${path} does not parse: ${parsed.errors[0]?.message}`);
  const lineStarts = [...text.matchAll(/\n/g)].map((match) => match.index);
  const lineAt = (offset: number): number => lineStarts.filter((start) => start < offset).length + 1;
  const imports: Import[] = [];
  const anys: Place[] = [];
  const uses: Place[] = [];
  const importOf = (specifier: string, node: { start: number }, erased: boolean): void => {
    imports.push({ specifier, line: lineAt(node.start), erased });
  };
  const use = (name: string | undefined, node: { start: number }, suffix = ""): void => {
    if (name !== undefined) uses.push({ text: `${name}${suffix}`, line: lineAt(node.start) });
  };
  new Visitor({
    ImportDeclaration: (node) => importOf(node.source.value, node, node.importKind === "type"),
    ExportAllDeclaration: (node) => importOf(node.source.value, node, node.exportKind === "type"),
    ExportNamedDeclaration: (node) => {
      if (node.source) importOf(node.source.value, node, node.exportKind === "type");
    },
    ImportExpression: (node) => {
      if (node.source.type === "Literal") importOf(String(node.source.value), node, false);
    },
    TSImportType: (node) => importOf(node.source.value, node, true),
    NewExpression: (node) => {
      const name = dottedName(node.callee);
      if (name === "URL" && node.arguments[1] && dottedName(node.arguments[1]) === "import.meta.url") {
        const target = node.arguments[0];
        // A worker or a helper process; an address that names no module is data.
        if (target?.type === "Literal" && isSource(String(target.value))) importOf(String(target.value), node, false);
      }
      use(name && `new ${name}`, node, node.arguments.length === 0 ? "()" : "(...)");
    },
    BinaryExpression: (node) => use(node.operator === "**" ? "**" : undefined, node),
    CallExpression: (node) => use(dottedName(node.callee), node, "()"),
    MemberExpression: (node) => use(dottedName(node), node),
    JSXAttribute: (node) => use(node.name.type === "JSXIdentifier" ? `<${node.name.name}>` : undefined, node),
    TSAnyKeyword: (node) => anys.push({ text: "any", line: lineAt(node.start) }),
  }).visit(parsed.program);
  const comments = parsed.comments.map((comment) => ({ text: comment.value, line: lineAt(comment.start) }));
  return { path, imports, comments, anys, uses };
}

/** `a.b.c` of a chain of plain names, undefined for anything computed. */
function dottedName(node: ESTree.Node): string | undefined {
  if (node.type === "Identifier") return node.name;
  if (node.type === "MetaProperty") return `${node.meta.name}.${node.property.name}`;
  if (node.type !== "MemberExpression" || node.computed) return undefined;
  const object = dottedName(node.object);
  return object === undefined
    ? undefined
    : `${object}.${node.property.type === "Identifier" ? node.property.name : "#"}`;
}

/** Path that a relative import names, undefined for a package or a Node module. */
export function targetOf(importer: string, specifier: string): string | undefined {
  if (!specifier.startsWith(".")) return undefined;
  return posix.normalize(posix.join(posix.dirname(importer), specifier.replace(/\?.*$/, "")));
}

/** `@scope/name` or `name` of a bare import, undefined for relative imports and Node modules. */
export function packageOf(specifier: string): string | undefined {
  if (specifier.startsWith(".") || specifier.startsWith("node:") || specifier.startsWith("/")) return undefined;
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}
