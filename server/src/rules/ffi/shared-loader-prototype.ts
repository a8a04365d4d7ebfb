import { spellingOf } from "../../fixes/add-import.ts";
import type { CtypesType } from "../../project/ctypes/ctypes-type.ts";
import { type Declaration, declarationsIn, declarationsOf } from "../../project/ctypes/declarations.ts";
import { parameterTypesOf, resultTypesOf } from "../../project/ctypes/declared.ts";
import { titleOf } from "../../project/ctypes/functions.ts";
import { librariesIn } from "../../project/ctypes/libraries.ts";
import { stepAt } from "../../project/ctypes/trace.ts";
import type { Project } from "../../project/project.ts";
import type { ModuleModel } from "../../semantics/module-model.ts";
import { type Expression, type Node, spanOf } from "../../syntax/ast.ts";
import { enclosingFunction, walk } from "../../syntax/walk.ts";
import { defineRule, type Severity } from "../rule.ts";

export const sharedLoaderPrototype = defineRule({
  id: "shared-loader-prototype",
  family: "ffi",
  since: "0.1.0",
  severity: "error",
  isOnByDefault: true,
  summary: "Prototype declared on a library object that every package in the process shares",
  why: `
    \`ctypes.windll.kernel32\` is one object in the whole process. Two packages that declare different types for one of its
    functions break each other: whichever is imported last wins, and the calls of the other raise
    \`ArgumentError: expected LP_X instance instead of LP_Y\`. A library of one's own (\`ctypes.WinDLL("kernel32")\`) has
    functions of its own.
  `,
  examples: [
    {
      bad: `
        import ctypes

        kernel32 = ctypes.windll.kernel32
        kernel32.CloseHandle.argtypes = [ctypes.c_void_p]
      `,
      good: `
        import ctypes

        kernel32 = ctypes.WinDLL("kernel32")
        kernel32.CloseHandle.argtypes = [ctypes.c_void_p]
      `,
    },
  ],

  *find({ file, project, options }) {
    const seen = new Map<string, { readonly isOwn: boolean }>();
    const own = declarationsIn(project, file)
      .filter((it) => it.function.library.isShared && it.function.made === undefined && isForEverybody(it))
      .toSorted((a, b) => spanOf(a.node).start - spanOf(b.node).start);

    for (const declaration of own) {
      const other = conflicting(project, declaration);
      if (other === undefined) continue;
      yield { node: declaration.node, declaration, other, severity: "error" as const, confidence: "high" as const };
      seen.set(declaration.function.library.key, { isOwn: true });
    }
    // What only this package has breaks others; said once for each library.
    for (const declaration of own) {
      const { key } = declaration.function.library;
      if (seen.has(key) || !isPrivateType(project, declaration)) continue;
      seen.set(key, { isOwn: true });
      const isMet = options.isPackage && !options.isTest && usedByMany.has(key.replace(/^.*[.\s]/, ""));
      const severity: Severity = isMet ? "warning" : "hint";
      yield { node: declaration.node, declaration, other: undefined, severity, confidence: "high" as const };
    }
    for (const declaration of own) {
      const { key } = declaration.function.library;
      if (seen.has(key)) continue;
      seen.set(key, { isOwn: false });
      const place: Node = declaration.node;
      yield { node: place, declaration, other: undefined, severity: "hint" as const, confidence: "medium" as const };
    }
  },

  message: ({ declaration, other }) => {
    const { function: fn, attribute } = declaration;
    const library = `\`${fn.library.key}\``;
    return other === undefined
      ? `${library} is one object for the whole process: this \`${attribute}\` holds for every package in it.`
      : `${library} is one object for the whole process, and \`${other.file.path}\` declares another \`${attribute}\` for \`${titleOf(fn)}\`.`;
  },

  related: ({ declaration, other }, { project }) => [
    ...(other === undefined ? [] : [stepAt(project, other.node, "The other declaration.")]),
    ...sourceOf(project, declaration),
  ],

  fixes: ({ declaration }, { file, project }) => {
    const { library } = declaration.function;
    const alias = aliasOf(project, file, library.key);
    if (alias === undefined || library.spelling === undefined) return [];
    const { text, edits } = spellingOf(file, "ctypes", library.loader);
    const value = `${text}(${JSON.stringify(library.spelling)})`;
    return [
      {
        title: `Use a library of its own: ${value}`,
        // Functions that the module names in another way stay without these declarations.
        safety: alias.isOnly ? "safe" : "suggestion",
        edits: [...edits, { path: file.path, span: spanOf(alias.value), text: value }],
      },
    ];
  },

  cause: ({ declaration }) => `shared ${declaration.function.library.key} in ${declaration.file.path}`,
});

/** A helper declares on whatever it is given: where it is given this library. */
function sourceOf(project: Project, { frame, node }: Declaration) {
  for (let it = frame; it !== undefined; it = it.outer) {
    if (it.call !== undefined && it.call !== node) return [stepAt(project, it.call, "The library is passed on here.")];
  }
  return [];
}

/** `kernel32 = ctypes.windll.kernel32` at the top of the module, and whether it is the only way to the library. */
function aliasOf(project: Project, file: ModuleModel, key: string) {
  let found: Expression | undefined;
  let ways = 0;
  for (const node of walk(file.source.module)) {
    if (node.kind !== "attribute") continue;
    if (!librariesIn(project, node).some((it) => it.key === key)) continue;
    ways += 1;
    const { parent } = node;
    const isAlias = parent?.kind === "assign" && parent.value === node && enclosingFunction(node) === undefined;
    const [target] = isAlias ? parent.targets : [];
    if (target?.kind === "name") found = node;
  }
  return found === undefined ? undefined : { value: found, isOnly: ways === 1 };
}

/** Libraries of Windows that several packages of one process are likely to call by `windll`. */
const usedByMany: ReadonlySet<string> = new Set(
  "kernel32 user32 gdi32 advapi32 shell32 ole32 oleaut32 ntdll ws2_32 msvcrt winmm psapi setupapi version comctl32 dwmapi shcore shlwapi".split(
    " ",
  ),
);

/** The path of a library inside the package is nobody else's. */
function isForEverybody({ function: fn }: Declaration): boolean {
  return !/[\\/]/.test(fn.library.spelling ?? "");
}

/** A type that no other package can have: an own structure or callback type, a Python callable, an `errcheck`. */
function isPrivateType(project: Project, declaration: Declaration): boolean {
  if (declaration.attribute === "errcheck") return true;
  const types =
    declaration.attribute === "restype" ? resultTypesOf(project, declaration) : parameterTypesOf(project, declaration);
  return (types ?? []).some((it) => it !== undefined && isPrivate(it));
}

function isPrivate(type: CtypesType): boolean {
  if (type.kind === "callback" || type.kind === "callable") return true;
  if (type.definition !== undefined) return true;
  return type.pointee !== undefined && isPrivate(type.pointee);
}

/** Another module of the same workspace that declares other types for the same function. */
function conflicting(project: Project, declaration: Declaration): Declaration | undefined {
  // What a function declares just before it calls holds for that call, whatever was declared before.
  if (declaration.attribute !== "argtypes" || enclosingFunction(declaration.node) !== undefined) return undefined;
  const mine = parameterTypesOf(project, declaration);
  if (mine === undefined) return undefined;
  const all = declarationsOf(project).of.get(declaration.function.key) ?? [];
  return all.find((it) => {
    if (it.attribute !== "argtypes" || it.file === declaration.file || !canMeet(project, it.file, declaration.file))
      return false;
    const other = parameterTypesOf(project, it);
    if (other === undefined) return false;
    // Of two lengths one is too many arguments for the other's calls, which raise.
    return other.length !== mine.length || other.some((type, index) => clashes(type, mine[index]));
  });
}

function stringKindOf(type: CtypesType | undefined): "bytes" | "text" | undefined {
  if (type?.kind !== "string" || type.definition !== undefined) return undefined;
  return /wchar|LPC?WSTR|OLESTR/.test(type.name) ? "text" : "bytes";
}

function canMeet(project: Project, a: ModuleModel, b: ModuleModel): boolean {
  return project.connected(a).includes(b.path);
}

/**
 * Pointers to two structures that are not one, and strings of two kinds: an instance of the first is refused for the
 * second.
 */
function clashes(a: CtypesType | undefined, b: CtypesType | undefined): boolean {
  const [kind, other] = [stringKindOf(a), stringKindOf(b)];
  if (kind !== undefined && other !== undefined && kind !== other) return true;
  const first = a?.kind === "pointer" ? a.pointee?.definition : undefined;
  const second = b?.kind === "pointer" ? b.pointee?.definition : undefined;
  return first !== undefined && second !== undefined && first !== second;
}
