import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { add, exact, multiply, plainText } from "../../shared/number/exact.ts";
import { readQuantity } from "../../shared/number/quantity-text.ts";

const US = { currency: "USD", locale: "en-US", startMonth: "2026-01" };

function changed(text: string, unit: string, value: string, maybeNegative = false, locale = "en-US"): string {
  const read = readQuantity(text, unit, { ...US, locale, standing: { value, maybeNegative } });
  return read.ok ? read.value : read.message;
}

describe("a change of what stands there", () => {
  test.each([
    ["+5%", "money", "120", "126"],
    ["=+5%", "money", "120", "126"],
    ["-10 %", "money", "120", "108"],
    ["*1.1", "money", "62", "68.2"],
    ["* 110%", "money", "62", "68.2"],
    ["=*1.1", "money", "62", "68.2"],
    ["×2", "hours", "1.5", "3"],
    ["/4", "money", "62", "15.5"],
    ["÷3", "money", "1", "0.333333333333"],
    ["-10", "money", "62.5", "52.5"],
    ["=-10", "money", "62.5", "52.5"],
    ["−$10", "money", "62.5", "52.5"],
    ["+1.2k", "money", "100", "1300"],
    ["+15 min", "hours", "1", "1.25"],
    ["+1h 15m", "minutes", "45", "120"],
    ["+5", "units", "60", "65"],
    ["+3", "month", "7", "10"],
    ["+2 years", "month", "7", "31"],
  ])("%s in %s on %s is %s", (text, unit, value, after) => {
    expect(changed(text, unit, value)).toBe(after);
  });

  test.each([
    ["+5%", "0.4", "0.42"],
    ["+5", "0.4", "0.45"],
    ["+1", "0.4", "0.41"],
    ["+0.05", "0.4", "0.45"],
    ["+0.5 pp", "0.4", "0.405"],
    ["-5 points", "0.4", "0.35"],
    ["*1.5", "0.4", "0.6"],
  ])("%s on a share of %s is %s", (text, value, after) => {
    expect(changed(text, "share", value)).toBe(after);
  });

  test("a bare sign belongs to the number where numbers may be negative", () => {
    expect(changed("-3%", "change/year", "0.02", true)).toBe("-0.03");
    expect(changed("+3%", "change/year", "0.02", true)).toBe("0.03");
    expect(changed("=-3", "change/year", "0.02", true)).toBe("-0.01");
    expect(changed("*2", "change/year", "0.02", true)).toBe("0.04");
  });

  test("a sum of several numbers stays a sum, and a number a number", () => {
    expect(changed("=120*1.04", "money", "7")).toBe("124.8");
    expect(changed("=-3+5", "money", "7")).toBe("2");
    expect(changed("(5)", "money", "7")).toBe("-5");
    expect(changed("65", "share", "0.4")).toBe("0.65");
  });

  test("numbers are read by the locale", () => {
    expect(changed("*1,1", "money", "62", false, "de-DE")).toBe("68.2");
    expect(changed("+1.000,50", "money", "62", false, "de-DE")).toBe("1062.5");
  });

  test.each([
    ["/0", "“/0” divides by 0."],
    ["*lots", "“lots” is not a number; write it like 1,234.5 or 1234.5."],
    ["*99999999999999999", "The number is too large: 18 digits are the most."],
  ])("%s is refused: %s", (text, message) => {
    expect(changed(text, "money", "1200")).toBe(message);
  });

  test("decimals are exact", () => {
    const cents = fc.integer({ min: 0, max: 10 ** 9 }).map((whole) => `${Math.floor(whole / 100)}.${whole % 100}`);
    fc.assert(
      fc.property(cents, cents, (value, amount) => {
        const [before, by] = [plainText(exact(value)), plainText(exact(amount))];
        expect(changed(`+${by}`, "money", before)).toBe(plainText(add(exact(before), exact(by))));
        expect(changed(`*${by}`, "factor", before)).toBe(plainText(multiply(exact(before), exact(by))));
      }),
      { seed: 4, numRuns: 300 },
    );
  });
});
