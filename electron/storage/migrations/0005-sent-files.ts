import type { Migration } from "../migration.ts";

/** The documents that were sent, as they were: found by what they are, so that the same bytes lie here once. */
export const sentFiles: Migration = {
  version: 5,
  name: "sent-files",
  sql: `
    CREATE TABLE sent_file (
      sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
      bytes BLOB NOT NULL CHECK (length(bytes) > 0)
    ) STRICT, WITHOUT ROWID;
  `,
};
