/** Win32, from the pages of the functions below https://learn.microsoft.com/windows/win32/api/. */
export const windowsOverlay = `
CreateFileA K:0 nullable:4,7 invalid-handle
CreateFileW K:0 nullable:4,7 invalid-handle
CoTaskMemFree frees:1
CommandLineToArgvW owned:LocalFree null
CreateNamedPipeA invalid-handle
CreateNamedPipeW invalid-handle
CreateThread keeps:3
CreateToolhelp32Snapshot invalid-handle
EnumChildWindows during:2
EnumDisplayMonitors during:3
EnumFontFamiliesExW during:3
EnumWindows during:1
FindClose P:1
FindFirstFileA P:0 invalid-handle
FindFirstFileW P:0 invalid-handle
FindNextFileA P:1
FindNextFileW P:1
GetClassNameA out:2 chars:3>2
GetClassNameW out:2 chars:3>2
GetClipboardData P:0 null
GetCurrentDirectoryW out:2 chars:1>2
GetCurrentProcess N:0
GetCurrentThread N:0
GetModuleFileNameA out:2 chars:3>2
GetModuleFileNameW out:2 chars:3>2
GetStdHandle invalid-handle
GetSystemDirectoryW out:1 chars:2>1
GetTempPathW out:2 chars:1>2
GetWindowTextA out:2 chars:3>2
GetWindowTextW out:2 chars:3>2
GetWindowsDirectoryW out:1 chars:2>1
GlobalFree frees:1
LocalFree frees:1
ReadFile out:2 bytes:3>2 out:4
ReadProcessMemory out:3 bytes:4>3 out:5
SetClipboardData P:0,2 null
SetConsoleCtrlHandler keeps:1
SetTimer keeps:4
SetWinEventHook keeps:4
SetWindowPos N:2
SetWindowsHookExA keeps:2 null
SetWindowsHookExW keeps:2 null
`;
