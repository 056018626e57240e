/** What a trial worker does with its messages, whatever kind of thread it lives in. */
import { isPriceOf } from "../model/break-even.ts";
import type { FromTrialWorker, ToTrialWorker } from "./messages.ts";
import { SimulationRefusal } from "./refusal.ts";
import type { PricedComponents } from "./request.ts";
import { Simulation } from "./simulate.ts";
import type { IsPriced } from "./trial-program.ts";

function isPricedBy(priced: PricedComponents | undefined): IsPriced {
  if (priced === undefined) return () => false;
  const tests = priced.componentIds.map((componentId) => isPriceOf(priced.clientId, componentId));
  return (path) => tests.some((test) => test(path));
}

export type Post = (message: FromTrialWorker, transfer: ArrayBuffer[]) => void;

/** Answers every message of the newest run, and none of an older one. */
export function trialWorker(post: Post): (message: ToTrialWorker) => void {
  let simulation: Simulation | null = null;
  let run = -1;
  return (message) => {
    try {
      if (message.kind === "start") {
        run = message.run;
        if (message.isSame && simulation !== null) {
          post({ kind: "ready", run }, []);
          return;
        }
        simulation = null;
        simulation = new Simulation(message.request, isPricedBy(message.priced));
        post({ kind: "ready", run }, []);
      } else if (message.run === run && simulation !== null) {
        const batch = simulation.run(message.range, message.factors);
        post({ kind: "batch", run, batch }, [batch.columns.buffer]);
      }
    } catch (error) {
      if (error instanceof SimulationRefusal)
        post({ kind: "refused", run, code: error.code, message: error.message }, []);
      else post({ kind: "failed", run, message: error instanceof Error ? error.message : String(error) }, []);
    }
  };
}
