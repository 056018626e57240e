/** What belongs to the workspace and not to one scenario: its name, settings, list of scenarios, history, preferences. */
import { create } from "zustand";
import type { CallOutput, Settings } from "../../shared/contract/calls.ts";
import type { Json } from "../../shared/scenario/change.ts";
import { call } from "./connection.ts";

type Session = CallOutput<"session.open">;
export type ScenarioSummary = Session["scenarios"][number];
export type HistoryState = Session["history"];

interface WorkspaceState {
  readonly session: Pick<Session, "host" | "version" | "workspace"> | null;
  readonly settings: Settings;
  readonly scenarios: readonly ScenarioSummary[];
  readonly history: HistoryState;
  readonly preferences: Readonly<Record<string, Json>>;
  /** When the newest accepted edit reached the disk, null before the first. */
  readonly storedAt: Date | null;
  /** Edits on their way to the host. */
  readonly unstored: number;
  /** Rises whenever imports may have changed, so that pages read them anew. */
  readonly importsRevision: number;
}

export const useWorkspace = create<WorkspaceState>(() => ({
  session: null,
  settings: { organisation: "", person: "", theme: "system", density: "compact", locale: "en-US" },
  scenarios: [],
  history: { undo: null, redo: null },
  preferences: {},
  storedAt: null,
  unstored: 0,
  importsRevision: 0,
}));

export async function openSession(): Promise<void> {
  const { host, version, workspace, settings, scenarios, history, preferences } = await call("session.open", {});
  useWorkspace.setState({
    session: { host, version, workspace },
    settings,
    scenarios,
    history,
    preferences: preferences as Record<string, Json>,
  });
}

export async function refreshScenarios(): Promise<void> {
  const { scenarios } = await call("scenario.list", {});
  useWorkspace.setState({ scenarios });
}

const WRITE_DELAY = 300;
const waiting = new Map<string, ReturnType<typeof setTimeout>>();

/** Remembers something about the window itself (never a result, never an assumption). Written a moment later. */
export function remember(key: string, value: Json): void {
  useWorkspace.setState((state) => ({ preferences: { ...state.preferences, [key]: value } }));
  clearTimeout(waiting.get(key));
  waiting.set(
    key,
    setTimeout(() => {
      waiting.delete(key);
      // A preference that is not written costs nothing but a forgotten pane width; the banner shows a lost host.
      call("preference.write", { key, value: value as never }).catch((error: unknown) => console.warn(error));
    }, WRITE_DELAY),
  );
}

export function remembered(key: string): Json | undefined {
  return useWorkspace.getState().preferences[key];
}
