/**
 * Declares the prototype of a foreign function where a person would: behind the library's binding, beside the
 * declarations that are there, in the style of the module.
 */

import {
  type ForeignCall,
  foreignCallsIn,
  prototypeOf,
  targetOfCall,
  targetOfFunction,
} from "../project/ctypes/calls.ts";
import { abisOf } from "../project/ctypes/ctypes-type.ts";
import { declarationsFor, declaredAt } from "../project/ctypes/declared.ts";
import type { ForeignFunction } from "../project/ctypes/functions.ts";
import type { Project } from "../project/project.ts";
import type { ModuleModel } from "../semantics/module-model.ts";
import { isDead } from "../semantics/target.ts";
import { needsDeclaration } from "../signatures/types.ts";
import type { Call } from "../syntax/ast.ts";
import type { FileEdit, ProposedFix } from "./file-edit.ts";
import { type Binding, bindingFor } from "./library-binding.ts";
import { layoutOf, mannerOf, statementsFor } from "./prototype-lines.ts";
import { endOf, indexIn, type Place } from "./prototype-names.ts";
import type { StyledText } from "./prototype-style.ts";
import { styleOf } from "./prototype-styles.ts";
import { prototypeText } from "./prototype-text.ts";
import { newlineOf } from "./statement-place.ts";

/** A declaration to insert. */
interface Wanted {
  readonly function: ForeignFunction;
  readonly call: Call;
}

/** "Declare the prototype of F", and all undeclared functions of its library at once where there are several. */
export function declarePrototypeFixes(
  project: Project,
  file: ModuleModel,
  fn: ForeignFunction,
  call: Call,
): readonly ProposedFix[] {
  const one = declare(project, file, [{ function: fn, call }]);
  if (one === undefined) return [];
  // A declared prototype refuses arguments that were accepted before, and turns NULL into None.
  const single: ProposedFix = {
    title: `Declare the prototype of ${fn.name ?? ""}`,
    safety: "suggestion",
    edits: one.edits,
  };
  const all = undeclaredOf(project, file, fn);
  const together = all.length > 1 ? declare(project, file, all) : undefined;
  if (together === undefined || together.count < 2) return [single];
  const library = fn.library.name?.name ?? "the library";
  const whole: ProposedFix = {
    title: `Declare all undeclared functions of ${library} in this file`,
    safety: "suggestion",
    edits: together.edits,
  };
  // A library of one's own is bound once: repairing function by function would bind it again and again.
  return one.opensLibrary ? [whole, single] : [single, whole];
}

interface DeclarationEdits {
  readonly edits: readonly FileEdit[];
  /** Functions declared. */
  readonly count: number;
  /** Whether it binds a library too. */
  readonly opensLibrary: boolean;
}

/** Text that goes behind a line. */
interface Insertion {
  readonly path: string;
  readonly offset: number;
  readonly text: string;
}

interface Draft {
  readonly binding: Binding;
  readonly edits: readonly FileEdit[];
  /** Plain statements, or text that has its place. */
  readonly lines: readonly string[];
  readonly needs: number;
  readonly styled: StyledText | undefined;
}

function declare(project: Project, file: ModuleModel, wanted: readonly Wanted[]): DeclarationEdits | undefined {
  const drafts: Draft[] = [];
  for (const { function: fn, call } of wanted) {
    const binding = bindingFor(project, file, fn, call);
    if (binding === undefined) continue;
    // What is bound elsewhere has a fix of its own.
    const [known] = drafts;
    if (known !== undefined && known.binding.place.block !== binding.place.block) continue;
    const draft = draftFor(project, file, fn, call, binding);
    if (draft !== undefined) drafts.push(draft);
  }
  const [first] = drafts;
  if (first === undefined) return undefined;
  const { opening, place } = first.binding;
  const edits = drafts.flatMap((it) => [...it.edits, ...it.binding.edits, ...(it.styled?.edits ?? [])]);
  const insertions: Insertion[] = [];
  for (const { styled } of drafts) if (styled !== undefined) insertions.push({ path: place.file.path, ...styled });

  const plain = drafts.filter((it) => it.styled === undefined);
  const placed = plain.map((it) => {
    const { index, latest } = it.binding.place;
    // What stands behind one statement stays together, as far down as one of them has to be.
    const together = plain.filter((other) => other.binding.place.index === index);
    const lowest = Math.max(...together.map((other) => other.needs));
    return { ...it, index: lowest <= latest ? lowest : it.needs };
  });
  const top = placed.toSorted((a, b) => a.index - b.index)[0];
  for (const it of placed) {
    const lines = [...(it === top ? opening : []), ...it.lines];
    const { indent } = it.binding;
    const text = lines
      .map((line) => (line === "" ? "\n" : `\n${indent}${line.replaceAll("\n", `\n${indent}`)}`))
      .join("");
    insertions.push({ path: place.file.path, offset: endOfLine(it.binding.place, it.index), text });
  }
  return {
    edits: [...distinctEdits(edits), ...joined(insertions, place.file)],
    count: drafts.length,
    opensLibrary: opening.length > 0,
  };
}

/** What goes to one place in one edit. */
function joined(insertions: readonly Insertion[], file: ModuleModel): readonly FileEdit[] {
  const texts = new Map<string, Insertion>();
  for (const it of insertions) {
    const key = `${it.path}:${it.offset}`;
    const known = texts.get(key);
    texts.set(key, known === undefined ? it : { ...known, text: known.text + it.text });
  }
  return [...texts.values()].map(({ path, offset, text }) => ({
    path,
    span: { start: offset, end: offset },
    text: text.replaceAll("\n", newlineOf(file)),
  }));
}

function distinctEdits(edits: readonly FileEdit[]): readonly FileEdit[] {
  const byKey = new Map(edits.map((it) => [`${it.path}:${it.span.start}:${it.span.end}:${it.text}`, it]));
  return [...byKey.values()];
}

function endOfLine(place: Place, index: number): number {
  const { text } = place.file.source;
  const end = endOf(place, index);
  const rest = text.slice(end).search(/\r?\n/);
  return rest === -1 ? text.length : end + rest;
}

function draftFor(
  project: Project,
  file: ModuleModel,
  fn: ForeignFunction,
  call: Call,
  binding: Binding,
): Draft | undefined {
  const target = targetOfFunction(project, call, fn);
  const prototype = isDead(target) ? undefined : prototypeOf(project, fn, target);
  if (prototype === undefined) return undefined;
  const subject = { function: fn, prototype, target, caller: file };
  const lacksParameters = declaredAt(project, fn, "argtypes", call).state === "unset";
  const lacksResult = declaredAt(project, fn, "restype", call).state === "unset";
  if (!lacksParameters && !lacksResult) return undefined;

  const isWhole = lacksParameters && lacksResult && binding.opening.length === 0;
  const style = isWhole ? styleOf(project, binding.place, fn) : undefined;
  const words = style && prototypeText(project, subject, style.place);
  if (style !== undefined && words !== undefined) {
    const parameterNames = prototype.parameters.map((it) => it.name);
    return { binding, edits: words.edits, lines: [], needs: 0, styled: style.write({ ...words, parameterNames }) };
  }

  const own = lacksParameters && lacksResult ? undefined : ownDeclaration(project, fn, binding.place);
  const place = own === undefined ? binding.place : { ...binding.place, index: own };
  const text = prototypeText(project, subject, place);
  if (text === undefined) return undefined;
  const manner = mannerOf(project, place, fn);
  const written = statementsFor(
    binding.expression,
    { parameters: lacksParameters ? text.parameters : undefined, result: lacksResult ? text.result : undefined },
    manner,
    layoutOf(binding.place, binding.indent),
  );
  // Under what is there of the function no line is left free.
  const isApart = manner.isSpaced && own === undefined && !binding.isAlias;
  const lines = isApart ? ["", ...written] : written;
  return { binding: { ...binding, place }, edits: text.edits, lines, needs: text.needs, styled: undefined };
}

/** Where the other part of the prototype is declared, if it stands among the same statements. */
function ownDeclaration(project: Project, fn: ForeignFunction, { block, latest }: Place): number | undefined {
  const parts = [...declarationsFor(project, fn, "argtypes"), ...declarationsFor(project, fn, "restype")];
  const indices = parts.map((it) => indexIn(block, it.node)).filter((it) => it !== -1 && it <= latest);
  return indices.length === 0 ? undefined : Math.max(...indices);
}

/** Functions of the same library that this file calls without the part of a prototype that matters, each once. */
function undeclaredOf(project: Project, file: ModuleModel, { library }: ForeignFunction): readonly Wanted[] {
  const found = new Map<string, Wanted>();
  for (const foreign of foreignCallsIn(project, file)) {
    const { call, function: fn } = foreign;
    if (fn.library.key !== library.key || found.has(fn.key)) continue;
    const lacksParameters = declaredAt(project, fn, "argtypes", call).state === "unset";
    if (lacksParameters || lacksResult(project, foreign)) found.set(fn.key, { function: fn, call });
  }
  return [...found.values()];
}

/** Without `restype` a C int is read, and most functions of Windows return one. */
function lacksResult(project: Project, foreign: ForeignCall): boolean {
  const { call, function: fn } = foreign;
  if (declaredAt(project, fn, "restype", call).state !== "unset") return false;
  const target = targetOfCall(project, foreign, fn);
  const result = isDead(target) ? undefined : prototypeOf(project, fn, target)?.result;
  return result !== undefined && abisOf(target).some((it) => needsDeclaration(result, it));
}
