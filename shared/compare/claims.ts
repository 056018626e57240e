/**
 * What vendors claim beside what the model implies, and whether the claims can hold together
 * (research/msp-economics.md 3.5). A claim is never an input.
 */
import { LEVELS, type Level } from "../model/document.ts";
import type { LeftOut } from "../scenario/beside.ts";
import { SOURCES } from "../scenario/library/sources.ts";

export const CLAIM_IDS = ["endpointsPerTechnician", "reactiveHours", "l1Autonomous"] as const;
export type ClaimId = (typeof CLAIM_IDS)[number];

/**
 * What somebody says AI does, as a range whose ends may be the same. `low` and `high` are plain decimal text above 0: "0.2"
 * is 20 % more endpoints, 20 % fewer hours or 20 % of L1 tickets.
 */
export interface Claim {
  readonly low: string;
  readonly high: string;
  readonly source: string;
  /** ISO date of the source, null where it has none. */
  readonly date: string | null;
  readonly note?: string;
}

/** As they read. The record `claims/SCENARIO` of a variant holds what differs from its parent's (shared/scenario/beside.ts). */
export type Claims = Readonly<Partial<Record<ClaimId, Claim>>>;
export type OwnClaims = Readonly<Partial<Record<ClaimId, Claim | LeftOut>>>;

const published = (low: string, high = low): Claim => ({ low, high, source: SOURCES.seed, date: null });

/** What the trade is told. */
export const PUBLISHED_CLAIMS: Required<Claims> = {
  endpointsPerTechnician: published("0.2"),
  reactiveHours: published("0.5"),
  l1Autonomous: published("0.6", "0.7"),
};

/** Above nothing, in order, and of hours and tickets at most all of them. */
export function isPossibleClaim(id: ClaimId, { low, high }: Pick<Claim, "low" | "high">): boolean {
  return Number(low) > 0 && Number(low) <= Number(high) && (id === "endpointsPerTechnician" || Number(high) <= 1);
}

/** Lines of a scope (spec/result-format.md) by month. */
export type Lines = Readonly<Record<string, readonly (number | null)[]>>;

/** Hours worked in a stretch of months, by people on tickets of each level and on everything else. */
interface Hours {
  readonly reactive: Readonly<Record<Level, number>>;
  readonly total: number;
}

/** What the model says of the same things, from the work with AI against the work without. `null`: there is nothing to compare. */
export interface Implied {
  readonly shares: Readonly<Record<ClaimId, number | null>>;
  /** Share of all hours that is reactive, without AI. */
  readonly reactiveShare: number | null;
  /** Share of reactive hours that is worked at L1, without AI. */
  readonly l1Share: number | null;
  /** By how much the reactive hours at L2 and L3 fall. */
  readonly aboveL1: number | null;
}

function sumOf(lines: Lines, line: string, months: number): number {
  return (lines[line] ?? []).slice(-months).reduce<number>((sum, value) => sum + (value ?? 0), 0);
}

function hoursOf(lines: Lines, months: number): Hours {
  const reactive = Object.fromEntries(
    LEVELS.map((level) => [
      level,
      sumOf(lines, `hours.level[${level}]`, months) - sumOf(lines, `hours.proactive[${level}]`, months),
    ]),
  ) as Record<Level, number>;
  return { reactive, total: sumOf(lines, "hours.total", months) + sumOf(lines, "hours.programme", months) };
}

const ratio = (part: number, whole: number): number | null => (whole > 0 ? part / whole : null);
const fall = (on: number, off: number): number | null => (off > 0 ? 1 - on / off : null);

/**
 * Over the last `months` months, when AI has settled. Endpoints are the same with AI and without, so endpoints per
 * technician change as the inverse of all hours, the programme's among them. Reactive hours are tickets, oversight and
 * rework. `touchL1`: share of each category's tickets that L1 touches, 0 to 1.
 */
export function impliedBy(off: Lines, on: Lines, touchL1: ReadonlyMap<string, number>, months: number): Implied {
  const [without, with_] = [hoursOf(off, months), hoursOf(on, months)];
  const allOf = ({ reactive }: Hours): number => LEVELS.reduce((sum, level) => sum + reactive[level], 0);
  const aboveOf = ({ reactive }: Hours): number => reactive.L2 + reactive.L3;
  const l1Tickets = (line: string): number =>
    [...touchL1].reduce((sum, [category, touch]) => sum + touch * sumOf(on, `${line}[${category}]`, months), 0);
  const gain = ratio(without.total, with_.total);
  return {
    shares: {
      endpointsPerTechnician: gain === null ? null : gain - 1,
      reactiveHours: fall(allOf(with_), allOf(without)),
      l1Autonomous: ratio(l1Tickets("ai.resolved"), l1Tickets("tickets.created")),
    },
    reactiveShare: ratio(allOf(without), without.total),
    l1Share: ratio(without.reactive.L1, allOf(without)),
    aboveL1: fall(aboveOf(with_), aboveOf(without)),
  };
}

export interface Range {
  readonly low: number;
  readonly high: number;
}

/** A pair of claims that cannot both hold here, wherever in their ranges. Shares, not per cent. */
export type Contradiction =
  | {
      readonly kind: "endpoints-and-hours";
      /** More endpoints per technician that the claimed cut of reactive hours alone would give. */
      readonly gain: Range;
      /** Reactive share of all hours at which the two claims would agree; none from 1 on. */
      readonly agreesAt: Range;
      readonly reactiveShare: number;
    }
  | {
      readonly kind: "hours-and-l1";
      /** What the claimed L1 share cuts of reactive hours on its own. */
      readonly cut: Range;
      /** By how much reactive hours at L2 and L3 would have to fall for the rest; negative where they would have to rise. */
      readonly needed: Range;
      readonly modelled: number | null;
    };

/** Two claims that differ by less are the same claim, rounded. */
const POINT = 0.01;

/** Section 3.5: the claims held against each other at the scenario's own mix of hours. */
export function contradictions(claims: Claims, { reactiveShare, l1Share, aboveL1 }: Implied): readonly Contradiction[] {
  const rangeOf = (id: ClaimId): Range | null => {
    const claim = claims[id];
    return claim === undefined ? null : { low: Number(claim.low), high: Number(claim.high) };
  };
  const [endpoints, hours, l1] = CLAIM_IDS.map(rangeOf);
  const found: Contradiction[] = [];
  if (endpoints != null && hours != null && reactiveShare !== null) {
    const gainOf = (cut: number): number =>
      cut * reactiveShare < 1 ? 1 / (1 - cut * reactiveShare) - 1 : Number.POSITIVE_INFINITY;
    const agreesAt = (more: number, cut: number): number => (1 - 1 / (1 + more)) / cut;
    const gain = { low: gainOf(hours.low), high: gainOf(hours.high) };
    if (gain.low > endpoints.high + POINT || gain.high < endpoints.low - POINT)
      found.push({
        kind: "endpoints-and-hours",
        gain,
        agreesAt: { low: agreesAt(endpoints.low, hours.high), high: agreesAt(endpoints.high, hours.low) },
        reactiveShare,
      });
  }
  if (hours != null && l1 != null && l1Share !== null) {
    const neededFor = (cut: number, share: number): number =>
      l1Share < 1 ? (cut - share * l1Share) / (1 - l1Share) : cut > share ? Number.POSITIVE_INFINITY : 0;
    const needed = { low: neededFor(hours.low, l1.high), high: neededFor(hours.high, l1.low) };
    if (needed.high < -POINT || needed.low > (aboveL1 ?? 0) + POINT)
      found.push({
        kind: "hours-and-l1",
        cut: { low: l1.low * l1Share, high: l1.high * l1Share },
        needed,
        modelled: aboveL1,
      });
  }
  return found;
}
