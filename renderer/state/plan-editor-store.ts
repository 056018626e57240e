/** Whether the plans of the client in scope are being edited, and what of them was asked for. */
import { create } from "zustand";
import type { PlanKey } from "../../shared/model/document.ts";
import { chooseScope, showDrawer, showPage, useSelection } from "./selection-store.ts";

interface PlanEditorState {
  readonly opened: boolean;
  /** The plan shown where there is room for one only. */
  readonly plan: PlanKey;
  /** Month of the bill; null until one is chosen, which is the first month on the proposed plan. */
  readonly month: number | null;
  readonly ai: "off" | "on";
}

export const usePlanEditor = create<PlanEditorState>(() => ({
  opened: false,
  plan: "proposedPlan",
  month: null,
  ai: "on",
}));

/** Opens the plans of a client, or of the one in scope. */
export function openPlans(clientId?: string, plan: PlanKey = "proposedPlan"): void {
  const { scope } = useSelection.getState();
  if (clientId !== undefined && !(scope.kind === "client" && scope.id === clientId)) {
    chooseScope({ kind: "client", id: clientId });
  }
  showPage("model");
  showDrawer(null);
  usePlanEditor.setState({ opened: true, plan });
}

export function closePlans(): void {
  usePlanEditor.setState({ opened: false, month: null });
  showDrawer(null);
}
