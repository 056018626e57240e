import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { run } from "../../../electron/commands/workbook.ts";
import { writeWorkbook } from "../../../electron/export/workbook.ts";
import { randomScenario } from "../../model/random-scenario.ts";
import { temporaryFolder } from "../../storage/temporary-folder.ts";

const document = randomScenario(3, { months: 2 });

function scenarioFile(content: unknown): { readonly folder: string; readonly file: string } {
  const folder = temporaryFolder();
  const file = join(folder, "scenario.json");
  writeFileSync(file, JSON.stringify(content));
  return { folder, file };
}

test("writes the workbook of a scenario, whole, where it is told to", async () => {
  const { folder, file } = scenarioFile(document);
  const said = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  onTestFinished(() => said.mockRestore());
  const out = join(folder, "model.xlsx");
  writeFileSync(out, "an older workbook");
  expect(await run([file, "--out", out])).toBe(0);
  expect(readFileSync(out).equals(Buffer.from(await writeWorkbook(document, {})))).toBe(true);
});

test("a scenario with faults is answered as by check, and nothing is written", async () => {
  const { folder, file } = scenarioFile({ ...document, months: 0 });
  const said = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  onTestFinished(() => said.mockRestore());
  expect(await run([file, "--out", join(folder, "model.xlsx")])).toBe(2);
  expect(JSON.parse(String(said.mock.calls[0]?.[0]))).toMatchObject({ files: [{ faults: [{ pointer: "/months" }] }] });
  expect(() => readFileSync(join(folder, "model.xlsx"))).toThrow("ENOENT");
});

test("refuses the scenario itself and a folder that is not there", async () => {
  const { folder, file } = scenarioFile(document);
  await expect(run([file, "--out", file])).rejects.toMatchObject({ code: "invalid-request" });
  expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(document);
  await expect(run([file, "--out", join(folder, "missing", "model.xlsx")])).rejects.toMatchObject({
    code: "folder-not-writable",
  });
});
