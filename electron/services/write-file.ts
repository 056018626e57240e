/** Writes a whole file or none: what stood there before stays until the new one is complete on the disk. */
import { randomBytes } from "node:crypto";
import { closeSync, fsyncSync, openSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { Problem } from "../../shared/contract/problem.ts";

const NOT_WRITABLE = new Set(["EACCES", "EPERM", "EROFS", "ENOENT", "ENOTDIR", "EISDIR", "ENAMETOOLONG", "EBUSY"]);

/** What the system said about a file as a `Problem`; what is none of the world's refusals as it is. */
export function writingRefused(error: unknown, path: string): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const name = basename(path);
  if (code === "ENOSPC" || code === "EDQUOT")
    return new Problem("disk-full", `The disk is full, so "${name}" was not written. Free some space and try again.`);
  if (NOT_WRITABLE.has(code))
    return new Problem("folder-not-writable", `"${name}" could not be written there (${code}). Choose another place.`);
  return error;
}

/** Throws `forbidden` where the file would take the place of the workspace, its log or one of its backups. */
export function refuseWorkspace(path: string, workspaceFile: string): void {
  const real = (file: string): string => {
    try {
      return join(realpathSync(dirname(file)), basename(file));
    } catch (error) {
      throw writingRefused(error, file);
    }
  };
  if (real(path).toLowerCase().startsWith(real(workspaceFile).toLowerCase()))
    throw new Problem(
      "forbidden",
      "That file belongs to the open workspace. Nothing was written; choose another name.",
    );
}

/** Throws a `Problem` where the place cannot be written; no part of a file is left behind. */
export function writeWholeFile(path: string, bytes: Uint8Array): void {
  const unfinished = `${path}.${randomBytes(4).toString("hex")}.tmp`;
  try {
    const file = openSync(unfinished, "wx", 0o644);
    try {
      writeFileSync(file, bytes);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(unfinished, path);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw writingRefused(error, path);
  }
}
