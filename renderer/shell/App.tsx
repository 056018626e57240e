import { lazy, Suspense } from "react";
import { useProposals } from "../state/proposals.ts";
import { useSelection } from "../state/selection-store.ts";
import { useWorkspace } from "../state/workspace-store.ts";
import { Banners } from "./Banners.tsx";
import { ContextBar } from "./ContextBar.tsx";
import { LeaveTried } from "./LeaveTried.tsx";
import { Notices } from "./Notices.tsx";
import { PAGE_TABLE } from "./page-table.ts";
import { Palette } from "./palette/Palette.tsx";
import { ScratchBanner } from "./ScratchBanner.tsx";
import { Shortcuts } from "./Shortcuts.tsx";
import { StatusBar } from "./StatusBar.tsx";
import classes from "./shell.module.css";
import { TopBar } from "./TopBar.tsx";

const ClientWatching = lazy(async () => ({
  default: (await import("../pages/proposal/ClientWatching.tsx")).ClientWatching,
}));

export function App() {
  const page = useSelection((state) => state.page);
  const density = useWorkspace((state) => state.settings.density);
  const entry = PAGE_TABLE.find((one) => one.id === page) ?? PAGE_TABLE[0]!;
  const Page = entry.component;
  const watching = useProposals((state) => state.watching);
  // Not covered but absent: nothing internal is in the page at all.
  if (watching)
    return (
      <Suspense fallback={null}>
        <ClientWatching />
      </Suspense>
    );
  return (
    <div className={classes.app} data-density={density}>
      <a className={classes.skip} href="#content">
        Skip to content
      </a>
      <TopBar />
      <ContextBar scoped={entry.scoped} />
      <Banners />
      <ScratchBanner />
      <main id="content" className={classes.content} aria-label={entry.label} tabIndex={-1}>
        <h1 className="ot-hidden">{entry.label}</h1>
        <Suspense fallback={null}>
          <Page />
        </Suspense>
      </main>
      <StatusBar />
      <Notices />
      <Shortcuts />
      <Palette />
      <LeaveTried />
    </div>
  );
}
