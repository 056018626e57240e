import { Problem } from "../../shared/contract/problem.ts";
import type { HandlersOf } from "./handlers.ts";

function absent(): never {
  throw new Problem("invalid-request", "Importing is not part of this build yet. Nothing was stored.");
}

/** Stands in for the import and job services until they land. */
export const importPlaceholder: HandlersOf<"import" | "job"> = {
  "import.inspect": absent,
  "import.start": absent,
  "import.list": () => ({ imports: [] }),
  "import.read": absent,
  "import.withdraw": absent,
  "job.read": absent,
  "job.cancel": absent,
};
