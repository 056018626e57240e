/** Tickets, hours and bills of the decimal loops. */
import { Decimal } from "decimal.js";
import {
  type Category,
  LEVELS,
  type Plan,
  type QuantityText,
  type ScenarioDocument,
} from "../../../shared/model/document.ts";
import { pointValue } from "../../../shared/model/point-value.ts";
import { minorUnitOf } from "../../../shared/number/currency.ts";

export const D = Decimal.clone({ precision: 34, rounding: Decimal.ROUND_HALF_EVEN, toExpNeg: -9e15, toExpPos: 9e15 });
export const ZERO = new D(0);
export const ONE = new D(1);
const SIXTY = new D(60);

export type Column = Decimal[];
/** Lines of each lens, by their ids. */
export type DecimalLines = Map<string, Column>;

export const d = (quantity: QuantityText | undefined): Decimal =>
  new D(quantity === undefined ? 0 : pointValue(quantity));
const q9 = (value: Decimal) => value.toDecimalPlaces(9, Decimal.ROUND_HALF_UP);
export function counted(count: number, factors: Column): Column {
  return factors.map((factor) => q9(factor.times(count)).toDecimalPlaces(0, Decimal.ROUND_HALF_UP));
}

export function tickets(
  { startMonth, months }: ScenarioDocument,
  { id, touch, minutes, ticketsPerUnit, seasonality, ai }: Category,
  driver: Column,
  factor: Decimal,
  adoption: Column,
  readiness: Decimal,
  off: DecimalLines,
  on: DecimalLines,
): void {
  const first = Number(startMonth.slice(5)) - 1;
  const seasons = seasonality?.map(d) ?? new Array<Decimal>(12).fill(ONE);
  const perUnit = d(ticketsPerUnit);
  const each = (make: (m: number) => Decimal): Column => Array.from({ length: months }, (_, m) => make(m));
  const keep = (line: string, column: Column): Column => {
    on.set(`${line}[${id}]`, column);
    return column;
  };
  const attempts = ai.tier === "autonomous" || ai.tier === "approval";
  const [prevention, eligible, resolution, reopen] = [d(ai.prevention), d(ai.eligible), d(ai.resolution), d(ai.reopen)];
  const kept = ONE.minus(d(ai.selection));
  const base = keep(
    "tickets.base",
    each((m) =>
      driver[m]!.times(perUnit)
        .times(factor)
        .times(seasons[(first + m) % 12]!),
    ),
  );
  const prevented = keep(
    "tickets.prevented",
    each((m) => base[m]!.times(prevention).times(adoption[m]!)),
  );
  const created = keep(
    "tickets.created",
    each((m) => base[m]!.minus(prevented[m]!)),
  );
  const attempted = keep(
    "ai.attempted",
    each((m) => (attempts ? created[m]!.times(eligible).times(adoption[m]!) : ZERO)),
  );
  const claimed = keep(
    "ai.claimed",
    each((m) => attempted[m]!.times(resolution).times(readiness)),
  );
  const reopened = keep(
    "ai.reopened",
    each((m) => claimed[m]!.times(reopen)),
  );
  const resolved = keep(
    "ai.resolved",
    each((m) => claimed[m]!.minus(reopened[m]!)),
  );
  const handedOver = keep(
    "ai.handedOver",
    each((m) => attempted[m]!.minus(claimed[m]!)),
  );
  keep(
    "tickets.human",
    each((m) => created[m]!.minus(resolved[m]!)),
  );
  const work = keep(
    "tickets.work",
    each((m) => created[m]!.minus(kept.times(resolved[m]!))),
  );
  const assist = ai.tier === "human" ? ZERO : d(ai.assist);
  for (const level of LEVELS) {
    const [share, length] = [d(touch[level]), d(minutes[level])];
    off.set(
      `hours.handling[${id},${level}]`,
      each((m) => base[m]!.times(share).times(length).div(SIXTY)),
    );
    on.set(
      `hours.handling[${id},${level}]`,
      each((m) =>
        work[m]!.times(share)
          .times(length)
          .times(ONE.minus(assist.times(adoption[m]!)))
          .div(SIXTY),
      ),
    );
  }
  const approval = ai.tier === "approval" ? d(ai.approvalMinutes) : ZERO;
  const [reviewed, review, rework, handover] = [
    d(ai.reviewShare),
    d(ai.reviewMinutes),
    d(ai.reworkMinutes),
    d(ai.handoverMinutes),
  ];
  keep(
    "hours.oversight",
    each((m) =>
      attempted[m]!.times(approval)
        .plus(claimed[m]!.times(reviewed).times(review))
        .plus(reopened[m]!.times(rework))
        .plus(handedOver[m]!.times(handover))
        .div(SIXTY),
    ),
  );
  for (const line of ["tickets.base", "tickets.created", "tickets.human", "tickets.work"])
    off.set(`${line}[${id}]`, base);
}

export function bill(
  document: ScenarioDocument,
  plan: Plan,
  fallback: number,
  counts: ReadonlyMap<string, Column>,
  resolved: Column,
): Map<string, Column> {
  const next = plan.nextEscalationMonth ?? fallback;
  const places = minorUnitOf(document.currency);
  return new Map(
    plan.components.map((component) => {
      if (component.type !== "recurring" && component.type !== "outcome") throw new Error("not of the core");
      const [tier] = component.pricing.tiers;
      const price = d(tier?.unit);
      const quantities = component.type === "recurring" ? counts.get(component.unit)! : resolved.map(q9);
      const growth = d(component.escalator).plus(ONE);
      const amounts = quantities.map((quantity, m) => {
        const steps = m + 1 < next ? 0 : Math.floor((m + 1 - next) / 12) + 1;
        return quantity.times(price).times(growth.pow(steps)).toDecimalPlaces(places, Decimal.ROUND_HALF_UP);
      });
      return [component.id, amounts];
    }),
  );
}
