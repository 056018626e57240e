/** Quantities as they stand on a page (design: tables round, the inspector does not). */
import { minorUnitOf } from "./currency.ts";
import { calendarLabel, monthLabel } from "./month-text.ts";
import { withLatinDigits } from "./numeral.ts";
import { unitText } from "./unit-text.ts";

export interface FormatOptions {
  readonly currency: string;
  readonly locale: string;
  /** `table`: rounded, without unit, negatives in parentheses, a dash for nothing. `full`: every digit, with its unit. */
  readonly style: "table" | "full";
  /** Month 1 of the scenario, `YYYY-MM`; without it a month is shown by its number. */
  readonly startMonth?: string;
  /** Money in tables to the whole unit also below 1,000, where all of a statement is. */
  readonly wholeMoney?: boolean;
  /** Fewer decimals than a full text has, where the value has no end. */
  readonly mostDecimals?: number;
}

export interface QuantityParts {
  readonly number: string;
  /** Set dimmed; may be empty. */
  readonly unit: string;
}

export const NOTHING = "–";
const MOST_DECIMALS = 12;
const PERCENTAGES: readonly string[] = ["share", "ratio", "change"];
const formats = new Map<string, Intl.NumberFormat>();

function formatOf(locale: string, style: "decimal" | "percent", least: number, most: number): Intl.NumberFormat {
  const key = `${style} ${least} ${most} ${locale}`;
  const cached = formats.get(key);
  if (cached !== undefined) return cached;
  const format = new Intl.NumberFormat(withLatinDigits(locale), {
    style,
    minimumFractionDigits: least,
    maximumFractionDigits: most,
    roundingMode: "halfExpand",
  });
  formats.set(key, format);
  return format;
}

/** Decimals of a table cell: the larger the number, the fewer. */
function tableDecimals(
  kind: string,
  magnitude: number,
  options: FormatOptions,
): readonly [least: number, most: number] {
  if (PERCENTAGES.includes(kind)) return [1, 1];
  if (kind === "money") {
    const whole = options.wholeMoney === true || magnitude >= 1000;
    const decimals = whole ? 0 : minorUnitOf(options.currency);
    return [decimals, decimals];
  }
  if (magnitude >= 1000) return [0, 0];
  return [0, magnitude >= 10 ? 1 : 2];
}

function fullDecimals(kind: string, options: FormatOptions): readonly [least: number, most: number] {
  const most = options.mostDecimals ?? MOST_DECIMALS;
  return [kind === "money" ? Math.min(minorUnitOf(options.currency), most) : 0, most];
}

function kindOf(unit: string): string {
  return unit.split("/", 1)[0] ?? unit;
}

/** Number and unit apart, so that the unit can be dimmed. `value` is plain decimal text, a month number, or null for nothing. */
export function quantityParts(value: string | number | null, unit: string, options: FormatOptions): QuantityParts {
  if (value === null) return { number: NOTHING, unit: "" };
  const kind = kindOf(unit);
  if (kind === "month" || kind === "plan-month") {
    const isDated = kind === "month" && options.startMonth !== undefined && Number(value) > 0;
    const label = isDated ? monthLabel(options.startMonth ?? "", Number(value), options.locale) : `month ${value}`;
    return { number: label, unit: kind === "plan-month" && options.style === "full" ? "of the plan" : "" };
  }
  if (kind === "calendar-month") return { number: calendarLabel(String(value), options.locale), unit: "" };
  const text = String(value);
  const isNegative = text.startsWith("-");
  const digits = isNegative ? text.slice(1) : text;
  const isTable = options.style === "table";
  if (isTable && Number(digits) === 0) return { number: NOTHING, unit: "" };
  const [least, most] = isTable ? tableDecimals(kind, Number(digits), options) : fullDecimals(kind, options);
  const style = PERCENTAGES.includes(kind) ? "percent" : "decimal";
  const shown = formatOf(options.locale, style, least, most).format(digits as `${number}`);
  const hasSign = isNegative && /[1-9]/.test(shown);
  const number = hasSign ? (isTable ? `(${shown})` : `−${shown}`) : shown;
  return { number, unit: isTable ? "" : unitText(unit, options.currency, !isNegative && shown === "1") };
}

/** The same as one text: `62.00 USD / endpoint`, `65%`, `(1,843)`. */
export function formatQuantity(value: string | number | null, unit: string, options: FormatOptions): string {
  const parts = quantityParts(value, unit, options);
  return parts.unit === "" ? parts.number : `${parts.number} ${parts.unit}`;
}
