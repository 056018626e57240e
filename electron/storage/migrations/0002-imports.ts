import type { Migration } from "../migration.ts";

/**
 * Imported tickets and what is maintained about them. An import is visible through its record `import/ID` only; a batch in
 * state `staging` belongs to an import that never finished and is removed when the workspace is opened.
 */
export const importTables: Migration = {
  version: 2,
  name: "imports",
  sql: `
    CREATE TABLE import_batch (
      number INTEGER PRIMARY KEY CHECK (number >= 1),
      id TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 200),
      state TEXT NOT NULL CHECK (state IN ('staging', 'complete')),
      report TEXT NOT NULL CHECK (json_valid(report)),
      cube TEXT NOT NULL CHECK (json_valid(cube)),
      sha256 TEXT NOT NULL CHECK (length(sha256) = 64)
    ) STRICT;

    -- No text of tickets, no names of people. Times are milliseconds of wall time, null where the export has none.
    -- No REFERENCES: the check of foreign keys at every opening would walk every ticket.
    CREATE TABLE ticket (
      batch INTEGER NOT NULL CHECK (batch >= 1),
      position INTEGER NOT NULL CHECK (position >= 0),
      external_id TEXT NOT NULL CHECK (length(external_id) BETWEEN 1 AND 200),
      opened INTEGER,
      resolved INTEGER,
      category INTEGER CHECK (category >= 0),
      priority INTEGER CHECK (priority >= 0),
      minutes REAL CHECK (minutes >= 0),
      sla_met INTEGER CHECK (sla_met IN (0, 1)),
      reopens INTEGER CHECK (reopens >= 0),
      PRIMARY KEY (batch, position)
    ) STRICT, WITHOUT ROWID;

    -- The texts behind ticket.category and ticket.priority.
    CREATE TABLE ticket_value (
      batch INTEGER NOT NULL REFERENCES import_batch (number),
      kind TEXT NOT NULL CHECK (kind IN ('category', 'priority')),
      number INTEGER NOT NULL CHECK (number >= 0),
      text TEXT NOT NULL,
      PRIMARY KEY (batch, kind, number)
    ) STRICT, WITHOUT ROWID;

    -- Maintained while tickets are stored: a slice reads these instead of grouping tickets. Empty text stands for none.
    CREATE TABLE ticket_count (
      batch INTEGER NOT NULL REFERENCES import_batch (number),
      month TEXT NOT NULL CHECK (length(month) IN (0, 7)),
      category TEXT NOT NULL,
      priority TEXT NOT NULL,
      tickets INTEGER NOT NULL CHECK (tickets >= 1),
      handled_tickets INTEGER NOT NULL CHECK (handled_tickets >= 0),
      handled_minutes REAL NOT NULL CHECK (handled_minutes >= 0),
      PRIMARY KEY (batch, month, category, priority)
    ) STRICT, WITHOUT ROWID;
  `,
};
