/** Whether an expression names the file that was opened at a call. */

import { reachingBindings } from "../../semantics/reaching.ts";
import { type Expression, type Name, type Node, textOf } from "../../syntax/ast.ts";
import { walk } from "../../syntax/walk.ts";
import { pathOf } from "../calls-in.ts";
import type { Project } from "../project.ts";

interface NamedFile {
  readonly name: Name;
  readonly path: Expression | undefined;
}

/** `f.name`, or what the file was opened by, as long as that means the same. */
export function namesFile(project: Project, { name, path }: NamedFile, node: Node): boolean {
  if (node.kind === "attribute" && node.name === "name" && node.object.kind === "name") {
    return isBoundBy(node.object, name);
  }
  if (path === undefined || node.kind !== path.kind) return false;
  if (node.kind === "string" && path.kind === "string") return node.value === path.value && /[./]/.test(node.value);
  return isStable(project, path) && textOf(node) === textOf(path) && hasSameNames(path, node);
}

/** Whether a use of a name surely means what was bound to it at `name`. */
export function isBoundBy(use: Name, name: Name): boolean {
  const bindings = use.id === name.id ? (reachingBindings(use) ?? []) : [];
  return bindings.length === 1 && bindings[0]?.node === name;
}

/** Whether a text, such as a command for a shell, has the file's literal name as a word that is read. */
export function mentionsFile({ path }: NamedFile, text: string): boolean {
  if (path?.kind !== "string" || !/[./]/.test(path.value)) return false;
  const at = text.indexOf(path.value);
  if (at === -1) return false;
  const before = text.slice(0, at);
  return (
    /(?:^|[\s"'=<])$/.test(before) &&
    !/>\s*["']?$/.test(before) &&
    /^(?:$|[\s"';&|)])/.test(text.slice(at + path.value.length))
  );
}

/** Whether an expression gives the same each time: names, their attributes, and what puts paths together. */
function isStable(project: Project, path: Expression): boolean {
  return walk(path).every((it) => {
    switch (it.kind) {
      case "call":
        return /^(?:os\.path\.\w+|builtins\.str|os\.fspath)$/.test(pathOf(project, it.callee) ?? "");
      case "name":
      case "attribute":
      case "argument":
      case "string":
      case "integer":
      case "binaryOperation":
      case "formatted":
      case "subscript":
        return true;
      default:
        return false;
    }
  });
}

function hasSameNames(path: Node, other: Node): boolean {
  const names = namesOf(path);
  const others = namesOf(other);
  return names.every((it, index) => {
    const twin = others[index];
    if (twin === undefined || twin.id !== it.id) return false;
    const own = reachingBindings(it) ?? [];
    const theirs = reachingBindings(twin) ?? [];
    return own.length === theirs.length && own.every((binding) => theirs.includes(binding));
  });
}

function namesOf(node: Node): readonly Name[] {
  return walk(node).flatMap((it) => (it.kind === "name" ? [it] : []));
}
