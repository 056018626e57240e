/** The options side by side: what each costs, month by month and over the term, and what its bill is made of. */
import { divide, exact, plainText } from "../number/exact.ts";
import { calendarLabel, calendarMonth } from "../number/month-text.ts";
import { heading, lead, list, note, roundTicks, table } from "./blocks.ts";
import type { BillView, ClientView, OptionView } from "./client-view-shape.ts";
import { amountText, monthName } from "./client-words.ts";
import type { Block, CardView, ChartBlock, ChartSeries, Section } from "./document.ts";

const NUMBERS = ["No", "One", "Two", "Three"] as const;
const ROLES: readonly ChartSeries["role"][] = ["first", "second", "third"];

export function optionsSection(view: ClientView): Section {
  const starts = monthName(view.scenarioStart, view.startMonth, view.locale);
  const count = view.options.length;
  return {
    id: "options",
    title: `${NUMBERS[count] ?? count} ${count === 1 ? "way" : "ways"} to work together from ${starts}`,
    startsPage: true,
    blocks: [
      lead(
        `You have ${unitsText(view)}. Each option covers all of them. The amounts below are what we expect, before tax and before any credit.`,
      ),
      { kind: "cards", cards: view.options.map((option) => cardOf(view, option)) },
      heading("What you would pay each month"),
      monthsChart(view),
      heading("Side by side with today’s bill"),
      ...sideBySide(view),
      ...view.options.flatMap((option) => optionBlocks(view, option)),
    ],
  };
}

function unitsText({ unitsAtStart: { users, endpoints, servers, sites } }: ClientView): string {
  const named = (
    [
      [users, "user"],
      [endpoints, "device"],
      [servers, "server"],
      [sites, "site"],
    ] as const
  )
    .filter(([count]) => Number(count) > 0)
    .map(([count, noun]) => `${count} ${noun}${count === "1" ? "" : "s"}`);
  const last = named.pop() ?? "nothing yet";
  return named.length === 0 ? last : `${named.join(", ")} and ${last}`;
}

/** Mean month of the first contract year. */
function firstYearMonth(bill: BillView): string {
  const months = Math.min(12, bill.months.length);
  return plainText(divide(exact(bill.years[0] ?? "0"), exact(months)));
}

function cardOf(view: ClientView, option: OptionView): CardView {
  return {
    name: option.name,
    tagline: option.tagline,
    badge: option.recommended ? "Recommended" : "",
    figure: amountText(firstYearMonth(option.bill), view),
    figureNote: "in an average month of the first year",
    points: [
      `${amountText(option.bill.total, view)} over ${view.termMonths} months`,
      ...option.limits,
      ...option.outcomes.map(({ label, basis }) =>
        basis === "aiResolved" ? `${label} only for what stays solved` : `${label} for each request`,
      ),
      ...option.guarantees.map(({ label, promise }) => `${label}: ${promise}`),
      ...(option.guarantees.length === 0 ? ["Without guarantees"] : []),
    ],
  };
}

function monthsChart(view: ClientView): ChartBlock {
  const series: ChartSeries[] = [
    { name: "Today’s plan", values: view.today.months.map(Number), role: "today" },
    ...view.options.map(({ name, bill }, at) => ({
      name,
      values: bill.months.map(Number),
      role: ROLES[at] ?? "third",
    })),
  ];
  const categories = view.today.months.map((_amount, at) =>
    calendarLabel(calendarMonth(view.scenarioStart, view.startMonth + at), view.locale, "2-digit"),
  );
  const whole = (value: number) => amountText(String(value), view).replace(/\.0+$/, "");
  return {
    kind: "chart",
    title: finding(view),
    shape: "lines",
    categories,
    series,
    alternative: series
      .map(
        ({ name, values }) =>
          `${name}: ${whole(values[0] ?? 0)} in the first month, ${whole(values.at(-1) ?? 0)} in the last`,
      )
      .join("; "),
    ticks: roundTicks(
      series.flatMap(({ values }) => values),
      whole,
    ),
  };
}

function finding(view: ClientView): string {
  const chosen = view.options.find(({ recommended }) => recommended) ?? view.options[0];
  if (chosen === undefined) return "Expected invoices by month";
  const cheaper = chosen.bill.months.filter(
    (amount, at) => Number(amount) < Number(view.today.months[at] ?? "0"),
  ).length;
  const of = `${view.termMonths} months`;
  if (cheaper === view.termMonths) return `${chosen.name} costs less than today’s plan in every month`;
  if (cheaper === 0) return `${chosen.name} is at or above today’s plan in each of the ${of}`;
  return `${chosen.name} costs less than today’s plan in ${cheaper} of ${of}`;
}

function sideBySide(view: ClientView): readonly Block[] {
  const years = view.today.years.length;
  const row = (name: string, bill: BillView, against: string) => [
    name,
    ...bill.years.map((amount) => amountText(amount, view)),
    amountText(bill.total, view),
    against,
  ];
  const width = 0.78 / (years + 2);
  const blocks: Block[] = [
    table(
      "Expected invoices by contract year",
      [
        ["", "left", 0.22],
        ...view.today.years.map((_amount, year) => [`Year ${year + 1}`, "right", width] as const),
        [`${view.termMonths} months`, "right", width],
        ["Against today", "right", width],
      ],
      [
        row("Today’s plan", view.today, ""),
        ...view.options.map((option) => row(option.name, option.bill, signedMoney(view, option.againstToday))),
      ],
    ),
  ];
  const ranged = view.options.flatMap(({ name, range }) => (range === null ? [] : [{ name, range }]));
  if (ranged.length > 0) {
    blocks.push(
      table(
        "The range in which the invoice lies in 8 of 10 simulated courses",
        [
          ["", "left", 0.24],
          ["A month of the last year, from", "right", 0.19],
          ["to", "right", 0.19],
          ["Whole term, from", "right", 0.19],
          ["to", "right", 0.19],
        ],
        ranged.map(({ name, range }) => [
          name,
          ...[range.monthP10, range.monthP90, range.totalP10, range.totalP90].map((amount) => amountText(amount, view)),
        ]),
      ),
    );
  }
  return blocks;
}

function signedMoney(view: ClientView, amount: string): string {
  if (Number(amount) === 0) return "the same";
  return amount.startsWith("-") ? `−${amountText(amount.slice(1), view)}` : `+${amountText(amount, view)}`;
}

function optionBlocks(view: ClientView, option: OptionView): readonly Block[] {
  const { bill } = option;
  return [
    heading(`${option.name}: ${option.tagline}`),
    table(
      `What the bill of ${option.name} is made of`,
      [
        ["Item", "left", 0.2],
        ["Price", "left", 0.38],
        ["First month", "right", 0.14],
        ["Year 1", "right", 0.14],
        [`${view.termMonths} months`, "right", 0.14],
      ],
      [
        ...bill.lines.map(({ label, terms, firstMonth, years, total }) => [
          label,
          terms,
          amountText(firstMonth, view),
          amountText(years[0] ?? "0", view),
          amountText(total, view),
        ]),
        [
          "Expected invoice",
          "",
          amountText(bill.months[0] ?? "0", view),
          amountText(bill.years[0] ?? "0", view),
          amountText(bill.total, view),
        ],
      ],
      1,
    ),
    ...(option.limits.length === 0 ? [] : [list(option.limits)]),
    ...(bill.lines.length === 0 ? [note("This option charges nothing.")] : []),
  ];
}
