/** Files made here that a browser fetches once by a token; the newest few are kept, in memory. */
import { randomBytes } from "node:crypto";
import { Problem } from "../../shared/contract/problem.ts";

const MOST = 4;

export class Downloads {
  readonly #files = new Map<string, Uint8Array>();

  /** Returns the token under which the bytes can be taken. */
  offer(bytes: Uint8Array): string {
    const [oldest] = this.#files.keys();
    if (oldest !== undefined && this.#files.size >= MOST) this.#files.delete(oldest);
    const token = randomBytes(16).toString("hex");
    this.#files.set(token, bytes);
    return token;
  }

  /** Gives the bytes once. Throws `not-found` for a token that was never given, is used or was overtaken. */
  take(token: string): Uint8Array {
    const bytes = this.#files.get(token);
    if (bytes === undefined) throw new Problem("not-found", "This file is no longer at hand. Export it again.");
    this.#files.delete(token);
    return bytes;
  }
}
