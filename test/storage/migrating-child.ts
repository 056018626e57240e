/** Migrates the new file named first and kills itself before the statement whose number is named second. */
import { openDatabase } from "../../electron/storage/database.ts";
import type { Database } from "../../electron/storage/driver.ts";
import { migrate } from "../../electron/storage/migrate.ts";

const [file = "", statements = ""] = process.argv.slice(2);
const database = openDatabase(file, { knownSchema: 99 });
let left = Number(statements);

function execute(sql: string): void {
  for (const statement of sql.split(/;\s*\n/)) {
    if (left === 0) process.kill(process.pid, "SIGKILL");
    left -= 1;
    database.execute(statement);
  }
}

const counted: Database = {
  file,
  statement: (sql) => database.statement(sql),
  execute,
  transaction: (work) => database.transaction(work),
  onRollback: (listener) => database.onRollback(listener),
  copyTo: (target) => database.copyTo(target),
  checkpoint: () => database.checkpoint(),
  close: () => database.close(),
};
migrate(counted, new Date(0));
database.close();
