/** Libraries: what a value says of where a library was loaded, how, and which one it is. */

import { type Frame, keyOf, type Value } from "../../semantics/values.ts";
import { libraryOf as libraryNamed } from "../../signatures/lookup.ts";
import type { LibraryName } from "../../signatures/types.ts";
import { type Argument, type Call, type ClassDef, type Expression, spanOf } from "../../syntax/ast.ts";
import { walk } from "../../syntax/walk.ts";
import type { Project } from "../project.ts";
import { ctypesNameOf } from "./names.ts";

export type Loader = "CDLL" | "WinDLL" | "OleDLL" | "PyDLL";

export interface Library {
  /** Equal for the same library object, stable between runs. */
  readonly key: string;
  readonly loader: Loader;
  /** As the program writes it; `undefined` when not known. */
  readonly spelling: string | undefined;
  /** `undefined` when not known. `CDLL(None)` has a name: the process itself, with the C library in it. */
  readonly name: LibraryName | undefined;
  /** One object for the whole process, kept by `ctypes.windll` and its kin. */
  readonly isShared: boolean;
  readonly usesLastError: boolean;
  readonly usesErrno: boolean;
  /** The call that loaded it. */
  readonly load: Call | undefined;
  /** A subclass that makes or configures functions in its own way: nothing is known of their prototypes. */
  readonly isDynamic: boolean;
}

const constructors = new Map<string, Loader>([
  ["CDLL", "CDLL"],
  ["WinDLL", "WinDLL"],
  ["OleDLL", "OleDLL"],
  ["PyDLL", "PyDLL"],
]);

const loaders = new Map<string, Loader>([
  ["cdll", "CDLL"],
  ["windll", "WinDLL"],
  ["oledll", "OleDLL"],
  ["pydll", "PyDLL"],
]);

/** The library that a value is. `undefined`: none, or not known. */
export function libraryOf(project: Project, value: Value): Library | undefined {
  switch (value.kind) {
    case "external":
      return sharedByPath(ctypesNameOf(value));
    case "member": {
      if (value.name.startsWith("__")) return undefined;
      const loader = loaderOf(project, value.object);
      return loader && sharedLibrary(loader.loader, value.name, loader.key);
    }
    case "item": {
      const loader = loaderOf(project, value.object);
      if (loader === undefined || value.index?.type !== "str") return undefined;
      return sharedLibrary(loader.loader, value.index.value, loader.key);
    }
    case "result":
      return loadedBy(project, value);
    case "instance":
      return value.call === undefined ? undefined : instanceOfSubclass(project, value.definition, value.call);
    default:
      return undefined;
  }
}

/** The libraries that an expression may stand for. */
export function librariesIn(project: Project, expression: Expression, frame?: Frame): readonly Library[] {
  return project.evaluate(expression, frame).flatMap((it) => libraryOf(project, it) ?? []);
}

/** Splits `windll.kernel32.CloseHandle` into the library and the rest. */
export function splitSharedPath(name: string | undefined): { library: Library; rest: readonly string[] } | undefined {
  if (name === undefined) return undefined;
  const [first = "", second, ...rest] = name.split(".");
  if (first === "pythonapi") {
    return { library: pythonApi, rest: second === undefined ? [] : [second, ...rest] };
  }
  const loader = loaders.get(first);
  if (loader === undefined || second === undefined || second === "LoadLibrary") return undefined;
  return { library: sharedLibrary(loader, second, first), rest };
}

const pythonApi: Library = {
  key: "pythonapi",
  loader: "PyDLL",
  spelling: "python",
  name: { name: "python", platforms: ["win32", "linux", "macos"] },
  isShared: true,
  usesLastError: false,
  usesErrno: false,
  load: undefined,
  isDynamic: false,
};

function sharedByPath(name: string | undefined): Library | undefined {
  const split = splitSharedPath(name);
  return split?.rest.length === 0 ? split.library : undefined;
}

function sharedLibrary(loader: Loader, spelling: string, owner: string): Library {
  return {
    // `LibraryLoader` keeps one object for each spelling: `windll.Kernel32` is not `windll.kernel32`.
    key: `${owner}.${spelling}`,
    loader,
    spelling,
    name: libraryNamed(spelling),
    isShared: loaders.has(owner),
    usesLastError: false,
    usesErrno: false,
    load: undefined,
    isDynamic: false,
  };
}

/** `ctypes.windll` itself, or `LibraryLoader(WinDLL)`. */
function loaderOf(project: Project, value: Value): { loader: Loader; key: string } | undefined {
  const name = ctypesNameOf(value);
  if (name !== undefined) {
    const loader = loaders.get(name);
    return loader && { loader, key: name };
  }
  if (value.kind !== "result" || ctypesNameOf(value.callee) !== "LibraryLoader") return undefined;
  const [kind] = value.call.arguments;
  const types = kind === undefined ? [] : project.evaluate(kind.value, value.frame);
  for (const it of types) {
    const loader =
      it.kind === "class" ? plainSubclass(project, it.definition) : constructors.get(ctypesNameOf(it) ?? "");
    if (loader !== undefined) return { loader, key: `LibraryLoader at ${placeOf(project, value.call)}` };
  }
  return undefined;
}

/** The loader of a class that only looks for functions in its own way, and declares nothing of them. */
function plainSubclass(project: Project, definition: ClassDef): Loader | undefined {
  return declaresFunctions(project, definition) ? undefined : loaderOfClass(project, definition);
}

function loaderOfClass(project: Project, definition: ClassDef): Loader | undefined {
  for (const base of project.hierarchyOf(definition).externals) {
    const loader = constructors.get(ctypesNameOf({ kind: "external", path: base }) ?? "");
    if (loader !== undefined) return loader;
  }
  return undefined;
}

/** Whether a class may give its functions a type, or make others of them. */
function declaresFunctions(project: Project, definition: ClassDef): boolean {
  return project
    .hierarchyOf(definition)
    .classes.some((it) =>
      walk(it).some(
        (node) =>
          (node.kind === "attribute" && /^(?:argtypes|restype|errcheck|_FuncPtr)$/.test(node.name)) ||
          (node.kind === "name" && /^(?:_FuncPtr|_func_restype_|setattr)$/.test(node.id)),
      ),
    );
}

function loadedBy(project: Project, value: Extract<Value, { kind: "result" }>): Library | undefined {
  const { call, frame } = value;
  const kind = loaderCalled(project, value.callee);
  if (kind === undefined) return undefined;

  const name = argumentNamed(call.arguments, "name", 0);
  const given = call.arguments.some((it) => it.unpack !== undefined) ? undefined : spellingOf(project, name, frame);
  const flag = (keyword: string, position: number) =>
    isTrue(project, argumentNamed(call.arguments, keyword, position), frame);
  return {
    key: `${kind} at ${placeOf(project, call)}${given?.spelling === undefined ? "" : ` ${given.spelling}`}`,
    loader: kind,
    spelling: given?.spelling,
    name: given === undefined ? undefined : libraryNamed(given.spelling),
    isShared: false,
    usesErrno: flag("use_errno", 3),
    usesLastError: flag("use_last_error", 4),
    load: call,
    isDynamic: false,
  };
}

/** Which kind of library calling this gives. */
function loaderCalled(project: Project, callee: Value): Loader | undefined {
  const name = ctypesNameOf(callee);
  if (name !== undefined) {
    const [first = "", second] = name.split(".");
    if (second === "LoadLibrary") return loaders.get(first);
    return second === undefined ? constructors.get(first) : undefined;
  }
  if (callee.kind === "external") {
    return callee.path === "numpy.ctypeslib.load_library" ? "CDLL" : undefined;
  }
  if (callee.kind === "member" && callee.name === "LoadLibrary") return loaderOf(project, callee.object)?.loader;
  return undefined;
}

function instanceOfSubclass(project: Project, definition: ClassDef, call: Call): Library | undefined {
  const loader = loaderOfClass(project, definition);
  if (loader === undefined) return undefined;
  const given = spellingOf(project, argumentNamed(call.arguments, "name", 0), undefined);
  return {
    key: `${loader} at ${placeOf(project, call)}`,
    loader,
    spelling: given?.spelling,
    name: given === undefined ? undefined : libraryNamed(given.spelling),
    isShared: false,
    usesLastError: false,
    usesErrno: false,
    load: call,
    isDynamic: true,
  };
}

/** What a library's name says. `spelling` is undefined for `None`, the process itself. */
interface Given {
  readonly spelling: string | undefined;
}

/** `undefined`: nothing known. */
function spellingOf(
  project: Project,
  name: Expression | undefined,
  frame: Frame | undefined,
  depth = 0,
): Given | undefined {
  if (name === undefined) return undefined;
  const spellings = new Map<string, Given>();
  for (const value of project.evaluate(name, frame)) {
    const given = spellingIn(project, value, depth);
    // Alternatives that lead to one library, as "libc.so.6" and find_library("c"), are one name.
    if (given !== undefined) spellings.set(libraryNamed(given.spelling).name, given);
  }
  const [only, ...others] = spellings.values();
  return others.length === 0 ? only : undefined;
}

function spellingIn(project: Project, value: Value, depth: number): Given | undefined {
  // `path = os.path.abspath(path)` leads to itself.
  if (depth > 4) return undefined;
  if (value.kind === "constant") {
    if (value.type === "none") return { spelling: undefined };
    return value.type === "str" || value.type === "bytes" ? { spelling: value.value } : undefined;
  }
  if (value.kind === "result") {
    const callee = ctypesNameOf(value.callee) ?? (value.callee.kind === "external" ? value.callee.path : "");
    const [first] = value.call.arguments;
    const last = value.call.arguments.at(-1);
    if (callee === "util.find_library" || callee === "builtins.str") {
      return spellingOf(project, first?.value, value.frame, depth + 1);
    }
    // Of a path only the last part names the library.
    if (/^(?:os|posix|nt)path\.|^os\.path\.(?:join|abspath|realpath|normpath|expanduser)$/.test(callee)) {
      return lastPart(spellingOf(project, last?.value, value.frame, depth + 1));
    }
    return undefined;
  }
  if (value.kind === "computed" && value.node.kind === "binaryOperation") {
    const { node, frame } = value;
    if (node.operator !== "+" && node.operator !== "/") return undefined;
    return lastPart(spellingOf(project, node.right, frame, depth + 1), node.operator === "+");
  }
  return undefined;
}

/** The end of a path, when it is a whole file name. `"/libfoo.so"` added to a folder is one, `".so"` is not. */
function lastPart(given: Given | undefined, needsSlash = false): Given | undefined {
  const spelling = given?.spelling;
  if (spelling === undefined || !/[a-z0-9_]{2,}/i.test(spelling)) return undefined;
  if (needsSlash && !/^[\\/]/.test(spelling)) return undefined;
  return { spelling };
}

function argumentNamed(given: readonly Argument[], keyword: string, position: number): Expression | undefined {
  const named = given.find((it) => it.name === keyword);
  if (named !== undefined) return named.value;
  const positional = given.filter((it) => it.name === undefined);
  return positional.slice(0, position + 1).some((it) => it.unpack !== undefined)
    ? undefined
    : positional[position]?.value;
}

function isTrue(project: Project, expression: Expression | undefined, frame: Frame | undefined): boolean {
  if (expression === undefined) return false;
  const values = project.evaluate(expression, frame);
  return values.some((it) => keyOf(it) === "bool:true" || keyOf(it) === "int:1" || it.kind === "unknown");
}

/** A place that is the same in every run over the same text. */
function placeOf(project: Project, call: Call): string {
  return `${project.fileOf(call).path}:${spanOf(call).start}`;
}
