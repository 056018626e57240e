/**
 * Runs the main file of an unpacked package under plain Node with the recorder in Electron's place, and prints what came
 * of it: whether the package holds all that the application needs. Arguments: the package's folder, a workspace file,
 * a ticket export.
 */
import { registerHooks } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type * as Real from "electron";
import type { CallInput, CallName, CallOutput, Reply } from "../../shared/contract/calls.ts";

const [folder, workspaceFile, tickets] = process.argv.slice(2) as [string, string, string];
const recorder = new URL("../shell/recorder.ts", import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === "electron" ? { url: recorder, shortCircuit: true } : next(specifier, context),
});

const { app, FakeSession, recorded }: typeof import("../shell/recorder.ts") = await import(recorder);
process.argv = [process.argv[0]!, folder, "--workspace", workspaceFile];
await import(pathToFileURL(join(folder, "dist", "main", "main.js")).href);
app.becomeReady(new FakeSession());
for (let waited = 0; waited < 200 && recorded.exitCode === null && !recorded.windows[0]?.loaded.length; waited += 1)
  await new Promise((resolve) => setTimeout(resolve, 50));

const window = recorded.windows[0];
const fetchFromApp = async (path: string): Promise<Response> => {
  const handler = recorded.protocols.get("app");
  if (handler === undefined) throw new Error("the scheme is not served");
  return handler({ url: `app://bundle${path}`, method: "GET" } as Request);
};
const page = window === undefined ? "" : await (await fetchFromApp("/")).text();
const addresses = [...page.matchAll(/(?:src|href)="\.?(\/[^"]+)"/g)].map((match) => match[1]!);
const event = { sender: window?.webContents, senderFrame: { url: "app://bundle/", parent: null } };
const call = async <N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> => {
  const reply: Reply<CallOutput<N>> = await recorded.ipc.get("outturn:call")?.(
    event as unknown as Real.IpcMainInvokeEvent,
    name,
    input,
  );
  if (!reply.ok) throw new Error(`${name}: ${reply.problem.message}`);
  return reply.value;
};
const session = await call("session.open", {});
recorded.chosen = { canceled: false, filePaths: [tickets] };
const [chosen] = (await call("file.choose", { purpose: "tickets" })).files;
const inspection = await call("import.inspect", { token: chosen?.token ?? "", options: {} });
const files = await Promise.all(addresses.map(async (path) => ({ path, status: (await fetchFromApp(path)).status })));
process.stdout.write(
  JSON.stringify({
    errors: recorded.errorBoxes,
    loaded: window?.loaded ?? [],
    preload: window?.options.webPreferences?.preload,
    files,
    session,
    headings: inspection.headings,
  }),
);
app.quit();
