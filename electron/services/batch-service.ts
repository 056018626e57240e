/** Batches of documents: one at a time, with what was made and refused so far, ended without a trace or finished whole. */
import { randomUUID } from "node:crypto";
import type { CallOutput } from "../../shared/contract/calls.ts";
import { Problem } from "../../shared/contract/problem.ts";
import type { Client } from "../../shared/model/document.ts";
import {
  type BatchOrder,
  type DocumentMaker,
  type DocumentParts,
  proposalMaker,
  reviewMaker,
} from "./batch-documents.ts";
import { archiveTarget, type BatchTarget, folderTarget } from "./batch-target.ts";
import { documentName } from "./document-name.ts";
import type { Downloads } from "./downloads.ts";
import type { FileTokens } from "./file-tokens.ts";
import type { HandlersOf } from "./handlers.ts";

/** Shows the system's dialog; resolves with the folder chosen, null if it was left. Only the desktop window has one. */
export type ChooseFolder = () => Promise<string | null>;

export interface BatchParts extends DocumentParts {
  readonly tokens: FileTokens;
  readonly downloads: Downloads;
  readonly workspaceFile: string;
  readonly chooseFolder: ChooseFolder | undefined;
  /** Receives what is a bug. */
  readonly log: (line: string) => void;
}

type BatchState = CallOutput<"batch.read">;

interface Batch {
  state: BatchState;
  readonly maker: DocumentMaker;
  readonly target: BatchTarget;
  cancelled: boolean;
  isEndRead: boolean;
}

const REMEMBERED = 8;
const BROKEN = "Something went wrong inside Outturn with this document. It was left out; the log has the cause.";

export class Batches {
  readonly #parts: BatchParts;
  readonly #batches = new Map<string, Batch>();
  #isClosed = false;

  constructor(parts: BatchParts) {
    this.#parts = parts;
  }

  get handlers(): HandlersOf<"batch"> {
    return {
      "batch.start": (order) => this.#start(order),
      "batch.read": ({ batchId }) => {
        const batch = this.#find(batchId);
        batch.isEndRead = batch.state.state !== "running";
        return batch.state;
      },
      "batch.unread": () => {
        const unread = [...this.#batches.values()].findLast(({ isEndRead }) => !isEndRead);
        return { batchId: unread?.state.id ?? null };
      },
      "batch.cancel": ({ batchId }) => {
        this.#cancel(this.#find(batchId));
        return {};
      },
    };
  }

  close(): void {
    this.#isClosed = true;
    for (const batch of this.#batches.values()) this.#cancel(batch);
  }

  async #start(order: BatchOrder): Promise<CallOutput<"batch.start">> {
    this.#requireIdle();
    const clients = this.#clientsOf(order);
    const folder = this.#parts.chooseFolder === undefined ? null : await this.#parts.chooseFolder();
    if (this.#parts.chooseFolder !== undefined && folder === null) return { kind: "left" };
    // Another window may have begun one while the dialog stood open.
    this.#requireIdle();
    const { documents } = order;
    const maker =
      documents.kind === "proposal"
        ? proposalMaker(this.#parts, order, documents.drafts)
        : reviewMaker(this.#parts, order, documents);
    const target = this.#target(folder, titleOf(order, this.#parts.now()));
    const batchId = randomUUID();
    const state: BatchState = {
      id: batchId,
      state: "running",
      done: 0,
      total: clients.length,
      current: "",
      made: 0,
      notes: [],
      written: null,
      problem: null,
    };
    const batch: Batch = { state, maker, target, cancelled: false, isEndRead: false };
    this.#forgetOld();
    this.#batches.set(batchId, batch);
    void this.#run(batch, clients, order.format);
    return { kind: "started", batchId };
  }

  #target(folder: string | null, title: string): BatchTarget {
    const { tokens, downloads, workspaceFile, now } = this.#parts;
    return folder === null
      ? archiveTarget(tokens.temporaryPath(), title, now(), downloads)
      : folderTarget(folder, title, workspaceFile);
  }

  #requireIdle(): void {
    if ([...this.#batches.values()].some(({ state }) => state.state === "running"))
      throw new Problem(
        "changed-meanwhile",
        "Another batch of documents is being made. Nothing was started; wait for it or cancel it first.",
      );
  }

  #clientsOf({ scenarioId, clientIds }: BatchOrder): readonly Client[] {
    const { scenarios } = this.#parts.edits;
    if (!scenarios.has(scenarioId))
      throw new Problem("not-found", "This scenario is not in the workspace; it may have been removed.");
    const { clients } = scenarios.read(scenarioId).document;
    const wanted = new Set(clientIds);
    const found = clients.filter(({ id }) => wanted.has(id));
    if (found.length === wanted.size) return found;
    throw new Problem(
      "not-found",
      "A chosen client is not in the scenario any more. Nothing was started; choose again.",
    );
  }

  async #run(batch: Batch, clients: readonly Client[], format: BatchOrder["format"]): Promise<void> {
    const { target, maker } = batch;
    const taken = new Set<string>();
    try {
      for (const client of clients) {
        batch.state = { ...batch.state, current: client.name };
        await this.#one(batch, client, (bytes) =>
          target.add(documentName(client.name, maker.label, format, taken), bytes),
        );
        if (batch.cancelled) break;
        batch.state = { ...batch.state, done: batch.state.done + 1 };
      }
      if (batch.cancelled) batch.state = { ...batch.state, state: "cancelled", current: "" };
      else {
        const { made, notes } = batch.state;
        const hasFiles = made + notes.filter(({ outcome }) => outcome === "draft").length > 0;
        batch.state = { ...batch.state, written: hasFiles ? target.finish() : null, state: "done", current: "" };
      }
    } catch (error) {
      batch.state = { ...batch.state, ...this.#failure(batch, error), current: "" };
    } finally {
      target.discard();
      batch.maker.stop();
    }
  }

  /** One client's document. What is wrong with it is noted, also a bug, which is logged; what cannot be written ends the batch. */
  async #one(batch: Batch, client: Client, add: (bytes: Uint8Array) => void): Promise<void> {
    const note = (outcome: "draft" | "refused", reason: string): void => {
      const notes = [...batch.state.notes, { clientId: client.id, clientName: client.name, outcome, reason }];
      batch.state = { ...batch.state, notes };
    };
    let made: Awaited<ReturnType<DocumentMaker["make"]>>;
    try {
      made = await batch.maker.make(client);
    } catch (error) {
      if (batch.cancelled) return;
      note("refused", error instanceof Problem ? error.message : BROKEN);
      if (!(error instanceof Problem)) this.#log(error);
      return;
    }
    if (batch.cancelled) return;
    add(made.bytes);
    if (made.kind === "draft") note("draft", made.reason);
    else batch.state = { ...batch.state, made: batch.state.made + 1 };
  }

  #failure(batch: Batch, error: unknown): Pick<BatchState, "state" | "problem"> {
    if (batch.cancelled) return { state: "cancelled", problem: null };
    if (error instanceof Problem) {
      const { code, message } = error;
      return { state: "failed", problem: { code, message: `${message} Nothing of this batch was kept.` } };
    }
    this.#log(error);
    const message = "Something went wrong inside Outturn. Nothing of this batch was kept; what was stored before is.";
    return { state: "failed", problem: { code: "internal", message } };
  }

  #log(error: unknown): void {
    if (!this.#isClosed) this.#parts.log(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }

  #cancel(batch: Batch): void {
    if (batch.state.state !== "running") return;
    batch.cancelled = true;
    batch.maker.stop();
    batch.target.discard();
  }

  #find(id: string): Batch {
    const batch = this.#batches.get(id);
    if (batch === undefined)
      throw new Problem("not-found", "This batch is not known any more. What it wrote is where you put it.");
    return batch;
  }

  #forgetOld(): void {
    for (const [id, { state }] of this.#batches) {
      if (this.#batches.size < REMEMBERED) return;
      if (state.state !== "running") this.#batches.delete(id);
    }
  }
}

/** `Service reviews 2026-05-18`. */
function titleOf({ documents }: BatchOrder, now: Date): string {
  return `${documents.kind === "proposal" ? "Proposals" : "Service reviews"} ${now.toISOString().slice(0, 10)}`;
}
