/** Spec section 4 in plain loops: one pass over categories and months for AI on; AI off is the baseline and needs none. */
import type { ClientInputs, LoopInputs } from "./inputs.ts";
import { numberOf, q9 } from "./inputs.ts";

/** Tables of categories by months, row after row. */
export interface TicketTables {
  readonly base: Float64Array;
  readonly prevented: Float64Array;
  readonly created: Float64Array;
  readonly attempted: Float64Array;
  readonly claimed: Float64Array;
  readonly reopened: Float64Array;
  readonly resolved: Float64Array;
  readonly handedOver: Float64Array;
  readonly human: Float64Array;
  readonly work: Float64Array;
  readonly oversight: Float64Array;
  readonly handling: readonly Float64Array[];
}

/** Columns over the months, of one client in one AI state. */
export interface WorkColumns extends TicketTables {
  readonly adoption: Float64Array;
  readonly proactive: readonly Float64Array[];
  readonly level: readonly Float64Array[];
  readonly freed: readonly Float64Array[];
  readonly realised: readonly Float64Array[];
  readonly total: Float64Array;
  readonly deflection: Float64Array;
  readonly createdSum: Float64Array;
  readonly humanSum: Float64Array;
  readonly resolvedSum: Float64Array;
  readonly attemptedSum: Float64Array;
  readonly claimedSum: Float64Array;
  readonly preventedSum: Float64Array;
  readonly incidents: Float64Array;
}

export interface ClientWork {
  readonly units: readonly Float64Array[];
  readonly gate: Float64Array;
  readonly readiness: Float64Array;
  readonly baseSum: Float64Array;
  readonly off: WorkColumns;
  readonly on: WorkColumns;
}

export function allocateWork(categories: number, months: number): ClientWork {
  const column = () => new Float64Array(months);
  const table = () => new Float64Array(categories * months);
  const three = (make: () => Float64Array) => [make(), make(), make()];
  const zeroColumn = column();
  const zeroTable = table();
  const zeros = [zeroColumn, zeroColumn, zeroColumn];
  const base = table();
  const baseSum = column();
  const shared = { deflection: column(), total: column() };
  return {
    units: [column(), column(), column(), column(), column().fill(1)],
    gate: column(),
    readiness: column(),
    baseSum,
    off: {
      ...shared,
      base,
      created: base,
      human: base,
      work: base,
      prevented: zeroTable,
      attempted: zeroTable,
      claimed: zeroTable,
      reopened: zeroTable,
      resolved: zeroTable,
      handedOver: zeroTable,
      oversight: zeroTable,
      handling: three(table),
      adoption: zeroColumn,
      proactive: three(column),
      level: three(column),
      freed: zeros,
      realised: zeros,
      createdSum: baseSum,
      humanSum: baseSum,
      resolvedSum: zeroColumn,
      attemptedSum: zeroColumn,
      claimedSum: zeroColumn,
      preventedSum: zeroColumn,
      incidents: zeroColumn,
    },
    on: {
      base,
      prevented: table(),
      created: table(),
      attempted: table(),
      claimed: table(),
      reopened: table(),
      resolved: table(),
      handedOver: table(),
      human: table(),
      work: table(),
      oversight: table(),
      handling: three(table),
      adoption: column(),
      proactive: three(column),
      level: three(column),
      freed: three(column),
      realised: three(column),
      total: column(),
      deflection: column(),
      createdSum: column(),
      humanSum: column(),
      resolvedSum: column(),
      attemptedSum: column(),
      claimedSum: column(),
      preventedSum: column(),
      incidents: column(),
    },
  };
}

export function computeWork(inputs: LoopInputs, client: ClientInputs, work: ClientWork): void {
  computeUnits(inputs, client, work);
  computeTickets(inputs, client, work);
  computeProactive(inputs, work);
  computeFreed(inputs, work);
}

function computeUnits({ months, document }: LoopInputs, client: ClientInputs, work: ClientWork): void {
  const { shape, months: rampMonths } = document.ai.ramp;
  const { adoption } = work.on;
  const [users, endpoints, servers, sites] = work.units;
  for (let m = 0; m < months; m++) {
    const factor = (1 + client.growth) ** (m / 12);
    users![m] = Math.floor(q9(client.units[0]! * factor) + 0.5);
    endpoints![m] = Math.floor(q9(client.units[1]! * factor) + 0.5);
    servers![m] = Math.floor(q9(client.units[2]! * factor) + 0.5);
    sites![m] = Math.floor(q9(client.units[3]! * factor) + 0.5);
    work.gate[m] = m + 1 <= client.gateUntil ? 0 : 1;
    work.readiness[m] = client.readiness;
    if (!client.enabled || m < client.goLive) adoption[m] = 0;
    else if (shape === "step" || rampMonths === 0) adoption[m] = 1;
    else {
      const x = Math.min(1, (m - client.goLive + 1) / rampMonths);
      adoption[m] = shape === "linear" ? x : x * x * (3 - 2 * x);
    }
  }
}

function computeTickets(inputs: LoopInputs, client: ClientInputs, { units, gate, baseSum, off, on }: ClientWork): void {
  const { months, categories, firstCalendarMonth } = inputs;
  for (const column of [...off.level, ...on.level]) column.fill(0);
  for (const column of [
    baseSum,
    on.createdSum,
    on.humanSum,
    on.resolvedSum,
    on.attemptedSum,
    on.claimedSum,
    on.preventedSum,
    on.incidents,
  ])
    column.fill(0);
  for (let c = 0; c < categories.length; c++) {
    const category = categories[c]!;
    const { attempts, approves, eligible, resolution, reopen, prevention, assist, incident, seasonality } = category;
    const driver = units[category.driver]!;
    const perUnit = category.perUnit * client.ticketFactor;
    const kept = 1 - category.selection;
    const [hours1, hours2, hours3] = [0, 1, 2].map((level) => (category.touch[level]! * category.minutes[level]!) / 60);
    const approvalHours = approves ? category.approvalMinutes / 60 : 0;
    const reviewHours = category.reviewMinutes / 60;
    const reworkHours = category.reworkMinutes / 60;
    const handoverHours = category.handoverMinutes / 60;
    const oversightLevel = on.level[category.oversightLevel]!;
    let at = c * months;
    for (let m = 0; m < months; m++, at++) {
      const adoption = on.adoption[m]!;
      const base = driver[m]! * perUnit * seasonality[(firstCalendarMonth + m) % 12]!;
      const prevented = base * prevention * adoption;
      const created = base - prevented;
      const attempted = attempts ? created * eligible * adoption * gate[m]! : 0;
      const claimed = attempted * resolution * client.readiness;
      const reopened = claimed * reopen;
      const resolved = claimed - reopened;
      const handedOver = attempted - claimed;
      const human = created - resolved;
      const work = created - kept * resolved;
      const unassisted = 1 - assist * adoption;
      const oversight =
        attempted * approvalHours + claimed * reviewHours + reopened * reworkHours + handedOver * handoverHours;
      on.base[at] = base;
      on.prevented[at] = prevented;
      on.created[at] = created;
      on.attempted[at] = attempted;
      on.claimed[at] = claimed;
      on.reopened[at] = reopened;
      on.resolved[at] = resolved;
      on.handedOver[at] = handedOver;
      on.human[at] = human;
      on.work[at] = work;
      on.oversight[at] = oversight;
      const assisted = work * unassisted;
      off.level[0]![m]! += off.handling[0]![at] = base * hours1!;
      off.level[1]![m]! += off.handling[1]![at] = base * hours2!;
      off.level[2]![m]! += off.handling[2]![at] = base * hours3!;
      on.level[0]![m]! += on.handling[0]![at] = assisted * hours1!;
      on.level[1]![m]! += on.handling[1]![at] = assisted * hours2!;
      on.level[2]![m]! += on.handling[2]![at] = assisted * hours3!;
      oversightLevel[m]! += oversight;
      baseSum[m]! += base;
      on.createdSum[m]! += created;
      on.humanSum[m]! += human;
      on.resolvedSum[m]! += resolved;
      on.attemptedSum[m]! += attempted;
      on.claimedSum[m]! += claimed;
      on.preventedSum[m]! += prevented;
      on.incidents[m]! += attempted * incident;
    }
  }
}

function computeProactive({ months, proactive, aiSaving }: LoopInputs, { units, off, on, baseSum }: ClientWork): void {
  const endpoints = units[1]!;
  for (let level = 0; level < 3; level++) {
    const hours = proactive[level]!;
    for (let m = 0; m < months; m++) {
      const planned = endpoints[m]! * hours;
      off.proactive[level]![m] = planned;
      off.level[level]![m]! += planned;
      const remaining = planned * (1 - aiSaving * on.adoption[m]!);
      on.proactive[level]![m] = remaining;
      on.level[level]![m]! += remaining;
    }
  }
  for (let m = 0; m < months; m++) {
    off.total[m] = off.level[0]![m]! + off.level[1]![m]! + off.level[2]![m]!;
    on.total[m] = on.level[0]![m]! + on.level[1]![m]! + on.level[2]![m]!;
    off.deflection[m] = Math.abs(baseSum[m]!) < 5e-10 ? Number.NaN : 0;
    on.deflection[m] = Math.abs(on.createdSum[m]!) < 5e-10 ? Number.NaN : on.resolvedSum[m]! / on.createdSum[m]!;
  }
}

function computeFreed({ months, document }: LoopInputs, { off, on }: ClientWork): void {
  const { lagMonths, share } = document.labour.realisation;
  const realised = numberOf(share);
  for (let level = 0; level < 3; level++) {
    const freed = on.freed[level]!;
    for (let m = 0; m < months; m++) freed[m] = Math.max(0, off.level[level]![m]! - on.level[level]![m]!);
    for (let m = 0; m < months; m++) {
      let least = 0;
      if (m - lagMonths >= 0) {
        least = freed[m]!;
        for (let back = m - lagMonths; back < m; back++) least = Math.min(least, freed[back]!);
      }
      on.realised[level]![m] = realised * least;
    }
  }
}
