import assert from "node:assert/strict";
import { test } from "node:test";
import { layoutOf } from "../server/src/signatures/c-parser/layout.ts";
import {
  type Declarations,
  parseDeclarations,
  parseHeader,
} from "../server/src/signatures/c-parser/parse-declarations.ts";
import { spellingOf } from "../server/src/signatures/c-parser/type-node.ts";
import type { Abi } from "../server/src/signatures/types.ts";

function functionsOf({ functions }: Declarations): readonly string[] {
  return functions.map((it) => spellingOf(it.type, it.name));
}

function sizeOf(source: string, record: string, abi: Abi): readonly [size: number, alignment: number] | undefined {
  const { records, scope } = parseDeclarations(source, abi);
  const found = records.get(record);
  const layout = found && layoutOf(found, scope);
  return layout && [layout.size, layout.alignment];
}

const declarations: readonly (readonly [source: string, ...expected: string[]])[] = [
  ["int f(void);", "int f(void)"],
  ["int f();", "int f(void)"],
  ["unsigned long int long f(long unsigned a);", "unsigned long long f(unsigned long a)"],
  ["char const *f(const char *const *argv);", "const char *f(const char *const *argv)"],
  ["int f(int a, ...);", "int f(int a, ...)"],
  ["void (*signal(int n, void (*handler)(int)))(int);", "void (*signal(int n, void (*handler)(int)))(int)"],
  ["int f(int (*compare)(const void *, const void *));", "int f(int (*compare)(const void *, const void *))"],
  ["typedef int number; number f(number number);", "number f(number number)"],
  ["typedef int number; int f(number);", "int f(number)"],
  ["int (f)(int);", "int f(int)"],
  ["int f(int a[10], int b[][3]);", "int f(int a[10], int b[][3])"],
  ["int f(int n, int a[n]);", "int f(int n, int *a)"],
  ["int a(void), b(int), *c(void);", "int a(void)", "int b(int)", "int *c(void)"],
  ["struct s *f(struct s *, enum e);", "struct s *f(struct s *, enum e)"],
  ['extern "C" { int f(void); }', "int f(void)"],
  ['__attribute__((deprecated("use ; } g"))) int f(void) __asm__("_f");', "int f(void)"],
  ["static inline int f(int x) { return x ? 1 : 2; } int g(void);", "int f(int x)", "int g(void)"],
  ["extern int variable; int f(void);", "int f(void)"],
  ["int table[] = { 1, 2, (3) }; int f(void);", "int f(void)"],
  ['_Static_assert(sizeof(int) == 4, "int"); int f(void);', "int f(void)"],
  ["MYLIB_API int f(void) MYLIB_PRINTF(1, 2);", "int f(void)"],
  ["int MYLIB_CALL f(void);", "int f(void)"],
  ["typedef int T; T MYLIB_CALL f(T);", "T f(T)"],
];

for (const [source, ...expected] of declarations) {
  test(`declares ${expected.join("; ")} in: ${source}`, () => {
    assert.deepEqual(functionsOf(parseDeclarations(source, "linux")), expected);
  });
}

const leftOut = [
  "missing_t f(void);",
  "int f(missing_t *);",
  "int f(int (*)(missing_t));",
  "int f(int",
  "template <class T> T f(T);",
  "int f(EXCEPTION& e);",
  "f(a, b) int a, b; { }",
  "int f(__typeof__(1) a);",
];

for (const source of leftOut) {
  test(`leaves out what it does not know: ${source}`, () => {
    assert.deepEqual(
      functionsOf(parseDeclarations(`${source}\nint after(void);`, "linux")).includes("int after(void)"),
      source !== "int f(int",
    );
    assert.ok(!functionsOf(parseDeclarations(source, "linux")).some((it) => / \*?f\(/.test(it)));
  });
}

test("a calling convention belongs to the function next to it", () => {
  const { functions, typedefs } = parseDeclarations(
    "typedef int (__stdcall *callback)(int); int __stdcall f(callback); int g(int (__stdcall *h)(void));",
    "x86",
  );
  const callback = typedefs.get("callback");
  assert.equal(callback?.kind === "pointer" && callback.to.kind === "function" && callback.to.convention, "stdcall");
  assert.deepEqual(
    functions.map((it) => it.type.convention),
    ["stdcall", "cdecl"],
  );
});

const layouts: readonly (readonly [source: string, abi: Abi, size: number, alignment: number])[] = [
  ["struct s { char c; double d; };", "linux", 16, 8],
  ["struct s { char c; long l; };", "x64", 8, 4],
  ["struct s { char c; void *p; };", "x86", 8, 4],
  ["struct s { char c; long long l; };", "x86", 16, 8],
  ["#pragma pack(push, 1)\nstruct s { char c; double d; };\n#pragma pack(pop)", "linux", 9, 1],
  ["#pragma pack(2)\nstruct s { char c; double d; };\n#pragma pack()", "x64", 10, 2],
  ["struct s { char c; double d; } __attribute__((packed));", "linux", 9, 1],
  ["struct __attribute__((aligned(32))) s { int i; };", "linux", 32, 32],
  ["struct s { int i; char tail[]; };", "linux", 4, 4],
  ["struct s { int i; union { char c; double d; }; };", "linux", 16, 8],
  ["struct s { int i; struct tag { double d; }; };", "linux", 4, 4],
  ['struct s { char text[sizeof("://")]; };', "linux", 4, 1],
  ["enum { N = 3 }; struct s { short a[N << 1][2]; };", "linux", 24, 2],
  // Bit-fields: Microsoft starts a new unit for another size of type, System V uses what is free.
  ["struct s { char a : 4; int b : 4; };", "linux", 4, 4],
  ["struct s { char a : 4; int b : 4; };", "x64", 8, 4],
  ["struct s { int a : 20; int b : 20; };", "linux", 8, 4],
  ["struct s { unsigned a : 1; unsigned : 0; unsigned b : 1; };", "x64", 8, 4],
];

for (const [source, abi, size, alignment] of layouts) {
  test(`${abi}: ${size} bytes aligned to ${alignment} for ${source}`, () => {
    assert.deepEqual(sizeOf(source, "struct s", abi), [size, alignment]);
  });
}

test("a structure with a member of unknown type has no size", () => {
  assert.equal(sizeOf("struct s { int a; missing_t b; };", "struct s", "linux"), undefined);
  assert.equal(sizeOf("struct s { struct s inside; };", "struct s", "linux"), undefined);
});

test("a header is read as it is written", () => {
  const header = `
    #ifndef HEADER_H
    #define HEADER_H
    #include <stdint.h>
    #ifdef __cplusplus
    extern "C" {
    #endif
    #ifdef _WIN32
    # define API __declspec(dllexport)
    # define CALL __stdcall
    #else
    # define API __attribute__((visibility("default")))
    # define CALL
    #endif
    #define LONGEST 64 /* bytes */
    #define ROOM (LONGEST * 2 + 1)
    #define EXPORT(type) API type CALL
    typedef struct context context; // nobody sees inside
    typedef int (CALL *callback)(void *user, const char *text);
    struct packet { char name[ROOM]; };
    EXPORT(context *) open_it(const char *path);
    API int CALL watch(context *c, callback cb, void *user);
    #if defined(NEVER) || LONGEST < 10
    int never(void);
    #elif LONGEST == 64
    int always(void);
    #else
    int otherwise(void);
    #endif
    #ifdef __cplusplus
    }
    #endif
    #endif
  `;
  const linux = parseHeader(header, "linux");
  assert.deepEqual(functionsOf(linux), [
    "context *open_it(const char *path)",
    "int watch(context *c, callback cb, void *user)",
    "int always(void)",
  ]);
  assert.equal(linux.constants.get("ROOM"), 129n);
  assert.deepEqual(linux.problems, []);
  assert.deepEqual(
    parseHeader(header, "x86").functions.map((it) => it.type.convention),
    ["stdcall", "stdcall", "cdecl"],
  );
});

test("what cffi adds to C is understood", () => {
  const declarations = parseHeader(
    "typedef ... FILE_;\ntypedef ... *handle;\nstruct part { int a; ...; };\n#define N ...\nint f(FILE_ *, handle, struct part *);",
    "linux",
  );
  assert.deepEqual(functionsOf(declarations), ["int f(FILE_ *, handle, struct part *)"]);
  assert.equal(declarations.records.has("struct part"), false);
});

const hostile: Readonly<Record<string, string>> = {
  "nested parentheses": `int ${"(".repeat(50_000)}f${")".repeat(50_000)};`,
  "nested structures": "struct a {".repeat(50_000),
  "nested expressions": `enum { A = ${"(".repeat(50_000)}1${")".repeat(50_000)} };`,
  "nested function types": `void f(${"int (*a)(".repeat(5_000)}`,
  stars: `int ${"*".repeat(100_000)}f(void);`,
  brackets: `int f${"[".repeat(100_000)}`,
  comments: "/*".repeat(100_000),
  quotes: "'\"".repeat(100_000),
  "macros that double": `${Array.from({ length: 60 }, (_, i) => `#define M${i} M${i + 1} M${i + 1}\n`).join("")}#define M60 x\nM0`,
  "unclosed macro calls": `#define F(x) x\n${"F(".repeat(50_000)}`,
  "structures that double": `struct s0 { int a; };${Array.from({ length: 60 }, (_, i) => `struct s${i + 1} { struct s${i} a, b; };`).join("")} int a[sizeof(struct s60)];`,
  "typedefs in a circle": "typedef a b; typedef b a; a f(b);",
  "numbers without end": `enum { A = ${"9".repeat(100_000)} * ${"9".repeat(100_000)} };`,
  binary: Array.from({ length: 20_000 }, (_, i) => String.fromCharCode((i * 7919) % 256)).join(""),
};

for (const [name, source] of Object.entries(hostile)) {
  test(`neither overflows nor hangs on ${name}`, { timeout: 20_000 }, () => {
    const { problems } = parseHeader(source, "linux");
    assert.ok(problems.length <= source.length);
  });
}
