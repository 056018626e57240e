/** One month's bill of each plan, as lines of the results: nothing is computed here, only chosen and put in order. */
import type { Client, Component, PlanKey } from "../../../../shared/model/document.ts";
import type { LensId } from "../../../../shared/model/results.ts";
import type { ScopeView } from "../../../workers/protocol.ts";

export type AiSwitch = "off" | "on";

export interface BillRow {
  readonly line: string;
  readonly label: string;
  readonly kind: "component" | "adjustment" | "total" | "credit";
  readonly component?: Component;
  /** In the sign of the bill: credits are negative. */
  readonly amount: number | null;
  /** What it is made of, where that is more than one figure: credits by guarantee, before the cap on all of them. */
  readonly parts?: readonly { readonly label: string; readonly amount: number }[];
}

export interface Bill {
  readonly plan: PlanKey;
  readonly lens: LensId;
  /** Whether this plan is what the client pays under its lens in this month. */
  readonly inForce: boolean;
  readonly rows: readonly BillRow[];
  readonly gross: number | null;
  readonly credits: number | null;
  readonly net: number | null;
}

type Place = "counted" | "gainshare" | "outside";

/** Order of one invoice (spec section 6): counted, minimum, collar, gain share, credits, then one-time and pass-through. */
function placeOf({ type }: Component): Place {
  if (type === "gainshare") return "gainshare";
  return type === "onetime" || type === "passthrough" ? "outside" : "counted";
}

export function lensOf(plan: PlanKey, ai: AiSwitch): LensId {
  return `${plan === "currentPlan" ? "current" : "proposed"}/${ai}`;
}

export function isInForce(client: Client, plan: PlanKey, month: number): boolean {
  return plan === "currentPlan" || (client.convertMonth !== null && month >= client.convertMonth);
}

export function billOf(client: Client, plan: PlanKey, month: number, ai: AiSwitch, view: ScopeView<number>): Bill {
  const lens = lensOf(plan, ai);
  const inForce = isInForce(client, plan, month);
  const { lines } = view.lenses[lens];
  const at = (line: string): number | null => (inForce ? (lines[line]?.[month - 1] ?? null) : null);
  const { components } = client[plan];
  const of = (place: Place): BillRow[] =>
    components
      .filter((component) => placeOf(component) === place)
      .map((component) => {
        const line = `revenue.component[${component.id}]`;
        return { line, label: component.label, kind: "component", component, amount: at(line) };
      });
  const adjustment = (line: string, label: string): BillRow[] => {
    const amount = at(line);
    return amount === null || amount === 0 ? [] : [{ line, label, kind: "adjustment", amount }];
  };
  const credits = at("credits");
  const guarantees = components.filter((component) => component.type === "guarantee");
  const owed = guarantees.flatMap(({ id, label }) => {
    const amount = at(`credits.component[${id}]`);
    return amount === null || amount === 0 ? [] : [{ label, amount }];
  });
  const credit: BillRow[] =
    guarantees.length > 0
      ? [
          {
            line: "credits",
            label: "Expected credits",
            kind: "credit",
            amount: credits === null || credits === 0 ? credits : -credits,
            ...(guarantees.length > 1 ? { parts: owed } : {}),
          },
        ]
      : [];
  return {
    plan,
    lens,
    inForce,
    rows: [
      ...of("counted"),
      ...adjustment("revenue.minimum", "Minimum top-up"),
      ...adjustment("revenue.collar", "Collar"),
      ...of("gainshare"),
      ...credit,
      ...of("outside"),
    ],
    gross: at("revenue.gross"),
    credits,
    net: at("revenue.net"),
  };
}

/** The month the bill opens at: the first on the proposed plan, where both plans can be compared. */
export function firstMonth(client: Client, months: number): number {
  return client.convertMonth !== null && client.convertMonth <= months ? client.convertMonth : 1;
}
