/** Currencies as people type them beside an amount: `$1,200`, `1200 USD`. */
import { CURRENCIES } from "./currency.ts";
import { magnitudeOf } from "./magnitude.ts";
import { plainCharacters } from "./numeral.ts";

const currencySymbols = new Map<string, readonly string[]>();

/** The ways the currency is written, longest first. */
function symbolsOf(currency: string, locale: string): readonly string[] {
  const key = `${currency} ${locale}`;
  const known = currencySymbols.get(key);
  if (known !== undefined) return known;
  const forms = ["symbol", "narrowSymbol", "code"] as const;
  const symbols = [locale, "en"].flatMap((language) =>
    forms.map((currencyDisplay) => {
      const parts = new Intl.NumberFormat(language, { style: "currency", currency, currencyDisplay }).formatToParts(1);
      return plainCharacters(parts.find((part) => part.type === "currency")?.value ?? currency).toLowerCase();
    }),
  );
  const sorted = [...new Set(symbols)].sort((a, b) => b.length - a.length);
  currencySymbols.set(key, sorted);
  return sorted;
}

/** Without the currency in front of or behind the amount; another currency stays and is refused as no number. */
export function withoutCurrency(text: string, currency: string, locale: string): string {
  const sign = /^[+-]\s*/.exec(text)?.[0] ?? "";
  const amount = text.slice(sign.length);
  const lower = amount.toLowerCase();
  for (const symbol of symbolsOf(currency, locale)) {
    if (lower.startsWith(symbol)) return `${sign.trim()}${amount.slice(symbol.length).trim()}`;
    if (lower.endsWith(symbol) && magnitudeOf(symbol) === undefined) {
      return `${sign.trim()}${amount.slice(0, -symbol.length).trim()}`;
    }
  }
  return `${sign.trim()}${amount}`;
}

/** Whether what is left of an amount names a currency. */
export function namesCurrency(amount: string): boolean {
  const named = /\p{Sc}|[A-Z]{3}/u.exec(amount)?.[0];
  return named !== undefined && (named.length === 1 || CURRENCIES.includes(named));
}
