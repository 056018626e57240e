export type RefusalCode = "unknown-input" | "not-a-correlation-matrix" | "trials-out-of-range" | "bad-request";

/** A simulation that cannot be run as asked; says why, in a sentence for people. Nothing was computed. */
export class SimulationRefusal extends Error {
  readonly code: RefusalCode;
  constructor(code: RefusalCode, message: string) {
    super(message);
    this.name = "SimulationRefusal";
    this.code = code;
  }
}
