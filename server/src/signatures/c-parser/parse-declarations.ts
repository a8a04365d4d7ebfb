/**
 * C declarations to types, prototypes and layouts.
 *
 *     header or cdef ─▶ preprocess ─▶ tokens ─▶ declarations ─▶ names that mean something
 *
 * A declaration that does not parse, or that names a type nobody has declared, is left out: nothing is guessed. Time is
 * linear in the text and no input overflows the stack.
 */

import type { Abi, CallingConvention } from "../types.ts";
import { type Attributes, attributesAt, skipBalanced } from "./attributes.ts";
import { type Cursor, cursorOver, type FunctionDeclaration, type Problem, type Surroundings } from "./cursor.ts";
import { declaratorAt } from "./declarators.ts";
import { baseTypeOf } from "./layout.ts";
import { preprocess } from "./preprocess.ts";
import { specifiersAt } from "./specifiers.ts";
import { type RecordNode, type TypeNode, type TypeScope, underlying } from "./type-node.ts";

export interface Declarations {
  readonly scope: TypeScope;
  readonly functions: readonly FunctionDeclaration[];
  /** By name with keyword: `struct _OVERLAPPED`. */
  readonly records: ReadonlyMap<string, RecordNode>;
  /** The file that defines each record, as the line markers name it. */
  readonly recordFiles: ReadonlyMap<string, string>;
  readonly typedefs: ReadonlyMap<string, TypeNode>;
  /** Names of the constants of each enumeration, by name with keyword. */
  readonly enums: ReadonlyMap<string, readonly string[]>;
  readonly constants: ReadonlyMap<string, bigint>;
  readonly problems: readonly Problem[];
}

const NOTHING_AROUND: Surroundings = { typedefOf: () => undefined, recordOf: () => undefined };

/** Reads preprocessed text; for headers as they are written, see `parseHeader`. */
export function parseDeclarations(text: string, abi: Abi, surroundings = NOTHING_AROUND): Declarations {
  const cursor = cursorOver(text, abi, surroundings);
  while (cursor.kind() !== "end") {
    if (cursor.take(";") || cursor.take("}")) continue; // The brace closes an `extern "C"`.
    if (cursor.peek() === "extern" && cursor.peekKind(1) === "text") {
      cursor.advance();
      cursor.advance();
      cursor.take("{");
      continue;
    }
    const start = cursor.position();
    const offset = cursor.start();
    if (!declarationAt(cursor)) {
      cursor.problems.push({ start: offset, message: "not understood as a declaration" });
      cursor.returnTo(start);
      skipDeclaration(cursor);
    }
  }
  return {
    ...cursor,
    functions: cursor.functions.filter((it) => isFullyKnown(it.type, cursor.scope)),
  };
}

/** Reads a header as it is written, or the text of a `cdef`. Macros that are numbers count as constants. */
export function parseHeader(source: string, abi: Abi, surroundings = NOTHING_AROUND): Declarations {
  const { text, constants } = preprocess(source, abi);
  const declarations = parseDeclarations(text, abi, surroundings);
  return { ...declarations, constants: new Map([...constants, ...declarations.constants]) };
}

/** Whether every name in a type leads to something declared; tags of structures may be opaque. */
export function isFullyKnown(node: TypeNode, scope: TypeScope): boolean {
  const pending: TypeNode[] = [node];
  for (let it = pending.pop(); it !== undefined; it = pending.pop()) {
    const target = underlying(it, scope);
    if (target.kind === "pointer") pending.push(target.to);
    else if (target.kind === "array") pending.push(target.of);
    else if (target.kind === "function") {
      // Behind a typedef it has been looked at where the typedef stands; without one it is part of this type.
      if (target === it) pending.push(target.result, ...target.parameters.map((parameter) => parameter.type));
    } else if (
      baseTypeOf(target.name) === undefined &&
      !/^(?:struct|union|enum) |^\.\.\.$|^__builtin_va_list$/.test(target.name)
    ) {
      return false;
    }
  }
  return true;
}

function declarationAt(cursor: Cursor): boolean {
  const offset = cursor.start();
  if (cursor.peek() === "_Static_assert" || cursor.peek() === "static_assert") return false;
  if (cursor.peek() === "typedef" && cursor.peek(1) === "...") return opaqueAt(cursor);

  const file = cursor.file();
  const specifiers = specifiersAt(cursor, 0);
  if (specifiers === undefined) return false;
  if (cursor.take(";")) return true;

  for (;;) {
    const declared = declaredAt(cursor, specifiers.type, specifiers.convention);
    if (declared === undefined) return false;

    const { name, attributes } = declared;
    const type = attributes.transparentUnion ? firstMemberOf(cursor, declared.type) : declared.type;
    if (specifiers.isTypedef) {
      if (!cursor.typedefs.has(name)) cursor.typedefs.set(name, type);
    } else if (type.kind === "function") {
      const hasBody = cursor.peek() === "{";
      cursor.functions.push({ name, type, file, hasBody, isStatic: specifiers.isStatic, start: offset });
      if (hasBody) {
        skipBalanced(cursor);
        return true;
      }
    }
    if (cursor.peek() === "=") skipInitializer(cursor);
    if (cursor.take(";")) return true;
    if (!cursor.take(",")) return false;
  }
}

function declaredAt(
  cursor: Cursor,
  base: TypeNode,
  convention: CallingConvention | undefined,
): { readonly name: string; readonly type: TypeNode; readonly attributes: Attributes } | undefined {
  const declarator = declaratorAt(cursor, convention, 0);
  if (declarator === undefined || declarator.name === "") return undefined;

  const { attributes } = declarator;
  while (/^(?:__asm__|__asm|asm)$/.test(cursor.peek())) {
    cursor.advance();
    skipBalanced(cursor);
  }
  attributesAt(cursor, attributes);
  // Macros from headers that are not here may stand behind the parameters: `int f(void) MYLIB_NOEXCEPT;`
  while (
    cursor.kind() === "word" &&
    (cursor.peek(1) === ";" || cursor.peekKind(1) === "word" || cursor.peek(1) === "(")
  ) {
    if (!/^[A-Z_][A-Za-z0-9_]*$/.test(cursor.peek())) return undefined;
    cursor.advance();
    if (cursor.peek() === "(") skipBalanced(cursor);
  }
  return { name: declarator.name, type: declarator.around(base), attributes };
}

function firstMemberOf(cursor: Cursor, type: TypeNode): TypeNode {
  const union = type.kind === "named" ? cursor.records.get(type.name) : undefined;
  return union?.fields[0]?.type ?? type;
}

/** cffi: `typedef ... name;` and `typedef ... *name;` declare a type of unknown content. */
function opaqueAt(cursor: Cursor): boolean {
  cursor.advance();
  cursor.advance();
  const declared = declaredAt(cursor, { kind: "named", name: `struct #${cursor.count()}`, constant: false }, undefined);
  if (declared === undefined) return false;
  cursor.typedefs.set(declared.name, declared.type);
  return cursor.take(";");
}

function skipInitializer(cursor: Cursor): void {
  while (cursor.kind() !== "end" && cursor.peek() !== ";" && cursor.peek() !== ",") {
    if ("({[".includes(cursor.peek())) skipBalanced(cursor);
    else cursor.advance();
  }
}

/** To the semicolon that ends the declaration, or behind the body of a function. */
function skipDeclaration(cursor: Cursor): void {
  let previous = "";
  while (cursor.kind() !== "end") {
    const text = cursor.kind() === "text" ? '"' : cursor.peek();
    if (text === "}") return;
    if ("({[".includes(text)) {
      skipBalanced(cursor);
      // The body of a function, also one whose head was skipped before.
      if (text === "{" && (previous === ")" || previous === "")) return;
      previous = text === "(" ? ")" : text;
      continue;
    }
    cursor.advance();
    if (text === ";") return;
    previous = text;
  }
}
