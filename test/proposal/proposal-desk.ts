/** A workspace with the sample, and what tests of proposals do in it over the real services. */
import { join } from "node:path";
import { expect, onTestFinished } from "vitest";
import { type Application, openApplication } from "../../electron/services/application.ts";
import { DEFAULT_RULES } from "../../shared/proposal/guardrails.ts";
import { temporaryFolder } from "../storage/temporary-folder.ts";

/** Where the sample keeps its clients. */
export const SCENARIO = "northwind-renewal";
/** Limits that let everything through. */
export const LOOSE = DEFAULT_RULES.map((rule) => ({
  ...rule,
  steps: [{ limit: rule.holds === "at-least" ? "-100" : "100000", approvers: [] }],
  unknown: [],
}));

export function opened(choosePlace?: (name: string) => Promise<string | null>) {
  const folder = temporaryFolder();
  const file = join(folder, "w.outturn");
  const application = openApplication({
    host: choosePlace === undefined ? "browser" : "electron",
    file,
    now: () => new Date("2026-05-18T10:00:00.000Z"),
    ...(choosePlace === undefined ? {} : { choosePlace }),
  });
  onTestFinished(() => application.close());
  return { application, calls: application.handlers, folder, file };
}

export type Calls = Application["handlers"];

export async function draft(calls: Calls, clientId = "northwind"): Promise<string> {
  return (await calls["proposal.create"]({ scenarioId: SCENARIO, clientId, name: "Renewal" })).id;
}

/** Fills every blank and adopts every text. */
export async function confirmAll(calls: Calls): Promise<void> {
  for (const { id, title, text, owner } of (await calls["proposal.setup"]({})).policies) {
    const answer = await calls["proposal.setPolicy"]({
      id,
      title,
      text: text.replaceAll(/\[[^\]]+\]/g, "as agreed"),
      owner,
      confirm: true,
    });
    expect(answer.objection).toBeNull();
  }
}

export const edit = (
  calls: Calls,
  id: string,
  path: string,
  before: never | boolean | string | number,
  after: boolean | string | number,
) =>
  calls["edit.commit"]({
    label: "Edit",
    changes: [{ record: `proposal/${id}`, path: `draft/${path}`, before, after }],
  });
