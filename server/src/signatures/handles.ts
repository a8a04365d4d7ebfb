/**
 * Which handles survive being cut to 32 bits.
 *
 * Microsoft, "Interprocess Communication Between 32-bit and 64-bit Applications": handles of the kernel, of USER and of
 * GDI have 32 significant bits and are sign-extended. Everything else that is called a handle may be an address:
 * https://learn.microsoft.com/windows/win32/winprog64/interprocess-communication
 */

import type { HandleClass } from "./types.ts";

/** Handles of the kernel, USER and GDI. */
const THIRTY_TWO_BIT_HANDLES = new Set([
  ..."HANDLE SOCKET HWND HDC HICON HCURSOR HMENU HACCEL HBITMAP HBRUSH HPEN HFONT HRGN HPALETTE HGDIOBJ".split(" "),
  ..."HENHMETAFILE HMETAFILE HCOLORSPACE HDESK HWINSTA HMONITOR HDWP HKL HJOB HTOUCHINPUT HGESTUREINFO".split(" "),
]);

/** HKEY_LOCAL_MACHINE and its kin are negative 32-bit numbers, sign-extended. */
const OFTEN_NEGATIVE = new Set(["HKEY"]);

/** Names of typedefs that are handles although they are declared as plain pointers or integers. */
const FURTHER_HANDLES = new Set([
  // A HGLOBAL is spelled as a HANDLE, but of fixed memory it is the address.
  ..."HGLOBAL HLOCAL".split(" "),
  ..."SOCKET HCRYPTPROV HCRYPTKEY HCRYPTHASH NCRYPT_HANDLE NCRYPT_PROV_HANDLE NCRYPT_KEY_HANDLE".split(" "),
  ..."BCRYPT_HANDLE BCRYPT_ALG_HANDLE BCRYPT_KEY_HANDLE BCRYPT_HASH_HANDLE HINTERNET HDEVINFO SC_HANDLE".split(" "),
  ..."SERVICE_STATUS_HANDLE HCERTSTORE HGDIOBJ HDROP HTHEME HPOWERNOTIFY HDEVNOTIFY HCONTEXT".split(" "),
  ..."LSA_HANDLE EVT_HANDLE PDH_HQUERY PDH_HCOUNTER PDH_HLOG HPCON RPC_BINDING_HANDLE".split(" "),
]);

/** The class of a handle type, by the names on its chain of typedefs, outermost first. */
export function handleClassByName(chain: readonly string[]): HandleClass | undefined {
  const name = chain.find((it) => isHandleName(it));
  if (name === undefined) return undefined;
  if (OFTEN_NEGATIVE.has(name)) return "N";
  return THIRTY_TWO_BIT_HANDLES.has(name) ? "K" : "P";
}

function isHandleName(name: string): boolean {
  return THIRTY_TWO_BIT_HANDLES.has(name) || OFTEN_NEGATIVE.has(name) || FURTHER_HANDLES.has(name);
}
