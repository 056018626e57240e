import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { describe, expect, it, onTestFinished } from "vitest";
import { type Application, openApplication } from "../../electron/services/application.ts";
import { CLAIM_IDS } from "../../shared/compare/claims.ts";
import { fileNameOf } from "../../shared/contract/file-name.ts";
import { temporaryFolder } from "../storage/temporary-folder.ts";
import { DOCUMENT } from "../storage/workspaces.ts";

async function opened(choosePlace?: (name: string) => Promise<string | null>) {
  const folder = temporaryFolder();
  const file = join(folder, "w.outturn");
  const application: Application = openApplication({
    host: choosePlace === undefined ? "browser" : "electron",
    file,
    ...(choosePlace === undefined ? {} : { choosePlace }),
  });
  onTestFinished(() => application.close());
  const from = { kind: "document" as const, document: DOCUMENT };
  const { id } = await application.handlers["scenario.create"]({ name: "Café: 10 % off?", from });
  return { application, folder, file, write: () => application.handlers["export.workbook"]({ scenarioId: id }) };
}

describe("the workbook of a scenario", () => {
  it("is offered to a browser, which takes it once", async () => {
    const { application, write } = await opened();
    const offered = await write();
    if (offered.kind !== "offered") throw new Error("offered to nobody");
    expect(offered.name).toBe("Cafe 10 off.xlsx");
    const bytes = application.downloads.take(offered.token);
    expect(bytes).toHaveLength(offered.bytes);
    expect(Object.keys(unzipSync(bytes))).toContain("xl/workbook.xml");
    expect(() => application.downloads.take(offered.token)).toThrow("Export it again");
  });

  it("is byte for byte the same with vendors' claims recorded: a claim is no input", async () => {
    const { application, write } = await opened();
    const bytesNow = async () => {
      const offered = await write();
      if (offered.kind !== "offered") throw new Error("offered to nobody");
      return application.downloads.take(offered.token);
    };
    const before = await bytesNow();
    const [scenario] = (await application.handlers["scenario.list"]({})).scenarios.filter(({ name }) =>
      /Café/.test(name),
    );
    const claims = Object.fromEntries(
      CLAIM_IDS.map((id) => [id, { low: "0.6", high: "0.99", source: "A vendor", date: null }]),
    );
    const record = `claims/${scenario?.id}`;
    await application.handlers["edit.commit"]({ label: "Claims", changes: [{ record, path: "", after: claims }] });
    const { document, claims: stored } = await application.handlers["scenario.read"]({ id: scenario?.id ?? "" });
    expect(stored).toEqual(claims);
    expect(JSON.stringify(document)).not.toContain("A vendor");
    expect(Buffer.compare(before, await bytesNow())).toBe(0);
  });

  it("goes where the dialog says, in place of what was there, and nowhere if it is left", async () => {
    const names: string[] = [];
    let place: string | null = null;
    const { folder, write } = await opened(async (name) => {
      names.push(name);
      return place;
    });
    expect(await write()).toEqual({ kind: "left" });
    place = join(folder, "mine.xlsx");
    writeFileSync(place, "older");
    expect(await write()).toMatchObject({ kind: "saved", name: "mine.xlsx" });
    expect(Object.keys(unzipSync(readFileSync(place)))).toContain("xl/workbook.xml");
    expect(names).toEqual(["Cafe 10 off.xlsx", "Cafe 10 off.xlsx"]);
    expect(readdirSync(folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });

  it("is refused over the workspace and in places that cannot be written, and leaves nothing behind", async () => {
    let place = "";
    const { folder, file, write } = await opened(async () => place);
    const before = readdirSync(folder);
    symlinkSync(folder, join(folder, "link"));
    for (const over of [file, `${file}-wal`, join(folder, "link", "w.outturn")]) {
      place = over;
      await expect(write(), over).rejects.toMatchObject({ code: "forbidden" });
    }
    mkdirSync(join(folder, "a.xlsx"));
    for (const wrong of [join(folder, "no", "b.xlsx"), join(folder, "a.xlsx")]) {
      place = wrong;
      await expect(write(), wrong).rejects.toMatchObject({ code: "folder-not-writable" });
    }
    expect(readdirSync(folder).toSorted()).toEqual([...before, "a.xlsx", "link"].toSorted());
  });

  it("is refused for a scenario that is not there", async () => {
    const { application } = await opened();
    await expect(application.handlers["export.workbook"]({ scenarioId: "none" })).rejects.toMatchObject({
      code: "not-found",
    });
  });
});

describe("names that are offered", () => {
  it.each([
    ["Northwind renewal", "Northwind renewal.xlsx"],
    ["../../etc/passwd", "etc passwd.xlsx"],
    ["a\r\nSet-Cookie: x", "a Set-Cookie x.xlsx"],
    ["CON", "Outturn CON.xlsx"],
    ["nul.tar", "Outturn nul.tar.xlsx"],
    ["東京", "Outturn.xlsx"],
    ["...", "Outturn.xlsx"],
    ["\u202Egnp", "gnp.xlsx"],
    ["x".repeat(200), `${"x".repeat(75)}.xlsx`],
    ["name. ", "name.xlsx"],
  ])("%j", (title, name) => {
    expect(fileNameOf(title, "xlsx")).toBe(name);
  });
});
