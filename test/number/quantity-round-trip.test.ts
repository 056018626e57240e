import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DISPLAY_UNITS } from "../../shared/number/display-unit.ts";
import { formatQuantity } from "../../shared/number/format-quantity.ts";
import { shiftDecimal, tidyDecimal } from "../../shared/number/numeral.ts";
import { readQuantity } from "../../shared/number/quantity-text.ts";

const OPTIONS = { currency: "USD", locale: "en-US", startMonth: "2026-01" };
const PERCENTAGES = ["share", "ratio", "change/year"];
const LOCALES = ["en-US", "de-DE", "fr-FR", "de-CH", "en-IN", "sv-SE", "tr-TR", "es-ES", "ja-JP", "ar-EG", "pt-PT"];

describe("there and back", () => {
  const numeric = DISPLAY_UNITS.filter(
    (unit) => !["month", "plan-month", "calendar-month", "choice", "flag", "text"].includes(unit),
  );
  const decimal = fc
    .tuple(
      fc.boolean(),
      fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }),
      fc.nat(12),
      fc.bigInt({ min: 0n, max: 10n ** 12n - 1n }),
    )
    .map(([negative, whole, digits, fraction]) => {
      const after = fraction.toString().padStart(12, "0").slice(0, digits);
      return tidyDecimal(`${negative ? "-" : ""}${whole}.${after}`);
    });
  const small = fc
    .tuple(fc.boolean(), fc.nat(2000), fc.nat(12))
    .map(([negative, digits, places]) => tidyDecimal(shiftDecimal(`${negative ? "-" : ""}${digits}`, -places)));

  test.each(LOCALES)("what %s shows in full is read as the same value, to the last digit", (locale) => {
    fc.assert(
      fc.property(
        fc.oneof(decimal, small),
        fc.constantFrom(...numeric),
        fc.constantFrom("USD", "EUR", "JPY", "BHD", "INR", "CHF", "MMK"),
        (value, unit, currency) => {
          // A percentage has two digits more before the point than its fraction: 18 are the most that can be read.
          fc.pre(!PERCENTAGES.includes(unit) || value.replace(/^-|\..*$/g, "").length <= 16);
          const options = { locale, currency, startMonth: "2026-01" };
          const text = formatQuantity(value, unit, { ...options, style: "full" });
          expect(readQuantity(text, unit, options), text).toEqual({ ok: true, value, reading: text });
        },
      ),
      { numRuns: 300, seed: 7 },
    );
  });

  test.each(LOCALES)("every month of %s", (locale) => {
    for (let month = 1; month <= 600; month += 7) {
      const options = { ...OPTIONS, startMonth: "2026-04", locale };
      const text = formatQuantity(month, "month", { ...options, style: "full" });
      expect(readQuantity(text, "month", options), text).toMatchObject({ ok: true, value: String(month) });
    }
  });

  test("nothing anybody types throws or gives what is no decimal", () => {
    const pieces = fc.constantFrom(
      "1",
      "0",
      "12",
      ".",
      ",",
      " ",
      "%",
      "k",
      "m",
      "h",
      "min",
      "(",
      ")",
      "-",
      "+",
      "=",
      "*",
      "/",
      "$",
      "€",
      "a",
      "month",
      "per",
      "'",
      "Jul",
      "2026",
      ":",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join("")),
        ),
        fc.constantFrom(...DISPLAY_UNITS),
        fc.constantFrom(...LOCALES),
        (typed, unit, locale) => {
          const read = readQuantity(typed, unit, { ...OPTIONS, locale });
          if (read.ok) expect(read.value).toMatch(/^-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,12})?$/);
          else expect(read.message).toMatch(/^\S[\s\S]*\.$/);
        },
      ),
      { numRuns: 5000, seed: 11 },
    );
  });
});
