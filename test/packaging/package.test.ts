import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { extractAll, extractFile, listPackage } from "@electron/asar";
import { FuseState, FuseV1Options, getCurrentFuseWire } from "@electron/fuses";
import { parseAst } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { build, isBuildFresh } from "../../electron/build.ts";
import { FUSES } from "../../electron/packaging/flip-fuses.ts";
import { makeStubElectron } from "./stub-electron.ts";

const root = resolve(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "outturn-package-"));
const stub = join(folder, "electron");
const modulePath = "node_modules/better-sqlite3";
const prebuild = `${modulePath}/prebuilds/linux-${process.arch}.node`;

/** As Electron 45 is released: running as Node, NODE_OPTIONS, inspecting, file privileges and wasm traps on. */
const RELEASED_FUSES = "101100011";

function filesBelow(path: string): string[] {
  return readdirSync(join(root, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

interface Packaging {
  readonly status: number | null;
  readonly output: string;
  readonly application: string;
  readonly archive: string;
}

function packageInto(name: string): Packaging {
  const output = join(folder, name);
  const done = spawnSync(
    process.execPath,
    [
      join(root, "node_modules/electron-builder/cli.js"),
      ...[
        "--linux",
        "dir",
        "--publish",
        "never",
        `--config.electronDist=${stub}`,
        `--config.directories.output=${output}`,
      ],
    ],
    { cwd: root, encoding: "utf8", env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: "/nonexistent", CI: "true" } },
  );
  const [unpacked] = existsSync(output) ? readdirSync(output).filter((entry) => entry.endsWith("-unpacked")) : [];
  const application = join(output, unpacked ?? "nothing");
  return {
    status: done.status,
    output: done.stdout + done.stderr,
    application,
    archive: join(application, "resources", "app.asar"),
  };
}

describe.runIf(process.platform === "linux")("the packaged application", () => {
  let packaged: Packaging;

  beforeAll(async () => {
    if (!isBuildFresh()) expect(build()).toBe(0);
    const { version } = JSON.parse(readFileSync(join(root, "node_modules/electron/package.json"), "utf8"));
    await makeStubElectron(stub, version, RELEASED_FUSES);
    packaged = packageInto("first");
    expect(packaged.output).not.toMatch(/download|ENOTFOUND/i);
    expect(packaged.status, packaged.output).toBe(0);
    const paths = listPackage(packaged.archive, { isPack: false }).map((path) => path.slice(1));
    const folders = new Set(paths.map((path) => dirname(path)));
    files = paths.filter((path) => !folders.has(path));
  }, 120_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** The files of the archive, without its folders. */
  let files: string[];
  const bundle = (path: string): string => extractFile(packaged.archive, path).toString("utf8");

  it("holds the bundles, the window, one module with one binary, and nothing else", () => {
    const expected = [
      "package.json",
      ...(existsSync(join(root, "LICENSE")) ? ["LICENSE"] : []),
      ...filesBelow("dist/main"),
      ...filesBelow("dist/renderer"),
      `${modulePath}/package.json`,
      `${modulePath}/LICENSE`,
      ...filesBelow(`${modulePath}/lib`),
      prebuild,
    ];
    expect(files.toSorted()).toEqual(expected.toSorted());
    const kinds = new Set(files.map((path) => path.slice(path.lastIndexOf(".") + 1)));
    for (const kind of ["map", "ts", "tsx", "yml", "outturn"]) expect(kinds).not.toContain(kind);
  });

  it("keeps everything but the binary inside the archive, where its integrity is checked", () => {
    const outside = readdirSync(`${packaged.archive}.unpacked`, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(`${packaged.archive}.unpacked`, join(entry.parentPath, entry.name)));
    expect(outside).toEqual([prebuild]);
  });

  it("starts at the built main file, as a module, and carries no scripts", () => {
    const manifest = JSON.parse(bundle("package.json"));
    expect(manifest).toMatchObject({ name: "outturn", main: "dist/main/main.js", type: "module" });
    expect(files).toContain(manifest.main);
    expect(manifest).not.toHaveProperty("scripts");
    expect(manifest).not.toHaveProperty("devDependencies");
  });

  it("has the fuses of the list in its binary, and the list names every fuse there is", async () => {
    const names = Object.values(FuseV1Options).filter((value): value is FuseV1Options => typeof value === "number");
    expect(Object.keys(FUSES).map(Number).toSorted()).toEqual(names.toSorted());
    const wire = await getCurrentFuseWire(join(packaged.application, "outturn"));
    for (const fuse of names)
      expect(wire[fuse], FuseV1Options[fuse]).toBe(FUSES[fuse] ? FuseState.ENABLE : FuseState.DISABLE);
    const read = readFileSync(join(packaged.application, "outturn"), "latin1");
    expect(read).toContain("dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\u0001\u0009000011001");
  });

  it("needs nothing that is not in it", () => {
    const outside = new Set<string>();
    for (const path of files.filter((each) => each.startsWith("dist/main/") && each.endsWith(".js")))
      for (const node of parseAst(bundle(path)).body)
        if ("source" in node && node.source !== null && "value" in node.source) outside.add(String(node.source.value));
    // A bundled package may name a module of Node without its prefix.
    const fromElsewhere = [...outside].filter((name) => !name.startsWith("./") && !isBuiltin(name));
    expect(fromElsewhere.toSorted()).toEqual(["better-sqlite3", "electron"]);
    expect(outside).toContain("electron");
    const required = [...bundle("dist/main/preload.cjs").matchAll(/\brequire\(([^)]*)\)/g)].map((match) => match[1]);
    expect(required).toEqual(['"electron"']);
  });

  it("has no listening code", () => {
    const code = files
      .filter((path) => path.startsWith("dist/main/"))
      .map(bundle)
      .join("\n");
    expect(code).toContain("// electron/hosts/ipc-host.ts");
    for (const trace of ["electron/hosts/http-host.ts", "node:http", "node:net", "createServer", ".listen("])
      expect(code).not.toContain(trace);
  });

  it("runs: the module finds its binary, the page its files, and a call its answer", () => {
    const unpacked = join(folder, "unpacked");
    extractAll(packaged.archive, unpacked);
    const workspace = join(folder, "workspace.outturn");
    const tickets = join(folder, "tickets.csv");
    writeFileSync(tickets, "number,opened_at,priority\nINC1,2026-01-31 09:00,2 - High\n");
    const words = [join(import.meta.dirname, "run-packaged.ts"), unpacked, workspace, tickets];
    const run = spawnSync(process.execPath, words, { encoding: "utf8" });
    expect(run.stderr).toBe("");
    const report = JSON.parse(run.stdout);
    expect(report.errors).toEqual([]);
    expect(report.loaded).toEqual(["app://bundle/"]);
    expect(existsSync(report.preload)).toBe(true);
    expect(report.files.length).toBeGreaterThan(1);
    for (const file of report.files) expect(file.status, file.path).toBe(200);
    expect(report.session).toMatchObject({ host: "electron", workspace: { opened: "sample" } });
    expect(report.headings).toEqual(["number", "opened_at", "priority"]);
    expect(existsSync(workspace)).toBe(true);
    expect(existsSync(`${workspace}-wal`)).toBe(false);
  });

  it("comes out the same a second time", () => {
    const again = packageInto("second");
    expect(again.status, again.output).toBe(0);
    expect(readFileSync(again.archive).equals(readFileSync(packaged.archive))).toBe(true);
  }, 60_000);
});
