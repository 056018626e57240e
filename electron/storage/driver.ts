/** What storage needs of an SQLite binding; the one implementation is database.ts. */

export type SqlValue = string | number | null | Uint8Array;

/** A prepared statement. Errors of the binding leave it as `Problem`s. */
export interface Statement<Row> {
  get(...values: readonly SqlValue[]): Row | undefined;
  all(...values: readonly SqlValue[]): Row[];
  iterate(...values: readonly SqlValue[]): IterableIterator<Row>;
  /** Number of rows changed. */
  run(...values: readonly SqlValue[]): number;
}

export interface Database {
  readonly file: string;
  /** The statement for this text, prepared once per connection; do not keep it across calls. Rows are what the table's types say. */
  statement<Row = Readonly<Record<string, SqlValue>>>(sql: string): Statement<Row>;
  /** Several statements without values, for migrations. */
  execute(sql: string): void;
  /**
   * All of `work` or nothing, on disk when it returns. `work` is synchronous; an inner transaction joins the outer.
   * Throws `workspace-moved` before anything is written where the file on disk is no longer the one that was opened.
   */
  transaction<T>(work: () => T): T;
  /** Called after a transaction came to nothing, or the connection was opened afresh: what was read or written since is void. */
  onRollback(listener: () => void): void;
  /** A copy of the whole workspace as a new file, not yet verified. Throws where the target exists. */
  copyTo(target: string): void;
  /** Empties the write-ahead log into the file. */
  checkpoint(): void;
  close(): void;
}
