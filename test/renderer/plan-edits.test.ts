import { describe, expect, test } from "vitest";
import {
  missingData,
  moved,
  movedTo,
  PLAN_KEYS,
  pricingIn,
  withBand,
  withCollarEnd,
  withComponent,
  withCopy,
  without,
  withoutTier,
  withPlan,
  withTier,
} from "../../renderer/pages/model/plan-editor/plan-edits.ts";
import type { Plan, Pricing, ScenarioDocument } from "../../shared/model/document.ts";
import type { PricingMode } from "../../shared/model/field.ts";
import { checkScenario } from "../../shared/scenario/check.ts";
import { duplicateComponent } from "../../shared/scenario/defaults.ts";
import { sampleWorkspace } from "../../shared/scenario/sample.ts";

const sample = sampleWorkspace().scenarios[0]!.document;
const client = (id: string) => sample.clients.find((one) => one.id === id)!;
const northwind = client("northwind");
const ids = (plan: Plan): string[] => plan.components.map((one) => one.id);

/** A plan must stand in its document, whatever was done to it. */
function faultsWith(clientId: string, plan: Plan): ScenarioDocument | readonly unknown[] {
  return checkScenario(withPlan(sample, clientId, "proposedPlan", () => plan));
}

describe("the order of components", () => {
  const plan = northwind.proposedPlan;

  test("a component goes up and down by one place, and not beyond the ends", () => {
    const [first = "", second = ""] = ids(plan);
    expect(ids(moved(plan, first, 1)).slice(0, 2)).toEqual([second, first]);
    expect(moved(moved(plan, first, 1), first, -1)).toEqual(plan);
    expect(moved(plan, first, -1)).toBe(plan);
    expect(moved(plan, ids(plan).at(-1)!, 1)).toBe(plan);
    expect(moved(plan, "nobody", 1)).toBe(plan);
  });

  test("a dragged component takes the place it is dropped on", () => {
    const last = ids(plan).at(-1)!;
    expect(ids(movedTo(plan, last, 0))).toEqual([last, ...ids(plan).slice(0, -1)]);
    expect(movedTo(plan, last, ids(plan).length - 1)).toBe(plan);
  });

  test("a copy stands behind its original, or at the end of the other plan", () => {
    const original = plan.components[1]!;
    const copy = duplicateComponent(original, northwind);
    expect(ids(withCopy(plan, original.id, copy))).toEqual(ids(plan).toSpliced(2, 0, copy.id));
    expect(ids(withCopy(northwind.currentPlan, original.id, copy)).at(-1)).toBe(copy.id);
    expect(faultsWith("northwind", withCopy(plan, original.id, copy))).toEqual([]);
  });

  test("a removed component leaves the others as they are", () => {
    const gone = plan.components[2]!.id;
    const rest = without(plan, gone).components;
    expect(rest).toEqual(plan.components.filter((one) => one.id !== gone));
    expect(rest[0]).toBe(plan.components[0]);
  });
});

describe("pricing in another mode", () => {
  const tiered = client("calder-freight").proposedPlan.components.find((one) => one.id === "outcome")!;
  const graduated: Pricing = "pricing" in tiered ? tiered.pricing : { mode: "flat", tiers: [] };

  test("tiers pass between graduated and volume", () => {
    expect(pricingIn("volume", graduated)).toEqual({ ...graduated, mode: "volume" });
  });

  test("one price keeps that of the first tier, and the way back brings the tiers again", () => {
    const flat = pricingIn("flat", graduated);
    expect(flat).toEqual({ mode: "flat", tiers: [{ upTo: null, unit: "34" }] });
    expect(pricingIn("graduated", flat)).toEqual({ mode: "graduated", tiers: [{ upTo: null, unit: "34" }] });
    const dearer: Pricing = { mode: "flat", tiers: [{ upTo: null, unit: "36" }] };
    expect(pricingIn("graduated", dearer, graduated).tiers.map(({ unit }) => unit)).toEqual(["36", "31", "28"]);
  });

  test("a package costs what its units cost, and back", () => {
    const packaged = pricingIn("package", { mode: "flat", tiers: [{ upTo: null, unit: "32.5" }] });
    expect(packaged).toEqual({ mode: "package", size: "10", tiers: [{ upTo: null, unit: "325" }] });
    expect(pricingIn("flat", packaged)).toEqual({ mode: "flat", tiers: [{ upTo: null, unit: "32.5" }] });
    const odd: Pricing = { mode: "package", size: "3", tiers: [{ upTo: null, unit: "100" }] };
    expect(pricingIn("flat", odd).tiers[0]!.unit).toBe("33.3333");
  });

  test("an uncertain price is kept as it is", () => {
    const price = { dist: "uniform", min: "30", max: "34" } as const;
    const uncertain: Pricing = { mode: "flat", tiers: [{ upTo: null, unit: price }] };
    expect(pricingIn("package", uncertain).tiers[0]!.unit).toEqual(price);
  });

  const modes: readonly PricingMode[] = ["flat", "graduated", "volume", "package"];
  test.each(modes.flatMap((from) => modes.map((to) => [from, to] as const)))("from %s to %s it stands", (from, to) => {
    const pricing = pricingIn(to, pricingIn(from, graduated), graduated);
    const plan = withComponent(client("calder-freight").proposedPlan, "outcome", (one) =>
      one.type === "outcome" ? { ...one, pricing } : one,
    );
    expect(faultsWith("calder-freight", plan)).toEqual([]);
    expect(pricing.mode).toBe(to);
  });
});

describe("tiers and bands", () => {
  test("a new tier stands before the last, whose bound stays open", () => {
    const one: Pricing = { mode: "graduated", tiers: [{ upTo: null, unit: "30" }] };
    const two = withTier(one);
    expect(two.tiers.map(({ upTo }) => upTo)).toEqual(["50", null]);
    expect(withTier(two).tiers.map(({ upTo }) => upTo)).toEqual(["50", "100", null]);
    expect(withTier(two).tiers.every(({ unit }) => unit === "30")).toBe(true);
  });

  test("whichever tier is removed, the last that remains has no bound", () => {
    const three = withTier(withTier({ mode: "volume", tiers: [{ upTo: null, unit: "1" }] }));
    for (const index of [0, 1, 2]) {
      const rest = withoutTier(three, index).tiers;
      expect(rest).toHaveLength(2);
      expect(rest.at(-1)!.upTo).toBeNull();
      expect(rest[0]!.upTo).not.toBeNull();
    }
  });

  test("a new band lies below the last with no less credit, so that it stands at once", () => {
    const guarantee = northwind.proposedPlan.components.find((one) => one.type === "guarantee")!;
    if (guarantee.type !== "guarantee") throw new Error("no guarantee");
    const bands = withBand(withBand(guarantee.bands));
    expect(bands).toHaveLength(guarantee.bands.length + 2);
    const plan = withComponent(northwind.proposedPlan, guarantee.id, () => ({ ...guarantee, bands }));
    expect(faultsWith("northwind", plan)).toEqual([]);
  });
});

describe("terms and data", () => {
  test("a collar begins with its first end and goes with its last", () => {
    const { collar: _, ...bare } = northwind.proposedPlan;
    const capped = withCollarEnd(bare, "cap", "1.1");
    expect(capped.collar).toEqual({ floor: null, cap: "1.1" });
    expect(withCollarEnd(capped, "floor", "0.9").collar).toEqual({ floor: "0.9", cap: "1.1" });
    expect("collar" in withCollarEnd(capped, "cap", null)).toBe(false);
  });

  test("a guarantee says which data of the client it lacks", () => {
    const { reliability: _r, security: _s, ...bare } = northwind;
    expect(missingData(bare, "uptime")).toBe("reliability");
    expect(missingData(bare, "security")).toBe("security");
    expect(missingData(bare, "response")).toBeNull();
    expect(missingData({ ...bare, security: { scoreMean: "70", scoreSd: "6" } }, "security")).toBeNull();
  });

  test("only the named plan of the named client changes", () => {
    const next = withPlan(sample, "northwind", "currentPlan", (plan) => ({ ...plan, name: "Other" }));
    expect(next.clients.filter((one, at) => one !== sample.clients[at]).map((one) => one.id)).toEqual(["northwind"]);
    expect(next.clients[0]!.proposedPlan).toBe(northwind.proposedPlan);
    expect(PLAN_KEYS).toEqual(["currentPlan", "proposedPlan"]);
  });
});
