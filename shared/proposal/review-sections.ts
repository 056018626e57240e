/** The one page of a service review: outcomes, service level, savings with their method, next step. Made of the client's view alone. */
import { add, exact, plainText, subtract, ZERO } from "../number/exact.ts";
import { list, note, paragraph, table, textBlocksOf } from "./blocks.ts";
import { amountText, countText, dateText, monthName, percentText, TIER_WORDS } from "./client-words.ts";
import type { CardView, Section } from "./document.ts";
import type { KindView, PeriodView, ReviewView, SavingView } from "./review-view-shape.ts";

/** Kinds of request with a row of their own; the others share one. */
const MOST_KINDS = 5;

export function reviewSections(view: ReviewView): readonly Section[] {
  return [
    { id: "period", title: "In short", startsPage: false, blocks: [{ kind: "cards", cards: cardsOf(view) }] },
    outcomesSection(view),
    savingsSection(view),
    nextStepSection(view),
  ];
}

const money = (view: ReviewView, value: string): string => amountText(value, view);
const plainMoney = (view: ReviewView, value: string): string => money(view, value.replace("-", ""));
const monthText = (view: ReviewView, month: string): string => monthName(month, 1, view.locale);

/** `February 2026 to April 2026`. */
export function periodText(view: ReviewView, { first, last }: PeriodView): string {
  return first === last ? monthText(view, first) : `${monthText(view, first)} to ${monthText(view, last)}`;
}

function cardsOf(view: ReviewView): readonly CardView[] {
  return [outcomesCard(view), serviceCard(view), savingsCard(view)];
}

function outcomesCard(view: ReviewView): CardView {
  const { requests, resolvedByAi } = view;
  const isCounted = requests.source === "counted";
  const count = (value: number) => countText(String(value), view);
  return {
    badge: isCounted ? "Counted" : "Expected",
    name: "Outcomes delivered",
    tagline: "",
    figure: countText(requests.total, view),
    figureNote: isCounted ? "requests you raised" : "requests expected in these months",
    points: [
      resolvedByAi === null
        ? "All of them handled by people"
        : isAtWork(view)
          ? `${countText(resolvedByAi, view)} expected to be resolved by AI and to stay resolved`
          : "AI is not at work in your service yet",
      ...(requests.medianHours === null ? [] : [`Half were solved within ${hoursText(requests.medianHours)}`]),
      ...(requests.reopened === null ? [] : [`${count(requests.reopened)} were opened again after we had closed them`]),
    ],
  };
}

/** Whether AI has resolved anything in these months: before it goes live it is no part of the service. */
function isAtWork({ resolvedByAi }: ReviewView): boolean {
  return resolvedByAi !== null && Number(resolvedByAi) > 0;
}

function hoursText(hours: number): string {
  if (hours < 1) return `${Math.round(hours * 60)} minutes`;
  return `${Math.round(hours * 10) / 10} hours`;
}

function serviceCard(view: ReviewView): CardView {
  const { kept, promises } = view;
  const expected = promises.find((promise) => promise.expected !== null);
  const points = promises.map(({ label, promise }) => `${label}: ${promise}`);
  const base = { name: "Service level kept", tagline: "" };
  if (kept !== null) {
    const share = percentText(wholeTenths(kept.inTime / kept.measured), view);
    const [inTime, measured] = [kept.inTime, kept.measured].map((value) => countText(String(value), view));
    return {
      ...base,
      badge: "Counted",
      figure: share,
      figureNote: `${inTime} of ${measured} requests with a service level`,
      points,
    };
  }
  if (expected?.expected != null) {
    return {
      ...base,
      badge: "Expected",
      figure: percentText(wholeTenths(Number(expected.expected)), view),
      figureNote: "of requests answered in time, as our model of the desk expects",
      points,
    };
  }
  return {
    ...base,
    badge: "Not measured",
    figure: "–",
    figureNote: "no service level is recorded for these months",
    points,
  };
}

/** To a tenth of a percent, never upwards: nearly all is not all. */
function wholeTenths(share: number): string {
  return String(Math.floor(share * 1000 + 1e-9) / 1000);
}

function savingsCard(view: ReviewView): CardView {
  const { saving, ahead } = view;
  const amount = Number(saving.saved);
  return {
    badge: "Priced by our model",
    name: amount < 0 ? "More than before" : "Savings",
    tagline: "",
    figure: plainMoney(view, saving.saved),
    figureNote: amount === 0 ? "nothing has changed in your bill yet" : `against ${view.planBefore} carried on`,
    points: ahead === null ? [] : [`${differenceWords(view, ahead)} in the ${spanWords(ahead)} after`],
  };
}

const spanWords = ({ period }: SavingView): string => (period.months === 1 ? "month" : `${period.months} months`);

function differenceWords(view: ReviewView, { saved }: SavingView): string {
  if (Number(saved) === 0) return "The same";
  return `${plainMoney(view, saved)} ${Number(saved) > 0 ? "less" : "more"}`;
}

function outcomesSection(view: ReviewView): Section {
  const hasAi = isAtWork(view);
  const rows = kindRows(view.kinds);
  const cells = (kind: string, requests: string, resolved: string, who: string): readonly string[] =>
    hasAi ? [kind, countText(requests, view), countText(resolved, view), who] : [kind, countText(requests, view)];
  const sum = (of: (kind: KindView) => string) => sumOf(view.kinds.map(of));
  const body = [
    ...rows.map(({ name, requests, resolvedByAi, who }) => cells(name, requests, resolvedByAi, who)),
    cells(
      "All requests",
      sum(({ requests }) => requests),
      sum(({ resolvedByAi }) => resolvedByAi),
      "",
    ),
  ];
  return {
    id: "outcomes",
    title: "Outcomes by kind of request",
    startsPage: false,
    blocks: [
      table(
        "Expected requests and resolutions by kind",
        hasAi
          ? [
              ["Kind of request", "left", 0.3],
              ["Expected", "right", 0.14],
              ["Resolved by AI", "right", 0.18],
              ["Who does it", "left", 0.38],
            ]
          : [
              ["Kind of request", "left", 0.7],
              ["Expected", "right", 0.3],
            ],
        body,
        1,
      ),
      note(
        `Expected numbers come from our model of your service, rounded, for ${periodText(view, view.period)}. ${
          view.requests.source === "counted"
            ? "The number above is counted from the ticket system, which is why the two can differ."
            : "No ticket history that covers these months was brought in, so nothing here is counted."
        }`,
      ),
    ],
  };
}

interface KindRow {
  readonly name: string;
  readonly requests: string;
  readonly resolvedByAi: string;
  readonly who: string;
}

const sumOf = (values: readonly string[]): string =>
  plainText(values.reduce((total, value) => add(total, exact(value)), ZERO));

/** The largest kinds, and the rest together. */
function kindRows(kinds: readonly KindView[]): readonly KindRow[] {
  const largest = kinds.toSorted((one, other) => {
    const difference = subtract(exact(other.requests), exact(one.requests));
    return difference.isZero() ? 0 : difference.isPositive() ? 1 : -1;
  });
  const shown = largest.length <= MOST_KINDS + 1 ? largest : largest.slice(0, MOST_KINDS);
  const rest = largest.slice(shown.length);
  const rows = shown.map(({ name, tier, requests, resolvedByAi }): KindRow => {
    return { name, requests, resolvedByAi, who: TIER_WORDS[tier].name };
  });
  if (rest.length === 0) return rows;
  const other = {
    name: `${rest.length} other kinds`,
    requests: sumOf(rest.map(({ requests }) => requests)),
    resolvedByAi: sumOf(rest.map(({ resolvedByAi }) => resolvedByAi)),
    who: "",
  };
  return [...rows, other];
}

function savingsSection(view: ReviewView): Section {
  const spans = [view.saving, ...(view.ahead === null ? [] : [view.ahead])];
  const width = 0.6 / spans.length;
  const row = (label: string, of: (span: SavingView) => string): readonly string[] => [
    label,
    ...spans.map((span) => money(view, of(span))),
  ];
  return {
    id: "savings",
    title: "What you save, and how we know",
    startsPage: false,
    blocks: [
      table(
        "Savings",
        [["", "left", 0.4], ...spans.map(({ period }) => [periodText(view, period), "right", width] as const)],
        [
          row(`${view.planBefore}, carried on`, ({ before }) => before),
          row(agreedLabel(view), ({ agreed }) => agreed),
          savedRow(view, spans),
        ],
        1,
      ),
      note(
        `Method: the same users, devices and requests are priced month by month under both plans with our pricing model: the plan you had, with its own yearly changes and without AI, and the plan as agreed${moveWords(view)}. Amounts are in ${view.currency}, before tax and before credits for missed guarantees. They are what the prices give, not a copy of invoices. Only the difference of the bills counts as a saving; time that your people no longer wait is worth something too and is not in it.`,
      ),
    ],
  };
}

function agreedLabel(view: ReviewView): string {
  const { move } = view.nextStep;
  if (view.planNow === view.planBefore) return "As agreed, with AI in the service";
  return `As agreed, with ${view.planNow}${move === null ? "" : ` from ${monthText(view, move.month)}`}`;
}

/** A minus is explained only where a saving and a rise stand side by side. */
function savedRow(view: ReviewView, spans: readonly SavingView[]): readonly string[] {
  const rises = spans.filter(({ saved }) => Number(saved) < 0).length;
  if (rises === spans.length) return ["More than before", ...spans.map(({ saved }) => plainMoney(view, saved))];
  return [rises === 0 ? "Saved" : "Saved (a minus is more to pay)", ...spans.map(({ saved }) => money(view, saved))];
}

function moveWords({ nextStep: { move }, ...view }: ReviewView): string {
  return move === null ? "" : `, which changes in ${monthName(move.month, 1, view.locale)}`;
}

function nextStepSection(view: ReviewView): Section {
  const { said, offer, move, priceChange, meeting } = view.nextStep;
  const steps = [
    ...(offer === null
      ? []
      : [
          `Decide by ${dateText(offer.validUntil, view.locale)} on our renewal offer (${offer.options.join(", ")}); we recommend ${offer.recommended}.`,
        ]),
    ...(move === null
      ? []
      : [
          `From ${monthText(view, move.month)} your service moves to ${move.planName}. Before then we go through the counts of users and devices with you.`,
        ]),
    ...(priceChange === null
      ? []
      : [`Prices next change in ${monthText(view, priceChange)}, by the yearly rate of your plan.`]),
    `We look at these figures with you again in ${monthText(view, meeting)}.`,
  ];
  return {
    id: "next",
    title: "Next step",
    startsPage: false,
    blocks: [
      ...(said.trim() === "" ? [] : textBlocksOf(said)),
      steps.length === 1 ? paragraph(steps[0] ?? "") : list(steps),
    ],
  };
}
