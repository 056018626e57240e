import type { DateOrder } from "./ticket-fields.ts";

/**
 * Dates as exports write them. Reading happens in two steps, because `03/04/2016` means nothing until the file has shown
 * its order: `scanDate` takes the text apart, `dateFromParts` reads it under an order. A time without a zone is wall time;
 * times are elapsed (spec/command-line.md).
 */
export interface DateParts {
  /** The three numbers as written; with a month in words or a year first the order is known already. */
  a: number;
  b: number;
  c: number;
  /** The order that the writing itself shows, null where it is open (`03/04/2016`). */
  shown: DateOrder | null;
  /** The first number has two digits or more, so that it may be a year. */
  mayStartWithYear: boolean;
  /** Milliseconds since midnight, NaN if there is no such time of day. */
  timeOfDay: number;
  /** Minutes east of UTC, NaN where none is written. */
  zone: number;
}

export interface Moment {
  /** Milliseconds of the wall time as written, counted as if it were UTC: calendar months come from it. */
  wall: number;
  /** Milliseconds of the instant (the wall time where no zone is written): durations come from it. */
  instant: number;
}

const MONTHS = [
  ["jan", "gen", "ene", "janv"],
  ["feb", "fev", "febr", "fevr"],
  ["mar", "marz", "mrz", "mars"],
  ["apr", "abr", "avr"],
  ["may", "mai", "mag"],
  ["jun", "giu", "juin"],
  ["jul", "lug", "juil"],
  ["aug", "ago", "aou", "aout"],
  ["sep", "set", "sett", "sept"],
  ["oct", "out", "ott", "okt"],
  ["nov"],
  ["dec", "dez", "dic"],
];
const MONTH_OF = new Map(MONTHS.flatMap((names, index) => names.map((name) => [name, index + 1] as const)));

const NUMERIC = /^(?:[a-z]{2,9}\.?,? )?(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})(?:(?:t|,? +|,? - |,? at )(.+))?$/i;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:t? ?(\d{2})(\d{2})(\d{2})?)?(z|[+-]\d{2}:?\d{2})?$/i;
const DAY_MONTH =
  /^(?:[a-z]{2,9}\.?,? )?(\d{1,2})(?:st|nd|rd|th|º|\.)?[-/. ]+(?:de )?([a-zà-ü]{3,10})\.?,?[-/. ]+(?:de )?(\d{2}|\d{4})(?:,? +(?:at )?(.+))?$/i;
const MONTH_DAY = /^(?:[a-z]{2,9}\.?,? )?([a-z]{3,10})\.? +(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})(?:,? +(?:at )?(.+))?$/i;
const TIME =
  /^(\d{1,2})(?:[:h.](\d{2}))?(?:[:m.](\d{2})(?:[.,](\d{1,9}))?)?s? ?(am|pm|a\.m\.|p\.m\.)? ?(?:(z|utc|gmt)?([+-]\d{2}:?\d{0,2})?|\(?[a-z]{2,5}\)?)$/i;

const DAY_MS = 86_400_000;

function monthInWords(word: string): number {
  const plain = word.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return MONTH_OF.get(plain.slice(0, 3)) ?? MONTH_OF.get(plain.slice(0, 4)) ?? 0;
}

function fullYear(year: number, digits: number): number {
  // The pivot of POSIX: 69 to 99 are of the last century.
  return digits > 2 ? year : year + (year >= 69 ? 1900 : 2000);
}

function zoneMinutes(text: string): number {
  const hours = Number(text.slice(1, 3));
  const minutes = Number(text.slice(3).replace(":", "") || "0");
  return (text[0] === "-" ? -1 : 1) * (hours * 60 + minutes);
}

/** False if the text is no time of day. */
function scanTime(text: string, parts: DateParts): boolean {
  const found = TIME.exec(text.trim());
  if (!found || (found[2] === undefined && found[5] === undefined)) return false;
  let hours = Number(found[1]);
  const minutes = Number(found[2] ?? 0);
  const seconds = Number(found[3] ?? 0);
  const meridiem = found[5]?.[0]?.toLowerCase();
  let exists = hours < 24 && minutes < 60 && seconds < 61;
  if (meridiem !== undefined) {
    // `14:05 PM` is written by some exports and has one reading; `0:05 PM` is noon.
    if (hours === 12) hours = meridiem === "p" ? 12 : 0;
    else if (meridiem === "p" && hours < 12) hours += 12;
    exists &&= hours < 24;
  }
  const fraction = found[4] === undefined ? 0 : Math.trunc(Number(`0.${found[4]}`) * 1000);
  parts.timeOfDay = exists ? ((hours * 60 + minutes) * 60 + seconds) * 1000 + fraction : Number.NaN;
  if (found[6] !== undefined) parts.zone = 0;
  if (found[7] !== undefined) parts.zone = zoneMinutes(found[7]);
  return true;
}

// Filled anew by each call: an array for every date of a million rows is work for the collector.
const NUMBERS = new Int32Array(3);
const WIDTHS = new Int32Array(3);

/** The common shape (numbers, one separator, optional H:MM[:SS]) without regular expressions; false if it is another. */
function scanQuickly(text: string, parts: DateParts): boolean {
  const length = text.length;
  const numbers = NUMBERS;
  const widths = WIDTHS;
  let at = 0;
  let separator = 0;
  for (let part = 0; part < 3; part += 1) {
    let value = 0;
    const start = at;
    // Past the end the code is NaN, which is no digit.
    for (let next = text.charCodeAt(at) - 48; next >= 0 && next <= 9; next = text.charCodeAt(at) - 48) {
      value = value * 10 + next;
      at += 1;
    }
    const width = at - start;
    if (width === 0 || width > 4 || width === 3) return false;
    numbers[part] = value;
    widths[part] = width;
    if (part === 2) break;
    const mark = text.charCodeAt(at);
    if (part === 0 ? mark !== 45 && mark !== 46 && mark !== 47 : mark !== separator) return false;
    separator = mark;
    at += 1;
  }
  let time = 0;
  if (at < length) {
    const between = text.charCodeAt(at);
    if (between !== 32 && between !== 84) return false;
    at += 1;
    let scale = 3_600_000;
    let limit = 24;
    for (let part = 0; part < 3; part += 1) {
      const start = at;
      let value = 0;
      for (let next = text.charCodeAt(at) - 48; next >= 0 && next <= 9; next = text.charCodeAt(at) - 48) {
        value = value * 10 + next;
        at += 1;
      }
      const width = at - start;
      if (width === 0 || width > 2 || (part > 0 && width !== 2)) return false;
      time = value < limit ? time + value * scale : Number.NaN;
      scale /= 60;
      limit = 60;
      if (at === length) {
        if (part === 0) return false;
        break;
      }
      if (part === 2 || text.charCodeAt(at) !== 58) return false;
      at += 1;
    }
    if (at < length) return false;
  }
  return setNumbers(parts, numbers, widths, time);
}

function setNumbers(parts: DateParts, numbers: ArrayLike<number>, widths: ArrayLike<number>, time: number): boolean {
  const first = widths[0] ?? 0;
  const middle = widths[1] ?? 0;
  const last = widths[2] ?? 0;
  if (middle > 2 || (first > 2 && last > 2) || (first <= 2 && last !== 2 && last !== 4) || (first > 2 && first !== 4))
    return false;
  parts.a = numbers[0] ?? 0;
  parts.b = numbers[1] ?? 0;
  // A year of two digits stays as written: with two digits everywhere the first number may be the year.
  parts.c = numbers[2] ?? 0;
  parts.shown = first === 4 ? "ymd" : null;
  parts.mayStartWithYear = first >= 2;
  parts.timeOfDay = time;
  parts.zone = Number.NaN;
  return true;
}

/** Takes a date apart; false if the text is not written as a date. */
export function scanDate(raw: string, parts: DateParts): boolean {
  if (scanQuickly(raw, parts)) return true;
  const text = raw.trim().replace(/[\u00a0\u202f]/g, " ");
  if (text.length < 6 || text.length > 50) return false;
  parts.timeOfDay = 0;
  parts.zone = Number.NaN;
  const numeric = NUMERIC.exec(text);
  if (numeric) {
    const [, a = "", , b = "", c = "", time] = numeric;
    if (time !== undefined && !scanTime(time, parts)) return false;
    const { zone } = parts;
    const known = setNumbers(parts, [Number(a), Number(b), Number(c)], [a.length, b.length, c.length], parts.timeOfDay);
    parts.zone = zone;
    return known;
  }
  const compact = COMPACT.exec(text);
  if (compact) {
    const [, year, month, day, hours, minutes, seconds, zone] = compact;
    parts.a = Number(year);
    parts.b = Number(month);
    parts.c = Number(day);
    parts.shown = "ymd";
    if (hours !== undefined && !scanTime(`${hours}:${minutes}:${seconds ?? "00"}`, parts)) return false;
    if (zone !== undefined) parts.zone = zone.toLowerCase() === "z" ? 0 : zoneMinutes(zone);
    return true;
  }
  if (/^[12]\d{9}(\d{3})?$/.test(text)) {
    const moment = new Date(text.length === 10 ? Number(text) * 1000 : Number(text));
    parts.a = moment.getUTCFullYear();
    parts.b = moment.getUTCMonth() + 1;
    parts.c = moment.getUTCDate();
    parts.shown = "ymd";
    parts.timeOfDay = moment.getTime() % DAY_MS;
    parts.zone = 0;
    return true;
  }
  const dayFirst = DAY_MONTH.exec(text);
  const monthFirst = dayFirst ? null : MONTH_DAY.exec(text);
  const found = dayFirst ?? monthFirst;
  if (!found) return false;
  const month = monthInWords((dayFirst ? found[2] : found[1]) ?? "");
  if (month === 0) return false;
  const year = found[3] ?? "";
  parts.a = fullYear(Number(year), year.length);
  parts.b = month;
  parts.c = Number(dayFirst ? found[1] : found[2]);
  parts.shown = "ymd";
  return found[4] === undefined || scanTime(found[4], parts);
}

const MONTH_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** True if the calendar has this day (years 1900 to 2199). */
export function dayExists(year: number, month: number, day: number): boolean {
  if (year < 1900 || year > 2199 || day < 1 || day > (MONTH_DAYS[month - 1] ?? 0)) return false;
  return month !== 2 || day < 29 || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0));
}

/** Days since 1970-01-01 of a day that exists (Hinnant, days from civil): several times as fast as Date.UTC. */
function dayNumber(year: number, month: number, day: number): number {
  const years = month <= 2 ? year - 1 : year;
  const century = Math.floor(years / 100);
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day;
  return years * 365 + Math.floor(years / 4) - century + Math.floor(century / 4) + dayOfYear - 719_469;
}

export function emptyParts(): DateParts {
  return { a: 0, b: 0, c: 0, shown: null, mayStartWithYear: false, timeOfDay: 0, zone: Number.NaN };
}

function yearUnder(parts: DateParts, order: DateOrder): number {
  if (parts.shown === "ymd") return parts.a;
  const written = order === "ymd" ? parts.a : parts.c;
  return written < 100 ? fullYear(written, 2) : written;
}

function monthUnder(parts: DateParts, order: DateOrder): number {
  return parts.shown === null && order === "mdy" ? parts.a : parts.b;
}

function dayUnder(parts: DateParts, order: DateOrder): number {
  if (parts.shown === "ymd" || order === "ymd") return parts.c;
  return order === "dmy" ? parts.a : parts.b;
}

/** Whether the written numbers are a day under an order. `ymd` is open only where the year has two digits. */
export function possibleUnder(parts: DateParts, order: DateOrder): boolean {
  if (order === "ymd" && parts.shown === null && (parts.c >= 100 || !parts.mayStartWithYear)) return false;
  return dayExists(yearUnder(parts, order), monthUnder(parts, order), dayUnder(parts, order));
}

/** Fills `moment`; false if there is no such date or time of day. */
export function dateFromParts(parts: DateParts, order: DateOrder, moment: Moment): boolean {
  if (!possibleUnder(parts, order) || Number.isNaN(parts.timeOfDay)) return false;
  const days = dayNumber(yearUnder(parts, order), monthUnder(parts, order), dayUnder(parts, order));
  moment.wall = days * DAY_MS + parts.timeOfDay;
  moment.instant = Number.isNaN(parts.zone) ? moment.wall : moment.wall - parts.zone * 60_000;
  return true;
}

/** Day 0 of several systems (HaloPSA 1899-12-30, .NET 0001-01-01, MySQL 0000-00-00) stands for a missing date. */
export function isZeroDate(text: string): boolean {
  return /^(1899-12-30|0001-01-01|0000-00-00|00[-/.]00[-/.]0000|30[-/.]12[-/.]1899|12[-/.]30[-/.]1899|0?1[-/.]0?1[-/.]0001)/.test(
    text,
  );
}

/** `2016-03` of a wall time. */
export function monthOf(wall: number): string {
  return new Date(wall).toISOString().slice(0, 7);
}

/** `2016-03-29` of a wall time. */
export function dayOf(wall: number): string {
  return new Date(wall).toISOString().slice(0, 10);
}
