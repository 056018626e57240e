import { expect, test } from "vitest";
import type { ScenarioDocument } from "../../shared/model/document.ts";
import { inputsOf } from "../../shared/model/fields.ts";
import { inputLabel } from "../../shared/model/input-label.ts";
import { INVALID, VALID } from "../scenario/documents.ts";

const base = INVALID.base as ScenarioDocument;
const AT = "clients/acme/proposedPlan/components";

test.each([
  ["categories/password/ticketsPerUnit", "Tickets per user"],
  ["categories/device/ticketsPerUnit", "Tickets per endpoint"],
  ["categories/password/seasonality/2", "Seasonality, March"],
  ["categories/password/ai/resolution", "Resolution"],
  ["ai/programme/roles/0/salary", "Salary, Lead"],
  ["desk/techniciansWithAi/1/technicians", "Technicians with AI, step 2"],
  ["desk/profile/0", "Arrival weight"],
  [`${AT}/grad/pricing/tiers/1/unit`, "Price per user, tier 2"],
  [`${AT}/pack/pricing/tiers/0/unit`, "Price per package"],
  [`${AT}/tick/pricing/tiers/0/unit`, "Price per ticket"],
  [`${AT}/tick/included`, "Included tickets"],
  [`${AT}/tm/included`, "Included hours"],
  [`${AT}/uptime/bands/1/credit`, "Credit, band 2"],
  [`${AT}/score/bands/0/below`, "Below, band 1"],
])("%s is “%s”", (path, label) => expect(inputLabel(base, path)?.label).toBe(label));

test.each(["", "nope", "clients/acme", "clients/acme/proposedPlan/components/none/rates"])("“%s” is no input", (path) =>
  expect(inputLabel(base, path)).toBeUndefined(),
);

test("a component may be called like a list", () => {
  const text = JSON.stringify(base).replaceAll('"id":"tick"', '"id":"tiers"').replaceAll('"id":"acme"', '"id":"bands"');
  const document = JSON.parse(text) as ScenarioDocument;
  expect(inputLabel(document, "clients/bands/proposedPlan/components/tiers/included")?.label).toBe("Included tickets");
  expect(inputLabel(document, "clients/bands/proposedPlan/components/grad/pricing/tiers/2/unit")?.label).toBe(
    "Price per user, tier 3",
  );
});

test.each([...VALID])("%s: every input has its own field and a name", (_, valid) => {
  const document = valid as ScenarioDocument;
  for (const { path, field } of inputsOf(document)) {
    const named = inputLabel(document, path);
    expect(named?.field).toBe(field);
    expect(named?.label).not.toContain("undefined");
  }
});
