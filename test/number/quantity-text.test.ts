import { describe, expect, test } from "vitest";
import { calendarMonth, monthLabel, scenarioMonth } from "../../shared/number/month-text.ts";
import { readQuantity } from "../../shared/number/quantity-text.ts";

const OPTIONS = { currency: "USD", locale: "en-US", startMonth: "2026-01" };
type Row = readonly [typed: string, unit: string, value: string | undefined, locale?: string];

function understood(rows: readonly Row[]): void {
  test.each(rows.map(([typed, unit, value, locale = "en-US"]) => ({ typed, unit, value, locale })))(
    "“$typed” as $unit in $locale is $value",
    ({ typed, unit, value, locale }) => {
      const read = readQuantity(typed, unit, { ...OPTIONS, locale });
      expect(read.ok ? read.value : undefined).toBe(value);
      if (!read.ok) expect(read.message).toMatch(/^\S.*\.$/);
    },
  );
}

describe("shares: 65 and 0.65 both mean 65 %", () => {
  understood([
    ["65%", "share", "0.65"],
    ["65 %", "share", "0.65"],
    ["65", "share", "0.65"],
    ["0.65", "share", "0.65"],
    [".65", "share", "0.65"],
    ["1", "share", "1"],
    ["1%", "share", "0.01"],
    ["1.5", "share", "0.015"],
    ["0.5%", "share", "0.005"],
    ["100", "share", "1"],
    ["150", "share", "1.5"],
    ["0", "share", "0"],
    ["-0", "share", "0"],
    ["(3%)", "change/year", "-0.03"],
    ["-3", "change/year", "-0.03"],
    ["−3 %", "change/year", "-0.03"],
    ["-0.03", "change/year", "-0.03"],
    ["3% a year", "change/year", "0.03"],
    ["%65", "share", "0.65"],
    ["65 percent", "share", "0.65"],
    ["65,5 %", "share", "0.655", "de-DE"],
    ["0,655", "share", "0.655", "de-DE"],
    ["0.655", "share", "0.655", "de-DE"],
    ["65 %", "share", "0.65", "fr-FR"],
    ["６５％", "share", "0.65"],
    ["0.0000000001%", "share", "0.000000000001"],
    ["0.00000000001%", "share", undefined],
    ["1.1", "ratio", "1.1"],
    ["110", "ratio", "1.1"],
    ["110%", "ratio", "1.1"],
    ["9.99", "ratio", "9.99"],
    ["lots", "share", undefined],
    ["65%%", "share", undefined],
    ["", "share", undefined],
    ["  ", "share", undefined],
  ]);
});

describe("money", () => {
  understood([
    ["1.2k", "money", "1200"],
    ["1.2 K", "money", "1200"],
    ["2.5m", "money", "2500000"],
    ["1 million", "money", "1000000"],
    ["1,234.56", "money", "1234.56"],
    ["1.234,56", "money", "1234.56", "de-DE"],
    ["1 234,56", "money", "1234.56", "fr-FR"],
    ["1\u202f234,56", "money", "1234.56", "fr-FR"],
    ["1’234.56", "money", "1234.56", "de-CH"],
    ["12,34,567", "money", "1234567", "en-IN"],
    ["1,234,567", "money", "1234567", "en-IN"],
    ["1.234", "money", "1234", "de-DE"],
    ["1.234", "money", "1.234"],
    ["1,234", "money", "1.234", "de-DE"],
    ["(5)", "money", "-5"],
    ["(1,234.50)", "money", "-1234.5"],
    ["(-5)", "money", undefined],
    ["-5", "money", "-5"],
    ["+5", "money", "5"],
    ["$1,200", "money", "1200"],
    ["-$5", "money", "-5"],
    ["($5)", "money", "-5"],
    ["1200 USD", "money", "1200"],
    ["usd 1200", "money", "1200"],
    ["62.00 USD / endpoint", "money/endpoint-month", "62"],
    ["62 per endpoint and month", "money/endpoint-month", "62"],
    ["62 a month", "money/endpoint-month", "62"],
    ["62 a year", "money/endpoint-month", undefined],
    ["€5", "money", undefined],
    ["5 EUR", "money", undefined],
    ["1,5", "money", undefined],
    ["1,23,456", "money", undefined],
    ["1,2345", "money", undefined],
    ["0,123", "money", undefined],
    ["1.2.3", "money", undefined],
    ["1 2", "money", undefined],
    ["1e3", "money", undefined],
    ["0x10", "money", undefined],
    ["--5", "money", undefined],
    ["5-", "money", undefined],
    [".", "money", undefined],
    ["Infinity", "money", undefined],
    ["999999999999999999", "money", "999999999999999999"],
    ["1000000000000000000", "money", undefined],
    ["0.1234567890123", "money", undefined],
  ]);

  test("another currency is named in the refusal", () => {
    expect(readQuantity("€5", "money", OPTIONS)).toEqual({
      ok: false,
      message: "Amounts are in USD here: “€5” names another currency.",
    });
  });

  test.each(["EUR", "GBP", "JPY", "CHF", "INR", "CAD", "ZAR", "MMK"])(
    "%s as its own locale-free symbol",
    (currency) => {
      const text = new Intl.NumberFormat("en-US", { style: "currency", currency }).format(12345);
      expect(readQuantity(text, "money", { ...OPTIONS, currency })).toMatchObject({ ok: true, value: "12345" });
      expect(readQuantity("1.2k", "money", { ...OPTIONS, currency })).toMatchObject({ ok: true, value: "1200" });
    },
  );
});

describe("time", () => {
  understood([
    ["45 min", "minutes", "45"],
    ["45", "minutes", "45"],
    ["1h 15m", "minutes", "75"],
    ["1 hour and 15 minutes", "minutes", "75"],
    ["1h15", "minutes", undefined],
    ["1:15", "minutes", "75"],
    ["90s", "minutes", "1.5"],
    ["1.5h", "minutes/ticket", "90"],
    ["1,5 h", "minutes/ticket", "90", "de-DE"],
    ["1:75", "minutes", undefined],
    ["15m 1h", "minutes", undefined],
    ["1h 1h", "minutes", undefined],
    ["2 days", "minutes", undefined],
    ["45 min", "hours", "0.75"],
    ["1h 15m", "hours/month", "1.25"],
    ["20 min", "hours", "0.333333333333"],
    ["-30 min", "hours", "-0.5"],
    ["6 months", "months", "6"],
    ["2 years", "months", "24"],
    ["1y 6m", "months", "18"],
    ["6", "months", "6"],
  ]);
});

describe("months", () => {
  understood([
    ["Jul 2026", "month", "7"],
    ["july 2026", "month", "7"],
    ["Jul 26", "month", "7"],
    ["2026-07", "month", "7"],
    ["7/2026", "month", "7"],
    ["07.2026", "month", "7"],
    ["7", "month", "7"],
    ["month 7", "month", "7"],
    ["Jan 2027", "month", "13"],
    ["Dec 2025", "month", undefined],
    ["13/2026", "month", undefined],
    ["Foo 2026", "month", undefined],
    ["juil. 2026", "month", "7", "fr-FR"],
    ["2026年7月", "month", "7", "ja-JP"],
    ["3", "plan-month", "3"],
    ["Jul 2026", "plan-month", undefined],
  ]);

  test("labels and numbers of months go into each other over the year's end", () => {
    expect(calendarMonth("2026-11", 3)).toBe("2027-01");
    expect(scenarioMonth("2026-11", "2027-01")).toBe(3);
    expect(monthLabel("2026-01", 7, "en-US")).toBe("Jul 2026");
    expect(monthLabel("2026-01", 17, "en-US", "2-digit")).toBe("May 27");
    expect(monthLabel("0000-01", 1, "en-US")).toContain("Jan");
    expect(calendarMonth("9999-12", 2)).toBe("10000-01");
  });
});

describe("counts and sums", () => {
  understood([
    ["60", "units", "60"],
    ["60 users", "units", "60"],
    ["1.2k", "units", "1200"],
    ["3 apples", "units", undefined],
    ["1 person", "people", "1"],
    ["3 of 5", "score", "3"],
    ["0.46 a month", "tickets/unit-month", "0.46"],
    ["0.46 per user and month", "tickets/unit-month", "0.46"],
    ["=120*1.04", "money", "124.8"],
    ["= (120 + 30) / 4 - 2", "money", "35.5"],
    ["=1/3", "money", "0.333333333333"],
    ["=-3+5", "money", "2"],
    ["=1.2k*2", "money", "2400"],
    ["=1h + 15m", "minutes", "75"],
    ["=65*1.04", "share", "0.676"],
    ["=65%*1.04", "share", "0.676"],
    ["=0.1+0.2", "factor", "0.3"],
    ["=1/0", "money", undefined],
    ["=", "money", undefined],
    ["=2*", "money", undefined],
    ["=(2", "money", undefined],
    ["=2)", "money", undefined],
    ["=2 3", "money", undefined],
    [`=${"(".repeat(190)}`, "money", undefined],
    [`${"9".repeat(5000)}`, "money", undefined],
  ]);
});
