import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type {
  Client,
  Component,
  ComponentType,
  GuaranteeComponent,
  ScenarioDocument,
} from "../../shared/model/document.ts";
import { COMPONENT_TYPES } from "../../shared/model/plan-fields.ts";
import { checkScenario } from "../../shared/scenario/check.ts";
import {
  componentAsType,
  componentIds,
  describeComponentType,
  duplicateComponent,
  guaranteeOn,
  newCategory,
  newClient,
  newComponent,
  newReliability,
  newRole,
  newSecurity,
  pricingAs,
} from "../../shared/scenario/defaults.ts";
import { uniqueId } from "../../shared/scenario/unique-id.ts";
import { INVALID } from "./documents.ts";

const TYPES = COMPONENT_TYPES.map((choice) => choice.value);
const MODES = ["flat", "graduated", "volume", "package"] as const;
const METRICS = ["response", "uptime", "security"] as const;

const base = (): ScenarioDocument => structuredClone(INVALID.base) as ScenarioDocument;
const firstClient = (document: ScenarioDocument): Client => document.clients[0]!;

/** The faults of the base with one more component in the first client's current plan. */
function faultsWith(component: Component): readonly unknown[] {
  const document = base();
  firstClient(document).currentPlan.components.push(component);
  return checkScenario(document);
}

describe("what the add buttons add is valid at once", () => {
  test("client, category and role", () => {
    const document = base();
    document.clients.push(newClient(document, "Acme"));
    document.clients.push(newClient(document, "Acme"));
    document.categories.push(newCategory(document, "Password"), newCategory(document, "Printing & scans"));
    document.ai.programme.roles.push(newRole("Knowledge manager"));
    expect(document.clients.map((client) => client.id)).toEqual(["acme", "beta", "acme-2", "acme-3"]);
    expect(document.categories.map((category) => category.id)).toEqual([
      "password",
      "device",
      "password-2",
      "printing-scans",
    ]);
    expect(checkScenario(document)).toEqual([]);
  });

  test("the data that guarantees need", () => {
    const document = base();
    firstClient(document).reliability = newReliability();
    firstClient(document).security = newSecurity();
    expect(checkScenario(document)).toEqual([]);
  });

  test.each(TYPES)("a component of type %s", (type) => {
    expect(faultsWith(newComponent(type, firstClient(base())))).toEqual([]);
    expect(describeComponentType(type).sentence).toMatch(/^[A-Z].*\.$/);
  });

  test("a copy has an identifier of its own", () => {
    const client = firstClient(base());
    for (const component of client.proposedPlan.components) {
      const copy = duplicateComponent(component, client);
      expect(componentIds(client)).not.toContain(copy.id);
      expect(faultsWith(copy)).toEqual([]);
    }
  });
});

describe("changes of kind keep the document valid", () => {
  const parts: readonly Component[] = [
    ...firstClient(base()).proposedPlan.components,
    ...TYPES.map((type) => newComponent(type, firstClient(base()))),
  ].map((component, index) => ({ ...component, id: `part-${index}` }));

  test.each(parts.flatMap((part) => TYPES.map((type): [string, ComponentType, Component] => [part.type, type, part])))(
    "%s as %s",
    (_, type, part) => {
      const changed = componentAsType(part, type);
      expect(changed).toMatchObject({ id: part.id, label: part.label, type });
      expect(changed.fromMonth).toBe(part.fromMonth);
      expect(faultsWith(changed)).toEqual([]);
    },
  );

  test("every pricing in every mode", () => {
    for (const part of parts) {
      if (!("pricing" in part)) continue;
      for (const mode of MODES) {
        for (const then of MODES) {
          const pricing = pricingAs(then, pricingAs(mode, part.pricing));
          expect(faultsWith({ ...part, pricing })).toEqual([]);
        }
      }
    }
  });

  test("every guarantee on every metric", () => {
    const guarantees = parts.filter((part): part is GuaranteeComponent => part.type === "guarantee");
    expect(guarantees.length).toBeGreaterThan(3);
    for (const guarantee of guarantees) {
      for (const metric of METRICS) {
        const changed = guaranteeOn(metric, guarantee);
        expect(changed.premium).toEqual(guarantee.premium);
        expect(faultsWith(changed)).toEqual([]);
      }
    }
  });
});

describe("identifiers from names", () => {
  test.each([
    ["Password and access", "password-and-access"],
    ["  Müller & Söhne GmbH ", "muller-sohne-gmbh"],
    ["東京 支店", "東京-支店"],
    ["", "item"],
    ["!!!", "item"],
    ["a/b~c", "a-b-c"],
    ["__proto__", "proto"],
  ])("%s is %s", (name, id) => expect(uniqueId(name, [])).toBe(id));

  test("always free, never empty", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.array(fc.string()), (name, others) => {
        const first = uniqueId(name, others);
        const second = uniqueId(name, [...others, first]);
        expect(first).not.toBe("");
        expect(others).not.toContain(first);
        expect(second).not.toBe(first);
      }),
      { seed: 3 },
    );
  });
});
