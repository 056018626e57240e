import type { Migration } from "../migration.ts";

/**
 * By what the history is found, and what its words need. What is missing for edits of older files is made when the file is
 * opened (history-index.ts): all of it but the outlines can be derived from the edits again.
 */
export const historySearch: Migration = {
  version: 4,
  name: "history-search",
  sql: `
    -- Names, units and currency along the paths that an edit touches, as they were then.
    CREATE TABLE edit_outline (
      sequence INTEGER PRIMARY KEY REFERENCES edit (sequence),
      outlines TEXT NOT NULL CHECK (json_valid(outlines)),
      sha256 TEXT NOT NULL CHECK (length(sha256) = 64)
    ) STRICT;

    -- Narrow, so that looking through all of it is quick: label, owners and fields in lower case.
    CREATE TABLE edit_search (
      sequence INTEGER PRIMARY KEY REFERENCES edit (sequence),
      text TEXT NOT NULL CHECK (length(text) <= 4000)
    ) STRICT;

    CREATE TABLE edit_client (
      client TEXT NOT NULL CHECK (length(client) >= 1),
      sequence INTEGER NOT NULL REFERENCES edit (sequence),
      name TEXT NOT NULL,
      PRIMARY KEY (client, sequence)
    ) STRICT, WITHOUT ROWID;

    -- Scenarios that an edit takes out of the workspace.
    CREATE TABLE edit_removal (
      scenario TEXT NOT NULL CHECK (length(scenario) BETWEEN 1 AND 200),
      sequence INTEGER NOT NULL REFERENCES edit (sequence),
      name TEXT NOT NULL,
      PRIMARY KEY (scenario, sequence)
    ) STRICT, WITHOUT ROWID;

    CREATE INDEX edit_by_time ON edit (at);
    CREATE INDEX edit_by_person ON edit (who);
    CREATE INDEX edit_move_by_edit ON edit_move (sequence);

    -- The edit that took the way back to a dropped one, 0 for those that are not dropped: which edits stood below it follows.
    ALTER TABLE edit_state ADD COLUMN dropped_by INTEGER NOT NULL DEFAULT 0 CHECK (dropped_by >= 0);
    UPDATE edit_state SET dropped_by = coalesce(
      (SELECT min(later.sequence) FROM edit AS later WHERE later.sequence > edit_state.sequence AND later.at >=
        (SELECT move.at FROM edit_move AS move WHERE move.sequence = edit_state.sequence ORDER BY move.step DESC LIMIT 1)),
      (SELECT max(sequence) FROM edit)
    ) WHERE state = 'dropped';
  `,
};
