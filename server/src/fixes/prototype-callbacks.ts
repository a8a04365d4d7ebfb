/** How a declaration names the type of a callback: as the module does, where its prototype agrees with C. */

import { prototypeCallOf } from "../project/ctypes/callback-uses.ts";
import { callbackIn } from "../project/ctypes/callbacks.ts";
import { abisOf, type CallbackType, type CtypesType } from "../project/ctypes/ctypes-type.ts";
import { heldIn } from "../project/ctypes/held.ts";
import { typeOfExpression } from "../project/ctypes/type-of.ts";
import type { Target } from "../semantics/target.ts";
import { sameValue, type Value } from "../semantics/values.ts";
import type { Callback, CType } from "../signatures/types.ts";
import { type Call, type Expression, textOf } from "../syntax/ast.ts";
import { walk } from "../syntax/walk.ts";
import { nameAt } from "./prototype-names.ts";
import { type OwnText, type TypeSearch, typeNamed } from "./prototype-types.ts";

/** A prototype longer than this is no part of another declaration. */
const longestInline = 80;

/**
 * What callbacks are declared as which the calls pass as `passed`. `undefined`: an untyped pointer, which takes every one;
 * a function type takes its own callbacks only, and not None.
 */
export function callbackText(
  search: TypeSearch,
  type: CType,
  callback: Callback,
  passed: readonly Expression[],
): OwnText | undefined {
  const prototypes = new Set<Call>();
  for (const argument of passed) {
    const prototype = prototypePassed(search, argument);
    if (prototype === "other") return undefined;
    if (prototype !== undefined) prototypes.add(prototype);
  }
  const [prototype, ...others] = prototypes;
  if (others.length > 0) return undefined;
  if (prototype === undefined) return namedAsInC(search, type, callback);

  const name = nameOfPrototype(search, prototype, passed);
  if (name !== undefined) return agrees(name.type.callback, callback, search.target) ? name : undefined;
  return inline(search, prototype, callback);
}

/** The call of WINFUNCTYPE that made what is passed; `undefined` where that is not known. */
function prototypePassed({ project }: TypeSearch, argument: Expression): Call | "other" | undefined {
  const made = callbackIn(project, argument);
  if (made !== undefined) {
    const maker = made.node.kind === "call" ? made.node.callee : made.node.decorators[0];
    return maker === undefined ? undefined : prototypeCallOf(project, maker);
  }
  const values = project.evaluate(argument);
  // `CALLBACK = WNDPROC(function)` at the top of the module, or an attribute that keeps it.
  const [only] = values;
  if (values.length === 1 && only?.kind === "result") {
    const prototype = prototypeCallOf(project, only.call.callee, only.frame);
    if (prototype !== undefined) return prototype;
  }
  return heldIn(project, argument).every((it) => it.kind === "unknown") ? undefined : "other";
}

function namedAsInC(search: TypeSearch, type: CType, callback: Callback): OwnText | undefined {
  const bare = (name: string): string => name.replace(/^(?:LP|P)(?=[A-Z])/, "");
  for (const name of new Set([type.name, callback.name, bare(type.name), bare(callback.name)])) {
    const found = /^[A-Za-z_]\w*$/.test(name) ? typeNamed(search, name) : undefined;
    if (agrees(found?.type.callback, callback, search.target)) return { text: name, needs: found?.needs ?? 0 };
  }
  return undefined;
}

/** The name under which the place knows what `prototype` made. */
function nameOfPrototype(
  search: TypeSearch,
  prototype: Call,
  passed: readonly Expression[],
): (OwnText & { readonly type: CtypesType }) | undefined {
  const { parent } = prototype;
  const candidates = new Set<string>();
  if (parent?.kind === "assign") for (const it of parent.targets) if (it.kind === "name") candidates.add(it.id);
  for (const argument of passed) if (argument.kind === "call") candidates.add(textOf(argument.callee));
  for (const name of candidates) {
    const found = /^[A-Za-z_]\w*$/.test(name) ? typeNamed(search, name) : undefined;
    if (found === undefined) continue;
    if (!found.values.every((it) => it.kind === "result" && it.call === prototype)) continue;
    return { text: name, needs: found.needs, type: found.type };
  }
  return undefined;
}

/** A prototype made where it is used: the same one is made by the same types, since ctypes keeps them. */
function inline(search: TypeSearch, prototype: Call, callback: Callback): OwnText | undefined {
  const { project, place, target } = search;
  const text = textOf(prototype);
  if (text.length > longestInline || text.includes("\n")) return undefined;
  let needs = place.index;
  for (const node of walk(prototype)) {
    if (node.kind !== "name") continue;
    const found = nameAt(project, place, node.id);
    const isBuiltin = found === undefined && project.evaluate(node).every((it) => isOfPython(it));
    if (isBuiltin) continue;
    // A name of the function that makes it is not there for the declaration, or means something else.
    const inside = project.evaluate(node);
    if (found === undefined || !inside.every((it) => found.values.some((other) => sameValue(it, other))))
      return undefined;
    needs = Math.max(needs, found.needs);
  }
  const type = typeOfExpression(project, prototype);
  return agrees(type?.callback, callback, target) ? { text, needs } : undefined;
}

/** `None`, and the built-in names. */
function isOfPython(value: Value): boolean {
  return value.kind === "constant" || (value.kind === "external" && value.path.startsWith("builtins."));
}

/** Whether C may call what is made by `own`: as many parameters, all as wide as in C, and cleared off the same stack. */
function agrees(own: CallbackType | undefined, callback: Callback, target: Target): boolean {
  if (own === undefined || own.parameters.length !== callback.parameters.length) return false;
  const abis = abisOf(target);
  const maker = callback.convention === "stdcall" ? "WINFUNCTYPE" : "CFUNCTYPE";
  if (abis.includes("x86") && own.maker !== maker) return false;
  const isSame = (type: CtypesType | undefined, inC: CType): boolean => {
    if (type === undefined || inC.kind === "struct" || type.kind === "structure") return false;
    if (inC.kind === "void" || type.kind === "none") return inC.kind === "void" && type.kind === "none";
    if ((inC.kind === "float") !== (type.kind === "float")) return false;
    return abis.every((abi) => type.bits[abi] === inC.bits[abi]);
  };
  return (
    isSame(own.result, callback.result) &&
    own.parameters.every((it, index) => {
      const inC = callback.parameters[index]?.type;
      return inC !== undefined && isSame(it, inC);
    })
  );
}
