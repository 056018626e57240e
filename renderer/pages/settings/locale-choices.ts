/** Locales to choose from, each shown by how it writes a number and a month. */
import type { Choice } from "../../../shared/model/field.ts";

const OFFERED = [
  "en-US",
  "en-GB",
  "en-CA",
  "en-AU",
  "en-IN",
  "de-DE",
  "de-CH",
  "fr-FR",
  "es-ES",
  "it-IT",
  "nl-NL",
  "pt-BR",
  "sv-SE",
  "pl-PL",
  "ja-JP",
];

function labelOf(locale: string): string {
  const name = new Intl.DisplayNames(["en"], { type: "language", languageDisplay: "standard" }).of(locale) ?? locale;
  const number = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(1234.5);
  return `${number}, ${name}`;
}

/** The chosen one is among them whatever it is. */
export function localeChoices(chosen: string): readonly Choice[] {
  const locales = OFFERED.includes(chosen) ? OFFERED : [chosen, ...OFFERED];
  return locales.map((locale) => ({ value: locale, label: labelOf(locale) }));
}
