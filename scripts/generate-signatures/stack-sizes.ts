/**
 * The import libraries for x86 tell how many bytes of parameters each function removes from the stack: an independent
 * source for the number and the size of parameters, though not for whether one of them is a pointer or a number.
 */

import { extentOf } from "../../server/src/signatures/c-parser/layout.ts";
import type { Declarations } from "../../server/src/signatures/c-parser/parse-declarations.ts";
import { type TypeNode, type TypeScope, underlying } from "../../server/src/signatures/c-parser/type-node.ts";
import type { FunctionRow } from "./tables.ts";
import type { Exports } from "./windows.ts";

const LEAST_AGREEMENT = 0.997;

/** Disagreements in which the vendor's page says the same as the header. */
const HEADER_IS_RIGHT = new Set([
  // https://learn.microsoft.com/windows/win32/api/gpedit/nf-gpedit-browseforgpo
  "gpedit.BrowseForGPO",
  // https://learn.microsoft.com/windows/win32/api/rtutils/nf-rtutils-tracevprintfexw
  "rtutils.TraceVprintfExA",
  "rtutils.TraceVprintfExW",
  // https://learn.microsoft.com/windows/win32/api/slpublic/ and slext/
  "slc.SLGetGenuineInformation",
  "slc.SLGetInstalledSAMLicenseApplications",
  "slc.SLGetSAMLicense",
  "slc.SLGetWindowsInformation",
  "slc.SLGetWindowsInformationDWORD",
  "slc.SLInstallSAMLicense",
  "slc.SLSetGenuineInformation",
  "slcext.SLAcquireGenuineTicket",
]);

/** Disagreements in which the header is wrong, or describes another function of this name. They are left out. */
const LEFT_OUT = new Set([
  "clfsw32.AlignReservedLog", // The header passes by value what the function takes by address.
  "cryptxml.CryptXmlSign", // The header passes the two algorithms by value.
  "dhcpcsvc6.Dhcpv6RenewPrefix", // Two of five parameters are missing.
  "dhcpsapi.DhcpEnumOptionValuesV6", // The resume handle is missing.
  "dhcpsapi.DhcpRemoveOptionValueV6", // The class name is missing.
  "fwpuclnt.IPsecSaContextUpdate0", // The flags have 64 bits.
  "mprapi.RasAdminPortEnum", // Of Windows NT 4, where it was in another library.
  "mprapi.RasAdminPortGetInfo",
  "ole32.PropVariantChangeType", // The documented one is in propsys.
  "rpcrt4.I_RpcGetAssociationContext",
  "spoolss.SpoolerFindFirstPrinterChangeNotification",
  "tbs.GetDeviceID", // The header is DirectSound's.
  ..."ApplyDigitSubstitution Break CPtoX GetCMap GetFontProperties GetLogicalWidths GetProperties Itemize RecordDigitSubstitution Shape StringCPtoX StringXtoCP TextOut XtoCP"
    .split(" ")
    .map((it) => `gdi32.Script${it}`), // Forwarders with another number of parameters; the documented ones are in usp10.
]);

export interface StackSizeReport {
  readonly lines: readonly string[];
  /** Functions to leave out, as "dll.name". */
  readonly wrong: ReadonlySet<string>;
}

export function checkStackSizes(
  x86: ReadonlyMap<string, ReadonlyMap<string, FunctionRow>>,
  declarations: Declarations,
  exports: Exports,
): StackSizeReport {
  const unreviewed: string[] = [];
  let compared = 0;
  let agreeing = 0;
  for (const [dll, rows] of x86) {
    for (const [name, { type }] of rows) {
      const wanted = exports.get(dll)?.get(name);
      // The caller of a function with variable arguments cleans up, whatever number a .def file gives.
      if (wanted === undefined || type.variadic) continue;

      const sizes = type.parameters.map((it) => stackSize(it.type, declarations.scope));
      const got = sizes.reduce((sum, it) => sum + it, 0);
      compared++;
      if (got === wanted) agreeing++;
      else if (!HEADER_IS_RIGHT.has(`${dll}.${name}`) && !LEFT_OUT.has(`${dll}.${name}`)) {
        unreviewed.push(`${dll}.${name}: ${got} bytes by the header, ${wanted} by the import library`);
      }
    }
  }
  const lines = [`${agreeing} of ${compared} stack sizes agree with the import libraries`];
  if (agreeing < compared * LEAST_AGREEMENT || unreviewed.length > 0) {
    throw new Error([...lines, "Look these up and list them in stack-sizes.ts:", ...unreviewed].join("\n"));
  }
  return { lines, wrong: LEFT_OUT };
}

function stackSize(node: TypeNode, scope: TypeScope): number {
  const target = underlying(node, scope);
  if (target.kind === "array" || target.kind === "function") return 4;
  return Math.ceil((extentOf(target, scope)?.size ?? 0) / 4) * 4;
}
