/** A table on its way out of the window: onto the clipboard, or into a file that no spreadsheet runs. */
import { fileNameOf } from "../../shared/contract/file-name.ts";
import { csvText, type TableRow, tsvText } from "../../shared/table/delimited.ts";
import { saveFile } from "../host/save-file.ts";
import { notify } from "../state/notices.ts";

/** `what` begins the notice: "Statement". */
export function copyTable(rows: readonly TableRow[], what: string): void {
  navigator.clipboard.writeText(tsvText(rows)).then(
    () => notify(`${what} copied as data`),
    () => notify(`${what} not copied: this window may not use the clipboard`),
  );
}

export function saveTable(rows: readonly TableRow[], title: string): void {
  saveFile(fileNameOf(title, "csv"), new Blob([csvText(rows)], { type: "text/csv;charset=utf-8" }));
}
