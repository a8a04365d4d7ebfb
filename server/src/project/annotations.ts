/** What the annotation of a parameter names: written out, in a string, and inside `Optional` and unions. */

import { bindingsAtEnd } from "../semantics/reaching.ts";
import { resolve } from "../semantics/scopes.ts";
import { external, union, type Value } from "../semantics/values.ts";
import type { Expression } from "../syntax/ast.ts";
import { builtinNames } from "./known-names.ts";
import type { Project } from "./project.ts";

/** Parts of one annotation. More of them nobody writes. */
const MOST_PARTS = 40;

/** What stands in their brackets is what the object is. */
const transparent = new Set(["Optional", "Union", "Annotated", "Final", "ClassVar"]);

/** The classes and types that an annotation allows, `None` left out. Empty where nothing is known. */
export function annotatedValues(project: Project, annotation: Expression): readonly Value[] {
  const values: Value[] = [];
  const pending: Expression[] = [annotation];
  for (let count = 0; count < MOST_PARTS; count++) {
    const part = pending.pop();
    if (part === undefined) break;
    switch (part.kind) {
      case "string":
        if (!part.isBytes) {
          for (const name of namesIn(part.value)) values.push(...valuesOfDotted(project, name, part));
        }
        break;
      case "subscript": {
        const wrapper = lastNameOf(part.object);
        if (wrapper === undefined || !transparent.has(wrapper)) break;
        const { index } = part;
        const elements = index.kind === "sequence" ? index.elements : [index];
        // What follows the type in Annotated says something about it, and is none.
        pending.push(...(wrapper === "Annotated" ? elements.slice(0, 1) : elements));
        break;
      }
      case "binaryOperation":
        if (part.operator === "|") pending.push(part.left, part.right);
        break;
      case "name":
      case "attribute":
        values.push(...project.evaluate(part));
        break;
      default:
    }
  }
  return union(values);
}

function lastNameOf(expression: Expression): string | undefined {
  if (expression.kind === "name") return expression.id;
  return expression.kind === "attribute" ? expression.name : undefined;
}

const DOTTED = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/;

/** The types named in the text of an annotation: `Foo`, `pkg.Foo`, `Optional[Foo]`, `Foo | None`, `Union[Foo, Bar]`. */
function namesIn(text: string): readonly string[] {
  const names: string[] = [];
  const pending = [text];
  for (let count = 0; count < MOST_PARTS; count++) {
    const part = pending.pop()?.trim();
    if (part === undefined) break;
    const alternatives = splitOutside(part, "|");
    if (alternatives.length > 1) {
      pending.push(...alternatives);
      continue;
    }
    if (DOTTED.test(part)) {
      names.push(part);
      continue;
    }
    const wrapper = /^(?:\w+\.)*(?<name>\w+)\[(?<inner>.*)\]$/s.exec(part)?.groups;
    if (wrapper === undefined || !transparent.has(wrapper["name"] ?? "")) continue;
    const elements = splitOutside(wrapper["inner"] ?? "", ",");
    pending.push(...(wrapper["name"] === "Annotated" ? elements.slice(0, 1) : elements));
  }
  return names;
}

/** Split at a separator that stands in no brackets. */
function splitOutside(text: string, separator: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === "[" || character === "(") depth += 1;
    else if (character === "]" || character === ")") depth -= 1;
    else if (character === separator && depth === 0) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}

/** What a dotted name in a string means: it is read when somebody asks, so it sees what stands at the end. */
function valuesOfDotted(project: Project, dotted: string, place: Expression): readonly Value[] {
  const [first = "", ...attributes] = dotted.split(".");
  if (first === "None") return [];
  const resolution = resolve(first, place);
  if (resolution === undefined && attributes.length === 0 && builtinNames.has(first))
    return [external(`builtins.${first}`)];
  const found =
    resolution === undefined || resolution.scope.owner.kind === "module"
      ? project.exportOf(project.fileOf(place), first)
      : bindingsAtEnd(resolution.scope, resolution.bindings).flatMap((it) => project.valuesOf(it));
  return attributes.reduce<readonly Value[]>(
    (values, name) => union(values.flatMap((it) => project.memberOf(it, name))),
    found,
  );
}
