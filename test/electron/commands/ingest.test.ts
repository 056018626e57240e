import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { run } from "../../../electron/commands/ingest.ts";
import { openApplication } from "../../../electron/services/application.ts";
import { type IngestReport, ingestReportSchema } from "../../../shared/ingest/formats.ts";
import { incidentLog } from "../../fixtures/ticket-exports.ts";
import { temporaryFolder } from "../../storage/temporary-folder.ts";

const AMBIGUOUS = "id,opened,priority\n1,01/02/2020,High\n2,02/03/2020,Low\n";

interface Outcome {
  readonly status: number;
  readonly json: unknown;
  readonly messages: string;
}

async function outcome(...words: string[]): Promise<Outcome> {
  let output = "";
  let messages = "";
  const standardOutput = vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    output += String(text);
    return true;
  });
  const standardError = vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    messages += String(text);
    return true;
  });
  try {
    const status = await run(words);
    return { status, json: output === "" ? null : JSON.parse(output), messages };
  } finally {
    standardOutput.mockRestore();
    standardError.mockRestore();
  }
}

function file(text: string, name = "export.csv"): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, text);
  return path;
}

describe("ingest --dry-run", () => {
  test("prints the report of one file, in the form of the specification", async () => {
    const made = incidentLog(100, 21);
    const { status, json } = await outcome(file(made.text), "--client", "anybody", "--dry-run");
    expect(status).toBe(0);
    const report = ingestReportSchema.parse(json);
    expect(Object.keys(report)).toEqual([
      "format",
      "version",
      "file",
      "source",
      "dialect",
      "mapping",
      "counts",
      "rejected",
      "profile",
      "traps",
    ]);
    expect(report).toMatchObject({
      file: "export.csv",
      source: "servicenow",
      counts: { tickets: 100, rowsRead: made.rows },
    });
  });

  test("makes a question of the file a fault with its choices, and takes the answer", async () => {
    const path = file(AMBIGUOUS);
    expect(await outcome(path, "--client", "a", "--dry-run")).toMatchObject({
      status: 2,
      json: { file: "export.csv", faults: [{ pointer: "/dialect/dateOrder", found: null, allowed: ["dmy", "mdy"] }] },
    });
    const answered = await outcome(path, "--client", "a", "--dry-run", "--date-order", "mdy", "--source", "ours");
    expect(answered).toMatchObject({
      status: 0,
      json: { source: "ours", profile: { openedByMonth: { "2020-01": 1, "2020-02": 1 } } },
    });
  });

  test("takes the mapping of a report, or the report itself", async () => {
    const path = file("code,begun,kind\nA1,2020-01-13,x\nA2,2020-01-14,y\n");
    expect(await outcome(path, "--client", "a", "--dry-run")).toMatchObject({ status: 2 });
    const mapping = { id: "code", opened: "begun", category: "kind" };
    for (const content of [mapping, { mapping }]) {
      const given = file(JSON.stringify(content), "mapping.json");
      const { status, json } = await outcome(path, "--client", "a", "--dry-run", "--mapping", given);
      expect(status).toBe(0);
      expect((json as IngestReport).profile.byCategory).toEqual({ x: 1, y: 1 });
    }
    const wrong = file('{"category": "sort"}', "mapping.json");
    expect(await outcome(path, "--client", "a", "--dry-run", "--mapping", wrong)).toMatchObject({
      status: 2,
      json: { faults: expect.arrayContaining([expect.objectContaining({ pointer: "/mapping/category" })]) },
    });
  });

  test("goes on with the other files after one with faults", async () => {
    const good = file(incidentLog(10, 22).text, "good.csv");
    const result = await outcome(
      file(AMBIGUOUS),
      good,
      file("PK\u0003\u0004", "book.xlsx"),
      "--client",
      "a",
      "--dry-run",
    );
    expect(result.status).toBe(2);
    expect(result.json).toEqual({
      files: [
        expect.objectContaining({ file: "export.csv", faults: expect.anything() }),
        expect.objectContaining({ file: "good.csv", counts: expect.objectContaining({ tickets: 10 }) }),
        {
          file: "book.xlsx",
          faults: [expect.objectContaining({ pointer: "", message: expect.stringContaining("Excel") })],
        },
      ],
    });
  });

  test("says why a file could not be got at", async () => {
    const missing = join(temporaryFolder(), "gone.csv");
    expect(await outcome(missing, "--client", "a", "--dry-run")).toMatchObject({
      status: 1,
      json: null,
      messages: expect.stringContaining("not there"),
    });
  });

  test.each([
    [["--client", "a"], /at least one file/],
    [["x.csv"], /--client/],
    [["x.csv", "--client", "a", "--date-order", "dym"], /dmy, mdy or ymd/],
  ])("refuses %j", async (words, message) => {
    await expect(outcome(...words)).rejects.toThrow(message);
  });
});

describe("ingest into a workspace", () => {
  function workspace(): { path: string; clientId: string } {
    const path = join(temporaryFolder(), "w.outturn");
    const application = openApplication({ host: "browser", file: path });
    const found = application.workspace.records.list("scenario")[0]?.value as { clients: { id: string }[] };
    application.close();
    return { path, clientId: found.clients[0]?.id ?? "" };
  }

  test("stores what the app then shows, as one step that undo takes back", async () => {
    const { path, clientId } = workspace();
    const made = incidentLog(150, 23);
    const { status, json } = await outcome(file(made.text), "--client", clientId, "--workspace", path);
    expect(status).toBe(0);
    const application = openApplication({ host: "browser", file: path });
    onTestFinished(() => application.close());
    const { imports } = await application.handlers["import.list"]({});
    expect(imports).toEqual([expect.objectContaining({ tickets: 150, clientId, file: "export.csv" })]);
    const read = await application.handlers["import.read"]({ id: imports[0]?.id ?? "" });
    expect(read.report).toEqual(json);
    expect(await application.handlers["history.undo"]({})).toMatchObject({
      label: "Import tickets: export.csv, 150 tickets",
    });
    expect(await application.handlers["import.list"]({})).toEqual({ imports: [] });
  });

  test("refuses a client that no scenario has, and a workspace that is not there", async () => {
    const { path, clientId } = workspace();
    const tickets = file(incidentLog(10, 24).text);
    const stranger = await outcome(tickets, "--client", "nobody", "--workspace", path);
    expect(stranger).toMatchObject({ status: 1, messages: expect.stringContaining(clientId) });
    const absent = await outcome(tickets, "--client", clientId, "--workspace", join(temporaryFolder(), "no.outturn"));
    expect(absent).toMatchObject({ status: 1 });
  });
});
