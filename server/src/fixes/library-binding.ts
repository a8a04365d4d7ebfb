/** Where a library or function is bound, so that declarations can stand behind it. */

import { allDeclarations } from "../project/ctypes/declarations.ts";
import { type ForeignFunction, foreignFunctionsIn } from "../project/ctypes/functions.ts";
import { librariesIn } from "../project/ctypes/libraries.ts";
import type { Project } from "../project/project.ts";
import type { ModuleModel } from "../semantics/module-model.ts";
import { scopeOf } from "../semantics/scopes.ts";
import { type Assign, type Attribute, type Call, type Node, type Statement, spanOf, textOf } from "../syntax/ast.ts";
import { blockAround } from "../syntax/blocks.ts";
import { enclosingFunction, enclosingStatement, walk } from "../syntax/walk.ts";
import { spellingOf } from "./add-import.ts";
import type { FileEdit } from "./file-edit.ts";
import type { Place } from "./prototype-names.ts";
import { placeIn } from "./prototype-place.ts";

export interface Binding {
  readonly file: ModuleModel;
  /** What names the function there: `kernel32.CloseHandle`. */
  readonly expression: string;
  /** The statement that declarations follow. */
  readonly place: Place;
  readonly indent: string;
  /** Lines that come first, such as the binding of a library of one's own. */
  readonly opening: readonly string[];
  readonly edits: readonly FileEdit[];
  /** `expression` is a name for the function itself, and declarations follow the statement that binds it. */
  readonly isAlias: boolean;
}

/** `undefined`: no place that is surely run before the calls. */
export function bindingFor(project: Project, file: ModuleModel, fn: ForeignFunction, call: Call): Binding | undefined {
  const { name, library } = fn;
  if (name === undefined || fn.access !== "attribute" || library.isDynamic) return undefined;
  const alias = aliasOf(project, file, fn, call);
  if (alias !== undefined) return behind(project, alias.file, alias.statement, alias.name, fn, true);

  const load = loadStatement(project, fn);
  if (load !== undefined) return behind(project, load.file, load.statement, `${load.target}.${name}`, fn);
  return library.isShared ? sharedBinding(project, file, fn, call) : undefined;
}

interface Bound {
  readonly file: ModuleModel;
  readonly statement: Statement;
  readonly name: string;
}

/** `CloseHandle = windll.kernel32.CloseHandle` at the top of the file that calls it, or of the one it is imported from. */
function aliasOf(project: Project, file: ModuleModel, fn: ForeignFunction, call: Call): Bound | undefined {
  const { callee } = call;
  const written = callee.kind === "name" ? callee.id : callee.kind === "attribute" ? callee.name : undefined;
  if (written === undefined) return undefined;
  const imported = callee.kind === "name" ? importedAs(file, written) : undefined;
  const name = imported ?? written;
  const candidates = callee.kind === "name" && imported === undefined ? [file.path] : project.connected(file);
  for (const path of candidates) {
    const module = project.module(path);
    const inClass = module === undefined || callee.kind === "name" ? undefined : classAlias(project, module, name, fn);
    if (inClass !== undefined) return inClass;
    const [binding, ...others] = (module && scopeOf(module.source.module).bindings.get(name)) ?? [];
    if (module === undefined || binding?.origin.kind !== "value" || others.length > 0) continue;
    const statement = enclosingStatement(binding.node);
    if (statement?.kind !== "assign" || !isAtTop(statement)) continue;
    if (foreignFunctionsIn(project, binding.origin.value).some((it) => it.key === fn.key)) {
      return { file: module, statement, name };
    }
  }
  return undefined;
}

/** What `from api import CloseHandle as close` calls there by the name that stands here. */
function importedAs(file: ModuleModel, name: string): string | undefined {
  const [binding, ...others] = scopeOf(file.source.module).bindings.get(name) ?? [];
  return binding?.origin.kind === "import" && others.length === 0 ? binding.origin.alias.name : undefined;
}

/** `_close = windll.kernel32.CloseHandle` in the body of a class. */
function classAlias(project: Project, file: ModuleModel, name: string, fn: ForeignFunction): Bound | undefined {
  for (const definition of file.source.module.body) {
    if (definition.kind !== "classDef") continue;
    for (const statement of definition.body) {
      if (statement.kind !== "assign") continue;
      const [target] = statement.targets;
      if (target?.kind !== "name" || target.id !== name) continue;
      if (foreignFunctionsIn(project, statement.value).some((it) => it.key === fn.key))
        return { file, statement, name };
    }
  }
  return undefined;
}

/** The assignment that keeps the library which a call loaded: `kernel32 = WinDLL("kernel32")`, `self.lib = CDLL(...)`. */
function loadStatement(project: Project, { library }: ForeignFunction) {
  const statement = library.load === undefined ? undefined : enclosingStatement(library.load);
  if (library.load === undefined || statement?.kind !== "assign" || statement.value !== library.load) return undefined;
  const [target, ...others] = statement.targets;
  if (target === undefined || others.length > 0) return undefined;
  const isName = target.kind === "name" && isAtTop(statement);
  const isOwn =
    target.kind === "attribute" && target.object.kind === "name" && enclosingFunction(statement) !== undefined;
  if (!isName && !isOwn) return undefined;
  return { file: project.fileOf(statement), statement, target: textOf(target) };
}

/**
 * For `ctypes.windll.kernel32`: behind a name of the module that stands for it, else a library of one's own, since what
 * is declared on the shared one holds for every package in the process.
 */
function sharedBinding(project: Project, file: ModuleModel, fn: ForeignFunction, call: Call): Binding | undefined {
  const { name, library } = fn;
  const { spelling } = library;
  if (name === undefined || spelling === undefined) return undefined;
  for (const statement of file.source.module.body) {
    if (statement.kind !== "assign") continue;
    const [target] = statement.targets;
    if (target?.kind !== "name" || !librariesIn(project, statement.value).some((it) => it.key === library.key))
      continue;
    const edits = ownLoading(project, file, statement, fn);
    return { ...behind(project, file, statement, `${target.id}.${name}`, fn), edits };
  }

  const uses = usesOf(project, file, fn);
  // The name itself is handed on or tested somewhere: rewriting only the calls would split it.
  if (uses === undefined) return undefined;
  const own = ownName(file, spelling);
  const loader = spellingOf(file, "ctypes", library.loader);
  const last = lastImport(file);
  if (own === undefined || last === undefined) return undefined;
  // Behind a test for the platform the top of the module is no place for it.
  if (!runsWhere(project, last, call)) return undefined;
  const known = ownLibrary(project, file, library.loader, spelling);
  const expression = `${known?.name ?? own}.${name}`;
  const edits = uses.map((it) => ({ path: file.path, span: spanOf(it), text: expression }));
  if (known !== undefined) return { ...behind(project, file, known.statement, expression, fn), edits };
  const index = file.source.module.body.indexOf(last);
  return {
    file,
    expression,
    place: placeIn(project, file, file.source.module.body, index, fn),
    indent: "",
    opening: ["", `${own} = ${loader.text}(${JSON.stringify(spelling)})`],
    edits: [...edits, ...loader.edits],
    isAlias: false,
  };
}

/** Whether a place at the top runs on no more systems than the call does. */
function runsWhere(project: Project, place: Node, call: Call): boolean {
  const inner = project.targetAt(call).platforms;
  return project.targetAt(place).platforms.every((it) => inner.includes(it));
}

/**
 * `kernel32 = windll.kernel32` becomes `kernel32 = WinDLL("kernel32")`, so that what is declared behind it holds for this
 * module only. Not where the module reaches the shared one in another way too, or another module declares something on it.
 */
function ownLoading(
  project: Project,
  file: ModuleModel,
  { value }: Assign,
  { library }: ForeignFunction,
): readonly FileEdit[] {
  const isDeclaredElsewhere = allDeclarations(project).some(
    (it) => it.file !== file && it.function.library.key === library.key,
  );
  if (value.kind !== "attribute" || library.spelling === undefined || isDeclaredElsewhere) return [];
  for (const node of walk(file.source.module)) {
    if (node.kind !== "attribute" || node === value || node.name !== value.name) continue;
    if (librariesIn(project, node).some((it) => it.key === library.key)) return [];
  }
  const { text, edits } = spellingOf(file, "ctypes", library.loader);
  return [...edits, { path: file.path, span: spanOf(value), text: `${text}(${JSON.stringify(library.spelling)})` }];
}

/** A library of its own that an earlier fix, or a person, has bound already. */
function ownLibrary(project: Project, file: ModuleModel, loader: string, spelling: string) {
  for (const statement of file.source.module.body) {
    if (statement.kind !== "assign" || statement.value.kind !== "call") continue;
    const [target] = statement.targets;
    const [library] = librariesIn(project, statement.value);
    if (target?.kind !== "name" || library?.loader !== loader) continue;
    if (library.spelling?.toLowerCase() === spelling.toLowerCase()) return { statement, name: target.id };
  }
  return undefined;
}

/** Every place that names the function through the shared loader. `undefined` where one of them is no plain attribute. */
function usesOf(project: Project, file: ModuleModel, fn: ForeignFunction): readonly Attribute[] | undefined {
  const uses: Attribute[] = [];
  for (const node of walk(file.source.module)) {
    if (node.kind !== "attribute" || node.name !== fn.name || isInsideUse(node, uses)) continue;
    if (foreignFunctionsIn(project, node).some((it) => it.key === fn.key)) uses.push(node);
  }
  return uses.length === 0 ? undefined : uses;
}

function isInsideUse(node: Node, uses: readonly Attribute[]): boolean {
  return uses.some((it) => it === node.parent);
}

/** A name for the library that the module does not use yet. */
function ownName(file: ModuleModel, spelling: string): string | undefined {
  const base = spelling
    .toLowerCase()
    .replace(/\.dll$/, "")
    .replace(/\W/g, "_");
  const taken = scopeOf(file.source.module).bindings;
  return [base, `_${base}`, `${base}_dll`].find((it) => /^[a-z_]/.test(it) && !taken.has(it));
}

function lastImport(file: ModuleModel): Statement | undefined {
  return file.source.module.body.findLast((it) => it.kind === "import" || it.kind === "importFrom");
}

/** Behind the last declaration of the same library in the block of its binding, or behind the binding. */
function behind(
  project: Project,
  file: ModuleModel,
  statement: Statement,
  expression: string,
  fn: ForeignFunction,
  isAlias = false,
): Binding {
  const around = blockAround(statement);
  const block = around.length === 0 ? [statement] : around;
  const from = block.indexOf(statement);
  const { latest } = placeIn(project, file, block, from, fn);
  let index = from;
  // A name is declared where it is bound, unless the names of a library are bound one below the other.
  const isAlone = isAlias && !bindsFunction(project, block[from + 1], fn);
  for (const [at, it] of block.entries()) {
    if (at <= from || at > latest) continue;
    if (it.kind === "assign" && declaresFor(project, it, fn, isAlone)) index = at;
    // Declarations stand together; what comes after other code is another part of the module.
    else if (it.kind === "functionDef") break;
  }
  const { text } = file.source;
  const { start } = spanOf(statement);
  const indent = /[ \t]*$/.exec(text.slice(0, start))?.[0] ?? "";
  return { file, expression, place: { file, block, index, latest }, indent, opening: [], edits: [], isAlias: isAlone };
}

/** Whether a statement declares something of a function of the library, or of the function itself. */
function declaresFor(project: Project, statement: Assign, fn: ForeignFunction, isItself: boolean): boolean {
  return statement.targets.some((target) => {
    if (target.kind !== "attribute" || !/^(?:argtypes|restype|errcheck)$/.test(target.name)) return false;
    return foreignFunctionsIn(project, target.object).some((it) =>
      isItself ? it.key === fn.key : it.library.key === fn.library.key,
    );
  });
}

/** `SetEvent = kernel32.SetEvent` */
function bindsFunction(project: Project, statement: Statement | undefined, fn: ForeignFunction): boolean {
  if (statement?.kind !== "assign" || statement.value.kind !== "attribute") return false;
  return foreignFunctionsIn(project, statement.value).some((it) => it.library.key === fn.library.key);
}

function isAtTop(statement: Statement): boolean {
  return enclosingFunction(statement) === undefined && statement.parent?.kind !== "classDef";
}
