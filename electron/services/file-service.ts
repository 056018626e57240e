import { Problem } from "../../shared/contract/problem.ts";
import type { FileTokens } from "./file-tokens.ts";
import type { CheckedInput, HandlersOf } from "./handlers.ts";

/** Shows the system's dialog; resolves with the paths chosen, none if it was left. Only the desktop window has one. */
export type ChooseFiles = (purpose: CheckedInput<"file.choose">["purpose"]) => Promise<readonly string[]>;

export function fileService(files: FileTokens, chooseFiles: ChooseFiles | undefined): HandlersOf<"file"> {
  return {
    "file.choose": async ({ purpose }) => {
      if (chooseFiles === undefined) {
        throw new Problem("forbidden", "In a browser files are uploaded by the page, not chosen by the host.");
      }
      const paths = await chooseFiles(purpose);
      return {
        files: paths.map((path) => files.chosen(path)).map(({ token, name, bytes }) => ({ token, name, bytes })),
      };
    },
  };
}
