import type { ScenarioDocument } from "../model/document.ts";
import type { LensId, Scope } from "../model/results.ts";
import { type BatchLayout, batchLayout } from "./batch.ts";
import { type Copula, copulaOf } from "./correlation.ts";
import { SimulationRefusal } from "./refusal.ts";
import type { SimulationRequest } from "./request.ts";
import { type UncertainInput, uncertainInputs } from "./uncertain-inputs.ts";

export const FEWEST_TRIALS = 2;
export const MOST_TRIALS = 2_000_000;

/** What can be said of a simulation before it is run. */
export interface SimulationOutline {
  readonly request: SimulationRequest;
  readonly inputs: readonly UncertainInput[];
  readonly layout: BatchLayout;
  /** Whether a lens has guarantees, so that there is something to say of its credits. */
  readonly hasCredits: Readonly<Record<LensId, boolean>>;
  readonly copula: Copula | null;
}

/** Throws `SimulationRefusal`. The document must have no fault. */
export function outlineOf(request: SimulationRequest): SimulationOutline {
  checkRequest(request);
  const inputs = uncertainInputs(request.document);
  const copula = copulaOf(
    request.correlations ?? [],
    inputs.map(({ path }) => path),
  );
  const hasCredits = creditsOf(request.document, request.scope);
  return { request, inputs, layout: batchLayout(inputs.length, request), hasCredits, copula };
}

function checkRequest({ document, trials, seed, badMonths, monthly }: SimulationRequest): void {
  if (!Number.isInteger(trials) || trials < FEWEST_TRIALS || trials > MOST_TRIALS)
    throw new SimulationRefusal(
      "trials-out-of-range",
      `A simulation has from ${FEWEST_TRIALS} to 2,000,000 trials; found ${trials}.`,
    );
  if (!Number.isSafeInteger(seed) || seed < 0)
    throw new SimulationRefusal("bad-request", `A seed is a whole number from 0 to 9007199254740991; found ${seed}.`);
  if (
    badMonths !== undefined &&
    !(badMonths.probability >= 0 && badMonths.probability <= 1 && badMonths.ticketFactor >= 0)
  )
    throw new SimulationRefusal("bad-request", "Bad months have a probability from 0 to 1 and a factor of at least 0.");
  if (monthly !== undefined && !(monthly.from >= 1 && monthly.from + monthly.count - 1 <= document.months))
    throw new SimulationRefusal("bad-request", `Single months lie in the horizon of ${document.months} months.`);
}

function creditsOf(document: ScenarioDocument, scope: Scope): Record<LensId, boolean> {
  const clients = document.clients.filter(({ id }) => scope.kind === "portfolio" || id === scope.id);
  const guaranteed = (plan: "currentPlan" | "proposedPlan") =>
    clients.some(
      (client) =>
        (plan === "currentPlan" || client.convertMonth !== null) &&
        client[plan].components.some(({ type }) => type === "guarantee"),
    );
  const current = guaranteed("currentPlan");
  const proposed = current || guaranteed("proposedPlan");
  return { "current/off": current, "current/on": current, "proposed/off": proposed, "proposed/on": proposed };
}
