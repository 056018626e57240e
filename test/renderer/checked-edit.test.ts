import { beforeEach, expect, test } from "vitest";
import { editDocument, editValue, endPreview, previewDocument } from "../../renderer/state/checked-edit.ts";
import { attachHost } from "../../renderer/state/connection.ts";
import { withValue } from "../../renderer/state/inputs.ts";
import { selectScenario, useScenario } from "../../renderer/state/scenario-store.ts";
import { openSession, useWorkspace } from "../../renderer/state/workspace-store.ts";
import type { ScenarioDocument } from "../../shared/model/document.ts";
import { valueAt } from "../../shared/scenario/history.ts";
import { FakeHost } from "./fake-host.ts";

const PRICE = "clients/northwind/proposedPlan/components/outcome/pricing/tiers/0/unit";
const UP_TO = "clients/calder-freight/proposedPlan/components/outcome/pricing/tiers/1/upTo";

let host: FakeHost;

function stored(): ScenarioDocument {
  const { records } = useScenario.getState();
  if (records === null) throw new Error("no scenario");
  return records.document;
}

async function allStored(): Promise<void> {
  while (useWorkspace.getState().unstored > 0) await new Promise((done) => setTimeout(done, 1));
}

beforeEach(async () => {
  host = new FakeHost();
  attachHost(host);
  await openSession();
  await selectScenario("s1");
});

test("an edit that the document takes is shown at once and stored under its label", async () => {
  expect(editValue("Northwind: Price per outcome 32.00 to 30.00", PRICE, "30")).toBeNull();
  expect(valueAt(stored(), PRICE)).toBe("30");
  await allStored();
  expect(useWorkspace.getState().history.undo).toBe("Northwind: Price per outcome 32.00 to 30.00");
  expect(valueAt(host.records.get("scenario/s1"), PRICE)).toBe("30");
});

test("an edit that would break a rule says why beside the field and changes nothing", async () => {
  const before = stored();
  expect(editValue("Tier", UP_TO, "30")).toMatch(/above 60/);
  expect(editDocument("All", (document) => ({ ...document, months: 0 }))).toMatch(/Horizon/);
  expect(stored()).toBe(before);
  await allStored();
  expect(useWorkspace.getState().history.undo).toBeNull();
});

test("what is typed is previewed only where it would stand, and never stored", async () => {
  const before = stored();
  previewDocument((document) => withValue(document, PRICE, "31"));
  expect(valueAt(useScenario.getState().preview, PRICE)).toBe("31");
  previewDocument((document) => withValue(document, PRICE, "-1"));
  expect(useScenario.getState().preview).toBeNull();
  previewDocument((document) => withValue(document, PRICE, "31"));
  endPreview();
  expect(useScenario.getState().preview).toBeNull();
  expect(stored()).toBe(before);
  await allStored();
  expect(useWorkspace.getState().history.undo).toBeNull();
});

test("evidence of a value typed over loses its strength in the same step", async () => {
  const path = "tools/perUser";
  expect(useScenario.getState().records?.evidence[path]?.grade).not.toBe("assumed");
  expect(editValue("Per user", path, "7")).toBeNull();
  expect(useScenario.getState().records?.evidence[path]).toMatchObject({ grade: "assumed" });
});
