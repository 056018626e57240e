import type { Migration } from "../migration.ts";

/** The workspace itself: records with what the user entered, the history of edits, and what the window remembers. */
export const workspaceTables: Migration = {
  version: 1,
  name: "workspace",
  sql: `
    CREATE TABLE workspace (
      only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
      id TEXT NOT NULL CHECK (length(id) = 36),
      created_at TEXT NOT NULL CHECK (length(created_at) = 24)
    ) STRICT;

    CREATE TABLE record (
      kind TEXT NOT NULL CHECK (kind IN ('scenario', 'evidence', 'settings', 'import')),
      id TEXT NOT NULL CHECK (length(id) BETWEEN 1 AND 200),
      body TEXT NOT NULL CHECK (json_valid(body)),
      changed_at TEXT NOT NULL CHECK (length(changed_at) = 24),
      sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
      PRIMARY KEY (kind, id)
    ) STRICT;

    CREATE TABLE edit (
      sequence INTEGER PRIMARY KEY CHECK (sequence >= 1),
      label TEXT NOT NULL CHECK (length(label) BETWEEN 1 AND 500),
      who TEXT NOT NULL CHECK (length(who) <= 200),
      at TEXT NOT NULL CHECK (length(at) = 24),
      changes TEXT NOT NULL CHECK (json_valid(changes)),
      sha256 TEXT NOT NULL CHECK (length(sha256) = 64)
    ) STRICT;
    CREATE TRIGGER edit_is_never_changed BEFORE UPDATE ON edit BEGIN SELECT RAISE(ABORT, 'edits are append-only'); END;
    CREATE TRIGGER edit_is_never_deleted BEFORE DELETE ON edit BEGIN SELECT RAISE(ABORT, 'edits are append-only'); END;

    CREATE TABLE edit_record (
      record TEXT NOT NULL CHECK (length(record) BETWEEN 3 AND 400),
      sequence INTEGER NOT NULL REFERENCES edit (sequence),
      PRIMARY KEY (record, sequence)
    ) STRICT, WITHOUT ROWID;

    -- Every undo and redo, for the change log; append-only as well.
    CREATE TABLE edit_move (
      step INTEGER PRIMARY KEY CHECK (step >= 1),
      sequence INTEGER NOT NULL REFERENCES edit (sequence),
      direction TEXT NOT NULL CHECK (direction IN ('undo', 'redo')),
      who TEXT NOT NULL CHECK (length(who) <= 200),
      at TEXT NOT NULL CHECK (length(at) = 24)
    ) STRICT;
    CREATE TRIGGER edit_move_is_never_changed BEFORE UPDATE ON edit_move BEGIN SELECT RAISE(ABORT, 'moves are append-only'); END;
    CREATE TRIGGER edit_move_is_never_deleted BEFORE DELETE ON edit_move BEGIN SELECT RAISE(ABORT, 'moves are append-only'); END;

    -- Where each edit stands now: it holds, it can be redone, or a later edit took the way back to it.
    CREATE TABLE edit_state (
      sequence INTEGER PRIMARY KEY REFERENCES edit (sequence),
      state TEXT NOT NULL CHECK (state IN ('standing', 'undone', 'dropped'))
    ) STRICT;
    CREATE INDEX edit_state_by_state ON edit_state (state, sequence);

    CREATE TABLE preference (
      key TEXT PRIMARY KEY CHECK (length(key) BETWEEN 1 AND 100),
      value TEXT NOT NULL CHECK (json_valid(value)),
      sha256 TEXT NOT NULL CHECK (length(sha256) = 64)
    ) STRICT;
  `,
};
