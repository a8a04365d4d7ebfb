/** What the functions of ctypes make: buffers, references, casts. */

import type { Value } from "../../semantics/values.ts";
import type { Project } from "../project.ts";
import { arrayOf, type CtypesType, pointerTo, simpleType } from "./ctypes-type.ts";
import { heldIn } from "./held.ts";
import { ctypesTypeOf } from "./type-of.ts";

/** `create_string_buffer(…)` makes an array of characters. */
function characterBuffer(element: string): CtypesType | undefined {
  const character = simpleType(element);
  return character && arrayOf(character, undefined);
}

/** The type of the object that `byref`, `pointer`, `cast` or a buffer function returns. */
export function typeMade(
  project: Project,
  name: string,
  value: Extract<Value, { kind: "result" }>,
  depth: number,
): CtypesType | undefined {
  const [first, second] = value.call.arguments;
  if (name === "cast") {
    if (second === undefined) return undefined;
    const types = project.evaluate(second.value, value.frame).map((it) => ctypesTypeOf(project, it));
    return types.length === 1 ? types[0] : undefined;
  }
  if (name === "create_string_buffer" || name === "c_buffer") return characterBuffer("c_char");
  if (name === "create_unicode_buffer") return characterBuffer("c_wchar");
  if (first === undefined) return undefined;
  // byref(x) and pointer(x) point to what x is.
  const [held, ...others] = heldIn(project, first.value, value.frame, depth + 1);
  const type = held?.kind === "instance" && others.length === 0 ? held.type : undefined;
  return type === undefined ? undefined : pointerTo(type, `${name}(${type.name})`);
}
