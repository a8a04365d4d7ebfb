/** How a file names something of another module, with the import that is missing for it. */

import type { ModuleModel } from "../semantics/module-model.ts";
import { type Statement, spanOf } from "../syntax/ast.ts";
import type { FileEdit } from "./file-edit.ts";
import { newlineOf } from "./statement-place.ts";

export interface Spelling {
  /** What to write: `wintypes.HANDLE`, `C.c_void_p`. */
  readonly text: string;
  /** Imports to add; empty where the file has them. */
  readonly edits: readonly FileEdit[];
  /** The import statements that `edits` add, for callers that place them themselves. */
  readonly imports: readonly string[];
}

/** Name `module.name` in the style of the file: `spellingOf(file, "ctypes", "c_void_p")`. */
export function spellingOf(file: ModuleModel, module: string, name: string): Spelling {
  const known = knownSpelling(file, module, name);
  if (known !== undefined) return { text: known, edits: [], imports: [] };

  // A submodule is best reached as its parent is: `from ctypes import wintypes`.
  const dot = module.lastIndexOf(".");
  const statement = dot === -1 ? `import ${module}` : `from ${module.slice(0, dot)} import ${module.slice(dot + 1)}`;
  const text = `${dot === -1 ? module : module.slice(dot + 1)}.${name}`;
  return { text, edits: [addImport(file, statement)], imports: [statement] };
}

/** Insert an import statement at the top of a file, after those that are there. */
export function addImport(file: ModuleModel, statement: string): FileEdit {
  const { module } = file.source;
  const newline = newlineOf(file);
  const imports = module.body.filter((it) => it.kind === "import" || it.kind === "importFrom");
  const topic = /^(?:from|import) (\w+)/.exec(statement)?.[1] ?? "";
  const related = imports.findLast((it) => startsWithTopic(it, topic));
  const after = related ?? imports.at(-1) ?? docstringOf(module.body);
  if (after !== undefined) {
    const { end } = spanOf(after);
    const offset = endOfLine(file.source.text, end);
    const gap = after.kind === "expressionStatement" ? newline : "";
    return { path: file.path, span: { start: offset, end: offset }, text: `${newline}${gap}${statement}` };
  }
  const start = startOfCode(file.source.text);
  return { path: file.path, span: { start, end: start }, text: `${statement}${newline}` };
}

function startsWithTopic(statement: Statement, topic: string): boolean {
  if (statement.kind === "import") return statement.names.some((it) => it.name.split(".")[0] === topic);
  return statement.kind === "importFrom" && statement.level === 0 && statement.module.split(".")[0] === topic;
}

function knownSpelling(file: ModuleModel, module: string, name: string): string | undefined {
  const dot = module.lastIndexOf(".");
  const parent = dot === -1 ? undefined : module.slice(0, dot);
  const leaf = module.slice(dot + 1);
  let found: string | undefined;
  for (const statement of importsOf(file.source.module.body)) {
    if (statement.kind === "import") {
      for (const alias of statement.names) {
        // `import ctypes.wintypes` binds ctypes.
        const isParent = alias.alias === undefined && alias.name.startsWith(`${module}.`);
        if (alias.name === module || isParent) found ??= `${alias.alias ?? module}.${name}`;
      }
    } else if (statement.kind === "importFrom" && statement.level === 0) {
      if (statement.module === module) {
        const alias = statement.names.find((it) => it.name === name);
        if (alias !== undefined) return alias.alias ?? name;
        if (statement.isStar && !name.startsWith("_")) return name;
      }
      if (statement.module === parent) {
        const alias = statement.names.find((it) => it.name === leaf);
        if (alias !== undefined) found = `${alias.alias ?? leaf}.${name}`;
      }
    }
  }
  return found;
}

/** Imports at the top of a module, also those inside `try` and `if`. */
function* importsOf(body: readonly Statement[]): Iterable<Statement> {
  const pending = [...body].reverse();
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.kind === "import" || next.kind === "importFrom") yield next;
    else if (next.kind === "try") pending.push(...next.orelse, ...next.body);
    else if (next.kind === "if") pending.push(...next.body);
  }
}

function docstringOf(body: readonly Statement[]): Statement | undefined {
  const [first] = body;
  return first?.kind === "expressionStatement" && first.value.kind === "string" ? first : undefined;
}

function endOfLine(text: string, from: number): number {
  const end = text.slice(from).search(/\r?\n/);
  return end === -1 ? text.length : from + end;
}

/** Behind a shebang, an encoding line and the comments above the first statement. */
function startOfCode(text: string): number {
  return /^(?:\uFEFF)?(?:#[^\n]*\n)*/.exec(text)?.[0].length ?? 0;
}
