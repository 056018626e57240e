/** Runs trials for the simulation worker. */
import type { FromTrialWorker, ToTrialWorker } from "../../shared/simulation/messages.ts";
import { trialWorker } from "../../shared/simulation/trial-worker.ts";

const receive = trialWorker((message: FromTrialWorker, transfer) => self.postMessage(message, { transfer }));

self.addEventListener("message", (event: MessageEvent<ToTrialWorker>) => receive(event.data));
