import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const packageFolder = resolve(import.meta.dirname, "../../node_modules/electron");

/** Path of Electron's binary, found by file: asking the package itself would try to download it. */
export function electronBinary(): string | undefined {
  const pathFile = join(packageFolder, "path.txt");
  if (!existsSync(pathFile)) return undefined;
  const binary = join(packageFolder, "dist", readFileSync(pathFile, "utf8"));
  return existsSync(binary) ? binary : undefined;
}

/** Why the desktop window cannot be tried here; undefined where it can. */
export function reasonToSkip(): string | undefined {
  if (electronBinary() === undefined) return "Electron's binary is not installed (npx install-electron)";
  if (process.platform !== "linux") return undefined;
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return "there is no display for the desktop window";
  return process.getuid?.() === 0 ? "Electron's sandbox does not run as root" : undefined;
}
