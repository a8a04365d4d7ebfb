/** What the result of a foreign function, a field or `.value` is in Python. */

import type { Value } from "../../semantics/values.ts";
import type { Project } from "../project.ts";
import type { CtypesType } from "./ctypes-type.ts";
import { declaredAt, resultTypesAt } from "./declared.ts";
import { alwaysHandsResultOn } from "./errcheck-results.ts";
import type { ForeignFunction } from "./functions.ts";
import type { Held } from "./held.ts";

/** The result of a call, as `restype` and `errcheck` say. */
export function heldByForeignResult(
  project: Project,
  fn: ForeignFunction,
  value: Extract<Value, { kind: "result" }>,
): Held {
  const { call } = value;
  const check = declaredAt(project, fn, "errcheck", call);
  if (check.state !== "unset" && !check.declarations.every((it) => alwaysHandsResultOn(project, it))) {
    return { kind: "unknown", value };
  }
  const { state } = declaredAt(project, fn, "restype", call);
  if (state === "maybe") return { kind: "unknown", value };
  if (state === "unset") {
    // OleDLL reads an HRESULT, PyDLL a C int; neither is an address.
    if (fn.library.loader === "OleDLL") return { kind: "integer", constant: undefined, source: undefined, value };
    return { kind: "undeclaredResult", function: fn, value };
  }
  const types = resultTypesAt(project, fn, call);
  if (types === undefined) return { kind: "unknown", value };
  const held = types.map((type) => resultHeld(fn, type, value));
  const [first] = held;
  return first !== undefined && held.every((it) => it.kind === first.kind) ? first : { kind: "unknown", value };
}

/** What reading a value of a type gives in Python: a result, a field, `.value`. */
export function resultHeld(fn: ForeignFunction | undefined, type: CtypesType, value: Value): Held {
  // An instance of a subclass stays what it is; simple types become Python objects.
  if (type.definition !== undefined && type.kind !== "structure") return { kind: "instance", type, value };
  switch (type.kind) {
    case "pointer": {
      if (type.pointee !== undefined || type.name.startsWith("POINTER") || type.name === "_Pointer") {
        return { kind: "instance", type, value, source: "foreign" };
      }
      const what = fn?.name === undefined ? "a pointer" : `the pointer that \`${fn.name}\` returned`;
      return { kind: "integer", constant: undefined, source: { what, value, isResult: fn !== undefined }, value };
    }
    case "integer":
      return { kind: "integer", constant: undefined, source: undefined, value };
    case "boolean":
      return { kind: "boolean", value };
    case "float":
      return { kind: "float", value };
    case "string":
      return { kind: /w/i.test(type.name) ? "text" : "bytes", value };
    case "character":
      return { kind: "bytes", value };
    case "none":
      return { kind: "none", value };
    case "array":
    case "structure":
    case "callback":
      return { kind: "instance", type, value };
    case "object":
    case "callable":
      return { kind: "unknown", value };
  }
}
