import type { Migration } from "../migration.ts";

/** Which kinds of record there are is said in one place, by the checks of the services; the file only asks for a plain word. */
export const recordKinds: Migration = {
  version: 3,
  name: "record-kinds",
  sql: `
    CREATE TABLE record_of_any_kind (
      kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 40 AND kind NOT GLOB '*[^a-z]*'),
      id TEXT NOT NULL CHECK (length(id) BETWEEN 1 AND 200),
      body TEXT NOT NULL CHECK (json_valid(body)),
      changed_at TEXT NOT NULL CHECK (length(changed_at) = 24),
      sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
      PRIMARY KEY (kind, id)
    ) STRICT;
    INSERT INTO record_of_any_kind (kind, id, body, changed_at, sha256)
      SELECT kind, id, body, changed_at, sha256 FROM record;
    DROP TABLE record;
    ALTER TABLE record_of_any_kind RENAME TO record;
  `,
};
