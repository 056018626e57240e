/** Column headings as data: made unique for naming a column, made plain for comparing. */

const MARKS = /\p{M}+/gu;

/** Words without accents, case, punctuation or camel case: `Data_Solução:` and `dataSolucao` are both `data solucao`. */
export function plainWords(text: string): string {
  return text
    .normalize("NFKD")
    .replace(MARKS, "")
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}#]+/gu, " ")
    .trim();
}

/** Headings as they name columns: trimmed, empty ones numbered, repeated ones told apart by ` (2)`. */
export function uniqueHeadings(cells: readonly string[]): string[] {
  const seen = new Set<string>();
  return cells.map((cell, index) => {
    const base = cell.normalize("NFC").trim() || `Column ${index + 1}`;
    let name = base;
    for (let copy = 2; seen.has(name); copy += 1) name = `${base} (${copy})`;
    seen.add(name);
    return name;
  });
}

const PREFIXES = [
  "ticket",
  "tickets",
  "incident",
  "case",
  "request",
  "issue",
  "call",
  "chamado",
  "u",
  "sr",
  "helpdesk",
  "custom",
];

/** The forms under which a heading may be known: as it is, and without a copy number, custom prefix or unit. */
export function headingForms(heading: string): string[] {
  const plain = plainWords(heading.replace(/ \(\d+\)$/, "").replace(/\[(list|txt|flag|date|int)\]$/i, ""));
  const forms = [plain];
  const words = plain.split(" ");
  if (words.length > 1 && PREFIXES.includes(words[0] ?? "")) forms.push(words.slice(1).join(" "));
  const unitless = plain.replace(
    / (?:in )?(hrs?|hours?|mins?|minutes?|secs?|seconds?|utc|gmt|horas|minutos|ore|minuti)$/,
    "",
  );
  if (unitless !== plain) forms.push(unitless);
  return forms;
}
