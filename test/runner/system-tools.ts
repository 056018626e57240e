import { spawnSync } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";

/** Programs that some checks need and that npm does not bring. */
export interface SystemTool {
  readonly name: string;
  /** Names under which it may be found on PATH. */
  readonly programs: readonly string[];
  readonly debianPackage: string;
  /** Environment variable that names the program's path, and wins over PATH. */
  readonly variable: string;
  /** File beside the program (its links followed), where several packages share one program. */
  readonly beside?: string | undefined;
}

export const CHROMIUM: SystemTool = {
  name: "Chromium",
  programs: ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
  debianPackage: "chromium",
  variable: "OUTTURN_CHROMIUM",
};

export const LIBRE_OFFICE: SystemTool = {
  name: "LibreOffice Calc",
  programs: ["soffice", "libreoffice"],
  debianPackage: "libreoffice-calc-nogui",
  variable: "OUTTURN_LIBREOFFICE",
};

export const LIBRE_OFFICE_WRITER: SystemTool = {
  name: "LibreOffice Writer",
  programs: ["soffice", "libreoffice"],
  debianPackage: "libreoffice-writer-nogui",
  variable: "OUTTURN_LIBREOFFICE",
  beside: process.platform === "linux" ? "libswlo.so" : undefined,
};

/** `pdftotext`; `pdfinfo`, `pdffonts` and `pdftoppm` come with it. */
export const POPPLER: SystemTool = {
  name: "Poppler",
  programs: ["pdftotext"],
  debianPackage: "poppler-utils",
  variable: "OUTTURN_PDFTOTEXT",
};

/** What decides whether a package may be installed without asking. */
export interface Machine {
  readonly isRoot: boolean;
  readonly isDebian: boolean;
}

const thisMachine = (): Machine => ({
  isRoot: process.getuid?.() === 0,
  isDebian: existsSync("/etc/debian_version"),
});

export type Found = { readonly path: string } | { readonly missing: string };

/** Path of the tool, installing it from Debian where that can be done without asking; else what is missing, in words. */
export function findOrInstall(tool: SystemTool, say: (text: string) => void, machine = thisMachine()): Found {
  const present = findTool(tool);
  if (present !== undefined) return { path: present };
  const byHand = `${tool.name} is not installed; install it (Debian: apt-get install ${tool.debianPackage}) or set ${tool.variable} to its path`;
  if (!machine.isRoot || !machine.isDebian) return { missing: byHand };
  say(`Installing ${tool.debianPackage} (once) ...`);
  if (!aptInstall(tool.debianPackage)) {
    runApt(["update"]);
    aptInstall(tool.debianPackage);
  }
  const installed = findTool(tool);
  return installed === undefined ? { missing: `${byHand} (apt-get could not install it)` } : { path: installed };
}

function findTool(tool: SystemTool): string | undefined {
  const isWhole = (path: string): boolean =>
    existsSync(path) && (tool.beside === undefined || existsSync(join(dirname(realpathSync(path)), tool.beside)));
  const named = process.env[tool.variable];
  if (named !== undefined && isWhole(named)) return named;
  const folders = (process.env.PATH ?? "").split(delimiter);
  return tool.programs.flatMap((program) => folders.map((folder) => join(folder, program))).find(isWhole);
}

const aptInstall = (name: string): boolean => runApt(["install", "-y", "--no-install-recommends", name]);

function runApt(words: readonly string[]): boolean {
  const done = spawnSync("apt-get", ["-q", ...words], {
    stdio: ["ignore", "ignore", "ignore"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    timeout: 5 * 60_000,
  });
  return done.status === 0;
}
