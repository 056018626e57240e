/** Texts, names and references as SpreadsheetML writes them. */

/** What XML 1.0 cannot hold, lone surrogates among it, becomes U+FFFD; `_x0041_` would be read as a code, so its underscore is one. */
export function xmlText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd")
    .replace(/_(?=x[0-9a-fA-F]{4}_)/g, "_x005F_")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** A formula is no string of a cell: nothing of it is a code. */
export function xmlFormula(formula: string): string {
  return formula.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** `A` for 1, `AA` for 27. */
export function columnName(column: number): string {
  let name = "";
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26))
    name = String.fromCharCode(65 + ((left - 1) % 26)) + name;
  return name;
}

/** The name of a sheet inside a formula. */
export function sheetReference(name: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !/^[A-Za-z]{1,3}\d+$/.test(name)
    ? name
    : `'${name.replaceAll("'", "''")}'`;
}

/** A text that a spreadsheet takes for a formula once somebody edits the cell or saves it as CSV. */
export function looksLikeFormula(text: string): boolean {
  return /^\s*[=+\-@＝＋－＠|\t\r\n\0]/.test(text);
}

/** Names of cells made of stable paths: letters, digits and underscores, unlike any other name and any cell. */
export class CellNames {
  private readonly taken = new Set<string>();

  nameFor(path: string): string {
    const plain = path.replace(/[^A-Za-z0-9]+/g, "_").slice(0, 200);
    // `R1` and `AI2` are cells, so every name has an underscore in front of its last part.
    const base = /^[A-Za-z]+_/.test(plain) ? plain : `input_${plain}`;
    let name = base;
    for (let count = 2; this.taken.has(name.toLowerCase()); count++) name = `${base}_${count}`;
    this.taken.add(name.toLowerCase());
    return name;
  }
}
