/** Sums typed behind an equals sign: `120*1.04`, `(3+4)/2`, with numbers read as the field reads them. */
import { add, divide, type Exact, exact, multiply, negate, plainText, roundHalfEven, subtract } from "./exact.ts";
import { type Numeral, shortened, withinForm } from "./numeral.ts";

type ReadNumber = (text: string) => Numeral;

/** Thrown inside this module only, and turned into a refusal at its border. */
class NotASum extends Error {}

const OPERATORS = "+-*/()×÷·";

function tokensOf(text: string): string[] {
  return [...text.matchAll(/[+\-*/()×÷·]|[^+\-*/()×÷·]+/g)]
    .map((match) => match[0].trim())
    .filter((token) => token !== "");
}

/** Evaluates a sum of numbers with + - * / and parentheses, rounded half to even to 12 decimals. */
export function evaluateSum(text: string, readNumber: ReadNumber): Numeral {
  const tokens = tokensOf(text);
  let next = 0;
  const take = (...wanted: readonly string[]): string | undefined => {
    const token = tokens[next];
    if (token === undefined || !wanted.includes(token)) return undefined;
    next += 1;
    return token;
  };
  const factor = (): Exact => {
    if (take("-") !== undefined) return negate(factor());
    if (take("+") !== undefined) return factor();
    if (take("(") !== undefined) {
      const inner = total();
      if (take(")") === undefined) throw new NotASum(`“=${shortened(text)}” lacks a closing parenthesis.`);
      return inner;
    }
    const token = tokens[next];
    if (token === undefined || OPERATORS.includes(token)) {
      throw new NotASum(`“=${shortened(text)}” is not a sum; write it like =120*1.04.`);
    }
    next += 1;
    const read = readNumber(token);
    if (!read.ok) throw new NotASum(read.message);
    return exact(read.value);
  };
  const product = (): Exact => {
    let value = factor();
    for (
      let operator = take("*", "×", "·", "/", "÷");
      operator !== undefined;
      operator = take("*", "×", "·", "/", "÷")
    ) {
      const right = factor();
      const divides = operator === "/" || operator === "÷";
      if (divides && right.isZero()) throw new NotASum(`“=${shortened(text)}” divides by 0.`);
      value = divides ? divide(value, right) : multiply(value, right);
    }
    return value;
  };
  const total = (): Exact => {
    let value = product();
    for (let operator = take("+", "-"); operator !== undefined; operator = take("+", "-")) {
      value = operator === "+" ? add(value, product()) : subtract(value, product());
    }
    return value;
  };
  try {
    const value = total();
    if (next < tokens.length) throw new NotASum(`“=${shortened(text)}” is not a sum; write it like =120*1.04.`);
    return withinForm(plainText(roundHalfEven(value, 12)));
  } catch (error) {
    if (error instanceof NotASum) return { ok: false, message: error.message };
    throw error;
  }
}
