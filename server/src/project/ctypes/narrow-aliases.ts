/** Names of C types that a program binds to a narrower type: `LPARAM = c_long`, `size_t = c_uint`, `cl_mem = c_int`. */

import type { ModuleModel } from "../../semantics/module-model.ts";
import { type Binding, scopeOf } from "../../semantics/scopes.ts";
import { includes64Bit, isDead, narrowPlatforms, type Target } from "../../semantics/target.ts";
import type { Expression } from "../../syntax/ast.ts";
import { referencesByName } from "../callers.ts";
import type { Project } from "../project.ts";
import { abisOf, type CtypesType, isNarrow } from "./ctypes-type.ts";
import type { NarrowType } from "./narrow.ts";
import { typesOfExpression } from "./type-of.ts";

interface WideName {
  /** What C says of it: "a pointer". */
  readonly what: string;
  /** What to write instead, as a name of `ctypes` or `ctypes.wintypes`. */
  readonly wanted: NarrowType["wanted"];
  /** Windows only: elsewhere the name is somebody's own. */
  readonly isWindows?: boolean;
  /** What has to stand in the file, or in one that meets it, for a name that others use too. */
  readonly evidence?: RegExp;
  /** Values that fit in 32 bits: the layout of structures suffers, and little else. */
  readonly isMild?: boolean;
}

const pointer: WideName = { what: "a pointer", wanted: { module: "ctypes", name: "c_void_p" } };
const size: WideName = { what: "as wide as a pointer", wanted: { module: "ctypes", name: "c_size_t" } };
const signedSize: WideName = { what: "as wide as a pointer", wanted: { module: "ctypes", name: "c_ssize_t" } };

function windows(what: string, name: string): WideName {
  return { what, wanted: { module: "ctypes.wintypes", name }, isWindows: true };
}

const named = (names: string, of: (name: string) => WideName) =>
  names.split(" ").map((name) => [name, of(name)] as const);

/** From the public headers of each library. */
const wideNames = new Map<string, WideName>([
  ...named("LPVOID LPCVOID HMODULE HINSTANCE HLOCAL HGLOBAL HRSRC HKEY SC_HANDLE", (it) => windows("a pointer", it)),
  ...named("HANDLE HWND HDC HICON HMENU HBITMAP HBRUSH HFONT HHOOK HMONITOR HKL", (it) => ({
    ...windows("a handle of pointer width", it),
    isMild: true,
  })),
  ...named("WPARAM LPARAM", (it) => windows("as wide as a pointer", it)),
  ["HCURSOR", { ...windows("a handle of pointer width", "HICON"), isMild: true }],
  ["LRESULT", windows("as wide as a pointer", "LPARAM")],
  ["PVOID", windows("a pointer", "LPVOID")],
  ...named("SIZE_T ULONG_PTR DWORD_PTR UINT_PTR", () => ({ ...size, isWindows: true })),
  ...named("LONG_PTR INT_PTR SSIZE_T", () => ({ ...signedSize, isWindows: true })),
  ...named("size_t uintptr_t", () => size),
  ...named("ssize_t intptr_t ptrdiff_t", () => signedSize),
  // OpenCL
  ...named(
    "cl_platform_id cl_device_id cl_context cl_command_queue cl_mem cl_program cl_kernel cl_event",
    () => pointer,
  ),
  // CUDA
  ...named("CUcontext CUmodule CUfunction CUstream CUevent CUarray CUtexref cudaStream_t cudaEvent_t", () => pointer),
  ["CUdeviceptr", size],
  // OpenGL
  ["GLsync", pointer],
  ...named("GLsizeiptr GLintptr", () => signedSize),
  // ODBC
  ...named("SQLHANDLE SQLHENV SQLHDBC SQLHSTMT SQLHDESC SQLPOINTER", () => pointer),
  ...named("SQLLEN", () => signedSize),
  ...named("SQLULEN", () => size),
  // NI-DAQmx, FTDI D2XX
  ["TaskHandle", { ...pointer, evidence: /daqmx|nicaiu/i }],
  ["FT_HANDLE", { ...pointer, evidence: /ftd2xx|d2xx/i }],
]);

export function* narrowAliases(project: Project, file: ModuleModel): Iterable<NarrowType> {
  for (const [name, bindings] of scopeOf(file.source.module).bindings) {
    const wide = wideNames.get(name);
    if (wide === undefined) continue;
    if (wide.evidence !== undefined && !wide.evidence.test(file.path) && !project.mentions(file, wide.evidence))
      continue;
    const [only, ...others] = bindings;
    // A choice by the width of the process is right on each.
    if (only === undefined || others.length > 0) continue;
    const found = narrowBinding(project, only, wide);
    if (found !== undefined) yield found;
  }
}

function narrowBinding(project: Project, { origin, name }: Binding, wide: WideName): NarrowType | undefined {
  if (origin.kind !== "value" || origin.path.length > 0 || !canBeType(origin.value)) return undefined;
  const whole = project.targetAt(origin.value);
  const isWindows = wide.isWindows === true || isForWindows(project, origin.value);
  const target = isWindows ? narrowPlatforms(whole, (it) => it.startsWith("win32")) : whole;
  if (isDead(target) || !includes64Bit(target)) return undefined;
  const types = typesOfExpression(project, origin.value) ?? [];
  const [type] = types;
  if (type === undefined || types.length > 1 || type.kind !== "integer" || !isNarrow(type, target)) return undefined;
  // `size_t = c_ulong` is right everywhere but on Windows, which may not be meant.
  if (!isWindows && type.bits.linux === 64) return undefined;
  if (referencesByName(project, name)[Symbol.iterator]().next().done === true) return undefined;
  return {
    node: origin.value,
    severity: wide.isMild === true ? "warning" : "error",
    confidence: "high",
    message: `\`${type.name}\` has ${bitsOf(type, target)} bits, and in C \`${name}\` is ${wide.what}.`,
    wanted: wide.wanted,
    cause: `narrow alias ${name} of ${project.fileOf(origin.value).path}`,
  };
}

/** A file that loads its libraries as Windows has them, and in no other way. */
function isForWindows(project: Project, node: Expression): boolean {
  const { path } = project.fileOf(node);
  return project.matches(path, /\b(?:windll|WinDLL)\b/) && !project.matches(path, /\b(?:cdll|CDLL)\b/);
}

function canBeType({ kind }: Expression): boolean {
  return kind === "name" || kind === "attribute";
}

function bitsOf(type: CtypesType, target: Target): number {
  return Math.min(...abisOf(target).map((abi) => type.bits[abi]));
}
