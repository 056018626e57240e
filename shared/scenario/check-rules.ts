/** The rules between fields of a scenario document (spec section 2). They see sound values only. */
import type { TreeNode } from "../model/document-tree.ts";
import { compare, exact, ONE, plainText, subtract, sum } from "../number/exact.ts";
import { at, type FaultList, type Place } from "./fault.ts";
import { entriesAt, FAULTY, member, numberAt, type Sound, textAt } from "./sound.ts";

type Rule = (sound: Sound, place: Place, faults: FaultList) => void;

const MIX_TOLERANCE = exact("0.000000001");
const PLANS = ["currentPlan", "proposedPlan"] as const;

/** Runs the rules of one node, if it has any. */
export function checkRules(node: TreeNode, sound: Sound, place: Place, faults: FaultList): void {
  for (const rule of RULES.get(node.pattern) ?? []) rule(sound, place, faults);
}

function isAtMost(low: string, high: string): boolean {
  return compare(exact(low), exact(high)) <= 0;
}

const mixSumsToOne: Rule = (mix, place, faults) => {
  const shares = ["P1", "P2", "P3", "P4"].map((priority) => textAt(mix, priority));
  if (!shares.every((share) => share !== undefined)) return;
  const total = sum(shares.map((share) => exact(share)));
  const off = subtract(total, ONE);
  if (compare(off.abs(), MIX_TOLERANCE) <= 0) return;
  const allowed = "shares that sum to 1";
  faults.add(place, mix, allowed, "The priority mix must sum to 1", `a sum of ${plainText(total)}`);
};

const otherTicketsTakeTime: Rule = (desk, place, faults) => {
  const tickets = member(desk, "otherTickets") ?? "0";
  const minutes = member(desk, "otherMinutes");
  if (typeof tickets !== "string" || (minutes !== undefined && typeof minutes !== "string")) return;
  if (isAtMost(tickets, "0") || !isAtMost(minutes ?? "0", "0")) return;
  const words = `Minutes per other ticket must be above 0, since there are ${tickets} other tickets a month`;
  faults.add(at(place, "otherMinutes"), minutes, "a number above 0 where there are other tickets", words);
};

const profileHasArrivals: Rule = (profile, place, faults) => {
  if (!Array.isArray(profile) || profile.includes(FAULTY)) return;
  if (profile.some((weight) => typeof weight === "string" && !isAtMost(weight, "0"))) return;
  const allowed = "weights of which at least one is above 0";
  faults.add(place, profile, allowed, `The arrival profile must have ${allowed}`, "only zeros");
};

/** Each entry's value at `key` against the last sound one before it. */
function inOrder(
  entries: readonly Sound[],
  key: string,
  agree: (before: Sound, after: Sound) => boolean,
  report: (index: number, before: Sound, after: Sound) => void,
): void {
  let before: Sound | undefined;
  for (const [index, entry] of entries.entries()) {
    const after = member(entry, key);
    if (after === undefined || after === FAULTY || after === null) continue;
    if (before !== undefined && !agree(before, after)) report(index, before, after);
    before = after;
  }
}

const stepsRise: Rule = (steps, place, faults) => {
  if (!Array.isArray(steps)) return;
  inOrder(
    steps,
    "fromMonth",
    (before, after) => Number(after) > Number(before),
    (index, before, after) => {
      const allowed = `a month after ${String(before)}, where the step before it begins`;
      faults.add(at(place, index, "fromMonth"), after, allowed, `From month must be ${allowed}`);
    },
  );
};

const tiersRise: Rule = (tiers, place, faults) => {
  if (!Array.isArray(tiers)) return;
  for (const [index, tier] of tiers.entries()) {
    const upTo = member(tier, "upTo");
    const isLast = index === tiers.length - 1;
    if (upTo === null && !isLast) {
      const words = "Up to must be a number: only the last tier has no upper bound";
      faults.add(at(place, index, "upTo"), upTo, "a number above 0 in all tiers but the last", words);
    }
    if (typeof upTo === "string" && isLast) {
      const words = "Up to must be null in the last tier, so that every quantity has a price";
      faults.add(at(place, index, "upTo"), upTo, "null in the last tier", words);
    }
  }
  inOrder(
    tiers,
    "upTo",
    (before, after) => !isAtMost(String(after), String(before)),
    (index, before, after) => {
      const allowed = `a number above ${String(before)}, the bound of the tier before it`;
      faults.add(at(place, index, "upTo"), after, allowed, `Up to must be ${allowed}`);
    },
  );
};

const bandsFall: Rule = (bands, place, faults) => {
  if (!Array.isArray(bands)) return;
  inOrder(
    bands,
    "below",
    (before, after) => !isAtMost(String(before), String(after)),
    (index, before, after) => {
      const allowed = `a number below ${String(before)}, that of the band before it`;
      faults.add(at(place, index, "below"), after, allowed, `Below must be ${allowed}`);
    },
  );
  inOrder(
    bands,
    "credit",
    (before, after) => isAtMost(String(before), String(after)),
    (index, before, after) => {
      const allowed = `a share of at least ${String(before)}, the credit of the band before it`;
      faults.add(at(place, index, "credit"), after, allowed, `Credit must be ${allowed}`);
    },
  );
};

const capNotBelowFloor: Rule = (group, place, faults) => {
  const floor = textAt(group, "floor");
  const cap = textAt(group, "cap");
  if (floor === undefined || cap === undefined || isAtMost(floor, cap)) return;
  const allowed = `at least the floor of ${floor}`;
  faults.add(at(place, "cap"), cap, allowed, `Cap must be ${allowed}`);
};

const windowIsOpen: Rule = (component, place, faults) => {
  const from = numberAt(component, "fromMonth");
  const to = numberAt(component, "toMonth");
  if (from === undefined || to === undefined || from <= to) return;
  const allowed = `month ${from} or later, since the component is charged from then on`;
  faults.add(at(place, "toMonth"), to, allowed, `Charged to must be ${allowed}`);
};

interface Named {
  readonly id: Sound | undefined;
  readonly place: Place;
}

/** Reports the second and further entries with one id. */
function uniqueAmong(entries: readonly Named[], noun: string, faults: FaultList): void {
  const seen = new Set<string>();
  for (const { id, place } of entries) {
    if (typeof id !== "string") continue;
    if (seen.has(id))
      faults.add(place, id, `an identifier that no other ${noun} has`, `Every ${noun} needs an identifier of its own`);
    seen.add(id);
  }
}

const idsAreUnique =
  (noun: string): Rule =>
  (list, place, faults) => {
    if (!Array.isArray(list)) return;
    uniqueAmong(
      list.map((entry: Sound, index): Named => ({ id: member(entry, "id"), place: at(place, index, "id") })),
      noun,
      faults,
    );
  };

const componentIdsAreUnique: Rule = (client, place, faults) => {
  const components = PLANS.flatMap((plan) =>
    entriesAt(member(client, plan), "components").map(
      (component, index): Named => ({
        id: member(component, "id"),
        place: at(place, plan, "components", index, "id"),
      }),
    ),
  );
  uniqueAmong(components, "component of both plans of a client", faults);
};

const NEEDS = [
  { metric: "uptime", key: "reliability", label: "Reliability" },
  { metric: "security", key: "security", label: "Security" },
] as const;

const guaranteesHaveData: Rule = (client, place, faults) => {
  for (const { metric, key, label } of NEEDS) {
    if (member(client, key) !== undefined) continue;
    const components = PLANS.flatMap((plan) => entriesAt(member(client, plan), "components"));
    const needing = components.find(
      (component) => textAt(component, "type") === "guarantee" && textAt(component, "metric") === metric,
    );
    if (needing === undefined) continue;
    const id = textAt(needing, "id");
    const words = `${label} data of the client is missing: ${id === undefined ? "a guarantee" : `the guarantee "${id}"`} on ${metric} needs it`;
    faults.add(at(place, key), undefined, `an object, needed by a guarantee on ${metric}`, words);
  }
};

const costsPrecedeGoLives: Rule = (scenario, place, faults) => {
  const ai = member(scenario, "ai");
  const goLive = member(ai, "goLiveMonth");
  const costsFrom = member(ai, "costsFromMonth") ?? goLive;
  if (typeof costsFrom !== "number") return;
  const allowed = `month ${costsFrom} or later, since AI costs begin then`;
  const check = (month: Sound | undefined, where: Place, label: string): void => {
    if (typeof month === "number" && month < costsFrom)
      faults.add(where, month, allowed, `${label} must be ${allowed}`);
  };
  check(goLive, at(place, "ai", "goLiveMonth"), "Go-live");
  for (const [index, client] of entriesAt(scenario, "clients").entries()) {
    check(
      member(member(client, "ai"), "goLiveMonth"),
      at(place, "clients", index, "ai", "goLiveMonth"),
      "Client go-live",
    );
  }
};

const categoriesAreKnown: Rule = (scenario, place, faults) => {
  const listed = member(scenario, "categories");
  const ids = Array.isArray(listed) ? listed.map((category: Sound) => member(category, "id")) : [FAULTY];
  // With one id unreadable, a name that is not found may be that one's.
  if (!ids.every((id) => typeof id === "string")) return;
  const known = new Set(ids);
  for (const [index, client] of entriesAt(scenario, "clients").entries()) {
    for (const plan of PLANS) {
      for (const [number, component] of entriesAt(member(client, plan), "components").entries()) {
        for (const [entry, id] of entriesAt(component, "categories").entries()) {
          if (typeof id !== "string" || known.has(id)) continue;
          const allowed = "the identifier of a category of this scenario";
          faults.add(
            at(place, "clients", index, plan, "components", number, "categories", entry),
            id,
            allowed,
            `Category must be ${allowed}`,
          );
        }
      }
    }
  }
};

const categoriesNamedOnce: Rule = (names, place, faults) => {
  if (!Array.isArray(names)) return;
  const seen = new Set<Sound>();
  for (const [index, id] of names.entries()) {
    if (id !== FAULTY && seen.has(id)) {
      faults.add(at(place, index), id, "each category once", "A component may name each category once");
    }
    seen.add(id);
  }
};

const RULES: ReadonlyMap<string, readonly Rule[]> = new Map([
  ["desk", [otherTicketsTakeTime]],
  ["desk/profile", [profileHasArrivals]],
  ["desk/techniciansWithAi", [stepsRise]],
  ["categories", [idsAreUnique("category")]],
  ["categories/*/priority", [mixSumsToOne]],
  ["clients", [idsAreUnique("client")]],
  ["clients/*", [componentIdsAreUnique, guaranteesHaveData]],
  ["", [costsPrecedeGoLives, categoriesAreKnown]],
  ...PLANS.flatMap((plan): [string, readonly Rule[]][] => {
    const component = `clients/*/${plan}/components/*`;
    return [
      [`clients/*/${plan}/collar`, [capNotBelowFloor]],
      [component, [capNotBelowFloor, windowIsOpen]],
      [`${component}/categories`, [categoriesNamedOnce]],
      [`${component}/pricing/tiers`, [tiersRise]],
      [`${component}/bands`, [bandsFall]],
    ];
  }),
]);
