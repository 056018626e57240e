import { posix, win32 } from "node:path";

/** Where the workspace lies unless another file is named: the user's own data folder of each system, never a synchronised one. */
export function defaultWorkspaceFile(
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
  home: string,
): string {
  if (platform === "win32") {
    const data = environment.APPDATA || win32.join(home, "AppData", "Roaming");
    return win32.join(data, "outturn", "workspace.outturn");
  }
  if (platform === "darwin") return posix.join(home, "Library", "Application Support", "outturn", "workspace.outturn");
  // The XDG specification has relative paths ignored.
  const named = environment.XDG_DATA_HOME;
  const data = named?.startsWith("/") ? named : posix.join(home, ".local", "share");
  return posix.join(data, "outturn", "workspace.outturn");
}
