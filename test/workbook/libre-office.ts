/** LibreOffice as the app runs it, and typing into it besides. */
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { installedLibreOffice, MacroLibreOffice } from "./macro-libre-office.ts";

/** Opens a workbook, and for every line "CELL NAME TAB VALUE TAB TARGET" types the value, recalculates, saves a copy and restores. */
const MACRO = `Sub Change(source As String, list As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  Dim saved(0) As New com.sun.star.beans.PropertyValue
  saved(0).Name = "FilterName"
  saved(0).Value = "Calc MS Excel 2007 XML"
  document = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  file = FreeFile
  Open list For Input As #file
  Do While Not EOF(file)
    Line Input #file, entry
    If Len(entry) &gt; 0 Then
      words = Split(entry, Chr(9))
      cell = document.NamedRanges.getByName(words(0)).getReferredCells().getCellByPosition(0, 0)
      before = cell.getValue()
      cell.setValue(Val(words(1)))
      document.calculateAll()
      document.storeToURL(words(2), saved())
      cell.setValue(before)
    End If
  Loop
  Close #file
  document.close(True)
End Sub`;

export interface TypedInput {
  /** Name of the input's cell. */
  readonly name: string;
  readonly value: string;
}

export class TypingLibreOffice extends MacroLibreOffice {
  /** What is missing, in words, where LibreOffice is not there. */
  static open(): TypingLibreOffice | { readonly missing: string } {
    const found = installedLibreOffice();
    return "missing" in found ? found : new TypingLibreOffice(found.path);
  }

  /** The workbook as it is after each input alone was typed over and everything recalculated. */
  async type(workbook: Uint8Array, inputs: readonly TypedInput[]): Promise<Uint8Array[]> {
    const folder = mkdtempSync(join(this.folder, "typed-"));
    const source = join(folder, "source.xlsx");
    writeFileSync(source, workbook);
    const target = (at: number): string => join(folder, `${at}.xlsx`);
    const lines = inputs.map(({ name, value }, at) => [name, value, pathToFileURL(target(at)).href].join("\t"));
    const list = join(folder, "list.txt");
    writeFileSync(list, `${lines.join("\n")}\n`);
    await this.runMacro(MACRO, `Change("${pathToFileURL(source).href}","${list}")`);
    return inputs.map((_input, at) => readFileSync(target(at)));
  }
}
