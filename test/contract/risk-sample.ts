import type { Sample } from "./samples.ts";

const CURVE = {
  points: [
    { change: "-0.1", chance: "0.97" },
    { change: "0", chance: "0.93" },
    { change: "0.2", chance: "0.7" },
  ],
  source: "s",
  date: "2026-01-01",
};

export const RISK_SAMPLE: Sample<"risk.read"> = {
  input: { scenarioId: "one" },
  output: {
    risk: { renewal: { northwind: CURVE, other: { absent: true } } },
    inherited: { other: { ...CURVE, date: null } },
  },
};
