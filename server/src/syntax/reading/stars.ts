import type { Expression } from "../ast.ts";
import { childrenOf } from "../walk.ts";
import { adoptAll, type Reading, withChildren } from "./reading.ts";

const asterisk = 0x2a;

/** The grammar takes `*a.b` for `(*a).b`: put the star around the whole. */
export function starOutside(reading: Reading, node: Expression | undefined): Expression | undefined {
  if (node === undefined || reading.text.charCodeAt(node.start) !== asterisk) return node;
  const place = { start: node.start, end: node.end, piece: reading.piece, parent: undefined };
  const inner = innerOfStar(node);
  return inner === undefined ? node : withChildren({ kind: "starred", ...place, value: inner }, inner);
}

/** `node` with the star taken from its first operand. */
function innerOfStar(node: Expression): Expression | undefined {
  switch (node.kind) {
    case "attribute":
    case "subscript": {
      const object = unstarred(node.object);
      return object && readopted({ ...node, start: object.start, object });
    }
    case "call": {
      const callee = unstarred(node.callee);
      return callee && readopted({ ...node, start: callee.start, callee });
    }
    case "binaryOperation": {
      const left = unstarred(node.left);
      return left && readopted({ ...node, start: left.start, left });
    }
    case "conditional": {
      const body = unstarred(node.body);
      return body && readopted({ ...node, start: body.start, body });
    }
    case "comparison":
    case "booleanOperation": {
      const [first, ...others] = node.operands;
      const operand = first && unstarred(first);
      return operand && readopted({ ...node, start: operand.start, operands: [operand, ...others] });
    }
    default:
      return undefined;
  }
}

function unstarred(node: Expression): Expression | undefined {
  return node.kind === "starred" ? node.value : undefined;
}

function readopted(node: Expression): Expression {
  adoptAll(node, childrenOf(node));
  return node;
}
