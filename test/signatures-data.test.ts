import assert from "node:assert/strict";
import { test } from "node:test";
import { createEncoder, sectionsOf } from "../scripts/generate-signatures/encode.ts";
import { SYSTEM_PACKAGE_NAMES } from "../scripts/generate-signatures/packages.ts";
import { PORTABLE_PACKAGE_NAMES } from "../scripts/generate-signatures/portable-libraries.ts";
import { nameUntagged, reachableFrom } from "../scripts/generate-signatures/tables.ts";
import { packed } from "../scripts/pack-files.ts";
import { parseDeclarations } from "../server/src/signatures/c-parser/parse-declarations.ts";
import { keyOf, linesOf, openDataFile } from "../server/src/signatures/data-file.ts";
import { type ListedFunction, listSignatures, listStructures } from "../server/src/signatures/listing.ts";
import { librariesWith, loadSignatures, portableSignatureOf, signatureOf } from "../server/src/signatures/lookup.ts";
import { type OverlayFamily, overlayWords } from "../server/src/signatures/overlay/index.ts";
import { parseOverlay } from "../server/src/signatures/overlay/overlay.ts";
import type { Prototype } from "../server/src/signatures/types.ts";
import { dataText, portableText, prototype, signatures } from "./support/signatures.ts";

test("the data stays small and loads at once", () => {
  assert.ok(dataText.length <= 2_000_000, `${dataText.length} bytes`);
  assert.ok(packed(dataText).length <= 400_000);
  assert.ok(packed(portableText).length <= 180_000);
  const start = performance.now();
  loadSignatures(dataText, portableText);
  const milliseconds = performance.now() - start;
  assert.ok(milliseconds < 50, `${milliseconds} ms`); // Under two when nothing else runs; the promise is ten.
});

for (const [name, text, names] of [
  ["systems", dataText, SYSTEM_PACKAGE_NAMES],
  ["portable libraries", portableText, PORTABLE_PACKAGE_NAMES],
] as const) {
  test(`the data of ${name} says where it comes from, and nothing of the machine it was made on`, () => {
    const packages = linesOf(openDataFile(text), "packages");
    assert.deepEqual(
      packages.map((it) => it.split(" ")[0]),
      [...names],
    );
    for (const line of packages) assert.match(line, /^\S+ \d\S*$/);
    assert.doesNotMatch(text, /\/(?:tmp|root|home|usr|work)\//);
  });

  test(`every section of ${name} is sorted as the lookup compares, without doubles`, () => {
    const file = openDataFile(text);
    for (const title of file.sections.keys()) {
      if (title === "types" || title === "packages") continue;
      const keys = linesOf(file, title).map((it) => keyOf(it, 0, it.length));
      assert.deepEqual(keys, [...new Set(keys)].toSorted(), title);
    }
  });
}

test("every portable function has only types that are known on every system", () => {
  const lines = linesOf(openDataFile(portableText), "portable functions");
  assert.ok(lines.length > 10_000, `${lines.length}`);
  for (const name of lines.map((it) => keyOf(it, 0, it.length))) {
    for (const platform of ["win32", "linux", "macos"] as const) {
      const known = portableSignatureOf(signatures, name, platform);
      for (const type of [known?.result, ...(known?.parameters.map((it) => it.type) ?? [])]) {
        assert.ok(type !== undefined && type.kind !== "unknown", `${name} on ${platform}: ${type?.name}`);
      }
    }
  }
});

test("every function of a framework has types that are known, and a name that nobody else has", () => {
  const { file, frameworks } = signatures;
  const names = frameworks.flatMap((title) => linesOf(file, title).map((it) => keyOf(it, 0, it.length)));
  assert.ok(names.length > 700, `${names.length}`);
  assert.equal(new Set(names).size, names.length);
  for (const name of names) {
    assert.deepEqual(librariesWith(signatures, name), []);
    assert.equal(portableSignatureOf(signatures, name, "linux"), undefined);
    const known = portableSignatureOf(signatures, name, "macos");
    for (const type of [known?.result, ...(known?.parameters.map((it) => it.type) ?? [])]) {
      assert.ok(type !== undefined && type.kind !== "unknown", `${name}: ${type?.name}`);
      assert.ok(type.kind === "void" || type.bits.macos > 0, `${name}: ${type.name} has no width`);
    }
  }
});

const all = new Map<string, ListedFunction>();
for (const it of listSignatures(signatures, "x64")) all.set(`${it.dll}.${it.name}`, it);

test("the main libraries are there, each with its functions", () => {
  const counts = new Map<string, number>();
  for (const { dll } of all.values()) counts.set(dll, (counts.get(dll) ?? 0) + 1);
  const least: Readonly<Record<string, number>> = {
    kernel32: 1300,
    user32: 740,
    gdi32: 400,
    advapi32: 600,
    shell32: 240,
    ole32: 300,
    oleaut32: 390,
    comctl32: 110,
    ws2_32: 150,
    ntdll: 280,
    setupapi: 320,
    crypt32: 220,
    msvcrt: 1000,
    ucrtbase: 1000,
    libc: 1900,
  };
  for (const [dll, count] of Object.entries(least))
    assert.ok((counts.get(dll) ?? 0) >= count, `${dll}: ${counts.get(dll)}`);
});

test("every function of every library has only types that are known", () => {
  for (const architecture of ["x64", "x86"] as const) {
    for (const { dll, name, params, ret } of listSignatures(signatures, architecture)) {
      const library = dll === "libc" ? "libc.so.6" : `${dll}.dll`;
      const { parameters, result } = prototype(library, name);
      assert.equal(params.length, parameters.length);
      for (const type of [result, ...parameters.map((it) => it.type)]) {
        assert.notEqual(type.kind, "unknown", `${dll}.${name}: ${type.name}`);
        const hasWidth = type.kind === "void" || (type.bits.x64 > 0 && type.bits.x86 > 0);
        assert.ok(hasWidth, `${dll}.${name}: ${type.name} has no width`);
      }
      assert.ok(ret !== undefined);
    }
  }
});

const listed: Readonly<Record<string, string>> = {
  "kernel32.CreateFileW": "ptr u32 u32 ptr u32 u32 handle -> handle",
  "kernel32.VirtualAlloc": "ptr u64 u32 u32 -> ptr",
  "kernel32.SetFilePointerEx": "handle i64 ptr u32 -> i32",
  "user32.SendMessageW": "handle u32 u64 i64 -> i64",
  "user32.WindowFromPoint": "struct -> handle",
  "gdi32.GetPixel": "handle i32 i32 -> u32",
  "advapi32.RegCloseKey": "handle -> i32",
  "ole32.CoInitialize": "ptr -> i32",
  "gdiplus.GdipCreatePen1": "u32 f32 i32 ptr -> i32",
  "msvcrt.pow": "f64 f64 -> f64",
  "libc.lseek": "i32 i64 i32 -> i64",
  "libc.free": "ptr -> void",
};

test("the listing says how every value travels", () => {
  const written = Object.keys(listed).map((name) => {
    const it = all.get(name);
    return [name, it && `${it.params.join(" ")} -> ${it.ret}`];
  });
  // BOOL is a signed int.
  assert.deepEqual(Object.fromEntries(written), {
    ...listed,
    "kernel32.SetFilePointerEx": "handle i64 ptr u32 -> i32",
  });
  const x86 = [...listSignatures(signatures, "x86")].find((it) => it.name === "VirtualAlloc" && it.dll === "kernel32");
  assert.deepEqual(x86?.params, ["ptr", "u32", "u32", "u32"]);
});

test("the listing of structures has sizes and members", () => {
  const structures = new Map([...listStructures(signatures, "x64")].map((it) => [it.name, it]));
  assert.ok(structures.size > 3000, `${structures.size}`);
  assert.deepEqual(structures.get("POINT"), {
    name: "POINT",
    size: 8,
    align: 4,
    fields: [
      ["x", 0, 4],
      ["y", 4, 4],
    ],
  });
});

test("the overlay speaks of functions and parameters that exist", () => {
  const wrong: string[] = [];
  const isC = (it: string): boolean => ["libc", "msvcrt", "ucrtbase"].includes(it);
  const knownIn = (family: OverlayFamily, name: string): Prototype | undefined => {
    if (family === "macos") return signatureOf(signatures, "CoreFoundation.framework/CoreFoundation", name, "macos");
    const [library] = librariesWith(signatures, name).filter((it) => isC(it) === (family === "posix"));
    if (library === undefined) return undefined;
    return signatureOf(signatures, library === "libc" ? "libc.so.6" : `${library}.dll`, name);
  };
  for (const family of ["windows", "posix", "macos"] as const) {
    for (const [name, words] of overlayWords(family)) {
      const known = knownIn(family, name);
      if (known === undefined) {
        wrong.push(`${name} is in no library`);
        continue;
      }
      for (const [index, { direction, lengthOf, handleClass }] of parseOverlay(words).parameters) {
        const type = known.parameters[index]?.type;
        if (type === undefined) wrong.push(`${name} has no parameter ${index + 1}`);
        if (
          direction !== undefined &&
          direction !== "in" &&
          (type?.kind !== "pointer" || type.pointee?.constant === true)
        ) {
          wrong.push(`${name} cannot write through parameter ${index + 1}`);
        }
        const buffer = lengthOf === undefined ? undefined : known.parameters[lengthOf]?.type.kind;
        if (lengthOf !== undefined && buffer !== "pointer") wrong.push(`${name}: ${lengthOf + 1} is no buffer`);
        if (handleClass !== undefined && type?.kind !== "handle") wrong.push(`${name}: ${index + 1} is no handle`);
      }
    }
  }
  assert.deepEqual(wrong, []);
});

test("the writer of the data gives the same text for the same declarations in any order", () => {
  const write = (source: string): string => {
    const declarations = nameUntagged(parseDeclarations(source, "x64"));
    const rows = new Map(declarations.functions.map((it) => [it.name, { type: it.type, cdecl: false }]));
    const reached = reachableFrom(
      declarations,
      [...rows.values()].map((it) => it.type),
      () => true,
    );
    const encoder = createEncoder();
    const sections = sectionsOf(encoder, "windows", { ...reached, libraries: new Map([["mine", rows]]) });
    return ["seamlint signatures 1", "@types", ...encoder.types(), ...sections, ""].join("\n");
  };
  const types =
    "typedef struct _PAIR { int a; union { char c; long l; } u; } PAIR, *PPAIR; typedef unsigned long DWORD;";
  const one = "DWORD __stdcall first(PPAIR pair, DWORD *count);";
  const other = "void second(const PAIR *pair, int (*compare)(PPAIR, PPAIR));";
  const text = write(`${types} ${one} ${other}`);
  assert.equal(text, write(`${types} ${other} ${one}`));

  const read = loadSignatures(text, "");
  assert.deepEqual(
    signatureOf(read, "mine.dll", "first")?.parameters.map((it) => [it.name, it.type.name]),
    [
      ["pair", "PPAIR"],
      ["count", "DWORD *"],
    ],
  );
  const second = signatureOf(read, "mine.dll", "second");
  assert.equal(second?.parameters[0]?.type.pointee?.bits.x64, 64);
  assert.equal(second?.parameters[1]?.type.callback?.parameters.length, 2);
});
