/** One step of the schema. Applied in one transaction together with its number; never changed once shipped. */
export interface Migration {
  /** 1, 2, 3 …; becomes `PRAGMA user_version`. */
  readonly version: number;
  readonly name: string;
  /** Statements without values, ended by semicolons. Tables are STRICT, columns NOT NULL with a CHECK. */
  readonly sql: string;
}
