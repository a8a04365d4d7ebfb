/**
 * Functions that are handed to others together with what they shall be called with:
 *
 *     Thread(target=work, args=(queue,))      pool.submit(work, queue)      loop.call_later(5, work, queue)
 *
 * So the caller of `work` is not seen, and yet what it passes is.
 */

import { reachingBindings } from "../semantics/reaching.ts";
import type { Argument, Attribute, Call, Expression, FunctionDef, Name, Parameter } from "../syntax/ast.ts";
import { enclosingFunction, walk } from "../syntax/walk.ts";
import type { Project } from "./project.ts";

/** What a function is going to be called with. */
export interface HandOver {
  readonly positional: readonly Expression[];
  readonly named: ReadonlyMap<string, Expression>;
  /** Whether the function brings the object it belongs to along: `self.work`. */
  readonly isBound: boolean;
}

/** Where a maker of threads is given the function, and the sequence and the table of its arguments. */
interface Maker {
  readonly target: Place;
  readonly positional: Place;
  readonly named: Place;
}

type Place = readonly [position: number, keyword: string];

const thread: Maker = { target: [1, "target"], positional: [3, "args"], named: [4, "kwargs"] };
const timer: Maker = { target: [1, "function"], positional: [2, "args"], named: [3, "kwargs"] };
const lowLevel: Maker = { target: [0, "function"], positional: [1, "args"], named: [2, "kwargs"] };
const pool: Maker = { target: [0, "func"], positional: [1, "args"], named: [2, "kwds"] };

/** By the last name of the callee: which library a thread is of makes no difference to what it is given. */
const makers: ReadonlyMap<string, Maker> = new Map([
  ["Thread", thread],
  ["Process", thread],
  ["Greenlet", lowLevel],
  ["Timer", timer],
  ["start_new_thread", lowLevel],
  ["apply_async", pool],
  ["apply", pool],
]);

/** Those that take the arguments one by one behind the function, by the position of the function. */
const takers: ReadonlyMap<string, number> = new Map([
  ["partial", 0],
  ["partialmethod", 0],
  ["submit", 0],
  ["to_thread", 0],
  ["run_sync", 0],
  ["call_soon", 0],
  ["call_soon_threadsafe", 0],
  ["run_in_executor", 1],
  ["call_later", 1],
  ["call_at", 1],
  ["callLater", 1],
  ["callInThread", 0],
  ["callFromThread", 0],
  ["deferToThread", 0],
  ["idle_add", 0],
  ["timeout_add", 1],
  ["timeout_add_seconds", 1],
  ["spawn_later", 1],
]);

/** What a function that `reference` hands to others, perhaps by a name of its own, will be called with. */
export function handOversOf(project: Project, reference: Name | Attribute, isBound: boolean): readonly HandOver[] {
  return [reference, ...aliasesOf(reference)].flatMap((it) => handOverAt(project, it, isBound) ?? []);
}

/** `target = self._work`, and the places where that name is read. */
function aliasesOf(reference: Name | Attribute): readonly Name[] {
  const statement = reference.parent;
  const [target] = statement?.kind === "assign" && statement.value === reference ? statement.targets : [];
  const around = enclosingFunction(reference);
  if (target?.kind !== "name" || around === undefined) return [];
  const found: Name[] = [];
  for (const node of walk(around)) {
    if (node.kind !== "name" || node.id !== target.id || node.parent?.kind !== "argument") continue;
    if (reachingBindings(node)?.some((it) => it.node === target)) found.push(node);
  }
  return found;
}

function handOverAt(project: Project, reference: Name | Attribute, isBound: boolean): HandOver | undefined {
  const argument = reference.parent;
  const call = argument?.kind === "argument" ? argument.parent : undefined;
  if (argument?.kind !== "argument" || call?.kind !== "call" || argument.unpack !== undefined) return undefined;
  const { callee } = call;
  const name = callee.kind === "name" ? callee.id : callee.kind === "attribute" ? callee.name : "";
  const maker = makers.get(name);
  if (maker !== undefined && at(call, maker.target) === reference) {
    return ofMaker(project, at(call, maker.positional), at(call, maker.named), isBound);
  }
  const position = takers.get(name);
  if (position === undefined || call.arguments[position] !== argument) return undefined;
  const given = call.arguments.slice(position + 1);
  const end = given.findIndex((it) => it.name !== undefined || it.unpack !== undefined);
  const positional = (end < 0 ? given : given.slice(0, end)).map((it) => it.value);
  return { positional, named: namesOf(given), isBound };
}

/** The arguments stand in a tuple or list of their own, perhaps one that was put into a name just before. */
function ofMaker(
  project: Project,
  sequence: Expression | undefined,
  table: Expression | undefined,
  isBound: boolean,
): HandOver | undefined {
  const positional = sequence === undefined ? [] : elementsOf(project, sequence);
  return positional && { positional, named: table === undefined ? new Map() : valuesByKey(table), isBound };
}

/** `{"queue": queue}` and `dict(queue=queue)`. */
function valuesByKey(table: Expression): ReadonlyMap<string, Expression> {
  if (table.kind === "call" && table.callee.kind === "name" && table.callee.id === "dict")
    return namesOf(table.arguments);
  const entries = table.kind === "dictionary" ? table.entries : [];
  return new Map(entries.flatMap(({ key, value }) => (key?.kind === "string" ? [[key.value, value] as const] : [])));
}

const namesOf = (given: readonly Argument[]): ReadonlyMap<string, Expression> =>
  new Map(given.flatMap(({ name, value }) => (name === undefined ? [] : [[name, value] as const])));

/** The elements up to the first that is spread in; `undefined` where it is not known which they are. */
function elementsOf(project: Project, sequence: Expression): readonly Expression[] | undefined {
  const [value, ...others] = sequence.kind === "sequence" ? [] : project.evaluate(sequence);
  const known = value?.kind === "collection" && others.length === 0 ? value.node : sequence;
  if (known.kind !== "sequence") return undefined;
  const end = known.elements.findIndex((it) => it.kind === "starred");
  return end < 0 ? known.elements : known.elements.slice(0, end);
}

function at(call: Call, [position, keyword]: Place): Expression | undefined {
  const named = call.arguments.find((it) => it.name === keyword);
  if (named !== undefined) return named.value;
  const argument = call.arguments[position];
  const isPositional = call.arguments
    .slice(0, position + 1)
    .every((it) => it.name === undefined && it.unpack === undefined);
  return isPositional ? argument?.value : undefined;
}

/** What is passed for a parameter; `undefined` where it is left to its default, or unpacked. */
export function handedFor(
  { positional, named, isBound }: HandOver,
  definition: FunctionDef,
  parameter: Parameter,
): Expression | undefined {
  const byName = parameter.name === undefined ? undefined : named.get(parameter.name.id);
  if (byName !== undefined && parameter.form !== "positionalOnly") return byName;
  const parameters = definition.parameters.filter((it) => it.form === "positionalOnly" || it.form === "regular");
  const index = parameters.indexOf(parameter);
  return index < 0 ? undefined : positional[index - (isBound ? 1 : 0)];
}
