/**
 * What headers do not say: which way a pointer goes, which parameter gives a buffer's size and in what unit, who frees
 * the result, how failure shows, which handles use more than 32 bits.
 *
 * One line a function, in words:
 *
 *     ReadFile          out:2 bytes:3>2 out:4
 *     GetWindowText{A,W}  out:2 chars:3>2 zero
 *
 * `in|out|inout:N` direction of parameter N, counted from 1. `bytes|chars:N>M` parameter N is the capacity of buffer M.
 * `keeps:N` the callback N is kept after the call, `during:N` it is not. `nullable:N`, `int:N` NULL or a small integer
 * is allowed. `P|K|N:M` handle class of parameter M, 0 for the result. `owned:F` the caller frees the result with F.
 * `frees:N` the function frees parameter N. The last word is the error convention.
 */

import type { Direction, ErrorConvention, HandleClass, LengthUnit } from "../types.ts";

export interface ParameterOverlay {
  direction?: Direction;
  lengthOf?: number;
  lengthUnit?: LengthUnit;
  nullable?: boolean;
  acceptsInteger?: boolean;
  retainsCallback?: boolean;
  handleClass?: HandleClass;
}

export interface FunctionOverlay {
  readonly parameters: ReadonlyMap<number, ParameterOverlay>;
  readonly resultClass: HandleClass | undefined;
  readonly owned: string | undefined;
  readonly frees: number | undefined;
  readonly errorConvention: ErrorConvention | undefined;
}

const ERROR_CONVENTIONS: ReadonlyMap<string, ErrorConvention> = new Map([
  ["null", "null"],
  ["zero", "zero"],
  ["invalid-handle", "invalid-handle"],
  ["negative", "negative"],
  ["minus-one", "minus-one"],
  ["nonzero", "nonzero"],
]);

const NOTHING: FunctionOverlay = {
  parameters: new Map(),
  resultClass: undefined,
  owned: undefined,
  frees: undefined,
  errorConvention: undefined,
};

/** Reads the words of one line. Indices in the result count from 0. */
export function parseOverlay(words: string | undefined): FunctionOverlay {
  if (words === undefined) return NOTHING;

  const parameters = new Map<number, ParameterOverlay>();
  const at = (number: string): ParameterOverlay => {
    const index = Number(number) - 1;
    const known = parameters.get(index) ?? {};
    parameters.set(index, known);
    return known;
  };
  let resultClass: HandleClass | undefined;
  let owned: string | undefined;
  let frees: number | undefined;
  let errorConvention: ErrorConvention | undefined;

  for (const word of words.split(" ")) {
    const [key = "", value = ""] = word.split(":");
    switch (key) {
      case "in":
      case "out":
      case "inout":
        for (const number of value.split(",")) at(number).direction = key;
        break;
      case "bytes":
      case "chars": {
        const [number = "", buffer = ""] = value.split(">");
        at(number).lengthOf = Number(buffer) - 1;
        at(number).lengthUnit = key === "bytes" ? "bytes" : "characters";
        break;
      }
      case "keeps":
      case "during":
        for (const number of value.split(",")) at(number).retainsCallback = key === "keeps";
        break;
      case "nullable":
        for (const number of value.split(",")) at(number).nullable = true;
        break;
      case "int":
        for (const number of value.split(",")) at(number).acceptsInteger = true;
        break;
      case "P":
      case "K":
      case "N":
        for (const number of value.split(",")) {
          if (number === "0") resultClass = key;
          else at(number).handleClass = key;
        }
        break;
      case "owned":
        owned = value;
        break;
      case "frees":
        frees = Number(value) - 1;
        break;
      default:
        errorConvention = ERROR_CONVENTIONS.get(key) ?? errorConvention;
    }
  }
  return { parameters, resultClass, owned, frees, errorConvention };
}
