import { describe, expect, test } from "vitest";
import { run } from "../../../electron/commands/bench.ts";

describe("bench", () => {
  test.each(["nothing", "toString"])(
    "refuses “%s”, which is no benchmark, before it measures anything",
    async (name) => {
      await expect(run([name])).rejects.toMatchObject({
        message: expect.stringMatching(new RegExp(`no benchmark "${name}".*recalculation.*Nothing was measured`)),
      });
    },
  );
});
