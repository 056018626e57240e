/** The uncertain inputs of the page, each with what it does alone, how well it is known and what it would be worth to know. */
import type { HorizonFigures } from "../../../shared/compare/horizon-figures.ts";
import { type NextEvidence, nextEvidence } from "../../../shared/compare/next-evidence.ts";
import type { OneAtATime, RangeEffect } from "../../../shared/compare/one-at-a-time.ts";
import { ABANDONMENT } from "../../../shared/model/abandonment.ts";
import type { ScenarioDocument } from "../../../shared/model/document.ts";
import type { Field } from "../../../shared/model/field.ts";
import { inputLabel } from "../../../shared/model/input-label.ts";
import type { EvidenceGrade } from "../../../shared/scenario/change.ts";
import { type EvidenceByPath, evidenceFor, isExpired } from "../../../shared/scenario/evidence.ts";
import { type FieldTextOptions, fieldParts } from "../../../shared/scenario/field-text.ts";
import { inputPlace } from "../../../shared/scenario/input-place.ts";
import type { Driver } from "../../../shared/simulation/result.ts";
import { shortDecimal } from "../../controls/uncertain-words.ts";
import type { RiskMetric } from "../../state/risk-store.ts";

export interface UncertainRow {
  readonly effect: RangeEffect;
  readonly field: Field;
  readonly label: string;
  /** Of whom: category, client, plan. */
  readonly place: string;
  readonly range: string;
  /** It happens or not: the ends of the range are not points of a distribution. */
  readonly isSwitch: boolean;
  readonly grade: EvidenceGrade;
  readonly expired: boolean;
  /** Change of the metric at the low and at the high value. */
  readonly atLow: number;
  readonly atHigh: number;
  /** Between the furthest ends, in money of the margin over the horizon. */
  readonly swing: number;
  readonly driver: Driver | null;
  readonly next: NextEvidence;
}

export function metricOf(figures: HorizonFigures, metric: RiskMetric): number {
  return figures[metric] ?? 0;
}

function rangeText(effect: RangeEffect, field: Field, options: FieldTextOptions): string {
  const write = (value: string): string => {
    const mostDecimals = Math.abs(Number(value)) >= 1000 ? 0 : 3;
    return fieldParts(shortDecimal(Number(value)), field, { ...options, mostDecimals }).number;
  };
  const [low, high] = [write(effect.low), write(effect.high)];
  const bare = low.endsWith("%") && high.endsWith("%") ? low.replace(/\s*%$/, "") : low;
  return `${bare} to ${high}`;
}

/** Largest change of the metric first. */
export function uncertainRows(
  sweep: OneAtATime,
  drivers: readonly Driver[],
  metric: RiskMetric,
  document: ScenarioDocument,
  evidence: EvidenceByPath,
  today: string,
  options: FieldTextOptions,
): readonly UncertainRow[] {
  const now = metricOf(sweep.now, metric);
  const kept: readonly RangeEffect[] =
    sweep.abandoned === null
      ? []
      : [{ path: ABANDONMENT, low: "1", high: "0", atLow: sweep.abandoned, atHigh: sweep.now }];
  const rows = [...kept, ...sweep.effects].flatMap((effect): UncertainRow[] => {
    const named = inputLabel(document, effect.path);
    if (named === undefined) return [];
    const known = evidenceFor(evidence, effect.path);
    const margins = [effect.atLow.margin, sweep.now.margin, effect.atHigh.margin];
    return [
      {
        effect,
        field: named.field,
        label: named.label,
        place: inputPlace(effect.path, document).at(-1) ?? "",
        range: effect.path === ABANDONMENT ? "given up to kept" : rangeText(effect, named.field, options),
        isSwitch: effect.path === ABANDONMENT,
        grade: known.grade,
        expired: isExpired(known, today),
        atLow: metricOf(effect.atLow, metric) - now,
        atHigh: metricOf(effect.atHigh, metric) - now,
        swing: Math.max(...margins) - Math.min(...margins),
        driver: drivers.find(({ path }) => path === effect.path) ?? null,
        next: nextEvidence(named.field.pattern),
      },
    ];
  });
  const reach = ({ atLow, atHigh }: UncertainRow): number => Math.max(atLow, atHigh, 0) - Math.min(atLow, atHigh, 0);
  return rows.sort((a, b) => reach(b) - reach(a));
}

export const isUnverified = ({ grade, expired }: UncertainRow): boolean =>
  expired || grade === "assumed" || grade === "benchmark";

/** "Eligible share, Password and access". */
export function fullLabel({ label, place }: UncertainRow): string {
  return place === "" ? label : `${label}, ${place}`;
}
