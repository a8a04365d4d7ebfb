/**
 * The lowered syntax, as everything above this room reads it: shaped like CPython's `ast`, immutable, without
 * tree-sitter. Offsets are UTF-16 code units from the start of the piece that holds the node; `spanOf` gives the place
 * in the file. Nodes of a piece that an edit did not touch keep their identity, so what is known of a node may be
 * remembered in a `WeakMap`.
 */

import type { Span } from "../text/span.ts";
import type { ModuleContent, ModuleReader } from "./module.ts";

/** A stretch of a file that is parsed on its own. Where it stands is the only thing about it that changes. */
export interface Piece {
  readonly text: string;
  /** Offset of `text` in the file, in UTF-16 code units. Everybody above this room asks `offsetOf` for it. */
  place: number;
  /** Who wants to know that the offset is asked for, because an edit further up changes it. */
  offsetReader: ((piece: Piece) => void) | undefined;
  /** The statements read from the piece. */
  readonly statements: readonly Statement[];
  /** The members of a large class, which are pieces of their own; the class itself is the only statement then. */
  readonly members: readonly Piece[];
  readonly hasErrors: boolean;
  /** Whether the piece holds syntax that only Python 2 has. */
  readonly isPython2: boolean;
}

interface NodeBase {
  readonly start: number;
  readonly end: number;
  readonly piece: Piece;
  /** `undefined` for the module only. */
  readonly parent: Node | undefined;
}

export type Node = Module | Statement | Expression | Part;

// Statements

/** One for all versions of a file: `module.ts`. */
export interface Module extends NodeBase {
  readonly kind: "module";
  readonly body: readonly Statement[];
  readonly content: ModuleContent;
  reader: ModuleReader | undefined;
}

export type Statement =
  | FunctionDef
  | ClassDef
  | Return
  | Delete
  | Assign
  | AugmentedAssign
  | AnnotatedAssign
  | For
  | While
  | If
  | With
  | Match
  | Raise
  | Try
  | Assert
  | Import
  | ImportFrom
  | ScopeDeclaration
  | ExpressionStatement
  | Print
  | Exec
  | SimpleStatement
  | ErrorStatement;

export interface FunctionDef extends NodeBase {
  readonly kind: "functionDef";
  readonly name: Name;
  readonly decorators: readonly Expression[];
  readonly parameters: readonly Parameter[];
  readonly returns: Expression | undefined;
  readonly body: readonly Statement[];
  readonly isAsync: boolean;
}

export interface ClassDef extends NodeBase {
  readonly kind: "classDef";
  readonly name: Name;
  readonly decorators: readonly Expression[];
  /** Bases are arguments without a name; `metaclass=M` has one. */
  readonly bases: readonly Argument[];
  readonly body: readonly Statement[];
}

export interface Return extends NodeBase {
  readonly kind: "return";
  readonly value: Expression | undefined;
}

export interface Delete extends NodeBase {
  readonly kind: "delete";
  readonly targets: readonly Expression[];
}

/** `a = b = value` has two targets. */
export interface Assign extends NodeBase {
  readonly kind: "assign";
  readonly targets: readonly Expression[];
  readonly value: Expression;
}

export interface AugmentedAssign extends NodeBase {
  readonly kind: "augmentedAssign";
  readonly target: Expression;
  /** Without the `=`: `+`, `|`, `**`, … */
  readonly operator: string;
  readonly value: Expression;
}

export interface AnnotatedAssign extends NodeBase {
  readonly kind: "annotatedAssign";
  readonly target: Expression;
  readonly annotation: Expression;
  readonly value: Expression | undefined;
}

export interface For extends NodeBase {
  readonly kind: "for";
  readonly target: Expression;
  readonly iterable: Expression;
  readonly body: readonly Statement[];
  readonly orelse: readonly Statement[];
  readonly isAsync: boolean;
}

export interface While extends NodeBase {
  readonly kind: "while";
  readonly test: Expression;
  readonly body: readonly Statement[];
  readonly orelse: readonly Statement[];
}

/** An `elif` is an `If` alone in `orelse`, as in CPython's `ast`. */
export interface If extends NodeBase {
  readonly kind: "if";
  readonly test: Expression;
  readonly body: readonly Statement[];
  readonly orelse: readonly Statement[];
}

export interface With extends NodeBase {
  readonly kind: "with";
  readonly items: readonly WithItem[];
  readonly body: readonly Statement[];
  readonly isAsync: boolean;
}

export interface Match extends NodeBase {
  readonly kind: "match";
  readonly subject: Expression;
  readonly cases: readonly MatchCase[];
}

export interface Raise extends NodeBase {
  readonly kind: "raise";
  readonly exception: Expression | undefined;
  readonly cause: Expression | undefined;
}

export interface Try extends NodeBase {
  readonly kind: "try";
  readonly body: readonly Statement[];
  readonly handlers: readonly ExceptHandler[];
  readonly orelse: readonly Statement[];
  readonly finalbody: readonly Statement[];
}

export interface Assert extends NodeBase {
  readonly kind: "assert";
  readonly test: Expression;
  readonly message: Expression | undefined;
}

export interface Import extends NodeBase {
  readonly kind: "import";
  readonly names: readonly ImportAlias[];
}

export interface ImportFrom extends NodeBase {
  readonly kind: "importFrom";
  /** `""` in `from . import x`. */
  readonly module: string;
  /** Number of leading dots. */
  readonly level: number;
  /** Empty for a star import. */
  readonly names: readonly ImportAlias[];
  readonly isStar: boolean;
}

export interface ScopeDeclaration extends NodeBase {
  readonly kind: "global" | "nonlocal";
  readonly names: readonly string[];
}

export interface ExpressionStatement extends NodeBase {
  readonly kind: "expressionStatement";
  readonly value: Expression;
}

/** Python 2's `print >>destination, values`. Python 3's is a `Call`. */
export interface Print extends NodeBase {
  readonly kind: "print";
  readonly destination: Expression | undefined;
  readonly values: readonly Expression[];
}

/** Python 2's `exec code in globals, locals`. */
export interface Exec extends NodeBase {
  readonly kind: "exec";
  readonly values: readonly Expression[];
}

export interface SimpleStatement extends NodeBase {
  readonly kind: "pass" | "break" | "continue";
}

/** Source that is no Python. What could be read inside it is kept, so that half-typed code still binds names. */
export interface ErrorStatement extends NodeBase {
  readonly kind: "errorStatement";
  readonly parts: readonly (Statement | Expression)[];
}

// Parts of statements and expressions

export type Part = Parameter | Argument | WithItem | ExceptHandler | MatchCase | ImportAlias | ForClause | Entry;

export interface Parameter extends NodeBase {
  readonly kind: "parameter";
  /** `undefined` for a tuple parameter of Python 2, whose names are in `target`. */
  readonly name: Name | undefined;
  readonly target: Expression | undefined;
  readonly form: "positionalOnly" | "regular" | "varargs" | "keywordOnly" | "kwargs";
  readonly annotation: Expression | undefined;
  readonly default: Expression | undefined;
}

export interface Argument extends NodeBase {
  readonly kind: "argument";
  /** The keyword, in `name=value`. */
  readonly name: string | undefined;
  readonly unpack: "*" | "**" | undefined;
  readonly value: Expression;
}

export interface WithItem extends NodeBase {
  readonly kind: "withItem";
  readonly context: Expression;
  readonly target: Expression | undefined;
}

export interface ExceptHandler extends NodeBase {
  readonly kind: "exceptHandler";
  /** A tuple where several are named; `undefined` for a bare `except:`. */
  readonly type: Expression | undefined;
  readonly target: Expression | undefined;
  readonly body: readonly Statement[];
}

export interface MatchCase extends NodeBase {
  readonly kind: "matchCase";
  /** Names that the pattern binds. */
  readonly captures: readonly Name[];
  /** Values the pattern compares with: literals and dotted names. */
  readonly values: readonly Expression[];
  /** Classes the pattern tests for, as in `case Point(x=0)`. */
  readonly classes: readonly Expression[];
  /** `case _:` or `case name:` without a guard. */
  readonly isIrrefutable: boolean;
  readonly guard: Expression | undefined;
  readonly body: readonly Statement[];
}

export interface ImportAlias extends NodeBase {
  readonly kind: "importAlias";
  /** `a.b` in `import a.b`. */
  readonly name: string;
  readonly alias: string | undefined;
}

export interface ForClause extends NodeBase {
  readonly kind: "forClause";
  readonly target: Expression;
  readonly iterable: Expression;
  readonly conditions: readonly Expression[];
  readonly isAsync: boolean;
}

/** An entry of a dictionary. `key` is `undefined` for `**mapping`. */
export interface Entry extends NodeBase {
  readonly kind: "entry";
  readonly key: Expression | undefined;
  readonly value: Expression;
}

// Expressions

export type Expression =
  | Name
  | Attribute
  | Subscript
  | Call
  | StringLiteral
  | FormattedString
  | IntegerLiteral
  | FloatLiteral
  | BooleanLiteral
  | ConstantLiteral
  | BooleanOperation
  | BinaryOperation
  | UnaryOperation
  | Comparison
  | Conditional
  | Lambda
  | Sequence
  | Dictionary
  | Comprehension
  | Starred
  | Slice
  | Await
  | Yield
  | Walrus
  | ErrorExpression;

export interface Name extends NodeBase {
  readonly kind: "name";
  readonly id: string;
}

export interface Attribute extends NodeBase {
  readonly kind: "attribute";
  readonly object: Expression;
  readonly name: string;
  readonly nameStart: number;
}

export interface Subscript extends NodeBase {
  readonly kind: "subscript";
  readonly object: Expression;
  /** A `Sequence` of form tuple in `a[1, 2]`, a `Slice` in `a[1:2]`. */
  readonly index: Expression;
}

export interface Call extends NodeBase {
  readonly kind: "call";
  readonly callee: Expression;
  readonly arguments: readonly Argument[];
}

/** One string, adjacent literals joined. */
export interface StringLiteral extends NodeBase {
  readonly kind: "string";
  /** With escapes resolved; of bytes one code unit a byte. */
  readonly value: string;
  readonly isBytes: boolean;
}

/** An f-string or t-string; adjacent plain literals are parts of it. */
export interface FormattedString extends NodeBase {
  readonly kind: "formatted";
  readonly parts: readonly (string | Interpolation)[];
}

export interface Interpolation {
  readonly value: Expression;
  /** `r`, `s` or `a`. */
  readonly conversion: string | undefined;
  readonly hasFormat: boolean;
}

export interface IntegerLiteral extends NodeBase {
  readonly kind: "integer";
  readonly value: bigint;
}

export interface FloatLiteral extends NodeBase {
  readonly kind: "float";
  readonly value: number;
}

export interface BooleanLiteral extends NodeBase {
  readonly kind: "boolean";
  readonly value: boolean;
}

export interface ConstantLiteral extends NodeBase {
  readonly kind: "none" | "ellipsis";
}

/** `a and b and c` is one operation with three operands where it is written without brackets. */
export interface BooleanOperation extends NodeBase {
  readonly kind: "booleanOperation";
  readonly operator: "and" | "or";
  readonly operands: readonly Expression[];
}

export interface BinaryOperation extends NodeBase {
  readonly kind: "binaryOperation";
  readonly operator: string;
  readonly left: Expression;
  readonly right: Expression;
}

export interface UnaryOperation extends NodeBase {
  readonly kind: "unaryOperation";
  readonly operator: "not" | "-" | "+" | "~";
  readonly operand: Expression;
}

/** `a < b <= c` has operators `<`, `<=` and operands a, b, c. `not in` and `is not` are one operator. */
export interface Comparison extends NodeBase {
  readonly kind: "comparison";
  readonly operands: readonly Expression[];
  readonly operators: readonly string[];
}

export interface Conditional extends NodeBase {
  readonly kind: "conditional";
  readonly test: Expression;
  readonly body: Expression;
  readonly orelse: Expression;
}

export interface Lambda extends NodeBase {
  readonly kind: "lambda";
  readonly parameters: readonly Parameter[];
  readonly body: Expression;
}

export interface Sequence extends NodeBase {
  readonly kind: "sequence";
  readonly form: "list" | "tuple" | "set";
  readonly elements: readonly Expression[];
}

export interface Dictionary extends NodeBase {
  readonly kind: "dictionary";
  readonly entries: readonly Entry[];
}

export interface Comprehension extends NodeBase {
  readonly kind: "comprehension";
  readonly form: "list" | "set" | "dictionary" | "generator";
  /** The value, in a dictionary comprehension. */
  readonly element: Expression;
  readonly key: Expression | undefined;
  readonly clauses: readonly ForClause[];
}

export interface Starred extends NodeBase {
  readonly kind: "starred";
  readonly value: Expression;
}

export interface Slice extends NodeBase {
  readonly kind: "slice";
  readonly lower: Expression | undefined;
  readonly upper: Expression | undefined;
  readonly step: Expression | undefined;
}

export interface Await extends NodeBase {
  readonly kind: "await";
  readonly value: Expression;
}

export interface Yield extends NodeBase {
  readonly kind: "yield";
  readonly isFrom: boolean;
  readonly value: Expression | undefined;
}

export interface Walrus extends NodeBase {
  readonly kind: "walrus";
  readonly target: Name;
  readonly value: Expression;
}

/** What tree-sitter could not read, and Python 2's backticks. */
export interface ErrorExpression extends NodeBase {
  readonly kind: "errorExpression";
  readonly parts: readonly Expression[];
}

/** The place of a node in its file. */
export function spanOf(node: Node): Span {
  const offset = offsetOf(node.piece);
  return { start: offset + node.start, end: offset + node.end };
}

/** Where a piece stands in its file. */
export function offsetOf(piece: Piece): number {
  piece.offsetReader?.(piece);
  return piece.place;
}

/** The source text of a node. */
export function textOf(node: Node): string {
  return node.piece.text.slice(node.start, node.end);
}
