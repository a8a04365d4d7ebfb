/* Where the package's headers differ from the vendor's page. "#line" names the library. */

#line 1 "shlwapi"
/* https://learn.microsoft.com/windows/win32/api/shlwapi/nf-shlwapi-pathquotespacesw */
BOOL WINAPI PathQuoteSpacesA(LPSTR lpsz);
BOOL WINAPI PathQuoteSpacesW(LPWSTR lpsz);
/* https://learn.microsoft.com/windows/win32/api/shlwapi/nf-shlwapi-pathunquotespacesw */
BOOL WINAPI PathUnquoteSpacesA(LPSTR lpsz);
BOOL WINAPI PathUnquoteSpacesW(LPWSTR lpsz);

#line 1 "psapi"
/* https://learn.microsoft.com/windows/win32/api/psapi/nf-psapi-getwschangesex */
BOOL WINAPI GetWsChangesEx(HANDLE hProcess, void *lpWatchInfoEx, DWORD *cb);

#line 1 "kernel32"
/* https://learn.microsoft.com/windows/win32/api/psapi/nf-psapi-getwschangesex: K32 names since Windows 7 */
BOOL WINAPI K32GetWsChangesEx(HANDLE hProcess, void *lpWatchInfoEx, DWORD *cb);
/* https://learn.microsoft.com/windows/win32/api/winnt/nf-winnt-rtlcopymemory: forwarded to ntdll */
void WINAPI RtlMoveMemory(void *Destination, const void *Source, SIZE_T Length);
void WINAPI RtlCopyMemory(void *Destination, const void *Source, SIZE_T Length);
void WINAPI RtlFillMemory(void *Destination, SIZE_T Length, int Fill);
void WINAPI RtlZeroMemory(void *Destination, SIZE_T Length);

#line 1 "ntdll"
/* https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-rtlmovememory */
void WINAPI RtlMoveMemory(void *Destination, const void *Source, SIZE_T Length);
void WINAPI RtlFillMemory(void *Destination, SIZE_T Length, int Fill);
void WINAPI RtlZeroMemory(void *Destination, SIZE_T Length);
/* https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-rtlgetversion */
NTSTATUS WINAPI RtlGetVersion(RTL_OSVERSIONINFOW *lpVersionInformation);
/* https://learn.microsoft.com/windows/win32/api/winternl/nf-winternl-ntqueryinformationprocess and its neighbours */
NTSTATUS WINAPI NtQueryInformationProcess(HANDLE ProcessHandle, int ProcessInformationClass, void *ProcessInformation,
  ULONG ProcessInformationLength, ULONG *ReturnLength);
NTSTATUS WINAPI NtQuerySystemInformation(int SystemInformationClass, void *SystemInformation,
  ULONG SystemInformationLength, ULONG *ReturnLength);
NTSTATUS WINAPI NtQueryObject(HANDLE Handle, int ObjectInformationClass, void *ObjectInformation,
  ULONG ObjectInformationLength, ULONG *ReturnLength);
NTSTATUS WINAPI NtQueryInformationThread(HANDLE ThreadHandle, int ThreadInformationClass, void *ThreadInformation,
  ULONG ThreadInformationLength, ULONG *ReturnLength);
/* https://learn.microsoft.com/windows-hardware/drivers/ddi/ntifs/nf-ntifs-ntallocatevirtualmemory and its neighbours */
NTSTATUS WINAPI NtAllocateVirtualMemory(HANDLE ProcessHandle, void **BaseAddress, ULONG_PTR ZeroBits, SIZE_T *RegionSize,
  ULONG AllocationType, ULONG Protect);
NTSTATUS WINAPI NtFreeVirtualMemory(HANDLE ProcessHandle, void **BaseAddress, SIZE_T *RegionSize, ULONG FreeType);
NTSTATUS WINAPI NtQueryVirtualMemory(HANDLE ProcessHandle, void *BaseAddress, int MemoryInformationClass,
  void *MemoryInformation, SIZE_T MemoryInformationLength, SIZE_T *ReturnLength);
NTSTATUS WINAPI NtCreateSection(HANDLE *SectionHandle, ULONG DesiredAccess, OBJECT_ATTRIBUTES *ObjectAttributes,
  LARGE_INTEGER *MaximumSize, ULONG SectionPageProtection, ULONG AllocationAttributes, HANDLE FileHandle);
NTSTATUS WINAPI NtDuplicateObject(HANDLE SourceProcessHandle, HANDLE SourceHandle, HANDLE TargetProcessHandle,
  HANDLE *TargetHandle, ULONG DesiredAccess, ULONG HandleAttributes, ULONG Options);
NTSTATUS WINAPI NtOpenKey(HANDLE *KeyHandle, ULONG DesiredAccess, OBJECT_ATTRIBUTES *ObjectAttributes);
/* https://learn.microsoft.com/windows/win32/api/winternl/nf-winternl-rtlntstatustodoserror */
ULONG WINAPI RtlNtStatusToDosError(NTSTATUS Status);

#line 1 "dhcpcsvc6"
/* https://learn.microsoft.com/windows/win32/api/dhcpv6csdk/nf-dhcpv6csdk-dhcpv6requestprefix */
DWORD WINAPI Dhcpv6RequestPrefix(LPWSTR adapterName, void *pclassId, void *prefixleaseInfo, DWORD *pdwTimeToWait);
DWORD WINAPI Dhcpv6RenewPrefix(LPWSTR adapterName, void *pclassId, void *prefixleaseInfo, DWORD *pdwTimeToWait,
  DWORD bValidatePrefix);

#line 1 "clfsw32"
/* https://learn.microsoft.com/windows/win32/api/clfsw32/nf-clfsw32-lsnequal and its neighbours */
BOOLEAN WINAPI LsnEqual(void *plsn1, void *plsn2);
BOOLEAN WINAPI LsnLess(void *plsn1, void *plsn2);
BOOLEAN WINAPI LsnGreater(void *plsn1, void *plsn2);
BOOLEAN WINAPI LsnNull(void *plsn);
/* https://learn.microsoft.com/windows/win32/api/clfsw32/nf-clfsw32-scanlogcontainers */
BOOL WINAPI ScanLogContainers(void *pcxScan, UCHAR eScanMode, void *pReserved);
BOOL WINAPI CreateLogContainerScanContext(HANDLE hLog, ULONG cFromContainer, ULONG cContainers, UCHAR eScanMode,
  void *pcxScan, OVERLAPPED *pOverlapped);

#line 1 "ntdll"
/* https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-zwmapviewofsection and its neighbours */
NTSTATUS WINAPI NtMapViewOfSection(HANDLE SectionHandle, HANDLE ProcessHandle, void **BaseAddress, ULONG_PTR ZeroBits,
  SIZE_T CommitSize, LARGE_INTEGER *SectionOffset, SIZE_T *ViewSize, DWORD InheritDisposition, ULONG AllocationType,
  ULONG Win32Protect);
NTSTATUS WINAPI NtUnmapViewOfSection(HANDLE ProcessHandle, void *BaseAddress);
/* https://learn.microsoft.com/windows-hardware/drivers/ddi/ntddk/nf-ntddk-ntopenprocess and -zwterminateprocess */
NTSTATUS WINAPI NtOpenProcess(HANDLE *ProcessHandle, ULONG DesiredAccess, OBJECT_ATTRIBUTES *ObjectAttributes,
  void *ClientId);
NTSTATUS WINAPI NtTerminateProcess(HANDLE ProcessHandle, NTSTATUS ExitStatus);
/* https://learn.microsoft.com/windows/win32/devnotes/ntquerydirectoryobject and its neighbours */
NTSTATUS WINAPI NtOpenDirectoryObject(HANDLE *DirectoryHandle, ULONG DesiredAccess, OBJECT_ATTRIBUTES *ObjectAttributes);
NTSTATUS WINAPI NtQueryDirectoryObject(HANDLE DirectoryHandle, void *Buffer, ULONG Length, BOOLEAN ReturnSingleEntry,
  BOOLEAN RestartScan, ULONG *Context, ULONG *ReturnLength);
/* https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-zwopensymboliclinkobject and -zwquerysymboliclinkobject */
NTSTATUS WINAPI NtOpenSymbolicLinkObject(HANDLE *LinkHandle, ULONG DesiredAccess, OBJECT_ATTRIBUTES *ObjectAttributes);
NTSTATUS WINAPI NtQuerySymbolicLinkObject(HANDLE LinkHandle, UNICODE_STRING *LinkTarget, ULONG *ReturnedLength);
/* https://learn.microsoft.com/windows-hardware/drivers/ddi/ntifs/nf-ntifs-ntqueryinformationfile */
NTSTATUS WINAPI NtQueryInformationFile(HANDLE FileHandle, void *IoStatusBlock, void *FileInformation, ULONG Length,
  int FileInformationClass);
/* https://learn.microsoft.com/windows-hardware/drivers/ddi/ntifs/nf-ntifs-ntsetinformationthread and ntddk/ */
NTSTATUS WINAPI NtSetInformationThread(HANDLE ThreadHandle, int ThreadInformationClass, void *ThreadInformation,
  ULONG ThreadInformationLength);
NTSTATUS WINAPI NtSetInformationProcess(HANDLE ProcessHandle, int ProcessInformationClass, void *ProcessInformation,
  ULONG ProcessInformationLength);

#line 1 "ntdll"
/* https://learn.microsoft.com/windows-hardware/drivers/ddi/ntifs/nf-ntifs-ntduplicatetoken and its neighbours */
NTSTATUS WINAPI NtDuplicateToken(HANDLE ExistingTokenHandle, ACCESS_MASK DesiredAccess,
  OBJECT_ATTRIBUTES *ObjectAttributes, BOOLEAN EffectiveOnly, int TokenType, HANDLE *NewTokenHandle);
NTSTATUS WINAPI NtOpenProcessToken(HANDLE ProcessHandle, ACCESS_MASK DesiredAccess, HANDLE *TokenHandle);
NTSTATUS WINAPI NtSetInformationToken(HANDLE TokenHandle, int TokenInformationClass, void *TokenInformation,
  ULONG TokenInformationLength);
/* https://learn.microsoft.com/windows-hardware/drivers/ddi/ntifs/nf-ntifs-zwallocatelocallyuniqueid */
NTSTATUS WINAPI NtAllocateLocallyUniqueId(LUID *Luid);
/* https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-zwloaddriver */
NTSTATUS WINAPI NtLoadDriver(UNICODE_STRING *DriverServiceName);
/* https://learn.microsoft.com/windows-hardware/drivers/ddi/ntifs/nf-ntifs-rtlallocateandinitializesid and its neighbours */
NTSTATUS WINAPI RtlAllocateAndInitializeSid(SID_IDENTIFIER_AUTHORITY *IdentifierAuthority, UCHAR SubAuthorityCount,
  ULONG SubAuthority0, ULONG SubAuthority1, ULONG SubAuthority2, ULONG SubAuthority3, ULONG SubAuthority4,
  ULONG SubAuthority5, ULONG SubAuthority6, ULONG SubAuthority7, PSID *Sid);
PVOID WINAPI RtlFreeSid(PSID Sid);
ULONG WINAPI RtlLengthSid(PSID Sid);
/* https://learn.microsoft.com/windows-hardware/drivers/ddi/ntifs/nf-ntifs-rtlsecondssince1970totime */
void WINAPI RtlSecondsSince1970ToTime(ULONG ElapsedSeconds, LARGE_INTEGER *Time);
void WINAPI RtlSecondsSince1980ToTime(ULONG ElapsedSeconds, LARGE_INTEGER *Time);

/* https://learn.microsoft.com/windows/win32/api/dbghelp/nf-dbghelp-symenumeratesymbols: the names without 64 are exported too */
#line 1 "dbghelp"
BOOL WINAPI SymEnumerateModules(HANDLE hProcess, void *EnumModulesCallback, void *UserContext);
BOOL WINAPI SymEnumerateSymbols(HANDLE hProcess, ULONG BaseOfDll, void *EnumSymbolsCallback, void *UserContext);
BOOL WINAPI SymEnumerateSymbolsW(HANDLE hProcess, ULONG BaseOfDll, void *EnumSymbolsCallback, void *UserContext);
BOOL WINAPI SymGetModuleInfo(HANDLE hProcess, DWORD dwAddr, void *ModuleInfo);
BOOL WINAPI SymGetModuleInfoW(HANDLE hProcess, DWORD dwAddr, void *ModuleInfo);
DWORD WINAPI SymLoadModule(HANDLE hProcess, HANDLE hFile, LPCSTR ImageName, LPCSTR ModuleName, DWORD BaseOfDll,
  DWORD SizeOfDll);
BOOL WINAPI SymUnloadModule(HANDLE hProcess, DWORD BaseOfDll);

/* https://learn.microsoft.com/windows/win32/api/shlwapi/nc-shlwapi-dllgetversionproc: exported by name */
#line 1 "shell32"
HRESULT WINAPI DllGetVersion(DLLVERSIONINFO *pdvi);
#line 1 "comctl32"
HRESULT WINAPI DllGetVersion(DLLVERSIONINFO *pdvi);
#line 1 "shlwapi"
HRESULT WINAPI DllGetVersion(DLLVERSIONINFO *pdvi);
