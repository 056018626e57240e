import { existsSync } from "node:fs";

/** A file of `resources/`: the source's under Node, its copy beside the bundled main program. */
export function resourceUrl(path: string): URL {
  const source = new URL(`../../resources/${path}`, import.meta.url);
  return existsSync(source) ? source : new URL(`./resources/${path}`, import.meta.url);
}
