import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { run } from "../../../electron/commands/simulate.ts";
import type { SimulationResult } from "../../../shared/simulation/result.ts";

const folder = mkdtempSync(join(tmpdir(), "outturn-simulate-"));
const reference = JSON.parse(
  readFileSync(new URL("../../vectors/simulation/sim1-resolution.json", import.meta.url), "utf8"),
);
const file = join(folder, "scenario.json");
writeFileSync(file, JSON.stringify(reference.scenario));
afterAll(() => rmSync(folder, { recursive: true }));

let said = "";
let told = "";
beforeEach(() => {
  [said, told] = ["", ""];
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    said += String(text);
    return true;
  });
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    told += String(text);
    return true;
  });
  return () => vi.restoreAllMocks();
});

describe("simulate", () => {
  test("prints the result format, the same for any number of workers", async () => {
    const words = [file, "--trials", "2000", "--seed", "7", "--target", "0.44"];
    expect(await run([...words, "--workers", "1"])).toBe(0);
    const one = said;
    said = "";
    expect(await run([...words, "--workers", "3"])).toBe(0);
    expect(said).toBe(one);
    const result: SimulationResult = JSON.parse(one);
    expect(result).toMatchObject({ format: "outturn-simulation", version: 1, trials: 2000, target: "0.44" });
    expect(Object.keys(result.lenses)).toEqual(["current/off", "current/on", "proposed/off", "proposed/on"]);
    expect(Object.keys(result.differences)).toHaveLength(6);
    expect(Object.keys(result.lenses["proposed/on"].marginPercent!)).toEqual(
      Object.keys(reference.lenses["proposed/on"].marginPercent),
    );
    expect(result.lenses["proposed/on"]).not.toHaveProperty("credits");
    expect(told).toMatch(/2000 of 2000 trials/);
  });

  test("says what the figures do not rest on", async () => {
    expect(await run([file, "--trials", "100", "--seed", "1", "--workers", "1"])).toBe(0);
    expect(told).toMatch(/only 5 in the tail of 5 %/);
  });

  test("prints the faults of a faulty document", async () => {
    const faulty = join(folder, "faulty.json");
    writeFileSync(faulty, JSON.stringify({ ...reference.scenario, months: 0 }));
    expect(await run([faulty, "--trials", "100", "--seed", "1"])).toBe(2);
    expect(JSON.parse(said).files[0].faults[0].pointer).toBe("/months");
  });

  test.each([
    [["--trials", "100", "--seed", "1"], /needs one file/],
    [[file, "--seed", "1"], /--trials must be a whole number; found "nothing"/],
    [[file, "--trials", "1.5", "--seed", "1"], /--trials must be a whole number/],
    [[file, "--trials", "100"], /--seed must be a whole number/],
    [[file, "--trials", "100", "--seed", "-1"], /seed/],
    [[file, "--trials", "1", "--seed", "1"], /from 2 to 2,000,000 trials; found 1. Nothing was computed/],
    [[file, "--trials", "100", "--seed", "1", "--workers", "0"], /--workers must be from 1 to 64/],
    [[file, "--trials", "100", "--seed", "1", "--target", "45%"], /--target must be a plain decimal/],
  ])("refuses %j", async (words, message) => {
    await expect(run(words)).rejects.toThrow(message);
    expect(said).toBe("");
  });
});
