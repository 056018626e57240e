import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { FileTokens } from "../../electron/services/file-tokens.ts";
import { historyService } from "../../electron/services/history-service.ts";
import { importService } from "../../electron/services/import-service.ts";
import { type JobState, Jobs, jobService } from "../../electron/services/job-service.ts";
import { ImportStore } from "../../electron/storage/import-store.ts";
import { CALLS, type CallInput } from "../../shared/contract/calls.ts";
import { incidentLog } from "../fixtures/ticket-exports.ts";
import { temporaryFolder } from "../storage/temporary-folder.ts";
import { openTestWorkspace } from "../storage/workspaces.ts";

function openServices(folder = temporaryFolder()) {
  const opened = openTestWorkspace(join(folder, "w.outturn"));
  const { workspace, edits } = opened;
  const store = new ImportStore(workspace.database);
  const files = new FileTokens();
  const errors: string[] = [];
  const jobs = new Jobs((line) => errors.push(line));
  const places = { store, edits, records: workspace.records, now: () => new Date(Date.UTC(2026, 0, 2)) };
  const handlers = {
    ...importService(places, files, jobs),
    ...jobService(jobs),
    ...historyService(workspace, edits, places.now),
  };
  let open = true;
  const close = () => {
    if (!open) return;
    open = false;
    jobs.abandon();
    files.close();
    workspace.close();
  };
  onTestFinished(close);
  const count = (table: string) =>
    workspace.database.statement<{ n: number }>(`SELECT count(*) AS n FROM ${table}`).get()?.n ?? -1;
  return { ...opened, folder, store, files, handlers, errors, close, count };
}
type Services = ReturnType<typeof openServices>;

function choose({ folder, files }: Services, text: string, name = "log.csv"): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return files.chosen(path).token;
}

const START = { name: "January", scenarioId: "one", clientId: "c", options: {} } as const;

async function finished({ handlers }: Services, jobId: string): Promise<JobState> {
  for (;;) {
    const state = await handlers["job.read"]({ jobId });
    if (state.state !== "running") return state;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

async function run(services: Services, token: string): Promise<JobState> {
  const { jobId } = await services.handlers["import.start"]({ token, ...START });
  return finished(services, jobId);
}

describe("an import", () => {
  test("is looked at without storing anything", async () => {
    const services = openServices();
    const token = choose(services, incidentLog(50, 1).text);
    const inspection = await services.handlers["import.inspect"]({ token, options: {} });
    expect(CALLS["import.inspect"].output.parse(inspection).sample).toHaveLength(20);
    expect([services.count("import_batch"), services.count("ticket")]).toEqual([0, 0]);
  });

  test("appears at once, as one undo step, and is read back as it was reported", async () => {
    const services = openServices();
    const { handlers } = services;
    const made = incidentLog(12_345, 2);
    const job = await run(services, choose(services, made.text));
    expect(CALLS["job.read"].output.parse(job)).toMatchObject({
      state: "done",
      done: 12_345,
      total: 12_345,
      unit: "tickets",
    });
    expect(job.result?.history.undo).toBe("Import tickets: log.csv, 12,345 tickets");
    const { imports } = CALLS["import.list"].output.parse(await handlers["import.list"]({}));
    expect(imports).toEqual([
      expect.objectContaining({ id: job.result?.importId, tickets: 12_345, clientId: "c", name: "January" }),
    ]);
    const read = CALLS["import.read"].output.parse(await handlers["import.read"]({ id: job.result?.importId ?? "" }));
    expect(read.report.profile.slaMet).toEqual({ met: made.met, measured: 12_345 });
    expect(read.cube.cells.reduce((sum, cell) => sum + cell.tickets, 0)).toBe(12_345);
    const grouped = services.workspace.database
      .statement("SELECT sum(sla_met) AS met, count(DISTINCT external_id) AS ids, count(*) AS tickets FROM ticket")
      .get();
    expect(grouped).toEqual({ met: made.met, ids: 12_345, tickets: 12_345 });
  });

  test("lists the rows behind every count of it, page by page, each ticket once", async () => {
    const services = openServices();
    const { handlers } = services;
    const { result } = await run(services, choose(services, incidentLog(900, 8).text));
    const id = result?.importId ?? "";
    const page = async (input: Omit<CallInput<"import.tickets">, "id">) =>
      CALLS["import.tickets"].output.parse(await handlers["import.tickets"]({ id, ...input }));
    const all: string[] = [];
    for (let offset = 0; offset < 900; offset += 200) {
      const { total, tickets } = await page({ filter: {}, offset, limit: 200 });
      expect(total).toBe(900);
      all.push(...tickets.map((ticket) => ticket.id));
    }
    expect([all.length, new Set(all).size]).toEqual([900, 900]);
    const { cube } = await handlers["import.read"]({ id });
    expect(cube.cells.length).toBeGreaterThan(20);
    for (const cell of cube.cells) {
      const { month, category, priority } = cell;
      const filter = { first: month, last: month, categories: [category], priority };
      const { total, tickets } = await page({ filter, offset: 0, limit: 200 });
      expect([total, tickets.length], JSON.stringify(filter)).toEqual([cell.tickets, cell.tickets]);
      for (const ticket of tickets) expect(ticket).toMatchObject({ category, priority });
      expect(tickets.every(({ opened }) => opened?.startsWith(month))).toBe(true);
    }
    await handlers["import.withdraw"]({ id });
    await expect(page({ filter: {}, offset: 0, limit: 1 })).rejects.toMatchObject({ code: "not-found" });
  });

  test("counts and lists values that are too many to count, or missing, as tickets without a value", async () => {
    const services = openServices();
    const rows = Array.from({ length: 2105 }, (_, index) => {
      const category = index < 2003 ? `Text ${index}` : index < 2100 ? "Text 1" : "";
      return `T-${index},2025-0${3 + (index % 2)}-14 09:30,${category},High`;
    });
    const text = ["Ticket ID,Created,Category,Priority", ...rows, ""].join("\r\n");
    const { result, problem } = await run(services, choose(services, text));
    expect(problem).toBeNull();
    const id = result?.importId ?? "";
    const { cube } = await services.handlers["import.read"]({ id });
    for (const category of ["", "Text 1"])
      for (const filter of [
        { categories: [category] },
        { categories: [category], first: "2025-03", last: "2025-03" },
        { categories: [category], last: "2025-03" },
      ]) {
        const isDated = (month: string) => !("last" in filter) || month === "2025-03";
        const cells = cube.cells.filter((cell) => cell.category === category && isDated(cell.month));
        const counted = cells.reduce((sum, cell) => sum + cell.tickets, 0);
        const read = await services.handlers["import.tickets"]({ id, filter, offset: 0, limit: 200 });
        expect([read.total, read.tickets.length], JSON.stringify(filter)).toEqual([counted, counted]);
        expect(counted).toBeGreaterThan(3);
      }
    expect(cube.cells.filter(({ category }) => category === "").reduce((sum, cell) => sum + cell.tickets, 0)).toBe(8);
  });

  test("is withdrawn by undo and brought back by redo, with everything in it", async () => {
    const services = openServices();
    const { handlers } = services;
    const { result } = await run(services, choose(services, incidentLog(100, 3).text));
    const id = result?.importId ?? "";
    const before = await handlers["import.read"]({ id });
    await handlers["history.undo"]({});
    expect(await handlers["import.list"]({})).toEqual({ imports: [] });
    await expect(async () => handlers["import.read"]({ id })).rejects.toMatchObject({ code: "not-found" });
    await handlers["history.redo"]({});
    expect(await handlers["import.read"]({ id })).toEqual(before);
    await handlers["import.withdraw"]({ id });
    expect(await handlers["import.list"]({})).toEqual({ imports: [] });
    await handlers["history.undo"]({});
    expect(await handlers["import.read"]({ id })).toEqual(before);
  });

  test("that is cancelled leaves nothing, while reading and while storing", async () => {
    const services = openServices();
    const { handlers } = services;
    const text = incidentLog(20_000, 4).text;
    for (const unit of ["bytes", "tickets"]) {
      const token = choose(services, text);
      const { jobId } = await handlers["import.start"]({ token, ...START });
      while ((await handlers["job.read"]({ jobId })).unit !== unit)
        await new Promise((resolve) => setTimeout(resolve, 1));
      await handlers["job.cancel"]({ jobId });
      expect(await finished(services, jobId)).toMatchObject({
        state: "cancelled",
        problem: { code: "import-cancelled" },
      });
      expect([services.count("import_batch"), services.count("ticket"), services.count("edit")]).toEqual([0, 0, 0]);
    }
    expect(await run(services, choose(services, text))).toMatchObject({ state: "done" });
    expect(services.errors).toEqual([]);
  });

  test.each([
    ["leaves a question open", "id,opened\n1,01/02/2020\n2,02/03/2020\n", "import-undecided"],
    ["has no ticket that can be read", "id,opened\n1,soon\n2,later\n", "file-unreadable"],
    ["is no text", "PK\u0003\u0004", "file-unreadable"],
  ])("of a file that %s fails as a whole", async (_, text, code) => {
    const services = openServices();
    const job = CALLS["job.read"].output.parse(await run(services, choose(services, text)));
    expect(job).toMatchObject({ state: "failed", result: null, problem: { code } });
    expect([services.count("import_batch"), services.count("ticket"), services.count("edit")]).toEqual([0, 0, 0]);
  });

  test("names tickets that another import of the client holds already", async () => {
    const services = openServices();
    await run(services, choose(services, incidentLog(300, 5).text));
    const { result } = await run(services, choose(services, incidentLog(200, 6).text, "again.csv"));
    const { report } = await services.handlers["import.read"]({ id: result?.importId ?? "" });
    expect(report.traps.find(({ code }) => code === "imported-before")?.message).toMatch(/^200 of the ticket numbers/);
  });

  test("killed while it is stored is not there afterwards, nor anything of it", async () => {
    const folder = temporaryFolder();
    openTestWorkspace(join(folder, "w.outturn")).workspace.close();
    const path = join(folder, "log.csv");
    writeFileSync(path, incidentLog(40_000, 7).text);
    const child = spawn(
      process.execPath,
      [join(import.meta.dirname, "importing-child.ts"), join(folder, "w.outturn"), path],
      {
        stdio: ["ignore", "pipe", "inherit"],
      },
    );
    let said = "";
    child.stdout.on("data", (piece: Buffer) => {
      said += piece.toString();
      child.kill("SIGKILL");
    });
    await new Promise((resolve) => child.on("close", resolve));
    expect(said).not.toContain("visible");
    const services = openServices(folder);
    expect(services.count("ticket")).toBeGreaterThan(0);
    expect(await services.handlers["import.list"]({})).toEqual({ imports: [] });
    expect(services.store.discardUnfinished()).toBe(1);
    expect([services.count("import_batch"), services.count("ticket"), services.count("edit")]).toEqual([0, 0, 0]);
  });
});
