/**
 * Functions that Windows libraries export under the name without A or W too, though headers have a macro of that name: it is
 * the narrow form, or the first one there was. Taken from the import libraries of mingw-w64, for both architectures, as all
 * names that stand there beside their own name with a suffix.
 */

const plainExports: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    kernel32: "lstrlen lstrcpyn lstrcpy lstrcmpi lstrcmp lstrcat ReplaceFile GetBinaryType",
    user32: `TranslateAccelerator RealGetWindowClass IsDialogMessage GetWindowModuleFileName GetAltTabInfo CallMsgFilter
      BroadcastSystemMessage`,
    gdi32: "GetKerningPairs GetGlyphOutline GetFontResourceInfo DeviceCapabilitiesEx",
    advapi32: "ProcessIdleTasks NotifyServiceStatusChange",
    shell32: `Shell_NotifyIcon ShellExecuteEx ShellExec_RunDLL SHHelpShortcuts_RunDLL SHGetPathFromIDList SHGetNewLinkInfo
      SHGetFileInfo SHFileOperation SHBrowseForFolder PrintersGetCommand_RunDLL Options_RunDLL OpenAs_RunDLL IsLFNDrive
      ILCreateFromPath ExtractIconEx DragQueryFile Control_RunDLL Control_FillCache_RunDLL`,
    comctl32: "PropertySheet ImageList_LoadImage DrawStatusText CreateStatusWindow CreatePropertySheetPage",
    winmm: "PlaySound",
    setupapi: "SetupScanFileQueue SetupDefaultQueueCallback SetupCommitFileQueue InstallHinfSection",
    winspool: "DeviceCapabilities",
    wininet: `UnlockUrlCacheEntryFile InternetShowSecurityInfoByURL InternetGetSecurityInfoByURL InternetGetCertByURL
      HttpCheckDavCompliance`,
  }).map(([library, names]) => [library, new Set(names.split(/\s+/))] as const),
);

/** Whether a library exports `name` as it stands, beside its forms for narrow and wide strings. */
export function isPlainExport(library: string, name: string): boolean {
  return plainExports.get(library)?.has(name) ?? false;
}
