import { parseArgs } from "node:util";
import { Problem } from "../../shared/contract/problem.ts";
import { createScenarioModel } from "../../shared/model/create-scenario-model.ts";
import { EXIT } from "./exit-status.ts";
import { readScenarioFile, scenarioOf } from "./scenario-file.ts";

/** `target FILE --client ID --component ID --margin 0.45`: the target price of spec section 8. */

export async function run(words: string[]): Promise<number> {
  const { positionals, values } = parseArgs({
    args: words,
    allowPositionals: true,
    options: { client: { type: "string" }, component: { type: "string" }, margin: { type: "string" } },
  });
  const [path, ...more] = positionals;
  const { client: clientId, component: componentId, margin } = values;
  if (
    path === undefined ||
    more.length > 0 ||
    clientId === undefined ||
    componentId === undefined ||
    margin === undefined
  )
    throw new Problem("invalid-request", "target needs one file, --client ID, --component ID and --margin.");
  if (!/^-?(0|[1-9]\d{0,17})(\.\d{1,12})?$/.test(margin))
    throw new Problem("invalid-request", `--margin must be a plain decimal such as 0.45; found "${margin}".`);
  const file = readScenarioFile(path);
  const document = scenarioOf(file);
  if (document === null) {
    process.stdout.write(`${JSON.stringify({ files: [{ file: file.file, faults: file.faults }] }, undefined, 2)}\n`);
    return EXIT.faults;
  }
  const client = document.clients.find(({ id }) => id === clientId);
  if (client === undefined) throw unknown("client", clientId, document.clients);
  const components = [...client.currentPlan.components, ...client.proposedPlan.components];
  if (!components.some(({ id }) => id === componentId)) throw unknown("component", componentId, components);
  const found = createScenarioModel(document).targetPrice(clientId, componentId, margin);
  process.stdout.write(`${JSON.stringify(found)}\n`);
  return EXIT.done;
}

function unknown(kind: string, id: string, known: readonly { readonly id: string }[]): Problem {
  return new Problem(
    "not-found",
    `There is no ${kind} "${id}" in the scenario; it has ${known.map((each) => each.id).join(", ")}.`,
  );
}
