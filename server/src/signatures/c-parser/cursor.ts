/** The parser's place in the tokens, and what it has learned so far. */

import type { Abi } from "../types.ts";
import { tokenize } from "./tokens.ts";
import type { Extent, FunctionNode, RecordNode, TypeNode, TypeScope } from "./type-node.ts";

export interface FunctionDeclaration {
  readonly name: string;
  readonly type: FunctionNode;
  /** The file a line marker named last, empty without markers. */
  readonly file: string;
  /** A body follows, so no library needs to export it. */
  readonly hasBody: boolean;
  readonly isStatic: boolean;
  /** Offset in the parsed text. */
  readonly start: number;
}

export interface Problem {
  /** Offset in the parsed text. */
  readonly start: number;
  readonly message: string;
}

/** Filled while parsing; the parser's only state. */
export interface Cursor {
  readonly scope: TypeScope;
  readonly functions: FunctionDeclaration[];
  readonly typedefs: Map<string, TypeNode>;
  readonly records: Map<string, RecordNode>;
  /** The file that defines each record, by the name of the record. */
  readonly recordFiles: Map<string, string>;
  /** Values of enumeration constants and of macros that are numbers. */
  readonly constants: Map<string, bigint>;
  readonly enums: Map<string, readonly string[]>;
  readonly problems: Problem[];
  readonly kind: () => string;
  /** Text of the current token, or of one further on. */
  readonly peek: (ahead?: number) => string;
  readonly peekKind: (ahead: number) => string;
  readonly advance: () => void;
  /** Advances when the current token has this text. */
  readonly take: (text: string) => boolean;
  readonly position: () => number;
  readonly returnTo: (position: number) => void;
  readonly start: () => number;
  readonly end: () => number;
  readonly file: () => string;
  readonly pack: () => number | undefined;
  /** A fresh number for something without a name. */
  readonly count: () => number;
}

/** Names a program may use without declaring them, and what stands behind them. */
export interface Surroundings {
  readonly typedefOf: (name: string) => TypeNode | undefined;
  readonly recordOf: (name: string) => RecordNode | undefined;
}

export function cursorOver(text: string, abi: Abi, surroundings: Surroundings): Cursor {
  const tokens = tokenize(text);
  const { kinds, starts, ends } = tokens;
  const last = kinds.length - 1;
  const typedefs = new Map<string, TypeNode>();
  const records = new Map<string, RecordNode>();
  const extents = new Map<string, Extent | undefined>();
  const packs: (number | undefined)[] = [];
  const named: { readonly label: string; readonly depth: number }[] = [];
  let pack: number | undefined;
  let file = "";
  let at = 0;
  let counted = 0;

  const cursor: Cursor = {
    scope: {
      abi,
      typedefOf: (name) => typedefs.get(name) ?? surroundings.typedefOf(name),
      recordOf: (name) => records.get(name) ?? surroundings.recordOf(name),
      extents,
    },
    functions: [],
    typedefs,
    records,
    recordFiles: new Map(),
    constants: new Map(),
    enums: new Map(),
    problems: [],
    kind: () => kinds[at] ?? "end",
    peek: (ahead = 0) => textAt(tokenAhead(ahead)),
    peekKind: (ahead) => kinds[tokenAhead(ahead)] ?? "end",
    advance() {
      if (at < last) at++;
      obeyDirectives();
    },
    take(wanted) {
      if (textAt(at) !== wanted || kinds[at] === "text") return false;
      cursor.advance();
      return true;
    },
    position: () => at,
    returnTo(position) {
      at = position;
    },
    start: () => starts[at] ?? text.length,
    end: () => ends[at] ?? text.length,
    file: () => file,
    pack: () => pack,
    count: () => counted++,
  };
  obeyDirectives();
  return cursor;

  function tokenAhead(count: number): number {
    let index = at;
    for (let left = count; left > 0 && index < last; ) {
      index++;
      if (kinds[index] !== "directive") left--;
    }
    return index;
  }

  function textAt(index: number): string {
    return text.slice(starts[index], ends[index]);
  }

  function obeyDirectives(): void {
    while (kinds[at] === "directive") {
      const directive = textAt(at);
      const marker = /^#\s*(?:line\s*)?\d+\s*"(?<path>[^"]*)"/.exec(directive)?.groups?.["path"];
      if (marker !== undefined) file = marker;
      else obeyPack(/^#\s*pragma\s+pack\s*\((?<words>[^)]*)\)/.exec(directive)?.groups?.["words"]);
      at++;
    }
  }

  function obeyPack(words: string | undefined): void {
    if (words === undefined) return;
    const parts = words.split(",").map((it) => it.trim());
    const value = parts.map((it) => (it === "_CRT_PACKING" ? 8 : Number(it))).find((it) => it > 0 && it <= 128);
    const label = parts.slice(1).find((it) => /^[A-Za-z_]/.test(it) && it !== "_CRT_PACKING");
    if (parts[0] === "push") {
      if (label !== undefined) named.push({ label, depth: packs.length });
      packs.push(pack);
      if (value !== undefined) pack = value;
    } else if (parts[0] === "pop") {
      const to = label === undefined ? undefined : named.findLast((it) => it.label === label);
      if (to !== undefined) packs.length = Math.min(packs.length, to.depth + 1);
      pack = packs.pop();
      if (value !== undefined) pack = value;
    } else {
      pack = value;
    }
  }
}
