/** Lengths of time as people type them: `45 min`, `1h 15m`, `1:15`, `2 years`. */
import { divide, type Exact, exact, multiply, plainText, roundHalfEven, sum } from "./exact.ts";
import { type Numeral, readNumeral, shortened, withinForm } from "./numeral.ts";

/** Seconds, or months, in one of the words for a length of time. */
const CLOCK_WORDS: ReadonlyMap<string, string> = new Map([
  ...["h", "hr", "hrs", "hour", "hours"].map((word) => [word, "3600"] as const),
  ...["m", "min", "mins", "minute", "minutes"].map((word) => [word, "60"] as const),
  ...["s", "sec", "secs", "second", "seconds"].map((word) => [word, "1"] as const),
]);
const CALENDAR_WORDS: ReadonlyMap<string, string> = new Map([
  ...["y", "yr", "yrs", "year", "years"].map((word) => [word, "12"] as const),
  ...["m", "mo", "mos", "month", "months"].map((word) => [word, "1"] as const),
]);
const SECONDS_IN: Readonly<Record<string, string>> = { minutes: "60", hours: "3600" };
/** Whether values of the kind are lengths of time. */
export function isLengthOfTime(kind: string): boolean {
  return kind === "months" || SECONDS_IN[kind] !== undefined;
}

/** The length in `minutes`, `hours` or `months`, to 12 decimals; `undefined` where the text names no unit of time. */
export function readLengthOfTime(text: string, kind: string, locale: string): Numeral | undefined {
  const seconds = SECONDS_IN[kind];
  if (seconds === undefined) return readPieces(text, CALENDAR_WORDS, "1", locale);
  return readClock(text, seconds) ?? readPieces(text, CLOCK_WORDS, seconds, locale);
}

/** `1:15` is an hour and a quarter. */
function readClock(text: string, secondsInUnit: string): Numeral | undefined {
  const clock = /^(\d{1,6}):([0-5]\d)$/.exec(text);
  if (clock?.[1] === undefined || clock[2] === undefined) return undefined;
  return inUnit(
    [multiply(exact(String(Number(clock[1]))), exact("3600")), multiply(exact(String(Number(clock[2]))), exact("60"))],
    secondsInUnit,
  );
}

function inUnit(seconds: readonly Exact[], secondsInUnit: string): Numeral {
  return withinForm(plainText(roundHalfEven(divide(sum(seconds), exact(secondsInUnit)), 12)));
}

/** `1h 15m`, `90 s`, `1 year 6 months`: `undefined` where the text has no word for a length of time. */
function readPieces(
  text: string,
  words: ReadonlyMap<string, string>,
  inOne: string,
  locale: string,
): Numeral | undefined {
  const negative = text.startsWith("-");
  const rest = text.replace(/^[+-]\s*/, "");
  const pieces = [...rest.matchAll(/([\d.,' ]*\d[.,]?)\s*([a-z]+)\.?(?:\s*(?:,|and)\s*|\s*)/giy)];
  if (pieces.length === 0 || pieces.map((piece) => piece[0]).join("").length !== rest.length) return undefined;
  const lengths: Exact[] = [];
  let last = Number.POSITIVE_INFINITY;
  for (const [, numeral = "", word = ""] of pieces) {
    const size = words.get(word.toLowerCase());
    if (size === undefined) return undefined;
    // From the longest to the shortest, each once: otherwise it is a slip.
    if (Number(size) >= last) {
      return { ok: false, message: `“${shortened(text)}” names one unit of time twice, or out of order.` };
    }
    last = Number(size);
    const read = readNumeral(numeral.trim(), locale);
    if (!read.ok) return read;
    lengths.push(multiply(exact(read.value), exact(size)));
  }
  const total = inUnit(lengths, inOne);
  return total.ok && negative && total.value !== "0" ? { ok: true, value: `-${total.value}` } : total;
}
