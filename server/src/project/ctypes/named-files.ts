/**
 * `find_library` asked for a file: it puts `lib` in front of a name and the ending behind it, so that outside of Windows
 * `libusb.so` and `usb.dylib` are found nowhere.
 */

import { includesPosix, isDead } from "../../semantics/target.ts";
import type { Call } from "../../syntax/ast.ts";
import { lastName } from "../../syntax/last-name.ts";
import { constantOf } from "../evaluate.ts";
import type { Project } from "../project.ts";
import { ctypesNameOf } from "./names.ts";
import { isTested } from "./unproven-lookups.ts";

/** The file that a lookup is asked for, where the program takes it that it is found. */
export function fileLookedUp(project: Project, call: Call): string | undefined {
  const [first] = call.arguments;
  if (first === undefined || lastName(call.callee) !== "find_library") return undefined;
  if (!project.evaluate(call.callee).some((it) => ctypesNameOf(it) === "util.find_library")) return undefined;
  const name = constantOf(project.evaluate(first.value));
  if (name?.type !== "str" || !isFileName(name.value)) return undefined;
  const target = project.targetAt(call);
  if (isDead(target) || !includesPosix(target)) return undefined;
  return isTakenAsFound(project, call) ? name.value : undefined;
}

/** `usb.so` is no such name: of Linux it gets the first of `libusb.so.0` and `libusb.so.1`. */
function isFileName(name: string): boolean {
  return /^lib[^/]+\.so(?:\.\d+)*$/.test(name) || /^[^/]+\.dylib$/.test(name);
}

/** Loaded at once, or bound to a name that no test looks at. One of several names that are tried may be of no use. */
function isTakenAsFound(project: Project, { parent }: Call): boolean {
  if (parent?.kind === "argument") {
    const taker = parent.parent;
    return (
      taker?.kind === "call" &&
      project.evaluate(taker.callee).some((it) => /DLL$|LoadLibrary$/.test(ctypesNameOf(it) ?? ""))
    );
  }
  const [target, ...others] = parent?.kind === "assign" ? parent.targets : [];
  return target?.kind === "name" && others.length === 0 && !isTested(project, target);
}
