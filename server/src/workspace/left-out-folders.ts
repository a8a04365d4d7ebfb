/** Folders whose Python is nobody's own: environments, installed packages, caches, what builds leave behind. */

import type { FileSystem } from "./file-system.ts";
import { join } from "./paths.ts";

const ALWAYS = new Set([
  ".git",
  ".hg",
  ".svn",
  ".bzr",
  "CVS",
  ".tox",
  ".nox",
  ".venv",
  ".direnv",
  ".eggs",
  ".mypy_cache",
  ".pytest_cache",
  ".ruff_cache",
  ".hypothesis",
  ".ipynb_checkpoints",
  ".seamlint-cache",
  ".sconf_temp",
  ".waf3",
  ".idea",
  ".vscode-test",
  "__pycache__",
  "__pypackages__",
  "node_modules",
  "bower_components",
  "site-packages",
  "dist-packages",
  "buck-out",
]);

const CACHE_SIGNATURE = "Signature: 8a477f597d28d172789f06886806bc55";

/** Why a folder is left out by default; `undefined` where it is not. `names` are what it holds, `beside` its neighbours. */
export function reasonToLeaveOut(
  folder: string,
  name: string,
  names: ReadonlySet<string>,
  beside: ReadonlySet<string>,
  files: FileSystem,
): string | undefined {
  if (isVirtualEnvironment(folder, names, files)) return "virtual environment";
  if (names.has("CACHEDIR.TAG") && isTaggedCache(folder, files)) return "cache";
  if (isBuildOutput(name, names, beside)) return "build output";
  return undefined;
}

/** Left out without a look inside. */
export function isLeftOutByName(name: string): boolean {
  return ALWAYS.has(name) || /\.(?:egg-info|dist-info|egg)$/.test(name) || /^\.(?:waf3?|lock)-/.test(name);
}

function isVirtualEnvironment(folder: string, names: ReadonlySet<string>, files: FileSystem): boolean {
  if (names.has("pyvenv.cfg") || names.has("conda-meta")) return true;
  // Environments of Python 2 have no pyvenv.cfg.
  return ["bin", "Scripts"].some(
    (it) => names.has(it) && files.kindOf(join(folder, `${it}/activate_this.py`)) === "file",
  );
}

function isTaggedCache(folder: string, files: FileSystem): boolean {
  const start = files.readStart(join(folder, "CACHEDIR.TAG"), CACHE_SIGNATURE.length);
  return start !== undefined && new TextDecoder().decode(start) === CACHE_SIGNATURE;
}

/** Build scripts are kept in folders called `build` too, so only what a tool has left there tells. */
function isBuildOutput(name: string, names: ReadonlySet<string>, beside: ReadonlySet<string>): boolean {
  if (names.has("CMakeCache.txt") && !names.has("CMakeLists.txt")) return true;
  const isPackage = beside.has("setup.py") || beside.has("pyproject.toml") || beside.has("setup.cfg");
  if (name === "build") return [...names].some((it) => /^(?:lib|bdist\.|temp\.|scripts-\d)/.test(it)) && isPackage;
  return name === "dist" && (isPackage || beside.has("package.json"));
}
