/**
 * What vendors claim beside what the model implies, and whether the claims can hold together
 * (research/msp-economics.md 3.5). A claim is never an input.
 */
import { LEVELS, type Level } from "../model/document.ts";
import { SOURCES } from "../scenario/library/sources.ts";

export const CLAIM_IDS = ["endpointsPerTechnician", "reactiveHours", "l1Autonomous"] as const;
export type ClaimId = (typeof CLAIM_IDS)[number];

/** `share` is plain decimal text above 0: "0.2" is 20 % more endpoints, 20 % fewer hours or 20 % of L1 tickets. */
export interface Claim {
  readonly share: string;
  readonly source: string;
}

export type Claims = Readonly<Partial<Record<ClaimId, Claim>>>;

/** What the trade is told; of the L1 share, the middle of 60 to 70 %. */
export const PUBLISHED_CLAIMS: Required<Claims> = {
  endpointsPerTechnician: { share: "0.2", source: SOURCES.seed },
  reactiveHours: { share: "0.5", source: SOURCES.seed },
  l1Autonomous: { share: "0.65", source: SOURCES.seed },
};

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

/** A pair of claims that cannot both hold here. Shares, not per cent. */
export type Contradiction =
  | {
      readonly kind: "endpoints-and-hours";
      /** More endpoints per technician that the claimed cut of reactive hours alone would give. */
      readonly gain: number;
      /** Reactive share of all hours at which the two claims would agree; none from 1 on. */
      readonly agreesAt: number;
      readonly reactiveShare: number;
    }
  | {
      readonly kind: "hours-and-l1";
      /** What the claimed L1 share cuts of reactive hours on its own. */
      readonly cut: number;
      /** By how much reactive hours at L2 and L3 would have to fall for the rest; negative where they would have to rise. */
      readonly needed: number;
      readonly modelled: number | null;
    };

/** Two claims that differ by less are the same claim, rounded. */
const POINT = 0.01;

/** Section 3.5: the claims held against each other at the scenario's own mix of hours. */
export function contradictions(claims: Claims, { reactiveShare, l1Share, aboveL1 }: Implied): readonly Contradiction[] {
  const share = (id: ClaimId): number | null => (claims[id] === undefined ? null : Number(claims[id].share));
  const [endpoints, hours, l1] = CLAIM_IDS.map(share);
  const found: Contradiction[] = [];
  if (endpoints != null && hours != null && hours > 0 && reactiveShare !== null) {
    const left = 1 - hours * reactiveShare;
    const gain = left > 0 ? 1 / left - 1 : Number.POSITIVE_INFINITY;
    const agreesAt = (1 - 1 / (1 + endpoints)) / hours;
    if (Math.abs(gain - endpoints) > POINT) found.push({ kind: "endpoints-and-hours", gain, agreesAt, reactiveShare });
  }
  if (hours != null && l1 != null && l1Share !== null) {
    const cut = l1 * l1Share;
    const needed = l1Share < 1 ? (hours - cut) / (1 - l1Share) : hours > cut ? Number.POSITIVE_INFINITY : 0;
    if (needed < -POINT || needed > (aboveL1 ?? 0) + POINT)
      found.push({ kind: "hours-and-l1", cut, needed, modelled: aboveL1 });
  }
  return found;
}
