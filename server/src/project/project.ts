/**
 * What the files of a workspace know of each other. Answers are computed when asked for, so a file costs what is asked of
 * it. A `Project` is one moment; `moveTo` takes it to the next, in which every answer that was read from nothing that has
 * changed still stands.
 */

import type { ModuleModel } from "../semantics/module-model.ts";
import type { Binding } from "../semantics/scopes.ts";
import type { Target } from "../semantics/target.ts";
import type { ClassValue, Frame, FunctionValue, Value } from "../semantics/values.ts";
import type { Signatures } from "../signatures/signatures.ts";
import type {
  Call,
  ClassDef,
  Expression,
  For,
  ForClause,
  FunctionDef,
  Lambda,
  Node,
  Parameter,
} from "../syntax/ast.ts";
import type { Callers } from "./callers.ts";
import type { AttributeStore, Hierarchy } from "./classes.ts";
import type { Subject } from "./pairs.ts";
import type { ProjectHost } from "./project-host.ts";

export { createProject } from "./create-project.ts";

export interface Project {
  readonly host: ProjectHost;
  /**
   * Go on with other texts of the same files. Nodes of changed files, and what was made of them, are not to be used any
   * more. Returns false where that cannot be, or is not worth it: a new project is wanted.
   */
  moveTo(next: ProjectHost): boolean;
  /** An analysis has thrown in the midst of a question. */
  abandon(): void;
  readonly signatures: Signatures;

  /** Sorted. */
  readonly paths: readonly string[];
  /** `undefined` for what is no Python file of the workspace, or could not be read. */
  module(path: string): ModuleModel | undefined;
  /** Every file that may hold what the pattern stands for; saves work, as `mayHold` does. */
  modules(trigger: RegExp): Iterable<ModuleModel>;
  /** Every file that may hold a word, from an index; saves work, as `mayHold` does. */
  filesWithWord(word: string): readonly ModuleModel[];
  fileOf(node: Node): ModuleModel;
  /** The files whose text imports `file`, by what its lines say. */
  importersOf(file: ModuleModel): readonly string[];
  /** The files that imports lead to and from, itself included: whoever may know of it. `rules.md`, "Workspace". */
  connected(file: ModuleModel): readonly string[];
  /**
   * The files that can run in one process with `file`, itself included: what a program leads to that leads to it. Tests
   * and development scripts are no programs.
   */
  meeting(file: ModuleModel): readonly string[];
  /** The files that `file` leads to by what it imports, itself included. */
  reached(file: ModuleModel): readonly string[];
  /** Whether the text of a file matches; asked once for each pattern, which has no flags `g` and `y`. */
  matches(path: string, trigger: RegExp): boolean;
  /** Whether the text of `file`, or of one connected with it, matches. */
  mentions(file: ModuleModel, trigger: RegExp): boolean;
  /**
   * Whether a look into `file` is worth it, by its text. It saves work and is no evidence: an analysis that goes on
   * where this is false comes to nothing, and a test that always goes on says so.
   */
  mayHold(file: ModuleModel, trigger: RegExp): boolean;
  /** The same of `file` and those connected with it. */
  mayMeet(file: ModuleModel, trigger: RegExp): boolean;
  /** The file an import written in `importer` leads to; `level` counts leading dots. */
  moduleOfImport(name: string, level: number, importer: string): ModuleModel | undefined;
  /** The file `package/name.py` of a package's `__init__.py`. */
  submoduleOf(file: ModuleModel, name: string): ModuleModel | undefined;
  /** The file of a dotted name that starts with a folder of the workspace. */
  namespaceModule(name: string): ModuleModel | undefined;

  /**
   * What an expression may stand for, never empty. With a frame, parameters of its function are what that call passes;
   * without, what all visible callers pass.
   */
  evaluate(expression: Expression, frame?: Frame): readonly Value[];
  /** What one binding of a name gives. */
  valuesOf(binding: Binding, frame?: Frame): readonly Value[];
  /** An attribute of a value, through modules, classes and instances. */
  memberOf(value: Value, name: string): readonly Value[];
  /** What iterating over a value gives. */
  elementsOf(value: Value): readonly Value[];
  /** `value[index]` for the nth element. */
  itemOf(value: Value, index: number): readonly Value[];
  /** What a name bound at the top of a module stands for once it is imported. */
  exportOf(module: ModuleModel, name: string): readonly Value[];

  /** What the callee of a call may be. `functools.partial` objects stay what they are. */
  calleesOf(call: Call, frame?: Frame): readonly Value[];
  /** The parameters of `callee` as this call binds them. */
  frameOf(call: Call, callee: FunctionValue, frame?: Frame): Frame;
  /** The frame in which the constructor of a class runs for this call; `undefined` without a visible constructor. */
  constructorFrame(call: Call, callee: ClassValue, frame?: Frame): Frame | undefined;
  /** The expression a call passes for a parameter; `undefined` where it is left out or unpacking hides it. */
  argumentFor(call: Call, callee: FunctionValue, parameter: Parameter): Expression | undefined;
  /** What a function returns, at one call or at any. */
  returnsOf(callee: FunctionValue, frame?: Frame): readonly Value[];
  /** The visible calls of a function. */
  callersOf(definition: FunctionDef): Callers;
  /** One frame for each element of a literal iterable; `undefined` where it is not literal. */
  iterationsOf(loop: For | ForClause, frame?: Frame): readonly Frame[] | undefined;
  /** Whether the constants of a frame allow a statement of its function to run. */
  isReachableIn(node: Node, frame: Frame | undefined): boolean;

  classOf(value: Value): ClassDef | undefined;
  hierarchyOf(definition: ClassDef): Hierarchy;
  methodOf(definition: ClassDef, name: string): FunctionDef | undefined;
  /** Classes of the workspace that derive from `definition`, at any depth. */
  subclassesOf(definition: ClassDef): readonly ClassDef[];
  /** Every visible assignment to an attribute of the class, its bases included. */
  storesOf(definition: ClassDef, name: string): readonly AttributeStore[];
  /** What code outside of a class body sets on the class itself: `Class.name = value`, `setattr(Class, name, value)`. */
  classStoresOf(definition: ClassDef, name: string): readonly Value[];

  /** The target of the file, narrowed by the guards around a node. */
  targetAt(node: Node): Target;

  /**
   * Compute once for this project. With `isSame`, what rests on the answer stands after an edit that leaves the answer as it
   * is, whatever that was made of.
   */
  memo<T>(key: symbol, compute: () => T, isSame?: (a: T, b: T) => boolean): T;
  /** Compute once for each subject: a node, a file, a text, a pair of them (`pairOf`). */
  memoFor<T>(key: symbol, subject: Subject, compute: () => T, isSame?: (a: T, b: T) => boolean): T;
  /**
   * Compute once for each subject, where the answer may ask for itself: it is then told `otherwise`. What goes from value
   * to value needs this, because values in loops are made of each other.
   */
  memoInCycle<T>(key: symbol, subject: Subject, compute: () => T, otherwise: T): T;
}

export type Callable = FunctionDef | Lambda;
