/** Finds the columns of the loops by the line ids of the result format, so that they can be compared with the engine's. */
import { LEVELS, type ScenarioDocument, UNIT_KINDS } from "../../../shared/model/document.ts";
import type { HandWrittenLoops } from "../hand-written-loops.ts";

const TABLES = {
  "tickets.base": "base",
  "tickets.prevented": "prevented",
  "tickets.created": "created",
  "ai.attempted": "attempted",
  "ai.claimed": "claimed",
  "ai.reopened": "reopened",
  "ai.resolved": "resolved",
  "ai.handedOver": "handedOver",
  "tickets.human": "human",
  "tickets.work": "work",
  "hours.oversight": "oversight",
} as const;

const COSTS = {
  "cost.labour": "labour",
  "cost.labourCash": "labourCash",
  "cost.labourBaseline": "labourBaseline",
  "cost.labourWages": "labourWages",
  "cost.tools": "tools",
  "cost.aiUsage": "aiUsage",
  "cost.aiIncidents": "aiIncidents",
  "cost.aiEndpoints": "aiEndpoints",
  "cost.aiPlatform": "aiPlatform",
  "cost.programme": "programme",
  "cost.oneTime": "oneTime",
  "hours.programme": "programmeHours",
} as const;

const REVENUE = {
  "revenue.minimum": "minimum",
  "revenue.collar": "collar",
  "revenue.gross": "gross",
  credits: "credits",
  "revenue.net": "net",
  "cost.passthrough": "passthrough",
  "cost.total": "total",
  "cost.totalCash": "totalCash",
  margin: "margin",
  marginCash: "marginCash",
  marginPercent: "marginPercent",
} as const;

export function namedLines(
  document: ScenarioDocument,
  loops: HandWrittenLoops,
  lens: number,
  client: number | null,
): Map<string, Float64Array> {
  const { clients, portfolio } = loops.lenses[lens]!;
  const state = lens % 2 === 0 ? "off" : "on";
  const { work, cost } = client === null ? portfolio : { work: loops.works[client]!, cost: loops.costs[client]! };
  const { revenue } = client === null ? portfolio : clients[client]!;
  const { months, categories } = document;
  const lines = new Map<string, Float64Array>();
  const columns = work[state];
  for (const [at, kind] of UNIT_KINDS.entries()) lines.set(`units[${kind}]`, work.units[at]!);
  for (const [at, { id }] of categories.entries()) {
    const rowOf = (table: Float64Array) => table.subarray(at * months, (at + 1) * months);
    for (const [line, table] of Object.entries(TABLES)) lines.set(`${line}[${id}]`, rowOf(columns[table]));
    for (const [level, name] of LEVELS.entries())
      lines.set(`hours.handling[${id},${name}]`, rowOf(columns.handling[level]!));
  }
  for (const [level, name] of LEVELS.entries()) {
    lines.set(`hours.proactive[${name}]`, columns.proactive[level]!);
    lines.set(`hours.level[${name}]`, columns.level[level]!);
    lines.set(`hours.baseline[${name}]`, work.off.level[level]!);
    lines.set(`hours.freed[${name}]`, columns.freed[level]!);
    lines.set(`hours.realised[${name}]`, columns.realised[level]!);
  }
  lines.set("hours.total", columns.total);
  lines.set("hours.baselineTotal", work.off.total);
  lines.set("deflection", columns.deflection);
  for (const [line, column] of Object.entries(COSTS)) lines.set(line, cost[state][column]);
  for (const [line, column] of Object.entries(REVENUE)) lines.set(line, revenue[column]);
  if (client === null) return lines;
  lines.set("adoption", columns.adoption);
  lines.set("gate", work.gate);
  lines.set("readiness", work.readiness);
  const { currentPlan, proposedPlan } = document.clients[client]!;
  const shown = lens < 2 ? currentPlan.components : [...currentPlan.components, ...proposedPlan.components];
  for (const [at, { id, type }] of shown.entries()) {
    lines.set(`revenue.component[${id}]`, clients[client]!.amounts[at]!);
    if (type === "guarantee") lines.set(`credits.component[${id}]`, clients[client]!.owed[at]!);
  }
  return lines;
}
