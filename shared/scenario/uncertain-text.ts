/**
 * Distributions as people type them into a field of quantities, and as they stand there (spec/model.md section 9):
 * `20..35%` and `20..25..35%` are PERT (least, most likely, most; without a middle the middle of the range), `~45 min` is PERT
 * a fifth either way, `27% ± 4%` is normal with its standard deviation, `beta 30 of 40` is what 30 successes in 40 trials leave
 * open. `uniform`, `triangular`, `pert`, `normal` and `lognormal` (10 % and 90 % points) may stand in front of a range; `in 0%..50%` bounds a
 * normal, `at 25%` sets the value that counts outside the simulation. Digits are moved as text, never through floating point.
 */
import type { Distribution } from "../model/document.ts";
import type { Field } from "../model/field.ts";
import {
  add,
  compare,
  divide,
  exact,
  greatest,
  least,
  multiply,
  plainText,
  roundHalfEven,
  subtract,
} from "../number/exact.ts";
import type { QuantityParts } from "../number/format-quantity.ts";
import { type Numeral, readNumeral, shortened } from "../number/numeral.ts";
import { checkDistribution } from "./check-distribution.ts";
import { isInside } from "./domain.ts";
import { FaultList, ROOT } from "./fault.ts";

export type ReadDistribution =
  | { readonly ok: true; readonly value: Distribution }
  | { readonly ok: false; readonly message: string };

/** How one number of the field is read (shared/number/quantity-text.ts) and how people call what it may be. */
export interface NumberReading {
  readonly one: (text: string) => Numeral;
  readonly write: (value: string) => string;
  readonly allowed: string;
  readonly locale: string;
}

const KINDS = ["pert", "triangular", "uniform", "normal", "lognormal", "beta"] as const;
type Kind = (typeof KINDS)[number];

const TO = /\s*(?:\.{2,3})\s*/;
const SPREAD = /\s*(?:±|\+\/-|\+-)\s*/;
const ABOUT = /^(?:~|≈|about\s|circa\s)\s*/i;
const KIND = new RegExp(`^(${KINDS.join("|")})\\b\\s*`, "i");
const OF = /\s*(?:\bof\b|\/)\s*/i;

/** `~45 min` reaches a fifth down and up. */
const ABOUT_SPREAD = "0.2";
const PLACES = 12;
const HALF = exact("0.5");

/** Whether the text, after `plainCharacters`, is written as a distribution, rightly or not. */
export function isUncertainText(text: string): boolean {
  if (text.startsWith("=")) return false;
  return ABOUT.test(text) || KIND.test(text) || SPREAD.test(text) || /\d[^.]*\.{2,3}|\.{2,3}\s*[-+(]?\d/.test(text);
}

/** Thrown inside this module only, and turned into a refusal at its border. */
class NotUncertain extends Error {}

function refuse(message: string): never {
  throw new NotUncertain(message);
}

const isBare = (text: string): boolean => /^[-+(]?[\d.,' ]*\d[\d.,' ]*\)?$/.test(text);
const decimal = (value: ReturnType<typeof exact>): string => plainText(roundHalfEven(value, PLACES));
const middleOf = (low: string, high: string): string => decimal(multiply(add(exact(low), exact(high)), HALF));
const isBelow = (a: string, b: string): boolean => compare(exact(a), exact(b)) < 0;

/** What stands behind the digits of the last number holds for those before it that have nothing: the % of `20..35%`. */
function withCommonUnit(texts: readonly string[], field: Field, locale: string): string[] {
  const last = texts.at(-1) ?? "";
  const tail = tailOf(last);
  if (tail !== "") return texts.map((text) => (isBare(text) ? `${text}${tail}` : text));
  if (!texts.every(isBare)) return [...texts];
  // 1 alone is 100 % and 20 alone 20 %; side by side both are percentages.
  const fractionsEnd = field.unit === "ratio" ? "10" : isShare(field) ? "1" : null;
  if (fractionsEnd === null) return [...texts];
  const values = texts.map((text) => readNumeral(text.replace(/[()]/g, ""), locale));
  const isPercent = values.some((value) => value.ok && isBelow(fractionsEnd, value.value.replace("-", "")));
  return isPercent ? texts.map((text) => `${text}%`) : [...texts];
}

function numbers(texts: readonly string[], field: Field, reading: NumberReading): string[] {
  return withCommonUnit(texts, field, reading.locale).map((text) => {
    if (text.trim() === "") refuse("A range has a number on both sides, such as 20..35.");
    const read = reading.one(text.trim());
    return read.ok ? read.value : refuse(read.message);
  });
}

/** Held to the ends of the domain, as nobody who says "about 90%" means 108 %. */
function inDomain(value: string, { domain }: Field): string {
  const above = domain?.minimum === undefined ? exact(value) : greatest(exact(value), exact(domain.minimum));
  return decimal(domain?.maximum === undefined ? above : least(above, exact(domain.maximum)));
}

function about(middle: string, spread: string, field: Field): Distribution {
  const [low, high] = [subtract(exact(middle), exact(spread)), add(exact(middle), exact(spread))].map((end) =>
    inDomain(decimal(end), field),
  );
  const { minimum, aboveMinimum } = field.domain ?? {};
  if (low === undefined || high === undefined || (aboveMinimum === true && low === minimum))
    return refuse("So wide a spread reaches beyond what is allowed; type a range such as 20..35.");
  return { dist: "pert", min: low, mode: middle, max: high };
}

const tailOf = (text: string): string => /^.*[\d)](\s*[^\d\s.,')(][^\d]*)$/.exec(text)?.[1] ?? "";

const isShare = ({ unit }: Field): boolean => unit === "share" || unit === "ratio" || unit.startsWith("change");

/** Middle and spread. `± 4%` in a field of shares is 4 points; `± 10%` of anything else is a tenth of it. */
function readMiddle(
  middleText: string,
  spreadText: string,
  field: Field,
  reading: NumberReading,
): readonly [string, string] {
  const percent = /^(.*\d)\s*%$/.exec(spreadText);
  if (percent?.[1] !== undefined && !isShare(field)) {
    const [middle = "0"] = numbers([middleText], field, reading);
    const read = readNumeral(percent[1], reading.locale);
    if (!read.ok) return refuse(read.message);
    return [middle, decimal(divide(multiply(exact(middle).abs(), exact(read.value)), exact("100")))];
  }
  const spreadWithUnit = isBare(spreadText) ? `${spreadText}${tailOf(middleText)}` : spreadText;
  const [middle = "0", spread = "0"] = numbers([middleText, spreadWithUnit], field, reading);
  return [middle, spread];
}

function readSpread(body: string, isAbout: boolean, field: Field, reading: NumberReading): Distribution {
  const [middleText = "", rest, ...more] = body.split(SPREAD);
  if (rest === undefined || more.length > 0)
    return refuse(`“${shortened(body)}” is not a spread; write it like 27 ± 4.`);
  const bounded = /^(.*?)\s+in\s+(.*)$/i.exec(rest);
  const [middle, spread] = readMiddle(middleText.trim(), (bounded?.[1] ?? rest).trim(), field, reading);
  if (isAbout) return about(middle, spread, field);
  const bounds = (bounded?.[2] ?? "").trim();
  if (bounds === "") return { dist: "normal", mean: middle, sd: spread };
  const [low = "", high = "", ...others] = bounds.split(TO).map((end) => (/\d/.test(end) ? end.trim() : ""));
  if (others.length > 0 || !TO.test(bounds))
    refuse("Bounds are a range with a number on one or both sides, such as in 0..50.");
  const [first = "0", second = first] = numbers(
    [low, high].filter((end) => end !== ""),
    field,
    reading,
  );
  return {
    dist: "normal",
    mean: middle,
    sd: spread,
    ...(low === "" ? {} : { min: first }),
    ...(high === "" ? {} : { max: second }),
  };
}

function readTrials(body: string, { locale }: NumberReading): Distribution {
  const [successes = "", trials = "", ...more] = body
    .split(OF)
    .map((text) => readNumeral(text.trim(), locale))
    .map((read) => (read.ok ? read.value : refuse("Successes and trials are written like beta 30 of 40.")));
  if (trials === "" || more.length > 0) refuse("Successes and trials are written like beta 30 of 40.");
  return { dist: "beta", successes, trials };
}

function readRange(kind: Kind | undefined, body: string, field: Field, reading: NumberReading): Distribution {
  const values = numbers(body.split(TO), field, reading);
  const [low = "0", between = "0", top] = values;
  const high = top ?? between;
  if (values.length < 2 || values.length > 3)
    refuse(`“${shortened(body)}” is not a range; write it like 20..35 or 20..25..35.`);
  if (!isBelow(low, high))
    refuse(
      `A range goes from the lower to the higher value; this goes from ${reading.write(low)} to ${reading.write(high)}.`,
    );
  if (top !== undefined && (kind === "uniform" || kind === "lognormal"))
    refuse(`The ${kind} distribution takes two numbers: ${kind} 20..35.`);
  if (kind === "uniform") return { dist: kind, min: low, max: high };
  if (kind === "lognormal") return { dist: kind, p10: low, p90: high };
  const mode = top === undefined ? middleOf(low, high) : between;
  return { dist: kind === "triangular" ? kind : "pert", min: low, mode, max: high };
}

function readBody(body: string, field: Field, reading: NumberReading): Distribution {
  const kind = KIND.exec(body)?.[1]?.toLowerCase() as Kind | undefined;
  const plain = body.replace(KIND, "");
  const isAbout = kind === undefined && ABOUT.test(plain);
  const rest = plain.replace(ABOUT, "");
  if (kind === "beta") return readTrials(rest, reading);
  if (SPREAD.test(rest) && (kind === undefined || kind === "normal")) return readSpread(rest, isAbout, field, reading);
  if (kind === "normal") refuse("A normal distribution is written by its mean and standard deviation: 27 ± 4.");
  if (!isAbout) return readRange(kind, rest, field, reading);
  const [middle = "0"] = numbers([rest], field, reading);
  if (compare(exact(middle), exact("0")) === 0) refuse("About 0 has no spread of its own; type a range such as -5..5.");
  return about(middle, decimal(multiply(exact(middle).abs(), exact(ABOUT_SPREAD))), field);
}

/** The ends of what is drawn lie in the field's domain, said in the unit that is typed. */
function checkEnds(distribution: Distribution, field: Field, reading: NumberReading): void {
  const ends = "mode" in distribution || distribution.dist === "uniform" ? [distribution.min, distribution.max] : [];
  for (const end of ends) {
    if (isInside(String(end), field.domain)) continue;
    refuse(`Every value of ${field.label} must be ${reading.allowed}; this reaches ${reading.write(String(end))}.`);
  }
}

/** Reads a text for which `isUncertainText` holds, and holds it against the field's domain and the rules of section 9. */
export function readUncertain(text: string, field: Field, reading: NumberReading): ReadDistribution {
  try {
    const pointed = /^(.*\S)\s+at\s+(\S.*)$/i.exec(text);
    const distribution = readBody((pointed?.[1] ?? text).trim(), field, reading);
    const [point] = pointed?.[2] === undefined ? [] : numbers([pointed[2]], field, reading);
    const value: Distribution = point === undefined ? distribution : { ...distribution, point };
    checkEnds(value, field, reading);
    const faults = new FaultList();
    checkDistribution({ ...value }, field, ROOT, faults);
    const [fault] = faults.faults;
    return fault === undefined
      ? { ok: true, value }
      : { ok: false, message: `${fault.message.replace(/; found an object\.$/, ".")}` };
  } catch (error) {
    if (error instanceof NotUncertain) return { ok: false, message: error.message };
    throw error;
  }
}

/** One `%` is enough for all. */
function joined(numbersShown: readonly string[], mark: string): string {
  const inPercent = numbersShown.every((number) => number.endsWith("%"));
  return numbersShown
    .map((number, at) => (inPercent && at < numbersShown.length - 1 ? number.replace(/\s*%$/, "") : number))
    .join(mark);
}

function bodyText(distribution: Distribution, number: (value: string | number) => string): string {
  const range = (...values: readonly (string | number)[]): string => joined(values.map(number), "..");
  switch (distribution.dist) {
    case "uniform":
      return `uniform ${range(distribution.min, distribution.max)}`;
    case "triangular":
    case "pert": {
      const { dist, min, mode, max } = distribution;
      const isMiddle = compare(exact(mode), exact(middleOf(String(min), String(max)))) === 0;
      const text = isMiddle ? range(min, max) : range(min, mode, max);
      return dist === "pert" ? text : `${dist} ${text}`;
    }
    case "normal": {
      const { mean, sd, min, max } = distribution;
      const spread = joined([number(mean), number(sd)], " ± ");
      if (min === undefined && max === undefined) return spread;
      const ends =
        min !== undefined && max !== undefined
          ? range(min, max)
          : min !== undefined
            ? `${number(min)}..`
            : `..${number(max!)}`;
      return `${spread} in ${ends}`;
    }
    case "lognormal":
      return `lognormal ${range(distribution.p10, distribution.p90)}`;
    case "beta":
      return `beta ${distribution.successes} of ${distribution.trials}`;
  }
}

/** A checked distribution as it is typed: read back, it is the same one where the numbers keep every digit. */
export function uncertainParts(
  distribution: Distribution,
  parts: (value: string | number) => QuantityParts,
): QuantityParts {
  const number = (value: string | number): string => parts(value).number;
  const point = distribution.point === undefined ? "" : ` at ${number(distribution.point)}`;
  const unit = distribution.dist === "beta" ? "" : parts("2").unit;
  return { number: `${bodyText(distribution, number)}${point}`, unit };
}
