/** Short forms in which the field table is written: one function per kind of value. */
import type { DisplayUnit } from "../number/display-unit.ts";
import type { Choice, Domain, Field } from "./field.ts";

type Shared = Pick<Field, "group"> & Pick<Partial<Field>, "onlyFor">;
type Extra = Partial<
  Pick<
    Field,
    | "defaultValue"
    | "defaultRule"
    | "nullMeans"
    | "zeroMeans"
    | "step"
    | "domain"
    | "allowed"
    | "structural"
    | "onlyFor"
    | "kind"
  > & {
    optional: true;
  }
>;

export interface RowWriter {
  share(pattern: string, label: string, help: string, extra?: Extra): Field;
  change(pattern: string, label: string, help: string, extra?: Extra): Field;
  /** A quantity of 0 or more. */
  amount(pattern: string, label: string, unit: DisplayUnit, help: string, extra?: Extra): Field;
  /** A quantity above 0. */
  positive(pattern: string, label: string, unit: DisplayUnit, help: string, extra?: Extra): Field;
  count(pattern: string, label: string, unit: DisplayUnit, most: number, help: string, extra?: Extra): Field;
  month(pattern: string, label: string, unit: "month" | "plan-month", help: string, extra?: Extra): Field;
  choice(pattern: string, label: string, choices: readonly Choice[], help: string, extra?: Extra): Field;
  flag(pattern: string, label: string, help: string, extra?: Extra): Field;
  text(pattern: string, label: string, help: string, extra?: Extra): Field;
  identity(pattern: string, label: string, help: string): Field;
}

export const MOST_UNITS = 10_000_000;
export const MOST_PEOPLE = 10_000;
export const LAST_MONTH = 600;

const grouped = new Intl.NumberFormat("en-US", { useGrouping: true });

/** Money steps by 1, times and counts by 1, rates finely. */
function stepOf(unit: DisplayUnit): string {
  if (unit === "tickets/unit-month" || unit === "hours/endpoint-month" || unit === "outages/month") return "0.01";
  if (unit === "factor" || unit === "weight") return "0.05";
  if (unit === "full-time") return "0.1";
  if (unit === "money/year") return "1000";
  if (unit === "money/attempt" || unit === "money/resolution") return "0.05";
  return "1";
}

/** Rows of one tree group, and of the price components in `shared.onlyFor` if given. */
export function rowsOf(shared: Shared): RowWriter {
  const row = (base: Omit<Field, "group" | "required">, extra: Extra = {}): Field => {
    const { optional, ...rest } = extra;
    const hasDefault = rest.defaultValue !== undefined || rest.defaultRule !== undefined;
    return { ...shared, ...base, required: !hasDefault && optional !== true, ...rest };
  };
  const quantity = (
    pattern: string,
    label: string,
    unit: DisplayUnit,
    domain: Domain,
    allowed: string,
    help: string,
    extra?: Extra,
  ) => row({ pattern, label, kind: "quantity", unit, domain, allowed, step: stepOf(unit), help }, extra);
  return {
    share: (pattern, label, help, extra) =>
      quantity(pattern, label, "share", { minimum: "0", maximum: "1" }, "a share from 0 to 1", help, {
        step: "0.01",
        ...extra,
      }),
    change: (pattern, label, help, extra) =>
      quantity(
        pattern,
        label,
        "change/year",
        { minimum: "-1", aboveMinimum: true },
        "a yearly change above -1 (-100 %)",
        help,
        { step: "0.005", ...extra },
      ),
    amount: (pattern, label, unit, help, extra) =>
      quantity(pattern, label, unit, { minimum: "0" }, "a number of 0 or more", help, extra),
    positive: (pattern, label, unit, help, extra) =>
      quantity(pattern, label, unit, { minimum: "0", aboveMinimum: true }, "a number above 0", help, extra),
    count: (pattern, label, unit, most, help, extra) =>
      row(
        {
          pattern,
          label,
          kind: "count",
          unit,
          domain: { minimum: "0", maximum: String(most) },
          allowed: `a whole number from 0 to ${grouped.format(most)}`,
          step: "1",
          help,
        },
        extra,
      ),
    month: (pattern, label, unit, help, extra) =>
      row(
        {
          pattern,
          label,
          kind: "month",
          unit,
          domain: { minimum: "1", maximum: String(LAST_MONTH) },
          allowed: `a month from 1 to ${LAST_MONTH}`,
          step: "1",
          help,
        },
        extra,
      ),
    choice: (pattern, label, choices, help, extra) =>
      row(
        {
          pattern,
          label,
          kind: "choice",
          unit: "choice",
          choices,
          allowed: `one of ${choices.map((choice) => choice.value).join(", ")}`,
          help,
        },
        extra,
      ),
    flag: (pattern, label, help, extra) =>
      row({ pattern, label, kind: "flag", unit: "flag", allowed: "true or false", help }, extra),
    text: (pattern, label, help, extra) =>
      row({ pattern, label, kind: "text", unit: "text", allowed: "a text", help }, extra),
    identity: (pattern, label, help) =>
      row({
        pattern,
        label,
        kind: "identity",
        unit: "text",
        allowed: "a text of at least one character, unique in its list",
        help,
      }),
  };
}
