import { foreignCallsIn } from "../../project/ctypes/calls.ts";
import type { CtypesType } from "../../project/ctypes/ctypes-type.ts";
import { declarationsIn } from "../../project/ctypes/declarations.ts";
import { declarationsFor, isReset, takesBack } from "../../project/ctypes/declared.ts";
import { type ForeignFunction, foreignFunctionsIn } from "../../project/ctypes/functions.ts";
import { replacesFunction } from "../../project/ctypes/library-attributes.ts";
import { pastedDeclarations } from "../../project/ctypes/pasted-declarations.ts";
import { ctypesTypeOf, isBuiltinType, isStructureClass } from "../../project/ctypes/type-of.ts";
import { uselessDeclarations } from "../../project/ctypes/useless-declarations.ts";
import type { Project } from "../../project/project.ts";
import type { ModuleModel } from "../../semantics/module-model.ts";
import type { Result } from "../../semantics/values.ts";
import { slipsBetween } from "../../signatures/suggestions.ts";
import type { Assign, Attribute, ClassDef, Expression, Node, Statement } from "../../syntax/ast.ts";
import { spanOf, textOf } from "../../syntax/ast.ts";
import { nameSpanOf } from "../../syntax/last-name.ts";
import { walk } from "../../syntax/walk.ts";
import type { Span } from "../../text/span.ts";
import { defineRule, type FileEdit } from "../rule.ts";

const functionAttributes = ["argtypes", "restype", "errcheck"];

/** Names people write for one of the three, further away than a slip of the keyboard. */
const functionAliases = new Map([
  ["arg_types", "argtypes"],
  ["args", "argtypes"],
  ["arguments", "argtypes"],
  ["argstypes", "argtypes"],
  ["argument_types", "argtypes"],
  ["ret_type", "restype"],
  ["rettype", "restype"],
  ["res_type", "restype"],
  ["result_type", "restype"],
  ["return_type", "restype"],
  ["returntype", "restype"],
  ["restypes", "restype"],
  ["err_check", "errcheck"],
]);

const structureAttributes = ["_fields_", "_pack_", "_anonymous_", "_align_", "_layout_", "_swappedbytes_"];

const structureAliases = new Map([
  ["_fields", "_fields_"],
  ["fields_", "_fields_"],
  ["__fields__", "_fields_"],
  ["_field_", "_fields_"],
  ["_feilds_", "_fields_"],
  ["fields", "_fields_"],
  ["_pack", "_pack_"],
  ["pack_", "_pack_"],
  ["__pack__", "_pack_"],
  ["_anonymous", "_anonymous_"],
]);

export const misspelledPrototype = defineRule({
  id: "misspelled-prototype",
  family: "ffi",
  since: "0.1.0",
  severity: "error",
  isOnByDefault: true,
  summary: "Name or value of a declaration that ctypes does not read",
  why: `
    Functions, libraries and structures of ctypes accept any attribute. \`f.restypes = …\` and \`f.argtype = …\` are stored
    and never read, so the function stays undeclared; a \`Structure\` with \`_feilds_\` has size 0. Nothing says so at run
    time. Other mistakes, such as \`argtypes = (c_int)\` or \`argtypes = [int]\`, raise, but only when the line runs, which
    is often behind a test for the platform.
  `,
  examples: [
    {
      bad: `
        import ctypes

        libc = ctypes.CDLL("libc.so.6")
        libc.strlen.argtype = [ctypes.c_char_p]
      `,
      good: `
        import ctypes

        libc = ctypes.CDLL("libc.so.6")
        libc.strlen.argtypes = [ctypes.c_char_p]
      `,
    },
  ],

  *find({ file, project }) {
    if (!project.mayMeet(file, /\bctypes\b/)) return;
    for (const node of walk(file.source.module)) {
      if (node.kind === "assign") {
        for (const target of node.targets) {
          if (target.kind === "attribute") yield* judgeAttribute(project, file, target, node.value);
        }
        if (node.value.kind === "none") yield* judgeReset(project, file, node);
      } else if (node.kind === "classDef") {
        yield* judgeClass(project, file, node);
      }
    }
    for (const found of uselessDeclarations(project, file)) yield { ...found, repair: undefined };
    for (const { node, message } of pastedDeclarations(project, file)) {
      yield { node, message, repair: undefined, severity: "warning" as const, confidence: "medium" as const };
    }
  },

  message: ({ message }) => message,

  // Each kind of mistake has one repair, and it gives effect to a declaration that had none.
  fixes: ({ repair }) => (repair === undefined ? [] : [{ ...repair, safety: "suggestion" }]),
});

interface Misspelling {
  readonly node: Node;
  readonly span?: Span;
  readonly message: string;
  readonly repair: { readonly title: string; readonly edits: readonly FileEdit[] } | undefined;
}

function* judgeAttribute(
  project: Project,
  file: ModuleModel,
  target: Attribute,
  value: Expression,
): Iterable<Misspelling> {
  const { name } = target;
  if (functionAttributes.includes(name)) {
    yield* judgeValue(project, file, target, value);
    return;
  }
  if (name.startsWith("_")) return;
  const meant = functionAliases.get(name) ?? functionAttributes.find((it) => slipsBetween(name, it) <= 2);
  if (meant === undefined) {
    if (!replacesFunction(project, file, target, value)) return;
    const { end } = spanOf(target);
    const edits = [{ path: file.path, span: { start: end, end }, text: ".restype" }];
    yield {
      node: target,
      message: `\`${textOf(target)}\` is \`${textOf(value)}\` from here on, and no function of the library any more.`,
      repair: { title: "Make it the restype", edits },
    };
    return;
  }
  // Other objects may have an attribute of any name.
  if (foreignFunctionsIn(project, target.object).length === 0) return;
  const span = nameSpanOf(target);
  yield {
    node: target,
    span,
    message: `ctypes does not read \`${name}\`: \`${textOf(target.object)}\` stays without \`${meant}\`.`,
    // What is no declaration raises under its right name.
    repair: holdsObject(project, value)
      ? undefined
      : { title: `Rename to ${meant}`, edits: [{ path: file.path, span, text: meant }] },
  };
}

/** `[Event(), c_int]`: an object where a type belongs. */
function holdsObject(project: Project, value: Expression): boolean {
  const elements = value.kind === "sequence" ? value.elements : [value];
  return elements.some((element) => {
    if (element.kind !== "call") return false;
    return project
      .evaluate(element)
      .some((it) => it.kind === "instance" || (it.kind === "result" && isObject(project, it)));
  });
}

function isObject(project: Project, { callee }: Result): boolean {
  const type = ctypesTypeOf(project, callee);
  return type !== undefined && type.kind !== "none";
}

/** `f.argtypes = [...]`, and below it `f.argtypes = None`, which takes it back. Nearly always `restype` was meant. */
function* judgeReset(project: Project, file: ModuleModel, statement: Assign): Iterable<Misspelling> {
  const [target] = statement.targets;
  if (target?.kind !== "attribute" || target.name !== "argtypes") return;
  const reset = declarationsIn(project, file).find((it) => it.node === target);
  if (reset === undefined || !isReset(project, reset)) return;
  const all = declarationsFor(project, reset.function, "argtypes").filter((it) => it.file === file);
  const lost = all.find((it) => takesBack(reset, it) && !isReset(project, it));
  // Calls in between may have been what it was for.
  if (lost === undefined || hasCallBetween(project, file, reset.function, lost.node, target)) return;
  const span = nameSpanOf(target);
  const hasResult = declarationsFor(project, reset.function, "restype").length > 0;
  yield {
    node: target,
    span,
    message: `\`argtypes = None\` takes back what was declared above: \`${textOf(target.object)}\` is called without \`argtypes\`.`,
    repair: hasResult ? undefined : { title: "Make it restype", edits: [{ path: file.path, span, text: "restype" }] },
  };
}

function hasCallBetween(project: Project, file: ModuleModel, fn: ForeignFunction, from: Node, to: Node): boolean {
  return foreignCallsIn(project, file).some(
    ({ call, functions }) =>
      spanOf(call).start > spanOf(from).start &&
      spanOf(call).start < spanOf(to).start &&
      functions.some((it) => it.key === fn.key),
  );
}

/** `argtypes = c_int`, `argtypes = (c_int)`, `argtypes = [int]`: all of them raise. */
function* judgeValue(project: Project, file: ModuleModel, target: Attribute, value: Expression): Iterable<Misspelling> {
  if (target.name !== "argtypes") return;
  if (value.kind === "sequence") {
    for (const element of value.elements) {
      const wrong = project.evaluate(element).find((it) => it.kind === "external" && isBuiltinType(it.path));
      if (wrong === undefined || foreignFunctionsIn(project, target.object).length === 0) continue;
      const message = `\`${textOf(element)}\` is no ctypes type: the assignment raises \`TypeError\`.`;
      yield { node: element, message, repair: undefined };
    }
    return;
  }
  if (value.kind !== "name" && value.kind !== "attribute" && value.kind !== "call") return;
  const types = project.evaluate(value).map((it) => ctypesTypeOf(project, it));
  const [type] = types;
  if (type === undefined || type.kind === "none" || types.length !== 1) return;
  if (foreignFunctionsIn(project, target.object).length === 0) return;
  yield singleType(file, target, value, type);
}

function singleType(file: ModuleModel, target: Attribute, value: Expression, type: CtypesType): Misspelling {
  const text = textOf(value);
  const { start, end } = spanOf(value);
  const { text: source } = file.source;
  const isBracketed = source[start - 1] === "(" && source[end] === ")";
  const message = `\`argtypes\` takes a sequence of types, and \`${isBracketed ? `(${text})` : text}\` is one type (${type.name}): the assignment raises \`TypeError\`.`;
  const edits = isBracketed
    ? [{ path: file.path, span: { start: end, end }, text: "," }]
    : [{ path: file.path, span: { start, end }, text: `[${text}]` }];
  return {
    node: isBracketed ? target : value,
    span: spanOf(value),
    message,
    repair: { title: "Make it a sequence", edits },
  };
}

function* judgeClass(project: Project, file: ModuleModel, definition: ClassDef): Iterable<Misspelling> {
  // Cheap questions first: most classes are no structures.
  const suspects = definition.body.flatMap((it) => suspectIn(it) ?? []);
  const fields = definition.body.find(
    (it) => it.kind === "assign" && it.targets.some((name) => name.kind === "name" && name.id === "_fields_"),
  );
  if (suspects.length === 0 && fields === undefined) return;
  if (!isStructureClass(project, { kind: "class", definition })) return;

  for (const { target, meant } of suspects) {
    // A class that has the real one keeps the other for itself.
    if (meant === "_fields_" && fields !== undefined) continue;
    const effect = meant === "_fields_" ? "has no fields" : `keeps the default for \`${meant}\``;
    yield {
      node: target,
      message: `ctypes does not read \`${target.id}\`: \`${definition.name.id}\` ${effect}.`,
      repair: { title: `Rename to ${meant}`, edits: [{ path: file.path, span: spanOf(target), text: meant }] },
    };
  }
  if (fields?.kind === "assign") yield* judgeFields(project, fields.value);
}

function suspectIn(statement: Statement) {
  if (statement.kind !== "assign") return undefined;
  const [target] = statement.targets;
  if (target?.kind !== "name" || structureAttributes.includes(target.id)) return undefined;
  const alias = structureAliases.get(target.id);
  // A list of pairs under the plain name is a declaration; any other `fields` is the program's own.
  if (target.id === "fields" && !isListOfPairs(statement.value)) return undefined;
  const isPrivate = target.id.startsWith("_") && target.id.length > 4;
  const meant = alias ?? (isPrivate ? structureAttributes.find((it) => slipsBetween(target.id, it) <= 1) : undefined);
  return meant === undefined ? undefined : { target, meant };
}

function isListOfPairs(value: Expression): boolean {
  return (
    value.kind === "sequence" &&
    value.elements.length > 0 &&
    value.elements.every((it) => it.kind === "sequence" && it.elements.length >= 2 && it.elements[0]?.kind === "string")
  );
}

/** `_fields_ = ("a", c_int)` and a builtin as field type raise. */
function* judgeFields(project: Project, value: Expression): Iterable<Misspelling> {
  if (value.kind !== "sequence") return;
  const [first, second] = value.elements;
  if (value.elements.length === 2 && first?.kind === "string" && second !== undefined && second.kind !== "sequence") {
    yield {
      node: value,
      message: "`_fields_` takes a sequence of pairs, and this is one pair: the class raises `TypeError`.",
      repair: undefined,
    };
    return;
  }
  for (const field of value.elements) {
    const type = field.kind === "sequence" ? field.elements[1] : undefined;
    if (type === undefined) continue;
    const wrong = project.evaluate(type).find((it) => it.kind === "external" && isBuiltinType(it.path));
    if (wrong === undefined) continue;
    const message = `\`${textOf(type)}\` is no ctypes type: the class raises \`TypeError\`.`;
    yield { node: type, message, repair: undefined };
  }
}
