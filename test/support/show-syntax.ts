import type { Node } from "../../server/src/syntax/ast.ts";
import { childrenOf } from "../../server/src/syntax/walk.ts";

/** A node in one line: names and literals as Python writes them, all else as `kind detail(children)`. */
export function showSyntax(node: Node): string {
  const children = childrenOf(node).map(showSyntax).join(", ");
  switch (node.kind) {
    case "name":
      return node.id;
    case "string":
      return (node.isBytes ? "b" : "") + JSON.stringify(node.value);
    case "integer":
    case "float":
    case "boolean":
      return String(node.value);
    case "none":
    case "ellipsis":
    case "pass":
      return node.kind;
    case "attribute":
      return `${children}.${node.name}`;
    case "argument": {
      const name = node.name === undefined ? "" : `${node.name}=`;
      return `${name}${node.unpack ?? ""}${children}`;
    }
    case "importAlias":
      return node.alias === undefined ? node.name : `${node.name} as ${node.alias}`;
    case "importFrom":
      return `from(${".".repeat(node.level)}${node.module}: ${node.isStar ? "*" : children})`;
    case "global":
    case "nonlocal":
      return `${node.kind}(${node.names.join(", ")})`;
    case "formatted":
      return `formatted(${node.parts
        .map((it) =>
          typeof it === "string"
            ? JSON.stringify(it)
            : `{${showSyntax(it.value)}${it.conversion === undefined ? "" : `!${it.conversion}`}${it.hasFormat ? ":" : ""}}`,
        )
        .join(", ")})`;
    case "expressionStatement":
      return children;
    default:
      return `${node.kind}${detailOf(node)}(${children})`;
  }
}

function detailOf(node: Node): string {
  switch (node.kind) {
    case "sequence":
    case "comprehension":
      return ` ${node.form}`;
    case "parameter":
      return node.form === "regular" ? "" : ` ${node.form}`;
    case "booleanOperation":
    case "binaryOperation":
    case "unaryOperation":
    case "augmentedAssign":
      return ` ${node.operator}`;
    case "comparison":
      return ` ${node.operators.join(" ")}`;
    case "functionDef":
    case "for":
    case "with":
    case "forClause":
      return node.isAsync ? " async" : "";
    case "matchCase":
      return node.isIrrefutable ? " irrefutable" : "";
    case "yield":
      return node.isFrom ? " from" : "";
    case "slice":
      return ` ${node.lower ? 1 : 0}${node.upper ? 1 : 0}${node.step ? 1 : 0}`;
    default:
      return "";
  }
}
