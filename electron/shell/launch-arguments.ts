import { resolve } from "node:path";

/**
 * The file after `--workspace`, made absolute. Everything else is left alone: the command line also holds Chromium's
 * switches and, before packaging, the application's folder.
 */
export function workspaceArgument(words: readonly string[], workingFolder: string): string | undefined {
  const joined = words.find((word) => word.startsWith("--workspace="))?.slice("--workspace=".length);
  const at = words.indexOf("--workspace");
  const named = joined ?? (at === -1 ? undefined : words[at + 1]);
  return named === undefined || named === "" || named.startsWith("--") ? undefined : resolve(workingFolder, named);
}
