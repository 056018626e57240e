import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { type Application, openApplication } from "../../electron/services/application.ts";
import { sampleDocument } from "../proposal/offers.ts";
import { temporaryFolder } from "../storage/temporary-folder.ts";
import { smallDisk } from "./small-disk.ts";

const CLIENTS = sampleDocument().clients.map(({ id }) => id);
/** Room for some of twelve sheets of 35 kB and not for all. */
const KILOBYTES = 200;

async function ended({ handlers }: Application) {
  const started = await handlers["batch.start"]({
    scenarioId: "northwind-renewal",
    clientIds: CLIENTS,
    format: "pdf",
    documents: { kind: "review", until: "2026-04", months: 3, nextStep: "" },
  });
  if (started.kind !== "started") throw new Error("not started");
  for (;;) {
    const state = await handlers["batch.read"]({ batchId: started.batchId });
    if (state.state !== "running") return state;
    await new Promise((passed) => setTimeout(passed, 20));
  }
}

const FULL = {
  state: "failed",
  written: null,
  problem: {
    code: "disk-full",
    message: expect.stringMatching(/^The disk is full, .* Nothing of this batch was kept\.$/),
  },
};

describe("a disk that fills up during a batch", () => {
  it("is said, and leaves neither a folder nor a half file beside what was there", async ({ skip }) => {
    const disk = smallDisk(KILOBYTES, skip);
    writeFileSync(join(disk, "kept"), "kept");
    const file = join(temporaryFolder(), "w.outturn");
    const application = openApplication({ host: "electron", file, chooseFolder: async () => disk });
    onTestFinished(() => application.close());
    const state = await ended(application);
    expect(state).toMatchObject(FULL);
    expect(state.done).toBeGreaterThan(0);
    expect(readdirSync(disk)).toEqual(["kept"]);
  });

  it("is said in a browser too, and leaves no archive", async ({ skip }) => {
    const disk = smallDisk(KILOBYTES, skip);
    const file = join(temporaryFolder(), "w.outturn");
    vi.stubEnv("TMPDIR", disk);
    onTestFinished(() => void vi.unstubAllEnvs());
    const application = openApplication({ host: "browser", file });
    expect(await ended(application)).toMatchObject(FULL);
    const [own = ""] = readdirSync(disk);
    expect(readdirSync(join(disk, own))).toEqual([]);
    application.close();
    expect(readdirSync(disk)).toEqual([]);
  });
});
