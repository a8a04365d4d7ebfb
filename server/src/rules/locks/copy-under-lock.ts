/** The fix "copy under the lock, call outside": for a `with` that only goes through a container and calls, or yields, its elements. */

import type { LockOwner } from "../../project/locks/lock-events.ts";
import type { HeldLock } from "../../project/locks/lock-use.ts";
import type { Project } from "../../project/project.ts";
import { resolve } from "../../semantics/scopes.ts";
import { type Expression, type For, type Node, spanOf, textOf, type With } from "../../syntax/ast.ts";
import { ancestorsOf } from "../../syntax/walk.ts";
import type { Fix } from "../rule.ts";

export function copyUnderLockFixes(project: Project, owner: LockOwner, node: Node, held: HeldLock): readonly Fix[] {
  const loop = loopAround(node, owner);
  const block = loop?.parent;
  if (loop === undefined || block?.kind !== "with" || !isExact(loop, block, held)) return [];
  const file = project.fileOf(loop);
  const text = file.source.text;
  const outer = indentAt(text, spanOf(block).start);
  const inner = indentAt(text, spanOf(loop).start);
  if (outer === undefined || inner === undefined || !inner.startsWith(outer)) return [];

  const name = freeName(loop);
  const lines = text.slice(spanOf(loop).start, spanOf(loop).end).split("\n");
  const header = `for ${textOf(loop.target)} in ${name}:`;
  const [firstStatement] = loop.body;
  if (firstStatement === undefined || !lines.slice(1).every((it) => it === "" || it.startsWith(inner))) return [];
  // A body on the line of its `for` has no indentation of its own.
  if (!text.slice(spanOf(loop.iterable).end, spanOf(firstStatement).start).includes("\n")) return [];
  const rest = text.slice(spanOf(loop.iterable).end, spanOf(loop).end).replace(/^[^\n]*:[^\n]*\n/, "");
  const body = rest.split("\n").map((it) => (it.startsWith(inner) ? outer + it.slice(inner.length) : it));
  const replacement = `${name} = list(${textOf(loop.iterable)})\n${outer}${header}\n${body.join("\n")}`;
  return [
    {
      title: "Copy under the lock, call outside",
      // A listener that is removed meanwhile may be called once more.
      safety: "suggestion",
      edits: [{ path: file.path, span: spanOf(loop), text: replacement }],
    },
  ];
}

function loopAround(node: Node, owner: LockOwner): For | undefined {
  for (const ancestor of ancestorsOf(node)) {
    if (ancestor === owner) return undefined;
    if (ancestor.kind === "for") return ancestor;
  }
  return undefined;
}

/** The `with` holds one lock, the loop is its last statement, and its body only calls what the loop gives. */
function isExact(loop: For, block: With, held: HeldLock): boolean {
  const [item, ...others] = block.items;
  if (item === undefined || others.length > 0 || item.target !== undefined || held.taken !== item.context) return false;
  if (block.body.at(-1) !== loop || loop.orelse.length > 0 || loop.isAsync || block.isAsync) return false;
  const names = namesIn(loop.target);
  return (
    names !== undefined &&
    loop.body.every((it) => {
      if (it.kind !== "expressionStatement") return false;
      // Of a generator: what the loop gives is handed out.
      if (it.value.kind === "yield") return it.value.value?.kind === "name" && names.includes(it.value.value.id);
      if (it.value.kind !== "call") return false;
      const { callee } = it.value;
      const base = callee.kind === "attribute" ? callee.object : callee;
      return base.kind === "name" && names.includes(base.id);
    })
  );
}

function namesIn(target: Expression): readonly string[] | undefined {
  if (target.kind === "name") return [target.id];
  if (target.kind !== "sequence") return undefined;
  const names = target.elements.map((it) => (it.kind === "name" ? it.id : ""));
  return names.includes("") ? undefined : names;
}

const notForCopies =
  /^(?:super|self|cls|list|tuple|set|dict|frozenset|sorted|reversed|iter|next|map|filter|zip|enumerate|range|getattr|vars|type|object|copy|deepcopy)$/;

/** `listeners` for `self._listeners`; with a number where the name is taken. */
function freeName(loop: For): string {
  let { iterable } = loop;
  while (iterable.kind === "call" || iterable.kind === "subscript") {
    if (iterable.kind === "subscript") iterable = iterable.object;
    else if (iterable.callee.kind === "attribute") iterable = iterable.callee.object;
    // `list(listeners)`: what is copied has the better name.
    else iterable = iterable.arguments[0]?.value ?? iterable.callee;
  }
  const word = iterable.kind === "attribute" ? iterable.name : iterable.kind === "name" ? iterable.id : "callbacks";
  const plain = word.replace(/^_+/, "");
  // The name of a builtin would hide it in the whole function, and be unbound where it is called here.
  const base = plain === "" ? "callbacks" : notForCopies.test(plain) ? "items" : plain;
  let name = base;
  for (let count = 2; resolve(name, loop) !== undefined; count++) name = `${base}${count}`;
  return name;
}

/** The white space before a place, when nothing else is before it on its line. */
function indentAt(text: string, offset: number): string | undefined {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const before = text.slice(start, offset);
  return /^[ \t]*$/.test(before) ? before : undefined;
}
