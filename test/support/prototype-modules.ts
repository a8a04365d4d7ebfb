/** Python modules that call every function of a library, written the ways people write them. */

import { exportsOf, signatureOf } from "../../server/src/signatures/lookup.ts";
import type { CType, Prototype } from "../../server/src/signatures/types.ts";
import { signatures } from "./signatures.ts";

export interface Style {
  readonly name: string;
  /** What stands before the calls. */
  readonly head: (library: string, loaders: Loaders) => string;
  /** What names the library in a call. */
  readonly library: (library: string, loaders: Loaders) => string;
  /** The calls are methods of the class that loads the library. */
  readonly isClass?: boolean;
}

interface Loaders {
  readonly loader: "WinDLL" | "CDLL";
  readonly shared: "windll" | "cdll";
}

/** The C runtime has another calling convention than the system. */
function loadersOf(library: string): Loaders {
  return library === "msvcrt" ? { loader: "CDLL", shared: "cdll" } : { loader: "WinDLL", shared: "windll" };
}

const byName = (): string => "lib";

export const windowsStyles: readonly Style[] = [
  {
    name: "from ctypes import *",
    head: (it, { loader }) => `from ctypes import *\nfrom ctypes.wintypes import *\n\nlib = ${loader}("${it}")\n`,
    library: byName,
  },
  {
    name: "import ctypes as C",
    head: (it, { loader }) => `import ctypes as C\n\nlib = C.${loader}("${it}", use_last_error=True)\n`,
    library: byName,
  },
  {
    name: "from ctypes import wintypes",
    head: (it, { shared }) => `import ctypes\nfrom ctypes import wintypes\n\nlib = ctypes.${shared}.${it}\n`,
    library: byName,
  },
  {
    name: "aliases of its own",
    head: (it, { loader }) =>
      `from ctypes import ${loader}, c_ulong, c_void_p\n\nDWORD = c_ulong\nHANDLE = c_void_p\n\nlib = ${loader}("${it}.dll")\n`,
    library: byName,
  },
  {
    name: "the shared library",
    head: (_, { shared }) => `from ctypes import ${shared}\n`,
    library: (it, { shared }) => `${shared}.${it}`,
  },
  {
    name: "a library kept by an object",
    head: (it, { loader }) =>
      `import ctypes\n\n\nclass Api:\n    def __init__(self):\n        self.lib = ctypes.${loader}("${it}")\n`,
    library: () => "self.lib",
    isClass: true,
  },
];

export const posixStyles: readonly Style[] = [
  { name: "from ctypes import *", head: (it) => `from ctypes import *\n\nlib = CDLL("${it}")\n`, library: byName },
  { name: "import ctypes as C", head: (it) => `import ctypes as C\n\nlib = C.CDLL("${it}")\n`, library: byName },
  {
    name: "aliases of its own",
    head: (it) => `from ctypes import CDLL, c_void_p\n\nPTR = c_void_p\n\nlib = CDLL("${it}", use_errno=True)\n`,
    library: byName,
  },
  {
    name: "cdll.LoadLibrary",
    head: (it) => `import ctypes\n\nlib = ctypes.cdll.LoadLibrary("${it}")\n`,
    library: byName,
  },
];

export interface GeneratedModule {
  readonly path: string;
  readonly text: string;
  readonly style: Style;
  /** What it calls. */
  readonly prototypes: readonly Prototype[];
}

/** `raise` is no name in Python; the others are methods of Python's own objects, which are not looked at for their sake. */
const unusable = new Set("raise error index isdigit remove update".split(" "));

/** All functions of a library, by name. */
export function prototypesOf(library: string): readonly Prototype[] {
  const names = exportsOf(signatures, library).filter((it) => !unusable.has(it));
  return names.flatMap((name) => signatureOf(signatures, library, name) ?? []);
}

/** Modules of at most `most` functions, of one size, the styles in turn beginning with `from`. */
export function modulesFor(
  library: string,
  styles: readonly Style[],
  { most, from }: { readonly most: number; readonly from: number },
): readonly GeneratedModule[] {
  const prototypes = prototypesOf(library.startsWith("lib") ? library : `${library}.dll`);
  const chunk = Math.ceil(prototypes.length / Math.ceil(prototypes.length / most));
  const modules: GeneratedModule[] = [];
  for (let start = 0; start < prototypes.length; start += chunk) {
    const style = styles[(from + modules.length) % styles.length];
    if (style === undefined) throw new Error("there is no style to write in");
    modules.push(moduleOf(library, style, prototypes.slice(start, start + chunk), modules.length));
  }
  return modules;
}

export function moduleOf(
  library: string,
  style: Style,
  prototypes: readonly Prototype[],
  index: number,
): GeneratedModule {
  // In a class Python takes a name with two underscores for one of the class.
  const called = style.isClass === true ? prototypes.filter((it) => !it.name.startsWith("__")) : prototypes;
  const loaders = loadersOf(library);
  const name = style.library(library, loaders);
  const functions = called.map((it) => functionText(it, `${name}.${it.name}`, style.isClass === true));
  const path = `${library.replace(/\W/g, "_")}_${index}.py`;
  return { path, text: [style.head(library, loaders), ...functions].join("\n"), style, prototypes: called };
}

/** A function that hands its parameters to the foreign one, with a constant here and there as people pass them. */
function functionText({ name, parameters, variadic }: Prototype, callee: string, isMethod: boolean): string {
  const names = parameters.map((_, index) => `a${index}`);
  const passed = parameters.map(({ type }, index) => constantFor(type, name.length + index) ?? `a${index}`);
  const given = variadic ? [...passed, "1"] : passed;
  const indent = isMethod ? "    " : "";
  const taken = isMethod ? ["self", ...names] : names;
  return `${isMethod ? "" : "\n"}${indent}def call_${name}(${taken.join(", ")}):\n${indent}    return ${callee}(${given.join(", ")})\n`;
}

function constantFor({ kind }: CType, turn: number): string | undefined {
  switch (kind) {
    case "int":
    case "enum":
      return [undefined, "0", "7"][turn % 3];
    case "float":
      return [undefined, "1.5"][turn % 2];
    case "pointer":
      return [undefined, undefined, "None", "0"][turn % 4];
    default:
      return undefined;
  }
}
