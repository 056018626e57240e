/**
 * The scenario of `bench simulation` as the plain numbers that a hand-written program starts from: means, chances, hours
 * and prices, taken from the model's own lines. The order of the keys is the order of the file that the C program reads.
 */
import { createScenarioModel } from "../../../shared/model/create-scenario-model.ts";
import { type Component, LEVELS, type ScenarioDocument } from "../../../shared/model/document.ts";
import { Streams } from "../../../shared/number/random.ts";
import { coreDocument } from "../documents.ts";

const MONTHS = 36;
/** Half the width of what each resolution may be. */
const RESOLUTION_SPREAD = 0.12;

/** One client, 36 months, 12 categories; resolutions are uncertain, tickets scatter with the sample's dispersion. */
export function simulationDocument(): ScenarioDocument {
  const core = coreDocument(1);
  const { abandonment: _none, ...ai } = core.ai;
  return {
    ...core,
    months: MONTHS,
    ai,
    categories: core.categories.map((category) => {
      const mode = Number(category.ai.resolution);
      const [min, max] = [Math.max(0, mode - RESOLUTION_SPREAD), Math.min(1, mode + RESOLUTION_SPREAD)];
      const resolution = {
        dist: "triangular",
        min: min.toFixed(4),
        mode: mode.toFixed(4),
        max: max.toFixed(4),
      } as const;
      return { ...category, ai: { ...category.ai, resolution } };
    }),
  };
}

export interface CoreNumbers {
  readonly months: number;
  readonly categories: number;
  /** Every list in the order of this object; of months times categories month by month. */
  readonly lists: Readonly<Record<string, readonly number[]>>;
}

/** Random streams by name, as the engine names them, so that all programs draw the same tickets. */
export function streamsOf(document: ScenarioDocument, seed: number): { tickets: number[]; resolutions: number[] } {
  const streams = new Streams(seed);
  const clientId = document.clients[0]!.id;
  return {
    tickets: document.categories.map(({ id }) => streams.of(`tickets ${JSON.stringify([clientId, id])}`).high),
    resolutions: document.categories.map(({ id }) => streams.of(`input categories/${id}/ai/resolution`).high),
  };
}

function componentOf<T extends Component["type"]>(components: readonly Component[], type: T) {
  const found = components.filter((component): component is Extract<Component, { type: T }> => component.type === type);
  const [only] = found;
  if (only === undefined || found.length > 1) throw new Error(`the core has one ${type} component`);
  return only;
}

export function coreNumbers(document: ScenarioDocument, seed: number): CoreNumbers {
  const { months, categories, labour, ai, desk } = document;
  const client = document.clients[0]!;
  const results = createScenarioModel(document).columnResults();
  const lines = (lens: "current/off" | "proposed/on", line: string): number[] => {
    const found = results.lenses[lens].clients[client.id]!.lines[line];
    if (found === undefined) throw new Error(`no line ${line}`);
    return found.map((value) => value ?? 0);
  };
  const number = (value: unknown): number => {
    const found = Number(value ?? 0);
    if (!Number.isFinite(found)) throw new Error("the core takes plain numbers");
    return found;
  };
  const byMonth = (make: (month: number) => number) => Array.from({ length: months }, (_, month) => make(month));
  const byCategory = (make: (category: (typeof categories)[number]) => number) => categories.map(make);
  const byCell = (make: (month: number, category: (typeof categories)[number]) => number) =>
    byMonth((month) => month).flatMap((month) => categories.map((category) => make(month, category)));
  const base = categories.map(({ id }) => lines("current/off", `tickets.base[${id}]`));
  const adoption = lines("proposed/on", "adoption");
  const gate = lines("proposed/on", "gate");
  const readiness = lines("proposed/on", "readiness")[0]!;
  const year = (month: number) => Math.floor(month / 12);
  const rates = LEVELS.map((level) => {
    const { salary, burden, overhead, paidHours, utilisation } = labour.levels[level];
    return (number(salary) * (1 + number(burden)) + number(overhead)) / (number(paidHours) * number(utilisation));
  });
  const growth = (month: number) => (1 + number(labour.wageInflation)) ** year(month);
  const prices = (month: number) => (1 + number(ai.costs.annualPriceChange)) ** year(month);
  const recurring = (components: readonly Component[], lens: "current/off" | "proposed/on") => {
    const ids = components
      .filter(({ type }) => type === "recurring")
      .map(({ id }) => lines(lens, `revenue.component[${id}]`));
    return byMonth((month) => ids.reduce((sum, line) => sum + line[month]!, 0));
  };
  const outcome = componentOf(client.proposedPlan.components, "outcome");
  const converts = client.convertMonth ?? months + 1;
  const escalation = client.proposedPlan.nextEscalationMonth ?? converts + 12;
  const factor = (month: number) =>
    (1 + number(outcome.escalator)) ** (month + 1 < escalation ? 0 : Math.floor((month + 1 - escalation) / 12) + 1) *
    (1 - number(outcome.discount));
  if (outcome.pricing.mode !== "flat" || outcome.basis !== "aiResolved" || (outcome.categories ?? null) !== null)
    throw new Error("the core bills every resolved ticket at one price");
  const live = (tier: string) => (tier === "autonomous" || tier === "approval" ? 1 : 0);
  const weights = (desk.profile ?? ["1"]).map(Number);
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
  const servers = byMonth((month) =>
    (desk.techniciansWithAi ?? []).reduce(
      (now, step) => (month + 1 >= step.fromMonth && adoption[month]! > 0 ? step.technicians : now),
      desk.technicians,
    ),
  );
  const streams = streamsOf(document, seed);
  const oversight = byCategory(({ ai: own }) => LEVELS.indexOf(own.oversightLevel));
  const resolution = byCategory(() => 0).map((_zero, at) => {
    const held = categories[at]!.ai.resolution;
    if (typeof held !== "object" || held.dist !== "triangular") throw new Error("resolutions are triangular");
    return held;
  });
  return {
    months,
    categories: categories.length,
    lists: {
      seed: [seed],
      ticketStreams: streams.tickets,
      resolutionStreams: streams.resolutions,
      dispersion: [number(ai.volumeDispersion)],
      mean: byCell((month, { id }) => base[categories.findIndex((each) => each.id === id)]![month]!),
      prevented: byCell((month, { ai: own }) => number(own.prevention) * adoption[month]!),
      attempted: byCell(
        (month, { ai: own }) => live(own.tier) * number(own.eligible) * adoption[month]! * gate[month]!,
      ),
      resolutionMin: resolution.map(({ min }) => Number(min)),
      resolutionMode: resolution.map(({ mode }) => Number(mode)),
      resolutionMax: resolution.map(({ max }) => Number(max)),
      readiness: [readiness],
      reopened: byCategory(({ ai: own }) => number(own.reopen)),
      incidents: byCategory(({ ai: own }) => number(own.incident)),
      selection: byCategory(({ ai: own }) => number(own.selection)),
      hoursPerTicket: categories.flatMap(({ touch, minutes }) =>
        LEVELS.map((level) => (number(touch[level]) * number(minutes[level])) / 60),
      ),
      assist: byCell((month, { ai: own }) => (own.tier === "human" ? 0 : number(own.assist) * adoption[month]!)),
      oversightLevel: oversight,
      hoursPerAttempt: byCategory(({ ai: own }) => (own.tier === "approval" ? number(own.approvalMinutes) / 60 : 0)),
      hoursPerClaim: byCategory(({ ai: own }) => (number(own.reviewShare) * number(own.reviewMinutes)) / 60),
      hoursPerReopened: byCategory(({ ai: own }) => number(own.reworkMinutes) / 60),
      hoursPerHandover: byCategory(({ ai: own }) => number(own.handoverMinutes) / 60),
      planned: byMonth((month) => month).flatMap((month) =>
        LEVELS.map((level) => lines("current/off", `hours.proactive[${level}]`)[month]!),
      ),
      proactive: byMonth((month) => month).flatMap((month) =>
        LEVELS.map((level) => lines("proposed/on", `hours.proactive[${level}]`)[month]!),
      ),
      rate: byMonth((month) => month).flatMap((month) => rates.map((rate) => rate * growth(month))),
      realised: [number(labour.realisation.share)],
      lag: [labour.realisation.lagMonths],
      tools: lines("current/off", "cost.tools"),
      aiFixed: byMonth((month) =>
        ["cost.aiEndpoints", "cost.aiPlatform", "cost.programme", "cost.oneTime"].reduce(
          (sum, line) => sum + lines("proposed/on", line)[month]!,
          0,
        ),
      ),
      perAttempt: byMonth((month) => number(ai.costs.perAttempt) * prices(month)),
      perResolution: byMonth((month) => number(ai.costs.perResolution) * prices(month)),
      perIncident: [number(ai.costs.perIncident)],
      converts: [converts],
      currentBill: recurring(client.currentPlan.components, "current/off"),
      proposedBill: recurring(client.proposedPlan.components, "proposed/on"),
      outcomePrice: byMonth((month) => number(outcome.pricing.tiers[0]!.unit) * factor(month)),
      included: [number(outcome.included)],
      floor: [number(outcome.floor)],
      cap: [outcome.cap === undefined || outcome.cap === null ? 1e300 : number(outcome.cap)],
      touchL1: byCategory(({ touch }) => number(touch.L1)),
      otherTickets: [number(desk.otherTickets)],
      otherHours: [(number(desk.otherTickets) * number(desk.otherMinutes)) / 60],
      busiest: [Math.max(...weights) / mean / number(desk.coverageHours)],
      serversOff: [desk.technicians],
      serversOn: servers,
    },
  };
}
