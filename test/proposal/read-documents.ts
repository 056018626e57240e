/** What other programs find in a document: its text, its metadata, and every byte that is packed away in it. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { inflateSync } from "node:zlib";
import { unzipSync } from "fflate";
import { findOrInstall, POPPLER } from "../runner/system-tools.ts";

/** The folder of Poppler's programs, or what is missing in words. `npm test` installs it; a test only looks. */
export function poppler(): { readonly folder: string } | { readonly missing: string } {
  const found = findOrInstall(POPPLER, () => undefined, { isRoot: false, isDebian: false });
  return "missing" in found ? found : { folder: dirname(found.path) };
}

/** What one of Poppler's programs says of a PDF. `FILE` in the words stands for it. */
export function askPoppler(folder: string, program: string, words: readonly string[], pdf: Uint8Array): string {
  const place = mkdtempSync(join(tmpdir(), "outturn-pdf-"));
  try {
    const file = join(place, "p.pdf");
    writeFileSync(file, pdf);
    const done = spawnSync(
      join(folder, program),
      words.map((word) => (word === "FILE" ? file : word)),
      {
        encoding: "utf8",
        maxBuffer: 64 * 1024 * 1024,
      },
    );
    // A fault in the file is only told, not answered with a status.
    if (done.status !== 0 || done.stderr !== "")
      throw new Error(`${program} ended with ${done.status}: ${done.stderr}`);
    return done.stdout;
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

export function pdfText(folder: string, pdf: Uint8Array): string {
  return askPoppler(folder, "pdftotext", ["-layout", "FILE", "-"], pdf);
}

/** The file itself and every stream in it, inflated, as text of single bytes. */
export function pdfInside(pdf: Uint8Array): string {
  const whole = Buffer.from(pdf).toString("latin1");
  const pieces = [whole];
  for (const found of whole.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)) {
    try {
      pieces.push(inflateSync(Buffer.from(found[1] ?? "", "latin1")).toString("latin1"));
    } catch {
      // Not every stream is deflated; those that are not were read with the whole.
    }
  }
  return pieces.join("\n");
}

/** Every part of a zip, and of the zips in it, as text. */
export function zipInside(zip: Uint8Array): string {
  return Object.entries(unzipSync(zip))
    .map(
      ([name, content]) =>
        `${name}\n${/\.(xlsx|zip|docx)$/.test(name) ? zipInside(content) : Buffer.from(content).toString("utf8")}`,
    )
    .join("\n");
}
