/** Building blocks of the wording face. */
import { type Exact, plainText, roundHalfUp } from "../number/exact.ts";
import { BINDING, type FormulaNode, type Phrase, type Piece, type WordingContext } from "./node.ts";

export function say(text: string, binding: number = BINDING.word): Phrase {
  return { pieces: [{ text }], binding };
}

/** The pieces of a phrase, in brackets where it binds less than `least`. */
export function within(phrase: Phrase, least: number): readonly Piece[] {
  return phrase.binding < least ? [{ text: "(" }, ...phrase.pieces, { text: ")" }] : phrase.pieces;
}

/** `a SIGN b`; the right side needs brackets already at equal binding where the sign does not associate. */
export function infix(sign: string, binding: number, associative: boolean) {
  return (_node: FormulaNode, context: WordingContext): Phrase => ({
    pieces: [
      ...within(context.phrase(0), binding),
      { text: ` ${sign} ` },
      ...within(context.phrase(1), associative ? binding : binding + 1),
    ],
    binding,
  });
}

/** `NAME(a, b, …)` in words such as "the larger of a and b". */
export function listed(opening: string, separator: string, closing: string) {
  return (node: FormulaNode, context: WordingContext): Phrase => {
    const pieces: Piece[] = [{ text: opening }];
    node.operands.forEach((_operand, position) => {
      if (position > 0) pieces.push({ text: separator });
      pieces.push(...context.phrase(position).pieces);
    });
    pieces.push({ text: closing });
    return { pieces, binding: BINDING.word };
  };
}

/** Thousands set apart, at most `places` decimals; text of a formula, not of a table. */
export function figureText(value: Exact | null, places = 6): string {
  if (value === null) return "none";
  const magnitude = value.abs();
  const shown =
    magnitude.isZero() || magnitude.gte("0.001") ? roundHalfUp(value, places) : value.toSignificantDigits(6);
  const [whole = "0", fraction] = plainText(shown).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  return `${grouped}${fraction === undefined ? "" : `.${fraction}`}`.replace("-", "−");
}
