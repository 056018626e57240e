/** A workspace of 1,000 scenarios, 900 of them variants: list, open, search and edits through the real storage, with ratios. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Application, openApplication } from "../../electron/services/application.ts";
import { scenarioRows } from "../../renderer/state/scenario-rows.ts";
import { measured, rounded } from "./measure.ts";

const ROOTS = 100;
const VARIANTS = 900;
/** How many of them hang directly on the one root that is edited. */
const ON_ONE_ROOT = 300;

async function fill(application: Application): Promise<string> {
  const { handlers, workspace } = application;
  const { scenarios } = await handlers["scenario.list"]({});
  const [sample] = scenarios;
  if (sample === undefined) throw new Error("a new workspace has the sample");
  const ids = [sample.id];
  const create = (name: string, from: Parameters<(typeof handlers)["scenario.create"]>[0]["from"]): string => {
    const made = handlers["scenario.create"]({ name, from });
    if (made instanceof Promise) throw new Error("scenarios are made at once");
    ids.push(made.id);
    return made.id;
  };
  workspace.database.transaction(() => {
    for (let made = 1; made < ROOTS; made++) create(`Root ${made}`, { kind: "copy", id: sample.id });
    for (let made = 0; made < VARIANTS; made++) {
      // Some deep, some wide, the same in every run.
      const parent = made < ON_ONE_ROOT ? sample.id : (ids[(made * 7919) % ids.length] ?? sample.id);
      const id = create(`Variant ${made}`, { kind: "variant", parent });
      const after = { value: `0.${10 + (made % 80)}` };
      const changes = [{ record: `variant/${id}`, path: "overrides/discountRate", after }];
      void handlers["edit.commit"]({ label: "Discount rate", changes });
    }
  });
  return sample.id;
}

export async function benchmark(progress: (what: string) => void): Promise<unknown> {
  const folder = mkdtempSync(join(tmpdir(), "outturn-scenarios-"));
  try {
    const file = join(folder, "w.outturn");
    progress(`${ROOTS + VARIANTS} scenarios are made`);
    const first = openApplication({ host: "electron", file });
    const root = await fill(first);
    first.close();

    const before = performance.now();
    const application = openApplication({ host: "electron", file });
    const opened = performance.now();
    const session = await application.handlers["session.open"]({});
    const shown = performance.now();
    const { handlers, edits } = application;
    const variants = session.scenarios.filter((scenario) => scenario.parent !== null);
    const following = edits.scenarios.following(root).length;
    progress("measuring");
    let turn = 0;
    const times = measured({
      "list all": { once: () => void handlers["scenario.list"]({}), repetitions: 5 },
      "read a variant": {
        once: () => {
          turn += 7;
          void handlers["scenario.read"]({ id: variants[turn % variants.length]?.id ?? root });
        },
        repetitions: 50,
      },
      "search by name": { once: () => void scenarioRows(session.scenarios, "variant 77"), repetitions: 10 },
      "edit a variant": {
        once: () => {
          const id = variants[0]?.id ?? "";
          const stored = edits.scenarios.read(id).variant?.record.overrides.discountRate;
          turn += 1;
          const after = { value: `0.${100 + (turn % 800)}` };
          const change = { record: `variant/${id}`, path: "overrides/discountRate", after };
          void edits.commit("e", [{ ...change, ...(stored === undefined ? {} : { before: { ...stored } }) }]);
        },
        repetitions: 5,
      },
      "edit a root and check all that inherits from it": {
        once: () => {
          const path = "months";
          const now = edits.scenarios.read(root).document.months;
          void edits.commit("e", [{ record: `scenario/${root}`, path, before: now, after: now === 36 ? 24 : 36 }]);
        },
        repetitions: 1,
      },
    });
    application.close();
    const one = times["read a variant"].clockMs;
    return {
      scenarios: session.scenarios.length,
      variants: variants.length,
      inheritingFromTheEditedRoot: following,
      openWorkspaceMs: rounded(opened - before),
      firstListMs: rounded(shown - opened),
      times,
      ratios: {
        listToRead: rounded(times["list all"].clockMs / one),
        searchToRead: rounded(times["search by name"].clockMs / one),
      },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
