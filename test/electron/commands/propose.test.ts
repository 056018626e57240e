import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { outturn } from "../../end-to-end/host.ts";
import { sampleDocument } from "../../proposal/offers.ts";
import { temporaryFolder } from "../../storage/temporary-folder.ts";

function scenarioFile() {
  const folder = temporaryFolder();
  const file = join(folder, "scenario.json");
  writeFileSync(file, JSON.stringify(sampleDocument()));
  return { folder, file };
}

it("writes the service review of one client, and of several into a folder, and nothing over what is there", () => {
  const { folder, file } = scenarioFile();
  const one = join(folder, "review.html");
  const words = ["--review", "--until", "2026-09", "--date", "2026-05-18", "--provider", "Brightwater IT"];
  const single = outturn(
    "propose",
    file,
    "--client",
    "northwind",
    "--out",
    one,
    ...words,
    "--next-step",
    "Bring cake.",
  );
  expect([single.status, single.output]).toEqual([0, ""]);
  const html = readFileSync(one, "utf8");
  for (const text of ["Service review for Northwind", "July 2026 to September 2026", "Bring cake.", "Brightwater IT"])
    expect(html).toContain(text);

  const out = join(folder, "reviews");
  const clients = ["--client", "northwind", "--client", "kestrel-design"];
  const many = outturn("propose", file, ...clients, "--out", out, "--format", "html", ...words);
  expect(many.status).toBe(0);
  expect(JSON.parse(many.output)).toMatchObject({
    documents: [{ client: "northwind" }, { client: "kestrel-design" }],
    refused: [],
  });
  expect(readdirSync(out).toSorted()).toEqual(["Kestrel Design service review.html", "Northwind service review.html"]);
  const before = statSync(join(out, "Northwind service review.html")).mtimeMs;
  const again = outturn("propose", file, "--all", "--out", out, "--format", "html", ...words);
  expect(again.status).toBe(1);
  expect(again.said).toContain("is there already and was left as it is");
  expect(readdirSync(out)).toHaveLength(2);
  expect(statSync(join(out, "Northwind service review.html")).mtimeMs).toBe(before);
});

it("makes the others where one client cannot be done, and says whose and why", () => {
  const { folder, file } = scenarioFile();
  const document = sampleDocument();
  const clients = document.clients.map((each) => (each.id === "kestrel-design" ? { ...each, name: "東京" } : each));
  writeFileSync(file, JSON.stringify({ ...document, clients }));
  const out = join(folder, "reviews");
  const { status, output } = outturn("propose", file, "--all", "--review", "--out", out, "--date", "2026-05-18");
  expect(status).toBe(2);
  const answer = JSON.parse(output) as { documents: unknown[]; refused: { client: string; reason: string }[] };
  expect(answer.documents).toHaveLength(11);
  expect(answer.refused).toEqual([{ client: "kestrel-design", reason: expect.stringContaining("cannot print these") }]);
  expect(readdirSync(out)).toHaveLength(11);
});

it("refuses words that do not fit each other before anything is written", () => {
  const { folder, file } = scenarioFile();
  const out = join(folder, "out");
  const cases = [
    [["--all", "--client", "northwind", "--out", out], "propose needs one scenario file"],
    [["--out", join(folder, "x.pdf")], "propose needs one scenario file"],
    [["--all", "--out", out, "--format", "xls"], "--format must be pdf, docx or html"],
    [["--client", "northwind", "--out", out], "--out must end in .pdf, .docx or .html"],
    [["--all", "--out", out, "--review", "--until", "April"], "--until must be a month such as"],
    [["--all", "--out", out, "--review", "--months", "13"], "--months must be a whole number from 1 to 12"],
    [["--client", "nobody", "--client", "northwind", "--out", out], 'There is no client "nobody"'],
  ] as const;
  for (const [words, message] of cases) {
    const { status, said } = outturn("propose", file, ...words);
    expect([status, said.includes(message)], said).toEqual([1, true]);
  }
  expect(existsSync(out)).toBe(false);
});
