/** Scenario files that come in: read by the host, taken in at once where nothing is to be decided, else merged by choice. */
import { create } from "zustand";
import type { CallOutput } from "../../shared/contract/calls.ts";
import type { ScenarioDocument } from "../../shared/model/document.ts";
import { StaleQuestion } from "../workers/model-workers.ts";
import { marginOfDocument } from "../workers/trial-desk.ts";
import { call, currentHost } from "./connection.ts";
import { afterHostChange, messageOf } from "./edits.ts";
import { allStored } from "./exports.ts";
import { notify } from "./notices.ts";
import { selectScenario, useScenario } from "./scenario-store.ts";
import { attempt } from "./scenarios.ts";
import { mayLeaveTried } from "./scratch-store.ts";

type Inspected = Extract<CallOutput<"package.inspect">, { kind: "package" }>;
export type PackagedScenario = Inspected["scenarios"][number];
export type MergeItem = PackagedScenario["items"][number];

export interface Sides {
  readonly mine: ScenarioDocument;
  readonly theirs: ScenarioDocument;
}

interface Opening {
  readonly token: string;
  readonly found: Inspected;
  /** Of each scenario the keys of the items where their side is taken. */
  readonly chosen: Readonly<Record<string, ReadonlySet<string>>>;
  /** Documents to name things by. */
  readonly sides: Readonly<Record<string, Sides>>;
  /** Horizon margin of `proposed/on`: of mine, with each item of theirs alone, and as chosen; null where it would not stand. */
  readonly margins: Readonly<Record<string, number | null>>;
  readonly faults: Readonly<Record<string, readonly string[]>>;
  readonly working: boolean;
}

export const useOpening = create<{ readonly opening: Opening | null }>(() => ({ opening: null }));

/** Names of margins: of a scenario as it is here, as chosen, and with one item of theirs. */
export const marginKey = {
  mine: (id: string): string => `${id} mine`,
  chosen: (id: string): string => `${id} chosen`,
  item: (id: string, key: string): string => `${id} item ${key}`,
} as const;

const isOpen = ({ state }: PackagedScenario): boolean =>
  state === "newer" || state === "conflict" || state === "locked";
export const isMergeable = ({ state }: PackagedScenario): boolean => state === "newer" || state === "conflict";

function patch(change: (opening: Opening) => Partial<Opening>): void {
  useOpening.setState(({ opening }) => ({ opening: opening === null ? null : { ...opening, ...change(opening) } }));
}

/** Counts openings and choices, so that what is worked out for an earlier one is dropped. */
let run = 0;

export function closeOpening(): void {
  run += 1;
  useOpening.setState({ opening: null });
}

/** The desktop's dialog. A browser uploads what the page's own field was given. */
export function chooseScenarioFile(): Promise<void> {
  return attempt(async () => {
    const [file] = (await call("file.choose", { purpose: "scenario" })).files;
    if (file !== undefined) await open(file.token);
  });
}

export function uploadScenarioFile(file: File): Promise<void> {
  return attempt(async () => open((await currentHost().upload(file)).token));
}

async function open(token: string): Promise<void> {
  if (!(await mayLeaveTried())) return;
  await allStored();
  const found = await call("package.inspect", { token });
  if (found.kind === "document" || !found.scenarios.some(isOpen)) {
    await take(token, false, []);
    return;
  }
  const chosen = Object.fromEntries(
    found.scenarios.map((one) => [
      one.id,
      new Set(one.items.filter((item) => item.changedBy === "theirs").map((item) => item.key)),
    ]),
  );
  run += 1;
  useOpening.setState({
    opening: { token, found, chosen, sides: {}, margins: {}, faults: {}, working: false },
  });
  await workOut(run);
}

const WORDS = { same: "is here already, unchanged", older: "holds nothing that is not here" } as const;

async function take(token: string, copies: boolean, merges: Parameters<typeof merged>[0]): Promise<void> {
  const found = await call("package.inspect", { token });
  const {
    scenario,
    added,
    merged: count,
    history,
  } = await call("package.open", { token, copies, merges: merged(merges) });
  await afterHostChange(history);
  await selectScenario(scenario);
  const name = useScenario.getState().records?.document.name ?? "";
  if (added + count > 0) {
    const parts = [...(added > 0 ? [`${added} added`] : []), ...(count > 0 ? [`${count} merged`] : [])];
    notify(`Opened ${name}: ${parts.join(", ")}`, true);
    return;
  }
  const state = found.kind === "package" ? found.scenarios.at(-1)?.state : undefined;
  notify(`${name} ${state === "older" ? WORDS.older : WORDS.same}`);
}

function merged(merges: readonly { id: string; mine: string; theirs: readonly string[] }[]) {
  return merges.map(({ id, mine, theirs }) => ({ id, mine, theirs: [...theirs] }));
}

const BATCH = 12;

let queue: Promise<unknown> = Promise.resolve();

/** One document after the other: the worker drops what waits behind a newer question. */
function marginOf(document: unknown): Promise<number> {
  const next = queue.then(() => marginOfDocument({ kind: "portfolio" }, document as ScenarioDocument));
  queue = next.catch(() => undefined);
  return next;
}

/** What each choice is worth, one after the other; the newest opening only. */
async function workOut(mine: number): Promise<void> {
  const { opening } = useOpening.getState();
  if (opening === null) return;
  const { token, found } = opening;
  try {
    for (const one of found.scenarios.filter(isMergeable)) {
      const all = one.items.map((item) => item.key);
      const both = await call("package.preview", { token, id: one.id, choices: [[], all] });
      const [here, there] = both.documents.map(({ document }) => document as unknown as ScenarioDocument);
      if (here === undefined || there === undefined || run !== mine) return;
      patch(({ sides }) => ({ sides: { ...sides, [one.id]: { mine: here, theirs: there } } }));
      await setMargin(mine, marginKey.mine(one.id), here, []);
      await followChoice(one.id);
    }
    for (const one of found.scenarios.filter(isMergeable)) await workOutItems(mine, token, one);
  } catch (error) {
    if (!(error instanceof StaleQuestion)) throw error;
  }
}

async function workOutItems(mine: number, token: string, one: PackagedScenario): Promise<void> {
  const values = one.items.filter((item) => item.kind === "value");
  for (let from = 0; from < values.length; from += BATCH) {
    const part = values.slice(from, from + BATCH);
    const { documents } = await call("package.preview", { token, id: one.id, choices: part.map((item) => [item.key]) });
    for (const [index, { document, faults }] of documents.entries()) {
      const item = part[index];
      if (item === undefined || useOpening.getState().opening?.token !== token) return;
      await setMargin(mine, marginKey.item(one.id, item.key), document, faults);
    }
  }
}

async function setMargin(mine: number, key: string, document: unknown, faults: readonly string[]): Promise<void> {
  const margin = faults.length > 0 ? null : await marginOf(document);
  if (useOpening.getState().opening !== null && mine <= run)
    patch(({ margins }) => ({ margins: { ...margins, [key]: margin } }));
}

let asked = 0;

/** The margin as chosen now, and whether it would stand. */
async function followChoice(id: string): Promise<void> {
  const { opening } = useOpening.getState();
  if (opening === null) return;
  asked += 1;
  const mine = asked;
  const { documents } = await call("package.preview", {
    token: opening.token,
    id,
    choices: [[...(opening.chosen[id] ?? [])]],
  });
  const [first] = documents;
  if (first === undefined || mine !== asked) return;
  patch(({ faults }) => ({ faults: { ...faults, [id]: first.faults } }));
  await setMargin(run, marginKey.chosen(id), first.document, first.faults);
}

/** Takes their side of the items with these keys and mine of all others. */
export function choose(id: string, keys: Iterable<string>): void {
  patch(({ chosen }) => ({ chosen: { ...chosen, [id]: new Set(keys) } }));
  followChoice(id).catch((error: unknown) => {
    if (!(error instanceof StaleQuestion)) throw error;
  });
}

async function finish(copies: boolean): Promise<void> {
  const { opening } = useOpening.getState();
  if (opening === null || opening.working) return;
  patch(() => ({ working: true }));
  const { token, found, chosen } = opening;
  const merges = found.scenarios
    .filter(isMergeable)
    .map((one) => ({ id: one.id, mine: one.mine ?? "", theirs: [...(chosen[one.id] ?? [])] }));
  try {
    await take(token, copies, copies ? [] : merges);
  } catch (error) {
    useScenario.setState({ refusal: messageOf(error) });
  } finally {
    closeOpening();
  }
}

export const mergeOpened = (): Promise<void> => finish(false);
export const openAsCopies = (): Promise<void> => finish(true);
