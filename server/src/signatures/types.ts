/**
 * What C says, as the rules see it: types with their width on every target, prototypes, structures, callbacks.
 *
 * Everything here is a plain value. Pointers lead to their pointee, but a structure is named, not embedded: ask
 * `structureOf` for its fields. `undefined` means that nobody knows, and of that nothing may be said.
 */

/** The operating systems a library can belong to. */
export type Platform = "win32" | "linux" | "macos";

/** The data models that differ: 64-bit and 32-bit Windows, 64-bit Linux, 64-bit macOS. */
export type Abi = "x64" | "x86" | "linux" | "macos";

export type CTypeKind =
  | "void"
  | "int"
  | "float"
  | "enum"
  | "pointer"
  | "handle"
  | "callback"
  | "struct"
  | "array"
  | "unknown";

/**
 * What happens to a value when only 32 bits of it travel.
 * P: an address, or otherwise more than 32 significant bits. K: a kernel, USER or GDI handle, 32 significant bits,
 * sign-extended. N: like K, and documented to be negative at times (pseudo handles, predefined registry keys).
 */
export type HandleClass = "P" | "K" | "N";

export type CallingConvention = "stdcall" | "cdecl";

export interface CType {
  readonly kind: CTypeKind;
  /** As the header spells it: `LPDWORD`, `const char *`. */
  readonly name: string;
  /** Size in bits for each data model; 0 for `void`, for incomplete structures and for what is not known. */
  readonly bits: Readonly<Record<Abi, number>>;
  /** Of an integer: whether it can be negative. False for everything else. */
  readonly signed: boolean;
  /** The type itself is `const`; a pointer to constant data has a constant pointee. */
  readonly constant: boolean;
  /** What a pointer points to, or the element of an array. */
  readonly pointee: CType | undefined;
  /** Number of elements of an array; 0 for a flexible one. */
  readonly length: number | undefined;
  /** The name to ask `structureOf` with, when `kind` is "struct". */
  readonly structure: string | undefined;
  /** The function a callback points to. */
  readonly callback: Callback | undefined;
  /** Set for handles, pointers, callbacks and for integers that are as wide as a pointer. */
  readonly handleClass: HandleClass | undefined;
}

/** The type of a function that C calls back. */
export interface Callback {
  /** Name of the typedef (`WNDPROC`), or its C spelling when it has none. */
  readonly name: string;
  readonly result: CType;
  readonly parameters: readonly CallbackParameter[];
  readonly variadic: boolean;
  readonly convention: CallingConvention;
}

export interface CallbackParameter {
  readonly name: string;
  readonly type: CType;
}

export type Direction = "in" | "out" | "inout";

export type LengthUnit = "bytes" | "characters";

export interface Parameter {
  /** Empty when the header gives none. */
  readonly name: string;
  readonly type: CType;
  /** Whether C reads or writes through the pointer; "in" for what is passed by value, `undefined` when not known. */
  readonly direction: Direction | undefined;
  /** Index of the buffer whose capacity this parameter gives, itself or through a pointer. */
  readonly lengthOf: number | undefined;
  readonly lengthUnit: LengthUnit | undefined;
  /** NULL is documented to be allowed (true) or refused (false). */
  readonly nullable: boolean | undefined;
  /** A string parameter that also takes a small integer (MAKEINTRESOURCE, class atoms, ordinals). */
  readonly acceptsInteger: boolean;
  /** C calls this callback after the function has returned. False: only during the call. `undefined`: not known. */
  readonly retainsCallback: boolean | undefined;
}

/** What the result is when the function has failed. */
export type ErrorConvention = "null" | "zero" | "invalid-handle" | "negative" | "minus-one" | "nonzero";

export interface Prototype {
  /** Canonical name: `kernel32`, `libc`. Empty for a portable function, which programs find in files of many names. */
  readonly library: string;
  /**
   * Of a library that is no part of a system, and comes in versions: one of them has this prototype, and others may have
   * a parameter more.
   */
  readonly isPortable: boolean;
  readonly name: string;
  readonly result: CType;
  readonly parameters: readonly Parameter[];
  /** More arguments than `parameters` may follow. */
  readonly variadic: boolean;
  /** Matters on 32-bit Windows only. */
  readonly convention: CallingConvention;
  /** Some parameter is a callback that C keeps beyond the call. */
  readonly retainsCallback: boolean;
  /** Index of the parameter that this function frees or closes. */
  readonly frees: number | undefined;
  /** The function that frees the result, when the caller owns it: `free`, `LocalFree`. */
  readonly owned: string | undefined;
  readonly errorConvention: ErrorConvention | undefined;
  /** The systems that have the function. */
  readonly available: readonly Platform[];
}

export interface StructureField {
  /** Empty for an anonymous member. */
  readonly name: string;
  readonly type: CType;
  /** In bytes from the start of the structure. */
  readonly offset: number;
  /** In bytes; 0 for a flexible array. */
  readonly size: number;
  /** Width of a bit-field in bits. */
  readonly bitWidth: number | undefined;
}

export interface Structure {
  readonly name: string;
  readonly isUnion: boolean;
  /** In bytes. */
  readonly size: number;
  /** In bytes. */
  readonly alignment: number;
  readonly fields: readonly StructureField[];
  /** The member that must hold the size of the structure before a call, such as `cbSize`. */
  readonly sizeField: string | undefined;
}

/** A library by its canonical name, whatever spelling the program uses. */
export interface LibraryName {
  /** `kernel32`, `libc` (which stands for libm, libpthread, libdl and librt too), `msvcrt`. */
  readonly name: string;
  /** Where this spelling can be loaded. */
  readonly platforms: readonly Platform[];
}

/** The data model of a target platform such as `win32-x64` or `macos-arm64`. */
export function abiOf(target: string): Abi {
  if (target === "win32-x86") return "x86";
  if (target.startsWith("win32")) return "x64";
  return target.startsWith("macos") ? "macos" : "linux";
}

/** Width in bits of a value of this type, 0 when it has none. */
export function widthOf(type: CType, abi: Abi): number {
  return type.bits[abi];
}

/** How many times the type can be dereferenced: 0 for `int`, 2 for `char **`. */
export function pointerDepthOf(type: CType): number {
  let depth = 0;
  for (let it: CType | undefined = type; it?.kind === "pointer"; it = it.pointee) depth++;
  return depth;
}

/** Whether a 32-bit integer in place of this type loses bits in a 64-bit process, or misreads a float. */
export function needsDeclaration(type: CType, abi: Abi): boolean {
  return type.kind === "float" || type.kind === "struct" || type.bits[abi] > 32;
}
