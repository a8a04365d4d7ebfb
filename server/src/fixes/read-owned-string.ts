/**
 * Declares the result of a function as an address, reads the string through it, and frees the address: at every call, or
 * not at all, since the declaration is one for all of them.
 */

import { type ForeignCall, foreignCallsIn, prototypesOf, targetOfCall } from "../project/ctypes/calls.ts";
import type { Declaration } from "../project/ctypes/declarations.ts";
import { declarationsFor, declaredAt, parameterTypesAt, resultTypesOf } from "../project/ctypes/declared.ts";
import { type ForeignFunction, foreignFunctionOf, functionOf } from "../project/ctypes/functions.ts";
import { freedArguments } from "../project/ctypes/owned-strings.ts";
import type { Project } from "../project/project.ts";
import type { ModuleModel } from "../semantics/module-model.ts";
import { isStore, resolveName } from "../semantics/scopes.ts";
import type { Attribute, Call, Expression, Name, Node } from "../syntax/ast.ts";
import { spanOf, textOf } from "../syntax/ast.ts";
import { enclosingFunction, walk } from "../syntax/walk.ts";
import { spellingOf } from "./add-import.ts";
import type { FileEdit, ProposedFix } from "./file-edit.ts";
import { freeName, lineAfter, lineBefore, newlineOf, placeOf } from "./statement-place.ts";

/** Functions that are documented to take NULL and do nothing. */
const takesNull = new Set(["free", "g_free", "LocalFree", "GlobalFree", "CoTaskMemFree", "SysFreeString"]);

interface Reading {
  readonly project: Project;
  readonly file: ModuleModel;
  /** `c_char_p` or `c_wchar_p`. */
  readonly stringType: string;
  /** The function that frees the strings, where the data names it. */
  readonly owner: string | undefined;
}

/** `owner` frees what `fn` returns; `undefined` where the calls that free it say so themselves. */
export function readOwnedStringFixes(
  project: Project,
  file: ModuleModel,
  fn: ForeignFunction,
  owner: string | undefined,
): readonly ProposedFix[] {
  const declaration = onlyDeclaration(project, fn);
  if (declaration === undefined) return [];
  const calls = allCalls(project, file, fn);
  if (calls === undefined) return [];
  const [type] = resultTypesOf(project, declaration) ?? [];
  const stringType = /wchar|WSTR|OLESTR/.test(type?.name ?? "") ? "c_wchar_p" : "c_char_p";
  const reading: Reading = { project, file, stringType, owner };
  const edits: FileEdit[] = [...declaredAsAddress(declaration)];
  for (const call of calls) {
    const own = editsFor(reading, call);
    if (own === undefined) return [];
    edits.push(...own);
  }
  // Whoever else calls the function, from outside of the project, gets a number now.
  return [
    { title: "Read the string through its address, and free that", safety: "suggestion", edits: distinct(edits) },
  ];
}

function distinct(edits: readonly FileEdit[]): readonly FileEdit[] {
  const byPlace = new Map(edits.map((it) => [`${it.path}:${it.span.start}:${it.span.end}:${it.text}`, it]));
  return [...byPlace.values()];
}

/** The one plain assignment of `restype`; `undefined` where there are others, or something reads the result first. */
function onlyDeclaration(project: Project, fn: ForeignFunction): Declaration | undefined {
  const [declaration, ...others] = declarationsFor(project, fn, "restype");
  if (declaration === undefined || others.length > 0 || declaration.frame !== undefined) return undefined;
  if (fn.access !== "attribute" || declarationsFor(project, fn, "errcheck").length > 0) return undefined;
  const { parent } = declaration.node;
  const isPlain = parent?.kind === "assign" && parent.targets.length === 1 && parent.value === declaration.value;
  return isPlain ? declaration : undefined;
}

function declaredAsAddress({ file, value }: Declaration): readonly FileEdit[] {
  if (value === undefined) return [];
  const { text, edits } = spellingOf(file, "ctypes", "c_void_p");
  return [{ path: file.path, span: spanOf(value), text }, ...edits];
}

/** Every call of the function; `undefined` where it is used in a way that may call it elsewhere. */
function allCalls(project: Project, file: ModuleModel, fn: ForeignFunction): readonly ForeignCall[] | undefined {
  const { name } = fn;
  if (name === undefined || !/^\w+$/.test(name)) return undefined;
  const calls: ForeignCall[] = [];
  for (const user of project.filesWithWord(name)) {
    const own = foreignCallsIn(project, user).filter((it) => it.functions.some((other) => other.key === fn.key));
    // What frees the string must be known by name where it is read.
    if (own.length > 0 && user !== file) return undefined;
    if (own.some((it) => it.functions.length > 1 || it.callee !== it.call.callee)) return undefined;
    const callees = new Set<Node>(own.map((it) => it.callee));
    for (const node of walk(user.source.module)) {
      if (node.kind === "string" && node.value === name) return undefined;
      if (node.kind !== "attribute" || node.name !== name) continue;
      // Other libraries have functions of the same name.
      const functions = project.evaluate(node).map((it) => foreignFunctionOf(project, it)?.key);
      if (functions.every((it) => it !== undefined && it !== fn.key)) continue;
      if (!callees.has(node) && !isDeclared(node)) return undefined;
    }
    if (own.some((it) => it.callee.kind !== "attribute")) return undefined;
    calls.push(...own);
  }
  return calls;
}

/** `lib.F` in `lib.F.restype = …` */
function isDeclared({ parent }: Attribute): boolean {
  return parent?.kind === "attribute" && /^(?:argtypes|restype)$/.test(parent.name) && isStore(parent);
}

/** The edits for one call; `undefined` where its result is used in a way that leaves no room for another line. */
function editsFor(reading: Reading, { call, callee }: ForeignCall): readonly FileEdit[] | undefined {
  const { file } = reading;
  const place = placeOf(file, call);
  if (place === undefined || !isFirst(call, place.statement)) return undefined;
  const { statement } = place;
  const [target] = statement.kind === "assign" && statement.value === call ? statement.targets : [];
  const name = statement.kind === "assign" && statement.targets.length === 1 ? target : undefined;
  const frees = name?.kind === "name" ? freeingCalls(reading, call, name) : [];
  if (frees === undefined) return undefined;
  if (name?.kind === "name" && frees.length > 0) return freedAlready(reading, call, name, frees);

  const free = freeLines(reading, call, callee);
  if (free === undefined) return undefined;
  const scope = textOf(enclosingFunction(call) ?? file.source.module);
  const address = freeName(scope, "address");
  const got = lineBefore(place, `${address} = ${textOf(call)}`);
  const { text: value, edits: imports } = stringAt(reading, address);
  const lines = free.map((it) => it.replaceAll("ADDRESS", address));
  const separator = `${newlineOf(file)}${place.indent}`;
  const after = name?.kind === "name" ? lineAfter(place, lines.join(separator)) : undefined;
  if (after !== undefined) return [...imports, got, { path: file.path, span: spanOf(call), text: value }, after];
  const text = freeName(scope, "text");
  return [
    ...imports,
    lineBefore(place, [`${address} = ${textOf(call)}`, `${text} = ${value}`, ...lines].join(separator)),
    { path: file.path, span: spanOf(call), text },
  ];
}

/** The string at an address, or `None` for NULL, as `c_char_p` gave it. */
function stringAt({ file, stringType }: Reading, address: string) {
  const cast = spellingOf(file, "ctypes", "cast");
  const type = spellingOf(file, "ctypes", stringType);
  return { text: `${cast.text}(${address}, ${type.text}).value`, edits: [...cast.edits, ...type.edits] };
}

/** Whether nothing is evaluated before the call in its statement but plain names. */
function isFirst(call: Call, statement: Node): boolean {
  let child: Node = call;
  for (let parent = child.parent; parent !== undefined && child !== statement; parent = child.parent) {
    if (parent.kind === "argument") {
      const outer = parent.parent;
      if (outer?.kind !== "call" || outer.arguments[0] !== parent || outer.callee.kind !== "name") return false;
    } else if (parent.kind === "binaryOperation") {
      if (parent.left !== child) return false;
    } else if (parent.kind === "comparison") {
      if (parent.operands[0] !== child) return false;
    } else if (parent.kind === "subscript") {
      if (parent.object !== child) return false;
    } else if (parent.kind === "sequence" || parent.kind === "dictionary" || parent.kind === "entry") {
      return false;
    }
    child = parent;
  }
  return true;
}

interface Freeing {
  readonly call: ForeignCall;
  readonly argument: Name;
}

/** The calls that free a name; `undefined` where the name holds other things too, or somebody else frees it. */
function freeingCalls({ project, file }: Reading, made: Call, name: Name): readonly Freeing[] | undefined {
  const resolution = resolveName(name);
  const found: Freeing[] = [];
  for (const call of foreignCallsIn(project, file)) {
    for (const index of freedArguments(project, call)) {
      const argument = call.arguments[index];
      if (argument === undefined) continue;
      const isOurs = project.evaluate(argument).some((it) => it.kind === "result" && it.call === made);
      if (!isOurs) continue;
      const own = argument.kind === "name" ? resolveName(argument) : undefined;
      if (argument.kind !== "name" || own?.scope !== resolution?.scope || own?.bindings.length !== 1) return undefined;
      found.push({ call, argument });
    }
  }
  return found;
}

/** The program frees the string: let it free the address. */
function freedAlready(
  reading: Reading,
  made: Call,
  name: Name,
  frees: readonly Freeing[],
): readonly FileEdit[] | undefined {
  const { project, file } = reading;
  const { path } = file;
  const scope = enclosingFunction(made) ?? file.source.module;
  const freed = new Set<Node>(frees.map((it) => it.argument));
  const isRead = walk(scope).some((it) => it.kind === "name" && it.id === name.id && !isStore(it) && !freed.has(it));
  const address = isRead ? freeName(textOf(scope), `${name.id}_address`) : name.id;
  const edits: FileEdit[] = [];
  for (const { call, argument } of frees) {
    const passed = passedTo(reading, call.function, call.call, address, call.arguments.indexOf(argument));
    if (passed === undefined) return undefined;
    edits.push(...passed.edits);
    if (passed.text !== name.id) edits.push({ path, span: spanOf(argument), text: passed.text });
  }
  if (!isRead) return edits;
  const place = placeOf(file, made);
  const { text, edits: imports } = stringAt(reading, address);
  const after = place && lineAfter(place, `${name.id} = ${text}`);
  // A function that another one calls in between would see the name before it has its value.
  if (after === undefined || project.fileOf(name) !== file) return undefined;
  return [...edits, ...imports, { path, span: spanOf(name), text: address }, after];
}

/** How an address is passed to a function that frees it, by what is declared of its parameter. */
function passedTo(
  { project, file, stringType }: Reading,
  fn: ForeignFunction,
  place: Node,
  address: string,
  index: number,
): { readonly text: string; readonly edits: readonly FileEdit[] } | undefined {
  const { state } = declaredAt(project, fn, "argtypes", place);
  if (state === "maybe") return undefined;
  if (state === "unset") {
    const { text, edits } = spellingOf(file, "ctypes", "c_void_p");
    return { text: `${text}(${address})`, edits };
  }
  const type = parameterTypesAt(project, fn, place)?.[index];
  if (type?.kind === "pointer" && type.pointee === undefined && type.definition === undefined)
    return { text: address, edits: [] };
  if (type?.kind !== "string" || type.definition !== undefined) return undefined;
  // A number is refused there, and an object of this type passes its own address.
  const cast = spellingOf(file, "ctypes", "cast");
  const string = spellingOf(file, "ctypes", stringType);
  return { text: `${cast.text}(${address}, ${string.text})`, edits: [...cast.edits, ...string.edits] };
}

/** The lines that free `ADDRESS`, by the function that the data names, in the same library. */
function freeLines(
  { project, file, ...reading }: Reading,
  call: Call,
  callee: Expression,
): readonly string[] | undefined {
  const foreign = foreignCallsIn(project, file).find((it) => it.call === call);
  const { owner } = reading;
  if (owner === undefined || foreign === undefined || callee.kind !== "attribute") return undefined;
  const free = functionOf(foreign.function.library, owner, "attribute");
  if (free === undefined || prototypesOf(project, free, targetOfCall(project, foreign, free)).length === 0)
    return undefined;
  const passed = passedTo({ project, file, ...reading }, free, call, "ADDRESS", 0);
  if (passed === undefined || passed.edits.length > 0) return undefined;
  const line = `${textOf(callee.object)}.${owner}(${passed.text})`;
  return takesNull.has(owner) ? [line] : ["if ADDRESS:", `    ${line}`];
}
