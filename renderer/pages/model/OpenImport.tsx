/** The way from counts to the import they are of: its rows read, rejected and merged, on the Data page. */
import { showPage } from "../../state/selection-store.ts";
import { showView } from "../data/data-store.ts";
import classes from "./inspector.module.css";
import { wayOn } from "./inspector-keys.ts";

export function OpenImport({ importId }: { importId: string }) {
  return (
    <button
      type="button"
      className={classes.link}
      {...wayOn()}
      onClick={() => {
        showView({ kind: "import", id: importId });
        showPage("data");
      }}
    >
      Open the import
    </button>
  );
}
