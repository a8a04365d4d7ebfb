import type { Value } from "../../server/src/semantics/values.ts";
import { textOf } from "../../server/src/syntax/ast.ts";

/** A value as a person would write it down, for expectations in tests. */
export function showValue(value: Value): string {
  switch (value.kind) {
    case "constant":
      return "value" in value
        ? typeof value.value === "string"
          ? JSON.stringify(value.value)
          : String(value.value)
        : value.type;
    case "external":
      return value.path;
    case "module":
      return `module ${value.module.path}`;
    case "function": {
      const name = value.definition.kind === "lambda" ? "lambda" : value.definition.name.id;
      return value.receiver === undefined ? `def ${name}` : `${showValue(value.receiver)}.${name}`;
    }
    case "class":
      return `class ${value.definition.name.id}`;
    case "instance":
      return `${value.definition.name.id}()`;
    case "result":
      return `${showValue(value.callee)}()`;
    case "member":
      return `${showValue(value.object)}.${value.name}`;
    case "item":
      return `${showValue(value.object)}[${value.index === undefined ? "?" : showValue(value.index)}]`;
    case "element":
      return `each ${showValue(value.object)}`;
    case "collection":
    case "computed":
      return textOf(value.node);
    case "pair":
      return textOf(value.entry);
    case "argument":
      return `parameter ${value.parameter.name?.id ?? ""}`;
    case "unknown":
      return "unknown";
  }
}
