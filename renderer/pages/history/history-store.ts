/** What of the history is on screen: the filter, the pages of it that were read, and the edit that is looked at. */
import { create } from "zustand";
import type { CallOutput } from "../../../shared/contract/calls.ts";
import type { HistoryFilter } from "../../../shared/contract/history-calls.ts";
import { call } from "../../state/connection.ts";
import { messageOf } from "../../state/edits.ts";

export type HistoryEntry = CallOutput<"history.list">["entries"][number];
export type HistorySubjects = CallOutput<"history.subjects">;

/** Rows read at once. */
const ROWS = 100;

interface HistoryState {
  readonly filter: HistoryFilter;
  readonly total: number | null;
  /** The newest edit that stands; 0 where none does. */
  readonly now: number | null;
  /** By page; a page that is read again shows its old rows until then. */
  readonly pages: ReadonlyMap<number, readonly HistoryEntry[]>;
  /** Position in the list; the place after the last edit is the beginning. */
  readonly chosen: number;
  readonly subjects: HistorySubjects;
  readonly fault: string | null;
}

const EMPTY = { total: null, pages: new Map(), chosen: 0, fault: null } as const;

export const useHistory = create<HistoryState>(() => ({
  ...EMPTY,
  filter: {},
  now: null,
  subjects: { people: [], clients: [], removed: [] },
}));

/** Answers to what was asked before the last change of filter or history come too late. */
let asked = 0;
const reading = new Set<number>();

export function entryAt(state: Pick<HistoryState, "pages">, index: number): HistoryEntry | undefined {
  return state.pages.get(Math.floor(index / ROWS))?.[index % ROWS];
}

async function readPage(page: number): Promise<void> {
  if (reading.has(page)) return;
  reading.add(page);
  const now = asked;
  try {
    const { filter } = useHistory.getState();
    const { total, now: newest, entries } = await call("history.list", { filter, offset: page * ROWS, limit: ROWS });
    if (now !== asked) return;
    useHistory.setState((state) => ({
      total,
      now: newest,
      fault: null,
      pages: new Map(state.pages).set(page, entries),
    }));
  } catch (error) {
    if (now === asked) useHistory.setState({ fault: messageOf(error) });
  } finally {
    if (now === asked) reading.delete(page);
  }
}

/** Reads the pages of the rows from `first` to `last` that are not there yet. */
export function needRows(first: number, last: number): void {
  const { pages } = useHistory.getState();
  for (let page = Math.floor(first / ROWS); page <= Math.floor(Math.max(first, last) / ROWS); page += 1)
    if (!pages.has(page)) void readPage(page);
}

function startOver(): void {
  asked += 1;
  reading.clear();
}

export function filterHistory(filter: HistoryFilter): void {
  startOver();
  useHistory.setState({ ...EMPTY, filter });
  needRows(0, 0);
}

export function chooseRow(chosen: number): void {
  useHistory.setState({ chosen });
}

/** After an edit or a move: the rows stand until the new ones are there, and the place in the list stays. */
export async function readHistoryAgain(): Promise<void> {
  startOver();
  const { chosen, pages } = useHistory.getState();
  const kept = Math.floor(chosen / ROWS);
  const old = new Set(pages.keys());
  await Promise.all([...new Set([0, kept])].map(readPage));
  useHistory.setState((state) => ({
    pages: new Map([...state.pages].filter(([page]) => page === 0 || page === kept || !old.has(page))),
  }));
}

export async function readSubjects(): Promise<void> {
  try {
    useHistory.setState({ subjects: await call("history.subjects", {}) });
  } catch (error) {
    useHistory.setState({ fault: messageOf(error) });
  }
}
