/** What stands beside a scenario for the Risk page only: the renewal curves of its clients. */
import { z } from "zod";
import { curveObjection, RENEWAL_POINTS } from "../compare/renewal.ts";

const decimal = z.string().regex(/^-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,12})?$/);

/** An entry of the parent that a variant does without. */
export const leftOutSchema = z.strictObject({ absent: z.literal(true) });

const renewalCurve = z.strictObject({
  points: z
    .array(z.strictObject({ change: decimal, chance: decimal }))
    .length(RENEWAL_POINTS)
    .superRefine((points, context) => {
      const objection = curveObjection(points);
      if (objection !== null) context.addIssue({ code: "custom", message: objection });
    }),
  source: z.string().max(2000),
  date: z.iso.date().nullable(),
});

const clientId = z.string().min(1).max(200);

/** Of a variant what differs from its parent's. */
export const riskRecordSchema = z.strictObject({ renewal: z.record(clientId, z.union([renewalCurve, leftOutSchema])) });

export const RISK_CALLS = {
  /**
   * The record `risk/SCENARIO`, null where none was ever stored, and the curves that a variant has from its parent
   * (shared/scenario/beside.ts). The record is edited by `edit.commit`.
   */
  "risk.read": {
    input: z.strictObject({ scenarioId: z.string().min(1).max(200) }),
    output: z.strictObject({ risk: riskRecordSchema.nullable(), inherited: z.record(clientId, renewalCurve) }),
  },
} as const;
