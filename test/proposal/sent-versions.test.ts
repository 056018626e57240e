import { describe, expect, it } from "vitest";
import { sealOf } from "../../electron/services/proposal-records.ts";
import type { SentProposal } from "../../shared/proposal/sent.ts";
import { confirmAll, draft, LOOSE, opened } from "./proposal-desk.ts";

describe("a proposal that was sent by another version", () => {
  it("is computed by this one, and every figure that comes out otherwise is listed with both versions", async () => {
    const { application, calls } = opened();
    const id = await draft(calls);
    await confirmAll(calls);
    await calls["proposal.setRules"]({ rules: LOOSE });
    await calls["proposal.send"]({ id });
    const record = structuredClone(application.workspace.records.read(`proposal/${id}`)?.value) as unknown as {
      readonly draft: unknown;
      readonly sent: SentProposal;
    };
    const { seal: _seal, ...sent } = record.sent;
    const [option, ...others] = sent.view.options;
    if (option === undefined) throw new Error("no option");
    // As if version 0.0.1 had come to a cent less in the first line.
    const total = String((Number(option.bill.total) - 0.01).toFixed(2));
    const older: Omit<SentProposal, "seal"> = {
      ...sent,
      engineVersion: "0.0.1",
      view: { ...sent.view, options: [{ ...option, bill: { ...option.bill, total } }, ...others] },
    };
    const value = { draft: record.draft, sent: { ...older, seal: sealOf({ draft: record.draft, sent: older }) } };
    application.workspace.records.write(`proposal/${id}`, JSON.parse(JSON.stringify(value)), sent.at);
    const proof = await calls["proposal.verify"]({ id });
    expect(proof.engineThen).toBe("0.0.1");
    expect(proof.engineNow).not.toBe("0.0.1");
    expect(proof.differences).toEqual([{ where: "options/0/bill/total", before: total, after: option.bill.total }]);
    // The bytes are those that were sent, whatever this version would write.
    expect(proof.files.every(({ kept }) => kept)).toBe(true);
    await calls["proposal.setBrand"]({
      name: "Brightwater Group",
      heading: "#17324d",
      accent: "#1f55d3",
      contact: [],
      website: "",
      email: "",
    });
    expect((await calls["proposal.verify"]({ id })).since).toContainEqual({
      what: "brand/name",
      before: "",
      after: "Brightwater Group",
    });
  }, 60_000);
});
