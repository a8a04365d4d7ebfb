/**
 * What an expression may stand for. Values are *origins*, not states: where a thing came from and at which place of the
 * source it was made. What a `ctypes.WinDLL(...)` or a `threading.Lock()` means is known to the rooms above; here it is
 * the result of calling something external at a call that identifies it.
 *
 * A set of values is a union. `unknown` in it says that something else is possible too, and of that nothing is claimed.
 */

import type {
  Call,
  ClassDef,
  Comprehension,
  Dictionary,
  Entry,
  Expression,
  For,
  ForClause,
  FunctionDef,
  Lambda,
  Parameter,
  Sequence,
} from "../syntax/ast.ts";
import type { ModuleModel } from "./module-model.ts";

export type Value =
  | Constant
  | External
  | ModuleValue
  | FunctionValue
  | ClassValue
  | Instance
  | Result
  | Member
  | Item
  | Element
  | Collection
  | Argument
  | Pair
  | Computed
  | Unknown;

export type Constant =
  | { readonly kind: "constant"; readonly type: "str" | "bytes"; readonly value: string }
  | { readonly kind: "constant"; readonly type: "int"; readonly value: bigint }
  | { readonly kind: "constant"; readonly type: "float"; readonly value: number }
  | { readonly kind: "constant"; readonly type: "bool"; readonly value: boolean }
  | { readonly kind: "constant"; readonly type: "none" | "ellipsis" };

/** Something outside the workspace by its dotted origin: `ctypes.c_int`, `subprocess.call`, `builtins.open`. */
export interface External {
  readonly kind: "external";
  readonly path: string;
}

export interface ModuleValue {
  readonly kind: "module";
  readonly module: ModuleModel;
}

export interface FunctionValue {
  readonly kind: "function";
  readonly definition: FunctionDef | Lambda;
  /** What a bound method carries as its first argument. A class for a class method. */
  readonly receiver: Value | undefined;
  /** The values of enclosing parameters where the function was made, for closures and decorators. */
  readonly frame: Frame | undefined;
}

export interface ClassValue {
  readonly kind: "class";
  readonly definition: ClassDef;
}

/** An object of a class of the workspace. */
export interface Instance {
  readonly kind: "instance";
  readonly definition: ClassDef;
  /** The constructor call; `undefined` for `self` in general. */
  readonly call: Call | undefined;
}

/** What a call of something external or unknown gave. The call is its identity. */
export interface Result {
  readonly kind: "result";
  readonly callee: Value;
  readonly call: Call;
  readonly frame: Frame | undefined;
}

/** `object.name`, where the object is no module, class or instance of the workspace that defines the name. */
export interface Member {
  readonly kind: "member";
  readonly object: Value;
  readonly name: string;
}

/** `object[index]` of an object that is no literal. `index` is `undefined` where it is not one constant. */
export interface Item {
  readonly kind: "item";
  readonly object: Value;
  readonly index: Constant | undefined;
}

/** Some element of an iterable that is no literal. */
export interface Element {
  readonly kind: "element";
  readonly object: Value;
}

/** A literal, or a comprehension. Its elements are evaluated when asked for. */
export interface Collection {
  readonly kind: "collection";
  readonly node: Sequence | Dictionary | Comprehension;
  readonly frame: Frame | undefined;
}

/** A parameter of which the callers are not all known. */
export interface Argument {
  readonly kind: "argument";
  readonly parameter: Parameter;
}

/** The pair that `.items()` makes of an entry of a literal dictionary. */
export interface Pair {
  readonly kind: "pair";
  readonly entry: Entry;
  readonly frame: Frame | undefined;
}

/** Arithmetic, formatting, comparison: an expression that makes a new object and is no constant. */
export interface Computed {
  readonly kind: "computed";
  readonly node: Expression;
  readonly frame: Frame | undefined;
}

export interface Unknown {
  readonly kind: "unknown";
}

/**
 * One call of a function: what its parameters are bound to. `undefined` frames mean "at any call": a parameter then
 * has the values of all visible callers.
 */
export interface Frame {
  /** `undefined` for an iteration of a loop, a decorator, which nobody calls by name, and calls that share a frame. */
  readonly call: Call | undefined;
  /** A loop, where the frame is one of its iterations over a literal. */
  readonly definition: FunctionDef | Lambda | For | ForClause;
  readonly bindings: FrameBindings;
  readonly outer: Frame | undefined;
  readonly depth: number;
}

/** The values of names in a frame. A map has this shape; a call evaluates its arguments when they are asked for. */
export interface FrameBindings {
  get(name: string): readonly Value[] | undefined;
  values(): Iterable<readonly Value[]>;
}

export const unknown: Unknown = { kind: "unknown" };
export const none: Constant = { kind: "constant", type: "none" };
export const external = (path: string): External => ({ kind: "external", path });
export const constantString = (value: string): Constant => ({ kind: "constant", type: "str", value });
export const constantInt = (value: bigint): Constant => ({ kind: "constant", type: "int", value });
export const constantBool = (value: boolean): Constant => ({ kind: "constant", type: "bool", value });

/** Whether two values are the same origin. */
export function sameValue(a: Value, b: Value): boolean {
  return a === b || keyOf(a) === keyOf(b);
}

/** A text that is equal for equal values, within one version of the project. */
export function keyOf(value: Value): string {
  const known = keys.get(value);
  if (known !== undefined) return known;
  const key = computeKey(value);
  keys.set(value, key);
  return key;
}

const keys = new WeakMap<Value, string>();

function computeKey(value: Value): string {
  switch (value.kind) {
    case "constant":
      return "value" in value ? `${value.type}:${value.value}` : value.type;
    case "external":
      return `external:${value.path}`;
    case "module":
      return `module:${value.module.path}`;
    case "function":
      return `function:${identityOf(value.definition)}${value.receiver === undefined ? "" : `@${keyOf(value.receiver)}`}`;
    case "class":
      return `class:${identityOf(value.definition)}`;
    case "instance":
      return `instance:${identityOf(value.definition)}:${value.call === undefined ? "" : identityOf(value.call)}`;
    case "result":
      return `result:${identityOf(value.call)}:${keyOf(value.callee)}`;
    case "member":
      return `member:${value.name}:${keyOf(value.object)}`;
    case "item":
      return `item:${value.index === undefined ? "" : keyOf(value.index)}:${keyOf(value.object)}`;
    case "element":
      return `element:${keyOf(value.object)}`;
    case "collection":
    case "computed":
      return `node:${identityOf(value.node)}`;
    case "pair":
      return `pair:${identityOf(value.entry)}`;
    case "argument":
      return `argument:${identityOf(value.parameter)}`;
    case "unknown":
      return "unknown";
  }
}

/** A value that is a member of an item of a member … more often than this came out of a loop. */
const LONGEST_CHAIN = 8;

/** How many steps a value is away from its origin. */
function chainLength(value: Value): number {
  let length = 0;
  for (let it = value; length <= LONGEST_CHAIN; length++) {
    if (it.kind === "result") it = it.callee;
    else if (it.kind === "member" || it.kind === "item" || it.kind === "element") it = it.object;
    else return length;
  }
  return length;
}

/**
 * The union of values, each once; more than `limit` are as good as unknown, and cost more. So is a value that goes on
 * and on: `node = node.next` in a loop has no end of its own.
 */
export function union(given: readonly Value[], limit = 12): readonly Value[] {
  const values = given.some((it) => chainLength(it) > LONGEST_CHAIN)
    ? given.map((it) => (chainLength(it) > LONGEST_CHAIN ? unknown : it))
    : given;
  if (values.length <= 1) return values;
  const distinct = new Map<string, Value>();
  for (const value of values) {
    const key = keyOf(value);
    if (!distinct.has(key)) distinct.set(key, value);
    if (distinct.size > limit) return [...distinct.values(), unknown];
  }
  return [...distinct.values()];
}

const identities = new WeakMap<object, number>();
let nextIdentity = 0;

/** Nodes are compared by identity; a number stands for it where a text is needed. */
function identityOf(node: object): number {
  const known = identities.get(node);
  if (known !== undefined) return known;
  nextIdentity += 1;
  identities.set(node, nextIdentity);
  return nextIdentity;
}
