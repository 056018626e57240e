import { describe, expect, test } from "vitest";
import { CURRENCIES, minorUnitOf } from "../../shared/number/currency.ts";
import { type FormatOptions, formatQuantity } from "../../shared/number/format-quantity.ts";

const OPTIONS = { currency: "USD", locale: "en-US", startMonth: "2026-01" };

describe("as written", () => {
  const table = (value: string | null, unit: string, more: Partial<FormatOptions> = {}) =>
    formatQuantity(value, unit, { ...OPTIONS, style: "table", ...more });
  const full = (value: string | number | null, unit: string, more: Partial<FormatOptions> = {}) =>
    formatQuantity(value, unit, { ...OPTIONS, style: "full", ...more });

  test("tables round, and put negatives in parentheses", () => {
    expect(table("1842.58", "money")).toBe("1,843");
    expect(table("-1842.58", "money")).toBe("(1,843)");
    expect(table("56.449", "money")).toBe("56.45");
    expect(table("56.449", "money", { wholeMoney: true })).toBe("56");
    expect(table("-0.3", "money", { wholeMoney: true })).toBe("0");
    expect(table("999.999", "money")).toBe("1,000.00");
    expect(table("12.3456", "money", { currency: "JPY" })).toBe("12");
    expect(table("12.3456", "money", { currency: "BHD" })).toBe("12.346");
    expect(table("0.5841", "share")).toBe("58.4%");
    expect(table("-0.0312", "change/year")).toBe("(3.1%)");
    expect(table("57.5805", "tickets")).toBe("57.6");
    expect(table("1.005", "hours")).toBe("1.01");
    expect(table("12345.6", "tickets")).toBe("12,346");
  });

  test("nothing is a dash", () => {
    expect(table("0", "money")).toBe("–");
    expect(table(null, "share")).toBe("–");
    expect(full(null, "share")).toBe("–");
    expect(full("0", "money")).toBe("0.00 USD");
  });

  test("in full, every digit and the unit", () => {
    expect(full("62", "money/endpoint-month")).toBe("62.00 USD / endpoint");
    expect(full("0.123456", "money/attempt")).toBe("0.123456 USD / attempt");
    expect(full("0.65", "share")).toBe("65%");
    expect(full("0.650000000001", "share")).toBe("65.0000000001%");
    expect(full("123456789012345678.123456789012", "factor")).toBe("123,456,789,012,345,678.123456789012");
    expect(full("-0.03", "change/year")).toBe("−3% a year");
    expect(full("14", "minutes/ticket")).toBe("14 min");
    expect(full("0.46", "tickets/unit-month")).toBe("0.46 a month");
    expect(full("1", "months")).toBe("1 month");
    expect(full("6", "months")).toBe("6 months");
    expect(full(7, "month")).toBe("Jul 2026");
    expect(full(7, "plan-month")).toBe("month 7 of the plan");
    expect(full("5", "money/hours")).toBe("5.00 USD / hours");
    expect(full("1234.5", "money", { locale: "de-DE", currency: "EUR" })).toBe("1.234,50 EUR");
  });
});

describe("currencies", () => {
  test("minor units of ISO 4217", () => {
    expect(["USD", "JPY", "BHD", "CLF", "UYW", "HUF", "MGA"].map(minorUnitOf)).toEqual([2, 0, 3, 4, 4, 2, 2]);
    expect(CURRENCIES).toHaveLength(164);
    expect(() => minorUnitOf("usd")).toThrow(RangeError);
  });
});
