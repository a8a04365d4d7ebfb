/** `bytes` that a function of a cffi library writes into: cffi hands out a pointer into the object itself. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import type { Value } from "../../semantics/values.ts";
import type { TypeNode } from "../../signatures/c-parser/type-node.ts";
import { signatureOf } from "../../signatures/lookup.ts";
import type { Argument, Call, Expression } from "../../syntax/ast.ts";
import { walk } from "../../syntax/walk.ts";
import { systemOf } from "../ctypes/calls.ts";
import { type Held, heldIn } from "../ctypes/held.ts";
import { wordsOf } from "../ctypes/object-makers.ts";
import { constantOf } from "../evaluate.ts";
import type { Project } from "../project.ts";
import { cffiTrigger, declaredFunction, ffiMethod, type LibraryCall, libraryCall } from "./ffi.ts";

export interface WrittenBytes {
  /** The argument of the function. */
  readonly node: Expression;
  readonly name: string;
  readonly index: number;
  /** Empty where `cdef` gives none. */
  readonly parameter: string;
  /** What the parameter points to: `char`, `unsigned char`, `void`. */
  readonly pointee: string;
}

/** What C takes for bytes. */
const byteTypes = new Set(["char", "unsigned char", "signed char", "void", "uint8_t", "int8_t", "BYTE", "u_char"]);

/** Words in the names of functions that fill the buffer they are given. */
const fillingWords = new Set("get read recv receive fill query fetch sprintf snprintf format random".split(" "));

export function* bytesWrittenByCffi(project: Project, file: ModuleModel): Iterable<WrittenBytes> {
  if (!project.mayHold(file, cffiTrigger)) return;
  for (const node of walk(file.source.module)) {
    const called = node.kind === "call" && node.arguments.length > 0 ? libraryCall(project, node) : undefined;
    const declared = called?.ffi === undefined ? undefined : declaredFunction(project, called.ffi, called.name);
    if (called === undefined || declared === undefined) continue;
    for (const [index, argument] of called.call.arguments.entries()) {
      if (argument.name !== undefined || argument.unpack !== undefined) break;
      const parameter = declared.type.parameters[index];
      const pointee = parameter === undefined ? undefined : writablePointee(parameter.type);
      if (parameter === undefined || pointee === undefined) continue;
      const bytes = bytesBehind(project, argument);
      if (bytes === undefined) continue;
      // Many headers forget `const`: only where the function is known to write, or is asked to fill an empty block.
      if (!isWrittenInC(project, called, index) && !(fills(called.name) && isFiller(project, bytes.value))) continue;
      yield { node: argument.value, name: called.name, index, parameter: parameter.name, pointee };
    }
  }
}

function writablePointee(type: TypeNode): string | undefined {
  const to = type.kind === "pointer" ? type.to : type.kind === "array" ? type.of : undefined;
  return to?.kind === "named" && !to.constant && byteTypes.has(to.name) ? to.name : undefined;
}

/** The bytes that are passed, themselves or through `ffi.from_buffer(...)`. */
function bytesBehind(project: Project, { value: passed }: Argument): Held | undefined {
  const values = project.evaluate(passed);
  const [only] = values;
  if (values.length !== 1 || only === undefined) return undefined;
  const maker = only.kind === "result" && ffiMethod(project, only.call) === "from_buffer" ? only.call : undefined;
  const source = maker === undefined ? passed : sourceOf(maker);
  const held = source === undefined ? [] : heldIn(project, source);
  const [bytes] = held;
  if (held.length !== 1 || bytes?.kind !== "bytes" || isBytearray(bytes.value)) return undefined;
  return bytes;
}

/** `data` in `ffi.from_buffer("char[]", data)`. With `require_writable` the call raises for bytes. */
function sourceOf({ arguments: given }: Call): Expression | undefined {
  const positional = given.filter((it) => it.name === undefined && it.unpack === undefined);
  return positional.length === given.length && given.length <= 2 ? given.at(-1)?.value : undefined;
}

function isBytearray(value: Value): boolean {
  return value.kind === "result" && value.callee.kind === "external" && value.callee.path === "builtins.bytearray";
}

/** Whether the data says that a function of this library writes through the parameter. */
function isWrittenInC(project: Project, { name, call }: LibraryCall, index: number): boolean {
  if (call.callee.kind !== "attribute") return false;
  for (const value of project.evaluate(call.callee.object)) {
    if (value.kind !== "result" || value.callee.kind !== "member" || value.callee.name !== "dlopen") continue;
    const [first] = value.call.arguments;
    const path = first === undefined ? undefined : constantOf(project.evaluate(first.value, value.frame));
    const spelling = path?.type === "str" ? path.value : undefined;
    if (path?.type !== "str" && path?.type !== "none") continue;
    for (const platform of new Set(project.targetAt(call).platforms.map(systemOf))) {
      const direction = signatureOf(project.signatures, spelling, name, platform)?.parameters[index]?.direction;
      if (direction === "out" || direction === "inout") return true;
    }
  }
  return false;
}

function fills(name: string): boolean {
  return wordsOf(name).some((it) => fillingWords.has(it));
}

/** `b"\0" * n` and `bytes(n)`: a block of one byte, which holds nothing to read. */
function isFiller(project: Project, value: Value): boolean {
  if (value.kind === "computed") {
    const { node } = value;
    if (node.kind !== "binaryOperation" || node.operator !== "*") return false;
    return [node.left, node.right].some((it) => it.kind === "string" && it.isBytes && it.value.length === 1);
  }
  if (value.kind !== "result" || value.callee.kind !== "external" || value.callee.path !== "builtins.bytes")
    return false;
  const [size, ...others] = value.call.arguments;
  if (size === undefined || others.length > 0) return false;
  const held = heldIn(project, size.value, value.frame);
  return held.length > 0 && held.every((it) => it.kind === "integer");
}
