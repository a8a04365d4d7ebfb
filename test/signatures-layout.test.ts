import assert from "node:assert/strict";
import { test } from "node:test";
import { structureOf } from "../server/src/signatures/lookup.ts";
import type { Abi } from "../server/src/signatures/types.ts";
import { signatures } from "./support/signatures.ts";

/**
 * Sizes in bytes on x64 and x86, from the structures' pages below https://learn.microsoft.com/windows/win32/api/ and the
 * alignment rules of https://learn.microsoft.com/cpp/build/x64-software-conventions.
 */
const windows: readonly (readonly [name: string, x64: number, x86: number])[] = [
  ["OVERLAPPED", 32, 20],
  ["STARTUPINFOW", 104, 68],
  ["STARTUPINFOEXW", 112, 72],
  ["PROCESS_INFORMATION", 24, 16],
  ["SECURITY_ATTRIBUTES", 24, 12],
  ["SCSI_PASS_THROUGH", 56, 44],
  ["SCSI_PASS_THROUGH_DIRECT", 56, 44],
  ["INPUT", 40, 28],
  ["MOUSEINPUT", 32, 24],
  ["KEYBDINPUT", 24, 16],
  ["HARDWAREINPUT", 8, 8],
  ["MSG", 48, 28],
  ["WNDCLASSW", 72, 40],
  ["WNDCLASSEXW", 80, 48],
  ["PROCESSENTRY32W", 568, 556],
  ["PROCESSENTRY32", 304, 296],
  ["MODULEENTRY32W", 1080, 1064],
  ["THREADENTRY32", 28, 28],
  ["MEMORY_BASIC_INFORMATION", 48, 28],
  ["CONTEXT", 1232, 716],
  ["SP_DEVINFO_DATA", 32, 28],
  ["SP_DEVICE_INTERFACE_DATA", 32, 28],
  ["SP_DEVICE_INTERFACE_DETAIL_DATA_W", 8, 6],
  ["DCB", 28, 28],
  ["COMMTIMEOUTS", 20, 20],
  ["COMSTAT", 12, 12],
  ["JOBOBJECT_BASIC_LIMIT_INFORMATION", 64, 48],
  ["JOBOBJECT_EXTENDED_LIMIT_INFORMATION", 144, 112],
  ["IO_COUNTERS", 48, 48],
  ["WIN32_FIND_DATAW", 592, 592],
  ["WIN32_FIND_DATAA", 320, 320],
  ["TOKEN_PRIVILEGES", 16, 16],
  ["LUID_AND_ATTRIBUTES", 12, 12],
  ["BITMAPINFOHEADER", 40, 40],
  ["BITMAPFILEHEADER", 14, 14],
  ["BITMAP", 32, 24],
  ["NOTIFYICONDATAW", 976, 956],
  ["DEBUG_EVENT", 176, 96],
  ["EXCEPTION_RECORD", 152, 80],
  ["SYSTEM_INFO", 48, 36],
  ["MEMORYSTATUSEX", 64, 64],
  ["OSVERSIONINFOW", 276, 276],
  ["OSVERSIONINFOEXW", 284, 284],
  ["SYSTEMTIME", 16, 16],
  ["FILETIME", 8, 8],
  ["GUID", 16, 16],
  ["RECT", 16, 16],
  ["CONSOLE_SCREEN_BUFFER_INFO", 22, 22],
  ["INPUT_RECORD", 20, 20],
  ["MONITORINFO", 40, 40],
  ["DEVMODEW", 220, 220],
  ["LOGFONTW", 92, 92],
  ["SHELLEXECUTEINFOW", 112, 60],
  ["SHFILEOPSTRUCTW", 56, 30],
  ["OPENFILENAMEW", 152, 88],
  ["WINDOWPLACEMENT", 44, 44],
  ["GUITHREADINFO", 72, 48],
  ["LASTINPUTINFO", 8, 8],
  ["HIDD_ATTRIBUTES", 12, 12],
  ["HIDP_CAPS", 64, 64],
  ["DISK_GEOMETRY", 24, 24],
  ["PARTITION_INFORMATION_EX", 144, 144],
  ["BY_HANDLE_FILE_INFORMATION", 52, 52],
  ["SERVICE_STATUS", 28, 28],
  ["SERVICE_STATUS_PROCESS", 36, 36],
  ["PROCESS_MEMORY_COUNTERS", 72, 40],
  ["MODULEINFO", 24, 12],
  ["WSADATA", 408, 400],
  ["CREDENTIALW", 80, 52],
  ["CERT_CONTEXT", 40, 20],
  ["UNICODE_STRING", 16, 8],
  ["OBJECT_ATTRIBUTES", 48, 24],
  ["PROCESS_BASIC_INFORMATION", 48, 24],
  ["SYSTEM_POWER_STATUS", 12, 12],
  ["XINPUT_STATE", 16, 16],
  ["WAVEFORMATEX", 18, 18],
  ["TIME_ZONE_INFORMATION", 172, 172],
  ["FLASHWINFO", 32, 20],
  ["KBDLLHOOKSTRUCT", 24, 20],
  ["MSLLHOOKSTRUCT", 32, 24],
  ["CRITICAL_SECTION", 40, 24],
  ["MIB_TCPROW_OWNER_PID", 24, 24],
];

test("well-known structures of Windows have the documented sizes", () => {
  assert.deepEqual(
    windows.map(([name]) => [
      name,
      structureOf(signatures, name, "x64")?.size,
      structureOf(signatures, name, "x86")?.size,
    ]),
    windows,
  );
});

function offsets(name: string, abi: Abi): Record<string, number> {
  const fields = structureOf(signatures, name, abi)?.fields ?? [];
  return Object.fromEntries(fields.filter((it) => it.name !== "").map((it) => [it.name, it.offset]));
}

test("members lie where the documentation puts them", () => {
  assert.deepEqual(offsets("PROCESSENTRY32W", "x64"), {
    dwSize: 0,
    cntUsage: 4,
    th32ProcessID: 8,
    th32DefaultHeapID: 16,
    th32ModuleID: 24,
    cntThreads: 28,
    th32ParentProcessID: 32,
    pcPriClassBase: 36,
    dwFlags: 40,
    szExeFile: 44,
  });
  const overlapped = structureOf(signatures, "OVERLAPPED", "x64");
  assert.deepEqual(
    overlapped?.fields.map((it) => [it.name, it.offset, it.size]),
    [
      ["Internal", 0, 8],
      ["InternalHigh", 8, 8],
      ["", 16, 8],
      ["hEvent", 24, 8],
    ],
  );
  assert.equal(offsets("SCSI_PASS_THROUGH_DIRECT", "x64")["DataBuffer"], 24);
  assert.equal(offsets("SCSI_PASS_THROUGH_DIRECT", "x86")["DataBuffer"], 20);
  // WSADATA orders its members by architecture.
  assert.equal(offsets("WSADATA", "x64")["lpVendorInfo"], 8);
  assert.equal(offsets("WSADATA", "x86")["lpVendorInfo"], 396);
});

test("a structure answers to every name it has", () => {
  for (const name of ["OVERLAPPED", "_OVERLAPPED", "LPOVERLAPPED", "struct _OVERLAPPED"]) {
    assert.equal(structureOf(signatures, name, "x64")?.size, 32, name);
  }
  assert.equal(structureOf(signatures, "tagRECT", "x64")?.size, 16);
  assert.equal(structureOf(signatures, "sockaddr_in", "x64")?.size, 16);
  assert.equal(structureOf(signatures, "NO_SUCH_STRUCTURE", "x64"), undefined);
});

test("the member that must hold the size is named", () => {
  const sizeField = (name: string): string | undefined => structureOf(signatures, name, "x64")?.sizeField;
  assert.deepEqual(
    ["STARTUPINFOW", "WNDCLASSEXW", "SECURITY_ATTRIBUTES", "OSVERSIONINFOW", "RECT", "COORD"].map(sizeField),
    ["cb", "cbSize", "nLength", "dwOSVersionInfoSize", undefined, undefined],
  );
});

/** What gcc says with glibc 2.36 on 64-bit Linux, and the layouts of macOS from its manual pages. */
const posix: readonly (readonly [name: string, linux: number, macos: number | undefined])[] = [
  ["stat", 144, 144],
  ["dirent", 280, 1048],
  ["timeval", 16, 16],
  ["timespec", 16, 16],
  ["tm", 56, 56],
  ["sockaddr_in", 16, 16],
  ["sockaddr_in6", 28, 28],
  ["sockaddr_un", 110, 106],
  ["addrinfo", 48, 48],
  ["passwd", 48, 72],
  ["termios", 60, 72],
  ["utsname", 390, 1280],
  ["rusage", 144, 144],
  ["flock", 32, 24],
  ["iovec", 16, 16],
  ["pollfd", 8, 8],
  ["div_t", 8, 8],
  ["ldiv_t", 16, 16],
  ["epoll_event", 12, undefined],
  ["sysinfo", 112, undefined],
  ["statvfs", 112, undefined],
];

test("structures of libc have the sizes of their system, or none where nobody knows", () => {
  assert.deepEqual(
    posix.map(([name]) => [
      name,
      structureOf(signatures, name, "linux")?.size,
      structureOf(signatures, name, "macos")?.size,
    ]),
    posix,
  );
});
