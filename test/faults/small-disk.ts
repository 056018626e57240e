/** A real small file system that is full: a tmpfs of its own, which only root may mount. */
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, type TestContext } from "vitest";
import { temporaryFolder } from "../storage/temporary-folder.ts";

export function smallDisk(kilobytes: number, skip: TestContext["skip"]): string {
  const folder = join(temporaryFolder(), "disk");
  mkdirSync(folder);
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", `size=${kilobytes}k`, "tmpfs", folder], {
    encoding: "utf8",
  });
  if (mounted.status !== 0)
    skip(`a small file system cannot be mounted here: ${mounted.stderr ?? "there is no mount"}`);
  onTestFinished(() => {
    spawnSync("umount", ["-l", folder]);
  });
  return folder;
}

/** Leaves no room for anything. */
export function fill(folder: string): void {
  const filler = join(folder, "filler");
  for (let size = 1 << 20; size >= 512; size /= 2) {
    try {
      for (;;) writeFileSync(filler, Buffer.alloc(size), { flag: "a" });
    } catch (error) {
      expect(error).toMatchObject({ code: "ENOSPC" });
    }
  }
}
