import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { sha256Of } from "../../electron/storage/sent-file-store.ts";
import { PENDING_POINT } from "../../shared/proposal/open-points.ts";
import { confirmAll, draft, edit, LOOSE, opened, SCENARIO } from "./proposal-desk.ts";

describe("a proposal from the sample", () => {
  it("is drafted, edited with undo, previewed with all that is open, and never sent while anything is", async () => {
    const { application, calls } = opened();
    const id = await draft(calls);
    expect((await calls["proposal.list"]({})).proposals).toMatchObject([{ id, clientName: "Northwind", sentAt: null }]);
    await edit(calls, id, "options/better/name", "Half and half", "Balanced");
    const { document, open } = await calls["proposal.preview"]({ id });
    expect(document.stamp).toBe("Draft, not for signature");
    expect(JSON.stringify(document)).toContain("Balanced");
    expect(open.filter((point) => point.includes("confirmed"))).toHaveLength(10);
    expect(open.join(" ")).toContain("[names of the AI tools and their providers]");
    expect(open.join(" ")).toContain('"Outcome" is blocked');
    expect(open.join(" ")).toContain("Finance has to approve this offer.");
    await expect(calls["proposal.send"]({ id })).rejects.toMatchObject({ code: "proposal-open", details: { open } });
    application.edits.undo();
    expect((await calls["proposal.read"]({ id })).draft.options[1]?.name).toBe("Half and half");
  });

  it("says which option cannot be priced and why, beside the cause", async () => {
    const { calls } = opened();
    const id = await draft(calls);
    await edit(calls, id, "termMonths", 36, 120);
    await expect(calls["proposal.preview"]({ id })).rejects.toMatchObject({
      code: "document-has-faults",
      details: { path: "termMonths" },
    });
    await edit(calls, id, "termMonths", 120, 36);
    const broken = {
      name: "Broken",
      components: [{ id: "a", label: "A", type: "recurring", unit: "users", pricing: { mode: "flat", tiers: [] } }],
    };
    await calls["edit.commit"]({
      label: "Break",
      changes: [{ record: `proposal/${id}`, path: "draft/options/better/plan", before: null, after: broken }],
    });
    await expect(calls["proposal.preview"]({ id })).rejects.toMatchObject({
      code: "document-has-faults",
      details: { option: "better" },
    });
    await expect(calls["proposal.preview"]({ id })).rejects.toThrow('The option "Half and half" cannot be priced.');
    await expect(async () =>
      calls["proposal.create"]({ scenarioId: SCENARIO, clientId: "nobody", name: "x" }),
    ).rejects.toMatchObject({ code: "not-found" });
  });

  it("is approved for exactly one state of the offer, and the approval dies with any change", async () => {
    const { application, calls } = opened();
    const id = await draft(calls);
    await edit(calls, id, "options/best/shown", true, false);
    let review = await calls["proposal.review"]({ id, inDepth: null });
    expect(review.missing).toEqual(["manager", "service", "finance"]);
    for (const approver of review.missing)
      await calls["proposal.approve"]({ id, hash: review.hash, approver, reason: "Agreed" });
    review = await calls["proposal.review"]({ id, inDepth: null });
    expect(review).toMatchObject({ missing: [], approvals: [{ stands: true }, { stands: true }, { stands: true }] });
    await edit(calls, id, "opening", "", "Dear Northwind");
    expect((await calls["proposal.review"]({ id, inDepth: null })).missing).toEqual([]);
    await edit(calls, id, "validUntil", "2026-06-29", "2026-07-29");
    const changed = await calls["proposal.review"]({ id, inDepth: null });
    expect(changed.missing).toEqual(["manager", "service", "finance"]);
    expect(changed.approvals.every(({ stands }) => !stands)).toBe(true);
    await expect(
      calls["proposal.approve"]({ id, hash: review.hash, approver: "finance", reason: "late" }),
    ).rejects.toMatchObject({ code: "changed-meanwhile" });
    application.edits.undo();
    expect((await calls["proposal.review"]({ id, inDepth: null })).missing).toEqual([]);
  });
});

describe("a sent proposal", () => {
  it("keeps its bytes, refuses every edit, proves itself to the cent, and lists what has changed since", async () => {
    const { application, calls } = opened();
    const id = await draft(calls);
    await confirmAll(calls);
    await calls["proposal.setRules"]({ rules: LOOSE });
    expect((await calls["proposal.preview"]({ id })).open).toEqual([PENDING_POINT]);
    expect(await calls["proposal.badMonths"]({ id })).toEqual({});
    expect((await calls["proposal.preview"]({ id })).open).toEqual([]);
    const before = application.edits.state().undo;
    const sent = await calls["proposal.send"]({ id });
    expect(before).not.toBe(application.edits.state().undo);
    expect(application.edits.state().undo).toBe("Send proposal Renewal");
    expect(sent.files.map(({ format }) => format)).toEqual(["pdf", "docx", "html"]);
    for (const { format, sha256, bytes } of sent.files) {
      const offered = await calls["proposal.export"]({ id, format });
      if (offered.kind !== "offered") throw new Error("not offered");
      const kept = application.downloads.take(offered.token);
      expect([sha256Of(kept), kept.length]).toEqual([sha256, bytes]);
    }
    await expect(async () => edit(calls, id, "name", "Renewal", "Other")).rejects.toMatchObject({
      code: "document-has-faults",
    });
    await expect(calls["proposal.send"]({ id })).rejects.toMatchObject({ code: "locked" });

    const proof = await calls["proposal.verify"]({ id });
    expect(proof.figures).toBeGreaterThan(250);
    expect(proof).toMatchObject({
      differences: [],
      since: [],
      files: [
        { kept: true, same: true },
        { kept: true, same: true },
        { kept: true, same: true },
      ],
    });

    await calls["edit.commit"]({
      label: "Dearer",
      changes: [
        {
          record: `scenario/${SCENARIO}`,
          path: "clients/northwind/proposedPlan/components/client-fee/pricing/tiers",
          before: [{ upTo: null, unit: "900" }],
          after: [{ upTo: null, unit: "950" }],
        },
      ],
    });
    const later = await calls["proposal.verify"]({ id });
    expect(later.differences).toEqual([]);
    expect(later.since).toHaveLength(1);
    expect(later.since[0]).toMatchObject({
      what: expect.stringContaining("client-fee/pricing/tiers"),
      after: expect.stringContaining("950"),
    });
    await calls["scenario.remove"]({ id: SCENARIO });
    const orphan = await calls["proposal.verify"]({ id });
    expect(orphan.differences).toEqual([]);
    expect(orphan.since[0]?.what).toContain("not in this workspace");
    expect((await calls["proposal.list"]({})).proposals).toMatchObject([{ clientName: "Northwind" }]);
  });

  it("says so where its bytes are no longer what was sent", async () => {
    const { application, calls } = opened();
    const id = await draft(calls);
    await confirmAll(calls);
    await calls["proposal.setRules"]({ rules: LOOSE });
    const { files } = await calls["proposal.send"]({ id });
    application.workspace.database
      .statement("UPDATE sent_file SET bytes = ? WHERE sha256 = ?")
      .run(new Uint8Array([1, 2, 3]), files[0]?.sha256 ?? "");
    await expect(calls["proposal.export"]({ id, format: "pdf" })).rejects.toMatchObject({ code: "workspace-damaged" });
    expect((await calls["proposal.verify"]({ id })).files[0]).toEqual({ format: "pdf", kept: false, same: true });
  });
});

describe("ranges of the invoice", () => {
  it("hold the expected one, stand in the document, and are left out once the offer is another", async () => {
    const { calls } = opened();
    const id = await draft(calls, "kestrel-design");
    await calls["proposal.simulate"]({ id, trials: 200, seed: 7 });
    const { draft: simulated } = await calls["proposal.read"]({ id });
    expect(simulated.simulated?.ranges.map(({ option }) => option)).toEqual(["good", "better", "best"]);
    for (const { totalP10, totalP90 } of simulated.simulated?.ranges ?? [])
      expect(Number(totalP10)).toBeLessThanOrEqual(Number(totalP90));
    const shown = JSON.stringify((await calls["proposal.preview"]({ id })).document);
    expect(shown).toContain("200 simulated courses");
    await edit(calls, id, "options/best/shown", true, false);
    expect(JSON.stringify((await calls["proposal.preview"]({ id })).document)).toContain(
      "Ranges of the invoice were not worked out",
    );
  });
});

describe("files of proposals", () => {
  it("go where the dialog says, whole, never over the workspace, and nowhere if it is left", async () => {
    let place: string | null = null;
    const { calls, folder, file } = opened(async () => place);
    const id = await draft(calls);
    expect(await calls["proposal.export"]({ id, format: "docx" })).toEqual({ kind: "left" });
    place = file;
    await expect(calls["proposal.export"]({ id, format: "html" })).rejects.toMatchObject({ code: "forbidden" });
    place = join(folder, "none", "x.html");
    await expect(calls["proposal.export"]({ id, format: "html" })).rejects.toMatchObject({
      code: "folder-not-writable",
    });
    place = join(folder, "offer.docx");
    expect(await calls["proposal.export"]({ id, format: "docx" })).toMatchObject({ kind: "saved", name: "offer.docx" });
    expect(Object.keys(unzipSync(readFileSync(place)))).toContain("word/document.xml");
    place = join(folder, "lines.csv");
    expect(await calls["proposal.handoff"]({ id, option: "better", to: "halopsa" })).toMatchObject({ kind: "saved" });
    expect(readFileSync(place, "utf8")).toMatch(/^\uFEFFclient_name,contract_ref,item_code,/);
  });
});

describe("the logo", () => {
  it("is stored from a file token as one edit, and a refused one leaves the old", async () => {
    const { application, calls, folder } = opened();
    const put = (name: string, bytes: Buffer) => {
      writeFileSync(join(folder, name), bytes);
      return application.files.chosen(join(folder, name)).token;
    };
    await calls["proposal.setLogo"]({
      token: put(
        "logo.svg",
        Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><path d="M0 0h40v20z"/></svg>'),
      ),
    });
    expect((await calls["proposal.setup"]({})).brand.logo).toMatchObject({ width: 40 });
    await expect(async () =>
      calls["proposal.setLogo"]({ token: put("x.png", Buffer.from("no")) }),
    ).rejects.toMatchObject({ code: "not-an-image" });
    expect((await calls["proposal.setup"]({})).brand.logo).toMatchObject({ width: 40 });
    application.edits.undo();
    expect((await calls["proposal.setup"]({})).brand.logo).toBeNull();
  });
});
