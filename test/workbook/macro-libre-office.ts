/** LibreOffice with a Basic macro of ours in its profile. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { LibreOffice } from "../../electron/export/libre-office.ts";
import { type Found, findOrInstall, LIBRE_OFFICE } from "../runner/system-tools.ts";

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';
const LIBRARY = `${HEAD}
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false"><library:element library:name="Ours"/></library:library>`;

const moduleOf = (macro: string): string => `${HEAD}
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Ours" script:language="StarBasic">${macro}</script:module>`;

/** `npm test` installs it; whoever asks here only looks. */
export function installedLibreOffice(): Found {
  return findOrInstall(LIBRE_OFFICE, () => undefined, { isRoot: false, isDebian: false });
}

export class MacroLibreOffice extends LibreOffice {
  private isReady = false;

  /** Runs `call`, such as `Change("a","b")`, of a macro whose text has its XML escaped. One macro for each instance. */
  protected async runMacro(macro: string, call: string): Promise<void> {
    if (!this.isReady) {
      // LibreOffice fills a new profile with its own empty library, so ours goes in after a first start.
      await this.run(["--terminate_after_init"]);
      const standard = join(this.folder, "profile/user/basic/Standard");
      writeFileSync(join(standard, "script.xlb"), LIBRARY);
      writeFileSync(join(standard, "Ours.xba"), moduleOf(macro));
      this.isReady = true;
    }
    await this.run([`macro:///Standard.Ours.${call}`]);
  }
}
