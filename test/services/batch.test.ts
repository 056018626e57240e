import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { describe, expect, it, onTestFinished } from "vitest";
import { type Application, openApplication } from "../../electron/services/application.ts";
import type { CallInput, CallOutput } from "../../shared/contract/calls.ts";
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
