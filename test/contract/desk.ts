/** Workspaces of several people, between which files go. */
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { type Application, openApplication } from "../../electron/services/application.ts";
import type { CallInput, CallName, CallOutput } from "../../shared/contract/calls.ts";
import { Problem } from "../../shared/contract/problem.ts";
import { canonicalJson } from "../../shared/scenario/canonical.ts";
import type { Json } from "../../shared/scenario/change.ts";
import { valueAt } from "../../shared/scenario/history.ts";
import { temporaryFolder } from "../storage/temporary-folder.ts";
import { DOCUMENT } from "../storage/workspaces.ts";

const CLIENT = (DOCUMENT as { clients: { id: string }[] }).clients[0]?.id ?? "";
export const USERS = `clients/${CLIENT}/units/users`;
/** One workspace with an application of its own; files go from one to the other by path. */
export class Desk {
  readonly folder = temporaryFolder();
  readonly #application: Application;

  constructor(person: string) {
    this.#application = openApplication({ host: "browser", file: join(this.folder, "w.outturn") });
    onTestFinished(() => this.#application.close());
    const { person: system } = this.#application.edits.settings();
    this.#application.edits.commit("Name", [
      { record: "settings/workspace", path: "person", before: system, after: person },
    ]);
  }

  async call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
    return this.#application.handlers[name](input as never) as Promise<CallOutput<N>>;
  }

  async problem<N extends CallName>(name: N, input: CallInput<N>): Promise<Problem> {
    try {
      await this.call(name, input);
    } catch (error) {
      if (error instanceof Problem) return error;
      throw error;
    }
    throw new Error(`${name} was not refused`);
  }

  async create(name: string): Promise<string> {
    const { id } = await this.call("scenario.create", { name, from: { kind: "document", document: DOCUMENT } });
    return id;
  }

  async set(id: string, path: string, value: Json): Promise<void> {
    const before = valueAt((await this.call("scenario.read", { id })).document, path) as Json;
    await this.call("edit.commit", {
      label: path,
      changes: [{ record: `scenario/${id}`, path, before, after: value }],
    });
  }

  /** A value of a variant's own. */
  async override(id: string, path: string, value: Json): Promise<void> {
    const before = (await this.call("scenario.read", { id })).variant?.overrides[path];
    const change = { record: `variant/${id}`, path: `overrides/${path.replaceAll("/", "~1")}`, after: { value } };
    const changes = [{ ...change, ...(before === undefined ? {} : { before }) }];
    await this.call("edit.commit", { label: path, changes });
  }

  async text(id: string): Promise<string> {
    const offered = await this.call("export.package", { scenarioId: id });
    if (offered.kind !== "offered") throw new Error("not offered");
    return Buffer.from(this.#application.downloads.take(offered.token)).toString();
  }

  token(text: string, name = "sent.outturn-package"): string {
    const path = join(this.folder, name);
    writeFileSync(path, text);
    return this.#application.files.chosen(path).token;
  }

  async at(id: string, path: string): Promise<Json | undefined> {
    return valueAt((await this.call("scenario.read", { id })).document, path);
  }

  /** All that is stored, as text. */
  async everything(): Promise<string> {
    const { scenarios } = await this.call("scenario.list", {});
    const read = await Promise.all(scenarios.map(({ id }) => this.call("scenario.read", { id })));
    return canonicalJson([read, (await this.call("session.open", {})).history]);
  }
}

export async function inspected(desk: Desk, text: string) {
  const token = desk.token(text);
  const found = await desk.call("package.inspect", { token });
  if (found.kind !== "package") throw new Error("no package");
  const main = found.scenarios.at(-1);
  if (main === undefined) throw new Error("empty");
  return { token, found, main };
}

/** A file whose content was changed by hand and sealed anew, as a foreign program might. */
export function forged(text: string, change: (content: { scenarios: Record<string, unknown>[] }) => void): string {
  const file = JSON.parse(text);
  change(file.content);
  return JSON.stringify({ ...file, hash: createHash("sha256").update(canonicalJson(file.content)).digest("hex") });
}
