/**
 * LibreOffice Calc as a peer: the model's core as a spreadsheet, one input typed over and everything recalculated. Its
 * processor time is its own, read from inside where the system tells it; elsewhere it is time on the clock.
 */
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { MacroLibreOffice } from "../workbook/macro-libre-office.ts";
import type { Cell, Workbook } from "./spreadsheet-core.ts";

/** Types two values in turn into the first cell of the inputs, recalculates, and writes milliseconds and a cell's value. */
const MACRO = `Function ProcessorTime() As Double
  ProcessorTime = -1
  If FileExists("/proc/self/stat") Then
    file = FreeFile
    Open "/proc/self/stat" For Input As #file
    Line Input #file, entry
    Close #file
    words = Split(Mid(entry, InStr(entry, ") ") + 2), " ")
    ProcessorTime = 10 * (CDbl(words(11)) + CDbl(words(12)))
  End If
End Function

Sub Measure(source As String, target As String, repetitions As Integer, one As Double, other As Double, sheet As String, column As Integer, atRow As Integer)
  On Error Goto Failed
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  document = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  cell = document.Sheets.getByName("Inputs").getCellByPosition(0, 0)
  shown = document.Sheets.getByName(sheet).getCellByPosition(column, atRow)
  cell.setValue(one)
  document.calculateAll()
  first = shown.getValue()
  processor = ProcessorTime()
  clock = GetSystemTicks()
  For turn = 1 To repetitions
    If turn Mod 2 = 1 Then cell.setValue(other) Else cell.setValue(one)
    document.calculateAll()
  Next turn
  clockTime = GetSystemTicks() - clock
  If processor &gt;= 0 Then spent = ProcessorTime() - processor Else spent = clockTime
  cell.setValue(other)
  document.calculateAll()
  file = FreeFile
  Open target For Output As #file
  Print #file, Str(spent) &amp; ";" &amp; Str(clockTime) &amp; ";" &amp; Str(first) &amp; ";" &amp; Str(shown.getValue())
  Close #file
  document.close(True)
  Exit Sub
Failed:
  file = FreeFile
  Open target For Output As #file
  Print #file, "failed in line " &amp; Erl &amp; ": " &amp; Error$
  Close #file
End Sub`;

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
/** Sheets named like cells must be quoted, or be named otherwise. */
const sheetName = (name: string): string => name.replace(/^C(\d+)$/, "Client$1");
const formula = (text: string): string => text.replaceAll(/\bC(\d+)!/g, "Client$1!");

function cellXml(cell: Cell): string {
  if (typeof cell === "number") return `<table:table-cell office:value-type="float" office:value="${cell}"/>`;
  if (cell.startsWith("="))
    return `<table:table-cell table:formula="msoxl:${escaped(formula(cell))}" office:value-type="float" office:value="0"/>`;
  return `<table:table-cell office:value-type="string"><text:p>${escaped(cell)}</text:p></table:table-cell>`;
}

/** A flat OpenDocument spreadsheet: plain text, with formulas in the syntax they were typed in. */
export function flatSpreadsheet({ sheets }: Workbook): string {
  const tables = Object.entries(sheets).map(([name, rows]) => {
    const lines = rows.map((row) => `<table:table-row>${row.map(cellXml).join("")}</table:table-row>`);
    return `<table:table table:name="${sheetName(name)}">${lines.join("")}</table:table>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:msoxl="http://schemas.microsoft.com/office/excel/formula" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet>${tables.join("")}</office:spreadsheet></office:body></office:document>`;
}

export interface CalcQuestion {
  readonly workbook: Workbook;
  readonly repetitions: number;
  /** Two values of the first input, in turn. */
  readonly values: readonly [number, number];
  /** A cell that rests on it. */
  readonly shown: { readonly sheet: string; readonly column: number; readonly row: number };
}

export interface CalcRun {
  /** Of one repetition, milliseconds. */
  readonly processorMs: number;
  readonly clockMs: number;
  /** The cell under each of the two values. */
  readonly values: readonly [number, number];
}

export class MeasuredCalc extends MacroLibreOffice {
  async measure({ workbook, repetitions, values, shown }: CalcQuestion): Promise<CalcRun> {
    const folder = mkdtempSync(join(this.folder, "measured-"));
    const [source, target] = [join(folder, "core.fods"), join(folder, "times.txt")];
    writeFileSync(source, flatSpreadsheet(workbook));
    const words = [
      pathToFileURL(source).href,
      target,
      repetitions,
      ...values,
      sheetName(shown.sheet),
      shown.column,
      shown.row,
    ];
    await this.runMacro(MACRO, `Measure(${words.map((word) => `"${word}"`).join(",")})`);
    const [processor = 0, clock = 0, one = 0, other = 0] = readFileSync(target, "utf8").trim().split(";").map(Number);
    return { processorMs: processor / repetitions, clockMs: clock / repetitions, values: [one, other] };
  }
}
