import { describe, expect, it } from "vitest";
import { workspaceArgument } from "../../electron/shell/launch-arguments.ts";

describe("workspaceArgument", () => {
  it.each([
    [["--workspace", "/a.outturn"], "/a.outturn"],
    [["--workspace=/a.outturn"], "/a.outturn"],
    [["/root", "--no-x", "--workspace", "a b.outturn", "--y"], "/here/a b.outturn"],
    [["--workspace=../a.outturn"], "/a.outturn"],
    [[], undefined],
    [["--workspace"], undefined],
    [["--workspace="], undefined],
    [["--workspace", "--inspect=0"], undefined],
    [["--workspaces", "/a"], undefined],
    [["outturn://open/x", "/a.outturn"], undefined],
  ])("%j", (words, expected) => expect(workspaceArgument(words, "/here")).toBe(expected));
});
