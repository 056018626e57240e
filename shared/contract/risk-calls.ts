/** What stands beside a scenario for the Risk page only: the renewal curves of its clients. */
import { z } from "zod";
import { curveObjection, RENEWAL_POINTS } from "../compare/renewal.ts";

const decimal = z.string().regex(/^-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,12})?$/);

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

export const riskRecordSchema = z.strictObject({ renewal: z.record(z.string().min(1).max(200), renewalCurve) });

export const RISK_CALLS = {
  /** The record `risk/SCENARIO`, null where none was ever stored. It is edited by `edit.commit`. */
  "risk.read": {
    input: z.strictObject({ scenarioId: z.string().min(1).max(200) }),
    output: z.strictObject({ risk: riskRecordSchema.nullable() }),
  },
} as const;
