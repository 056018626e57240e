/** LibreOffice without a window, in a profile of its own, told to recalculate whatever it opens. Found by file, never required. */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";

const NAMES: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  // Unlike soffice.exe it ends when the work is done.
  win32: ["soffice.com"],
};
const ELSEWHERE: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  win32: ["C:\\Program Files\\LibreOffice\\program\\soffice.com"],
  darwin: ["/Applications/LibreOffice.app/Contents/MacOS/soffice"],
  linux: ["/opt/libreoffice*/program/soffice", "/usr/lib/libreoffice/program/soffice"],
};

/** Path of an installed LibreOffice: on PATH, else where its own installers put it; null where there is none. */
export function findLibreOffice(
  path: string = process.env.PATH ?? "",
  platform: NodeJS.Platform = process.platform,
): string | null {
  const names = NAMES[platform] ?? ["soffice", "libreoffice"];
  const onPath = path
    .split(delimiter)
    .filter((folder) => folder !== "")
    .flatMap((folder) => names.map((name) => join(folder, name)));
  const elsewhere = (ELSEWHERE[platform] ?? []).flatMap((pattern) =>
    pattern.includes("*") ? globSync(pattern).toSorted().toReversed() : [pattern],
  );
  return [...onPath, ...elsewhere].find((one) => existsSync(one)) ?? null;
}

const REGISTRY = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`;

/** It did not start, or not end well: that says nothing about the workbook. */
export class LibreOfficeFailed extends Error {
  constructor(said: string) {
    super(`LibreOffice did not recalculate the workbook: ${said}`);
    this.name = "LibreOfficeFailed";
  }
}

/** Longer than any workbook takes; what has not ended by then hangs. */
const MOST_MILLISECONDS = 10 * 60_000;

export class LibreOffice {
  /** Where all of it lies, profile and files. */
  protected readonly folder = mkdtempSync(join(tmpdir(), "outturn-calc-"));
  readonly #program: string;
  #running: ChildProcess | null = null;

  constructor(program: string) {
    this.#program = program;
    mkdirSync(join(this.folder, "profile/user"), { recursive: true });
    writeFileSync(join(this.folder, "profile/user/registrymodifications.xcu"), REGISTRY);
  }

  /** Ends what runs and removes what was written. */
  close(): void {
    stop(this.#running);
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }

  /** Opens, recalculates and saves each workbook, in one go. */
  async recalculate(workbooks: readonly Uint8Array[]): Promise<Uint8Array[]> {
    const folder = mkdtempSync(join(this.folder, "opened-"));
    const files = workbooks.map((bytes, at) => {
      const file = join(folder, `${at}.xlsx`);
      writeFileSync(file, bytes);
      return file;
    });
    const saved = join(folder, "saved");
    await this.run(["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", saved, ...files]);
    return workbooks.map((_bytes, at) => {
      const file = join(saved, `${at}.xlsx`);
      // It ends well also where it could not open a file.
      if (!existsSync(file)) throw new LibreOfficeFailed("it wrote no file.");
      return readFileSync(file);
    });
  }

  /** Rejects with `LibreOfficeFailed`, and what it said, where it does not end well. */
  protected run(words: readonly string[]): Promise<void> {
    const profile = pathToFileURL(join(this.folder, "profile")).href;
    const child = spawn(
      this.#program,
      [`-env:UserInstallation=${profile}`, "--headless", "--norestore", "--nolockcheck", ...words],
      // A group of its own: the program that was started only starts another.
      { stdio: ["ignore", "pipe", "pipe"], detached: process.platform !== "win32", windowsHide: true },
    );
    this.#running = child;
    const tooLong = setTimeout(() => stop(child), MOST_MILLISECONDS);
    let said = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk) => {
        said += String(chunk);
      });
    return new Promise<void>((resolve, reject) => {
      child.on("error", (error) => reject(new LibreOfficeFailed(error.message)));
      child.on("close", (status, signal) =>
        status === 0 ? resolve() : reject(new LibreOfficeFailed(`it ended with ${status ?? signal}. ${said}`.trim())),
      );
    }).finally(() => {
      clearTimeout(tooLong);
      this.#running = null;
    });
  }
}

function stop(child: ChildProcess | null): void {
  if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  if (process.platform === "win32") spawn("taskkill", ["/pid", String(child.pid), "/t", "/f"], { stdio: "ignore" });
  else process.kill(-child.pid, "SIGKILL");
}
