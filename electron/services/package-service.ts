import { readFileSync } from "node:fs";
import { fileNameOf } from "../../shared/contract/file-name.ts";
import { Problem } from "../../shared/contract/problem.ts";
import { PACKAGE_ENDING, type PackageContent } from "../../shared/scenario/package.ts";
import type { Workspace } from "../storage/workspace-file.ts";
import type { Edits } from "./edits.ts";
import type { FileToken, FileTokens } from "./file-tokens.ts";
import { type FilePlaces, handOver } from "./hand-over.ts";
import type { Handlers, HandlersOf } from "./handlers.ts";
import { type ReadFile, readScenarioText } from "./package-file.ts";
import type { Packages } from "./packages.ts";
import { ScenarioStates } from "./scenario-states.ts";

const MOST_BYTES = 64 * 1024 * 1024;

interface PackageParts {
  readonly workspace: Workspace;
  readonly edits: Edits;
  readonly packages: Packages;
  readonly files: FileTokens;
  readonly places: FilePlaces;
  /** Stores a document as a new scenario. */
  readonly create: Handlers["scenario.create"];
}

function textOf({ name, path, bytes }: FileToken): string {
  if (bytes > MOST_BYTES) {
    throw new Problem(
      "file-too-large",
      `"${name}" has ${Math.ceil(bytes / 1024 / 1024)} MB, and a scenario file may have ${MOST_BYTES / 1024 / 1024}. Nothing was read.`,
    );
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    if (!(error instanceof TypeError) && !(error instanceof Error && "code" in error)) throw error;
    throw new Problem("file-unreadable", `"${name}" cannot be read as text. Nothing was stored; choose another file.`);
  }
}

export function packageService(parts: PackageParts): HandlersOf<"package"> & Pick<Handlers, "export.package"> {
  const { workspace, edits, packages, files, places, create } = parts;
  let last: { readonly token: string; readonly found: ReadFile & { readonly file: string } } | null = null;
  /** Read and checked once: what was inspected is what is previewed and opened, whatever becomes of the file. */
  const read = (token: string): ReadFile & { readonly file: string } => {
    if (last?.token === token) return last.found;
    const file = files.find(token);
    const found = { file: file.name, ...readScenarioText(file.name, textOf(file)) };
    last = { token, found };
    return found;
  };
  const packageOf = (token: string): { readonly file: string; readonly content: PackageContent } => {
    const found = read(token);
    if (found.kind === "package") return found;
    throw new Problem("invalid-request", `"${found.file}" is a scenario and no package of them.`);
  };
  return {
    "export.package": async ({ scenarioId }) => {
      const text = packages.written(scenarioId);
      return handOver(places, fileNameOf(edits.scenarios.nameOf(scenarioId), PACKAGE_ENDING), Buffer.from(text));
    },
    "package.inspect": ({ token }) => {
      const found = read(token);
      if (found.kind === "document") {
        const { name } = found.document as { name?: unknown };
        return { kind: "document", file: found.file, name: typeof name === "string" ? name : found.file };
      }
      const { exportedBy, exportedAt, scenario } = found.content;
      const scenarios = packages.inspected(found.content);
      return { kind: "package", file: found.file, exportedBy, exportedAt, scenario, scenarios };
    },
    "package.preview": ({ token, id, choices }) => packages.previewed(packageOf(token).content, id, choices),
    "package.open": async ({ token, copies, merges }) => {
      const found = read(token);
      if (found.kind === "document") {
        const { name } = found.document as { name?: unknown };
        const title = typeof name === "string" && name.trim() !== "" ? name.slice(0, 500) : found.file;
        const { id, history } = await create({ name: title, from: { kind: "document", document: found.document } });
        return { scenario: id, added: 1, merged: 0, history };
      }
      if (copies) return { ...packages.openedAsCopies(found.file, found.content), merged: 0 };
      return packages.opened(found.file, found.content, merges);
    },
    "package.read": ({ id }) => {
      const received = new ScenarioStates(workspace).received(id);
      if (received === null) return { received: null };
      const { file, exportedBy, exportedAt, history } = received;
      const entries = history.map(({ seal, label, who, at }) => ({ seal, label, who, at }));
      return { received: { file, exportedBy, exportedAt, entries } };
    },
  };
}
