/** From declarations and import libraries to the functions of every DLL. */

import type { FunctionDeclaration } from "../../server/src/signatures/c-parser/cursor.ts";
import type { Declarations } from "../../server/src/signatures/c-parser/parse-declarations.ts";
import { type FunctionNode, spellingOf } from "../../server/src/signatures/c-parser/type-node.ts";
import type { FunctionRow } from "./tables.ts";

export type Exports = ReadonlyMap<string, ReadonlyMap<string, number | undefined>>;

/** Of no use to a Python program: the kernel and its drivers, runtimes of single compilers, helpers of DirectX. */
const NOT_WANTED = new RegExp(
  `^(?:${[
    "ntoskrnl|hal|ndis|fltmgr|portcls|drmk|ksecdd|netio|storport|scsiport|classpnp|videoprt|win32k|ks|usbd|usbport",
    "bootvid|kdcom|wmilib|tdi|smcsetup|umandlg|win32spl|ntdllcrt",
    "msvcr\\d+\\w*|msvcp\\w+|msvcirt|msvcrt\\d+|mfc\\w+|vcruntime\\w*|crtdll|libwinpthread.*",
    "d3dx\\d*_?\\d*d?|d3dcompiler_?\\d*|d3dcsx\\w*|xaudio\\w*|x3daudio\\w*|xapofx\\w*|d3drm|d3dim\\w*|dmusic|dplayx?",
    "api-ms-\\w.*|ext-ms-.*|runtimeobject",
    // Parts of other libraries, or old copies of them, that programs do not load by this name.
    "samcli|srvcli|wkscli|dfscli|logoncli|netutils|sspicli|cryptsp|security|spoolss|snmpapi_|mapistub|svrapi|penwin32",
    // Servers, and databases of Windows versions long gone.
    "jet500|opends60|sqlsrv32|odbccr32|odbctrac|ntmsapi|rtm|npptools|p2p|p2pgraph|p2pcollab|ntdsbcli|msasn1|msdrm|genericui",
    "rpcns4|mgmtapi_|eappcfg|eappprxy|eapphost|digest|wdsclientapi|wdstptc|wdsimage|wdsutil|mqrt|evr|icm32|fxsapi|scredir",
    "resutils|clusapi|mprapi|mscat32|tapisrv|w3\\w+|iis\\w+|certcli|ntquery|query|pstorec|hlink|httpext|inetcomm",
  ].join("|")})$`,
);

/** Libraries that programs load: the structures behind their parameters are described. */
const DESCRIBED = new Set(
  `kernel32 user32 gdi32 advapi32 shell32 ole32 oleaut32 comctl32 comdlg32 ws2_32 winmm ntdll psapi version shlwapi
  setupapi cfgmgr32 hid winusb iphlpapi netapi32 mpr wtsapi32 userenv dbghelp imagehlp crypt32 bcrypt ncrypt wintrust
  winspool uxtheme dwmapi powrprof pdh wininet winhttp urlmon dnsapi imm32 msimg32 opengl32 gdiplus
  msvcrt ucrtbase wlanapi bthprops bluetoothapis newdev credui virtdisk wevtapi avrt dxva2 magnification 
  ktmw32 winscard oleacc shcore dpapi sfc rstrtmgr
  xinput1_4 xinput1_3 xinput9_1_0 mswsock icmp dhcpcsvc authz sensapi samlib 
  cabinet kernelbase `.split(/\s+/),
);

export function isWantedLibrary(dll: string): boolean {
  return !NOT_WANTED.test(dll);
}

/** Libraries whose parameter names are kept, for messages and hovers: the ones that programs load most. */
const NAMED = new Set(
  `kernel32 user32 gdi32 advapi32 shell32 ole32 ws2_32 winmm ntdll psapi version shlwapi setupapi hid winusb iphlpapi
  netapi32 mpr wtsapi32 userenv dbghelp crypt32 bcrypt wintrust secur32 winspool uxtheme dwmapi powrprof wininet winhttp
  urlmon dnsapi imm32 msimg32 comctl32 comdlg32 msvcrt wlanapi bluetoothapis newdev credui virtdisk wevtapi avrt
  magnification shcore dpapi rstrtmgr xinput1_4 xinput1_3 xinput9_1_0 cfgmgr32 kernelbase oleacc`.split(/\s+/),
);

export function isDescribed(dll: string): boolean {
  return DESCRIBED.has(dll);
}

export function functionRow(dll: string, type: FunctionNode, cdecl: boolean): FunctionRow {
  return { type: NAMED.has(dll) ? type : withoutNames(type), cdecl };
}

/** One function can be declared in several headers; the one that belongs to the DLL is preferred. */
export function functionsByLibrary(
  declarations: readonly Declarations[],
  x64: Exports,
  x86: Exports,
): Map<string, Map<string, FunctionRow>> {
  const declared = new Map<string, FunctionDeclaration[]>();
  for (const it of declarations.flatMap((one) => one.functions)) {
    const known = declared.get(it.name);
    if (known === undefined) declared.set(it.name, [it]);
    else known.push(it);
  }
  const homes = homesOfHeaders(declared, x64);
  const libraries = new Map<string, Map<string, FunctionRow>>();
  for (const [dll, names] of x64) {
    if (!isWantedLibrary(dll)) continue;
    const rows = new Map<string, FunctionRow>();
    for (const name of names.keys()) {
      const candidates = declared.get(name);
      if (candidates === undefined) continue;
      const chosen = choose(candidates, dll, homes);
      const stackBytes = x86.get(dll)?.get(name);
      const isExportedOnX86 = x86.get(dll)?.has(name) ?? false;
      const cdecl = isExportedOnX86 ? stackBytes === undefined : chosen.type.convention === "cdecl";
      rows.set(name, functionRow(dll, chosen.type, cdecl));
    }
    if (rows.size > 0) libraries.set(dll, rows);
  }
  return libraries;
}

/** The DLL that most functions of a header belong to. */
function homesOfHeaders(
  declared: ReadonlyMap<string, readonly FunctionDeclaration[]>,
  exports: Exports,
): Map<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const [dll, names] of exports) {
    if (!isWantedLibrary(dll)) continue;
    for (const name of names.keys()) {
      for (const { file } of declared.get(name) ?? []) {
        const count = counts.get(file) ?? new Map<string, number>();
        count.set(dll, (count.get(dll) ?? 0) + 1);
        counts.set(file, count);
      }
    }
  }
  const most = (count: ReadonlyMap<string, number>): string =>
    [...count].toSorted(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))[0]?.[0] ?? "";
  return new Map([...counts].map(([file, count]) => [file, most(count)]));
}

function choose(
  candidates: readonly FunctionDeclaration[],
  dll: string,
  homes: ReadonlyMap<string, string>,
): FunctionDeclaration {
  // mingw wraps some functions of the runtime in inline ones of the same name and type.
  const withoutBody = candidates.filter((it) => !it.hasBody);
  const usable = withoutBody.length > 0 ? withoutBody : candidates;
  const atHome = usable.filter((it) => homes.get(it.file) === dll);
  const [chosen] = atHome.length > 0 ? atHome : usable;
  if (chosen === undefined) throw new Error("A function without a declaration was asked for.");
  // Parameter names make hovers readable; another declaration of the same type may have them.
  const spelled = signatureText(chosen);
  return usable.find((it) => hasNames(it) && signatureText(it) === spelled) ?? chosen;
}

function withoutNames(type: FunctionNode): FunctionNode {
  return { ...type, parameters: type.parameters.map((it) => ({ ...it, name: "" })) };
}

function hasNames(declaration: FunctionDeclaration): boolean {
  return declaration.type.parameters.every((it) => it.name !== "");
}

function signatureText({ type }: FunctionDeclaration): string {
  return spellingOf({ ...type, parameters: type.parameters.map((it) => ({ ...it, name: "" })) });
}
