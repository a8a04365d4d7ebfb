/**
 * Win32, from the pages of the functions below https://learn.microsoft.com/windows/win32/api/, where each has one under
 * its name. `overlay.ts` explains the words; `{A,W}` stands for both names.
 */
export const windowsOverlay = `
AddFontMemResourceEx P:0
AddVectoredExceptionHandler keeps:2 null
AdjustTokenPrivileges in:3 out:5,6 bytes:4>5 nullable:3,5,6
BCryptCloseAlgorithmProvider frees:1
BCryptDecrypt in:2 bytes:3>2 out:7,9 bytes:8>7 negative
BCryptDestroyHash frees:1
BCryptEncrypt in:2 bytes:3>2 out:7,9 bytes:8>7 negative
BCryptFinishHash out:2 bytes:3>2 negative
BCryptGenRandom out:2 bytes:3>2 negative
BCryptGetProperty out:3,5 bytes:4>3 negative
BCryptHashData in:2 bytes:3>2 negative
BCryptOpenAlgorithmProvider out:1 negative
BeginUpdateResource{A,W} P:0 null
BindIoCompletionCallback keeps:2
CLSIDFromString out:2
CM_Get_Device_ID{A,W} out:2 chars:3>2 nonzero
CM_Get_Parent out:1 nonzero
CallNtPowerInformation in:2 bytes:3>2 out:4 bytes:5>4 nullable:2,4 negative
CertCloseStore frees:1
CertEnumCertificatesInStore nullable:2 null
CertFreeCertificateContext frees:1
CertGetNameString{A,W} out:5 chars:6>5
CertOpenStore null
CertOpenSystemStore{A,W} null
ClearCommError out:2,3 nullable:2,3
ClientToScreen inout:2
CloseEventLog P:1 frees:1
CloseHandle frees:1
ClosePrinter P:1 frees:1
CloseServiceHandle frees:1
CoCreateInstance out:5 nullable:2
CoTaskMemAlloc owned:CoTaskMemFree null
CoTaskMemFree frees:1 nullable:1
CommandLineToArgvW out:2 owned:LocalFree null
ConvertSidToStringSid{A,W} out:2
ConvertStringSecurityDescriptorToSecurityDescriptor{A,W} out:3,4 nullable:4
ConvertStringSidToSid{A,W} out:2
CopyFileEx{A,W} during:3 nullable:3,4,5
CreateActCtx{A,W} P:0 invalid-handle
CreateDIBSection out:4 nullable:5 null
CreateDialogIndirectParam{A,W} keeps:4 null
CreateDialogParam{A,W} int:2 keeps:4 null
CreateEvent{A,W} nullable:1,4 null
CreateFiber keeps:2 null
CreateFiberEx keeps:4 null
CreateFile{A,W} nullable:4,7 invalid-handle
CreateFile2 nullable:5 invalid-handle
CreateFileMapping{A,W} N:1 nullable:2,6 null
CreateIoCompletionPort N:1 nullable:2 null
CreateMailslot{A,W} nullable:4 invalid-handle
CreateMutex{A,W} nullable:1,3 null
CreateNamedPipe{A,W} nullable:8 invalid-handle
CreatePipe out:1,2 nullable:3
CreateProcess{A,W} out:10 nullable:1,2,3,4,7,8
CreateSemaphore{A,W} nullable:1,4 null
CreateThread keeps:3 out:6 nullable:1,4,6 null
CreateThreadpoolTimer keeps:1 null
CreateThreadpoolWait keeps:1 null
CreateThreadpoolWork keeps:1 null
CreateTimerQueueTimer out:1 keeps:3 nullable:2
CreateToolhelp32Snapshot invalid-handle
CreateWaitableTimer{A,W} nullable:1,3 null
CreateWindowEx{A,W} int:2 N:9 nullable:2,3,9,10,11,12 null
CredFree frees:1
CredRead{A,W} out:4
CryptAcquireContext{A,W} out:1 nullable:2,3
CryptBinaryToString{A,W} in:1 bytes:2>1 out:4 inout:5 chars:5>4 nullable:4
CryptGenRandom inout:3 bytes:2>3
CryptGetHashParam out:3 inout:4 bytes:4>3
CryptProtectData in:1 out:7
CryptStringToBinary{A,W} chars:2>1 out:4,6,7 inout:5 bytes:5>4 nullable:4,6,7
CryptUnprotectData in:1 out:2,7
DeferWindowPos N:3 null
DeregisterEventSource P:1 frees:1
DeviceIoControl in:3 bytes:4>3 out:5,7 bytes:6>5 nullable:3,5,7,8
DialogBoxIndirectParam{A,W} during:4
DialogBoxParam{A,W} int:2 during:4
DragQueryFile{A,W} out:3 chars:4>3 nullable:3
DuplicateHandle N:1,3 out:4 nullable:3,4
DuplicateTokenEx out:6
DwmGetWindowAttribute out:3 bytes:4>3
DwmSetWindowAttribute in:3 bytes:4>3
EndDocPrinter P:1
EndPagePrinter P:1
EnumCalendarInfo{A,W} during:1
EnumChildWindows during:2
EnumDateFormats{A,W} during:1
EnumDesktopWindows during:2
EnumDesktops{A,W} during:2
{K32,}EnumDeviceDrivers out:1,3 bytes:2>1
EnumDirTree during:5
EnumDisplayDevices{A,W} inout:3 nullable:1
EnumDisplayMonitors during:3 nullable:1,2
EnumDisplaySettings{A,W} inout:3 nullable:1
EnumEnhMetaFile during:3
EnumFontFamilies{A,W} during:3
EnumFontFamiliesEx{A,W} during:3
EnumFonts{A,W} during:3
EnumMetaFile during:3
EnumObjects during:3
EnumPrinters{A,W} out:4,6,7 bytes:5>4 nullable:2,4
{K32,}EnumProcesses out:1,3 bytes:2>1
{K32,}EnumProcessModules out:2,4 bytes:3>2
{K32,}EnumProcessModulesEx out:2,4 bytes:3>2
EnumProps{A,W} during:2
EnumPropsEx{A,W} during:2
EnumResourceLanguages{A,W} int:2,3 during:4
EnumResourceNames{A,W} int:2 during:3
EnumResourceTypes{A,W} during:2
EnumSystemCodePages{A,W} during:1
EnumSystemLocales{A,W} during:1
EnumSystemLocalesEx during:1
EnumThreadWindows during:2
EnumTimeFormats{A,W} during:1
EnumUILanguages{A,W} during:1
EnumWindowStations{A,W} during:1
EnumWindows during:1
ExpandEnvironmentStrings{A,W} out:2 chars:3>2 nullable:2
ExtractIconEx{A,W} out:3,4 nullable:3,4
FileTimeToLocalFileTime out:2
FileTimeToSystemTime out:2
FindClose P:1 frees:1
FindFirstChangeNotification{A,W} invalid-handle
FindFirstFile{A,W} P:0 out:2 invalid-handle
FindFirstFileEx{A,W} P:0 out:3 nullable:5 invalid-handle
FindFirstFileNameW P:0 out:4 inout:3 chars:3>4 invalid-handle
FindFirstStreamW P:0 out:3 invalid-handle
FindFirstVolume{A,W} P:0 out:1 chars:2>1 invalid-handle
FindNextFile{A,W} P:1 out:2
FindNextStreamW P:1 out:2
FindNextVolume{A,W} P:1 out:2 chars:3>2
FindResource{A,W} int:2,3 nullable:1 null
FindResourceEx{A,W} int:2,3 nullable:1 null
FindVolumeClose P:1 frees:1
FindWindow{A,W} int:1 nullable:1,2 null
FindWindowEx{A,W} N:1 int:3 nullable:1,2,3,4 null
FlsAlloc keeps:1 nullable:1
FreeEnvironmentStrings{A,W} frees:1
FreeLibrary frees:1
FreeSid frees:1
GetAdaptersAddresses out:4 inout:5 bytes:5>4 nullable:4 nonzero
GetAdaptersInfo out:1 inout:2 bytes:2>1 nullable:1 nonzero
GetBitmapBits out:3 bytes:2>3
GetClassInfo{A,W} int:2 out:3 nullable:1
GetClassInfoEx{A,W} int:2 out:3 nullable:1
GetClassName{A,W} out:2 chars:3>2 zero
GetClientRect out:2
GetClipboardData P:0 null
GetClipboardFormatName{A,W} out:2 chars:3>2 zero
GetCommModemStatus out:2
GetCommState inout:2
GetCommTimeouts out:2
GetComputerName{A,W} out:1 inout:2 chars:2>1
GetComputerNameEx{A,W} out:2 inout:3 chars:3>2 nullable:2
GetConsoleCursorInfo out:2
GetConsoleMode out:2
GetConsoleScreenBufferInfo out:2
GetConsoleTitle{A,W} out:1
GetCurrentDirectory{A,W} out:2 chars:1>2 nullable:2 zero
GetCurrentProcess N:0
GetCurrentThread N:0
GetCursorInfo inout:1
GetCursorPos out:1
GetDC nullable:1 null
GetDIBits out:5 inout:6 nullable:5
GetDefaultPrinter{A,W} out:1 inout:2 chars:2>1 nullable:1
{K32,}GetDeviceDriverBaseName{A,W} out:2 chars:3>2 zero
{K32,}GetDeviceDriverFileName{A,W} out:2 chars:3>2 zero
GetDiskFreeSpace{A,W} out:2,3,4,5 nullable:1
GetDiskFreeSpaceEx{A,W} out:2,3,4 nullable:1,2,3,4
GetDlgItemText{A,W} out:3 chars:4>3 zero
GetEnvironmentStrings owned:FreeEnvironmentStringsA null
GetEnvironmentStringsW owned:FreeEnvironmentStringsW null
GetEnvironmentVariable{A,W} out:2 chars:3>2 nullable:2 zero
GetExitCodeProcess out:2
GetExitCodeThread out:2
GetExtendedTcpTable out:1 inout:2 bytes:2>1 nullable:1 nonzero
GetExtendedUdpTable out:1 inout:2 bytes:2>1 nullable:1 nonzero
GetFileInformationByHandle out:2
GetFileInformationByHandleEx out:3 bytes:4>3
GetFileSizeEx out:2
GetFileTime out:2,3,4 nullable:2,3,4
GetFileVersionInfo{A,W} out:4 bytes:3>4
GetFileVersionInfoSize{A,W} out:2 nullable:2 zero
GetFinalPathNameByHandle{A,W} out:2 chars:3>2 zero
GetForegroundWindow null
GetFullPathName{A,W} out:3,4 chars:2>3 nullable:3,4 zero
GetGUIThreadInfo inout:2
GetHandleInformation out:2
GetIconInfo out:2
GetIfTable out:1 inout:2 bytes:2>1 nullable:1 nonzero
GetIpAddrTable out:1 inout:2 bytes:2>1 nullable:1 nonzero
GetIpForwardTable out:1 inout:2 bytes:2>1 nullable:1 nonzero
GetKeyNameText{A,W} out:2 chars:3>2 zero
GetKeyboardLayoutName{A,W} out:1
GetKeyboardState out:1
GetLastInputInfo inout:1
GetLocaleInfo{A,W} out:3 chars:4>3 nullable:3 zero
GetLocaleInfoEx out:3 chars:4>3 nullable:1,3 zero
GetLocalTime out:1
GetLogicalDriveStrings{A,W} out:2 chars:1>2 nullable:2 zero
GetLongPathName{A,W} out:2 chars:3>2 nullable:2 zero
{K32,}GetMappedFileName{A,W} out:3 chars:4>3 zero
GetMenuString{A,W} out:3 chars:4>3 nullable:3
GetMessage{A,W} out:1 nullable:2
{K32,}GetModuleBaseName{A,W} out:3 chars:4>3 nullable:2 zero
GetModuleFileName{A,W} out:2 chars:3>2 nullable:1 zero
{K32,}GetModuleFileNameEx{A,W} out:3 chars:4>3 nullable:2 zero
GetModuleHandle{A,W} nullable:1 null
GetModuleHandleEx{A,W} out:3
{K32,}GetModuleInformation out:3 bytes:4>3
GetMonitorInfo{A,W} inout:2
GetNamedPipeInfo out:2,3,4,5 nullable:2,3,4,5
GetNativeSystemInfo out:1
GetNetworkParams out:1 inout:2 bytes:2>1 nonzero
GetNumberOfConsoleInputEvents out:2
GetObject{A,W} out:3 bytes:2>3 nullable:3
GetOverlappedResult out:3
GetPrinter{A,W} P:1 out:3,5 bytes:4>3
GetPrivateProfileSection{A,W} out:2 chars:3>2
GetPrivateProfileSectionNames{A,W} out:1 chars:2>1
GetPrivateProfileString{A,W} out:4 chars:5>4 nullable:1,2,3
GetProcAddress int:2 null
GetProcessAffinityMask out:2,3
GetProcessHandleCount out:2
GetProcessHeap P:0 null
{K32,}GetProcessImageFileName{A,W} out:2 chars:3>2 zero
GetProcessIoCounters out:2
{K32,}GetProcessMemoryInfo out:2 bytes:3>2
GetProcessTimes out:2,3,4,5
GetProfileString{A,W} out:4 chars:5>4
GetProp{A,W} int:2
GetQueuedCompletionStatus out:2,3,4
GetRawInputData out:3 inout:4 bytes:4>3 nullable:3
GetRawInputDeviceList out:1 inout:2 nullable:1
GetSecurityInfo out:4,5,6,7,8 nullable:4,5,6,7,8 nonzero
GetShortPathName{A,W} out:2 chars:3>2 nullable:2 zero
GetStartupInfo{A,W} out:1
GetStdHandle invalid-handle
GetSystemDirectory{A,W} out:1 chars:2>1 nullable:1 zero
GetSystemInfo out:1
GetSystemPowerStatus out:1
GetSystemTime out:1
GetSystemTimeAsFileTime out:1
GetSystemTimes out:1,2,3 nullable:1,2,3
GetSystemWindowsDirectory{A,W} out:1 chars:2>1 zero
GetTcpTable out:1 inout:2 bytes:2>1 nullable:1 nonzero
GetTempFileName{A,W} out:4 zero
GetTempPath{A,W} out:2 chars:1>2 nullable:2 zero
GetTextExtentPoint32{A,W} out:4
GetTextFace{A,W} out:3 chars:2>3 nullable:3
GetTextMetrics{A,W} out:2
GetThreadContext inout:2
GetThreadTimes out:2,3,4,5
GetTimeZoneInformation out:1
GetTokenInformation out:3,5 bytes:4>3 nullable:3
GetUdpTable out:1 inout:2 bytes:2>1 nullable:1 nonzero
GetUserName{A,W} out:1 inout:2 chars:2>1
GetUserNameEx{A,W} out:2 inout:3 chars:3>2
GetUserObjectInformation{A,W} out:3,5 bytes:4>3 nullable:3,5
GetUserProfileDirectory{A,W} out:2 inout:3 chars:3>2 nullable:2
GetVersionEx{A,W} inout:1
GetVolumeInformation{A,W} out:2,4,5,6,7 chars:3>2 chars:8>7 nullable:1,2,4,5,6,7
GetVolumeNameForVolumeMountPoint{A,W} out:2 chars:3>2
GetVolumePathName{A,W} out:2 chars:3>2
GetWindowInfo inout:2
GetWindowPlacement inout:2
GetWindowRect out:2
GetWindowText{A,W} out:2 chars:3>2 zero
GetWindowThreadProcessId out:2 nullable:2
GetWindowsDirectory{A,W} out:1 chars:2>1 nullable:1 zero
GlobalAlloc null
GlobalFree frees:1
GlobalLock null
GlobalMemoryStatus out:1
GlobalMemoryStatusEx inout:1
HeapAlloc P:1 null
HeapCreate P:0 null
HeapDestroy P:1 frees:1
HeapFree P:1 frees:3
HeapLock P:1
HeapReAlloc P:1 null
HeapSize P:1
HeapUnlock P:1
HeapValidate P:1 nullable:3
HeapWalk P:1 inout:2
HidD_FreePreparsedData frees:1
HidD_GetAttributes inout:2
HidD_GetFeature inout:2 bytes:3>2
HidD_GetHidGuid out:1
HidD_GetIndexedString out:3 bytes:4>3
HidD_GetInputReport inout:2 bytes:3>2
HidD_GetManufacturerString out:2 bytes:3>2
HidD_GetPreparsedData out:2
HidD_GetProductString out:2 bytes:3>2
HidD_GetSerialNumberString out:2 bytes:3>2
HidP_GetCaps out:2
HttpOpenRequest{A,W} null
HttpQueryInfo{A,W} out:3 inout:4,5 bytes:4>3 nullable:3,5
ILFree frees:1
IcmpCloseHandle frees:1
IcmpCreateFile invalid-handle
IcmpSendEcho in:3 bytes:4>3 out:6 bytes:7>6 zero
InitOnceExecuteOnce during:2
InitializeProcThreadAttributeList out:1 inout:4 bytes:4>1 nullable:1
InternalGetWindowText out:2 chars:3>2
InternetCloseHandle frees:1
InternetConnect{A,W} null
InternetOpen{A,W} null
InternetOpenUrl{A,W} null
InternetQueryOption{A,W} out:3 inout:4 bytes:4>3 nullable:1,3
InternetReadFile out:2,4 bytes:3>2
InternetSetStatusCallback{,A,W} keeps:2 nullable:2
IsWow64Process out:2
IsWow64Process2 out:2,3 nullable:3
LineDDA during:5
LoadAccelerators{A,W} int:2 null
LoadBitmap{A,W} int:2 null
LoadCursor{A,W} int:2 nullable:1 null
LoadIcon{A,W} int:2 nullable:1 null
LoadImage{A,W} int:2 nullable:1 null
LoadLibrary{A,W} null
LoadLibraryEx{A,W} nullable:2 null
LoadMenu{A,W} int:2 null
LoadString{A,W} out:3 chars:4>3 nullable:1 zero
LocalAlloc null
LocalFree frees:1
LogonUser{A,W} out:6
LookupAccountName{A,W} out:3,5,7 inout:4,6 bytes:4>3 chars:6>5 nullable:1,3,5
LookupAccountSid{A,W} out:3,5,7 inout:4,6 chars:4>3 chars:6>5 nullable:1,3,5
LookupPrivilegeName{A,W} out:3 inout:4 chars:4>3 nullable:1,3
LookupPrivilegeValue{A,W} out:3 nullable:1
LsaClose frees:1
LsaFreeMemory frees:1
MapViewOfFile null
MapViewOfFileEx nullable:6 null
Module32First{,W} inout:2
Module32Next{,W} inout:2
MoveFileWithProgress{A,W} during:3 nullable:2,3,4
MultiByteToWideChar bytes:4>3 out:5 chars:6>5 nullable:5 zero
NetApiBufferFree frees:1
NetUserEnum out:4,6,7 inout:8 nullable:1,8 nonzero
NetUserGetInfo out:4 nullable:1 nonzero
NetWkstaGetInfo out:3 nullable:1 nonzero
NotifyIpInterfaceChange keeps:2 out:5 nonzero
NotifyUnicastIpAddressChange keeps:2 out:5 nonzero
NtQueryInformationProcess out:3,5 bytes:4>3 nullable:5 negative
NtQueryInformationThread out:3,5 bytes:4>3 nullable:5 negative
NtQueryObject out:3,5 bytes:4>3 nullable:1,3,5 negative
NtQuerySystemInformation out:2,4 bytes:3>2 nullable:4 negative
NtQueryVirtualMemory out:4,6 bytes:5>4 nullable:6 negative
OpenClipboard nullable:1
OpenEvent{A,W} null
OpenEventLog{A,W} P:0 null
OpenFileMapping{A,W} null
OpenMutex{A,W} null
OpenPrinter{A,W} out:2 nullable:1,3
OpenProcess null
OpenProcessToken N:1 out:3
OpenSCManager{A,W} nullable:1,2 null
OpenSemaphore{A,W} null
OpenService{A,W} null
OpenThread null
OpenThreadToken N:1 out:4
PdhGetFormattedCounterValue out:3,4 nullable:3 nonzero
PdhOpenQuery{A,W} out:3 nullable:1 nonzero
PeekConsoleInput{A,W} out:2,4
PeekMessage{A,W} out:1 nullable:2
PeekNamedPipe out:2,4,5,6 bytes:3>2 nullable:2,4,5,6
Process32First{,W} inout:2
Process32Next{,W} inout:2
ProgIDFromCLSID out:2
QueryDosDevice{A,W} out:2 chars:3>2 nullable:1 zero
QueryFullProcessImageName{A,W} out:3 inout:4 chars:4>3
QueryPerformanceCounter out:1
QueryPerformanceFrequency out:1
QueryServiceConfig{A,W} out:2,4 bytes:3>2 nullable:2
QueryServiceStatus out:2
QueryServiceStatusEx out:3,5 bytes:4>3 nullable:3
{K32,}QueryWorkingSet out:2 bytes:3>2
QueueUserAPC keeps:1
QueueUserWorkItem keeps:1
ReadConsole{A,W} out:2,4 nullable:5
ReadConsoleInput{A,W} out:2,4
ReadConsoleOutputCharacter{A,W} out:2,5 chars:3>2
ReadDirectoryChangesW out:2,6 bytes:3>2 keeps:8 nullable:6,7,8
ReadEventLog{A,W} P:1 out:4,6,7 bytes:5>4
ReadFile out:2,4 bytes:3>2 nullable:4,5
ReadFileEx out:2 bytes:3>2 keeps:5 nullable:5
ReadProcessMemory N:1 out:3,5 bytes:4>3 nullable:5
RealGetWindowClass{A,W} out:2 chars:3>2 zero
RegCloseKey frees:1 nonzero
RegCreateKeyEx{A,W} out:8,9 nullable:4,7,9 nonzero
RegDeleteKey{A,W} nonzero
RegDeleteValue{A,W} nullable:2 nonzero
RegEnumKey{A,W} out:3 chars:4>3 nonzero
RegEnumKeyEx{A,W} out:3,8 inout:4 chars:4>3 nullable:5,6,7,8 nonzero
RegEnumValue{A,W} out:3,6,7 inout:4,8 chars:4>3 bytes:8>7 nullable:5,6,7,8 nonzero
RegGetValue{A,W} out:5,6 inout:7 bytes:7>6 nullable:2,3,5,6,7 nonzero
RegNotifyChangeKeyValue nullable:4 nonzero
RegOpenKey{A,W} out:3 nullable:2 nonzero
RegOpenKeyEx{A,W} out:5 nullable:2 nonzero
RegQueryValueEx{A,W} out:4,5 inout:6 bytes:6>5 nullable:2,3,4,5,6 nonzero
RegSetValueEx{A,W} in:5 bytes:6>5 nullable:2 nonzero
RegisterApplicationRecoveryCallback keeps:1
RegisterClass{A,W} keeps:1 zero
RegisterClassEx{A,W} keeps:1 zero
RegisterEventSource{A,W} P:0 nullable:1 null
RegisterServiceCtrlHandler{A,W} keeps:2 null
RegisterServiceCtrlHandlerEx{A,W} keeps:2 nullable:3 null
RegisterWaitForSingleObject out:1 keeps:3 nullable:4
RemoveProp{A,W} int:2
ReportEvent{A,W} P:1 nullable:5,8,9
RtlCopyMemory out:1 bytes:3>1
RtlFillMemory out:1 bytes:2>1
RtlGetVersion inout:1 negative
RtlMoveMemory out:1 bytes:3>1
RtlZeroMemory out:1 bytes:2>1
SHBrowseForFolder{A,W} owned:CoTaskMemFree null
SHCreateItemFromParsingName out:4 nullable:2
SHFileOperation{A,W} inout:1 nonzero
SHGetFileInfo{A,W} inout:3 bytes:4>3
SHGetFolderPath{A,W} out:5 nullable:1,3
SHGetKnownFolderPath out:4 nullable:3
SHGetPathFromIDList{A,W} out:2
SHGetSpecialFolderLocation out:3
SHGetSpecialFolderPath{A,W} out:2 nullable:1
ScreenToClient inout:2
SendARP out:3 inout:4 nonzero
SendMessageCallback{A,W} keeps:5
SetAbortProc keeps:2
SetClipboardData P:0,2 nullable:2 null
SetConsoleCtrlHandler keeps:1 nullable:1
SetEvent zero
SetFileInformationByHandle in:3 bytes:4>3
SetFilePointerEx out:3 nullable:3
SetParent N:2 nullable:2 null
SetProp{A,W} int:2
SetTimer keeps:4 nullable:1,4 zero
SetUnhandledExceptionFilter keeps:1 nullable:1
SetWaitableTimer keeps:4 nullable:4,5
SetWinEventHook keeps:4 nullable:3 null
SetWindowLongPtr{A,W} keeps:3
SetWindowPos N:2 nullable:2
SetWindowsHookEx{A,W} keeps:2 nullable:3 null
SetupDiCreateDeviceInfoList nullable:1,2 invalid-handle
SetupDiDestroyDeviceInfoList frees:1
SetupDiEnumDeviceInfo inout:3
SetupDiEnumDeviceInterfaces inout:5 nullable:2
SetupDiGetClassDevs{A,W} nullable:1,2,3 invalid-handle
SetupDiGetClassDevsEx{A,W} nullable:1,2,3,5,6,7 invalid-handle
SetupDiGetDeviceInstanceId{A,W} out:3,5 chars:4>3 nullable:3,5
SetupDiGetDeviceInterfaceDetail{A,W} out:3,5 inout:6 bytes:4>3 nullable:3,5,6
SetupDiGetDevicePropertyW out:4,5,7 bytes:6>5 nullable:5,7
SetupDiGetDeviceRegistryProperty{A,W} out:4,5,7 bytes:6>5 nullable:4,5,7
SetupDiOpenDevRegKey invalid-handle
StartDocPrinter{A,W} P:1
StartPagePrinter P:1
StringFromCLSID out:2
StringFromGUID2 out:2 chars:3>2
StringFromIID out:2
SymEnumSymbols{,W} during:4 nullable:3
SymEnumerateModules64 during:2
SymFromAddr{,W} out:3 inout:4 nullable:3
SymRegisterCallback64 keeps:2
SysAllocString owned:SysFreeString nullable:1 null
SysAllocStringByteLen owned:SysFreeString null
SysAllocStringLen owned:SysFreeString null
SysFreeString frees:1 nullable:1
SystemFunction036 out:1 bytes:2>1
SystemTimeToFileTime out:2
Thread32First inout:2
Thread32Next inout:2
ToAscii out:4
ToUnicode out:4 chars:5>4 nullable:3
ToUnicodeEx out:4 chars:5>4
TransactNamedPipe in:2 bytes:3>2 out:4,6 bytes:5>4 nullable:7
UnDecorateSymbolName out:2 chars:3>2 zero
UnhookWindowsHookEx frees:1
UnmapViewOfFile frees:1
UnregisterClass{A,W} int:1
UpdateResource{A,W} P:1 int:2,3
VerQueryValue{A,W} out:3,4
VirtualAlloc nullable:1 null
VirtualAllocEx nullable:2 null
VirtualFree frees:1
VirtualProtect out:4
VirtualProtectEx out:5
VirtualQuery out:2 bytes:3>2
VirtualQueryEx out:3 bytes:4>3 nullable:2
WNetGetConnection{A,W} out:2 inout:3 chars:3>2 nonzero
WNetGetUniversalName{A,W} out:3 inout:4 bytes:4>3 nonzero
WNetGetUser{A,W} out:2 inout:3 chars:3>2 nullable:1 nonzero
WSAAddressToString{A,W} out:4 inout:5 chars:5>4 nonzero
WSAIoctl in:3 bytes:4>3 out:5,7 bytes:6>5 keeps:9 nullable:3,5,8,9 nonzero
WSASocket{A,W} nullable:4 invalid-handle
WSAStartup out:2 nonzero
WTSEnumerateProcesses{A,W} out:4,5
WTSEnumerateSessions{A,W} out:4,5
WTSFreeMemory frees:1
WTSOpenServer{A,W} P:0
WTSQuerySessionInformation{A,W} out:4,5
WTSQueryUserToken out:2
WTSSendMessage{A,W} in:3,5 bytes:4>3 bytes:6>5 out:9
WideCharToMultiByte chars:4>3 out:5 bytes:6>5 nullable:5,7,8 zero
WinHttpCloseHandle frees:1
WinHttpConnect null
WinHttpOpen nullable:1,3,4 null
WinHttpOpenRequest null
WinHttpQueryHeaders out:4 inout:5,6 bytes:5>4 nullable:3,4,6
WinHttpReadData out:2,4 bytes:3>2
WinHttpSetStatusCallback keeps:2 nullable:2
WinUsb_ControlTransfer bytes:4>3 out:5 nullable:3,5,6
WinUsb_Free frees:1
WinUsb_Initialize out:2
WinUsb_ReadPipe out:3,5 bytes:4>3 nullable:5,6
WinUsb_WritePipe in:3 bytes:4>3 out:5 nullable:5,6
WriteConsole{A,W} in:2 out:4 nullable:4,5
WriteFile in:2 bytes:3>2 out:4 nullable:4,5
WriteFileEx in:2 bytes:3>2 keeps:5
WritePrinter P:1 in:2 bytes:3>2 out:4
WriteProcessMemory N:1 in:3 bytes:4>3 out:5 nullable:5
accept out:2 inout:3 nullable:2,3 invalid-handle
closesocket frees:1
freeaddrinfo frees:1
getaddrinfo out:4 nullable:1,2,3 nonzero
gethostname out:1 bytes:2>1 nonzero
getpeername out:2 inout:3 nonzero
getsockname out:2 inout:3 nonzero
getsockopt out:4 inout:5 bytes:5>4 nonzero
joyGetPosEx inout:2 nonzero
lstrcat{A,W} inout:1
lstrcpy{A,W} out:1
lstrcpyn{A,W} out:1 chars:3>1
mciSendString{A,W} out:2 chars:3>2 nullable:2,4 nonzero
midiInOpen out:1 keeps:3 nonzero
midiOutOpen out:1 keeps:3 nonzero
recv out:2 bytes:3>2 minus-one
recvfrom out:2,5 inout:6 bytes:3>2 nullable:5,6 minus-one
send in:2 bytes:3>2 minus-one
sendto in:2 bytes:3>2 minus-one
setsockopt in:4 bytes:5>4 nonzero
socket invalid-handle
timeSetEvent keeps:3 zero
waveInOpen out:1 keeps:4 nullable:1 nonzero
waveOutOpen out:1 keeps:4 nullable:1 nonzero
wsprintf{A,W} out:1
wvsprintf{A,W} out:1
`;
