import { createHash } from "node:crypto";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type Application, openApplication } from "../../electron/services/application.ts";
import { canonicalJson } from "../../shared/scenario/canonical.ts";
import { sequenceFrom } from "../fixtures/ticket-exports.ts";
import { temporaryFolder } from "../storage/temporary-folder.ts";
import { steadyClock } from "../storage/workspaces.ts";
import { call, randomStep } from "./random-edits.ts";

/**
 * Random work of all kinds through the real services and a real file; then everything is undone and redone one by one, the
 * file closed and opened in between. Every state on the way has to be the one that was there, to the byte.
 * `OUTTURN_HISTORY_STEPS` makes the runs longer.
 */
const STEPS = Number(process.env.OUTTURN_HISTORY_STEPS ?? 250);
const SEEDS = process.env.OUTTURN_HISTORY_SEEDS?.split(",").map(Number) ?? [1, 2, 3];

const hash = (text: string): string => createHash("sha256").update(text).digest("hex");

interface Row {
  readonly kind: string;
  readonly id: string;
  readonly sha256: string;
}

/** All records in canonical form, one text for one content, as its hash. A row's own seal tells which form is known. */
function recordReader(): (app: Application) => string {
  const forms = new Map<string, string>();
  return ({ workspace: { database } }) => {
    const rows = database.statement<Row>("SELECT kind, id, sha256 FROM record ORDER BY kind, id").all();
    const body = database.statement<{ body: string }>("SELECT body FROM record WHERE kind = ? AND id = ?");
    for (const { kind, id, sha256 } of rows)
      if (!forms.has(sha256)) forms.set(sha256, hash(canonicalJson(JSON.parse(body.get(kind, id)?.body ?? ""))));
    return hash(rows.map(({ kind, id, sha256 }) => `${kind}/${id} ${forms.get(sha256)}`).join("\n"));
  };
}

test.each(SEEDS)(
  `${STEPS} random steps of seed %i undo to the start and redo to the end, across restarts`,
  async (seed) => {
    const folder = temporaryFolder();
    const file = join(folder, "w.outturn");
    const random = sequenceFrom(seed * 7919);
    const now = steadyClock();
    const bytesOf = recordReader();
    let app = openApplication({ host: "browser", file, now });
    const reopen = (): void => {
      app.close();
      app = openApplication({ host: "browser", file, now });
    };
    try {
      const newest = (): number => app.workspace.history.undoable()?.sequence ?? 0;
      // What the records were when an edit was the newest that stood.
      const states = new Map<number, string>([[0, bytesOf(app)]]);
      const imports = new Set(Array.from({ length: Math.ceil(STEPS / 200) }, () => Math.floor(random() * STEPS)));
      const reopenings = new Set([1, 2, 3].map(() => Math.floor(random() * STEPS)));
      for (let step = 0; step < STEPS; step += 1) {
        await randomStep({ app, random, folder }, imports.has(step));
        const known = states.get(newest());
        const state = bytesOf(app);
        if (known === undefined) states.set(newest(), state);
        else expect(state, `step ${step}, edit ${newest()}`).toBe(known);
        if (reopenings.has(step)) reopen();
      }
      const path: number[] = [];
      const way = newest();
      while (app.edits.state().undo !== null) {
        path.push(newest());
        call({ app }, "history.undo", {});
        expect(bytesOf(app), `undone to ${newest()}`).toBe(states.get(newest()));
        if (random() < 3 / (path.length + 100)) reopen();
      }
      expect(newest()).toBe(0);
      expect(path.length).toBeGreaterThan(STEPS / 4);
      reopen();
      for (const sequence of path.toReversed()) {
        call({ app }, "history.redo", {});
        expect(newest()).toBe(sequence);
        expect(bytesOf(app), `redone to ${sequence}`).toBe(states.get(sequence));
        if (random() < 3 / (sequence + 100)) reopen();
      }
      // And all of it in one step, there and back.
      for (const to of [0, way]) {
        const { way: agreed } = call({ app }, "history.preview", { to });
        expect(agreed).toEqual({ kind: to === 0 ? "undo" : "redo", steps: path.length });
        call({ app }, "history.jump", { to, steps: agreed.steps });
        expect(bytesOf(app)).toBe(states.get(to));
      }
    } finally {
      app.close();
    }
  },
  120_000 + STEPS * 100,
);
