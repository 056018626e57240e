/** What an error of the file system or of SQLite means to the user. Only real damage is ever called damage. */
import { Problem } from "../../shared/contract/problem.ts";
import { damaged } from "./identity.ts";

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}

const NOTHING_STORED = "Nothing of this edit was stored; everything stored before is kept.";

/** SQLite result codes by their beginning; the first that fits counts. */
const MEANINGS: readonly (readonly [prefix: string, meaning: (file: string, code: string) => Problem])[] = [
  [
    "SQLITE_BUSY",
    (file) =>
      new Problem(
        "workspace-in-use",
        `The workspace ${file} is open in another window or program. Nothing was changed. Use that one, or close it and try again.`,
      ),
  ],
  ["SQLITE_FULL", () => new Problem("disk-full", `The disk is full. ${NOTHING_STORED} Free some space and try again.`)],
  ["SQLITE_CORRUPT", (file) => damaged(file, "its contents cannot be read as a database")],
  ["SQLITE_NOTADB", (file) => damaged(file, "its contents cannot be read as a database")],
  [
    "SQLITE_READONLY",
    (file) =>
      new Problem(
        "folder-not-writable",
        `The workspace ${file} or its folder cannot be written to. ${NOTHING_STORED} Give yourself the right to write there, or choose another place with --workspace.`,
      ),
  ],
  [
    "SQLITE_CANTOPEN",
    (file) =>
      new Problem(
        "folder-not-writable",
        `The workspace ${file} cannot be opened for writing. Nothing was changed. Give yourself the right to write there, or choose another place with --workspace.`,
      ),
  ],
  [
    "SQLITE_IOERR",
    (file, code) =>
      new Problem(
        "storage-failed",
        `The disk reported an error (${code}) on ${file}. Whether the last edit was stored is uncertain: reload to see what is stored.`,
        { code },
      ),
  ],
];

/** Errors after which the connection must be opened again to know what is stored. */
export function isIndeterminate(error: unknown): boolean {
  return codeOf(error).startsWith("SQLITE_IOERR");
}

/** The problem an SQLite error stands for; an error that is a bug of ours (a constraint, a wrong statement) comes back as it is. */
export function storageProblem(error: unknown, file: string): unknown {
  const code = codeOf(error);
  const meaning = MEANINGS.find(([prefix]) => code.startsWith(prefix));
  return meaning === undefined ? error : meaning[1](file, code);
}

function unreadable(file: string): Problem {
  return new Problem(
    "file-unreadable",
    `${file} cannot be read. Nothing was changed. Give yourself the right to read it, or choose another file with --workspace.`,
  );
}

function notWritable(file: string): Problem {
  return new Problem(
    "folder-not-writable",
    `The folder of ${file} cannot be written to. Nothing was created. Give yourself the right to write there, or choose another place with --workspace.`,
  );
}

/** The problem a file-system error stands for on the way to a workspace; anything else comes back as it is. */
export function fileProblem(error: unknown, file: string, doing: "opening" | "creating"): unknown {
  switch (codeOf(error)) {
    case "EACCES":
    case "EPERM":
    case "ENOTDIR":
    case "ENOENT":
      return doing === "opening" ? unreadable(file) : notWritable(file);
    case "EROFS":
      return notWritable(file);
    case "ENOSPC":
    case "EDQUOT":
      return new Problem(
        "disk-full",
        `The disk of ${file} is full. Nothing was created. Free some space and try again.`,
      );
    case "ELOOP":
    case "ENAMETOOLONG":
    case "EIO":
      return unreadable(file);
    default:
      return error;
  }
}
