import type { Argument, Call, Expression } from "../ast.ts";
import {
  adopt,
  adoptAll,
  childInField,
  expressionAt,
  identifierAt,
  kindOf,
  nextOf,
  placeOf,
  type Reading,
} from "./reading.ts";

export function readCall(reading: Reading, index: number): Expression {
  const callee = expressionAt(reading, childInField(reading, index, "function"));
  const list = childInField(reading, index, "arguments");
  const node: Call = { kind: "call", ...placeOf(reading, index), callee, arguments: readArguments(reading, list) };
  adopt(node, callee);
  adoptAll(node, node.arguments);
  return node;
}

/** The arguments of a call or the bases of a class; `list` is the index of their list, or -1. */
export function readArguments(reading: Reading, list: number): Argument[] {
  const found: Argument[] = [];
  if (list < 0) return found;
  if (kindOf(reading, list) === "generator_expression") return [argument(reading, list, undefined, undefined, list)];

  const end = nextOf(reading, list);
  for (let child = list + 1; child < end; child = nextOf(reading, child)) {
    const kind = kindOf(reading, child);
    if (kind === "keyword_argument") {
      const name = childInField(reading, child, "name");
      const value = childInField(reading, child, "value");
      found.push(argument(reading, child, identifierAt(reading, name), undefined, value));
    } else if (kind === "dictionary_splat" || kind === "list_splat") {
      found.push(argument(reading, child, undefined, kind === "list_splat" ? "*" : "**", child + 1));
    } else if (reading.expressions[child] !== undefined) {
      found.push(argument(reading, child, undefined, undefined, child));
    }
  }
  return found;
}

function argument(
  reading: Reading,
  index: number,
  name: string | undefined,
  unpack: Argument["unpack"],
  valueIndex: number,
): Argument {
  const read = expressionAt(reading, valueIndex);
  // `*a.b` may come as a starred expression of its own.
  const isStarred = read.kind === "starred" && name === undefined && unpack === undefined;
  const value = isStarred ? read.value : read;
  const star = isStarred ? "*" : unpack;
  const node: Argument = { kind: "argument", ...placeOf(reading, index), name, unpack: star, value };
  adopt(node, value);
  return node;
}
