import type { Expression, Name, Parameter } from "../ast.ts";
import {
  adopt,
  childInField,
  endOf,
  expressionAt,
  expressionIn,
  kindOf,
  nextOf,
  type Reading,
  startOf,
} from "./reading.ts";

/** The parameters of a function or lambda; `list` is the index of their list, or -1. */
export function readParameters(reading: Reading, list: number): Parameter[] {
  const parameters: Parameter[] = [];
  if (list < 0) return parameters;
  let form: Parameter["form"] = "regular";
  const end = nextOf(reading, list);
  for (let child = list + 1; child < end; child = nextOf(reading, child)) {
    const kind = kindOf(reading, child);
    if (kind === "keyword_separator") form = "keywordOnly";
    else if (kind === "positional_separator") {
      for (const [position, it] of parameters.entries()) {
        if (it.form === "regular") parameters[position] = readopted({ ...it, form: "positionalOnly" });
      }
    } else if (kind !== "ERROR") {
      const parameter = readParameter(reading, child, form);
      if (parameter.form === "varargs") form = "keywordOnly";
      parameters.push(parameter);
    }
  }
  return parameters;
}

function readParameter(reading: Reading, index: number, form: Parameter["form"]): Parameter {
  const kind = kindOf(reading, index);
  const isTyped = kind === "typed_parameter";
  const hasDefault = kind === "default_parameter" || kind === "typed_default_parameter";
  const named = hasDefault ? childInField(reading, index, "name") : isTyped ? index + 1 : index;
  const namedKind = kindOf(reading, named);
  const isVarargs = namedKind === "list_splat_pattern";
  const isKwargs = namedKind === "dictionary_splat_pattern";
  const bound = expressionAt(reading, isVarargs || isKwargs ? named + 1 : named);
  if (bound.kind === "sequence") reading.isPython2 = true;
  return readopted({
    kind: "parameter",
    start: startOf(reading, index),
    end: endOf(reading, index),
    piece: reading.piece,
    parent: undefined,
    name: bound.kind === "name" ? bound : undefined,
    target: bound.kind === "name" ? undefined : bound,
    form: isVarargs ? "varargs" : isKwargs ? "kwargs" : form,
    annotation: expressionIn(reading, index, "type"),
    default: hasDefault ? expressionIn(reading, index, "value") : undefined,
  });
}

function readopted(parameter: Parameter): Parameter {
  const parts: readonly (Name | Expression | undefined)[] = [
    parameter.name,
    parameter.target,
    parameter.annotation,
    parameter.default,
  ];
  for (const part of parts) adopt(parameter, part);
  return parameter;
}
