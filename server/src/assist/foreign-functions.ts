/**
 * What C says, where the editor asks: the prototype of a foreign function on hover, the functions of a library behind its
 * dot, the next type inside of `argtypes = [`, and the parameters while a call is typed.
 */

import { spellingOf } from "../fixes/add-import.ts";
import { narrowByLibrary, prototypesOf } from "../project/ctypes/calls.ts";
import { type ForeignFunction, foreignFunctionsIn } from "../project/ctypes/functions.ts";
import { librariesIn } from "../project/ctypes/libraries.ts";
import type { Project } from "../project/project.ts";
import { includesPython2, isDead } from "../semantics/target.ts";
import { ctypesExpression, type TypeExpression } from "../signatures/ctypes-writer.ts";
import { cPrototype, ctypesDeclaration } from "../signatures/describe.ts";
import { exportsOf } from "../signatures/lookup.ts";
import type { Prototype } from "../signatures/types.ts";
import { type Attribute, type Call, type Expression, type Node, offsetOf, spanOf } from "../syntax/ast.ts";
import { ancestorsOf, nodeAt } from "../syntax/walk.ts";
import type { Completion, Hover, SignatureHelp } from "./assistance.ts";

/** The C prototype of the foreign function under the pointer. */
export function hoverAt(project: Project, path: string, offset: number): Hover | undefined {
  const node = expressionAt(project, path, offset);
  if (node === undefined || (node.kind !== "attribute" && node.kind !== "name")) return undefined;
  const prototype = prototypeNamed(project, node);
  if (prototype === undefined) return undefined;
  const isPython2 = includesPython2(project.targetAt(node));
  const libraries = prototype.isPortable ? "" : ` in ${prototype.library}, ${prototype.available.join(", ")}`;
  const markdown = [
    `\`\`\`c\n${cPrototype(prototype)}\n\`\`\``,
    `\`${prototype.name}\`${libraries}`,
    `\`\`\`python\n${ctypesDeclaration(prototype, isPython2)}\n\`\`\``,
  ].join("\n\n");
  return { span: placeOfName(node), markdown };
}

/** More names than these are narrowed by typing on. */
const MOST_COMPLETIONS = 500;

export function completionsAt(project: Project, path: string, offset: number): readonly Completion[] {
  const file = project.module(path);
  if (file === undefined) return [];
  const before = file.source.text.slice(Math.max(0, offset - 200), offset);
  const dotted = /\.(\w*)$/.exec(before);
  if (dotted !== null) return functionsBehind(project, path, offset - dotted[0].length, dotted[1] ?? "");
  return nextTypes(project, path, offset);
}

/** The functions of the library that the expression before a dot stands for. */
function functionsBehind(project: Project, path: string, dot: number, prefix: string): readonly Completion[] {
  const object = expressionAt(project, path, dot);
  if (object === undefined) return [];
  const wanted = prefix.toLowerCase();
  const found = new Map<string, Completion>();
  for (const library of librariesIn(project, object)) {
    if (library.name === undefined) continue;
    for (const name of exportsOf(project.signatures, library.spelling)) {
      if (!name.toLowerCase().startsWith(wanted) || found.has(name)) continue;
      found.set(name, { label: name, detail: library.name.name });
      if (found.size >= MOST_COMPLETIONS) return [...found.values()];
    }
  }
  return [...found.values()];
}

/** The type of the parameter that is next in `function.argtypes = […`. */
function nextTypes(project: Project, path: string, offset: number): readonly Completion[] {
  const file = project.module(path);
  if (file === undefined) return [];
  const { text } = file.source;
  const opening = /([\w.]+)\.argtypes\s*=\s*[[(]([^\])]*)$/.exec(text.slice(Math.max(0, offset - 2000), offset));
  const written = opening?.[2];
  if (opening === null || written === undefined) return [];
  const start = Math.max(0, offset - 2000) + opening.index;
  const target = expressionAt(project, path, start + (opening[1]?.length ?? 0));
  const prototype = target === undefined ? undefined : prototypeNamed(project, target);
  const parameter = prototype?.parameters[commasIn(written)];
  if (target === undefined || prototype === undefined || parameter === undefined) return [];
  const options = {
    isWindows: prototype.available.includes("win32"),
    isPython2: includesPython2(project.targetAt(target)),
    isResult: false,
  };
  const expression = ctypesExpression(parameter.type, options);
  const label = expression === undefined ? undefined : spelled(expression);
  return label === undefined ? [] : [{ label, detail: `${parameter.type.name} ${parameter.name}`.trim() }];

  function spelled(type: TypeExpression): string | undefined {
    if (file === undefined) return undefined;
    if (type.kind === "name") return spellingOf(file, type.module, type.name).text;
    if (type.kind === "pointer") {
      const to = spelled(type.to);
      return to === undefined ? undefined : `${spellingOf(file, "ctypes", "POINTER").text}(${to})`;
    }
    return type.kind === "none" ? "None" : spellingOf(file, "ctypes", "c_void_p").text;
  }
}

export function signatureHelpAt(project: Project, path: string, offset: number): SignatureHelp | undefined {
  const file = project.module(path);
  if (file === undefined) return undefined;
  const node = expressionAt(project, path, offset) ?? nodeAt(file.source, offset);
  const call = callAround(node, offset);
  const prototype = call === undefined ? undefined : prototypeNamed(project, call.callee);
  if (call === undefined || prototype === undefined) return undefined;
  const { end } = spanOf(call.callee);
  const parameters = prototype.parameters.map((it) => ({ label: `${it.type.name} ${it.name}`.trim() }));
  const label = `${prototype.name}(${parameters.map((it) => it.label).join(", ")}${prototype.variadic ? ", ..." : ""})`;
  return {
    label: `${prototype.result.name} ${label}`,
    parameters,
    activeParameter: commasIn(file.source.text.slice(end, offset).replace(/^[^(]*\(/, "")),
  };
}

/** The innermost call whose brackets hold the place. */
function callAround(node: Node, offset: number): Call | undefined {
  for (const it of [node, ...ancestorsOf(node)]) {
    if (it.kind === "call" && spanOf(it.callee).end < offset && offset <= spanOf(it).end) return it;
  }
  return undefined;
}

/** The expression that holds or ends at a place; of a chain of attributes the part up to there. */
function expressionAt(project: Project, path: string, offset: number): Expression | undefined {
  const file = project.module(path);
  if (file === undefined) return undefined;
  const node = nodeAt(file.source, offset);
  for (const it of [node, ...ancestorsOf(node)]) {
    if (it.kind === "name" || it.kind === "call" || it.kind === "subscript") return it;
    if (it.kind === "attribute") return it;
    if (it !== node) return undefined;
  }
  return undefined;
}

/** What C says of the function that an expression names, where the systems of the target agree. */
function prototypeNamed(project: Project, node: Expression): Prototype | undefined {
  const functions = foreignFunctionsIn(project, node);
  const [first] = functions.flatMap((it) => prototypesFor(project, it, node));
  return first;
}

function prototypesFor(project: Project, fn: ForeignFunction, node: Expression): readonly Prototype[] {
  const target = project.targetAt(node);
  const narrowed = narrowByLibrary(target, fn.library);
  if (!isDead(narrowed)) return prototypesOf(project, fn, narrowed);
  // Whoever edits the code for another system wants to know all the same.
  const everywhere = { ...target, platforms: project.fileOf(node).options.target.platforms };
  return prototypesOf(project, fn, isDead(everywhere) ? target : everywhere);
}

function placeOfName(node: Attribute | Extract<Expression, { kind: "name" }>) {
  const { start, end } = spanOf(node);
  return node.kind === "name" ? { start, end } : { start: offsetOf(node.piece) + node.nameStart, end };
}

/** Commas outside of nested brackets. */
function commasIn(text: string): number {
  let depth = 0;
  let commas = 0;
  for (const unit of text) {
    if ("([{".includes(unit)) depth += 1;
    else if (")]}".includes(unit)) depth -= 1;
    else if (unit === "," && depth === 0) commas += 1;
  }
  return commas;
}
