/** The words of C and of its dialects, by what they do in a declaration. */

import type { CallingConvention } from "../types.ts";

export const STORAGE_WORDS: ReadonlySet<string> = new Set(
  "typedef extern static inline __inline __inline__ __forceinline register auto _Noreturn __extension__ __thread _Thread_local noexcept".split(
    " ",
  ),
);

export const CONST_WORDS: ReadonlySet<string> = new Set(["const", "__const", "__const__", "CONST"]);

/** Qualifiers and annotations that change neither size nor meaning for a caller. */
export const IGNORED_WORDS: ReadonlySet<string> = new Set(
  [
    "volatile __volatile __volatile__ restrict __restrict __restrict__ __ptr64 __ptr32 __unaligned UNALIGNED FAR NEAR far near",
    "__w64 _Nullable _Nonnull __nonnull _Atomic IN OUT OPTIONAL _In_ _Out_ _Inout_ _In_opt_ _Out_opt_ _Inout_opt_ _Reserved_",
    "_Outptr_ _Outptr_opt_ __in __out __inout __in_opt __out_opt __inout_opt __reserved __RPC_FAR __LONG32_IGNORED",
  ]
    .join(" ")
    .split(" "),
);

export const CONVENTIONS: ReadonlyMap<string, CallingConvention> = new Map([
  ..."__stdcall _stdcall __stdcall__ WINAPI CALLBACK APIENTRY WSAAPI PASCAL NTAPI STDAPICALLTYPE STDMETHODCALLTYPE RPC_ENTRY __RPC_USER __RPC_STUB SQL_API ODBCINST_API"
    .split(" ")
    .map((it) => [it, "stdcall"] as const),
  ..."__cdecl _cdecl __cdecl__ WINAPIV STDAPIVCALLTYPE CDECL __fastcall _fastcall __thiscall __vectorcall __clrcall __pascal"
    .split(" ")
    .map((it) => [it, "cdecl"] as const),
]);

/** Words that together spell a base type. */
export const BASE_WORDS: ReadonlySet<string> = new Set(
  "void char short int long float double signed unsigned __signed __signed__ _Bool __int8 __int16 __int32 __int64 __int128 __int128_t __uint128_t _Complex __complex__ _Float16 _Float32 _Float64 _Float128 _Float32x _Float64x __float80 __float128".split(
    " ",
  ),
);

/** The canonical spelling of a base type from its words in any order; `undefined` when they make none. */
export function canonicalBase(words: readonly string[]): string | undefined {
  const count = (word: string): number => words.filter((it) => it === word).length;
  const has = (word: string): boolean => words.includes(word);
  if (has("_Complex") || has("__complex__")) return undefined;

  const single = SINGLE_WORDS.get(words[0] ?? "");
  if (single !== undefined && words.length === 1) return single;

  const unsigned = has("unsigned");
  const sign = unsigned ? "unsigned " : "";
  if (has("char") || has("__int8")) {
    if (unsigned) return "unsigned char";
    return words.length > 1 ? "signed char" : "char";
  }
  if (has("double")) return has("long") ? "long double" : "double";
  if (has("short") || has("__int16")) return `${sign}short`;
  if (has("__int128")) return `${sign}__int128`;
  if (count("long") === 2 || has("__int64")) return `${sign}long long`;
  if (count("long") === 1) return `${sign}long`;
  return words.every((it) => INT_WORDS.has(it)) ? `${sign}int` : undefined;
}

const INT_WORDS = new Set(["int", "signed", "__signed", "__signed__", "unsigned", "__int32"]);

const SINGLE_WORDS: ReadonlyMap<string, string> = new Map([
  ["void", "void"],
  ["_Bool", "_Bool"],
  ["float", "float"],
  ["double", "double"],
  ["__int128_t", "__int128"],
  ["__uint128_t", "unsigned __int128"],
  ["_Float32", "float"],
  ["_Float32x", "double"],
  ["_Float64", "double"],
  ["_Float64x", "long double"],
  ["__float80", "long double"],
  ["_Float128", "_Float128"],
  ["__float128", "_Float128"],
]);
