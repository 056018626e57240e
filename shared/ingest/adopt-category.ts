import type { Category, UnitKind } from "../model/document.ts";

/** A category nobody has described yet: worked at first line by people, and untouched by AI until somebody decides otherwise. */
export function newCategory(id: string, name: string, driver: UnitKind): Category {
  return {
    id,
    name,
    driver,
    ticketsPerUnit: "0",
    touch: { L1: "1", L2: "0", L3: "0" },
    minutes: { L1: "20", L2: "0", L3: "0" },
    priority: { P1: "0", P2: "0.1", P3: "0.6", P4: "0.3" },
    ai: {
      tier: "human",
      eligible: "0",
      resolution: "0",
      reopen: "0",
      prevention: "0",
      assist: "0",
      oversightLevel: "L1",
      approvalMinutes: "0",
      reviewShare: "0",
      reviewMinutes: "0",
      reworkMinutes: "10",
      handoverMinutes: "2",
    },
  };
}
