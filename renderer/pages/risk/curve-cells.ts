/** The points of a renewal curve as fields of a grid: they stand beside the document, which has no fields for them. */
import type { RenewalCurve, RenewalPoint } from "../../../shared/compare/renewal.ts";
import type { Field } from "../../../shared/model/field.ts";
import type { Cell, Write } from "../../state/cells.ts";

const COMMON = { kind: "decimal", unit: "share", required: true, step: "0.01", group: "clients" } as const;

export const MEASURES = ["change", "chance"] as const;
export type Measure = (typeof MEASURES)[number];

export const POINT_FIELDS: Readonly<Record<Measure, Field>> = {
  change: {
    ...COMMON,
    pattern: "renewal/*/points/*/change",
    label: "Change of the bill",
    domain: { minimum: "-1", aboveMinimum: true, maximum: "10" },
    allowed: "above −100% and up to 1,000%",
    help: "What the client would pay more or less than today, as a share of the bill.",
  },
  chance: {
    ...COMMON,
    pattern: "renewal/*/points/*/chance",
    label: "Chance of renewal",
    domain: { minimum: "0", maximum: "1" },
    allowed: "from 0% to 100%",
    help: "How likely the client renews at that change of the bill.",
  },
};

export const SOURCE_FIELD: Field = {
  pattern: "renewal/*/source",
  label: "Evidence",
  kind: "text",
  unit: "text",
  allowed: "text",
  required: false,
  group: "clients",
  help: "Who says so: account manager, survey, past renewals.",
};

export const pointPath = (at: number, measure: Measure): string => `${at}/${measure}`;

export function pointName(at: number, measure: Measure): string {
  return `${POINT_FIELDS[measure].label}, point ${at + 1}`;
}

export function pointCells(points: readonly RenewalPoint[]): readonly (readonly Cell[])[] {
  return points.map((point, at) =>
    MEASURES.map((measure) => ({
      path: pointPath(at, measure),
      field: POINT_FIELDS[measure],
      name: pointName(at, measure),
      beside: { value: point[measure] },
    })),
  );
}

export function withPoints(curve: RenewalCurve, writes: readonly Pick<Write, "path" | "value">[]): RenewalCurve {
  const values = new Map(writes.map(({ path, value }) => [path, String(value)]));
  const points = curve.points.map((point, at) => ({
    change: values.get(pointPath(at, "change")) ?? point.change,
    chance: values.get(pointPath(at, "chance")) ?? point.chance,
  }));
  return { ...curve, points };
}
