/** The two families of Windows: what x64 has, and x86 to compare it with. */

import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { extentOf } from "../../server/src/signatures/c-parser/layout.ts";
import { type Declarations, parseDeclarations } from "../../server/src/signatures/c-parser/parse-declarations.ts";
import { type RecordNode, type TypeNode, underlying } from "../../server/src/signatures/c-parser/type-node.ts";
import { readImportLibraries } from "./import-libraries.ts";
import type { Package, PackageName } from "./packages.ts";
import { prepareWindowsHeaders, preprocessWindows, type WindowsArchitecture } from "./preprocess.ts";
import { checkStackSizes } from "./stack-sizes.ts";
import { supplementPath } from "./supplement.ts";
import { differencesTo, type Family, type FunctionRow, nameUntagged, reachableFrom, tagOf } from "./tables.ts";
import { windowsUmbrella } from "./umbrellas.ts";
import { type Exports, functionRow, functionsByLibrary, isDescribed } from "./windows.ts";

export interface WindowsTables {
  readonly x64: Family;
  readonly x86: Family;
  readonly report: readonly string[];
}

export function buildWindows(packages: Readonly<Record<PackageName, Package>>, folder: string): WindowsTables {
  const headers = join(packages["mingw-w64-common"].root, "usr/share/mingw-w64/include");
  const includes = prepareWindowsHeaders(headers, folder);
  const libraries = (name: PackageName, triple: string, architecture: WindowsArchitecture): Exports =>
    readImportLibraries(join(packages[name].root, "usr", triple, "lib"), architecture);
  const x64Exports = libraries("mingw-w64-x86-64-dev", "x86_64-w64-mingw32", "x64");
  const x86Exports = libraries("mingw-w64-i686-dev", "i686-w64-mingw32", "x86");

  const available = readdirSync(includes).flatMap((it) => /^(?<stem>[\w.-]+)\.h$/.exec(it)?.groups?.["stem"] ?? []);
  const umbrella = windowsUmbrella(available.toSorted());
  const parse = (architecture: WindowsArchitecture): Declarations =>
    nameUntagged(parseDeclarations(preprocessWindows(umbrella, architecture, [includes], folder), architecture));
  const x64 = parse("x64");
  const x86 = parse("x86");

  const stackSizes = checkStackSizes(functionsByLibrary([x86], x86Exports, x86Exports), x86, x86Exports);
  const functions = (declarations: Declarations, exports: Exports): Map<string, Map<string, FunctionRow>> => {
    const libraries = functionsByLibrary([declarations], exports, x86Exports);
    for (const [dll, rows] of libraries) {
      for (const name of rows.keys()) if (stackSizes.wrong.has(`${dll}.${name}`)) rows.delete(name);
    }
    return libraries;
  };
  const libraries64 = functions(x64, x64Exports);
  addSupplement(libraries64, x64);
  const family = { ...reachedOnWindows(x64, libraries64), libraries: libraries64 };
  const differences = differencesTo(family, withMacrosAsTypedefs(x86));
  return { x64: family, x86: differences, report: [...stackSizes.lines, ...describe(family)] };
}

/** On x86 `SQLLEN` and its kin are macros, on x64 typedefs: https://learn.microsoft.com/sql/odbc/reference/odbc-64-bit-information */
const X86_ONLY_TYPEDEFS = "typedef long SQLLEN; typedef unsigned long SQLULEN; typedef unsigned short SQLSETPOSIROW;";

function withMacrosAsTypedefs(declarations: Declarations): Declarations {
  const { typedefs } = parseDeclarations(X86_ONLY_TYPEDEFS, "x86");
  return { ...declarations, typedefs: new Map([...declarations.typedefs, ...typedefs]) };
}

/** What the vendor's pages say beyond the headers, or against them. The line markers name the library. */
function addSupplement(libraries: Map<string, Map<string, FunctionRow>>, declarations: Declarations): void {
  for (const file of ["newer-windows.h", "corrections-windows.h"]) {
    const text = readFileSync(supplementPath(file), "utf8");
    const supplement = parseDeclarations(text, "x64", {
      // Structures go by the name of their typedef here, see `nameUntagged`.
      typedefOf: (name) =>
        declarations.scope.typedefOf(name) ??
        (declarations.records.has(name) ? { kind: "named", name: `struct ${name}`, constant: false } : undefined),
      recordOf: (name) => declarations.records.get(name) ?? declarations.records.get(tagOf(name)),
    });
    const names = [...text.matchAll(/(?<name>\w+)\([^()]*\);/g)].map((it) => it.groups?.["name"] ?? "");
    const known = new Set(supplement.functions.map((it) => it.name));
    const lost = names.filter((it) => !known.has(it));
    if (supplement.problems.length > 0 || lost.length > 0) {
      const places = supplement.problems.map((it) => text.slice(it.start, it.start + 80));
      throw new Error(`${file}: not understood, or of unknown types: ${[...places, ...lost].join(", ")}`);
    }
    for (const { name, type, file: library } of supplement.functions) {
      const rows = libraries.get(library) ?? new Map<string, FunctionRow>();
      rows.set(name, functionRow(library, type, type.convention === "cdecl"));
      libraries.set(library, rows);
    }
  }
  // https://learn.microsoft.com/windows/win32/api/psapi/: each function is in kernel32 too, as K32 and its name.
  const psapi = libraries.get("psapi") ?? new Map<string, FunctionRow>();
  const kernel32 = libraries.get("kernel32") ?? new Map<string, FunctionRow>();
  for (const [name, row] of psapi) if (!kernel32.has(`K32${name}`)) kernel32.set(`K32${name}`, row);
}

/** Structures that the vendor's headers describe otherwise by now, or that mingw describes wrongly. Nothing is said of them. */
const OUTDATED = new Set(
  `WINTRUST_DATA CRYPT_PROVIDER_DATA PROPSHEETPAGEA PROPSHEETPAGEW CERT_CHAIN_PARA SIP_ADD_NEWPROVIDER LDAP SERVER_INFO_598
  IMAGE_LOAD_CONFIG_DIRECTORY32 IMAGE_LOAD_CONFIG_DIRECTORY64 ATTACH_VIRTUAL_DISK_PARAMETERS CREATE_VIRTUAL_DISK_PARAMETERS
  OPEN_VIRTUAL_DISK_PARAMETERS NTFS_STATISTICS NTFS_EXTENDED_VOLUME_DATA DRIVE_LAYOUT_INFORMATION_MBR DOT11_BSSID_LIST
  USB_NODE_CONNECTION_INFORMATION_EX USB_DESCRIPTOR_REQUEST STORAGE_MINIPORT_DESCRIPTOR MINIDUMP_CALLBACK_OUTPUT
  EMREXTCREATEPEN WmfPlaceableFileHeader TABLEROWPARMS TABLECELLPARMS FULL_PTR_XLAT_TABLES RDR_CALLOUT_STATE
  I_RpcProxyCallbackInterface ADPCMWAVEFORMAT DDHAL_CALLBACKS SLIST_ENTRY`.split(/\s+/),
);

/** COM interfaces are structures of function pointers; a Python program only passes their addresses on. */
function isPlainRecord(record: RecordNode, declarations: Declarations): boolean {
  if (OUTDATED.has(tagOf(record.name))) return false;
  if (/(?:Vtbl|__)$/.test(record.name) || record.fields[0]?.name === "lpVtbl") return false;
  return extentOf({ kind: "named", name: record.name, constant: false }, declarations.scope) !== undefined;
}

/**
 * Structures are described where a program may come to them: behind the parameters of the main libraries, and in the
 * headers whose structures travel through a `void *`. Of the other libraries only what is passed by value.
 */
function reachedOnWindows(
  declarations: Declarations,
  libraries: Family["libraries"],
): Pick<Family, "typedefs" | "records"> {
  const main: TypeNode[] = [];
  const others: TypeNode[] = [];
  for (const [dll, rows] of libraries)
    for (const { type } of rows.values()) (isDescribed(dll) ? main : others).push(type);
  for (const [name, file] of declarations.recordFiles) {
    if (SEED_HEADERS.has(basename(file, ".h"))) main.push({ kind: "named", name, constant: false });
  }
  const isPlain = (it: RecordNode): boolean => isPlainRecord(it, declarations);
  for (const type of others) {
    if (type.kind !== "function") continue;
    for (const it of [type.result, ...type.parameters.map((parameter) => parameter.type)]) {
      const target = underlying(it, declarations.scope);
      if (target.kind === "named") main.push(target);
    }
  }
  const deep = reachableFrom(declarations, main, isPlain);
  const shallow = reachableFrom(declarations, others, () => false);
  return { typedefs: new Map([...shallow.typedefs, ...deep.typedefs]), records: deep.records };
}

const SEED_HEADERS = new Set(
  `winnt winspool iprtrmib ipexport batclass bcrypt nb30 winioctl ntddscsi ntddstor ntdddisk ntddcdrm winternl tlhelp32 psapi winuser winbase minwinbase windef wingdi commctrl
  jobapi processthreadsapi hidpi hidsdi hidclass usbioctl usbspec usb100 bthdef bthsdpdef ws2bth iptypes ipmib
  tcpmib udpmib ifmib wtsapi32 wincon consoleapi winsvc lmaccess lmshare lmserver lmwksta lmuse sspi wincred shellapi
  richedit dbt mmsystem mmreg joystickapi xinput guiddef winsock2 ws2def ws2ipdef inaddr in6addr powrprof evntrace evntcons
  debugapi verrsrc timezoneapi sysinfoapi fileapi uxtheme dwmapi imm propidl`.split(/\s+/),
);

function describe(family: Family): string[] {
  const functions = [...family.libraries.values()].reduce((sum, it) => sum + it.size, 0);
  return [
    `${functions} functions in ${family.libraries.size} libraries`,
    `${family.typedefs.size} typedefs, ${family.records.size} records`,
  ];
}
