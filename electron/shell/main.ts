/** Where Electron starts. A second start hands over to the first and does nothing else. */
import { homedir } from "node:os";
import { join } from "node:path";
import { app } from "electron";
import { defaultWorkspaceFile } from "../services/default-location.ts";
import { runDesktop } from "./desktop.ts";
import { workspaceArgument } from "./launch-arguments.ts";

app.setName("Outturn");
// Chromium's own files stay out of the folder that holds the workspace. The lock below belongs to this folder.
if (!app.commandLine.hasSwitch("user-data-dir"))
  app.setPath("userData", join(app.getPath("appData"), "outturn", "window"));

const workspaceFile =
  workspaceArgument(process.argv.slice(1), process.cwd()) ??
  defaultWorkspaceFile(process.platform, process.env, homedir());

if (app.requestSingleInstanceLock({ workspaceFile })) runDesktop(workspaceFile);
else {
  process.stderr.write("Outturn is already open; its window comes to the front.\n");
  app.exit(0);
}
