/** Every edit of the workspace in words, and the ways back: the list beside the edit that is looked at. */
import { useEffect, useRef } from "react";
import { EmptyState } from "../../controls/EmptyState.tsx";
import { Surface } from "../../controls/Surface.tsx";
import { useWorkspace } from "../../state/workspace-store.ts";
import { EditDetail } from "./EditDetail.tsx";
import { HistoryFilters } from "./HistoryFilters.tsx";
import { HistoryList } from "./HistoryList.tsx";
import classes from "./history-page.module.css";
import { entryAt, needRows, readHistoryAgain, readSubjects, useHistory } from "./history-store.ts";
import { count } from "./history-words.ts";
import { RemovedScenarios } from "./RemovedScenarios.tsx";

/** Follows what is stored as long as the page is shown. */
function useFollowing(): void {
  useEffect(() => {
    needRows(0, 0);
    void readSubjects();
    void readHistoryAgain();
    return useWorkspace.subscribe((state, before) => {
      if (state.history === before.history && state.settings.locale === before.settings.locale) return;
      void readHistoryAgain();
      void readSubjects();
    });
  }, []);
}

function Title({ total, isFiltered }: { total: number; isFiltered: boolean }) {
  const locale = useWorkspace((state) => state.settings.locale);
  if (isFiltered) return <>{total === 0 ? "No edit fits" : `${count(total, "edit", locale)} of those you ask for`}</>;
  return <>{total === 0 ? "No edit yet" : `${count(total, "edit", locale)}, each stored at once and kept`}</>;
}

export function HistoryPage() {
  useFollowing();
  const state = useHistory();
  const detail = useRef<HTMLElement>(null);
  const { total, chosen, fault, now } = state;
  const isFiltered = Object.keys(state.filter).length > 0;
  const isEmpty = total === 0 && !isFiltered;
  const isBeginning = !isFiltered && total !== null && chosen >= total;
  const sequence = isBeginning ? 0 : entryAt(state, chosen)?.sequence;
  return (
    <div className={classes.page}>
      <Surface
        className={classes.list ?? ""}
        title={<Title total={total ?? 0} isFiltered={isFiltered} />}
        subtitle="Newest first. Edits that were taken back stay on record."
        flush
      >
        <HistoryFilters />
        {fault !== null && (
          <p role="alert" className={classes.fault}>
            The history could not be read. {fault}
          </p>
        )}
        {total === 0 && isFiltered && (
          <p className={classes.nothing}>No edit fits all of it. Clear a part of the filter.</p>
        )}
        {isEmpty && (
          <EmptyState title="Nothing was changed yet">
            Change an assumption, a price or a setting, and the edit stands here in words, with who made it and when, to
            be taken back or looked up at any time.
          </EmptyState>
        )}
        {total !== null && total > 0 && <HistoryList onOpen={() => detail.current?.focus()} />}
      </Surface>
      <div className={classes.side}>
        {!isEmpty && (
          <EditDetail sequence={sequence} isNow={sequence !== undefined && sequence === now} region={detail} />
        )}
        <RemovedScenarios />
      </div>
    </div>
  );
}
