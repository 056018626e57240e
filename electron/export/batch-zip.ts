/** An archive written to disk file by file: no more than one document of a batch is in memory. */
import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import { Zip, ZipDeflate, ZipPassThrough } from "fflate";

/** Packed already; packing again only costs time. */
const PACKED = /\.(pdf|docx)$/;

export class BatchZip {
  readonly path: string;
  readonly #file: number;
  readonly #zip: Zip;
  readonly #at: Date;
  #bytes = 0;
  #failure: unknown = null;
  #isOpen = true;

  /** Throws what the system says where there is a file already or none can be written. `at`: of every entry. */
  constructor(path: string, at: Date) {
    this.path = path;
    this.#at = at;
    this.#file = openSync(path, "wx", 0o600);
    this.#zip = new Zip((error, chunk) => {
      if (error !== null) this.#failure = error;
      else this.#write(chunk);
    });
  }

  /** Throws what the system says where the file cannot be written to. */
  add(name: string, bytes: Uint8Array): void {
    const entry = PACKED.test(name) ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 });
    entry.mtime = this.#at;
    this.#zip.add(entry);
    entry.push(bytes, true);
    this.#requireWritten();
  }

  /** Ends the archive; returns its size. */
  finish(): number {
    this.#zip.end();
    this.#close();
    this.#requireWritten();
    return this.#bytes;
  }

  discard(): void {
    this.#close();
    rmSync(this.path, { force: true });
  }

  #write(chunk: Uint8Array): void {
    if (this.#failure !== null) return;
    try {
      for (let from = 0; from < chunk.length; ) from += writeSync(this.#file, chunk, from);
      this.#bytes += chunk.length;
    } catch (error) {
      // Thrown on once the library has returned.
      this.#failure = error;
    }
  }

  #requireWritten(): void {
    if (this.#failure !== null) throw this.#failure;
  }

  #close(): void {
    if (this.#isOpen) closeSync(this.#file);
    this.#isOpen = false;
  }
}
