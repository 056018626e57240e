/** Files made here that a browser fetches once by a token; the newest few are kept, in memory or on disk. */
import { randomBytes } from "node:crypto";
import { readFileSync, rmSync } from "node:fs";
import { Problem } from "../../shared/contract/problem.ts";

const MOST = 4;

interface Offered {
  readonly read: () => Uint8Array;
  readonly remove: () => void;
}

export class Downloads {
  readonly #files = new Map<string, Offered>();

  /** Returns the token under which the bytes can be taken. */
  offer(bytes: Uint8Array): string {
    return this.#keep({ read: () => bytes, remove: () => undefined });
  }

  /** The same for a file on disk, which is removed once it was taken or nobody can take it any more. */
  offerFile(path: string): string {
    return this.#keep({ read: () => readFileSync(path), remove: () => rmSync(path, { force: true }) });
  }

  /** Gives the bytes once. Throws `not-found` for a token that was never given, is used or was overtaken. */
  take(token: string): Uint8Array {
    const file = this.#files.get(token);
    if (file === undefined) throw new Problem("not-found", "This file is no longer at hand. Export it again.");
    this.#files.delete(token);
    const bytes = file.read();
    file.remove();
    return bytes;
  }

  #keep(file: Offered): string {
    const [oldest] = this.#files.keys();
    if (oldest !== undefined && this.#files.size >= MOST) {
      this.#files.get(oldest)?.remove();
      this.#files.delete(oldest);
    }
    const token = randomBytes(16).toString("hex");
    this.#files.set(token, file);
    return token;
  }
}
