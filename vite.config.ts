import { readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { resolve } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

/** One configuration for the renderer with its workers, Electron's main and preload, and the tests. */

const root = import.meta.dirname;
const at = (path: string): string => resolve(root, path);

const nodeBuiltins = builtinModules.flatMap((name) => [name, `node:${name}`]);
const renderer = { index: at("renderer/index.html") };
// Each thread is a program of its own, beside the main one.
const main = {
  main: at("electron/shell/main.ts"),
  "import-worker": at("electron/import/worker.ts"),
  "export-worker": at("electron/export/worker.ts"),
  "proposal-worker": at("electron/export/proposal-worker.ts"),
};
const preload = { preload: at("electron/shell/preload.ts") };

/** Typefaces and policy texts that the main program reads at run time, beside it. */
const readAtRunTime = {
  name: "files read at run time",
  applyToEnvironment: (environment: { readonly name: string }) => environment.name === "main",
  generateBundle(this: { emitFile(file: { type: "asset"; fileName: string; source: Uint8Array }): unknown }) {
    for (const folder of ["fonts", "policy"]) {
      for (const name of readdirSync(at(`resources/${folder}`))) {
        const source = readFileSync(at(`resources/${folder}/${name}`));
        this.emitFile({ type: "asset", fileName: `resources/${folder}/${name}`, source });
      }
    }
  },
};

/** Electron 45 runs Chromium 156 and Node 24; the browser host asks for a browser no older than that by two years. */
const browserTarget = "chrome130";
const nodeTarget = "node24";

export default defineConfig({
  root: at("renderer"),
  base: "./",
  publicDir: false,
  cacheDir: at("node_modules/.vite"),
  plugins: [react(), readAtRunTime],
  worker: { format: "es" },
  server: { host: "127.0.0.1", cors: false },
  environments: {
    client: {
      build: {
        outDir: at("dist/renderer"),
        emptyOutDir: true,
        target: browserTarget,
        // The content security policy allows no inline script and no data: font.
        modulePreload: { polyfill: false },
        assetsInlineLimit: 0,
        rolldownOptions: { input: renderer },
      },
    },
    main: {
      consumer: "server",
      resolve: { noExternal: true, external: ["electron", "better-sqlite3", ...nodeBuiltins] },
      build: {
        outDir: at("dist/main"),
        emptyOutDir: true,
        target: nodeTarget,
        minify: false,
        rolldownOptions: {
          input: main,
          // All in one folder: the main program looks for the reading thread beside itself.
          output: { format: "es", entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
        },
      },
    },
    preload: {
      consumer: "server",
      // A sandboxed preload can load `electron` and little else, so all the rest is bundled into one CommonJS file.
      resolve: { noExternal: true, external: ["electron"] },
      build: {
        // Beside main, which is built before and has emptied the folder.
        outDir: at("dist/main"),
        emptyOutDir: false,
        target: nodeTarget,
        minify: false,
        rolldownOptions: { input: preload, output: { format: "cjs", entryFileNames: "[name].cjs" } },
      },
    },
  },
  builder: {
    // In this order: preload goes into the folder that main has emptied.
    async buildApp(builder) {
      for (const name of ["client", "main", "preload"]) {
        const environment = builder.environments[name];
        if (environment !== undefined) await builder.build(environment);
      }
    },
  },
  test: {
    root,
    globals: false,
    // The summary tells property tests from others by where they stand.
    includeTaskLocation: true,
    projects: [
      {
        extends: true,
        test: {
          name: "fast",
          root,
          include: ["test/**/*.test.{ts,tsx}"],
          exclude: ["test/end-to-end/**", "test/workbook/**"],
          environment: "node",
          // The runner would leave one processor of two idle.
          maxWorkers: 2,
          // Long enough for a loaded machine: a limit ends a hang, it measures nothing.
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        // LibreOffice recalculates workbooks: minutes, and two at a time would only share its processor.
        extends: true,
        test: {
          name: "workbook",
          root,
          include: ["test/workbook/**/*.test.ts"],
          environment: "node",
          fileParallelism: false,
          testTimeout: 240_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        test: {
          name: "end-to-end",
          root,
          include: ["test/end-to-end/**/*.test.ts"],
          environment: "node",
          fileParallelism: false,
          // On a machine that does other things, too; the summary names what needed it.
          retry: 1,
          testTimeout: 180_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
