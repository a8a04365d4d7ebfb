import { partsOf } from "../../project/locks/held-locks.ts";
import { heldMoments } from "../../project/locks/lock-events.ts";
import { blocksItsHolder, type HeldLock } from "../../project/locks/lock-use.ts";
import { classAround, isPublicFunction, selfParameterOf } from "../../project/locks/places.ts";
import type { Project } from "../../project/project.ts";
import { reachingBindings } from "../../semantics/reaching.ts";
import {
  type Expression,
  type FunctionDef,
  type Name,
  type Node,
  type Parameter,
  type Statement,
  spanOf,
  textOf,
} from "../../syntax/ast.ts";
import { ancestorsOf, enclosingStatement, walk } from "../../syntax/walk.ts";
import { defineRule, type Fact, type Fix } from "../rule.ts";
import { step, takenHere } from "./trace.ts";

interface ImplicitCall extends Fact {
  readonly held: HeldLock;
  /** What is turned into text. */
  readonly subject: string;
  readonly parameter: Parameter;
  readonly owner: FunctionDef;
}

export const implicitForeignCodeUnderLock = defineRule<ImplicitCall>({
  id: "implicit-foreign-code-under-lock",
  family: "locks",
  since: "0.1.0",
  severity: "hint",
  isOnByDefault: true,
  summary: "An object that came from outside is turned into text while a lock is held",
  why: `
    \`str(x)\`, \`"%s" % x\` and f-strings run \`x.__str__\`, which others wrote. In a logging handler, or in a function that
    prints, that method may well log or print in its turn, and then it waits for the lock that its own thread holds.
    It is the oldest of logging's deadlocks: an object whose \`__str__\` logs.

    Make the text first, take the lock then.
  `,
  examples: [
    {
      bad: `
        import logging
        import threading

        ring = []
        ring_lock = threading.Lock()

        class RingHandler(logging.Handler):
            def emit(self, record):
                with ring_lock:
                    text = self.format(record)
                    ring.append(text)
      `,
      good: `
        import logging
        import threading

        ring = []
        ring_lock = threading.Lock()

        class RingHandler(logging.Handler):
            def emit(self, record):
                text = self.format(record)
                with ring_lock:
                    ring.append(text)
      `,
    },
  ],

  *find({ file, project, options }) {
    if (options.isTest) return;
    const seen = new Set<Expression>();
    for (const { owner, moment } of heldMoments(project, file)) {
      if (moment.kind !== "evaluate" || owner.kind !== "functionDef") continue;
      const held = moment.held.findLast(
        (it) =>
          blocksItsHolder(it.lock) && it.refusesReentry !== true && !it.lock.kinds.some((k) => k.domain === "async"),
      );
      if (held === undefined) continue;
      const record = recordParameter(project, owner);
      const isOutput = record === undefined && outputWords.test(owner.name.id) && isPublicFunction(owner);
      if (record === undefined && !isOutput) continue;
      for (const part of partsOf(moment.node)) {
        const converted = record === undefined ? explicitlyConverted(part) : formatted(part, record);
        if (converted === undefined || seen.has(part) || isPlainThere(converted)) continue;
        const parameter = record ?? foreignParameter(converted, owner);
        if (parameter === undefined) continue;
        seen.add(part);
        yield { node: part, held, subject: textOf(converted), parameter, owner, confidence: "medium" };
      }
    }
  },

  message: ({ held, subject }) =>
    `Turning \`${subject}\` into text runs code of others while \`${held.lock.name}\` is held: if that logs or prints in its turn, it waits forever.`,

  related: ({ held, parameter }, { project }) => [
    takenHere(project, held),
    step(project, parameter, "it came from outside here"),
  ],

  fixes({ node, held, owner }, { file }) {
    const fix = moveBefore(file.path, file.source.text, node, held, owner);
    return fix === undefined ? [] : [fix];
  },
});

/** `isinstance(info, str)` around the conversion: code of others has no part in it. */
function isPlainThere(converted: Expression): boolean {
  let inner: Node = converted;
  for (const it of ancestorsOf(converted)) {
    if (it.kind === "functionDef") return false;
    const isChosen =
      it.kind === "if" ? it.body.some((own) => own === inner) : it.kind === "conditional" && it.body === inner;
    if (isChosen && "test" in it && it.test !== undefined && saysPlain(it.test, textOf(converted))) return true;
    inner = it;
  }
  return false;
}

function saysPlain(test: Expression, subject: string): boolean {
  for (const node of walk(test)) {
    if (node.kind !== "call" || textOf(node.callee) !== "isinstance") continue;
    const [value, type] = node.arguments;
    if (value === undefined || type === undefined || textOf(value.value) !== subject) continue;
    if (/^[\s(]*(?:(?:str|bytes|int|float|bool|unicode|basestring)[\s,)]*)+$/.test(textOf(type.value))) return true;
  }
  return false;
}

const outputWords =
  /(?:^|_)(?:log|print|show|display|warn|warning|report|echo|trace)(?:_|$)|^(?:log|print|show|display|warn|report|echo|trace)/i;
const loggingClass = /^logging(?:\.handlers)?\.\w*(?:Handler|Formatter|Filter)$/;

/** The record of a method of a logging handler, formatter or filter. */
function recordParameter(project: Project, owner: FunctionDef): Parameter | undefined {
  if (!/^(?:emit|handle|format|filter|write|formatMessage)$/.test(owner.name.id)) return undefined;
  const definition = classAround(owner);
  const record = owner.parameters[1];
  if (definition === undefined) return undefined;
  const { classes, externals } = project.hierarchyOf(definition);
  if (externals.some((it) => loggingClass.test(it))) return record;
  // The handlers of other libraries for logging: `emit(record)` of a class that says so.
  const isHandler = owner.name.id === "emit" && classes.some((it) => /Handler/.test(it.name.id));
  return isHandler && /record/i.test(record?.name?.id ?? "") ? record : undefined;
}

/** What of a log record a part of an expression turns into text. */
function formatted(part: Expression, record: Parameter): Expression | undefined {
  const mentions = (it: Expression): boolean =>
    [...walk(it)].some((node) => node.kind === "name" && node.id === record.name?.id);
  if (part.kind === "call") {
    const { callee } = part;
    const [first] = part.arguments;
    if (callee.kind === "attribute" && callee.name === "getMessage" && mentions(callee.object)) return part;
    const formats = callee.kind === "attribute" && /^_?format(?:_|$)/.test(callee.name);
    if (formats && first !== undefined && isRecord(first.value, record)) return first.value;
    const isText = callee.kind === "name" && /^(?:str|repr|unicode|format)$/.test(callee.id);
    return isText && first !== undefined && isForeignPart(first.value) && mentions(first.value)
      ? first.value
      : undefined;
  }
  if (part.kind === "binaryOperation" && part.operator === "%" && mentions(part.right)) {
    return [...walk(part.right)].some((it) => it.kind === "attribute" && isForeignPart(it)) ? part.right : undefined;
  }
  if (part.kind !== "formatted") return undefined;
  for (const it of part.parts)
    if (typeof it !== "string" && isForeignPart(it.value) && mentions(it.value)) return it.value;
  return undefined;
}

const isRecord = (it: Expression, record: Parameter): boolean => it.kind === "name" && it.id === record.name?.id;

/** Attributes of a record that hold what the user logged; the others are texts and numbers of logging itself. */
function isForeignPart(it: Expression): boolean {
  return it.kind === "attribute"
    ? /^(?:args|msg|exc_info)$/.test(it.name)
    : it.kind === "subscript" && isForeignPart(it.object);
}

/** `str(x)`, `repr(x)`, `format(x)`, `{x!r}`, `"%r" % x`: the author wants the text. */
function explicitlyConverted(part: Expression): Expression | undefined {
  if (part.kind === "call" && part.callee.kind === "name" && /^(?:str|repr|unicode|format)$/.test(part.callee.id)) {
    return part.arguments[0]?.value;
  }
  if (part.kind === "formatted") {
    for (const it of part.parts) if (typeof it !== "string" && it.conversion === "r") return it.value;
  }
  const isRepr =
    part.kind === "binaryOperation" &&
    part.operator === "%" &&
    part.left.kind === "string" &&
    /%r/.test(part.left.value);
  if (!isRepr) return undefined;
  return part.right.kind === "sequence" ? part.right.elements[0] : part.right;
}

/** The parameter that an expression is, or is an element of. */
function foreignParameter(expression: Expression, owner: FunctionDef): Parameter | undefined {
  let current: Expression = expression;
  for (let depth = 0; depth < 4; depth++) {
    if (current.kind === "subscript") current = current.object;
    if (current.kind !== "name") return undefined;
    const [binding, ...others] = reachingBindings(current) ?? [];
    if (binding === undefined || others.length > 0) return undefined;
    if (binding.origin.kind === "parameter") {
      const { parameter } = binding.origin;
      if (parameter.parent !== owner || parameter === selfParameterOf(owner) || isPlainText(parameter))
        return undefined;
      return parameter;
    }
    if (binding.origin.kind !== "loop") return undefined;
    current = binding.origin.iterable;
  }
  return undefined;
}

function isPlainText({ annotation }: Parameter): boolean {
  return annotation !== undefined && /^["']?(?:str|int|bytes|float|bool|Path|datetime)\b/.test(textOf(annotation));
}

/** The statement that makes the text, moved before the `with` it is the first statement of. */
function moveBefore(path: string, text: string, node: Node, held: HeldLock, owner: FunctionDef): Fix | undefined {
  const statement = enclosingStatement(node);
  const block = statement?.parent;
  if (
    statement?.kind !== "assign" ||
    block?.kind !== "with" ||
    block.items[0]?.context !== held.taken ||
    block.items.length > 1
  )
    return undefined;
  if (block.body[0] !== statement || block.body.length < 2 || !readsOnlyParameters(statement, owner)) return undefined;
  const start = spanOf(block).start;
  const span = spanOf(statement);
  const indent = text.slice(text.lastIndexOf("\n", start - 1) + 1, start);
  const lineStart = text.lastIndexOf("\n", span.start - 1) + 1;
  const lineEnd = text.indexOf("\n", span.end) + 1;
  if (indent.trim() !== "" || lineStart <= start || lineEnd === 0 || textOf(statement).includes("\n")) return undefined;
  return {
    title: "Make the text before taking the lock",
    // Texts of two threads may be made in another order than they are kept.
    safety: "suggestion",
    edits: [
      { path, span: { start, end: start }, text: `${textOf(statement)}\n${indent}` },
      { path, span: { start: lineStart, end: lineEnd }, text: "" },
    ],
  };
}

function readsOnlyParameters(statement: Statement & { kind: "assign" }, owner: FunctionDef): boolean {
  const [target, ...others] = statement.targets;
  if (target?.kind !== "name" || others.length > 0) return false;
  const parameters = new Set(owner.parameters.map((it) => it.name?.id));
  for (const node of walk(statement.value)) {
    if (node.kind === "name" && !parameters.has(node.id) && !isCallee(node)) return false;
    // What the lock protects may be read by an attribute; a method of its own formats.
    if (node.kind === "attribute" && textOf(node.object) === "self" && !isCallee(node)) return false;
  }
  return true;
}

function isCallee(node: Name | Node): boolean {
  return node.parent?.kind === "call" && node.parent.callee === node;
}
