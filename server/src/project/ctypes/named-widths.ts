/** Names that say how wide a type is, bound to one that is as wide on some systems only: `Int64 = c_long`. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { type Binding, scopeOf } from "../../semantics/scopes.ts";
import { includesPosix, includesWindows, isDead } from "../../semantics/target.ts";
import type { Expression } from "../../syntax/ast.ts";
import { referencesByName } from "../callers.ts";
import type { Project } from "../project.ts";
import type { CtypesType } from "./ctypes-type.ts";
import { variesInWidth } from "./platform-widths.ts";
import { typesOfExpression } from "./type-of.ts";

export interface NamedWidth {
  readonly node: Expression;
  readonly type: CtypesType;
  readonly name: string;
  readonly width: 32 | 64;
  /** What to write instead, as a name of `ctypes`. */
  readonly wanted: string;
}

const widthName = /^_?(?:c_|cl_)?u?int_?(32|64)(?:_?t)?$/i;
const quadWord = /^q_?word$/i;

/** What says in the same file that it is meant for the system on which the type has another width. */
const windowsMarks = /\bwin32\b|\b[wW]in(?:DLL|dll)\b|\.dll\b|\bos\.name\b|["']Windows["']/;
const windowsLoader = /\b[wW]in(?:DLL|dll)\b/;
const posixMarks = /\.so\b|\.dylib\b|\blinux\b|\bdarwin\b|["'](?:Linux|Darwin|posix)["']/;

export function* namedWidths(project: Project, file: ModuleModel): Iterable<NamedWidth> {
  for (const [name, bindings] of scopeOf(file.source.module).bindings) {
    const digits = widthName.exec(name)?.[1] ?? (quadWord.test(name) ? "64" : undefined);
    const [only, ...others] = bindings;
    // A choice by the system is right on each.
    if (digits === undefined || only === undefined || others.length > 0) continue;
    const found = widthOf(project, only, digits === "64" ? 64 : 32);
    if (found !== undefined) yield { ...found, name };
  }
}

function widthOf(project: Project, { origin, name }: Binding, width: 32 | 64): Omit<NamedWidth, "name"> | undefined {
  if (origin.kind !== "value" || origin.path.length > 0) return undefined;
  const node = origin.value;
  if (node.kind !== "name" && node.kind !== "attribute") return undefined;
  const [type, ...others] = typesOfExpression(project, node) ?? [];
  if (type === undefined || others.length > 0 || !/^c_u?long$/.test(type.name) || !variesInWidth(type))
    return undefined;
  const target = project.targetAt(node);
  const { path } = project.fileOf(node);
  const isMeant =
    width === 64
      ? includesWindows(target) && project.matches(path, windowsMarks)
      : includesPosix(target) && project.matches(path, posixMarks) && !project.matches(path, windowsLoader);
  if (isDead(target) || !isMeant) return undefined;
  if (referencesByName(project, name)[Symbol.iterator]().next().done === true) return undefined;
  return { node, type, width, wanted: `c_${type.signed ? "" : "u"}int${width}` };
}
