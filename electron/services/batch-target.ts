/** Where the documents of a batch go: a folder that appears whole at its end, or an archive to be fetched. */
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { z } from "zod";
import type { written } from "../../shared/contract/written-file.ts";
import { BatchZip } from "../export/batch-zip.ts";
import type { Downloads } from "./downloads.ts";
import { refuseWorkspace, writeWholeFile, writingRefused } from "./write-file.ts";

export interface BatchTarget {
  /** Throws a `Problem` where it cannot be written; what was added before stays out of sight. */
  add(name: string, bytes: Uint8Array): void;
  /** Makes it visible whole. Nothing that was there before is replaced. */
  finish(): z.output<typeof written>;
  /** Leaves nothing behind. Of no effect after `finish`. */
  discard(): void;
}

/** Does it, or throws a `Problem` that names the file. */
function attempt<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw writingRefused(error, path);
  }
}

/** `parent/title`, or `parent/title 2` and on where that is taken: made beside it under another name, renamed at the end. */
export function folderTarget(parent: string, title: string, workspaceFile: string): BatchTarget {
  const staging = join(parent, `.${title}.${randomBytes(4).toString("hex")}.tmp`);
  refuseWorkspace(join(parent, title), workspaceFile);
  attempt(staging, () => mkdirSync(staging));
  let [bytes, isOpen] = [0, true];
  return {
    add: (name, content) => {
      writeWholeFile(join(staging, name), content);
      bytes += content.length;
    },
    finish: () => {
      const taken = (at: number): string => join(parent, at === 1 ? title : `${title} ${at}`);
      let at = 1;
      while (existsSync(taken(at))) at += 1;
      attempt(taken(at), () => renameSync(staging, taken(at)));
      isOpen = false;
      return { kind: "saved", name: basename(taken(at)), bytes };
    },
    discard: () => {
      if (isOpen) rmSync(staging, { recursive: true, force: true });
    },
  };
}

/** An archive at a path of our own, offered for download at the end. */
export function archiveTarget(path: string, title: string, now: Date, downloads: Downloads): BatchTarget {
  const zip = attempt(path, () => new BatchZip(path, now));
  let isOpen = true;
  const name = `${title}.zip`;
  return {
    add: (file, bytes) => attempt(join(dirname(path), name), () => zip.add(file, bytes)),
    finish: () => {
      const bytes = attempt(join(dirname(path), name), () => zip.finish());
      isOpen = false;
      return { kind: "offered", token: downloads.offerFile(path), name, bytes };
    },
    discard: () => {
      if (isOpen) zip.discard();
    },
  };
}
