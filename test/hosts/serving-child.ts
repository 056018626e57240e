/** `serve` as its own process: the folder of a window, then the command's words. */
import { serve } from "../../electron/commands/serve.ts";
import { Problem } from "../../shared/contract/problem.ts";

const [folder = "", ...words] = process.argv.slice(2);
try {
  process.exitCode = await serve(words, folder);
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
