import { keepAddressFixes } from "../../fixes/keep-address.ts";
import { freedReads } from "../../project/ctypes/freed-reads.ts";
import { lostArrays } from "../../project/ctypes/lost-arrays.ts";
import { ctypesNameOf, isCtypes } from "../../project/ctypes/names.ts";
import { stepAt } from "../../project/ctypes/trace.ts";
import { ctypesTypeOf } from "../../project/ctypes/type-of.ts";
import type { Project } from "../../project/project.ts";
import type { ModuleModel } from "../../semantics/module-model.ts";
import { resolveName } from "../../semantics/scopes.ts";
import { isDead } from "../../semantics/target.ts";
import type { Value } from "../../semantics/values.ts";
import type { Attribute, Call, Expression, Name, Node } from "../../syntax/ast.ts";
import { enclosingFunction, walk } from "../../syntax/walk.ts";
import { defineRule } from "../rule.ts";

const makers = new Set(["create_string_buffer", "create_unicode_buffer", "c_buffer"]);

export const danglingAddress = defineRule({
  id: "dangling-address",
  family: "ffi",
  since: "0.1.0",
  severity: "error",
  isOnByDefault: true,
  summary: "Address of an object that is gone when the address is used",
  why: `
    \`addressof(x)\` and \`cast(x, c_void_p).value\` are plain numbers, and so is \`array.ctypes.data\` of numpy. They keep
    nothing alive: when the object they were taken of has no other reference, its memory is given to others, and whoever
    follows the address reads and writes there. \`byref(x)\` and \`pointer(x)\` hold their object for as long as they live
    themselves. A field of a structure takes the address that \`array.ctypes.data_as\` gives, and not the array; and
    \`.value\` of a \`c_char_p\` reads the memory each time, also when it was freed in between.
  `,
  examples: [
    {
      bad: `
        import ctypes


        def attach(record):
            record.buffer = ctypes.addressof(ctypes.create_string_buffer(64))
      `,
      good: `
        import ctypes


        def attach(record):
            buffer = ctypes.create_string_buffer(64)
            record.keep = buffer
            record.buffer = ctypes.addressof(buffer)
      `,
    },
    {
      bad: `
        import ctypes


        class Reader:
            def __init__(self, size):
                buffer = ctypes.create_string_buffer(size)
                self.address = ctypes.addressof(buffer)
      `,
      good: `
        import ctypes


        class Reader:
            def __init__(self, size):
                buffer = ctypes.create_string_buffer(size)
                self._buffer = buffer
                self.address = ctypes.addressof(buffer)
      `,
    },
  ],

  *find({ file, project }) {
    yield* readsOfFreed(project, file);
    for (const { node, array } of lostArrays(project, file)) {
      if (isDead(project.targetAt(node))) continue;
      const message = `The structure keeps the address of \`${array.id}\` and not the array, which is gone when this function returns.`;
      yield { node, subject: undefined, message };
    }
    if (!/addressof|\bcast\b|\.ctypes\.data\b/.test(file.source.text)) return;
    for (const node of walk(file.source.module)) {
      if (node.kind === "attribute" && isDataOfTemporary(project, node) && !isDead(project.targetAt(node))) {
        const message = "The array dies as soon as its address is taken: nothing else refers to it.";
        yield { node, subject: undefined, message };
      }
      if (node.kind !== "call") continue;
      const subject = addressTaken(project, node);
      if (subject === undefined || isDead(project.targetAt(node))) continue;
      if (subject.kind === "call" && isMadeHere(project, subject) && !isViewOfOther(project, subject)) {
        yield { node, subject, message: "The object dies as soon as its address is taken: nothing else refers to it." };
      } else if (subject.kind === "name" && outlives(project, node, subject)) {
        yield {
          node,
          subject,
          severity: "warning" as const,
          confidence: "medium" as const,
          message: `The address outlives \`${subject.id}\`, which is gone when this function returns.`,
        };
      }
    }
  },

  message: ({ message }) => message,

  related: (fact, { project }) =>
    "freeing" in fact ? [stepAt(project, fact.freeing, "The memory is given back here.")] : [],

  fixes: ({ node, subject }, { file, project }) =>
    subject === undefined || node.kind !== "call" ? [] : keepAddressFixes(project, file, node, subject),
});

/** A string of C that is looked at when it is gone. */
function* readsOfFreed(project: Project, file: ModuleModel) {
  if (!project.mayMeet(file, /\bctypes\b/)) return;
  for (const { node, name, freeing } of freedReads(project, file)) {
    if (isDead(project.targetAt(node))) continue;
    const message = `\`${name.id}\` points to memory that was freed above, and this reads it again.`;
    yield { node, subject: undefined, message, freeing };
  }
}

/** Functions of numpy that make an array with memory of its own, whatever they are given. */
const arrayMakers =
  /^numpy\.(?:array|zeros|ones|empty|full|arange|linspace|concatenate|hstack|vstack|stack|tile|repeat|zeros_like|ones_like|empty_like|full_like)$/;

/** Methods of arrays that copy. */
const copies = new Set(["astype", "copy", "flatten"]);

/** `numpy.array(values).ctypes.data`: a number, and the array it belongs to is gone before anybody uses it. */
function isDataOfTemporary(project: Project, { name, object, parent }: Attribute): boolean {
  // How it is aligned, and whether two are one, can be asked of what is gone.
  if (parent?.kind === "binaryOperation" || parent?.kind === "comparison") return false;
  if (name !== "data" || object.kind !== "attribute" || object.name !== "ctypes" || object.object.kind !== "call") {
    return false;
  }
  const made = object.object;
  // Without a copy the array is the one it was made of.
  if (made.arguments.some((it) => it.name === "copy" || it.unpack === "**")) return false;
  if (made.callee.kind === "attribute" && copies.has(made.callee.name)) return true;
  return project.evaluate(made.callee).some((it) => it.kind === "external" && arrayMakers.test(it.path));
}

/** x, in addressof(x) and in cast(x, c_void_p).value. */
function addressTaken(project: Project, call: Call): Expression | undefined {
  const [first, second] = call.arguments;
  if (first === undefined || (call.callee.kind !== "name" && call.callee.kind !== "attribute")) return undefined;
  const callees = project.evaluate(call.callee);
  if (callees.some((it) => isCtypes(it, "addressof"))) return first.value;
  if (second === undefined || !callees.some((it) => isCtypes(it, "cast"))) return undefined;
  const isValue = call.parent?.kind === "attribute" && call.parent.name === "value";
  if (!isValue) return undefined;
  const type = project.evaluate(second.value).map((it) => ctypesTypeOf(project, it));
  return type.length === 1 && type[0]?.kind === "pointer" && type[0].pointee === undefined ? first.value : undefined;
}

/** Methods and builtins that make bytes anew. */
const byteMakers = new Set(["encode", "to_bytes", "tobytes"]);

/** `text.encode()`: bytes that nobody else has. */
function isMadeOfText(project: Project, { callee }: Call): boolean {
  if (callee.kind !== "attribute" || !byteMakers.has(callee.name)) return false;
  // A method of the program may give what it keeps.
  return project.evaluate(callee).every((it) => it.kind !== "function");
}

/** Whether a call makes a new object that holds its own memory. */
function isMadeHere(project: Project, call: Call): boolean {
  if (isMadeOfText(project, call)) return true;
  return project.evaluate(call.callee).every((it) => {
    if (makers.has(ctypesNameOf(it) ?? "")) return true;
    const type = ctypesTypeOf(project, it);
    // Of a callback the code stays where it is only as long as the object; of POINTER(T)(x) the pointer is the object.
    return type !== undefined && type.kind !== "none";
  });
}

/** `c_char_p(text)`: the address is that of the bytes, which whoever passes them holds. */
function isViewOfOther(project: Project, call: Call): boolean {
  const [first] = call.arguments;
  if (first === undefined) return false;
  const isText = project.evaluate(call.callee).every((it) => /^c_char_p$|LPC?STR$/.test(ctypesNameOf(it) ?? ""));
  return isText && (first.value.kind === "name" || first.value.kind === "attribute");
}

/** Whether an address is returned, or kept on `self`, while the object stays a local name. */
function outlives(project: Project, call: Call, name: Name): boolean {
  const scope = enclosingFunction(name);
  if (scope?.kind !== "functionDef" || resolveName(name)?.scope.owner !== scope) return false;
  if (resolveName(name)?.bindings.some((it) => it.origin.kind !== "value")) return false;
  if (!isMadeLocally(project, name) || !leaves(call)) return false;
  for (const node of walk(scope)) {
    if (node.kind !== "name" || node.id !== name.id || node === name || node === scope.name) continue;
    if (mayKeep(node)) return false;
  }
  return true;
}

function isMadeLocally(project: Project, name: Name): boolean {
  return project.evaluate(name).every((it) => isConstruction(project, it, name));
}

/** A new object with memory of its own; `from_buffer` and `from_address` look at memory of others. */
function isConstruction(project: Project, value: Value, name: Name): boolean {
  if (value.kind === "instance") {
    const isStructure = ctypesTypeOf(project, { kind: "class", definition: value.definition }) !== undefined;
    return isStructure && value.call !== undefined && enclosingFunction(value.call) === enclosingFunction(name);
  }
  if (value.kind !== "result" || enclosingFunction(value.call) !== enclosingFunction(name)) return false;
  // `(record * count)()`, whatever a record is: what ctypes takes the address of is an array of it.
  const { callee } = value;
  if (callee.kind === "computed" && callee.node.kind === "binaryOperation" && callee.node.operator === "*") return true;
  if (isMadeOfText(project, value.call)) return true;
  return makers.has(ctypesNameOf(callee) ?? "") || ctypesTypeOf(project, callee) !== undefined;
}

/** The address is what the function returns, or goes into an attribute of `self`. */
function leaves(call: Call): boolean {
  const place: Node | undefined = call.parent?.kind === "attribute" ? call.parent.parent : call.parent;
  if (place?.kind === "return") return true;
  if (place?.kind !== "assign") return false;
  return place.targets.some((it) => it.kind === "attribute" && it.object.kind === "name" && it.object.id === "self");
}

/** Any use but reading an attribute, an item or its size may keep the object. */
function mayKeep(name: Name): boolean {
  const { parent } = name;
  if (parent?.kind === "attribute" || parent?.kind === "subscript") return false;
  if (parent?.kind === "assign" && parent.targets.includes(name)) return false;
  if (parent?.kind === "argument" && parent.parent?.kind === "call") {
    const { callee } = parent.parent;
    const called = callee.kind === "name" ? callee.id : callee.kind === "attribute" ? callee.name : "";
    return !/^(?:addressof|sizeof|len|byref|memmove|memset)$/.test(called);
  }
  return true;
}
