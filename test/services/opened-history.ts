import { join } from "node:path";
import { onTestFinished } from "vitest";
import { type Application, openApplication } from "../../electron/services/application.ts";
import type { CallInput, CallName, CallOutput } from "../../shared/contract/calls.ts";
import { Problem } from "../../shared/contract/problem.ts";
import { canonicalJson } from "../../shared/scenario/canonical.ts";
import type { Json } from "../../shared/scenario/change.ts";
import { valueAt } from "../../shared/scenario/history.ts";
import { temporaryFolder } from "../storage/temporary-folder.ts";
import { steadyClock } from "../storage/workspaces.ts";

/** The history through the real services and a real file, over the sample. */

export const ID = "northwind-renewal";
export const RECORD = `scenario/${ID}`;
export const USERS = "clients/northwind/units/users";
export const RESOLUTION = "categories/password/ai/resolution";

export interface History {
  readonly app: Application;
  readonly call: <N extends CallName>(name: N, input: CallInput<N>) => CallOutput<N>;
  readonly set: (path: string, value: Json | undefined, record?: string) => void;
  readonly value: (path: string, record?: string) => Json | undefined;
  readonly labels: (filter?: CallInput<"history.list">["filter"]) => string[];
  /** All records as one text. */
  readonly bytes: () => string;
  readonly jump: (to: number) => CallOutput<"history.jump">;
}

export function openHistory(file = join(temporaryFolder(), "w.outturn")): History {
  const app = openApplication({ host: "browser", file, now: steadyClock() });
  onTestFinished(() => app.close());
  // Handlers of the history answer at once.
  const call: History["call"] = (name, input) => app.handlers[name](input as never) as never;
  const value: History["value"] = (path, record = RECORD) => valueAt(app.workspace.records.read(record)?.value, path);
  return {
    app,
    call,
    value,
    set: (path, after, record = RECORD) => {
      const before = value(path, record);
      const change = {
        record,
        path,
        ...(before === undefined ? {} : { before }),
        ...(after === undefined ? {} : { after }),
      };
      call("edit.commit", { label: `${path.split("/").at(-1)} to ${JSON.stringify(after)}`, changes: [change] });
    },
    labels: (filter = {}) => call("history.list", { filter, offset: 0, limit: 100 }).entries.map(({ label }) => label),
    bytes: () =>
      canonicalJson(
        app.workspace.database
          .statement<{ kind: string; id: string; body: string }>("SELECT kind, id, body FROM record ORDER BY kind, id")
          .all()
          .map(({ kind, id, body }) => [kind, id, JSON.parse(body)]),
      ),
    jump: (to) => call("history.jump", { to, steps: call("history.preview", { to }).way.steps }),
  };
}

export function problemOf(work: () => unknown): { code: string; message: string } {
  try {
    work();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  return { code: "done", message: "" };
}
