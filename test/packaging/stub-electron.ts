/** A folder shaped like an unpacked Electron for Linux, small enough to package offline; the binary is only its fuses. */
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createPackage } from "@electron/asar";

const SENTINEL = "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX";
const FUSE_WIRE_VERSION = 1;

/** `fuses` in the order of the wire, as Electron's own release has them: "1" on, "0" off. */
export async function makeStubElectron(folder: string, version: string, fuses: string): Promise<void> {
  const defaultApp = join(folder, "..", "default-app");
  for (const each of [defaultApp, join(folder, "resources"), join(folder, "locales")])
    mkdirSync(each, { recursive: true });
  writeFileSync(join(defaultApp, "package.json"), "{}");
  // Must be a real archive, or electron-builder cannot read its header.
  await createPackage(defaultApp, join(folder, "resources", "default_app.asar"));
  writeFileSync(join(folder, "version"), version);
  writeFileSync(join(folder, "LICENSE"), "Electron's licence");
  writeFileSync(join(folder, "LICENSES.chromium.html"), "Chromium's licences");
  for (const locale of ["de", "en-US"]) writeFileSync(join(folder, "locales", `${locale}.pak`), "");
  const wire = Buffer.concat([
    Buffer.from("\u007fELF before "),
    Buffer.from(SENTINEL),
    Buffer.from([FUSE_WIRE_VERSION, fuses.length]),
    Buffer.from(fuses),
    Buffer.from(" after"),
  ]);
  writeFileSync(join(folder, "electron"), wire);
  chmodSync(join(folder, "electron"), 0o755);
}
