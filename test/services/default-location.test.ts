import { describe, expect, it } from "vitest";
import { defaultWorkspaceFile } from "../../electron/services/default-location.ts";

describe("the default workspace", () => {
  it.each([
    ["linux", {}, "/h/ada", "/h/ada/.local/share/outturn/workspace.outturn"],
    ["linux", { XDG_DATA_HOME: "/data" }, "/h/ada", "/data/outturn/workspace.outturn"],
    ["linux", { XDG_DATA_HOME: "relative" }, "/h/ada", "/h/ada/.local/share/outturn/workspace.outturn"],
    ["linux", { XDG_DATA_HOME: "" }, "/h/ada", "/h/ada/.local/share/outturn/workspace.outturn"],
    ["darwin", {}, "/h/ada", "/h/ada/Library/Application Support/outturn/workspace.outturn"],
    ["win32", { APPDATA: "D:\\Data" }, "C:\\h\\ada", "D:\\Data\\outturn\\workspace.outturn"],
    ["win32", {}, "C:\\h\\ada", "C:\\h\\ada\\AppData\\Roaming\\outturn\\workspace.outturn"],
  ] as const)("on %s with %o lies in the user's data folder", (platform, environment, home, expected) => {
    expect(defaultWorkspaceFile(platform, environment, home)).toBe(expected);
  });
});
