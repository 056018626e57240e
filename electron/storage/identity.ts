/** Tells from the first 100 bytes what a file is, so that a file that is not ours is never opened by SQLite at all. */
import { closeSync, openSync, readSync, statSync } from "node:fs";
import { Problem } from "../../shared/contract/problem.ts";

/** "OUT1" as a big-endian integer: `PRAGMA application_id`. */
export const APPLICATION_ID = 0x4f555431;

const HEADER_BYTES = 100;
const MAGIC = "SQLite format 3\0";

export interface FileIdentity {
  readonly device: bigint;
  readonly inode: bigint;
}

/** `null` if there is no such file. */
export function identityOf(file: string): FileIdentity | null {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? null : { device: found.dev, inode: found.ino };
}

function readHeader(file: string): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  const descriptor = openSync(file, "r");
  try {
    const read = readSync(descriptor, header, 0, HEADER_BYTES, 0);
    return header.subarray(0, read);
  } finally {
    closeSync(descriptor);
  }
}

function foreign(file: string, what: string): Problem {
  return new Problem(
    "workspace-foreign",
    `${file} is ${what}, not an Outturn workspace. It was left as it is. Choose another file with --workspace.`,
  );
}

export function missing(file: string, traces = ""): Problem {
  return new Problem(
    "workspace-missing",
    `There is no workspace at ${file}${traces}. Nothing was created in its place. Put the file back, or choose another one with --workspace.`,
  );
}

export function damaged(file: string, what: string): Problem {
  return new Problem(
    "workspace-damaged",
    `The workspace ${file} is damaged: ${what}. It was left as it is. Copies from before upgrades lie in the folder ` +
      `"backups" beside it; keep the damaged file and open such a copy, or a copy of your own, with --workspace.`,
  );
}

export function newer(file: string, found: number, known: number): Problem {
  return new Problem(
    "workspace-newer",
    `The workspace ${file} was written by a newer version of Outturn (schema ${found}; this version knows ${known}). ` +
      "It was left as it is. Install the newer version to open it.",
    { found, known },
  );
}

/** Throws `workspace-foreign`, `workspace-newer` or `workspace-damaged` for an existing file that must not be opened. */
export function requireOwnFile(file: string, knownSchema: number): void {
  const status = statSync(file);
  if (!status.isFile()) throw foreign(file, status.isDirectory() ? "a folder" : "not a regular file");
  if (status.size === 0) throw damaged(file, "it is empty");
  const header = readHeader(file);
  if (header.every((byte) => byte === 0)) throw damaged(file, "its beginning is blank");
  if (header.subarray(0, MAGIC.length).toString("latin1") !== MAGIC) throw foreign(file, "another kind of file");
  if (header.length < HEADER_BYTES) throw damaged(file, "it ends within its first 100 bytes");
  if (header.readUInt32BE(68) !== APPLICATION_ID) throw foreign(file, "the database of another application");
  const schema = header.readUInt32BE(60);
  if (schema > knownSchema) throw newer(file, schema, knownSchema);
}
