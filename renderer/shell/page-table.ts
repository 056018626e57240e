/** The pages there are. A page that is not built is not listed, so that no tab leads nowhere. */
import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import type { Page } from "../state/selection-store.ts";

interface PageEntry {
  readonly id: Page;
  readonly label: string;
  /** Feeds the pages that answer questions; stands apart in the navigation. */
  readonly feeds: boolean;
  /** Stands beside the pages: reached by its button and key, not by a tab. */
  readonly aside?: true;
  /** The scope and span of the context bar mean something here. */
  readonly scoped: boolean;
  readonly component: LazyExoticComponent<ComponentType>;
}

export const PAGE_TABLE: readonly PageEntry[] = [
  {
    id: "model",
    label: "Model",
    feeds: false,
    scoped: true,
    component: lazy(async () => ({ default: (await import("../pages/model/ModelPage.tsx")).ModelPage })),
  },
  {
    id: "compare",
    label: "Compare",
    feeds: false,
    scoped: true,
    component: lazy(async () => ({ default: (await import("../pages/compare/ComparePage.tsx")).ComparePage })),
  },
  {
    id: "risk",
    label: "Risk",
    feeds: false,
    scoped: false,
    component: lazy(async () => ({ default: (await import("../pages/risk/RiskPage.tsx")).RiskPage })),
  },
  {
    id: "proposal",
    label: "Proposal",
    feeds: false,
    scoped: false,
    component: lazy(async () => ({ default: (await import("../pages/proposal/ProposalPage.tsx")).ProposalPage })),
  },
  {
    id: "data",
    label: "Data",
    feeds: true,
    scoped: false,
    component: lazy(async () => ({ default: (await import("../pages/data/DataPage.tsx")).DataPage })),
  },
  {
    id: "settings",
    label: "Settings",
    feeds: true,
    scoped: false,
    component: lazy(async () => ({ default: (await import("../pages/settings/SettingsPage.tsx")).SettingsPage })),
  },
  {
    id: "history",
    label: "History",
    feeds: true,
    aside: true,
    scoped: false,
    component: lazy(async () => ({ default: (await import("../pages/history/HistoryPage.tsx")).HistoryPage })),
  },
];
