/** The oldest Python that can run a file, as its own syntax and what it uses without asking first show. */

import { compareVersions, type Version } from "../semantics/target.ts";
import { type Argument, type Node, type Statement, textOf } from "../syntax/ast.ts";
import type { SourceFile } from "../syntax/source-file.ts";
import { walk } from "../syntax/walk.ts";

interface Needs {
  /** An older Python cannot read the file. */
  readonly syntax: Version;
  /** An older Python can read the file, and fails when it comes to this. By the dotted name that is used. */
  readonly uses: ReadonlyMap<string, Version>;
}

const anyVersion: Version = [0, 0];
const found = new WeakMap<SourceFile, Version>();

export function oldestVersionOf(source: SourceFile): Version {
  const known = found.get(source);
  if (known !== undefined) return known;
  const oldest = findOldest(source);
  found.set(source, oldest);
  return oldest;
}

function findOldest({ module, text }: SourceFile): Version {
  let oldest = anyVersion;
  const comparesVersions = versionTest.test(text);
  const isAware = comparesVersions || otherTest.test(text);
  // Either is a function of its own then.
  const isOwn: Readonly<Record<string, boolean>> = {
    "print(file=)": /\bprint_function\b/.test(text),
    "open(encoding=)": /\bimport\b.*\bopen\b/.test(text),
  };
  for (const statement of module.body) {
    const { syntax, uses } = needsOf(statement);
    oldest = later(oldest, syntax);
    for (const [name, version] of uses) {
      // A keyword is there or not; what may be missing otherwise can be asked for in many ways.
      const isSure = name.endsWith("=)") || name === "super()";
      if (isOwn[name] ?? ((isSure ? comparesVersions : isAware) || !isImported(text, name))) continue;
      oldest = later(oldest, version);
    }
  }
  return oldest;
}

/** What a file says that knows of several versions of Python, and may well use the new ones' functions on those only. */
const versionTest =
  /\bversion_info\b|\bhexversion\b|\bPY_?[23]K?\b|\bis_?py(thon)?[23]\b|\bsix\b|\bfrom (future|builtins)\b|\bTypeError\b/i;
const otherTest = /\bfuture\b|\bbuiltins\b|\bbackports?\b|\bcompat\b|\bhasattr\b/i;

const asked = new WeakMap<Node, Needs>();

/** Remembered for each statement, so that an edit asks anew only what it touches. */
function needsOf(statement: Statement): Needs {
  const known = asked.get(statement);
  if (known !== undefined) return known;
  let syntax = anyVersion;
  const uses = new Map<string, Version>();
  const isMember = statement.kind === "classDef";
  for (const node of isMember
    ? [statement, ...statement.bases, ...statement.decorators.flatMap(walk)]
    : walk(statement)) {
    syntax = later(syntax, syntaxOf(node));
    for (const [name, version] of usesOf(node)) if (!isGuarded(node)) uses.set(name, version);
  }
  if (isMember) {
    for (const member of statement.body) {
      const inside = needsOf(member);
      syntax = later(syntax, inside.syntax);
      for (const [name, version] of inside.uses) uses.set(name, version);
    }
  }
  const needs = { syntax, uses };
  asked.set(statement, needs);
  return needs;
}

function later(a: Version, b: Version): Version {
  return compareVersions(a, b) < 0 ? b : a;
}

function syntaxOf(node: Node): Version {
  switch (node.kind) {
    case "functionDef":
      return node.isAsync ? [3, 5] : node.returns === undefined ? anyVersion : [3, 0];
    case "parameter":
      if (node.form === "positionalOnly") return [3, 8];
      return node.form === "keywordOnly" || node.annotation !== undefined ? [3, 0] : anyVersion;
    case "classDef":
      return node.bases.some((it) => it.name !== undefined) ? [3, 0] : anyVersion;
    case "nonlocal":
      return [3, 0];
    case "raise":
      return node.cause === undefined || !/\bfrom\b/.test(textOf(node)) ? anyVersion : [3, 0];
    case "yield":
      return node.isFrom ? [3, 3] : anyVersion;
    case "await":
      return [3, 5];
    case "for":
    case "forClause":
      return node.isAsync ? [3, 5] : anyVersion;
    case "with":
      return node.isAsync ? [3, 5] : anyVersion;
    case "annotatedAssign":
    case "formatted":
      return [3, 6];
    case "walrus":
      return [3, 8];
    case "match":
      return [3, 10];
    case "exceptHandler":
      return /^except\s*\*/.test(textOf(node)) ? [3, 11] : anyVersion;
    case "assign":
      return node.targets.some((it) => it.kind === "sequence" && it.elements.some(({ kind }) => kind === "starred"))
        ? [3, 0]
        : anyVersion;
    case "entry":
      return node.key === undefined ? [3, 5] : anyVersion;
    case "call":
      return node.arguments.filter((it) => it.unpack === "*").length > 1 ? [3, 5] : anyVersion;
    case "importFrom":
      return node.module === "__future__" && node.names.some((it) => it.name === "annotations") ? [3, 7] : anyVersion;
    default:
      return anyVersion;
  }
}

/** Functions and constants that came with a version and have no backport under the same name. */
const functions: ReadonlyMap<string, Version> = new Map<string, Version>([
  ["subprocess.run", [3, 5]],
  ["subprocess.DEVNULL", [3, 3]],
  ["asyncio.run", [3, 7]],
  ["asyncio.to_thread", [3, 9]],
  ["os.replace", [3, 3]],
  ["os.cpu_count", [3, 4]],
  ["os.set_inheritable", [3, 4]],
  ["os.scandir", [3, 5]],
  ["os.fspath", [3, 6]],
  ["shutil.which", [3, 3]],
  ["time.monotonic", [3, 3]],
  ["time.perf_counter", [3, 3]],
  ["functools.lru_cache", [3, 2]],
]);

/** Keywords of functions of `subprocess`. */
const keywords: ReadonlyMap<string, Version> = new Map<string, Version>([
  ["pass_fds", [3, 2]],
  ["start_new_session", [3, 2]],
  ["timeout", [3, 3]],
  ["encoding", [3, 6]],
  ["text", [3, 7]],
]);

/** Modules that came with a version; those that are installed under the same name on older ones are left out. */
const modules: ReadonlyMap<string, Version> = new Map<string, Version>([
  ["urllib.request", [3, 0]],
  ["urllib.parse", [3, 0]],
  ["urllib.error", [3, 0]],
  ["asyncio", [3, 4]],
  ["_winapi", [3, 3]],
  ["tracemalloc", [3, 4]],
  ["zipapp", [3, 5]],
  ["dataclasses", [3, 6]],
  ["importlib.metadata", [3, 8]],
  ["zoneinfo", [3, 9]],
  ["tomllib", [3, 11]],
]);

function* usesOf(node: Node): Iterable<readonly [name: string, version: Version]> {
  if (node.kind === "attribute" && node.object.kind === "name") {
    const name = `${node.object.id}.${node.name}`;
    const version = functions.get(name);
    if (version !== undefined) yield [name, version];
  } else if (node.kind === "call" && node.callee.kind === "attribute" && node.callee.object.kind === "name") {
    if (node.callee.object.id !== "subprocess") return;
    for (const { name } of node.arguments) {
      const version = name === undefined ? undefined : keywords.get(name);
      if (version !== undefined) yield [`subprocess.${node.callee.name}(${name}=)`, version];
    }
  } else if (node.kind === "call" && node.callee.kind === "name") {
    if (node.callee.id === "super" && node.arguments.length === 0) yield ["super()", [3, 0]];
    if (node.callee.id === "open" && node.arguments.some(({ name }) => name === "encoding" || name === "newline")) {
      yield ["open(encoding=)", [3, 0]];
    }
    if (node.callee.id === "print" && node.arguments.some(isKeyword)) yield ["print(file=)", [3, 0]];
  } else if (node.kind === "import") {
    for (const { name } of node.names) {
      const version = modules.get(name);
      if (version !== undefined) yield [`import ${name}`, version];
    }
  } else if (node.kind === "importFrom" && node.level === 0) {
    const version = modules.get(node.module);
    if (version !== undefined) yield [`import ${node.module}`, version];
    for (const { name } of node.names) {
      const since = functions.get(`${node.module}.${name}`) ?? modules.get(`${node.module}.${name}`);
      if (since !== undefined) yield [`import ${node.module}.${name}`, since];
    }
  }
}

const isKeyword = (it: Argument) => it.name !== undefined;

/** Under a test, in a `try`; an import also in a function, which may be called on newer versions only. */
function isGuarded(node: Node): boolean {
  const isImport = node.kind === "import" || node.kind === "importFrom";
  for (let at = node.parent; at !== undefined; at = at.parent) {
    if (at.kind === "if" || at.kind === "try" || at.kind === "conditional" || at.kind === "booleanOperation")
      return true;
    if (isImport && at.kind === "functionDef") return true;
  }
  return false;
}

/** Whether the first part of a dotted name is the module of that name, and nothing else that was imported as such. */
function isImported(text: string, name: string): boolean {
  const [module, attribute] = name.split(".");
  if (attribute === undefined || name.startsWith("import ")) return true;
  const imported = new RegExp(`^[ \\t]*import[ \\t](?:[\\w. \\t]+,[ \\t]*)*${module}(?![.\\w]|[ \\t]+as\\b)`, "m");
  return imported.test(text) && !new RegExp(`\\bas[ \\t]+${module}\\b`).test(text);
}
