/** Files the user chose or uploaded. The window knows them by token only, never by path. */
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { Problem } from "../../shared/contract/problem.ts";

export interface FileToken {
  readonly token: string;
  readonly name: string;
  readonly bytes: number;
  readonly path: string;
}

export class FileTokens {
  readonly #files = new Map<string, FileToken & { readonly temporary: boolean }>();
  #folder: string | undefined;

  /** A file of the user's, by its path; it is only ever read. */
  chosen(path: string): FileToken {
    const status = statSync(path, { throwIfNoEntry: false });
    if (status === undefined || !status.isFile()) {
      throw new Problem("file-unreadable", `"${basename(path)}" is not a file that can be read. Choose another one.`);
    }
    return this.#keep(basename(path), status.size, path, false);
  }

  /** A path in a private folder for an upload that is still to be written. */
  temporaryPath(): string {
    this.#folder ??= mkdtempSync(join(tmpdir(), "outturn-"));
    return join(this.#folder, randomBytes(16).toString("hex"));
  }

  /** An upload that is complete at its temporary path; removed on release and on close. */
  uploaded(name: string, bytes: number, path: string): FileToken {
    return this.#keep(name, bytes, path, true);
  }

  /** Throws `not-found` for a token that was never given or is released. */
  find(token: string): FileToken {
    const file = this.#files.get(token);
    if (file === undefined) throw new Problem("not-found", "This file is no longer at hand. Choose it again.");
    return file;
  }

  release(token: string): void {
    const file = this.#files.get(token);
    this.#files.delete(token);
    if (file?.temporary) rmSync(file.path, { force: true });
  }

  close(): void {
    this.#files.clear();
    if (this.#folder !== undefined) rmSync(this.#folder, { recursive: true, force: true });
    this.#folder = undefined;
  }

  #keep(name: string, bytes: number, path: string, temporary: boolean): FileToken {
    const token = randomBytes(16).toString("hex");
    const file = { token, name, bytes, path, temporary };
    this.#files.set(token, file);
    return file;
  }
}
