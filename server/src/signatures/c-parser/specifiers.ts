/** What stands before a declarator: storage, qualifiers, and the type that all declarators of the declaration share. */

import type { CallingConvention } from "../types.ts";
import { type Attributes, attributesAt, noAttributes, skipBalanced } from "./attributes.ts";
import type { Cursor } from "./cursor.ts";
import { enumAt, recordAt } from "./records.ts";
import type { TypeNode } from "./type-node.ts";
import { BASE_WORDS, CONST_WORDS, CONVENTIONS, canonicalBase, IGNORED_WORDS, STORAGE_WORDS } from "./words.ts";

export interface Specifiers {
  readonly type: TypeNode;
  readonly isTypedef: boolean;
  readonly isStatic: boolean;
  readonly isInline: boolean;
  readonly convention: CallingConvention | undefined;
  readonly attributes: Attributes;
  /** The structure is defined or named here without a tag, so a lone `;` declares an anonymous member. */
  readonly isUntaggedRecord: boolean;
}

/** Nesting of structures and of function types beyond this is no header but an attack. */
export const DEEPEST_DECLARATION = 60;

/** `va_list` is an address wherever it is passed, whatever it is made of. */
const ARGUMENT_LIST: TypeNode = {
  kind: "pointer",
  to: { kind: "named", name: "struct __va_list_tag", constant: false },
  constant: false,
};

/** The specifiers at the cursor; `undefined` when they name no type. */
export function specifiersAt(cursor: Cursor, depth: number): Specifiers | undefined {
  if (depth > DEEPEST_DECLARATION) return undefined;

  const attributes = noAttributes();
  const storage = new Set<string>();
  const baseWords: string[] = [];
  let constant = false;
  let convention: CallingConvention | undefined;
  let type: TypeNode | undefined;
  let isUntaggedRecord = false;

  for (;;) {
    attributesAt(cursor, attributes);
    if (cursor.kind() !== "word") break;

    const word = cursor.peek();
    if (STORAGE_WORDS.has(word)) {
      storage.add(word);
      cursor.advance();
    } else if (CONST_WORDS.has(word)) {
      constant = true;
      cursor.advance();
    } else if (CONVENTIONS.has(word)) {
      convention = CONVENTIONS.get(word);
      cursor.advance();
    } else if (IGNORED_WORDS.has(word)) {
      cursor.advance();
    } else if (BASE_WORDS.has(word)) {
      if (type !== undefined) return undefined;
      baseWords.push(word);
      cursor.advance();
    } else if (type !== undefined || baseWords.length > 0) {
      break;
    } else if (word === "struct" || word === "union") {
      const record = recordAt(cursor, depth + 1);
      if (record === undefined) return undefined;
      isUntaggedRecord = record.isUntagged;
      type = record.type;
    } else if (word === "enum") {
      type = enumAt(cursor);
      if (type === undefined) return undefined;
    } else if (word === "__builtin_va_list") {
      type = ARGUMENT_LIST;
      cursor.advance();
    } else if (isAnnotation(cursor, word)) {
      cursor.advance();
      if (cursor.peek() === "(") skipBalanced(cursor);
    } else {
      type = { kind: "named", name: word, constant: false };
      cursor.advance();
    }
  }

  if (baseWords.length > 0) {
    const name = canonicalBase(baseWords);
    if (name === undefined) return undefined;
    type = { kind: "named", name, constant: false };
  }
  if (type === undefined || attributes.changesType) return undefined;

  if (constant && type.kind === "named") type = { ...type, constant: true };
  return {
    type,
    isTypedef: storage.has("typedef"),
    isStatic: storage.has("static"),
    isInline: [...storage].some((it) => it.includes("inline")),
    convention: convention ?? attributes.convention,
    attributes,
    isUntaggedRecord,
  };
}

/** Whether a type name begins at the cursor. */
export function startsType(cursor: Cursor): boolean {
  if (cursor.kind() !== "word") return false;
  const word = cursor.peek();
  return isTypeWord(cursor, word) || CONST_WORDS.has(word) || word === "volatile" || word === "__extension__";
}

function isTypeWord(cursor: Cursor, word: string): boolean {
  return (
    BASE_WORDS.has(word) ||
    word === "__builtin_va_list" ||
    word === "struct" ||
    word === "union" ||
    word === "enum" ||
    cursor.scope.typedefOf(word) !== undefined
  );
}

/**
 * `MYLIB_API int f(void)`, `DEPRECATED("g") int f(void)`: a word that is no type, right before one that is, is a macro
 * from a header that is not here. Nothing else can stand there in C.
 */
function isAnnotation(cursor: Cursor, word: string): boolean {
  if (isTypeWord(cursor, word)) return false;
  if (cursor.peekKind(1) === "word") {
    const next = cursor.peek(1);
    return isTypeWord(cursor, next) || CONST_WORDS.has(next) || STORAGE_WORDS.has(next);
  }
  return cursor.peek(1) === "(" && /^[A-Z_][A-Z0-9_]+$/.test(word);
}
