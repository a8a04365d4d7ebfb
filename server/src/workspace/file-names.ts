/** Which files are Python: by suffix, by the names of build tools, by the first line. */

const PYTHON_SUFFIX = /\.(?:py|pyw)$/i;

/** Names that build tools give to scripts in Python. VS Code knows only the first two. */
const BUILD_SCRIPT_NAME =
  /^(?:SConstruct|SConscript|Sconstruct|sconstruct|Sconscript|sconscript|SCsub|wscript|wscript_build)$|\.(?:scons|SConstruct|SConscript|sconscript)$/;

/**
 * `#!/usr/bin/python`, `#!/usr/bin/env python3`, `#!/usr/bin/env -S PYTHONPATH=x python3.11 -u`, `#!C:\Python27\pythonw.exe`,
 * `#!/usr/bin/env -S uv run --script`.
 */
const SHEBANG =
  /^#!\s*"?(?:(?:.*[/\\])?|\S*env\s+(?:-\S+\s+|\w+=\S*\s+)*)(?:python(?<version>\d+(?:\.\d+)*)?w?(?:\.exe)?"?|pypy\d?|uv run --script)(?:\s|$)/;

/** Longest first line that is looked at. */
export const SHEBANG_BYTES = 256;

export function isPythonName(name: string): boolean {
  return PYTHON_SUFFIX.test(name) || BUILD_SCRIPT_NAME.test(name);
}

export function isBuildScriptName(name: string): boolean {
  return BUILD_SCRIPT_NAME.test(name);
}

/** Whether the start of a file says that Python runs it. */
export function hasPythonShebang(start: Uint8Array): boolean {
  if (start[0] !== 0x23 || start[1] !== 0x21) return false;
  const text = String.fromCharCode(...start.subarray(0, SHEBANG_BYTES));
  return SHEBANG.test(text.split(/[\r\n]/, 1)[0] ?? "");
}

/** `2` or `3` from `#!/usr/bin/python2`; `undefined` where the first line does not tell. */
export function majorVersionOfShebang(text: string): 2 | 3 | undefined {
  if (!text.startsWith("#!")) return undefined;
  const line = text.slice(0, SHEBANG_BYTES).split(/[\r\n]/, 1)[0] ?? "";
  const version = SHEBANG.exec(line)?.groups?.["version"];
  return version?.startsWith("2") === true ? 2 : version?.startsWith("3") === true ? 3 : undefined;
}

/** Suffixes of files that nobody runs with a first line, so that a large tree need not be opened file by file. */
const NEVER_A_SCRIPT =
  /\.(?:c|cc|cpp|cxx|h|hh|hpp|hxx|m|mm|inl|def|rc|asm|s|o|obj|a|lib|so|dll|dylib|exe|pyc|pyo|pyd|pyi|pyx|pxd|js|mjs|cjs|ts|tsx|jsx|json|jsonl|map|html?|css|scss|less|svg|xml|xsl|ya?ml|toml|ini|cfg|conf|md|rst|txt|log|csv|tsv|png|jpe?g|gif|webp|bmp|ico|icns|tiff?|pdf|ps|eps|docx?|xlsx?|pptx?|zip|gz|bz2|xz|zst|7z|rar|tar|tgz|whl|egg|jar|class|java|kt|go|rs|rb|php|pl|pm|lua|cs|vb|fs|swift|wasm|ttf|otf|woff2?|eot|mp[34]|wav|ogg|flac|avi|mov|mkv|webm|db|sqlite3?|npy|npz|pkl|h5|hdf5|po|mo|pot|lock|patch|diff|ipynb|proto|sql|cmake|mk|am|ac|m4|in|vcxproj|sln|bat|cmd|ps1)$/i;

export function mayBeScript(name: string): boolean {
  return !NEVER_A_SCRIPT.test(name);
}

/** C headers, whose declarations bindings are compared with, and sources, which say what a function returns. */
export function isCFileName(name: string): boolean {
  return /\.(?:h|c|cc|cpp)$/i.test(name);
}

/** Whether a file belongs to the tests by its place. The path is relative to the root. */
export function isTestPath(path: string): boolean {
  const names = path.split("/");
  const name = names.pop() ?? "";
  return /^(?:test_.*|.*_test|conftest)\.py$/.test(name) || names.some((it) => it === "tests" || it === "test");
}
