/** Guarantees of a plan as promises a client can check: what is measured, what is promised, what is paid back. */
import { type GuaranteeComponent, type Plan, PRIORITIES } from "../model/document.ts";
import { pointValue } from "../model/point-value.ts";
import { exact, ONE } from "../number/exact.ts";
import { type ClientLocale, durationText, PRIORITY_NAMES, percentText } from "./client-words.ts";

export interface CreditStepView {
  /** `below 95%`. */
  readonly when: string;
  /** `5%`, of the base named in the guarantee. */
  readonly credit: string;
}

export interface GuaranteeView {
  readonly label: string;
  readonly measure: string;
  readonly promise: string;
  readonly credits: readonly CreditStepView[];
  readonly base: string;
  /** Most that it pays back in a month; null where the steps themselves are the limit. */
  readonly cap: string | null;
}

type Words = Pick<GuaranteeView, "measure" | "promise">;

function levelText(guarantee: GuaranteeComponent, level: string | number, locale: ClientLocale): string {
  return guarantee.metric === "security" ? String(level) : percentText(String(level), locale);
}

function measured(guarantee: GuaranteeComponent, locale: ClientLocale): Words {
  const level = levelText(guarantee, guarantee.bands[0]?.below ?? "0", locale);
  switch (guarantee.metric) {
    case "response": {
      const targets = PRIORITIES.map(
        (priority) => `${PRIORITY_NAMES[priority]} ${durationText(Number(pointValue(guarantee.targets[priority])))}`,
      ).join(", ");
      const whose =
        guarantee.measure === "all" ? "all requests of the month" : "the requests of the month worked by people";
      return {
        measure: `Share of ${whose} that got a first response in time: ${targets}`,
        promise: `${level} of requests in time`,
      };
    }
    case "uptime":
      return {
        measure: "Share of the month’s hours in which your covered systems were available",
        promise: `${level} available`,
      };
    case "security":
      return {
        measure: "Your monthly security score, on the controls we manage",
        promise: `A score of ${level} or more`,
      };
  }
}

function isBelowWhole(share: string | number | undefined): share is string | number {
  return share !== undefined && exact(share).lessThan(ONE);
}

/** The guarantee named value by value; expected credits and what they rest on stay inside. */
export function guaranteeView(guarantee: GuaranteeComponent, locale: ClientLocale): GuaranteeView {
  const { measure, promise } = measured(guarantee, locale);
  return {
    label: guarantee.label,
    measure,
    promise,
    credits: guarantee.bands.map(({ below, credit }) => ({
      when: `below ${levelText(guarantee, below, locale)}`,
      credit: percentText(String(credit), locale),
    })),
    base: guarantee.creditBase === "plan" ? "of the month’s fee" : "of this guarantee’s fee",
    cap: isBelowWhole(guarantee.creditCap) ? percentText(String(guarantee.creditCap), locale) : null,
  };
}

/** What bounds a month's bill and its credits, as short phrases; none where nothing does. */
export function limitWords(plan: Plan, money: (value: string) => string, locale: ClientLocale): readonly string[] {
  const minimum = plan.minimumMonthly === undefined ? "0" : pointValue(plan.minimumMonthly);
  const { floor = null, cap = null } = plan.collar ?? {};
  const share = (value: string | number) => percentText(String(value), locale);
  return [
    ...(Number(minimum) === 0 ? [] : [`At least ${money(minimum)} a month`]),
    ...(cap === null ? [] : [`At most ${share(cap)} of what today’s plan would charge`]),
    ...(floor === null ? [] : [`At least ${share(floor)} of what today’s plan would charge`]),
    ...(isBelowWhole(plan.creditCap)
      ? [`All credits of a month together at most ${share(plan.creditCap)} of its fee`]
      : []),
  ];
}
