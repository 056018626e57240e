/** The sections of a renewal proposal (research/msp-economics.md 5.6), made of the client's view and of nothing else. */
import { calendarLabel } from "../number/month-text.ts";
import { heading, lead, list, note, paragraph, table, textBlocksOf, warning } from "./blocks.ts";
import type { ClientView, OptionView, TextView, UnitsView } from "./client-view-shape.ts";
import { amountText, countText, dateText, monthName, percentText, TIER_WORDS } from "./client-words.ts";
import type { Block, Section } from "./document.ts";
import { optionsSection } from "./options-section.ts";
import type { PolicyId } from "./policy.ts";

export function proposalSections(view: ClientView): readonly Section[] {
  return [
    summarySection(view),
    optionsSection(view),
    guaranteesSection(view),
    textSection(view, "outcomes", "How outcomes are counted", ["outcomes"], outcomeBlocks(view)),
    aiSection(view),
    yearSection(view),
    changesSection(view),
    textSection(view, "review", "How we stay in step", ["review"], []),
    assumptionsSection(view),
    textSection(view, "terms", "Terms and definitions", ["terms", "definitions"], []),
    signatureSection(view),
  ];
}

const money = (view: ClientView, value: string): string => amountText(value, view);

function recommendedOf(view: ClientView): OptionView | undefined {
  return view.options.find(({ recommended }) => recommended) ?? view.options[0];
}

function summarySection(view: ClientView): Section {
  const chosen = recommendedOf(view);
  const starts = monthName(view.scenarioStart, view.startMonth, view.locale);
  const opening = view.opening.trim() === "" ? [] : textBlocksOf(view.opening);
  const blocks: Block[] = [
    lead(
      `This is our offer to ${view.clientName} for ${view.termMonths} months from ${starts}: ${view.options.length === 1 ? "one option" : `${view.options.length} options`}, each for everything you have with us today.`,
    ),
    ...opening,
  ];
  if (chosen !== undefined) {
    const [least = "0"] = view.today.years;
    const [first = "0"] = chosen.bill.years;
    blocks.push(
      paragraph(
        `We recommend ${chosen.name}. In the first contract year we expect your invoices to add up to ${money(view, first)}; today’s plan would come to ${money(view, least)}. Over the whole term we expect ${money(view, chosen.bill.total)} against ${money(view, view.today.total)}, ${differenceWords(view, chosen)}.`,
      ),
    );
    if (chosen.guarantees.length > 0) {
      blocks.push(
        paragraph(
          `${chosen.name} comes with ${chosen.guarantees.length === 1 ? "a guarantee" : `${chosen.guarantees.length} guarantees`}. Where we miss one, you get money back, month by month, without having to prove a loss.`,
        ),
      );
    }
  }
  blocks.push(paragraph(`Please decide by ${dateText(view.validUntil, view.locale)}; the offer stands until then.`));
  return { id: "summary", title: "Summary", startsPage: false, blocks };
}

function differenceWords(view: ClientView, option: OptionView): string {
  const amount = option.againstToday;
  if (Number(amount) === 0) return "the same";
  return `${money(view, amount.replace("-", ""))} ${amount.startsWith("-") ? "less" : "more"}`;
}

function guaranteesSection(view: ClientView): Section {
  const offered = view.options.filter(({ guarantees }) => guarantees.length > 0);
  const blocks: Block[] = offered.flatMap((option) => [
    heading(`What we guarantee in ${option.name}`),
    table(
      `Guarantees of ${option.name}`,
      [
        ["Guarantee", "left", 0.19],
        ["Measured as", "left", 0.38],
        ["We promise", "left", 0.18],
        ["If we miss, you get back", "left", 0.25],
      ],
      option.guarantees.map(({ label, measure, promise, credits, base, cap }) => [
        label,
        measure,
        promise,
        `${credits.map(({ when, credit }) => `${credit} ${when}`).join("; ")} (${base})${cap === null ? "" : `, at most ${cap}`}`,
      ]),
    ),
  ]);
  if (offered.length === 0) blocks.push(paragraph("None of the options carries a guarantee with credits."));
  return textSection(view, "guarantees", "Guarantees and credits", offered.length === 0 ? [] : ["credits"], blocks);
}

function outcomeBlocks(view: ClientView): readonly Block[] {
  const outcomes = view.options.flatMap((option) => option.outcomes.map((outcome) => ({ option, outcome })));
  if (outcomes.length === 0) return [paragraph("None of the options is paid by outcome.")];
  const years = outcomes[0]?.outcome.expected.length ?? 0;
  return [
    table(
      "What counts, and how much of it we expect",
      [
        ["Option", "left", 0.16],
        ["Paid for", "left", 0.24],
        ["Kinds of request", "left", 0.3],
        ...Array.from({ length: years }, (_, year) => [`Year ${year + 1}`, "right", 0.3 / years] as const),
      ],
      outcomes.map(({ option, outcome }) => [
        option.name,
        outcome.basis === "aiResolved"
          ? "requests that AI resolved and that stayed resolved"
          : "every request you raise",
        outcome.kinds.length === view.kinds.length ? "all kinds" : outcome.kinds.join(", "),
        ...outcome.expected.map((count) => countText(count, view)),
      ]),
    ),
  ];
}

function aiSection(view: ClientView): Section {
  const blocks: Block[] = view.usesAi
    ? [
        lead(
          "Who does what, by kind of request. The boundary is fixed in our systems and changes only with your agreement.",
        ),
        table(
          "The control boundary",
          [
            ["Kind of request", "left", 0.27],
            ["Who does it", "left", 0.27],
            ["What that means", "left", 0.46],
          ],
          view.kinds.map(({ name, tier }) => [name, TIER_WORDS[tier].name, TIER_WORDS[tier].words]),
        ),
      ]
    : [lead("AI has no part in the service for you: people handle every request.")];
  const ids: PolicyId[] = ["control", "escalation", "audit", "data", "responsibility", "accuracy", "identities"];
  return textSection(
    view,
    "ai",
    "How AI works in your service, and where your data goes",
    view.usesAi ? ids : ["data"],
    blocks,
  );
}

function yearSection(view: ClientView): Section {
  const { delivered } = view;
  if (delivered === null || delivered.months.length === 0) {
    return {
      id: "year",
      title: "Your past year with us",
      startsPage: false,
      blocks: [warning("No ticket history was brought in for this client, so nothing is claimed about the past year.")],
    };
  }
  const count = (value: number) => countText(String(value), view);
  const facts = [`You raised ${count(delivered.tickets)} requests.`];
  if (delivered.measured !== null && delivered.inTime !== null && delivered.measured > 0) {
    facts.push(`${count(delivered.inTime)} of the ${count(delivered.measured)} with a service level kept it.`);
  }
  if (delivered.reopened !== null)
    facts.push(`${count(delivered.reopened)} were opened again after we had closed them.`);
  if (delivered.medianHours !== null) {
    facts.push(`Half of them were solved within ${durationOfHours(delivered.medianHours)}.`);
  }
  const names = delivered.months.map(({ month }) => calendarLabel(month, view.locale));
  const values = delivered.months.map(({ tickets }) => tickets);
  const most = Math.max(...values);
  return {
    id: "year",
    title: "Your past year with us",
    startsPage: false,
    blocks: [
      list(facts),
      {
        kind: "chart",
        title: `Requests by month, ${names[0]} to ${names.at(-1)}`,
        shape: "columns",
        categories: names,
        series: [{ name: "Requests", values, role: "second" }],
        alternative: delivered.months.map(({ tickets }, at) => `${names[at]}: ${count(tickets)}`).join("; "),
        ticks: [0, most].map((value) => ({ value, label: count(value) })),
      },
      note("Counted from the ticket system, as it was at the time of the import."),
    ],
  };
}

function durationOfHours(hours: number): string {
  return hours < 1 ? `${Math.round(hours * 60)} minutes` : `${Math.round(hours * 10) / 10} hours`;
}

function changesSection(view: ClientView): Section {
  const rows = (["users", "endpoints", "servers", "sites"] as const).map((unit) => [
    UNIT_TITLES[unit],
    ...[view.unitsToday, view.unitsAtStart, view.unitsAtEnd].map((units) => countText(units[unit], view)),
  ]);
  const last = monthName(view.scenarioStart, view.startMonth + view.termMonths - 1, view.locale);
  return {
    id: "changes",
    title: "What changes in your environment",
    startsPage: false,
    blocks: [
      table(
        "What we look after",
        [
          ["", "left", 0.31],
          [monthName(view.scenarioStart, 1, view.locale), "right", 0.23],
          [monthName(view.scenarioStart, view.startMonth, view.locale), "right", 0.23],
          [last, "right", 0.23],
        ],
        rows,
      ),
      note("Counts after today are our estimate. You pay for what is there in each month."),
    ],
  };
}

const UNIT_TITLES: Readonly<Record<keyof UnitsView, string>> = {
  users: "Users",
  endpoints: "Devices",
  servers: "Servers",
  sites: "Sites",
};

function assumptionsSection(view: ClientView): Section {
  const growth = percentText(view.growth, view);
  return {
    id: "assumptions",
    title: "What the estimates rest on",
    startsPage: false,
    blocks: [
      list([
        Number(view.growth) === 0
          ? "The number of users, devices, servers and sites stays as it is."
          : `Users, devices, servers and sites change by ${growth} a year.`,
        `Amounts are in ${view.currency}, without tax, for each calendar month from ${monthName(view.scenarioStart, view.startMonth, view.locale)}.`,
        "Invoices are estimates of what the prices give at the expected number of requests; the prices are what binds.",
        "Credits for missed guarantees are not taken off in any figure of this document.",
        "Today’s plan is carried on with its own prices and yearly changes, and without AI in the service.",
        view.simulatedTrials === null
          ? "Ranges of the invoice were not worked out for this document."
          : `Ranges hold the middle 80% of ${countText(String(view.simulatedTrials), view)} simulated courses of the contract.`,
      ]),
    ],
  };
}

function signatureSection(view: ClientView): Section {
  const lines = ["Name", "Position", "Date", "Signature"];
  return {
    id: "signature",
    title: "Acceptance",
    startsPage: false,
    blocks: [
      paragraph("We accept the option marked here, with the terms of this document."),
      list(
        view.options.map(
          ({ name, bill }) => `${name}, expected ${money(view, bill.total)} over ${view.termMonths} months`,
        ),
        "boxes",
      ),
      { kind: "signature", parties: [view.clientName, view.providerName].map((party) => ({ party, lines })) },
    ],
  };
}

function textSection(
  view: ClientView,
  id: string,
  title: string,
  policies: readonly PolicyId[],
  blocks: readonly Block[],
): Section {
  const texts = policies.flatMap((policy) => view.texts.find((text) => text.id === policy) ?? []);
  const titled = texts.length > 1 || blocks.length > 0;
  return {
    id,
    title,
    startsPage: false,
    blocks: [...blocks, ...texts.flatMap((text) => textBlocks(view, text, titled))],
  };
}

function textBlocks(view: ClientView, text: TextView, titled: boolean): readonly Block[] {
  const head = titled ? [heading(text.title)] : [];
  if (text.text === null) return [...head, warning(`${text.objection ?? ""} It is left out until then.`)];
  return [
    ...head,
    ...textBlocksOf(text.text),
    note(`${text.owner}, reviewed ${dateText(text.reviewedOn, view.locale)}`),
  ];
}
