import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { describe, expect, it, onTestFinished } from "vitest";
import { type Application, openApplication } from "../../electron/services/application.ts";
import type { CallInput, CallOutput } from "../../shared/contract/calls.ts";
import { sequenceFrom } from "../fixtures/ticket-exports.ts";
import { temporaryFolder } from "../storage/temporary-folder.ts";

const SCENARIO = "northwind-renewal";
const REVIEW = { kind: "review", until: "2026-04", months: 3, nextStep: "" } as const;
const THREE = ["northwind", "kestrel-design", "fennick-legal"];

type Calls = Application["handlers"];
type State = CallOutput<"batch.read">;

function opened(chooseFolder?: (folder: string) => Promise<string | null>) {
  const folder = temporaryFolder();
  const logged: string[] = [];
  const application = openApplication({
    host: chooseFolder === undefined ? "browser" : "electron",
    file: join(folder, "w.outturn"),
    now: () => new Date("2026-05-18T10:00:00.000Z"),
    log: (line) => void logged.push(line),
    ...(chooseFolder === undefined ? {} : { chooseFolder: () => chooseFolder(folder) }),
  });
  onTestFinished(() => application.close());
  return { application, calls: application.handlers, folder, logged };
}

async function started(calls: Calls, order: Partial<CallInput<"batch.start">> = {}): Promise<string> {
  const answer = await calls["batch.start"]({
    scenarioId: SCENARIO,
    clientIds: THREE,
    format: "html",
    documents: REVIEW,
    ...order,
  });
  if (answer.kind !== "started") throw new Error("not started");
  return answer.batchId;
}

async function ended(calls: Calls, batchId: string, meanwhile: (state: State) => void = () => {}): Promise<State> {
  for (;;) {
    const state = await calls["batch.read"]({ batchId });
    meanwhile(state);
    if (state.state !== "running") return state;
    await new Promise((passed) => setTimeout(passed, 20));
  }
}

function archive(application: Application, { written }: State): Record<string, string> {
  if (written?.kind !== "offered") throw new Error("not offered");
  const files = unzipSync(application.downloads.take(written.token));
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, Buffer.from(bytes).toString("utf8")]));
}

/** A proposal of a client whose second option has no price. */
async function withoutPrice(calls: Calls, clientId: string): Promise<void> {
  const { id } = await calls["proposal.create"]({ scenarioId: SCENARIO, clientId, name: "Broken" });
  const plan = {
    name: "Broken",
    components: [{ id: "a", label: "A", type: "recurring", unit: "users", pricing: { mode: "flat", tiers: [] } }],
  };
  await calls["edit.commit"]({
    label: "Break",
    changes: [{ record: `proposal/${id}`, path: "draft/options/better/plan", before: null, after: plan }],
  });
}

describe("a batch of service reviews", () => {
  it("makes a sheet for each client in one archive, says how far it is, and is forgotten once it was fetched", async () => {
    const { application, calls } = opened();
    const seen: string[] = [];
    const state = await ended(calls, await started(calls), ({ done, current }) => seen.push(`${done} ${current}`));
    expect(state).toMatchObject({ state: "done", done: 3, total: 3, made: 3, notes: [], problem: null, current: "" });
    expect(state.written).toMatchObject({ name: "Service reviews 2026-05-18.zip" });
    expect(seen).toContain("0 Northwind");
    const files = archive(application, state);
    expect(Object.keys(files).toSorted()).toEqual([
      "Fennick Legal service review.html",
      "Kestrel Design service review.html",
      "Northwind service review.html",
    ]);
    expect(files["Northwind service review.html"]).toContain("February 2026 to April 2026");
    expect(() => archive(application, state)).toThrow("no longer at hand");
  });

  it("is one at a time, and knows neither other clients nor other scenarios", async () => {
    const { calls } = opened();
    const batchId = await started(calls);
    await expect(started(calls)).rejects.toMatchObject({ code: "changed-meanwhile" });
    await ended(calls, batchId);
    await expect(started(calls, { clientIds: ["nobody"] })).rejects.toMatchObject({ code: "not-found" });
    await expect(started(calls, { scenarioId: "none" })).rejects.toMatchObject({ code: "not-found" });
    await expect(async () => calls["batch.read"]({ batchId: "none" })).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("counted tickets", () => {
  it("of exactly the months of the review stand on its sheet, and only where an import covers all of them", async () => {
    const { application, calls, folder } = opened();
    const next = sequenceFrom(7);
    const hours: number[] = [];
    const counted = { tickets: 0, met: 0, reopened: 0 };
    const lines = ["number,opened_at,resolved_at,made_sla,reopen_count"];
    for (let at = 0; at < 900; at += 1) {
      const openedAt = Date.UTC(2026, 0, 5) + Math.floor((at / 900) * 130 * 86_400_000);
      const elapsed = Math.floor(next() * 5000) / 100;
      const [met, reopened] = [next() < 0.9, next() < 0.1];
      const written = [openedAt, openedAt + elapsed * 3_600_000].map((time) =>
        new Date(time).toISOString().slice(0, 19).replace("T", " "),
      );
      lines.push(`INC${at},${written.join(",")},${met},${reopened ? 1 : 0}`);
      if (!/^2026-0[234]/.test(written[0] ?? "")) continue;
      // As the file has them: whole seconds.
      hours.push((Date.parse(`${written[1]}Z`) - Date.parse(`${written[0]}Z`)) / 3_600_000);
      counted.tickets += 1;
      if (met) counted.met += 1;
      if (reopened) counted.reopened += 1;
    }
    const path = join(folder, "tickets.csv");
    writeFileSync(path, lines.join("\n"));
    const { token } = application.files.chosen(path);
    const { jobId } = await calls["import.start"]({
      token,
      name: "Tickets",
      scenarioId: SCENARIO,
      clientId: "northwind",
      options: {},
    });
    await expect.poll(async () => (await calls["job.read"]({ jobId })).state, { timeout: 30_000 }).toBe("done");

    const sheet = async (until: string, months: number): Promise<string> => {
      const documents = { ...REVIEW, until, months };
      const state = await ended(calls, await started(calls, { clientIds: ["northwind"], documents }));
      return archive(application, state)["Northwind service review.html"] ?? "";
    };
    const covered = await sheet("2026-04", 3);
    expect(counted.tickets).toBeGreaterThan(500);
    hours.sort((one, other) => one - other);
    const middle = hours.length / 2;
    const median = ((hours[Math.ceil(middle) - 1] ?? 0) + (hours[Math.floor(middle)] ?? 0)) / 2;
    expect(covered).toContain(`>${counted.tickets}<`);
    expect(covered).toContain(`${counted.met} of ${counted.tickets} requests with a service level`);
    expect(covered).toContain(`${counted.reopened} were opened again`);
    expect(covered).toContain(`Half were solved within ${Math.round(median * 10) / 10} hours`);
    for (const [until, months] of [
      ["2026-05", 3],
      ["2026-04", 4],
    ] as const)
      expect(await sheet(until, months)).toContain("nothing here is counted");
  });
});

describe("a batch of proposals", () => {
  it("makes the others where one cannot be priced, and says whose and why", async () => {
    const { application, calls } = opened();
    await withoutPrice(calls, "kestrel-design");
    const state = await ended(calls, await started(calls, { documents: { kind: "proposal", drafts: true } }));
    expect(state).toMatchObject({ state: "done", done: 3, made: 0 });
    const refused = state.notes.filter(({ outcome }) => outcome === "refused");
    expect(refused).toMatchObject([{ clientId: "kestrel-design", clientName: "Kestrel Design" }]);
    expect(refused[0]?.reason).toContain('The option "Half and half" cannot be priced.');
    const files = archive(application, state);
    expect(Object.keys(files)).toHaveLength(2);
    for (const html of Object.values(files)) expect(html).toContain("Draft, not for signature");
  });

  it("without drafts leaves out what was not sent, with the text that is missing, and hands over no empty archive", async () => {
    const { calls } = opened();
    await calls["proposal.setPolicy"]({ id: "control", title: "Boundary", text: "", owner: "Ada", confirm: false });
    const state = await ended(calls, await started(calls, { documents: { kind: "proposal", drafts: false } }));
    expect(state).toMatchObject({ state: "done", made: 0, written: null });
    expect(state.notes.map(({ outcome }) => outcome)).toEqual(["refused", "refused", "refused"]);
    for (const { reason } of state.notes) expect(reason).toMatch(/^The text "Boundary" is missing\. \d+ more points/);
  });
});

describe("a document that cannot be drawn", () => {
  it("is left out and logged, and ends nothing", async () => {
    const { application, calls, logged } = opened();
    const damaged = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(60, 7)]);
    const logo = { type: "image/png", base64: damaged.toString("base64"), width: 10, height: 10 } as const;
    const brand = { name: "", heading: "#17324d", accent: "#1f55d3", logo, contact: [], website: "", email: "" };
    application.edits.commit("Damage", [{ record: "brand/workspace", path: "", after: brand }]);
    const state = await ended(calls, await started(calls, { format: "pdf" }));
    expect(state).toMatchObject({ state: "done", done: 3, made: 0, written: null });
    for (const { reason } of state.notes) expect(reason).toContain("It was left out; the log has the cause.");
    expect(logged).toHaveLength(3);
  });
});

describe("a proposal that was sent", () => {
  it("goes out with the very bytes that were frozen, and its client's review names it while it can be accepted", async () => {
    const { application, calls } = opened();
    for (const { id, title, text, owner } of (await calls["proposal.setup"]({})).policies) {
      const complete = text.replaceAll(/\[[^\]]+\]/g, "as agreed");
      await calls["proposal.setPolicy"]({ id, title, text: complete, owner, confirm: true });
    }
    await calls["proposal.setRules"]({ rules: [] });
    const { id } = await calls["proposal.create"]({ scenarioId: SCENARIO, clientId: "northwind", name: "Renewal" });
    await calls["proposal.send"]({ id });
    const kept = await calls["proposal.export"]({ id, format: "html" });
    if (kept.kind !== "offered") throw new Error("not offered");
    const sent = Buffer.from(application.downloads.take(kept.token)).toString("utf8");

    const state = await ended(calls, await started(calls, { documents: { kind: "proposal", drafts: false } }));
    expect(state).toMatchObject({ made: 1, notes: [{ outcome: "refused" }, { outcome: "refused" }] });
    expect(state.notes[0]?.reason).toBe("It was not sent yet, so its limits and approvals are not settled.");
    expect(archive(application, state)).toEqual({ "Northwind proposal.html": sent });

    const reviews = archive(application, await ended(calls, await started(calls)));
    expect(reviews["Northwind service review.html"]).toMatch(/Decide by June 29, 2026 on our renewal offer/);
    expect(reviews["Kestrel Design service review.html"]).not.toContain("Decide by");
  });
});

describe("cancelling", () => {
  it("ends it at once and leaves nothing, neither an archive nor a folder nor a half file", async () => {
    for (const choose of [undefined, async (folder: string) => folder]) {
      const { calls, folder } = opened(choose);
      const before = readdirSync(folder);
      const clientIds = (await calls["scenario.read"]({ id: SCENARIO })).document as { clients: { id: string }[] };
      const batchId = await started(calls, { clientIds: clientIds.clients.map(({ id }) => id) });
      const state = await ended(calls, batchId, ({ done }) => {
        if (done >= 1) void calls["batch.cancel"]({ batchId });
      });
      expect(state).toMatchObject({ state: "cancelled", written: null, problem: null });
      expect(state.done).toBeLessThan(12);
      expect(readdirSync(folder).filter((name) => !before.includes(name))).toEqual([]);
      await calls["batch.cancel"]({ batchId });
      expect(await ended(calls, await started(calls))).toMatchObject({ state: "done", made: 3 });
    }
  });
});

describe("the folder of the desktop window", () => {
  it("appears whole beside what is there, and replaces nothing", async () => {
    const { calls, folder } = opened(async (place) => place);
    for (const name of ["Service reviews 2026-05-18", "Service reviews 2026-05-18 2"]) {
      const state = await ended(calls, await started(calls));
      expect(state.written).toMatchObject({ kind: "saved", name });
      expect(readdirSync(join(folder, name)).toSorted()).toHaveLength(3);
    }
    const kept = readFileSync(join(folder, "Service reviews 2026-05-18", "Northwind service review.html"), "utf8");
    expect(kept).toContain("</html>");
    expect(readdirSync(folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });

  it("is not begun where the dialog is left, and said to be unwritable where it is", async () => {
    let place: (folder: string) => string | null = () => null;
    const { calls, folder } = opened(async (own) => place(own));
    const order = { scenarioId: SCENARIO, clientIds: THREE, format: "html", documents: REVIEW } as const;
    expect(await calls["batch.start"]({ ...order, clientIds: [...THREE] })).toEqual({ kind: "left" });
    writeFileSync(join(folder, "file"), "x");
    place = (own) => join(own, "file");
    await expect(started(calls)).rejects.toMatchObject({ code: "folder-not-writable" });
    place = (own) => join(own, "none");
    await expect(started(calls)).rejects.toMatchObject({ code: "folder-not-writable" });
    expect(existsSync(join(folder, "none"))).toBe(false);
  });
});
