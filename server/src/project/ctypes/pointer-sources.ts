/** Plain Python integers that are addresses or handles, by where they come from. */

import type { Value } from "../../semantics/values.ts";
import type { Project } from "../project.ts";
import type { PointerSource } from "./held.ts";
import { libraryOf } from "./libraries.ts";
import { ctypesNameOf } from "./names.ts";

/** Modules of pywin32 whose objects are handles that close themselves. */
const handleModules =
  /^(?:win32(?:api|file|event|process|security|pipe|job|console|service|gui)|pywintypes|_winapi|_subprocess)\./;

/** What makes an integer an address or a handle. `undefined`: nothing that is known. */
export function sourceOfInteger(project: Project, value: Value): PointerSource | undefined {
  const what = describe(project, value);
  return what === undefined ? undefined : { what, value };
}

function describe(project: Project, value: Value): string | undefined {
  switch (value.kind) {
    case "result":
      return describeResult(project, value);
    case "member":
      return describeMember(project, value);
    case "item":
      return describeItem(value);
    default:
      return undefined;
  }
}

function describeResult(
  project: Project,
  { callee, call, frame }: Extract<Value, { kind: "result" }>,
): string | undefined {
  if (ctypesNameOf(callee) === "addressof") return "the address of a ctypes object";
  if (callee.kind === "external") {
    switch (callee.path) {
      case "builtins.id":
        return "the address of a Python object";
      case "builtins.hash": {
        // PyGObject and others return the address of the native object; of strings and numbers it is no address.
        const [first] = call.arguments;
        const all = first === undefined ? [] : project.evaluate(first.value, frame);
        // None is where nobody gave an object; a test keeps it away.
        const hashed = all.filter((it) => it.kind !== "constant" || it.type !== "none");
        const isPlain = hashed.some(
          (it) => it.kind === "constant" || it.kind === "collection" || it.kind === "computed",
        );
        return isPlain || hashed.length === 0 ? undefined : "the hash of an object, which may be its address";
      }
      case "msvcrt.get_osfhandle":
        return "a Windows handle";
      case "builtins.int": {
        // int(pyhandle) of pywin32.
        const [first] = call.arguments;
        return first?.value.kind === "call" && isHandleMaker(first.value.callee) ? "a Windows handle" : undefined;
      }
      default:
        return callee.path.startsWith("_winapi.") &&
          /\.(?:Create|Open|Duplicate|Get\w*Handle|GetCurrentProcess$)/.test(callee.path)
          ? "a Windows handle"
          : undefined;
    }
  }
  if (callee.kind === "member" && callee.name === "Detach" && isPywin32(callee.object)) return "a Windows handle";
  return undefined;
}

function isHandleMaker(callee: { readonly kind: string }): boolean {
  return (
    callee.kind === "attribute" &&
    "name" in callee &&
    /^(?:CreateFile|OpenProcess|CreateEvent)$/.test(String(callee.name))
  );
}

function describeMember(project: Project, { object, name }: Extract<Value, { kind: "member" }>): string | undefined {
  if (name === "_handle" && libraryOf(project, object) !== undefined) return "the handle of a library";
  if (name === "handle" && isPywin32(object)) return "a Windows handle";
  // numpy: array.ctypes.data
  if (name === "data" && object.kind === "member" && object.name === "ctypes") return "the address of an array's data";
  return undefined;
}

function describeItem({ object, index }: Extract<Value, { kind: "item" }>): string | undefined {
  const isFirst = index?.type === "int" && index.value === 0n;
  if (!isFirst) return undefined;
  if (object.kind === "result" && object.callee.kind === "member" && object.callee.name === "buffer_info") {
    return "the address of an array's buffer";
  }
  // ndarray.__array_interface__["data"][0]
  const isData = object.kind === "item" && object.index?.type === "str" && object.index.value === "data";
  if (isData && object.object.kind === "member" && object.object.name === "__array_interface__") {
    return "the address of an array's data";
  }
  return undefined;
}

function isPywin32(value: Value): boolean {
  return value.kind === "result" && value.callee.kind === "external" && handleModules.test(value.callee.path);
}
