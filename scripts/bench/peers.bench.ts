/**
 * The same tree through tools that look at neighbouring things: ruff (its rules about exit statuses and shells) and pyright.
 * They are installed into a scratch folder, never into the project. Numbers are of this run on this machine.
 */

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { createFolder } from "../../server/src/workspace/folder.ts";
import { createNodeEngine } from "../../server/src/workspace/node-engine.ts";
import { pythonTree, row } from "./python-tree.ts";

const scratch = join(tmpdir(), "seamlint-bench-peers");
install();
const tree = pythonTree();
const engine = await createNodeEngine();
const folder = createFolder(tree, engine);
const { paths } = folder.discovery();
row("tree", `${paths.length} files in ${tree}`);

/** Lines by path where a tool says that an exit status is lost. */
type Places = ReadonlyMap<string, ReadonlySet<number>>;

const own = timed("seamlint", () => {
  const places = new Map<string, Set<number>>();
  for (const path of paths) {
    for (const { rule, span } of folder.lint(path).diagnostics) {
      if (rule.family !== "exit") continue;
      add(places, path, (folder.textOf(path) ?? "").slice(0, span.start).split("\n").length);
    }
  }
  return places;
});
const ruff = await runRuff();
const common = [...own].reduce(
  (sum, [path, lines]) => sum + [...lines].filter((it) => ruff.get(path)?.has(it)).length,
  0,
);
row("exit statuses: seamlint / ruff / both on the same line", `${count(own)} / ${count(ruff)} / ${common}`);
runPyright();

function install(): void {
  mkdirSync(scratch, { recursive: true });
  if (existsSync(join(scratch, "node_modules/pyright")) && existsSync(join(scratch, "node_modules/@astral-sh"))) return;
  writeFileSync(join(scratch, "package.json"), '{"private":true}');
  const { status } = spawnSync(
    "npm",
    ["install", "--no-audit", "--no-fund", "@astral-sh/ruff-wasm-nodejs", "pyright"],
    {
      cwd: scratch,
      stdio: "inherit",
      shell: process.platform === "win32",
    },
  );
  if (status !== 0) throw new Error("the other tools could not be installed; this measurement needs the network once");
}

interface RuffWorkspace {
  check(text: string): readonly { readonly code: string | null; readonly start_location: { readonly row: number } }[];
}

async function runRuff(): Promise<Places> {
  const module: unknown = await import(
    pathToFileURL(join(scratch, "node_modules/@astral-sh/ruff-wasm-nodejs/ruff_wasm.js")).href
  );
  const { Workspace, PositionEncoding } = exportsOf(module);
  const workspace = new Workspace(
    { lint: { select: ["PLW1510", "S602", "S605", "S607"] }, preview: true },
    PositionEncoding?.["Utf16"],
  );
  return timed("ruff (wasm)", () => {
    const places = new Map<string, Set<number>>();
    for (const path of paths) {
      for (const { code, start_location } of workspace.check(folder.textOf(path) ?? "")) {
        if (code === "PLW1510") add(places, path, start_location.row);
      }
    }
    return places;
  });
}

interface RuffExports {
  readonly Workspace: new (options: object, encoding: unknown) => RuffWorkspace;
  readonly PositionEncoding: Readonly<Record<string, unknown>> | undefined;
}

/** The package has no types of its own; this is the one place that trusts its shape. */
function exportsOf(module: unknown): RuffExports {
  const holder = module as { readonly default?: RuffExports } & RuffExports;
  return holder.default ?? holder;
}

function runPyright(): void {
  const configuration = join(scratch, "pyrightconfig.json");
  writeFileSync(
    configuration,
    JSON.stringify({ include: [relative(scratch, resolve(tree))], reportUnusedCallResult: "warning" }),
  );
  const cli = join(scratch, "node_modules/pyright/index.js");
  const started = performance.now();
  const { stdout } = spawnSync(process.execPath, [cli, "--outputjson", "-p", configuration], {
    cwd: scratch,
    encoding: "utf8",
    maxBuffer: 1 << 30,
    timeout: 600_000,
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const report: unknown = stdout === "" ? {} : JSON.parse(stdout);
  const diagnostics = list(record(report)["generalDiagnostics"]).map((it) => record(it));
  const checked = record(record(report)["summary"])["filesAnalyzed"];
  // A tool that saw no file is no peer in this run.
  if (typeof checked !== "number" || checked === 0) throw new Error(`pyright analysed no file of ${tree}`);
  const lost = diagnostics.filter((it) => it["rule"] === "reportUnusedCallResult").length;
  row("pyright", `${seconds} s for ${checked} files, ${diagnostics.length} findings, ${lost} unused call results`);
}

function timed(name: string, work: () => Places): Places {
  const started = performance.now();
  const places = work();
  row(name, `${((performance.now() - started) / 1000).toFixed(1)} s, ${count(places)} places about exit statuses`);
  return places;
}

function count(places: Places): number {
  return [...places.values()].reduce((sum, it) => sum + it.size, 0);
}

function add(places: Map<string, Set<number>>, path: string, line: number): void {
  const lines = places.get(path) ?? new Set();
  places.set(path, lines.add(line));
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
