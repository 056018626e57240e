import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AfterPackContext } from "electron-builder";
import { afterAll, describe, expect, it } from "vitest";
import { afterPack, binaryOf } from "../../electron/packaging/flip-fuses.ts";
import { makeStubElectron } from "./stub-electron.ts";

const folder = mkdtempSync(join(tmpdir(), "outturn-fuses-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function flip(fuses: string): Promise<void> {
  const appOutDir = join(folder, `with-${fuses.length}`);
  await makeStubElectron(appOutDir, "45.4.1", fuses);
  const packager = { appInfo: { productFilename: "Outturn" }, executableName: "electron" };
  await afterPack({ appOutDir, electronPlatformName: "linux", packager } as unknown as AfterPackContext);
}

describe("flipping the fuses", () => {
  it("works on the fuses that are known", async () => {
    await expect(flip("101100011")).resolves.toBeUndefined();
  });

  it("stops at a binary that has one more", async () => {
    await expect(flip("1011000111")).rejects.toThrow(/fuse/i);
  });

  it("finds the binary of each system", () => {
    expect(binaryOf("/out", "linux", "Outturn", "outturn")).toBe(join("/out", "outturn"));
    expect(binaryOf("/out", "win32", "Outturn", "outturn")).toBe(join("/out", "Outturn.exe"));
    expect(binaryOf("/out", "darwin", "Outturn", "outturn")).toBe(join("/out", "Outturn.app"));
  });
});
