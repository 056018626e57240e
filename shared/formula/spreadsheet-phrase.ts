/** Building blocks of the spreadsheet face: formula text that Excel and LibreOffice read alike. */
import { BINDING, type FormulaNode, type SpreadsheetContext, type SpreadsheetPhrase } from "./node.ts";

type Face = (node: FormulaNode, context: SpreadsheetContext) => SpreadsheetPhrase;

export function cellText(text: string, binding: number = BINDING.word): SpreadsheetPhrase {
  return { text, binding };
}

/** The text of a phrase, in brackets where it binds less than `least`. */
export function bracketed(phrase: SpreadsheetPhrase, least: number): string {
  return phrase.binding < least ? `(${phrase.text})` : phrase.text;
}

/** `a SIGN b`; the right side needs brackets already at equal binding where the sign does not associate. */
export function signed(sign: string, binding: number, associative: boolean): Face {
  return (_node, context) =>
    cellText(
      `${bracketed(context.phrase(0), binding)}${sign}${bracketed(context.phrase(1), associative ? binding : binding + 1)}`,
      binding,
    );
}

/** A call of operand texts, each as it stands between commas. */
export function called(write: (...operands: string[]) => string): Face {
  return (node, context) =>
    cellText(write(...node.operands.map((_operand, position) => context.phrase(position).text)));
}

/** A sum of any number of terms: a SUM takes at most 255, so longer ones are sums of sums. */
export function summed(terms: readonly SpreadsheetPhrase[]): SpreadsheetPhrase {
  const [only] = terms;
  if (only === undefined) return cellText("0");
  if (terms.length === 1) return only;
  if (terms.length <= 3) return cellText(terms.map((term) => bracketed(term, BINDING.sum)).join("+"), BINDING.sum);
  if (terms.length <= 200) return cellText(`SUM(${terms.map((term) => term.text).join(",")})`);
  const parts = Array.from({ length: Math.ceil(terms.length / 200) }, (_, at) =>
    summed(terms.slice(at * 200, at * 200 + 200)),
  );
  return summed(parts);
}

/** What a condition decides where a truth is wanted. */
export function truthOf(phrase: SpreadsheetPhrase): string {
  return phrase.condition ?? `${bracketed(phrase, BINDING.sum)}<>0`;
}
