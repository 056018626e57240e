/** The allow-list of a service review: every value taken by its name from the model's lines, the plan and counted tickets. */
import type { Client, Component, Plan, ScenarioDocument } from "../model/document.ts";
import type { ExpectedAnswers } from "../model/expected-answers.ts";
import { pointValue } from "../model/point-value.ts";
import type { LensId, Results } from "../model/results.ts";
import { add, exact, multiply, plainText, subtract, ZERO } from "../number/exact.ts";
import { calendarMonth } from "../number/month-text.ts";
import { clientOf, shareOf, sumText, termValues } from "./contract-term.ts";
import { guaranteeView } from "./guarantee-words.ts";
import { type MonthSpan, periodView, spanAhead } from "./review-period.ts";
import type {
  KindView,
  NextStepView,
  PromiseView,
  RequestsView,
  ReviewView,
  SavingView,
  StandingOfferView,
} from "./review-view-shape.ts";

/** Tickets of a period as they were counted; nothing of what they say. */
export interface CountedPeriod {
  readonly tickets: number;
  readonly reopened: number | null;
  readonly inTime: number | null;
  readonly measured: number | null;
  readonly medianHours: number | null;
}

export interface ReviewSheetSource {
  /** Over a horizon that holds the span and what follows it (`documentOver`). */
  readonly document: ScenarioDocument;
  readonly clientId: string;
  readonly span: MonthSpan;
  /** Exact results of the document; at least the client's. */
  readonly results: Results<string>;
  /** Of the plan in force in each month of the span; none where the client has no response guarantee. */
  readonly answers: readonly ExpectedAnswers[];
  /** Null where no import covers the whole span. */
  readonly counted: CountedPeriod | null;
  readonly offer: StandingOfferView | null;
  readonly nextStep: string;
  /** ISO date. */
  readonly preparedOn: string;
  readonly providerName: string;
  readonly locale: string;
}

/** Months from one review to the next. */
const NEXT_REVIEW = 3;
const YEAR = 12;

/** The plan that is billed in a month of the scenario. */
export function planInForce(client: Client, month: number): "current" | "proposed" {
  return client.convertMonth !== null && month >= client.convertMonth ? "proposed" : "current";
}

/** Throws a `RangeError` for a client that is not there. */
export function reviewView(source: ReviewSheetSource): ReviewView {
  const { document, span } = source;
  const client = clientOf(document, source.clientId);
  const plan = planInForce(client, span.last) === "proposed" ? client.proposedPlan : client.currentPlan;
  const ahead = spanAhead(span);
  const kinds = document.categories.map((category): KindView => {
    const of = (line: string): string => total(source, "proposed/on", `${line}[${category.id}]`, span);
    return {
      name: category.name,
      tier: category.ai.tier,
      requests: of("tickets.created"),
      resolvedByAi: of("ai.resolved"),
    };
  });
  return {
    clientName: client.name,
    providerName: source.providerName,
    currency: document.currency,
    locale: source.locale,
    preparedOn: source.preparedOn,
    period: periodView(document, span),
    planBefore: client.currentPlan.name,
    planNow: client.convertMonth === null ? client.currentPlan.name : client.proposedPlan.name,
    requests: requestsView(source, kinds),
    resolvedByAi: client.ai?.enabled === false ? null : sumText(kinds.map(({ resolvedByAi }) => resolvedByAi)),
    kinds,
    kept: keptView(source.counted),
    promises: plan.components.flatMap((component) => promiseView(source, component)),
    saving: savingView(source, span),
    ahead: ahead === null ? null : savingView(source, ahead),
    nextStep: nextStepView(source, client, plan),
  };
}

function total(
  { results, clientId }: ReviewSheetSource,
  lens: LensId,
  line: string,
  { first, last }: MonthSpan,
): string {
  return sumText(termValues(results, lens, clientId, line, { startMonth: first, months: last - first + 1 }));
}

function requestsView({ counted }: ReviewSheetSource, kinds: readonly KindView[]): RequestsView {
  if (counted === null) {
    const expected = sumText(kinds.map(({ requests }) => requests));
    return { source: "expected", total: expected, reopened: null, medianHours: null };
  }
  const { tickets, reopened, medianHours } = counted;
  return { source: "counted", total: String(tickets), reopened, medianHours };
}

function keptView(counted: CountedPeriod | null): ReviewView["kept"] {
  if (counted === null || counted.inTime === null || counted.measured === null || counted.measured === 0) return null;
  return { inTime: counted.inTime, measured: counted.measured };
}

/** The share in time over a span is that of all its requests, so that a quiet month weighs less. */
function promiseView(source: ReviewSheetSource, component: Component): readonly PromiseView[] {
  if (component.type !== "guarantee") return [];
  const { locale, document } = source;
  const { label, measure, promise } = guaranteeView(component, { locale, currency: document.currency });
  const months = source.answers.filter(({ componentId }) => componentId === component.id);
  const measured = months.reduce((sum, { tickets }) => add(sum, exact(tickets)), ZERO);
  const inTime = months.reduce((sum, each) => add(sum, multiply(exact(each.tickets), exact(each.inTime))), ZERO);
  return [{ label, measure, promise, expected: shareOf(inTime, measured) }];
}

function savingView(source: ReviewSheetSource, span: MonthSpan): SavingView {
  const before = total(source, "current/off", "revenue.gross", span);
  const agreed = total(source, "proposed/on", "revenue.gross", span);
  return {
    period: periodView(source.document, span),
    before,
    agreed,
    saved: plainText(subtract(exact(before), exact(agreed))),
  };
}

function nextStepView(source: ReviewSheetSource, client: Client, plan: Plan): NextStepView {
  const { document, span, offer } = source;
  const month = (at: number): string => calendarMonth(document.startMonth, at);
  const { convertMonth } = client;
  const moves = convertMonth !== null && convertMonth > span.last;
  return {
    said: source.nextStep,
    offer:
      offer === null
        ? null
        : { options: [...offer.options], recommended: offer.recommended, validUntil: offer.validUntil },
    move: moves ? { month: month(convertMonth), planName: client.proposedPlan.name } : null,
    priceChange: priceChange(source, client, plan, moves),
    meeting: month(span.last + NEXT_REVIEW),
  };
}

/** The first yearly change of the plan in force after the span, unless the plan itself ends before. */
function priceChange({ document, span }: ReviewSheetSource, client: Client, plan: Plan, moves: boolean): string | null {
  const rises = plan.components.some(({ escalator }) => escalator !== undefined && Number(pointValue(escalator)) !== 0);
  if (!rises) return null;
  const base = plan === client.currentPlan ? 1 : (client.convertMonth ?? 1);
  const first = plan.nextEscalationMonth ?? base + YEAR;
  const due = first > span.last ? first : first + Math.ceil((span.last + 1 - first) / YEAR) * YEAR;
  if (moves && client.convertMonth !== null && due >= client.convertMonth) return null;
  return calendarMonth(document.startMonth, due);
}
