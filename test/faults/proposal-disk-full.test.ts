import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { openApplication } from "../../electron/services/application.ts";
import { sampleWorkspace } from "../../shared/scenario/sample.ts";
import { confirmAll, LOOSE } from "../proposal/proposal-desk.ts";
import { temporaryFolder } from "../storage/temporary-folder.ts";
import { fill, smallDisk } from "./small-disk.ts";

const COMMAND_LINE = join(import.meta.dirname, "../../electron/command-line.ts");
describe("a full disk", () => {
  it("takes no half document, leaves what stood there, and says what to do; with room it is written", {
    timeout: 120_000,
  }, async ({ skip }) => {
    const disk = smallDisk(1024, skip);
    let place = "";
    const application = openApplication({
      host: "electron",
      file: join(temporaryFolder(), "w.outturn"),
      choosePlace: async () => place,
    });
    onTestFinished(() => application.close());
    const { handlers } = application;
    const { id } = await handlers["proposal.create"]({
      scenarioId: "northwind-renewal",
      clientId: "northwind",
      name: "Renewal",
    });
    for (const format of ["pdf", "docx", "html"] as const) writeFileSync(join(disk, `old.${format}`), `kept ${format}`);
    writeFileSync(join(disk, "old.csv"), "kept csv");
    fill(disk);
    const before = readdirSync(disk).toSorted();
    for (const format of ["pdf", "docx", "html"] as const) {
      for (const name of [`old.${format}`, `new.${format}`]) {
        place = join(disk, name);
        await expect(handlers["proposal.export"]({ id, format })).rejects.toMatchObject({
          code: "disk-full",
          message: `The disk is full, so "${name}" was not written. Free some space and try again.`,
        });
      }
      expect(readFileSync(join(disk, `old.${format}`), "utf8")).toBe(`kept ${format}`);
    }
    place = join(disk, "old.csv");
    await expect(handlers["proposal.handoff"]({ id, option: "best", to: "connectwise" })).rejects.toMatchObject({
      code: "disk-full",
    });
    expect(readFileSync(place, "utf8")).toBe("kept csv");
    expect(readdirSync(disk).toSorted()).toEqual(before);
    rmSync(join(disk, "filler"));
    place = join(disk, "new.pdf");
    expect(await handlers["proposal.export"]({ id, format: "pdf" })).toMatchObject({ kind: "saved", name: "new.pdf" });
    expect(readFileSync(place).subarray(0, 5).toString()).toBe("%PDF-");
  });

  it("under the workspace keeps a proposal a draft until there is room to freeze it whole", {
    timeout: 120_000,
  }, async ({ skip }) => {
    const disk = smallDisk(16_384, skip);
    const application = openApplication({ host: "browser", file: join(disk, "w.outturn") });
    onTestFinished(() => application.close());
    const { handlers, workspace } = application;
    const { id } = await handlers["proposal.create"]({
      scenarioId: "northwind-renewal",
      clientId: "northwind",
      name: "Renewal",
    });
    await confirmAll(handlers);
    await handlers["proposal.setRules"]({ rules: LOOSE });
    fill(disk);
    await expect(handlers["proposal.send"]({ id })).rejects.toMatchObject({ code: "disk-full" });
    expect((await handlers["proposal.read"]({ id })).sent).toBeNull();
    expect(workspace.database.statement("SELECT count(*) AS files FROM sent_file").get()).toEqual({ files: 0 });
    rmSync(join(disk, "filler"));
    expect((await handlers["proposal.send"]({ id })).files).toHaveLength(3);
    expect(await handlers["proposal.verify"]({ id })).toMatchObject({ differences: [] });
  });

  it("stops the command line with the reason, and no file is there", { timeout: 120_000 }, ({ skip }) => {
    const disk = smallDisk(64, skip);
    const [scenario] = sampleWorkspace("2026-05-18").scenarios;
    const file = join(temporaryFolder(), "scenario.json");
    writeFileSync(file, JSON.stringify(scenario?.document));
    fill(disk);
    const words = ["propose", file, "--client", "northwind", "--out", join(disk, "offer.pdf"), "--date", "2026-05-18"];
    const { status, stderr } = spawnSync(process.execPath, [COMMAND_LINE, ...words], { encoding: "utf8" });
    expect(stderr).toContain('The disk is full, so "offer.pdf" was not written.');
    expect(status).toBe(1);
    expect(readdirSync(disk)).toEqual(["filler"]);
  });
});
