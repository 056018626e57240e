/** How figures are written on screen: by locale, negatives in parentheses, no false precision. Full precision is the inspector's. */
import { useMemo } from "react";
import { useScenario } from "../state/scenario-store.ts";
import { useWorkspace } from "../state/workspace-store.ts";

export interface Figures {
  readonly locale: string;
  readonly currency: string;
  /** 1,843 or (34): for tables, the currency stands in the head. */
  amount(value: number): string;
  /** 56.45: small money in tables. */
  price(value: number): string;
  /** $118,338: standing alone. */
  money(value: number): string;
  /** +$17,600 or −$49,957. */
  moneyChange(value: number): string;
  /** $141.8k or $1.97M: in sentences; `digits` where a scale asks for others. */
  shortMoney(value: number, digits?: number): string;
  /** 4.93M from a million on, else as `amount`: where there is little room. */
  shortAmount(value: number): string;
  /** 58.4% of 0.584. */
  percent(share: number, digits?: number): string;
  number(value: number, digits?: number): string;
  /** Sep 26 of 2026-09. */
  shortMonth(month: string): string;
  /** Sep 2026. */
  month(month: string): string;
  time(at: Date): string;
}

function minus(text: string): string {
  return text.replace("-", "−");
}

function noNegativeZero(value: number): number {
  return value === 0 ? 0 : value;
}

export function figuresOf(locale: string, currency: string): Figures {
  const decimals = new Map<number, Intl.NumberFormat>();
  const decimal = (digits: number): Intl.NumberFormat => {
    const known = decimals.get(digits);
    if (known !== undefined) return known;
    const made = new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
    decimals.set(digits, made);
    return made;
  };
  const inParentheses = (value: number, digits: number): string => {
    const text = decimal(digits).format(noNegativeZero(Math.abs(value)));
    // What rounds to nothing is not negative either.
    const isNegative = value < 0 && /[1-9]/.test(text);
    return isNegative ? `(${text})` : text;
  };
  const whole = new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
    maximumFractionDigits: 0,
  });
  const signed = new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
    maximumFractionDigits: 0,
    signDisplay: "exceptZero",
  });
  const short = (digits: number): Intl.NumberFormat =>
    new Intl.NumberFormat(locale, {
      style: "currency",
      currency,
      currencyDisplay: "narrowSymbol",
      notation: "compact",
      minimumFractionDigits: 0,
      maximumFractionDigits: digits,
    });
  const compact = new Intl.NumberFormat(locale, {
    notation: "compact",
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  const shortForms = [0, 1, 2, 3].map(short);
  const percents = [0, 1, 2, 3].map(
    (digits) =>
      new Intl.NumberFormat(locale, {
        style: "percent",
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      }),
  );
  const short2 = new Intl.DateTimeFormat(locale, { month: "short", year: "2-digit", timeZone: "UTC" });
  const long = new Intl.DateTimeFormat(locale, { month: "short", year: "numeric", timeZone: "UTC" });
  const clock = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const dateOf = (month: string): Date => new Date(`${month}-01T00:00:00Z`);
  return {
    locale,
    currency,
    amount: (value) => inParentheses(value, 0),
    price: (value) => inParentheses(value, 2),
    money: (value) => minus(whole.format(noNegativeZero(Math.round(value)))),
    moneyChange: (value) => minus(signed.format(Math.round(value))),
    shortMoney: (value, digits = Math.abs(value) >= 1e6 ? 2 : Math.abs(value) >= 1e3 ? 1 : 0) =>
      minus((shortForms[digits] ?? short(digits)).format(value)).replace("K", "k"),
    shortAmount: (value) => (Math.abs(value) >= 1e6 ? minus(compact.format(value)) : inParentheses(value, 0)),
    percent: (share, digits = 1) => minus((percents[digits] ?? percents[1]!).format(noNegativeZero(share))),
    number: (value, digits = 0) => minus(decimal(digits).format(noNegativeZero(value))),
    shortMonth: (month) => short2.format(dateOf(month)),
    month: (month) => long.format(dateOf(month)),
    time: (at) => clock.format(at),
  };
}

/** The figures of the selected scenario's currency in the workspace's locale. */
export function useFigures(): Figures {
  const locale = useWorkspace((state) => state.settings.locale);
  const currency = useScenario((state) => state.records?.document.currency ?? "USD");
  return useMemo(() => figuresOf(locale, currency), [locale, currency]);
}
