import { plainWords } from "./headings.ts";
import type { DecimalMark } from "./ticket-fields.ts";

/** What one cell says: missing, yes or no, a count, a duration. A cell that cannot be read is never read as zero. */

const MISSING = new Set([
  "",
  "?",
  "-",
  "--",
  "---",
  "–",
  "—",
  "n/a",
  "na",
  "#n/a",
  "null",
  "(null)",
  "none",
  "nil",
  "nan",
  "nat",
  "undefined",
  "(empty)",
  "(blank)",
  "<null>",
  ".",
]);

/** Markers that exports write where there is no value. */
export function isMissing(cell: string): boolean {
  const length = cell.length;
  if (length === 0) return true;
  if (length > 14) return cell.trim() === "";
  const first = cell.charCodeAt(0);
  // Digits start most cells and no marker.
  if (first >= 48 && first <= 57) return false;
  return MISSING.has(cell.trim().toLowerCase());
}

const YES = new Set([
  ..."true t yes y 1 sim s si oui ja j wahr vero verdadeiro verdadero vrai x".split(" "),
  ..."met made achieved ok pass passed compliant inside within i cumprido atendido rispettato cumplido fulfilled success".split(
    " ",
  ),
  ...[
    "on time",
    "in time",
    "in sla",
    "within sla",
    "sla met",
    "sla made",
    "sla achieved",
    "inside sla",
    "met sla",
    "not breached",
  ],
  ...[
    "not violated",
    "no breach",
    "no prazo",
    "dentro do prazo",
    "dentro do sla",
    "entro sla",
    "within target",
    "sla fulfilled",
  ],
]);
const NO = new Set([
  ..."false f no n 0 nao non nein falsch falso faux".split(" "),
  ..."violated breached missed failed fail overdue late outside o exceeded breach violation estourado violado scaduto".split(
    " ",
  ),
  ...[
    "sla violated",
    "sla breached",
    "sla missed",
    "sla failed",
    "out of sla",
    "outside sla",
    "not met",
    "sla not met",
    "not in sla",
  ],
  ...[
    "fora do prazo",
    "fora do sla",
    "nao cumprido",
    "nao atendido",
    "fuori sla",
    "non rispettato",
    "no cumplido",
    "not within sla",
  ],
  ...["atrasado", "vencido", "sla exceeded", "not achieved", "sla not achieved"],
]);
const OUTCOME = /breach|violat|miss|fail|overdue|met|within|achiev|complian|sla|prazo|time/;

/** 1 yes, 0 no, -1 neither. `missed`: the column asks whether the agreement was missed, so plain yes and no turn over. */
export function readBoolean(cell: string, missed = false): -1 | 0 | 1 {
  const plain = plainWords(cell);
  const yes = YES.has(plain);
  if (!yes && !NO.has(plain)) return -1;
  const turned = missed && !OUTCOME.test(plain);
  return yes !== turned ? 1 : 0;
}

/** A count of 0 or more as whole number (`3`, `3.0`), NaN if it is none. */
export function readCount(cell: string): number {
  const text = cell.trim();
  if (!/^\d{1,9}([.,]0+)?$/.test(text)) return Number.NaN;
  return Number.parseInt(text, 10);
}

const PLAIN_NUMBER = /^-?\d+(\.\d+)?$/;

/** A number under a decimal mark, grouped or not; NaN if it is none. */
export function readNumber(cell: string, mark: DecimalMark): number {
  if (mark === "." && PLAIN_NUMBER.test(cell)) return Number(cell);
  const text = cell.trim().replace(/[\s\u00a0\u202f']/g, "");
  const pattern =
    mark === "." ? /^-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$|^-?\.\d+$/ : /^-?(\d+|\d{1,3}(\.\d{3})+)(,\d+)?$|^-?,\d+$/;
  if (!pattern.test(text)) return Number.NaN;
  return Number(mark === "." ? text.replaceAll(",", "") : text.replaceAll(".", "").replace(",", "."));
}

export type DurationUnit = "minutes" | "hours" | "seconds" | "days";
const MINUTES_PER: Record<DurationUnit, number> = { minutes: 1, hours: 60, seconds: 1 / 60, days: 1440 };

/** The unit that a heading names, null if none: `Total Hours Worked`, `Time tracked (in hrs)`, `Duration Minutes`. */
export function unitOfHeading(heading: string): DurationUnit | null {
  const plain = ` ${plainWords(heading)} `;
  if (/ (min|mins|minutes?|minutos?|minuti) /.test(plain)) return "minutes";
  if (/ (h|hr|hrs|hours?|horas?|ore|heures?|stunden) /.test(plain)) return "hours";
  if (/ (s|sec|secs|seconds?|segundos?|secondi) /.test(plain)) return "seconds";
  return null;
}

const CLOCK = /^(-)?(?:(\d+)(?: |\.|d |day |days )+)?(\d{1,6}):([0-5]\d)(?::([0-5]\d)(?:[.,]\d+)?)?$/;
const UNIT_WORD =
  "d|days?|dias?|h|hrs?|hours?|horas?|ore|m|mins?|minutes?|minutos?|minuti|s|secs?|seconds?|segundos?|secondi";
const WORDED = new RegExp(`^-?(?:\\d+(?:[.,]\\d+)?\\s*(?:${UNIT_WORD})\\.?[\\s,]*(?:and\\s+|e\\s+)?)+$`, "i");
const WORDED_PART = new RegExp(`(\\d+(?:[.,]\\d+)?)\\s*(${UNIT_WORD})\\.?(?=[\\s,\\d]|$)`, "gi");

/**
 * Minutes in a cell; NaN if it is no duration. `1h 15m`, `00:25:00`, `1:30` (hours and minutes), `90 min`, or a plain number
 * in `unit`; a plain number without a unit is no duration, because hours and minutes look alike.
 */
export function readDuration(cell: string, unit: DurationUnit | null, mark: DecimalMark): number {
  const text = cell.trim();
  const plain = readNumber(text, mark);
  if (!Number.isNaN(plain)) return unit === null ? Number.NaN : plain * MINUTES_PER[unit];
  const clock = CLOCK.exec(text);
  if (clock) {
    const [, sign, days, hours, minutes, seconds] = clock;
    const total = Number(days ?? 0) * 1440 + Number(hours) * 60 + Number(minutes) + Number(seconds ?? 0) / 60;
    return sign === "-" ? -total : total;
  }
  if (!WORDED.test(text)) return Number.NaN;
  let total = 0;
  for (const [, amount = "", word = ""] of text.matchAll(WORDED_PART)) {
    const first = word[0]?.toLowerCase();
    const key =
      first === "d" ? "days" : first === "h" || first === "o" ? "hours" : first === "m" ? "minutes" : "seconds";
    total += Number(amount.replace(",", ".")) * MINUTES_PER[key];
  }
  return text.startsWith("-") ? -total : total;
}

const GUARDED = /^'\s*[=+\-@＝＋－＠\t\r\n\0|]/;

/**
 * Text as stored: trimmed, in Unicode normal form C, without the one apostrophe that our own exports put before formula
 * characters. Nothing else is changed: look-alikes survive.
 */
export function readText(cell: string): string {
  const text = cell.trim();
  return (GUARDED.test(text) ? text.slice(1) : text).normalize("NFC");
}

/** A copy that does not keep the text it was cut from alive (V8 cuts by reference from 13 characters). */
export function detached(text: string): string {
  return text.length < 13 ? text : [...text].join("");
}
