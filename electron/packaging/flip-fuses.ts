/**
 * Called by electron-builder once the application lies in its folder and before it is signed: switches off in the binary
 * itself what the application does not need. Every fuse is named; one that a new Electron adds stops the packaging here.
 */
import { join } from "node:path";
import { FuseV1Options, FuseVersion, flipFuses } from "@electron/fuses";
import type { AfterPackContext } from "electron-builder";

export const FUSES: Readonly<Record<FuseV1Options, boolean>> = {
  [FuseV1Options.RunAsNode]: false,
  // There are no cookies, and the key would have to come from the system's key store.
  [FuseV1Options.EnableCookieEncryption]: false,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  [FuseV1Options.WasmTrapHandlers]: true,
};

/** The binary within a packaged application's folder. */
export function binaryOf(folder: string, platform: string, productName: string, executableName: string): string {
  if (platform === "darwin" || platform === "mas") return join(folder, `${productName}.app`);
  return join(folder, platform === "win32" ? `${productName}.exe` : executableName);
}

export async function afterPack({ appOutDir, electronPlatformName, packager }: AfterPackContext): Promise<void> {
  const { productFilename } = packager.appInfo;
  const executableName = "executableName" in packager ? String(packager.executableName) : productFilename;
  await flipFuses(binaryOf(appOutDir, electronPlatformName, productFilename, executableName), {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    // Changing the binary breaks the signature that macOS on arm64 needs even for an unsigned build.
    resetAdHocDarwinSignature: electronPlatformName === "darwin",
    ...FUSES,
  });
}
