/*
 * Functions of the main libraries that the headers of the package do not declare yet, or that its import libraries do
 * not list: as Microsoft describes them in its API metadata, version 71.0.20-preview
 * (https://github.com/microsoft/win32metadata, https://www.nuget.org/packages/Microsoft.Windows.SDK.Win32Metadata).
 * The comment before each group names the metadata's namespace; the page of a function is found under
 * https://learn.microsoft.com/windows/win32/api/ by its name.
 *
 * "#line" names the library. A structure that the package's headers do not know is passed as "void *".
 */

#line 1 "aclui"
/* Windows.Win32.Security.Authorization.UI */
HRESULT WINAPI EditSecurityAdvanced(HWND hwndOwner, void *psi, SI_PAGE_TYPE uSIPage);

#line 1 "advapi32"
/* Windows.Win32.Security.Authentication.Identity */
NTSTATUS WINAPI LsaQueryForestTrustInformation2(LSA_HANDLE PolicyHandle, LSA_UNICODE_STRING *TrustedDomainName, LSA_FOREST_TRUST_RECORD_TYPE HighestRecordType, void **ForestTrustInfo);
NTSTATUS WINAPI LsaSetForestTrustInformation2(LSA_HANDLE PolicyHandle, LSA_UNICODE_STRING *TrustedDomainName, LSA_FOREST_TRUST_RECORD_TYPE HighestRecordType, void *ForestTrustInfo, BOOLEAN CheckOnly, LSA_FOREST_TRUST_COLLISION_INFORMATION **CollisionInfo);
NTSTATUS WINAPI RtlDecryptMemory(void *Memory, DWORD MemorySize, DWORD OptionFlags);
NTSTATUS WINAPI RtlEncryptMemory(void *Memory, DWORD MemorySize, DWORD OptionFlags);
BOOLEAN WINAPI RtlGenRandom(void *RandomBuffer, DWORD RandomBufferLength);
/* Windows.Win32.Storage.FileSystem */
void WINAPI FreeEncryptedFileMetadata(BYTE *pbMetadata);
DWORD WINAPI GetEncryptedFileMetadata(LPWSTR lpFileName, DWORD *pcbMetadata, BYTE **ppbMetadata);
DWORD WINAPI SetEncryptedFileMetadata(LPWSTR lpFileName, BYTE *pbOldMetadata, BYTE *pbNewMetadata, ENCRYPTION_CERTIFICATE_HASH *pOwnerHash, DWORD dwOperation, ENCRYPTION_CERTIFICATE_HASH_LIST *pCertificatesAdded);
DWORD WINAPI SetUserFileEncryptionKeyEx(ENCRYPTION_CERTIFICATE *pEncryptionCertificate, DWORD dwCapabilities, DWORD dwFlags, void *pvReserved);
/* Windows.Win32.System.Diagnostics.Etw */
HANDLE WINAPI OpenTraceFromBufferStream(void *Options, void *BufferCompletionCallback, void *BufferCompletionContext);
HANDLE WINAPI OpenTraceFromFile(LPWSTR LogFileName, void *Options, TRACE_LOGFILE_HEADER *LogFileHeader);
HANDLE WINAPI OpenTraceFromRealTimeLogger(LPWSTR LoggerName, void *Options, TRACE_LOGFILE_HEADER *LogFileHeader);
HANDLE WINAPI OpenTraceFromRealTimeLoggerWithAllocationOptions(LPWSTR LoggerName, void *Options, ULONG_PTR AllocationSize, HANDLE MemoryPartitionHandle, TRACE_LOGFILE_HEADER *LogFileHeader);
DWORD WINAPI ProcessTraceAddBufferToBufferStream(HANDLE TraceHandle, void *Buffer, DWORD BufferSize);
DWORD WINAPI ProcessTraceBufferDecrementReference(void *Buffer);
DWORD WINAPI ProcessTraceBufferIncrementReference(HANDLE TraceHandle, void *Buffer);
DWORD WINAPI TraceConfigureLastBranchRecord(ULONGLONG TraceId, int LbrConfiguration, CLASSIC_EVENT_ID *Events, DWORD EventCount);
/* Windows.Win32.System.PasswordManagement */
DWORD WINAPI MSChapSrvChangePassword2(LPWSTR ServerName, LPWSTR UserName, SAMPR_ENCRYPTED_USER_PASSWORD *NewPasswordEncryptedWithOldNt, void *OldNtOwfPasswordEncryptedWithNewNt, BOOLEAN LmPresent, SAMPR_ENCRYPTED_USER_PASSWORD *NewPasswordEncryptedWithOldLm, void *OldLmOwfPasswordEncryptedWithNewLmOrNt);
/* Windows.Win32.System.Performance */
DWORD WINAPI PerfAddCounters(HANDLE hQuery, void *pCounters, DWORD cbCounters);
DWORD WINAPI PerfCloseQueryHandle(HANDLE hQuery);
DWORD WINAPI PerfDeleteCounters(HANDLE hQuery, void *pCounters, DWORD cbCounters);
DWORD WINAPI PerfEnumerateCounterSet(LPWSTR szMachine, GUID *pCounterSetIds, DWORD cCounterSetIds, DWORD *pcCounterSetIdsActual);
DWORD WINAPI PerfEnumerateCounterSetInstances(LPWSTR szMachine, GUID *pCounterSetId, void *pInstances, DWORD cbInstances, DWORD *pcbInstancesActual);
DWORD WINAPI PerfOpenQueryHandle(LPWSTR szMachine, HANDLE *phQuery);
DWORD WINAPI PerfQueryCounterData(HANDLE hQuery, void *pCounterBlock, DWORD cbCounterBlock, DWORD *pcbCounterBlockActual);
DWORD WINAPI PerfQueryCounterInfo(HANDLE hQuery, void *pCounters, DWORD cbCounters, DWORD *pcbCountersActual);
DWORD WINAPI PerfQueryCounterSetRegistrationInfo(LPWSTR szMachine, GUID *pCounterSetId, int requestCode, DWORD requestLangId, BYTE *pbRegInfo, DWORD cbRegInfo, DWORD *pcbRegInfoActual);
/* Windows.Win32.System.Services */
BOOL WINAPI QueryServiceDynamicInformation(SERVICE_STATUS_HANDLE hServiceStatus, DWORD dwInfoLevel, void **ppDynamicInfo);
DWORD WINAPI WaitServiceState(SC_HANDLE hService, DWORD dwNotify, DWORD dwTimeout, HANDLE hCancelEvent);

#line 1 "amsi"
/* Windows.Win32.System.Antimalware */
void WINAPI AmsiCloseSession(void *amsiContext, void *amsiSession);
HRESULT WINAPI AmsiInitialize(LPWSTR appName, void **amsiContext);
HRESULT WINAPI AmsiNotifyOperation(void *amsiContext, void *buffer, DWORD length, LPWSTR contentName, int *result);
HRESULT WINAPI AmsiOpenSession(void *amsiContext, void **amsiSession);
HRESULT WINAPI AmsiScanBuffer(void *amsiContext, void *buffer, DWORD length, LPWSTR contentName, void *amsiSession, int *result);
HRESULT WINAPI AmsiScanString(void *amsiContext, LPWSTR string, LPWSTR contentName, void *amsiSession, int *result);
void WINAPI AmsiUninitialize(void *amsiContext);

#line 1 "bcrypt"
/* Windows.Win32.Security.Cryptography */
NTSTATUS WINAPI BCryptAddContextFunctionProvider(DWORD dwTable, LPWSTR pszContext, DWORD dwInterface, LPWSTR pszFunction, LPWSTR pszProvider, DWORD dwPosition);
NTSTATUS WINAPI BCryptDecapsulate(BCRYPT_KEY_HANDLE hKey, BYTE *pbCipherText, DWORD cbCipherText, BYTE *pbSecretKey, DWORD cbSecretKey, DWORD *pcbSecretKey, DWORD dwFlags);
NTSTATUS WINAPI BCryptEncapsulate(BCRYPT_KEY_HANDLE hKey, BYTE *pbSecretKey, DWORD cbSecretKey, DWORD *pcbSecretKey, BYTE *pbCipherText, DWORD cbCipherText, DWORD *pcbCipherText, DWORD dwFlags);
NTSTATUS WINAPI BCryptRegisterProvider(LPWSTR pszProvider, DWORD dwFlags, CRYPT_PROVIDER_REG *pReg);
NTSTATUS WINAPI BCryptRemoveContextFunctionProvider(DWORD dwTable, LPWSTR pszContext, DWORD dwInterface, LPWSTR pszFunction, LPWSTR pszProvider);
NTSTATUS WINAPI BCryptUnregisterProvider(LPWSTR pszProvider);

#line 1 "bluetoothapis"
/* Windows.Win32.Devices.Bluetooth */
HRESULT WINAPI BluetoothGATTAbortReliableWrite(HANDLE hDevice, ULONGLONG ReliableWriteContext, DWORD Flags);
HRESULT WINAPI BluetoothGATTBeginReliableWrite(HANDLE hDevice, ULONGLONG *ReliableWriteContext, DWORD Flags);
HRESULT WINAPI BluetoothGATTEndReliableWrite(HANDLE hDevice, ULONGLONG ReliableWriteContext, DWORD Flags);
HRESULT WINAPI BluetoothGATTGetCharacteristicValue(HANDLE hDevice, void *Characteristic, DWORD CharacteristicValueDataSize, void *CharacteristicValue, WORD *CharacteristicValueSizeRequired, DWORD Flags);
HRESULT WINAPI BluetoothGATTGetCharacteristics(HANDLE hDevice, void *Service, WORD CharacteristicsBufferCount, void *CharacteristicsBuffer, WORD *CharacteristicsBufferActual, DWORD Flags);
HRESULT WINAPI BluetoothGATTGetDescriptorValue(HANDLE hDevice, void *Descriptor, DWORD DescriptorValueDataSize, void *DescriptorValue, WORD *DescriptorValueSizeRequired, DWORD Flags);
HRESULT WINAPI BluetoothGATTGetDescriptors(HANDLE hDevice, void *Characteristic, WORD DescriptorsBufferCount, void *DescriptorsBuffer, WORD *DescriptorsBufferActual, DWORD Flags);
HRESULT WINAPI BluetoothGATTGetIncludedServices(HANDLE hDevice, void *ParentService, WORD IncludedServicesBufferCount, void *IncludedServicesBuffer, WORD *IncludedServicesBufferActual, DWORD Flags);
HRESULT WINAPI BluetoothGATTGetServices(HANDLE hDevice, WORD ServicesBufferCount, void *ServicesBuffer, WORD *ServicesBufferActual, DWORD Flags);
HRESULT WINAPI BluetoothGATTRegisterEvent(HANDLE hService, int EventType, void *EventParameterIn, void *Callback, void *CallbackContext, LONG_PTR *pEventHandle, DWORD Flags);
HRESULT WINAPI BluetoothGATTSetCharacteristicValue(HANDLE hDevice, void *Characteristic, void *CharacteristicValue, ULONGLONG ReliableWriteContext, DWORD Flags);
HRESULT WINAPI BluetoothGATTSetDescriptorValue(HANDLE hDevice, void *Descriptor, void *DescriptorValue, DWORD Flags);
HRESULT WINAPI BluetoothGATTUnregisterEvent(LONG_PTR EventHandle, DWORD Flags);
BOOL WINAPI BluetoothIsVersionAvailable(BYTE MajorVersion, BYTE MinorVersion);

#line 1 "bthprops"
/* Windows.Win32.Devices.Bluetooth */
DWORD WINAPI BluetoothAuthenticateDevice(HWND hwndParent, HANDLE hRadio, BLUETOOTH_DEVICE_INFO *pbtbi, LPWSTR pszPasskey, DWORD ulPasskeyLength);

#line 1 "cfgmgr32"
/* Windows.Win32.Devices.DeviceAndDriverInstallation */
CONFIGRET WINAPI CM_Delete_Device_Interface_KeyA(LPSTR pszDeviceInterface, DWORD ulFlags);
CONFIGRET WINAPI CM_Delete_Device_Interface_KeyW(LPWSTR pszDeviceInterface, DWORD ulFlags);
CONFIGRET WINAPI CM_Delete_Device_Interface_Key_ExA(LPSTR pszDeviceInterface, DWORD ulFlags, LONG_PTR hMachine);
CONFIGRET WINAPI CM_Delete_Device_Interface_Key_ExW(LPWSTR pszDeviceInterface, DWORD ulFlags, LONG_PTR hMachine);
CONFIGRET WINAPI CM_Get_Class_PropertyW(GUID *ClassGUID, DEVPROPKEY *PropertyKey, DEVPROPTYPE *PropertyType, BYTE *PropertyBuffer, DWORD *PropertyBufferSize, DWORD ulFlags);
CONFIGRET WINAPI CM_Get_Class_Property_ExW(GUID *ClassGUID, DEVPROPKEY *PropertyKey, DEVPROPTYPE *PropertyType, BYTE *PropertyBuffer, DWORD *PropertyBufferSize, DWORD ulFlags, LONG_PTR hMachine);
CONFIGRET WINAPI CM_Get_Class_Property_Keys(GUID *ClassGUID, DEVPROPKEY *PropertyKeyArray, DWORD *PropertyKeyCount, DWORD ulFlags);
CONFIGRET WINAPI CM_Get_Class_Property_Keys_Ex(GUID *ClassGUID, DEVPROPKEY *PropertyKeyArray, DWORD *PropertyKeyCount, DWORD ulFlags, LONG_PTR hMachine);
CONFIGRET WINAPI CM_Get_DevNode_Property_ExW(DWORD dnDevInst, DEVPROPKEY *PropertyKey, DEVPROPTYPE *PropertyType, BYTE *PropertyBuffer, DWORD *PropertyBufferSize, DWORD ulFlags, LONG_PTR hMachine);
CONFIGRET WINAPI CM_Get_DevNode_Property_Keys(DWORD dnDevInst, DEVPROPKEY *PropertyKeyArray, DWORD *PropertyKeyCount, DWORD ulFlags);
CONFIGRET WINAPI CM_Get_DevNode_Property_Keys_Ex(DWORD dnDevInst, DEVPROPKEY *PropertyKeyArray, DWORD *PropertyKeyCount, DWORD ulFlags, LONG_PTR hMachine);
CONFIGRET WINAPI CM_Get_Device_Interface_PropertyW(LPWSTR pszDeviceInterface, DEVPROPKEY *PropertyKey, DEVPROPTYPE *PropertyType, BYTE *PropertyBuffer, DWORD *PropertyBufferSize, DWORD ulFlags);
CONFIGRET WINAPI CM_Get_Device_Interface_Property_ExW(LPWSTR pszDeviceInterface, DEVPROPKEY *PropertyKey, DEVPROPTYPE *PropertyType, BYTE *PropertyBuffer, DWORD *PropertyBufferSize, DWORD ulFlags, LONG_PTR hMachine);
CONFIGRET WINAPI CM_Get_Device_Interface_Property_KeysW(LPWSTR pszDeviceInterface, DEVPROPKEY *PropertyKeyArray, DWORD *PropertyKeyCount, DWORD ulFlags);
CONFIGRET WINAPI CM_Get_Device_Interface_Property_Keys_ExW(LPWSTR pszDeviceInterface, DEVPROPKEY *PropertyKeyArray, DWORD *PropertyKeyCount, DWORD ulFlags, LONG_PTR hMachine);
DWORD WINAPI CM_MapCrToWin32Err(CONFIGRET CmReturnCode, DWORD DefaultErr);
CONFIGRET WINAPI CM_Open_Device_Interface_KeyA(LPSTR pszDeviceInterface, DWORD samDesired, DWORD Disposition, HKEY *phkDeviceInterface, DWORD ulFlags);
CONFIGRET WINAPI CM_Open_Device_Interface_KeyW(LPWSTR pszDeviceInterface, DWORD samDesired, DWORD Disposition, HKEY *phkDeviceInterface, DWORD ulFlags);
CONFIGRET WINAPI CM_Open_Device_Interface_Key_ExA(LPSTR pszDeviceInterface, DWORD samDesired, DWORD Disposition, HKEY *phkDeviceInterface, DWORD ulFlags, LONG_PTR hMachine);
CONFIGRET WINAPI CM_Open_Device_Interface_Key_ExW(LPWSTR pszDeviceInterface, DWORD samDesired, DWORD Disposition, HKEY *phkDeviceInterface, DWORD ulFlags, LONG_PTR hMachine);
CONFIGRET WINAPI CM_Register_Notification(CM_NOTIFY_FILTER *pFilter, void *pContext, PCM_NOTIFY_CALLBACK pCallback, HCMNOTIFICATION *pNotifyContext);
CONFIGRET WINAPI CM_Set_Class_PropertyW(GUID *ClassGUID, DEVPROPKEY *PropertyKey, DEVPROPTYPE PropertyType, BYTE *PropertyBuffer, DWORD PropertyBufferSize, DWORD ulFlags);
CONFIGRET WINAPI CM_Set_Class_Property_ExW(GUID *ClassGUID, DEVPROPKEY *PropertyKey, DEVPROPTYPE PropertyType, BYTE *PropertyBuffer, DWORD PropertyBufferSize, DWORD ulFlags, LONG_PTR hMachine);
CONFIGRET WINAPI CM_Set_DevNode_PropertyW(DWORD dnDevInst, DEVPROPKEY *PropertyKey, DEVPROPTYPE PropertyType, BYTE *PropertyBuffer, DWORD PropertyBufferSize, DWORD ulFlags);
CONFIGRET WINAPI CM_Set_DevNode_Property_ExW(DWORD dnDevInst, DEVPROPKEY *PropertyKey, DEVPROPTYPE PropertyType, BYTE *PropertyBuffer, DWORD PropertyBufferSize, DWORD ulFlags, LONG_PTR hMachine);
CONFIGRET WINAPI CM_Set_Device_Interface_PropertyW(LPWSTR pszDeviceInterface, DEVPROPKEY *PropertyKey, DEVPROPTYPE PropertyType, BYTE *PropertyBuffer, DWORD PropertyBufferSize, DWORD ulFlags);
CONFIGRET WINAPI CM_Set_Device_Interface_Property_ExW(LPWSTR pszDeviceInterface, DEVPROPKEY *PropertyKey, DEVPROPTYPE PropertyType, BYTE *PropertyBuffer, DWORD PropertyBufferSize, DWORD ulFlags, LONG_PTR hMachine);
CONFIGRET WINAPI CM_Unregister_Notification(HCMNOTIFICATION NotifyContext);
/* Windows.Win32.Devices.Enumeration.Pnp */
void WINAPI SwDeviceClose(void *hSwDevice);
HRESULT WINAPI SwDeviceCreate(LPWSTR pszEnumeratorName, LPWSTR pszParentDeviceInstance, void *pCreateInfo, DWORD cPropertyCount, void *pProperties, void *pCallback, void *pContext, void **phSwDevice);
HRESULT WINAPI SwDeviceGetLifetime(void *hSwDevice, int *pLifetime);
HRESULT WINAPI SwDeviceInterfacePropertySet(void *hSwDevice, LPWSTR pszDeviceInterfaceId, DWORD cPropertyCount, void *pProperties);
HRESULT WINAPI SwDeviceInterfaceRegister(void *hSwDevice, GUID *pInterfaceClassGuid, LPWSTR pszReferenceString, DWORD cPropertyCount, void *pProperties, BOOL fEnabled, LPWSTR *ppszDeviceInterfaceId);
HRESULT WINAPI SwDeviceInterfaceSetState(void *hSwDevice, LPWSTR pszDeviceInterfaceId, BOOL fEnabled);
HRESULT WINAPI SwDevicePropertySet(void *hSwDevice, DWORD cPropertyCount, void *pProperties);
HRESULT WINAPI SwDeviceSetLifetime(void *hSwDevice, int Lifetime);
void WINAPI SwMemFree(void *pMem);

#line 1 "cldapi"
/* Windows.Win32.Storage.CloudFilters */
void WINAPI CfCloseHandle(HANDLE FileHandle);
HRESULT WINAPI CfConnectSyncRoot(LPWSTR SyncRootPath, void *CallbackTable, void *CallbackContext, int ConnectFlags, LONGLONG *ConnectionKey);
HRESULT WINAPI CfConvertToPlaceholder(HANDLE FileHandle, void *FileIdentity, DWORD FileIdentityLength, int ConvertFlags, LONGLONG *ConvertUsn, OVERLAPPED *Overlapped);
HRESULT WINAPI CfCreatePlaceholders(LPWSTR BaseDirectoryPath, void *PlaceholderArray, DWORD PlaceholderCount, int CreateFlags, DWORD *EntriesProcessed);
HRESULT WINAPI CfDehydratePlaceholder(HANDLE FileHandle, LONGLONG StartingOffset, LONGLONG Length, int DehydrateFlags, OVERLAPPED *Overlapped);
HRESULT WINAPI CfDisconnectSyncRoot(LONGLONG ConnectionKey);
HRESULT WINAPI CfExecute(void *OpInfo, void *OpParams);
HRESULT WINAPI CfGetCorrelationVector(HANDLE FileHandle, void *CorrelationVector);
HRESULT WINAPI CfGetPlaceholderInfo(HANDLE FileHandle, int InfoClass, void *InfoBuffer, DWORD InfoBufferLength, DWORD *ReturnedLength);
HRESULT WINAPI CfGetPlaceholderRangeInfo(HANDLE FileHandle, int InfoClass, LONGLONG StartingOffset, LONGLONG Length, void *InfoBuffer, DWORD InfoBufferLength, DWORD *ReturnedLength);
HRESULT WINAPI CfGetPlaceholderRangeInfoForHydration(LONGLONG ConnectionKey, LONGLONG TransferKey, LONGLONG FileId, int InfoClass, LONGLONG StartingOffset, LONGLONG RangeLength, void *InfoBuffer, DWORD InfoBufferSize, DWORD *InfoBufferWritten);
DWORD WINAPI CfGetPlaceholderStateFromAttributeTag(DWORD FileAttributes, DWORD ReparseTag);
DWORD WINAPI CfGetPlaceholderStateFromFileInfo(void *InfoBuffer, FILE_INFO_BY_HANDLE_CLASS InfoClass);
DWORD WINAPI CfGetPlaceholderStateFromFindData(WIN32_FIND_DATAA *FindData);
HRESULT WINAPI CfGetPlatformInfo(void *PlatformVersion);
HRESULT WINAPI CfGetSyncRootInfoByHandle(HANDLE FileHandle, int InfoClass, void *InfoBuffer, DWORD InfoBufferLength, DWORD *ReturnedLength);
HRESULT WINAPI CfGetSyncRootInfoByPath(LPWSTR FilePath, int InfoClass, void *InfoBuffer, DWORD InfoBufferLength, DWORD *ReturnedLength);
HRESULT WINAPI CfGetTransferKey(HANDLE FileHandle, LONGLONG *TransferKey);
HANDLE WINAPI CfGetWin32HandleFromProtectedHandle(HANDLE ProtectedHandle);
HRESULT WINAPI CfHydratePlaceholder(HANDLE FileHandle, LONGLONG StartingOffset, LONGLONG Length, int HydrateFlags, OVERLAPPED *Overlapped);
HRESULT WINAPI CfOpenFileWithOplock(LPWSTR FilePath, int Flags, HANDLE *ProtectedHandle);
HRESULT WINAPI CfQuerySyncProviderStatus(LONGLONG ConnectionKey, DWORD *ProviderStatus);
BOOLEAN WINAPI CfReferenceProtectedHandle(HANDLE ProtectedHandle);
HRESULT WINAPI CfRegisterSyncRoot(LPWSTR SyncRootPath, void *Registration, void *Policies, int RegisterFlags);
void WINAPI CfReleaseProtectedHandle(HANDLE ProtectedHandle);
void WINAPI CfReleaseTransferKey(HANDLE FileHandle, LONGLONG *TransferKey);
HRESULT WINAPI CfReportProviderProgress(LONGLONG ConnectionKey, LONGLONG TransferKey, LONGLONG ProviderProgressTotal, LONGLONG ProviderProgressCompleted);
HRESULT WINAPI CfReportProviderProgress2(LONGLONG ConnectionKey, LONGLONG TransferKey, LONGLONG RequestKey, LONGLONG ProviderProgressTotal, LONGLONG ProviderProgressCompleted, DWORD TargetSessionId);
HRESULT WINAPI CfReportSyncStatus(LPWSTR SyncRootPath, void *SyncStatus);
HRESULT WINAPI CfRevertPlaceholder(HANDLE FileHandle, int RevertFlags, OVERLAPPED *Overlapped);
HRESULT WINAPI CfSetCorrelationVector(HANDLE FileHandle, void *CorrelationVector);
HRESULT WINAPI CfSetInSyncState(HANDLE FileHandle, int InSyncState, int InSyncFlags, LONGLONG *InSyncUsn);
HRESULT WINAPI CfSetPinState(HANDLE FileHandle, int PinState, int PinFlags, OVERLAPPED *Overlapped);
HRESULT WINAPI CfUnregisterSyncRoot(LPWSTR SyncRootPath);
HRESULT WINAPI CfUpdatePlaceholder(HANDLE FileHandle, void *FsMetadata, void *FileIdentity, DWORD FileIdentityLength, void *DehydrateRangeArray, DWORD DehydrateRangeCount, int UpdateFlags, LONGLONG *UpdateUsn, OVERLAPPED *Overlapped);
HRESULT WINAPI CfUpdateSyncProviderStatus(LONGLONG ConnectionKey, DWORD ProviderStatus);

#line 1 "combase"
/* Windows.Win32.System.WinRT */
HRESULT WINAPI CreateRandomAccessStreamOnFile(LPWSTR filePath, DWORD accessMode, GUID *riid, void **ppv);
HRESULT WINAPI CreateRandomAccessStreamOverStream(void *stream, int options, GUID *riid, void **ppv);
HRESULT WINAPI CreateStreamOverRandomAccessStream(void *randomAccessStream, GUID *riid, void **ppv);
HRESULT WINAPI GetRestrictedErrorInfo(void **ppRestrictedErrorInfo);
void WINAPI HSTRING_UserFree(DWORD *param0, HSTRING *param1);
void WINAPI HSTRING_UserFree64(DWORD *param0, HSTRING *param1);
BYTE *WINAPI HSTRING_UserMarshal(DWORD *param0, BYTE *param1, HSTRING *param2);
BYTE *WINAPI HSTRING_UserMarshal64(DWORD *param0, BYTE *param1, HSTRING *param2);
DWORD WINAPI HSTRING_UserSize(DWORD *param0, DWORD param1, HSTRING *param2);
DWORD WINAPI HSTRING_UserSize64(DWORD *param0, DWORD param1, HSTRING *param2);
BYTE *WINAPI HSTRING_UserUnmarshal(DWORD *param0, BYTE *param1, HSTRING *param2);
BYTE *WINAPI HSTRING_UserUnmarshal64(DWORD *param0, BYTE *param1, HSTRING *param2);
BOOL WINAPI IsErrorPropagationEnabled(void);
HRESULT WINAPI RoActivateInstance(HSTRING activatableClassId, void **instance);
HRESULT WINAPI RoCaptureErrorContext(HRESULT hr);
void WINAPI RoClearError(void);
void WINAPI RoFailFastWithErrorContext(HRESULT hrError);
HRESULT WINAPI RoGetActivationFactory(HSTRING activatableClassId, GUID *iid, void **factory);
HRESULT WINAPI RoGetApartmentIdentifier(ULONGLONG *apartmentIdentifier);
HRESULT WINAPI RoGetBufferMarshaler(void **bufferMarshaler);
HRESULT WINAPI RoGetErrorReportingFlags(DWORD *pflags);
HRESULT WINAPI RoGetMatchingRestrictedErrorInfo(HRESULT hrIn, void **ppRestrictedErrorInfo);
HRESULT WINAPI RoGetServerActivatableClasses(HSTRING serverName, HSTRING **activatableClassIds, DWORD *count);
HRESULT WINAPI RoInitialize(RO_INIT_TYPE initType);
HRESULT WINAPI RoInspectCapturedStackBackTrace(ULONG_PTR targetErrorInfoAddress, WORD machine, void *readMemoryCallback, void *context, DWORD *frameCount, ULONG_PTR *targetBackTraceAddress);
HRESULT WINAPI RoInspectThreadErrorInfo(ULONG_PTR targetTebAddress, WORD machine, void *readMemoryCallback, void *context, ULONG_PTR *targetErrorInfoAddress);
BOOL WINAPI RoOriginateError(HRESULT error, HSTRING message);
BOOL WINAPI RoOriginateErrorW(HRESULT error, DWORD cchMax, LPWSTR message);
BOOL WINAPI RoOriginateLanguageException(HRESULT error, HSTRING message, void *languageException);
HRESULT WINAPI RoRegisterActivationFactories(HSTRING *activatableClassIds, PFNGETACTIVATIONFACTORY *activationFactoryCallbacks, DWORD count, RO_REGISTRATION_COOKIE *cookie);
HRESULT WINAPI RoRegisterForApartmentShutdown(void *callbackObject, ULONGLONG *apartmentIdentifier, APARTMENT_SHUTDOWN_REGISTRATION_COOKIE *regCookie);
HRESULT WINAPI RoReportFailedDelegate(void *punkDelegate, void *pRestrictedErrorInfo);
HRESULT WINAPI RoReportUnhandledError(void *pRestrictedErrorInfo);
HRESULT WINAPI RoResolveRestrictedErrorInfoReference(LPWSTR reference, void **ppRestrictedErrorInfo);
void WINAPI RoRevokeActivationFactories(RO_REGISTRATION_COOKIE cookie);
HRESULT WINAPI RoSetErrorReportingFlags(DWORD flags);
BOOL WINAPI RoTransformError(HRESULT oldError, HRESULT newError, HSTRING message);
BOOL WINAPI RoTransformErrorW(HRESULT oldError, HRESULT newError, DWORD cchMax, LPWSTR message);
void WINAPI RoUninitialize(void);
HRESULT WINAPI RoUnregisterForApartmentShutdown(APARTMENT_SHUTDOWN_REGISTRATION_COOKIE regCookie);
HRESULT WINAPI SetRestrictedErrorInfo(void *pRestrictedErrorInfo);
HRESULT WINAPI WindowsCompareStringOrdinal(HSTRING string1, HSTRING string2, int *result);
HRESULT WINAPI WindowsConcatString(HSTRING string1, HSTRING string2, HSTRING *newString);
HRESULT WINAPI WindowsCreateString(LPWSTR sourceString, DWORD length, HSTRING *string);
HRESULT WINAPI WindowsCreateStringReference(LPWSTR sourceString, DWORD length, HSTRING_HEADER *hstringHeader, HSTRING *string);
HRESULT WINAPI WindowsDeleteString(HSTRING string);
HRESULT WINAPI WindowsDeleteStringBuffer(HSTRING_BUFFER bufferHandle);
HRESULT WINAPI WindowsDuplicateString(HSTRING string, HSTRING *newString);
DWORD WINAPI WindowsGetStringLen(HSTRING string);
LPWSTR WINAPI WindowsGetStringRawBuffer(HSTRING string, DWORD *length);
HRESULT WINAPI WindowsInspectString(ULONG_PTR targetHString, WORD machine, PINSPECT_HSTRING_CALLBACK callback, void *context, DWORD *length, ULONG_PTR *targetStringAddress);
HRESULT WINAPI WindowsInspectString2(ULONGLONG targetHString, WORD machine, void *callback, void *context, DWORD *length, ULONGLONG *targetStringAddress);
BOOL WINAPI WindowsIsStringEmpty(HSTRING string);
HRESULT WINAPI WindowsPreallocateStringBuffer(DWORD length, WORD **charBuffer, HSTRING_BUFFER *bufferHandle);
HRESULT WINAPI WindowsPromoteStringBuffer(HSTRING_BUFFER bufferHandle, HSTRING *string);
HRESULT WINAPI WindowsReplaceString(HSTRING string, HSTRING stringReplaced, HSTRING stringReplaceWith, HSTRING *newString);
HRESULT WINAPI WindowsStringHasEmbeddedNull(HSTRING string, BOOL *hasEmbedNull);
HRESULT WINAPI WindowsSubstring(HSTRING string, DWORD startIndex, HSTRING *newString);
HRESULT WINAPI WindowsSubstringWithSpecifiedLength(HSTRING string, DWORD startIndex, DWORD length, HSTRING *newString);
HRESULT WINAPI WindowsTrimStringEnd(HSTRING string, HSTRING trimString, HSTRING *newString);
HRESULT WINAPI WindowsTrimStringStart(HSTRING string, HSTRING trimString, HSTRING *newString);
/* Windows.Win32.System.WinRT.Metadata */
HRESULT WINAPI RoCreateNonAgilePropertySet(void *ppPropertySet);
HRESULT WINAPI RoCreatePropertySetSerializer(void *ppPropertySetSerializer);
void WINAPI RoFreeParameterizedTypeExtra(void *extra);
HRESULT WINAPI RoGetMetaDataFile(HSTRING name, void *metaDataDispenser, HSTRING *metaDataFilePath, void **metaDataImport, DWORD *typeDefToken);
HRESULT WINAPI RoGetParameterizedTypeInstanceIID(DWORD nameElementCount, LPWSTR *nameElements, void *metaDataLocator, GUID *iid, void **pExtra);
HRESULT WINAPI RoIsApiContractMajorVersionPresent(LPWSTR name, WORD majorVersion, BOOL *present);
HRESULT WINAPI RoIsApiContractPresent(LPWSTR name, WORD majorVersion, WORD minorVersion, BOOL *present);
LPSTR WINAPI RoParameterizedTypeExtraGetTypeSignature(void *extra);
HRESULT WINAPI RoParseTypeName(HSTRING typeName, DWORD *partsCount, HSTRING **typeNameParts);
HRESULT WINAPI RoResolveNamespace(HSTRING name, HSTRING windowsMetaDataDir, DWORD packageGraphDirsCount, HSTRING *packageGraphDirs, DWORD *metaDataFilePathsCount, HSTRING **metaDataFilePaths, DWORD *subNamespacesCount, HSTRING **subNamespaces);

#line 1 "comctl32"
/* Windows.Win32.UI.Controls */
ULONGLONG WINAPI DPA_GetSize(HDPA hdpa);
HDSA WINAPI DSA_Clone(HDSA hdsa);
ULONGLONG WINAPI DSA_GetSize(HDSA hdsa);
BOOL WINAPI DSA_Sort(HDSA pdsa, PFNDACOMPARE pfnCompare, LPARAM lParam);
int WINAPI DrawShadowText(HDC hdc, LPWSTR pszText, DWORD cch, RECT *prc, DWORD dwFlags, COLORREF crText, COLORREF crShadow, int ixOffset, int iyOffset);
HRESULT WINAPI HIMAGELIST_QueryInterface(HIMAGELIST himl, GUID *riid, void **ppv);
HRESULT WINAPI ImageList_CoCreateInstance(GUID *rclsid, void *punkOuter, GUID *riid, void **ppv);
HRESULT WINAPI ImageList_ReadEx(DWORD dwFlags, void *pstm, GUID *riid, void **ppv);
HRESULT WINAPI ImageList_WriteEx(HIMAGELIST himl, DWORD dwFlags, void *pstm);
HRESULT WINAPI LoadIconWithScaleDown(HINSTANCE hinst, LPWSTR pszName, int cx, int cy, HICON *phico);
/* Windows.Win32.UI.Shell */
BOOL WINAPI GetWindowSubclass(HWND hWnd, SUBCLASSPROC pfnSubclass, ULONG_PTR uIdSubclass, ULONG_PTR *pdwRefData);

#line 1 "d3d11"
/* Windows.Win32.System.WinRT.Direct3D11 */
HRESULT WINAPI CreateDirect3D11DeviceFromDXGIDevice(void *dxgiDevice, void **graphicsDevice);
HRESULT WINAPI CreateDirect3D11SurfaceFromDXGISurface(void *dgxiSurface, void **graphicsSurface);

#line 1 "d3d12"
/* Windows.Win32.Graphics.Direct3D12 */
HRESULT WINAPI D3D12GetInterface(GUID *rclsid, GUID *riid, void **ppvDebug);

#line 1 "d3d9"
/* Windows.Win32.Graphics.Direct3D9on12 */
void *WINAPI Direct3DCreate9On12(DWORD SDKVersion, void *pOverrideList, DWORD NumOverrideEntries);
HRESULT WINAPI Direct3DCreate9On12Ex(DWORD SDKVersion, void *pOverrideList, DWORD NumOverrideEntries, void **ppOutputInterface);

#line 1 "dbghelp"
/* Windows.Win32.System.Diagnostics.Debug */
BOOL WINAPI EnumDirTreeW(HANDLE hProcess, LPWSTR RootPath, LPWSTR InputPathName, LPWSTR OutputPathBuffer, void *cb, void *data);
DWORD WINAPI GetSymLoadError(void);
BOOL WINAPI RangeMapAddPeImageSections(void *RmapHandle, LPWSTR ImageName, void *MappedImage, DWORD MappingBytes, ULONGLONG ImageBase, ULONGLONG UserTag, DWORD MappingFlags);
void *WINAPI RangeMapCreate(void);
void WINAPI RangeMapFree(void *RmapHandle);
BOOL WINAPI RangeMapRead(void *RmapHandle, ULONGLONG Offset, void *Buffer, DWORD RequestBytes, DWORD Flags, DWORD *DoneBytes);
BOOL WINAPI RangeMapRemove(void *RmapHandle, ULONGLONG UserTag);
BOOL WINAPI RangeMapWrite(void *RmapHandle, ULONGLONG Offset, void *Buffer, DWORD RequestBytes, DWORD Flags, DWORD *DoneBytes);
void WINAPI RemoveInvalidModuleList(HANDLE hProcess);
BOOL WINAPI ReportSymbolLoadSummary(HANDLE hProcess, LPWSTR pLoadModule, void *pSymbolData);
void WINAPI SetCheckUserInterruptShared(void *lpStartAddress);
void WINAPI SetSymLoadError(DWORD error);
BOOL WINAPI StackWalk2(DWORD MachineType, HANDLE hProcess, HANDLE hThread, STACKFRAME_EX *StackFrame, void *ContextRecord, PREAD_PROCESS_MEMORY_ROUTINE64 ReadMemoryRoutine, PFUNCTION_TABLE_ACCESS_ROUTINE64 FunctionTableAccessRoutine, PGET_MODULE_BASE_ROUTINE64 GetModuleBaseRoutine, PTRANSLATE_ADDRESS_ROUTINE64 TranslateAddress, void *GetTargetAttributeValue, DWORD Flags);
BOOL WINAPI StackWalkEx(DWORD MachineType, HANDLE hProcess, HANDLE hThread, STACKFRAME_EX *StackFrame, void *ContextRecord, PREAD_PROCESS_MEMORY_ROUTINE64 ReadMemoryRoutine, PFUNCTION_TABLE_ACCESS_ROUTINE64 FunctionTableAccessRoutine, PGET_MODULE_BASE_ROUTINE64 GetModuleBaseRoutine, PTRANSLATE_ADDRESS_ROUTINE64 TranslateAddress, DWORD Flags);
BOOL WINAPI SymAddSourceStreamA(HANDLE hProcess, ULONGLONG Base, LPSTR StreamFile, BYTE *Buffer, ULONG_PTR Size);
DWORD WINAPI SymAddrIncludeInlineTrace(HANDLE hProcess, ULONGLONG Address);
DWORD WINAPI SymCompareInlineTrace(HANDLE hProcess, ULONGLONG Address1, DWORD InlineContext1, ULONGLONG RetAddress1, ULONGLONG Address2, ULONGLONG RetAddress2);
BOOL WINAPI SymEnumProcesses(void *EnumProcessesCallback, void *UserContext);
BOOL WINAPI SymEnumSourceFileTokens(HANDLE hProcess, ULONGLONG Base, void *Callback);
BOOL WINAPI SymEnumSymbolsExW(HANDLE hProcess, ULONGLONG BaseOfDll, LPWSTR Mask, PSYM_ENUMERATESYMBOLS_CALLBACKW EnumSymbolsCallback, void *UserContext, DWORD Options);
BOOL WINAPI SymFromInlineContextW(HANDLE hProcess, ULONGLONG Address, DWORD InlineContext, ULONGLONG *Displacement, SYMBOL_INFOW *Symbol);
void *WINAPI SymFunctionTableAccess64AccessRoutines(HANDLE hProcess, ULONGLONG AddrBase, PREAD_PROCESS_MEMORY_ROUTINE64 ReadMemoryRoutine, PGET_MODULE_BASE_ROUTINE64 GetModuleBaseRoutine);
BOOL WINAPI SymGetExtendedOption(int option);
DWORD WINAPI SymGetFileLineOffsets64(HANDLE hProcess, LPSTR ModuleName, LPSTR FileName, ULONGLONG *Buffer, DWORD BufferLines);
BOOL WINAPI SymGetLineFromInlineContextW(HANDLE hProcess, ULONGLONG dwAddr, DWORD InlineContext, ULONGLONG qwModuleBaseAddress, DWORD *pdwDisplacement, IMAGEHLP_LINEW64 *Line);
BOOL WINAPI SymGetOmaps(HANDLE hProcess, ULONGLONG BaseOfDll, void **OmapTo, ULONGLONG *cOmapTo, void **OmapFrom, ULONGLONG *cOmapFrom);
BOOL WINAPI SymGetParentWindow(HWND *pHwnd);
BOOL WINAPI SymGetSourceFileChecksumW(HANDLE hProcess, ULONGLONG Base, LPWSTR FileSpec, DWORD *pCheckSumType, BYTE *pChecksum, DWORD checksumSize, DWORD *pActualBytesWritten);
BOOL WINAPI SymGetSourceFileFromTokenByTokenNameW(HANDLE hProcess, void *Token, LPWSTR TokenName, LPWSTR Params, LPWSTR FilePath, DWORD Size);
BOOL WINAPI SymGetSourceFileTokenByTokenNameW(HANDLE hProcess, ULONGLONG Base, LPWSTR FileSpec, LPWSTR TokenName, LPWSTR TokenParameters, void **Token, DWORD *Size);
BOOL WINAPI SymGetTypeInfoEx(HANDLE hProcess, ULONGLONG ModBase, void *Params);
BOOL WINAPI SymGetUnwindInfo(HANDLE hProcess, ULONGLONG Address, void *Buffer, DWORD *Size);
BOOL WINAPI SymMatchStringA(LPSTR string, LPSTR expression, BOOL fCase);
BOOL WINAPI SymQueryInlineTrace(HANDLE hProcess, ULONGLONG StartAddress, DWORD StartContext, ULONGLONG StartRetAddress, ULONGLONG CurAddress, DWORD *CurContext, DWORD *CurFrameIndex);
BOOL WINAPI SymRegisterCallbackW64(HANDLE hProcess, PSYMBOL_REGISTERED_CALLBACK64 CallbackFunction, ULONGLONG UserContext);
BOOL WINAPI SymSetExtendedOption(int option, BOOL value);
BOOL WINAPI SymSetScopeFromAddr(HANDLE hProcess, ULONGLONG Address);
BOOL WINAPI SymSetScopeFromIndex(HANDLE hProcess, ULONGLONG BaseOfDll, DWORD Index);
BOOL WINAPI SymSetScopeFromInlineContext(HANDLE hProcess, ULONGLONG Address, DWORD InlineContext);

#line 1 "dnsapi"
/* Windows.Win32.NetworkManagement.Dns */
int WINAPI DnsCancelQuery(void *pCancelHandle);
int WINAPI DnsCancelQueryRaw(void *cancelHandle);
DWORD WINAPI DnsConnectionGetProxyInfoForHostUrlEx(LPWSTR pwszHostUrl, BYTE *pSelectionContext, DWORD dwSelectionContextLength, DWORD dwExplicitInterfaceIndex, LPWSTR pwszConnectionName, DNS_CONNECTION_PROXY_INFO_EX *pProxyInfoEx);
void WINAPI DnsFreeCustomServers(DWORD *pcServers, void **ppServers);
DWORD WINAPI DnsGetApplicationSettings(DWORD *pcServers, void **ppDefaultServers, void *pSettings);
int WINAPI DnsIsFlatRecord(DNS_RECORDA *pRecord, ULONGLONG ullFlags, BOOL *pfFlat);
int WINAPI DnsQueryEx(void *pQueryRequest, DNS_QUERY_RESULT *pQueryResults, void *pCancelHandle);
int WINAPI DnsQueryRaw(void *queryRequest, void *cancelHandle);
void WINAPI DnsQueryRawResultFree(void *queryResults);
DWORD WINAPI DnsSetApplicationSettings(DWORD cServers, void *pServers, void *pSettings);

#line 1 "dwmapi"
/* Windows.Win32.Graphics.Dwm */
HRESULT WINAPI DwmGetUnmetTabRequirements(HWND appWindow, int *value);

#line 1 "dxgi"
/* Windows.Win32.Graphics.Dxgi */
HRESULT WINAPI DXGIDeclareAdapterRemovalSupport(void);
HRESULT WINAPI DXGIDisableVBlankVirtualization(void);

#line 1 "dxva2"
/* Windows.Win32.Devices.Display */
int WINAPI CapabilitiesRequestAndCapabilitiesReply(HANDLE hMonitor, LPSTR pszASCIICapabilitiesString, DWORD dwCapabilitiesStringLengthInCharacters);
int WINAPI GetCapabilitiesStringLength(HANDLE hMonitor, DWORD *pdwCapabilitiesStringLengthInCharacters);
int WINAPI GetTimingReport(HANDLE hMonitor, void *pmtrMonitorTimingReport);
int WINAPI GetVCPFeatureAndVCPFeatureReply(HANDLE hMonitor, BYTE bVCPCode, int *pvct, DWORD *pdwCurrentValue, DWORD *pdwMaximumValue);
int WINAPI SaveCurrentSettings(HANDLE hMonitor);
int WINAPI SetVCPFeature(HANDLE hMonitor, BYTE bVCPCode, DWORD dwNewValue);
/* Windows.Win32.Media.MediaFoundation */
HRESULT WINAPI OPMGetVideoOutputForTarget(LUID *pAdapterLuid, DWORD VidPnTarget, OPM_VIDEO_OUTPUT_SEMANTICS vos, void **ppOPMVideoOutput);

#line 1 "gdi32"
/* Windows.Win32.Devices.Display */
HANDLE WINAPI BRUSHOBJ_hGetColorTransform(void *pbo);
void *WINAPI BRUSHOBJ_pvAllocRbrush(void *pbo, DWORD cj);
void *WINAPI BRUSHOBJ_pvGetRbrush(void *pbo);
DWORD WINAPI BRUSHOBJ_ulGetBrushColor(void *pbo);
BOOL WINAPI CLIPOBJ_bEnum(void *pco, DWORD cj, DWORD *pul);
DWORD WINAPI CLIPOBJ_cEnumStart(void *pco, BOOL bAll, DWORD iType, DWORD iDirection, DWORD cLimit);
void *WINAPI CLIPOBJ_ppoGetPath(void *pco);
void WINAPI EngAcquireSemaphore(void *hsem);
BOOL WINAPI EngAlphaBlend(void *psoDest, void *psoSrc, void *pco, void *pxlo, RECTL *prclDest, RECTL *prclSrc, void *pBlendObj);
BOOL WINAPI EngAssociateSurface(void *hsurf, void *hdev, DWORD flHooks);
BOOL WINAPI EngBitBlt(void *psoTrg, void *psoSrc, void *psoMask, void *pco, void *pxlo, RECTL *prclTrg, POINTL *pptlSrc, POINTL *pptlMask, void *pbo, POINTL *pptlBrush, DWORD rop4);
BOOL WINAPI EngCheckAbort(void *pso);
void *WINAPI EngComputeGlyphSet(int nCodePage, int nFirstChar, int cChars);
BOOL WINAPI EngCopyBits(void *psoDest, void *psoSrc, void *pco, void *pxlo, RECTL *prclDest, POINTL *pptlSrc);
HBITMAP WINAPI EngCreateBitmap(SIZE sizl, int lWidth, DWORD iFormat, DWORD fl, void *pvBits);
void *WINAPI EngCreateClip(void);
HBITMAP WINAPI EngCreateDeviceBitmap(void *dhsurf, SIZE sizl, DWORD iFormatCompat);
void *WINAPI EngCreateDeviceSurface(void *dhsurf, SIZE sizl, DWORD iFormatCompat);
HPALETTE WINAPI EngCreatePalette(DWORD iMode, DWORD cColors, DWORD *pulColors, DWORD flRed, DWORD flGreen, DWORD flBlue);
void *WINAPI EngCreateSemaphore(void);
void WINAPI EngDeleteClip(void *pco);
BOOL WINAPI EngDeletePalette(HPALETTE hpal);
void WINAPI EngDeletePath(void *ppo);
void WINAPI EngDeleteSemaphore(void *hsem);
BOOL WINAPI EngDeleteSurface(void *hsurf);
BOOL WINAPI EngEraseSurface(void *pso, RECTL *prcl, DWORD iColor);
BOOL WINAPI EngFillPath(void *pso, void *ppo, void *pco, void *pbo, POINTL *pptlBrushOrg, DWORD mix, DWORD flOptions);
void *WINAPI EngFindResource(HANDLE h, int iName, int iType, DWORD *pulSize);
void WINAPI EngFreeModule(HANDLE h);
void WINAPI EngGetCurrentCodePage(WORD *OemCodePage, WORD *AnsiCodePage);
LPWSTR WINAPI EngGetDriverName(void *hdev);
LPWSTR WINAPI EngGetPrinterDataFileName(void *hdev);
BOOL WINAPI EngGradientFill(void *psoDest, void *pco, void *pxlo, TRIVERTEX *pVertex, DWORD nVertex, void *pMesh, DWORD nMesh, RECTL *prclExtents, POINTL *pptlDitherOrg, DWORD ulMode);
BOOL WINAPI EngLineTo(void *pso, void *pco, void *pbo, int x1, int y1, int x2, int y2, RECTL *prclBounds, DWORD mix);
HANDLE WINAPI EngLoadModule(LPWSTR pwsz);
void *WINAPI EngLockSurface(void *hsurf);
BOOL WINAPI EngMarkBandingSurface(void *hsurf);
void WINAPI EngMultiByteToUnicodeN(LPWSTR UnicodeString, DWORD MaxBytesInUnicodeString, DWORD *BytesInUnicodeString, LPSTR MultiByteString, DWORD BytesInMultiByteString);
int WINAPI EngMultiByteToWideChar(DWORD CodePage, LPWSTR WideCharString, int BytesInWideCharString, LPSTR MultiByteString, int BytesInMultiByteString);
BOOL WINAPI EngPaint(void *pso, void *pco, void *pbo, POINTL *pptlBrushOrg, DWORD mix);
BOOL WINAPI EngPlgBlt(void *psoTrg, void *psoSrc, void *psoMsk, void *pco, void *pxlo, COLORADJUSTMENT *pca, POINTL *pptlBrushOrg, void *pptfx, RECTL *prcl, POINTL *pptl, DWORD iMode);
BOOL WINAPI EngQueryEMFInfo(void *hdev, void *pEMFInfo);
void WINAPI EngQueryLocalTime(void *param0);
void WINAPI EngReleaseSemaphore(void *hsem);
BOOL WINAPI EngStretchBlt(void *psoDest, void *psoSrc, void *psoMask, void *pco, void *pxlo, COLORADJUSTMENT *pca, POINTL *pptlHTOrg, RECTL *prclDest, RECTL *prclSrc, POINTL *pptlMask, DWORD iMode);
BOOL WINAPI EngStretchBltROP(void *psoDest, void *psoSrc, void *psoMask, void *pco, void *pxlo, COLORADJUSTMENT *pca, POINTL *pptlHTOrg, RECTL *prclDest, RECTL *prclSrc, POINTL *pptlMask, DWORD iMode, void *pbo, DWORD rop4);
BOOL WINAPI EngStrokeAndFillPath(void *pso, void *ppo, void *pco, void *pxo, void *pboStroke, void *plineattrs, void *pboFill, POINTL *pptlBrushOrg, DWORD mixFill, DWORD flOptions);
BOOL WINAPI EngStrokePath(void *pso, void *ppo, void *pco, void *pxo, void *pbo, POINTL *pptlBrushOrg, void *plineattrs, DWORD mix);
BOOL WINAPI EngTextOut(void *pso, void *pstro, void *pfo, void *pco, RECTL *prclExtra, RECTL *prclOpaque, void *pboFore, void *pboOpaque, POINTL *pptlOrg, DWORD mix);
BOOL WINAPI EngTransparentBlt(void *psoDst, void *psoSrc, void *pco, void *pxlo, RECTL *prclDst, RECTL *prclSrc, DWORD TransColor, DWORD bCalledFromBitBlt);
void WINAPI EngUnicodeToMultiByteN(LPSTR MultiByteString, DWORD MaxBytesInMultiByteString, DWORD *BytesInMultiByteString, LPWSTR UnicodeString, DWORD BytesInUnicodeString);
void WINAPI EngUnlockSurface(void *pso);
int WINAPI EngWideCharToMultiByte(DWORD CodePage, LPWSTR WideCharString, int BytesInWideCharString, LPSTR MultiByteString, int BytesInMultiByteString);
DWORD WINAPI FONTOBJ_cGetAllGlyphHandles(void *pfo, DWORD *phg);
DWORD WINAPI FONTOBJ_cGetGlyphs(void *pfo, DWORD iMode, DWORD cGlyph, DWORD *phg, void **ppvGlyph);
void *WINAPI FONTOBJ_pQueryGlyphAttrs(void *pfo, DWORD iMode);
void *WINAPI FONTOBJ_pfdg(void *pfo);
void *WINAPI FONTOBJ_pifi(void *pfo);
void *WINAPI FONTOBJ_pvTrueTypeFontFile(void *pfo, DWORD *pcjFile);
void *WINAPI FONTOBJ_pxoGetXform(void *pfo);
void WINAPI FONTOBJ_vGetInfo(void *pfo, DWORD cjSize, void *pfi);
int WINAPI HT_Get8BPPFormatPalette(PALETTEENTRY *pPaletteEntry, WORD RedGamma, WORD GreenGamma, WORD BlueGamma);
int WINAPI HT_Get8BPPMaskPalette(PALETTEENTRY *pPaletteEntry, BOOL Use8BPPMaskPal, BYTE CMYMask, WORD RedGamma, WORD GreenGamma, WORD BlueGamma);
BOOL WINAPI PATHOBJ_bEnum(void *ppo, void *ppd);
BOOL WINAPI PATHOBJ_bEnumClipLines(void *ppo, DWORD cb, void *pcl);
void WINAPI PATHOBJ_vEnumStart(void *ppo);
void WINAPI PATHOBJ_vEnumStartClipLines(void *ppo, void *pco, void *pso, void *pla);
void WINAPI PATHOBJ_vGetBounds(void *ppo, void *prectfx);
BOOL WINAPI STROBJ_bEnum(void *pstro, DWORD *pc, void **ppgpos);
BOOL WINAPI STROBJ_bEnumPositionsOnly(void *pstro, DWORD *pc, void **ppgpos);
BOOL WINAPI STROBJ_bGetAdvanceWidths(void *pso, DWORD iFirst, DWORD c, void *pptqD);
DWORD WINAPI STROBJ_dwGetCodePage(void *pstro);
void WINAPI STROBJ_vEnumStart(void *pstro);
BOOL WINAPI XFORMOBJ_bApplyXform(void *pxo, DWORD iMode, DWORD cPoints, void *pvIn, void *pvOut);
DWORD WINAPI XFORMOBJ_iGetXform(void *pxo, void *pxform);
DWORD WINAPI XLATEOBJ_cGetPalette(void *pxlo, DWORD iPal, DWORD cPal, DWORD *pPal);
HANDLE WINAPI XLATEOBJ_hGetColorTransform(void *pxlo);
DWORD WINAPI XLATEOBJ_iXlate(void *pxlo, DWORD iColor);
DWORD *WINAPI XLATEOBJ_piVector(void *pxlo);
/* Windows.Win32.Graphics.Printing */
BOOL WINAPI GdiDeleteSpoolFileHandle(HANDLE SpoolFileHandle);
BOOL WINAPI GdiEndDocEMF(HANDLE SpoolFileHandle);
BOOL WINAPI GdiEndPageEMF(HANDLE SpoolFileHandle, DWORD dwOptimization);
HDC WINAPI GdiGetDC(HANDLE SpoolFileHandle);
BOOL WINAPI GdiGetDevmodeForPage(HANDLE SpoolFileHandle, DWORD dwPageNumber, DEVMODEW **pCurrDM, DEVMODEW **pLastDM);
DWORD WINAPI GdiGetPageCount(HANDLE SpoolFileHandle);
HANDLE WINAPI GdiGetPageHandle(HANDLE SpoolFileHandle, DWORD Page, DWORD *pdwPageType);
HANDLE WINAPI GdiGetSpoolFileHandle(LPWSTR pwszPrinterName, DEVMODEW *pDevmode, LPWSTR pwszDocName);
BOOL WINAPI GdiPlayPageEMF(HANDLE SpoolFileHandle, HANDLE hemf, RECT *prectDocument, RECT *prectBorder, RECT *prectClip);
BOOL WINAPI GdiResetDCEMF(HANDLE SpoolFileHandle, DEVMODEW *pCurrDM);
BOOL WINAPI GdiStartDocEMF(HANDLE SpoolFileHandle, DOCINFOW *pDocInfo);
BOOL WINAPI GdiStartPageEMF(HANDLE SpoolFileHandle);

#line 1 "gdiplus"
/* Windows.Win32.Graphics.GdiPlus */
int WINAPI GdipEnumerateMetafileDestPoint(void *graphics, void *metafile, PointF *destPoint, LONG_PTR callback, void *callbackData, void *imageAttributes);
int WINAPI GdipEnumerateMetafileDestPointI(void *graphics, void *metafile, Point *destPoint, LONG_PTR callback, void *callbackData, void *imageAttributes);
int WINAPI GdipEnumerateMetafileDestRect(void *graphics, void *metafile, RectF *destRect, LONG_PTR callback, void *callbackData, void *imageAttributes);
int WINAPI GdipEnumerateMetafileDestRectI(void *graphics, void *metafile, Rect *destRect, LONG_PTR callback, void *callbackData, void *imageAttributes);
int WINAPI GdipEnumerateMetafileSrcRectDestPoint(void *graphics, void *metafile, PointF *destPoint, RectF *srcRect, Unit srcUnit, LONG_PTR callback, void *callbackData, void *imageAttributes);
int WINAPI GdipEnumerateMetafileSrcRectDestPointI(void *graphics, void *metafile, Point *destPoint, Rect *srcRect, Unit srcUnit, LONG_PTR callback, void *callbackData, void *imageAttributes);
int WINAPI GdipEnumerateMetafileSrcRectDestPoints(void *graphics, void *metafile, PointF *destPoints, int count, RectF *srcRect, Unit srcUnit, LONG_PTR callback, void *callbackData, void *imageAttributes);
int WINAPI GdipEnumerateMetafileSrcRectDestPointsI(void *graphics, void *metafile, Point *destPoints, int count, Rect *srcRect, Unit srcUnit, LONG_PTR callback, void *callbackData, void *imageAttributes);
int WINAPI GdipEnumerateMetafileSrcRectDestRect(void *graphics, void *metafile, RectF *destRect, RectF *srcRect, Unit srcUnit, LONG_PTR callback, void *callbackData, void *imageAttributes);
int WINAPI GdipEnumerateMetafileSrcRectDestRectI(void *graphics, void *metafile, Rect *destRect, Rect *srcRect, Unit srcUnit, LONG_PTR callback, void *callbackData, void *imageAttributes);
int WINAPI GdipGetMetafileHeaderFromWmf(HMETAFILE hWmf, WmfPlaceableFileHeader *wmfPlaceableFileHeader, MetafileHeader *header);
int WINAPI GdipMeasureCharacterRanges(void *graphics, LPWSTR string, int length, void *font, RectF *layoutRect, void *stringFormat, int regionCount, void **regions);

#line 1 "hid"
/* Windows.Win32.Devices.HumanInterfaceDevice */
NTSTATUS WINAPI HidP_GetButtonArray(HIDP_REPORT_TYPE ReportType, WORD UsagePage, WORD LinkCollection, WORD Usage, void *ButtonData, WORD *ButtonDataLength, PHIDP_PREPARSED_DATA PreparsedData, LPSTR Report, DWORD ReportLength);
NTSTATUS WINAPI HidP_SetButtonArray(HIDP_REPORT_TYPE ReportType, WORD UsagePage, WORD LinkCollection, WORD Usage, void *ButtonData, WORD ButtonDataLength, PHIDP_PREPARSED_DATA PreparsedData, LPSTR Report, DWORD ReportLength);

#line 1 "httpapi"
/* Windows.Win32.Networking.HttpServer */
DWORD WINAPI HttpDeclarePush(HANDLE RequestQueueHandle, ULONGLONG RequestId, HTTP_VERB Verb, LPWSTR Path, LPSTR Query, HTTP_REQUEST_HEADERS *Headers);
DWORD WINAPI HttpDelegateRequestEx(HANDLE RequestQueueHandle, HANDLE DelegateQueueHandle, ULONGLONG RequestId, ULONGLONG DelegateUrlGroupId, DWORD PropertyInfoSetSize, void *PropertyInfoSet);
DWORD WINAPI HttpFindUrlGroupId(LPWSTR FullyQualifiedUrl, HANDLE RequestQueueHandle, ULONGLONG *UrlGroupId);
DWORD WINAPI HttpGetExtension(HTTPAPI_VERSION Version, DWORD Extension, void *Buffer, DWORD BufferSize);
BOOL WINAPI HttpIsFeatureSupported(int FeatureId);
DWORD WINAPI HttpPrepareUrl(void *Reserved, DWORD Flags, LPWSTR Url, LPWSTR *PreparedUrl);
DWORD WINAPI HttpQueryRequestProperty(HANDLE RequestQueueHandle, ULONGLONG Id, int PropertyId, void *Qualifier, DWORD QualifierSize, void *Output, DWORD OutputBufferSize, DWORD *BytesReturned, OVERLAPPED *Overlapped);
DWORD WINAPI HttpSetRequestProperty(HANDLE RequestQueueHandle, ULONGLONG Id, int PropertyId, void *Input, DWORD InputPropertySize, OVERLAPPED *Overlapped);
DWORD WINAPI HttpUpdateServiceConfiguration(HANDLE Handle, HTTP_SERVICE_CONFIG_ID ConfigId, void *ConfigInfo, DWORD ConfigInfoLength, OVERLAPPED *Overlapped);
DWORD WINAPI HttpWaitForDisconnectEx(HANDLE RequestQueueHandle, ULONGLONG ConnectionId, DWORD Reserved, OVERLAPPED *Overlapped);

#line 1 "imm32"
/* Windows.Win32.UI.Input.Ime */
HIMCC WINAPI ImmCreateIMCC(DWORD param0);
HWND WINAPI ImmCreateSoftKeyboard(DWORD param0, HWND param1, int param2, int param3);
HIMCC WINAPI ImmDestroyIMCC(HIMCC param0);
BOOL WINAPI ImmDestroySoftKeyboard(HWND param0);
BOOL WINAPI ImmDisableLegacyIME(void);
BOOL WINAPI ImmGenerateMessage(HIMC param0);
BOOL WINAPI ImmGetHotKey(DWORD param0, DWORD *lpuModifiers, DWORD *lpuVKey, HKL *phKL);
DWORD WINAPI ImmGetIMCCLockCount(HIMCC param0);
DWORD WINAPI ImmGetIMCCSize(HIMCC param0);
DWORD WINAPI ImmGetIMCLockCount(HIMC param0);
INPUTCONTEXT *WINAPI ImmLockIMC(HIMC param0);
void *WINAPI ImmLockIMCC(HIMCC param0);
HIMCC WINAPI ImmReSizeIMCC(HIMCC param0, DWORD param1);
LRESULT WINAPI ImmRequestMessageA(HIMC param0, WPARAM param1, LPARAM param2);
LRESULT WINAPI ImmRequestMessageW(HIMC param0, WPARAM param1, LPARAM param2);
BOOL WINAPI ImmSetHotKey(DWORD param0, DWORD param1, DWORD param2, HKL param3);
BOOL WINAPI ImmShowSoftKeyboard(HWND param0, int param1);
BOOL WINAPI ImmUnlockIMC(HIMC param0);
BOOL WINAPI ImmUnlockIMCC(HIMCC param0);

#line 1 "iphlpapi"
/* Windows.Win32.NetworkManagement.IpHelper */
void WINAPI CancelIfTimestampConfigChange(void *NotificationHandle);
DWORD WINAPI CaptureInterfaceHardwareCrossTimestamp(void *InterfaceLuid, void *CrossTimestamp);
DWORD WINAPI ConvertCompartmentGuidToId(GUID *CompartmentGuid, DWORD *CompartmentId);
DWORD WINAPI ConvertCompartmentIdToGuid(NET_IF_COMPARTMENT_ID CompartmentId, GUID *CompartmentGuid);
DWORD WINAPI CreateFlVirtualInterface(void *Row);
DWORD WINAPI DeleteFlVirtualInterface(void *Row);
void WINAPI FreeDnsSettings(void *Settings);
void WINAPI FreeInterfaceDnsSettings(void *Settings);
void WINAPI GetCurrentThreadCompartmentScope(DWORD *CompartmentScope, DWORD *CompartmentId);
NET_IF_COMPARTMENT_ID WINAPI GetDefaultCompartmentId(void);
DWORD WINAPI GetDnsSettings(void *Settings);
DWORD WINAPI GetFlVirtualInterface(void *Row);
DWORD WINAPI GetFlVirtualInterfaceTable(ADDRESS_FAMILY Family, void **Table);
DWORD WINAPI GetIfEntry2Ex(int Level, MIB_IF_ROW2 *Row);
DWORD WINAPI GetInterfaceActiveTimestampCapabilities(void *InterfaceLuid, void *TimestampCapabilites);
DWORD WINAPI GetInterfaceCurrentTimestampCapabilities(void *InterfaceLuid, void *TimestampCapabilites);
DWORD WINAPI GetInterfaceDnsSettings(GUID Interface, void *Settings);
DWORD WINAPI GetInterfaceHardwareTimestampCapabilities(void *InterfaceLuid, void *TimestampCapabilites);
DWORD WINAPI GetInterfaceSupportedTimestampCapabilities(void *InterfaceLuid, void *TimestampCapabilites);
NET_IF_COMPARTMENT_ID WINAPI GetJobCompartmentId(HANDLE JobHandle);
DWORD WINAPI GetNetworkConnectivityHint(void *ConnectivityHint);
DWORD WINAPI GetNetworkConnectivityHintForInterface(DWORD InterfaceIndex, void *ConnectivityHint);
DWORD WINAPI GetTcpStatisticsEx2(void *Statistics, DWORD Family);
DWORD WINAPI GetUdpStatisticsEx2(void *Statistics, DWORD Family);
DWORD WINAPI IcmpSendEcho2Ex(HANDLE IcmpHandle, HANDLE Event, PIO_APC_ROUTINE ApcRoutine, void *ApcContext, DWORD SourceAddress, DWORD DestinationAddress, void *RequestData, WORD RequestSize, IP_OPTION_INFORMATION *RequestOptions, void *ReplyBuffer, DWORD ReplySize, DWORD Timeout);
void WINAPI InitializeFlVirtualInterfaceEntry(void *Row);
DWORD WINAPI NotifyIfTimestampConfigChange(void *CallerContext, void *Callback, void **NotificationHandle);
DWORD WINAPI NotifyNetworkConnectivityHintChange(void *Callback, void *CallerContext, BOOLEAN InitialNotification, HANDLE *NotificationHandle);
DWORD WINAPI ParseNetworkString(LPWSTR NetworkString, DWORD Types, void *AddressInfo, WORD *PortNumber, BYTE *PrefixLength);
DWORD WINAPI RegisterInterfaceTimestampConfigChange(void *Callback, void *CallerContext, void **NotificationHandle);
DWORD WINAPI SetCurrentThreadCompartmentScope(DWORD CompartmentScope);
DWORD WINAPI SetDnsSettings(void *Settings);
DWORD WINAPI SetFlVirtualInterface(void *Row);
DWORD WINAPI SetInterfaceDnsSettings(GUID Interface, void *Settings);
DWORD WINAPI SetJobCompartmentId(HANDLE JobHandle, NET_IF_COMPARTMENT_ID CompartmentId);
void WINAPI UnregisterInterfaceTimestampConfigChange(void *NotificationHandle);

#line 1 "kernel32"
/* Windows.Win32.Globalization */
BOOL WINAPI AdjustCalendarDate(void *lpCalDateTime, int calUnit, int amount);
BOOL WINAPI ConvertCalDateTimeToSystemTime(void *lpCalDateTime, SYSTEMTIME *lpSysTime);
BOOL WINAPI ConvertSystemTimeToCalDateTime(SYSTEMTIME *lpSysTime, DWORD calId, void *lpCalDateTime);
BOOL WINAPI GetCalendarDateFormatEx(LPWSTR lpszLocale, DWORD dwFlags, void *lpCalDateTime, LPWSTR lpFormat, LPWSTR lpDateStr, int cchDate);
BOOL WINAPI GetCalendarSupportedDateRange(DWORD Calendar, void *lpCalMinDateTime, void *lpCalMaxDateTime);
BOOL WINAPI IsCalendarLeapYear(DWORD calId, DWORD year, DWORD era);
void WINAPI RestoreThreadPreferredUILanguages(HSAVEDUILANGUAGES snapshot);
BOOL WINAPI SetThreadPreferredUILanguages2(DWORD flags, LPWSTR languages, DWORD *numLanguagesSet, HSAVEDUILANGUAGES *snapshot);
BOOL WINAPI UpdateCalendarDayOfWeek(void *lpCalDateTime);
/* Windows.Win32.Storage.FileSystem */
BOOL WINAPI AreShortNamesEnabled(HANDLE Handle, BOOL *Enabled);
HANDLE WINAPI CreateDirectory2A(LPSTR lpPathName, DWORD dwDesiredAccess, DWORD dwShareMode, int DirectoryFlags, SECURITY_ATTRIBUTES *lpSecurityAttributes);
HANDLE WINAPI CreateDirectory2W(LPWSTR lpPathName, DWORD dwDesiredAccess, DWORD dwShareMode, int DirectoryFlags, SECURITY_ATTRIBUTES *lpSecurityAttributes);
HANDLE WINAPI CreateFile3(LPWSTR lpFileName, DWORD dwDesiredAccess, DWORD dwShareMode, DWORD dwCreationDisposition, void *pCreateExParams);
BOOL WINAPI DeleteFile2A(LPSTR lpFileName, DWORD Flags);
BOOL WINAPI DeleteFile2W(LPWSTR lpFileName, DWORD Flags);
HRESULT WINAPI GetDiskSpaceInformationA(LPSTR rootPath, void *diskSpaceInfo);
HRESULT WINAPI GetDiskSpaceInformationW(LPWSTR rootPath, void *diskSpaceInfo);
BOOL WINAPI GetFileInformationByName(LPWSTR FileName, int FileInformationClass, void *FileInfoBuffer, DWORD FileInfoBufferSize);
DWORD WINAPI GetTempPath2A(DWORD BufferLength, LPSTR Buffer);
DWORD WINAPI GetTempPath2W(DWORD BufferLength, LPWSTR Buffer);
BOOL WINAPI ReadDirectoryChangesExW(HANDLE hDirectory, void *lpBuffer, DWORD nBufferLength, BOOL bWatchSubtree, DWORD dwNotifyFilter, DWORD *lpBytesReturned, OVERLAPPED *lpOverlapped, LPOVERLAPPED_COMPLETION_ROUTINE lpCompletionRoutine, READ_DIRECTORY_NOTIFY_INFORMATION_CLASS ReadDirectoryNotifyInformationClass);
BOOL WINAPI RemoveDirectory2A(LPSTR lpPathName, int DirectoryFlags);
BOOL WINAPI RemoveDirectory2W(LPWSTR lpPathName, int DirectoryFlags);
/* Windows.Win32.Storage.Packaging.Appx */
HRESULT WINAPI ActivatePackageVirtualizationContext(void *context, ULONG_PTR *cookie);
DWORD WINAPI AppPolicyGetClrCompat(HANDLE processToken, int *policy);
DWORD WINAPI AppPolicyGetCreateFileAccess(HANDLE processToken, int *policy);
DWORD WINAPI AppPolicyGetLifecycleManagement(HANDLE processToken, int *policy);
DWORD WINAPI AppPolicyGetMediaFoundationCodecLoading(HANDLE processToken, int *policy);
DWORD WINAPI AppPolicyGetProcessTerminationMethod(HANDLE processToken, int *policy);
DWORD WINAPI AppPolicyGetShowDeveloperDiagnostic(HANDLE processToken, int *policy);
DWORD WINAPI AppPolicyGetThreadInitializationType(HANDLE processToken, int *policy);
DWORD WINAPI AppPolicyGetWindowingModel(HANDLE processToken, int *policy);
HRESULT WINAPI CheckIsMSIXPackage(LPWSTR packageFullName, BOOL *isMSIXPackage);
DWORD WINAPI ClosePackageInfo(void *packageInfoReference);
HRESULT WINAPI CreatePackageVirtualizationContext(LPWSTR packageFamilyName, void **context);
void WINAPI DeactivatePackageVirtualizationContext(ULONG_PTR cookie);
HRESULT WINAPI DuplicatePackageVirtualizationContext(void *sourceContext, void **destContext);
DWORD WINAPI FindPackagesByPackageFamily(LPWSTR packageFamilyName, DWORD packageFilters, DWORD *count, LPWSTR *packageFullNames, DWORD *bufferLength, LPWSTR buffer, DWORD *packageProperties);
DWORD WINAPI FormatApplicationUserModelId(LPWSTR packageFamilyName, LPWSTR packageRelativeApplicationId, DWORD *applicationUserModelIdLength, LPWSTR applicationUserModelId);
DWORD WINAPI GetApplicationUserModelId(HANDLE hProcess, DWORD *applicationUserModelIdLength, LPWSTR applicationUserModelId);
DWORD WINAPI GetCurrentApplicationUserModelId(DWORD *applicationUserModelIdLength, LPWSTR applicationUserModelId);
DWORD WINAPI GetCurrentPackageFamilyName(DWORD *packageFamilyNameLength, LPWSTR packageFamilyName);
DWORD WINAPI GetCurrentPackageFullName(DWORD *packageFullNameLength, LPWSTR packageFullName);
DWORD WINAPI GetCurrentPackageId(DWORD *bufferLength, BYTE *buffer);
DWORD WINAPI GetCurrentPackageInfo(DWORD flags, DWORD *bufferLength, BYTE *buffer, DWORD *count);
HRESULT WINAPI GetCurrentPackageInfo3(DWORD flags, int packageInfoType, DWORD *bufferLength, void *buffer, DWORD *count);
DWORD WINAPI GetCurrentPackagePath(DWORD *pathLength, LPWSTR path);
void *WINAPI GetCurrentPackageVirtualizationContext(void);
DWORD WINAPI GetPackageApplicationIds(void *packageInfoReference, DWORD *bufferLength, BYTE *buffer, DWORD *count);
DWORD WINAPI GetPackageFamilyName(HANDLE hProcess, DWORD *packageFamilyNameLength, LPWSTR packageFamilyName);
DWORD WINAPI GetPackageFullName(HANDLE hProcess, DWORD *packageFullNameLength, LPWSTR packageFullName);
DWORD WINAPI GetPackageId(HANDLE hProcess, DWORD *bufferLength, BYTE *buffer);
DWORD WINAPI GetPackageInfo(void *packageInfoReference, DWORD flags, DWORD *bufferLength, BYTE *buffer, DWORD *count);
DWORD WINAPI GetPackagePath(void *packageId, DWORD reserved, DWORD *pathLength, LPWSTR path);
DWORD WINAPI GetPackagePathByFullName(LPWSTR packageFullName, DWORD *pathLength, LPWSTR path);
DWORD WINAPI GetPackagesByPackageFamily(LPWSTR packageFamilyName, DWORD *count, LPWSTR *packageFullNames, DWORD *bufferLength, LPWSTR buffer);
HRESULT WINAPI GetProcessesInVirtualizationContext(LPWSTR packageFamilyName, DWORD *count, HANDLE **processes);
DWORD WINAPI GetStagedPackagePathByFullName(LPWSTR packageFullName, DWORD *pathLength, LPWSTR path);
DWORD WINAPI OpenPackageInfoByFullName(LPWSTR packageFullName, DWORD reserved, void **packageInfoReference);
DWORD WINAPI PackageFamilyNameFromFullName(LPWSTR packageFullName, DWORD *packageFamilyNameLength, LPWSTR packageFamilyName);
DWORD WINAPI PackageFamilyNameFromId(void *packageId, DWORD *packageFamilyNameLength, LPWSTR packageFamilyName);
DWORD WINAPI PackageFullNameFromId(void *packageId, DWORD *packageFullNameLength, LPWSTR packageFullName);
DWORD WINAPI PackageIdFromFullName(LPWSTR packageFullName, DWORD flags, DWORD *bufferLength, BYTE *buffer);
DWORD WINAPI PackageNameAndPublisherIdFromFamilyName(LPWSTR packageFamilyName, DWORD *packageNameLength, LPWSTR packageName, DWORD *packagePublisherIdLength, LPWSTR packagePublisherId);
DWORD WINAPI ParseApplicationUserModelId(LPWSTR applicationUserModelId, DWORD *packageFamilyNameLength, LPWSTR packageFamilyName, DWORD *packageRelativeApplicationIdLength, LPWSTR packageRelativeApplicationId);
void WINAPI ReleasePackageVirtualizationContext(void *context);
/* Windows.Win32.System.Antimalware */
BOOL WINAPI InstallELAMCertificateInfo(HANDLE ELAMFile);
/* Windows.Win32.System.Console */
HRESULT WINAPI AllocConsoleWithOptions(void *options, int *result);
BOOL WINAPI CloseConsoleHandle(HANDLE hConsole);
HMENU WINAPI ConsoleMenuControl(HANDLE hConsoleOutput, DWORD dwCommandIdLow, DWORD dwCommandIdHigh);
HANDLE WINAPI DuplicateConsoleHandle(HANDLE hSourceHandle, DWORD dwDesiredAccess, BOOL bInheritHandle, DWORD dwOptions);
BOOL WINAPI GetConsoleCharType(HANDLE hConsole, COORD coordCheck, DWORD *pdwType);
BOOL WINAPI GetConsoleCursorMode(HANDLE hConsoleHandle, BOOL *pbBlink, BOOL *pbDBEnable);
DWORD WINAPI GetConsoleFontInfo(HANDLE hConsoleOutput, BOOL bMaximumWindow, DWORD nLength, CONSOLE_FONT_INFO *lpConsoleFontInfo);
BOOL WINAPI GetConsoleHardwareState(HANDLE hConsoleOutput, COORD *lpResolution, COORD *lpFontSize);
DWORD WINAPI GetConsoleInputExeNameA(DWORD nBufferLength, LPSTR lpBuffer);
DWORD WINAPI GetConsoleInputExeNameW(DWORD nBufferLength, LPWSTR lpBuffer);
HANDLE WINAPI GetConsoleInputWaitHandle(void);
BOOL WINAPI GetConsoleNlsMode(HANDLE hConsole, DWORD *lpdwNlsMode);
DWORD WINAPI GetNumberOfConsoleFonts(void);
BOOL WINAPI InvalidateConsoleDIBits(HANDLE hConsoleOutput, SMALL_RECT *lpRect);
HANDLE WINAPI OpenConsoleW(LPWSTR lpConsoleDevice, DWORD dwDesiredAccess, BOOL bInheritHandle, DWORD dwShareMode);
BOOL WINAPI ReadConsoleInputExA(HANDLE hConsoleInput, INPUT_RECORD *lpBuffer, DWORD nLength, DWORD *lpNumberOfEventsRead, WORD wFlags);
BOOL WINAPI ReadConsoleInputExW(HANDLE hConsoleInput, INPUT_RECORD *lpBuffer, DWORD nLength, DWORD *lpNumberOfEventsRead, WORD wFlags);
BOOL WINAPI RegisterConsoleIME(HWND hWndConsoleIME, DWORD *lpdwConsoleThreadId);
BOOL WINAPI RegisterConsoleOS2(BOOL fOs2Register);
BOOL WINAPI RegisterConsoleVDM(DWORD dwRegisterFlags, HANDLE hStartHardwareEvent, HANDLE hEndHardwareEvent, HANDLE hErrorhardwareEvent, DWORD Reserved, DWORD *lpStateLength, void **lpState, COORD VDMBufferSize, void **lpVDMBuffer);
HRESULT WINAPI ReleasePseudoConsole(HPCON hPC);
BOOL WINAPI SetConsoleCursor(HANDLE hConsoleOutput, HCURSOR hCursor);
BOOL WINAPI SetConsoleCursorMode(HANDLE hConsoleHandle, BOOL Blink, BOOL DBEnable);
BOOL WINAPI SetConsoleFont(HANDLE hConsoleOutput, DWORD nFont);
BOOL WINAPI SetConsoleHardwareState(HANDLE hConsoleOutput, COORD dwResolution, COORD dwFontSize);
BOOL WINAPI SetConsoleIcon(HICON hIcon);
BOOL WINAPI SetConsoleInputExeNameA(LPSTR lpExeName);
BOOL WINAPI SetConsoleInputExeNameW(LPWSTR lpExeName);
BOOL WINAPI SetConsoleKeyShortcuts(BOOL bSet, BYTE bReserveKeys, void *lpAppKeys, DWORD dwNumAppKeys);
BOOL WINAPI SetConsoleLocalEUDC(HANDLE hConsoleHandle, WORD wCodePoint, COORD cFontSize, LPSTR lpSB);
BOOL WINAPI SetConsoleMenuClose(BOOL bEnable);
BOOL WINAPI SetConsoleNlsMode(HANDLE hConsole, DWORD fdwNlsMode);
BOOL WINAPI SetConsoleOS2OemFormat(BOOL fOs2OemFormat);
BOOL WINAPI SetConsolePalette(HANDLE hConsoleOutput, HPALETTE hPalette, DWORD dwUsage);
void WINAPI SetLastConsoleEventActive(void);
int WINAPI ShowConsoleCursor(HANDLE hConsoleOutput, BOOL bShow);
BOOL WINAPI UnregisterConsoleIME(void);
BOOL WINAPI VDMConsoleOperation(DWORD iFunction, void *lpData);
BOOL WINAPI VerifyConsoleIoHandle(HANDLE hIoHandle);
BOOL WINAPI WriteConsoleInputVDMA(HANDLE hConsoleInput, INPUT_RECORD *lpBuffer, DWORD nLength, DWORD *lpNumberOfEventsWritten);
BOOL WINAPI WriteConsoleInputVDMW(HANDLE hConsoleInput, INPUT_RECORD *lpBuffer, DWORD nLength, DWORD *lpNumberOfEventsWritten);
/* Windows.Win32.System.Diagnostics.Ceip */
BOOL WINAPI CeipIsOptedIn(void);
/* Windows.Win32.System.Diagnostics.Debug */
void WINAPI RtlCaptureContext2(CONTEXT *ContextRecord);
void WINAPI RtlRaiseException(EXCEPTION_RECORD *ExceptionRecord);
/* Windows.Win32.System.Diagnostics.ProcessSnapshotting */
DWORD WINAPI PssCaptureSnapshot(HANDLE ProcessHandle, DWORD CaptureFlags, DWORD ThreadContextFlags, void **SnapshotHandle);
DWORD WINAPI PssDuplicateSnapshot(HANDLE SourceProcessHandle, void *SnapshotHandle, HANDLE TargetProcessHandle, void **TargetSnapshotHandle, int Flags);
DWORD WINAPI PssFreeSnapshot(HANDLE ProcessHandle, void *SnapshotHandle);
DWORD WINAPI PssQuerySnapshot(void *SnapshotHandle, int InformationClass, void *Buffer, DWORD BufferLength);
DWORD WINAPI PssWalkMarkerCreate(void *Allocator, void **WalkMarkerHandle);
DWORD WINAPI PssWalkMarkerFree(void *WalkMarkerHandle);
DWORD WINAPI PssWalkMarkerGetPosition(void *WalkMarkerHandle, ULONG_PTR *Position);
DWORD WINAPI PssWalkMarkerSeekToBeginning(void *WalkMarkerHandle);
DWORD WINAPI PssWalkMarkerSetPosition(void *WalkMarkerHandle, ULONG_PTR Position);
DWORD WINAPI PssWalkSnapshot(void *SnapshotHandle, int InformationClass, void *WalkMarkerHandle, void *Buffer, DWORD BufferLength);
/* Windows.Win32.System.Environment */
void *WINAPI CreateEnclave(HANDLE hProcess, void *lpAddress, ULONG_PTR dwSize, ULONG_PTR dwInitialCommitment, DWORD flEnclaveType, void *lpEnclaveInformation, DWORD dwInfoLength, DWORD *lpEnclaveError);
BOOL WINAPI InitializeEnclave(HANDLE hProcess, void *lpAddress, void *lpEnclaveInformation, DWORD dwInfoLength, DWORD *lpEnclaveError);
BOOL WINAPI IsEnclaveTypeSupported(DWORD flEnclaveType);
BOOL WINAPI LoadEnclaveData(HANDLE hProcess, void *lpAddress, void *lpBuffer, ULONG_PTR nSize, DWORD flProtect, void *lpPageInformation, DWORD dwInfoLength, ULONG_PTR *lpNumberOfBytesWritten, DWORD *lpEnclaveError);
/* Windows.Win32.System.ErrorReporting */
HRESULT WINAPI WerRegisterAdditionalProcess(DWORD processId, DWORD captureExtraInfoForThreadId);
HRESULT WINAPI WerRegisterAppLocalDump(LPWSTR localAppDataRelativePath);
HRESULT WINAPI WerRegisterCustomMetadata(LPWSTR key, LPWSTR value);
HRESULT WINAPI WerRegisterExcludedMemoryBlock(void *address, DWORD size);
HRESULT WINAPI WerUnregisterAdditionalProcess(DWORD processId);
HRESULT WINAPI WerUnregisterAppLocalDump(void);
HRESULT WINAPI WerUnregisterCustomMetadata(LPWSTR key);
HRESULT WINAPI WerUnregisterExcludedMemoryBlock(void *address);
/* Windows.Win32.System.JobObjects */
void WINAPI FreeMemoryJobObject(void *Buffer);
DWORD WINAPI QueryIoRateControlInformationJobObject(HANDLE hJob, LPWSTR VolumeName, void **InfoBlocks, DWORD *InfoBlockCount);
DWORD WINAPI SetIoRateControlInformationJobObject(HANDLE hJob, void *IoRateControlInfo);
/* Windows.Win32.System.ProcessStatus */
BOOL WINAPI K32EmptyWorkingSet(HANDLE hProcess);
BOOL WINAPI K32EnumDeviceDrivers(void **lpImageBase, DWORD cb, DWORD *lpcbNeeded);
BOOL WINAPI K32EnumPageFilesA(PENUM_PAGE_FILE_CALLBACKA pCallBackRoutine, void *pContext);
BOOL WINAPI K32EnumPageFilesW(PENUM_PAGE_FILE_CALLBACKW pCallBackRoutine, void *pContext);
BOOL WINAPI K32EnumProcessModules(HANDLE hProcess, HMODULE *lphModule, DWORD cb, DWORD *lpcbNeeded);
BOOL WINAPI K32EnumProcessModulesEx(HANDLE hProcess, HMODULE *lphModule, DWORD cb, DWORD *lpcbNeeded, DWORD dwFilterFlag);
BOOL WINAPI K32EnumProcesses(DWORD *lpidProcess, DWORD cb, DWORD *lpcbNeeded);
DWORD WINAPI K32GetDeviceDriverBaseNameA(void *ImageBase, LPSTR lpFilename, DWORD nSize);
DWORD WINAPI K32GetDeviceDriverBaseNameW(void *ImageBase, LPWSTR lpBaseName, DWORD nSize);
DWORD WINAPI K32GetDeviceDriverFileNameA(void *ImageBase, LPSTR lpFilename, DWORD nSize);
DWORD WINAPI K32GetDeviceDriverFileNameW(void *ImageBase, LPWSTR lpFilename, DWORD nSize);
DWORD WINAPI K32GetMappedFileNameA(HANDLE hProcess, void *lpv, LPSTR lpFilename, DWORD nSize);
DWORD WINAPI K32GetMappedFileNameW(HANDLE hProcess, void *lpv, LPWSTR lpFilename, DWORD nSize);
DWORD WINAPI K32GetModuleBaseNameA(HANDLE hProcess, HMODULE hModule, LPSTR lpBaseName, DWORD nSize);
DWORD WINAPI K32GetModuleBaseNameW(HANDLE hProcess, HMODULE hModule, LPWSTR lpBaseName, DWORD nSize);
DWORD WINAPI K32GetModuleFileNameExA(HANDLE hProcess, HMODULE hModule, LPSTR lpFilename, DWORD nSize);
DWORD WINAPI K32GetModuleFileNameExW(HANDLE hProcess, HMODULE hModule, LPWSTR lpFilename, DWORD nSize);
BOOL WINAPI K32GetModuleInformation(HANDLE hProcess, HMODULE hModule, MODULEINFO *lpmodinfo, DWORD cb);
BOOL WINAPI K32GetPerformanceInfo(PERFORMANCE_INFORMATION *pPerformanceInformation, DWORD cb);
DWORD WINAPI K32GetProcessImageFileNameA(HANDLE hProcess, LPSTR lpImageFileName, DWORD nSize);
DWORD WINAPI K32GetProcessImageFileNameW(HANDLE hProcess, LPWSTR lpImageFileName, DWORD nSize);
BOOL WINAPI K32GetProcessMemoryInfo(HANDLE Process, PROCESS_MEMORY_COUNTERS *ppsmemCounters, DWORD cb);
BOOL WINAPI K32GetWsChanges(HANDLE hProcess, PSAPI_WS_WATCH_INFORMATION *lpWatchInfo, DWORD cb);
BOOL WINAPI K32GetWsChangesEx(HANDLE hProcess, PSAPI_WS_WATCH_INFORMATION_EX *lpWatchInfoEx, DWORD *cb);
BOOL WINAPI K32InitializeProcessForWsWatch(HANDLE hProcess);
BOOL WINAPI K32QueryWorkingSet(HANDLE hProcess, void *pv, DWORD cb);
BOOL WINAPI K32QueryWorkingSetEx(HANDLE hProcess, void *pv, DWORD cb);
/* Windows.Win32.System.SetupAndMigration */
BOOL WINAPI OOBEComplete(BOOL *isOOBEComplete);
BOOL WINAPI RegisterWaitUntilOOBECompleted(void *OOBECompletedCallback, void *CallbackContext, void **WaitHandle);
BOOL WINAPI UnregisterWaitUntilOOBECompleted(void *WaitHandle);
/* Windows.Win32.System.SystemInformation */
BOOL WINAPI DnsHostnameToComputerNameExW(LPWSTR Hostname, LPWSTR ComputerName, DWORD *nSize);
BOOL WINAPI GetRuntimeAttestationReport(BYTE *Nonce, WORD PackageVersion, ULONGLONG ReportTypesBitmap, void *ReportBuffer, DWORD *ReportBufferSize);
BOOL WINAPI GetSystemCpuSetInformation(void *Information, DWORD BufferLength, DWORD *ReturnedLength, HANDLE Process, DWORD Flags);
BOOL WINAPI GetSystemLeapSecondInformation(BOOL *Enabled, DWORD *Flags);
BOOL WINAPI IsUserCetAvailableInEnvironment(DWORD UserCetEnvironment);
BOOL WINAPI SetComputerNameEx2W(COMPUTER_NAME_FORMAT NameType, DWORD Flags, LPWSTR lpBuffer);
/* Windows.Win32.System.Threading */
BOOL WINAPI CreateUmsCompletionList(void **UmsCompletionList);
BOOL WINAPI CreateUmsThreadContext(void **lpUmsThread);
BOOL WINAPI DeleteUmsCompletionList(void *UmsCompletionList);
BOOL WINAPI DeleteUmsThreadContext(void *UmsThread);
BOOL WINAPI DequeueUmsCompletionListItems(void *UmsCompletionList, DWORD WaitTimeOut, void **UmsThreadList);
BOOL WINAPI EnterUmsSchedulingMode(void *SchedulerStartupInfo);
BOOL WINAPI ExecuteUmsThread(void *UmsThread);
void *WINAPI FlsGetValue2(DWORD dwTlsIndex);
void *WINAPI GetCurrentUmsThread(void);
HRESULT WINAPI GetMachineTypeAttributes(WORD Machine, MACHINE_ATTRIBUTES *MachineTypeAttributes);
void *WINAPI GetNextUmsListItem(void *UmsContext);
BOOL WINAPI GetNumaNodeProcessorMask2(WORD NodeNumber, GROUP_AFFINITY *ProcessorMasks, WORD ProcessorMaskCount, WORD *RequiredMaskCount);
BOOL WINAPI GetProcessDefaultCpuSetMasks(HANDLE Process, GROUP_AFFINITY *CpuSetMasks, WORD CpuSetMaskCount, WORD *RequiredMaskCount);
BOOL WINAPI GetProcessDefaultCpuSets(HANDLE Process, DWORD *CpuSetIds, DWORD CpuSetIdCount, DWORD *RequiredIdCount);
HRESULT WINAPI GetThreadDescription(HANDLE hThread, LPWSTR *ppszThreadDescription);
BOOL WINAPI GetThreadSelectedCpuSetMasks(HANDLE Thread, GROUP_AFFINITY *CpuSetMasks, WORD CpuSetMaskCount, WORD *RequiredMaskCount);
BOOL WINAPI GetThreadSelectedCpuSets(HANDLE Thread, DWORD *CpuSetIds, DWORD CpuSetIdCount, DWORD *RequiredIdCount);
BOOL WINAPI GetUmsCompletionListEvent(void *UmsCompletionList, HANDLE *UmsCompletionEvent);
BOOL WINAPI GetUmsSystemThreadInformation(HANDLE ThreadHandle, void *SystemThreadInfo);
BOOL WINAPI IsProcessCritical(HANDLE hProcess, BOOL *Critical);
BOOL WINAPI QueryProtectedPolicy(GUID *PolicyGuid, ULONG_PTR *PolicyValue);
BOOL WINAPI QueryUmsThreadInformation(void *UmsThread, int UmsThreadInfoClass, void *UmsThreadInformation, DWORD UmsThreadInformationLength, DWORD *ReturnLength);
BOOL WINAPI QueueUserAPC2(PAPCFUNC ApcRoutine, HANDLE Thread, ULONG_PTR Data, int Flags);
BOOL WINAPI SetProcessDefaultCpuSetMasks(HANDLE Process, GROUP_AFFINITY *CpuSetMasks, WORD CpuSetMaskCount);
BOOL WINAPI SetProcessDefaultCpuSets(HANDLE Process, DWORD *CpuSetIds, DWORD CpuSetIdCount);
BOOL WINAPI SetProcessDynamicEHContinuationTargets(HANDLE Process, WORD NumberOfTargets, PROCESS_DYNAMIC_EH_CONTINUATION_TARGET *Targets);
BOOL WINAPI SetProcessDynamicEnforcedCetCompatibleRanges(HANDLE Process, WORD NumberOfRanges, PROCESS_DYNAMIC_ENFORCED_ADDRESS_RANGE *Ranges);
BOOL WINAPI SetProtectedPolicy(GUID *PolicyGuid, ULONG_PTR PolicyValue, ULONG_PTR *OldPolicyValue);
HRESULT WINAPI SetThreadDescription(HANDLE hThread, LPWSTR lpThreadDescription);
BOOL WINAPI SetThreadSelectedCpuSetMasks(HANDLE Thread, GROUP_AFFINITY *CpuSetMasks, WORD CpuSetMaskCount);
BOOL WINAPI SetThreadSelectedCpuSets(HANDLE Thread, DWORD *CpuSetIds, DWORD CpuSetIdCount);
BOOL WINAPI SetUmsThreadInformation(void *UmsThread, int UmsThreadInfoClass, void *UmsThreadInformation, DWORD UmsThreadInformationLength);
void *WINAPI TlsGetValue2(DWORD dwTlsIndex);
BOOL WINAPI UmsThreadYield(void *SchedulerParam);
/* Windows.Win32.System.Time */
BOOL WINAPI LocalFileTimeToLocalSystemTime(TIME_ZONE_INFORMATION *timeZoneInformation, FILETIME *localFileTime, SYSTEMTIME *localSystemTime);
BOOL WINAPI LocalSystemTimeToLocalFileTime(TIME_ZONE_INFORMATION *timeZoneInformation, SYSTEMTIME *localSystemTime, FILETIME *localFileTime);
/* Windows.Win32.System.WindowsProgramming */
BOOL WINAPI EnableProcessOptionalXStateFeatures(ULONGLONG Features);
ULONGLONG WINAPI GetThreadEnabledXStateFeatures(void);

#line 1 "kernelbase"
/* Windows.Win32.Devices.Communication */
DWORD WINAPI GetCommPorts(DWORD *lpPortNumbers, DWORD uPortNumbersCount, DWORD *puPortNumbersFound);
HANDLE WINAPI OpenCommPort(DWORD uPortNumber, DWORD dwDesiredAccess, DWORD dwFlagsAndAttributes);
/* Windows.Win32.Devices.DeviceQuery */
void WINAPI DevCloseObjectQuery(void *hDevQuery);
HRESULT WINAPI DevCreateObjectQuery(int ObjectType, DWORD QueryFlags, DWORD cRequestedProperties, void *pRequestedProperties, DWORD cFilterExpressionCount, void *pFilter, void *pCallback, void *pContext, void **phDevQuery);
HRESULT WINAPI DevCreateObjectQueryEx(int ObjectType, DWORD QueryFlags, DWORD cRequestedProperties, void *pRequestedProperties, DWORD cFilterExpressionCount, void *pFilter, DWORD cExtendedParameterCount, void *pExtendedParameters, void *pCallback, void *pContext, void **phDevQuery);
HRESULT WINAPI DevCreateObjectQueryFromId(int ObjectType, LPWSTR pszObjectId, DWORD QueryFlags, DWORD cRequestedProperties, void *pRequestedProperties, DWORD cFilterExpressionCount, void *pFilter, void *pCallback, void *pContext, void **phDevQuery);
HRESULT WINAPI DevCreateObjectQueryFromIdEx(int ObjectType, LPWSTR pszObjectId, DWORD QueryFlags, DWORD cRequestedProperties, void *pRequestedProperties, DWORD cFilterExpressionCount, void *pFilter, DWORD cExtendedParameterCount, void *pExtendedParameters, void *pCallback, void *pContext, void **phDevQuery);
HRESULT WINAPI DevCreateObjectQueryFromIds(int ObjectType, LPWSTR pszzObjectIds, DWORD QueryFlags, DWORD cRequestedProperties, void *pRequestedProperties, DWORD cFilterExpressionCount, void *pFilter, void *pCallback, void *pContext, void **phDevQuery);
HRESULT WINAPI DevCreateObjectQueryFromIdsEx(int ObjectType, LPWSTR pszzObjectIds, DWORD QueryFlags, DWORD cRequestedProperties, void *pRequestedProperties, DWORD cFilterExpressionCount, void *pFilter, DWORD cExtendedParameterCount, void *pExtendedParameters, void *pCallback, void *pContext, void **phDevQuery);
void *WINAPI DevFindProperty(DEVPROPKEY *pKey, int Store, LPWSTR pszLocaleName, DWORD cProperties, void *pProperties);
void WINAPI DevFreeObjectProperties(DWORD cPropertyCount, void *pProperties);
void WINAPI DevFreeObjects(DWORD cObjectCount, void *pObjects);
HRESULT WINAPI DevGetObjectProperties(int ObjectType, LPWSTR pszObjectId, DWORD QueryFlags, DWORD cRequestedProperties, void *pRequestedProperties, DWORD *pcPropertyCount, void **ppProperties);
HRESULT WINAPI DevGetObjectPropertiesEx(int ObjectType, LPWSTR pszObjectId, DWORD QueryFlags, DWORD cRequestedProperties, void *pRequestedProperties, DWORD cExtendedParameterCount, void *pExtendedParameters, DWORD *pcPropertyCount, void **ppProperties);
HRESULT WINAPI DevGetObjects(int ObjectType, DWORD QueryFlags, DWORD cRequestedProperties, void *pRequestedProperties, DWORD cFilterExpressionCount, void *pFilter, DWORD *pcObjectCount, void **ppObjects);
HRESULT WINAPI DevGetObjectsEx(int ObjectType, DWORD QueryFlags, DWORD cRequestedProperties, void *pRequestedProperties, DWORD cFilterExpressionCount, void *pFilter, DWORD cExtendedParameterCount, void *pExtendedParameters, DWORD *pcObjectCount, void **ppObjects);
/* Windows.Win32.Foundation */
BOOL WINAPI CompareObjectHandles(HANDLE hFirstObjectHandle, HANDLE hSecondObjectHandle);
/* Windows.Win32.Gaming */
HRESULT WINAPI CheckGamingPrivilegeSilently(DWORD privilegeId, HSTRING scope, HSTRING policy, BOOL *hasPrivilege);
HRESULT WINAPI CheckGamingPrivilegeSilentlyForUser(void *user, DWORD privilegeId, HSTRING scope, HSTRING policy, BOOL *hasPrivilege);
HRESULT WINAPI CheckGamingPrivilegeWithUI(DWORD privilegeId, HSTRING scope, HSTRING policy, HSTRING friendlyMessage, void *completionRoutine, void *context);
HRESULT WINAPI CheckGamingPrivilegeWithUIForUser(void *user, DWORD privilegeId, HSTRING scope, HSTRING policy, HSTRING friendlyMessage, void *completionRoutine, void *context);
HRESULT WINAPI GetExpandedResourceExclusiveCpuCount(DWORD *exclusiveCpuCount);
HRESULT WINAPI GetGamingDeviceModelInformation(void *information);
HRESULT WINAPI HasExpandedResources(BOOL *hasExpandedResources);
HRESULT WINAPI ProcessPendingGameUI(BOOL waitForCompletion);
HRESULT WINAPI ReleaseExclusiveCpuSets(void);
HRESULT WINAPI ShowChangeFriendRelationshipUI(HSTRING targetUserXuid, void *completionRoutine, void *context);
HRESULT WINAPI ShowChangeFriendRelationshipUIForUser(void *user, HSTRING targetUserXuid, void *completionRoutine, void *context);
HRESULT WINAPI ShowCustomizeUserProfileUI(void *completionRoutine, void *context);
HRESULT WINAPI ShowCustomizeUserProfileUIForUser(void *user, void *completionRoutine, void *context);
HRESULT WINAPI ShowFindFriendsUI(void *completionRoutine, void *context);
HRESULT WINAPI ShowFindFriendsUIForUser(void *user, void *completionRoutine, void *context);
HRESULT WINAPI ShowGameInfoUI(DWORD titleId, void *completionRoutine, void *context);
HRESULT WINAPI ShowGameInfoUIForUser(void *user, DWORD titleId, void *completionRoutine, void *context);
HRESULT WINAPI ShowGameInviteUI(HSTRING serviceConfigurationId, HSTRING sessionTemplateName, HSTRING sessionId, HSTRING invitationDisplayText, void *completionRoutine, void *context);
HRESULT WINAPI ShowGameInviteUIForUser(void *user, HSTRING serviceConfigurationId, HSTRING sessionTemplateName, HSTRING sessionId, HSTRING invitationDisplayText, void *completionRoutine, void *context);
HRESULT WINAPI ShowGameInviteUIWithContext(HSTRING serviceConfigurationId, HSTRING sessionTemplateName, HSTRING sessionId, HSTRING invitationDisplayText, HSTRING customActivationContext, void *completionRoutine, void *context);
HRESULT WINAPI ShowGameInviteUIWithContextForUser(void *user, HSTRING serviceConfigurationId, HSTRING sessionTemplateName, HSTRING sessionId, HSTRING invitationDisplayText, HSTRING customActivationContext, void *completionRoutine, void *context);
HRESULT WINAPI ShowPlayerPickerUI(HSTRING promptDisplayText, HSTRING *xuids, ULONG_PTR xuidsCount, HSTRING *preSelectedXuids, ULONG_PTR preSelectedXuidsCount, ULONG_PTR minSelectionCount, ULONG_PTR maxSelectionCount, void *completionRoutine, void *context);
HRESULT WINAPI ShowPlayerPickerUIForUser(void *user, HSTRING promptDisplayText, HSTRING *xuids, ULONG_PTR xuidsCount, HSTRING *preSelectedXuids, ULONG_PTR preSelectedXuidsCount, ULONG_PTR minSelectionCount, ULONG_PTR maxSelectionCount, void *completionRoutine, void *context);
HRESULT WINAPI ShowProfileCardUI(HSTRING targetUserXuid, void *completionRoutine, void *context);
HRESULT WINAPI ShowProfileCardUIForUser(void *user, HSTRING targetUserXuid, void *completionRoutine, void *context);
HRESULT WINAPI ShowTitleAchievementsUI(DWORD titleId, void *completionRoutine, void *context);
HRESULT WINAPI ShowTitleAchievementsUIForUser(void *user, DWORD titleId, void *completionRoutine, void *context);
HRESULT WINAPI ShowUserSettingsUI(void *completionRoutine, void *context);
HRESULT WINAPI ShowUserSettingsUIForUser(void *user, void *completionRoutine, void *context);
BOOL WINAPI TryCancelPendingGameUI(void);
/* Windows.Win32.Media.Multimedia */
int WINAPI sndOpenSound(LPWSTR EventName, LPWSTR AppName, int Flags, HANDLE *FileHandle);
/* Windows.Win32.NetworkManagement.WindowsFirewall */
DWORD WINAPI NetworkIsolationDiagnoseConnectFailureAndGetInfo(LPWSTR wszServerName, int *netIsoError);
DWORD WINAPI NetworkIsolationEnumAppContainers(DWORD Flags, DWORD *pdwNumPublicAppCs, void **ppPublicAppCs);
DWORD WINAPI NetworkIsolationFreeAppContainers(void *pPublicAppCs);
DWORD WINAPI NetworkIsolationGetAppContainerConfig(DWORD *pdwNumPublicAppCs, SID_AND_ATTRIBUTES **appContainerSids);
DWORD WINAPI NetworkIsolationRegisterForAppContainerChanges(DWORD flags, void *callback, void *context, HANDLE *registrationObject);
DWORD WINAPI NetworkIsolationSetAppContainerConfig(DWORD dwNumPublicAppCs, SID_AND_ATTRIBUTES *appContainerSids);
HRESULT WINAPI NetworkIsolationSetupAppContainerBinaries(PSID applicationContainerSid, LPWSTR packageFullName, LPWSTR packageFolder, LPWSTR displayName, BOOL bBinariesFullyComputed, LPWSTR *binaries, DWORD binariesCount);
DWORD WINAPI NetworkIsolationUnregisterForAppContainerChanges(HANDLE registrationObject);
/* Windows.Win32.Security */
BOOL WINAPI DeriveCapabilitySidsFromName(LPWSTR CapName, PSID **CapabilityGroupSids, DWORD *CapabilityGroupSidCount, PSID **CapabilitySids, DWORD *CapabilitySidCount);
/* Windows.Win32.Security.Authentication.Identity */
HRESULT WINAPI SLQueryLicenseValueFromApp(LPWSTR valueName, DWORD *valueType, void *dataBuffer, DWORD dataSize, DWORD *resultDataSize);
/* Windows.Win32.Security.Isolation */
HRESULT WINAPI IsProcessInIsolatedContainer(BOOL *isProcessInIsolatedContainer);
HRESULT WINAPI IsProcessInWDAGContainer(void *Reserved, BOOL *isProcessInWDAGContainer);
/* Windows.Win32.Storage.FileSystem */
HRESULT WINAPI BuildIoRingRegisterBuffers(void *ioRing, DWORD count, void *buffers, ULONG_PTR userData);
HRESULT WINAPI BuildIoRingRegisterFileHandles(void *ioRing, DWORD count, HANDLE *handles, ULONG_PTR userData);
HRESULT WINAPI CloseIoRing(void *ioRing);
BOOL WINAPI CopyFileFromAppW(LPWSTR lpExistingFileName, LPWSTR lpNewFileName, BOOL bFailIfExists);
BOOL WINAPI CreateDirectoryFromAppW(LPWSTR lpPathName, SECURITY_ATTRIBUTES *lpSecurityAttributes);
HANDLE WINAPI CreateFile2FromAppW(LPWSTR lpFileName, DWORD dwDesiredAccess, DWORD dwShareMode, DWORD dwCreationDisposition, CREATEFILE2_EXTENDED_PARAMETERS *pCreateExParams);
HANDLE WINAPI CreateFileFromAppW(LPWSTR lpFileName, DWORD dwDesiredAccess, DWORD dwShareMode, SECURITY_ATTRIBUTES *lpSecurityAttributes, DWORD dwCreationDisposition, DWORD dwFlagsAndAttributes, HANDLE hTemplateFile);
BOOL WINAPI DeleteFileFromAppW(LPWSTR lpFileName);
HANDLE WINAPI FindFirstFileExFromAppW(LPWSTR lpFileName, FINDEX_INFO_LEVELS fInfoLevelId, void *lpFindFileData, FINDEX_SEARCH_OPS fSearchOp, void *lpSearchFilter, DWORD dwAdditionalFlags);
BOOL WINAPI GetFileAttributesExFromAppW(LPWSTR lpFileName, GET_FILEEX_INFO_LEVELS fInfoLevelId, void *lpFileInformation);
HRESULT WINAPI GetIoRingInfo(void *ioRing, void *info);
BOOL WINAPI IsIoRingOpSupported(void *ioRing, int op);
BOOL WINAPI MoveFileFromAppW(LPWSTR lpExistingFileName, LPWSTR lpNewFileName);
HRESULT WINAPI PopIoRingCompletion(void *ioRing, void *cqe);
HRESULT WINAPI QueryIoRingCapabilities(void *capabilities);
BOOL WINAPI RemoveDirectoryFromAppW(LPWSTR lpPathName);
BOOL WINAPI ReplaceFileFromAppW(LPWSTR lpReplacedFileName, LPWSTR lpReplacementFileName, LPWSTR lpBackupFileName, DWORD dwReplaceFlags, void *lpExclude, void *lpReserved);
BOOL WINAPI SetFileAttributesFromAppW(LPWSTR lpFileName, DWORD dwFileAttributes);
HRESULT WINAPI SetIoRingCompletionEvent(void *ioRing, HANDLE hEvent);
HRESULT WINAPI SubmitIoRing(void *ioRing, DWORD waitOperations, DWORD milliseconds, DWORD *submittedEntries);
/* Windows.Win32.Storage.Packaging.Appx */
HRESULT WINAPI AddPackageDependency2(LPWSTR packageDependencyId, int rank, int options, void **packageDependencyContext, LPWSTR *packageFullName);
HRESULT WINAPI FindPackageDependency(void *findPackageDependencyCriteria, DWORD *packageDependencyIdsCount, LPWSTR **packageDependencyIds);
DWORD WINAPI GetApplicationUserModelIdFromToken(HANDLE token, DWORD *applicationUserModelIdLength, LPWSTR applicationUserModelId);
DWORD WINAPI GetCurrentPackageInfo2(DWORD flags, int packagePathType, DWORD *bufferLength, BYTE *buffer, DWORD *count);
DWORD WINAPI GetCurrentPackagePath2(int packagePathType, DWORD *pathLength, LPWSTR path);
HRESULT WINAPI GetPackageDependencyInformation(LPWSTR packageDependencyId, PSID *user, LPWSTR *packageFamilyName, void *minVersion, int *packageDependencyProcessorArchitectures, int *lifetimeKind, LPWSTR *lifetimeArtifact, int *options, FILETIME *lifetimeExpiration);
DWORD WINAPI GetPackageFamilyNameFromToken(HANDLE token, DWORD *packageFamilyNameLength, LPWSTR packageFamilyName);
DWORD WINAPI GetPackageFullNameFromToken(HANDLE token, DWORD *packageFullNameLength, LPWSTR packageFullName);
DWORD WINAPI GetPackageGraphRevisionId(void);
DWORD WINAPI GetPackageInfo2(void *packageInfoReference, DWORD flags, int packagePathType, DWORD *bufferLength, BYTE *buffer, DWORD *count);
DWORD WINAPI GetPackagePathByFullName2(LPWSTR packageFullName, int packagePathType, DWORD *pathLength, LPWSTR path);
HRESULT WINAPI GetProcessesUsingPackageDependency(LPWSTR packageDependencyId, PSID user, BOOL scopeIsSystem, DWORD *processIdsCount, DWORD **processIds);
HRESULT WINAPI GetResolvedPackageFullNameForPackageDependency2(LPWSTR packageDependencyId, LPWSTR *packageFullName);
DWORD WINAPI GetStagedPackageOrigin(LPWSTR packageFullName, int *origin);
DWORD WINAPI GetStagedPackagePathByFullName2(LPWSTR packageFullName, int packagePathType, DWORD *pathLength, LPWSTR path);
DWORD WINAPI OpenPackageInfoByFullNameForUser(PSID userSid, LPWSTR packageFullName, DWORD reserved, void **packageInfoReference);
DWORD WINAPI VerifyApplicationUserModelId(LPWSTR applicationUserModelId);
DWORD WINAPI VerifyPackageFamilyName(LPWSTR packageFamilyName);
DWORD WINAPI VerifyPackageFullName(LPWSTR packageFullName);
DWORD WINAPI VerifyPackageId(void *packageId);
DWORD WINAPI VerifyPackageRelativeApplicationId(LPWSTR packageRelativeApplicationId);
/* Windows.Win32.System.Diagnostics.Debug */
HRESULT WINAPI DecodeRemotePointer(HANDLE ProcessHandle, void *Ptr, void **DecodedPtr);
HRESULT WINAPI EncodeRemotePointer(HANDLE ProcessHandle, void *Ptr, void **EncodedPtr);
void WINAPI TerminateProcessOnMemoryExhaustion(ULONG_PTR FailedAllocationSize);
/* Windows.Win32.System.Environment */
BOOL WINAPI DeleteEnclave(void *lpAddress);
BOOL WINAPI LoadEnclaveImageA(void *lpEnclaveAddress, LPSTR lpImageName);
BOOL WINAPI LoadEnclaveImageW(void *lpEnclaveAddress, LPWSTR lpImageName);
/* Windows.Win32.System.LibraryLoader */
BOOL WINAPI QueryOptionalDelayLoadedAPI(HMODULE hParentModule, LPSTR lpDllName, LPSTR lpProcName, DWORD Reserved);
/* Windows.Win32.System.Memory */
BOOL WINAPI AllocateUserPhysicalPages2(HANDLE ObjectHandle, ULONG_PTR *NumberOfPages, ULONG_PTR *PageArray, MEM_EXTENDED_PARAMETER *ExtendedParameters, DWORD ExtendedParameterCount);
HANDLE WINAPI CreateFileMapping2(HANDLE File, SECURITY_ATTRIBUTES *SecurityAttributes, DWORD DesiredAccess, DWORD PageProtection, DWORD AllocationAttributes, ULONGLONG MaximumSize, LPWSTR Name, MEM_EXTENDED_PARAMETER *ExtendedParameters, DWORD ParameterCount);
BOOL WINAPI GetMemoryNumaClosestInitiatorNode(DWORD TargetNodeNumber, DWORD *InitiatorNodeNumber);
BOOL WINAPI GetMemoryNumaPerformanceInformation(DWORD NodeNumber, BYTE DataType, void **PerfInfo);
HANDLE WINAPI MapViewOfFile3(HANDLE FileMapping, HANDLE Process, void *BaseAddress, ULONGLONG Offset, ULONG_PTR ViewSize, DWORD AllocationType, DWORD PageProtection, MEM_EXTENDED_PARAMETER *ExtendedParameters, DWORD ParameterCount);
HANDLE WINAPI MapViewOfFile3FromApp(HANDLE FileMapping, HANDLE Process, void *BaseAddress, ULONGLONG Offset, ULONG_PTR ViewSize, DWORD AllocationType, DWORD PageProtection, MEM_EXTENDED_PARAMETER *ExtendedParameters, DWORD ParameterCount);
HANDLE WINAPI MapViewOfFileNuma2(HANDLE FileMappingHandle, HANDLE ProcessHandle, ULONGLONG Offset, void *BaseAddress, ULONG_PTR ViewSize, DWORD AllocationType, DWORD PageProtection, DWORD PreferredNode);
HANDLE WINAPI OpenDedicatedMemoryPartition(HANDLE Partition, ULONGLONG DedicatedMemoryTypeId, DWORD DesiredAccess, BOOL InheritHandle);
HANDLE WINAPI OpenFileMappingFromApp(DWORD DesiredAccess, BOOL InheritHandle, LPWSTR Name);
BOOL WINAPI QueryPartitionInformation(HANDLE Partition, int PartitionInformationClass, void *PartitionInformation, DWORD PartitionInformationLength);
BOOL WINAPI QueryVirtualMemoryInformation(HANDLE Process, void *VirtualAddress, WIN32_MEMORY_INFORMATION_CLASS MemoryInformationClass, void *MemoryInformation, ULONG_PTR MemoryInformationSize, ULONG_PTR *ReturnSize);
BOOL WINAPI SetProcessValidCallTargets(HANDLE hProcess, void *VirtualAddress, ULONG_PTR RegionSize, DWORD NumberOfOffsets, CFG_CALL_TARGET_INFO *OffsetInformation);
BOOL WINAPI SetProcessValidCallTargetsForMappedView(HANDLE Process, void *VirtualAddress, ULONG_PTR RegionSize, DWORD NumberOfOffsets, CFG_CALL_TARGET_INFO *OffsetInformation, HANDLE Section, ULONGLONG ExpectedFileOffset);
BOOL WINAPI UnmapViewOfFile2(HANDLE Process, HANDLE BaseAddress, DWORD UnmapFlags);
void *WINAPI VirtualAlloc2(HANDLE Process, void *BaseAddress, ULONG_PTR Size, DWORD AllocationType, DWORD PageProtection, MEM_EXTENDED_PARAMETER *ExtendedParameters, DWORD ParameterCount);
void *WINAPI VirtualAlloc2FromApp(HANDLE Process, void *BaseAddress, ULONG_PTR Size, DWORD AllocationType, DWORD PageProtection, MEM_EXTENDED_PARAMETER *ExtendedParameters, DWORD ParameterCount);
void *WINAPI VirtualAllocFromApp(void *BaseAddress, ULONG_PTR Size, DWORD AllocationType, DWORD Protection);
BOOL WINAPI VirtualProtectFromApp(void *Address, ULONG_PTR Size, DWORD NewProtection, DWORD *OldProtection);
BOOL WINAPI VirtualUnlockEx(HANDLE Process, void *Address, ULONG_PTR Size);
/* Windows.Win32.System.Ole */
void WINAPI HRGN_UserFree64(DWORD *param0, HRGN *param1);
BYTE *WINAPI HRGN_UserMarshal64(DWORD *param0, BYTE *param1, HRGN *param2);
DWORD WINAPI HRGN_UserSize64(DWORD *param0, DWORD param1, HRGN *param2);
BYTE *WINAPI HRGN_UserUnmarshal64(DWORD *param0, BYTE *param1, HRGN *param2);
/* Windows.Win32.System.Registry */
DWORD WINAPI GetRegistryValueWithFallbackW(HKEY hkeyPrimary, LPWSTR pwszPrimarySubKey, HKEY hkeyFallback, LPWSTR pwszFallbackSubKey, LPWSTR pwszValue, DWORD dwFlags, DWORD *pdwType, void *pvData, DWORD cbDataIn, DWORD *pcbDataOut);
/* Windows.Win32.System.Services */
DWORD WINAPI GetServiceDirectory(SERVICE_STATUS_HANDLE hServiceStatus, int eDirectoryType, LPWSTR lpPathBuffer, DWORD cchPathBufferLength, DWORD *lpcchRequiredBufferLength);
DWORD WINAPI GetServiceRegistryStateKey(SERVICE_STATUS_HANDLE ServiceStatusHandle, int StateType, DWORD AccessMask, HKEY *ServiceStateKey);
DWORD WINAPI GetSharedServiceDirectory(SC_HANDLE ServiceHandle, int DirectoryType, LPWSTR PathBuffer, DWORD PathBufferLength, DWORD *RequiredBufferLength);
DWORD WINAPI GetSharedServiceRegistryStateKey(SC_HANDLE ServiceHandle, int StateType, DWORD AccessMask, HKEY *ServiceStateKey);
/* Windows.Win32.System.SystemInformation */
int WINAPI GetDeveloperDriveEnablementState(void);
HRESULT WINAPI GetIntegratedDisplaySize(double *sizeInInches);
BOOL WINAPI GetOsManufacturingMode(BOOL *pbEnabled);
BOOL WINAPI GetOsSafeBootMode(DWORD *Flags);
BOOL WINAPI GetSystemTimeAdjustmentPrecise(ULONGLONG *lpTimeAdjustment, ULONGLONG *lpTimeIncrement, BOOL *lpTimeAdjustmentDisabled);
DWORD WINAPI GetSystemWow64Directory2A(LPSTR lpBuffer, DWORD uSize, WORD ImageFileMachineType);
DWORD WINAPI GetSystemWow64Directory2W(LPWSTR lpBuffer, DWORD uSize, WORD ImageFileMachineType);
BOOL WINAPI SetSystemTimeAdjustmentPrecise(ULONGLONG dwTimeAdjustment, BOOL bTimeAdjustmentDisabled);
/* Windows.Win32.System.Threading */
BOOL WINAPI WaitOnAddress(void *Address, void *CompareAddress, ULONG_PTR AddressSize, DWORD dwMilliseconds);
void WINAPI WakeByAddressAll(void *Address);
void WINAPI WakeByAddressSingle(void *Address);
WORD WINAPI Wow64SetThreadDefaultGuestMachine(WORD Machine);
/* Windows.Win32.System.WindowsProgramming */
HRESULT WINAPI ConvertAuxiliaryCounterToPerformanceCounter(ULONGLONG ullAuxiliaryCounterValue, ULONGLONG *lpPerformanceCounterValue, ULONGLONG *lpConversionError);
HRESULT WINAPI ConvertPerformanceCounterToAuxiliaryCounter(ULONGLONG ullPerformanceCounterValue, ULONGLONG *lpAuxiliaryCounterValue, ULONGLONG *lpConversionError);
HRESULT WINAPI GetApiSetModuleBaseName(LPSTR contractName, DWORD bufferLength, LPWSTR moduleBaseName, DWORD *actualNameLength);
int WINAPI GetFeatureEnabledState(DWORD featureId, int changeTime);
DWORD WINAPI GetFeatureVariant(DWORD featureId, int changeTime, DWORD *payloadId, BOOL *hasNotification);
BOOL WINAPI IsApiSetImplemented(LPSTR Contract);
HRESULT WINAPI QueryAuxiliaryCounterFrequency(ULONGLONG *lpAuxiliaryCounterFrequency);
void WINAPI QueryInterruptTime(ULONGLONG *lpInterruptTime);
void WINAPI QueryInterruptTimePrecise(ULONGLONG *lpInterruptTimePrecise);
void WINAPI QueryUnbiasedInterruptTimePrecise(ULONGLONG *lpUnbiasedInterruptTimePrecise);
DWORD WINAPI RaiseCustomSystemEventTrigger(void *CustomSystemEventTriggerConfig);
void WINAPI RecordFeatureError(DWORD featureId, void *error);
void WINAPI RecordFeatureUsage(DWORD featureId, DWORD kind, DWORD addend, LPSTR originName);
void WINAPI SubscribeFeatureStateChangeNotification(void **subscription, void *callback, void *context);
void WINAPI UnsubscribeFeatureStateChangeNotification(void *subscription);
/* Windows.Win32.UI.Shell */
HRESULT WINAPI PathAllocCanonicalize(LPWSTR pszPathIn, DWORD dwFlags, LPWSTR *ppszPathOut);
HRESULT WINAPI PathAllocCombine(LPWSTR pszPathIn, LPWSTR pszMore, DWORD dwFlags, LPWSTR *ppszPathOut);
HRESULT WINAPI PathCchAddBackslash(LPWSTR pszPath, ULONG_PTR cchPath);
HRESULT WINAPI PathCchAddBackslashEx(LPWSTR pszPath, ULONG_PTR cchPath, LPWSTR *ppszEnd, ULONG_PTR *pcchRemaining);
HRESULT WINAPI PathCchAddExtension(LPWSTR pszPath, ULONG_PTR cchPath, LPWSTR pszExt);
HRESULT WINAPI PathCchAppend(LPWSTR pszPath, ULONG_PTR cchPath, LPWSTR pszMore);
HRESULT WINAPI PathCchAppendEx(LPWSTR pszPath, ULONG_PTR cchPath, LPWSTR pszMore, DWORD dwFlags);
HRESULT WINAPI PathCchCanonicalize(LPWSTR pszPathOut, ULONG_PTR cchPathOut, LPWSTR pszPathIn);
HRESULT WINAPI PathCchCanonicalizeEx(LPWSTR pszPathOut, ULONG_PTR cchPathOut, LPWSTR pszPathIn, DWORD dwFlags);
HRESULT WINAPI PathCchCombine(LPWSTR pszPathOut, ULONG_PTR cchPathOut, LPWSTR pszPathIn, LPWSTR pszMore);
HRESULT WINAPI PathCchCombineEx(LPWSTR pszPathOut, ULONG_PTR cchPathOut, LPWSTR pszPathIn, LPWSTR pszMore, DWORD dwFlags);
HRESULT WINAPI PathCchFindExtension(LPWSTR pszPath, ULONG_PTR cchPath, LPWSTR *ppszExt);
BOOL WINAPI PathCchIsRoot(LPWSTR pszPath);
HRESULT WINAPI PathCchRemoveBackslash(LPWSTR pszPath, ULONG_PTR cchPath);
HRESULT WINAPI PathCchRemoveBackslashEx(LPWSTR pszPath, ULONG_PTR cchPath, LPWSTR *ppszEnd, ULONG_PTR *pcchRemaining);
HRESULT WINAPI PathCchRemoveExtension(LPWSTR pszPath, ULONG_PTR cchPath);
HRESULT WINAPI PathCchRemoveFileSpec(LPWSTR pszPath, ULONG_PTR cchPath);
HRESULT WINAPI PathCchRenameExtension(LPWSTR pszPath, ULONG_PTR cchPath, LPWSTR pszExt);
HRESULT WINAPI PathCchSkipRoot(LPWSTR pszPath, LPWSTR *ppszRootEnd);
HRESULT WINAPI PathCchStripPrefix(LPWSTR pszPath, ULONG_PTR cchPath);
HRESULT WINAPI PathCchStripToRoot(LPWSTR pszPath, ULONG_PTR cchPath);
BOOL WINAPI PathIsUNCEx(LPWSTR pszPath, LPWSTR *ppszServer);
DWORD WINAPI RegisterAppConstrainedChangeNotification(void *Routine, void *Context, LONG_PTR *Registration);
DWORD WINAPI RegisterAppStateChangeNotification(void *Routine, void *Context, LONG_PTR *Registration);
void WINAPI UnregisterAppConstrainedChangeNotification(LONG_PTR Registration);
void WINAPI UnregisterAppStateChangeNotification(LONG_PTR Registration);

#line 1 "magnification"
/* Windows.Win32.UI.Magnification */
BOOL WINAPI MagGetColorEffect(HWND hwnd, MAGCOLOREFFECT *pEffect);
BOOL WINAPI MagGetFullscreenColorEffect(MAGCOLOREFFECT *pEffect);
BOOL WINAPI MagGetFullscreenTransform(FLOAT *pMagLevel, int *pxOffset, int *pyOffset);
void *WINAPI MagGetImageScalingCallback(HWND hwnd);
BOOL WINAPI MagGetInputTransform(BOOL *pfEnabled, RECT *pRectSource, RECT *pRectDest);
int WINAPI MagGetWindowFilterList(HWND hwnd, DWORD *pdwFilterMode, int count, HWND *pHWND);
BOOL WINAPI MagGetWindowSource(HWND hwnd, RECT *pRect);
BOOL WINAPI MagGetWindowTransform(HWND hwnd, MAGTRANSFORM *pTransform);
BOOL WINAPI MagInitialize(void);
BOOL WINAPI MagSetColorEffect(HWND hwnd, MAGCOLOREFFECT *pEffect);
BOOL WINAPI MagSetFullscreenColorEffect(MAGCOLOREFFECT *pEffect);
BOOL WINAPI MagSetFullscreenTransform(FLOAT magLevel, int xOffset, int yOffset);
BOOL WINAPI MagSetImageScalingCallback(HWND hwnd, void *callback);
BOOL WINAPI MagSetInputTransform(BOOL fEnabled, RECT *pRectSource, RECT *pRectDest);
BOOL WINAPI MagSetWindowFilterList(HWND hwnd, DWORD dwFilterMode, int count, HWND *pHWND);
BOOL WINAPI MagSetWindowSource(HWND hwnd, RECT rect);
BOOL WINAPI MagSetWindowTransform(HWND hwnd, MAGTRANSFORM *pTransform);
BOOL WINAPI MagShowSystemCursor(BOOL fShowCursor);
BOOL WINAPI MagUninitialize(void);

#line 1 "mf"
/* Windows.Win32.Media.MediaFoundation */
HRESULT WINAPI MFCreateAC3MediaSink(void *pTargetByteStream, void *pAudioMediaType, void **ppMediaSink);
HRESULT WINAPI MFCreateADTSMediaSink(void *pTargetByteStream, void *pAudioMediaType, void **ppMediaSink);
HRESULT WINAPI MFCreateCredentialCache(void **ppCache);
HRESULT WINAPI MFCreateDeviceSourceActivate(void *pAttributes, void **ppActivate);
HRESULT WINAPI MFCreateEncryptedMediaExtensionsStoreActivate(void *pmpHost, void *objectStream, LPWSTR classId, void **activate);
HRESULT WINAPI MFCreateFMPEG4MediaSink(void *pIByteStream, void *pVideoMediaType, void *pAudioMediaType, void **ppIMediaSink);
HRESULT WINAPI MFCreateMuxSink(GUID guidOutputSubType, void *pOutputAttributes, void *pOutputByteStream, void **ppMuxSink);
HRESULT WINAPI MFCreateProtectedEnvironmentAccess(void **ppAccess);
HRESULT WINAPI MFCreateSequencerSegmentOffset(DWORD dwId, LONGLONG hnsOffset, PROPVARIANT *pvarSegmentOffset);
HRESULT WINAPI MFCreateTranscodeTopologyFromByteStream(void *pSrc, void *pOutputStream, void *pProfile, void **ppTranscodeTopo);
HRESULT WINAPI MFGetLocalId(BYTE *verifier, DWORD size, LPWSTR *id);
HRESULT WINAPI MFGetSystemId(void **ppId);
HRESULT WINAPI MFLoadSignedLibrary(LPWSTR pszName, void **ppLib);

#line 1 "mfplat"
/* Windows.Win32.Media.MediaFoundation */
HRESULT WINAPI MFCombineSamples(void *pSample, void *pSampleToAdd, DWORD dwMaxMergedDurationInMS, BOOL *pMerged);
HRESULT WINAPI MFCreateCollection(void **ppIMFCollection);
HRESULT WINAPI MFCreateContentDecryptorContext(GUID *guidMediaProtectionSystemId, void *pD3DManager, void *pContentProtectionDevice, void **ppContentDecryptorContext);
HRESULT WINAPI MFCreateContentProtectionDevice(GUID *ProtectionSystemId, void **ContentProtectionDevice);
HRESULT WINAPI MFCreateD3D12SynchronizationObject(void *pDevice, GUID *riid, void **ppvSyncObject);
HRESULT WINAPI MFCreateDXGICrossAdapterBuffer(GUID *riid, void *punkDevice, void *pMediaType, DWORD uSubresource, void **ppBuffer);
HRESULT WINAPI MFCreateMFByteStreamOnStream(void *pStream, void **ppByteStream);
HRESULT WINAPI MFCreateMFByteStreamOnStreamEx(void *punkStream, void **ppByteStream);
HRESULT WINAPI MFCreateMediaTypeFromProperties(void *punkStream, void **ppMediaType);
HRESULT WINAPI MFCreateMuxStreamAttributes(void *pAttributesToMux, void **ppMuxAttribs);
HRESULT WINAPI MFCreateMuxStreamMediaType(void *pMediaTypesToMux, void **ppMuxMediaType);
HRESULT WINAPI MFCreateMuxStreamSample(void *pSamplesToMux, void **ppMuxSample);
HRESULT WINAPI MFCreatePropertiesFromMediaType(void *pMediaType, GUID *riid, void **ppv);
HRESULT WINAPI MFCreateStreamOnMFByteStream(void *pByteStream, void **ppStream);
HRESULT WINAPI MFCreateStreamOnMFByteStreamEx(void *pByteStream, GUID *riid, void **ppv);
HRESULT WINAPI MFCreateTrackedSample(void **ppMFSample);
HRESULT WINAPI MFDeserializePresentationDescriptor(DWORD cbData, BYTE *pbData, void **ppPD);
HRESULT WINAPI MFGetDXGIDeviceManageMode(void *pDeviceManager, int *mode);
HRESULT WINAPI MFIsContentProtectionDeviceSupported(GUID *ProtectionSystemId, BOOL *isSupported);
HRESULT WINAPI MFSplitSample(void *pSample, void **pOutputSamples, DWORD dwOutputSampleMaxCount, DWORD *pdwOutputSampleCount);
HRESULT WINAPI MFTEnum2(GUID guidCategory, DWORD Flags, MFT_REGISTER_TYPE_INFO *pInputType, MFT_REGISTER_TYPE_INFO *pOutputType, void *pAttributes, void ***pppMFTActivate, DWORD *pnumMFTActivate);

#line 1 "mpr"
/* Windows.Win32.NetworkManagement.WNet */
DWORD WINAPI WNetAddConnection4A(HWND hwndOwner, NETRESOURCEA *lpNetResource, void *pAuthBuffer, DWORD cbAuthBuffer, DWORD dwFlags, BYTE *lpUseOptions, DWORD cbUseOptions);
DWORD WINAPI WNetAddConnection4W(HWND hwndOwner, NETRESOURCEW *lpNetResource, void *pAuthBuffer, DWORD cbAuthBuffer, DWORD dwFlags, BYTE *lpUseOptions, DWORD cbUseOptions);
DWORD WINAPI WNetUseConnection4A(HWND hwndOwner, NETRESOURCEA *lpNetResource, void *pAuthBuffer, DWORD cbAuthBuffer, DWORD dwFlags, BYTE *lpUseOptions, DWORD cbUseOptions, LPSTR lpAccessName, DWORD *lpBufferSize, DWORD *lpResult);
DWORD WINAPI WNetUseConnection4W(HWND hwndOwner, NETRESOURCEW *lpNetResource, void *pAuthBuffer, DWORD cbAuthBuffer, DWORD dwFlags, BYTE *lpUseOptions, DWORD cbUseOptions, LPWSTR lpAccessName, DWORD *lpBufferSize, DWORD *lpResult);

#line 1 "msctfmonitor"
/* Windows.Win32.UI.TextServices */
BOOL WINAPI DoMsCtfMonitor(DWORD dwFlags, HANDLE hEventForServiceStop);
HRESULT WINAPI InitLocalMsCtfMonitor(DWORD dwFlags);
HRESULT WINAPI UninitLocalMsCtfMonitor(void);

#line 1 "msi"
/* Windows.Win32.System.ApplicationInstallationAndServicing */
DWORD WINAPI MsiEnumClientsExA(LPSTR szComponent, LPSTR szUserSid, DWORD dwContext, DWORD dwProductIndex, LPSTR szProductBuf, MSIINSTALLCONTEXT *pdwInstalledContext, LPSTR szSid, DWORD *pcchSid);
DWORD WINAPI MsiEnumClientsExW(LPWSTR szComponent, LPWSTR szUserSid, DWORD dwContext, DWORD dwProductIndex, LPWSTR szProductBuf, MSIINSTALLCONTEXT *pdwInstalledContext, LPWSTR szSid, DWORD *pcchSid);
DWORD WINAPI MsiEnumComponentsExA(LPSTR szUserSid, DWORD dwContext, DWORD dwIndex, LPSTR szInstalledComponentCode, MSIINSTALLCONTEXT *pdwInstalledContext, LPSTR szSid, DWORD *pcchSid);
DWORD WINAPI MsiEnumComponentsExW(LPWSTR szUserSid, DWORD dwContext, DWORD dwIndex, LPWSTR szInstalledComponentCode, MSIINSTALLCONTEXT *pdwInstalledContext, LPWSTR szSid, DWORD *pcchSid);
INSTALLSTATE WINAPI MsiGetComponentPathExA(LPSTR szProductCode, LPSTR szComponentCode, LPSTR szUserSid, MSIINSTALLCONTEXT dwContext, LPSTR lpOutPathBuffer, DWORD *pcchOutPathBuffer);
INSTALLSTATE WINAPI MsiGetComponentPathExW(LPWSTR szProductCode, LPWSTR szComponentCode, LPWSTR szUserSid, MSIINSTALLCONTEXT dwContext, LPWSTR lpOutPathBuffer, DWORD *pcchOutPathBuffer);

#line 1 "ncrypt"
/* Windows.Win32.Security.Cryptography */
NTSTATUS WINAPI GetKeyStorageInterface(LPWSTR pszProviderName, void **ppFunctionTable, DWORD dwFlags);
NTSTATUS WINAPI GetSChannelInterface(LPWSTR pszProviderName, void **ppFunctionTable, DWORD dwFlags);
HRESULT WINAPI NCryptCloseProtectionDescriptor(void *hDescriptor);
HRESULT WINAPI NCryptCreateProtectionDescriptor(LPWSTR pwszDescriptorString, DWORD dwFlags, void **phDescriptor);
HRESULT WINAPI NCryptDecapsulate(NCRYPT_KEY_HANDLE hKey, BYTE *pbCipherText, DWORD cbCipherText, BYTE *pbSecretKey, DWORD cbSecretKey, DWORD *pcbSecretKey, DWORD dwFlags);
HRESULT WINAPI NCryptEncapsulate(NCRYPT_KEY_HANDLE hKey, BYTE *pbSecretKey, DWORD cbSecretKey, DWORD *pcbSecretKey, BYTE *pbCipherText, DWORD cbCipherText, DWORD *pcbCipherText, DWORD dwFlags);
HRESULT WINAPI NCryptGetProtectionDescriptorInfo(void *hDescriptor, NCRYPT_ALLOC_PARA *pMemPara, DWORD dwInfoType, void **ppvInfo);
HRESULT WINAPI NCryptProtectSecret(void *hDescriptor, DWORD dwFlags, BYTE *pbData, DWORD cbData, NCRYPT_ALLOC_PARA *pMemPara, HWND hWnd, BYTE **ppbProtectedBlob, DWORD *pcbProtectedBlob);
HRESULT WINAPI NCryptQueryProtectionDescriptorName(LPWSTR pwszName, LPWSTR pwszDescriptorString, ULONG_PTR *pcDescriptorString, DWORD dwFlags);
HRESULT WINAPI NCryptRegisterProtectionDescriptorName(LPWSTR pwszName, LPWSTR pwszDescriptorString, DWORD dwFlags);
HRESULT WINAPI NCryptStreamClose(void *hStream);
HRESULT WINAPI NCryptStreamOpenToProtect(void *hDescriptor, DWORD dwFlags, HWND hWnd, void *pStreamInfo, void **phStream);
HRESULT WINAPI NCryptStreamOpenToUnprotect(void *pStreamInfo, DWORD dwFlags, HWND hWnd, void **phStream);
HRESULT WINAPI NCryptStreamOpenToUnprotectEx(void *pStreamInfo, DWORD dwFlags, HWND hWnd, void **phStream);
HRESULT WINAPI NCryptStreamUpdate(void *hStream, BYTE *pbData, ULONG_PTR cbData, BOOL fFinal);
HRESULT WINAPI NCryptUnprotectSecret(void **phDescriptor, DWORD dwFlags, BYTE *pbProtectedBlob, DWORD cbProtectedBlob, NCRYPT_ALLOC_PARA *pMemPara, HWND hWnd, BYTE **ppbData, DWORD *pcbData);
HRESULT WINAPI SslChangeNotify(HANDLE hEvent, DWORD dwFlags);
HRESULT WINAPI SslComputeClientAuthHash(NCRYPT_PROV_HANDLE hSslProvider, NCRYPT_KEY_HANDLE hMasterKey, NCRYPT_HASH_HANDLE hHandshakeHash, LPWSTR pszAlgId, BYTE *pbOutput, DWORD cbOutput, DWORD *pcbResult, DWORD dwFlags);
HRESULT WINAPI SslComputeEapKeyBlock(NCRYPT_PROV_HANDLE hSslProvider, NCRYPT_KEY_HANDLE hMasterKey, BYTE *pbRandoms, DWORD cbRandoms, BYTE *pbOutput, DWORD cbOutput, DWORD *pcbResult, DWORD dwFlags);
HRESULT WINAPI SslComputeFinishedHash(NCRYPT_PROV_HANDLE hSslProvider, NCRYPT_KEY_HANDLE hMasterKey, NCRYPT_HASH_HANDLE hHandshakeHash, BYTE *pbOutput, DWORD cbOutput, DWORD dwFlags);
HRESULT WINAPI SslComputeSessionHash(NCRYPT_PROV_HANDLE hSslProvider, NCRYPT_HASH_HANDLE hHandshakeHash, DWORD dwProtocol, BYTE *pbOutput, DWORD cbOutput, DWORD *pcbResult, DWORD dwFlags);
HRESULT WINAPI SslCreateClientAuthHash(NCRYPT_PROV_HANDLE hSslProvider, NCRYPT_HASH_HANDLE *phHandshakeHash, DWORD dwProtocol, DWORD dwCipherSuite, LPWSTR pszHashAlgId, DWORD dwFlags);
HRESULT WINAPI SslCreateEphemeralKey(NCRYPT_PROV_HANDLE hSslProvider, NCRYPT_KEY_HANDLE *phEphemeralKey, DWORD dwProtocol, DWORD dwCipherSuite, DWORD dwKeyType, DWORD dwKeyBitLen, BYTE *pbParams, DWORD cbParams, DWORD dwFlags);
HRESULT WINAPI SslCreateHandshakeHash(NCRYPT_PROV_HANDLE hSslProvider, NCRYPT_HASH_HANDLE *phHandshakeHash, DWORD dwProtocol, DWORD dwCipherSuite, DWORD dwFlags);
HRESULT WINAPI SslDecrementProviderReferenceCount(NCRYPT_PROV_HANDLE hSslProvider);
HRESULT WINAPI SslDecryptPacket(NCRYPT_PROV_HANDLE hSslProvider, NCRYPT_KEY_HANDLE hKey, BYTE *pbInput, DWORD cbInput, BYTE *pbOutput, DWORD cbOutput, DWORD *pcbResult, ULONGLONG SequenceNumber, DWORD dwFlags);
HRESULT WINAPI SslDuplicateTranscriptHash(NCRYPT_PROV_HANDLE hSslProvider, NCRYPT_HASH_HANDLE hTranscriptHash, NCRYPT_HASH_HANDLE *phTranscriptHash, DWORD dwFlags);
HRESULT WINAPI SslEncryptPacket(NCRYPT_PROV_HANDLE hSslProvider, NCRYPT_KEY_HANDLE hKey, BYTE *pbInput, DWORD cbInput, BYTE *pbOutput, DWORD cbOutput, DWORD *pcbResult, ULONGLONG SequenceNumber, DWORD dwContentType, DWORD dwFlags);
HRESULT WINAPI SslEnumCipherSuites(NCRYPT_PROV_HANDLE hSslProvider, NCRYPT_KEY_HANDLE hPrivateKey, void **ppCipherSuite, void **ppEnumState, DWORD dwFlags);
HRESULT WINAPI SslEnumCipherSuitesEx(NCRYPT_PROV_HANDLE hSslProvider, NCRYPT_KEY_HANDLE hPrivateKey, void **ppCipherSuite, void **ppEnumState, DWORD dwFlags);
HRESULT WINAPI SslEnumEccCurves(NCRYPT_PROV_HANDLE hSslProvider, DWORD *pEccCurveCount, void **ppEccCurve, DWORD dwFlags);
HRESULT WINAPI SslEnumProtocolProviders(DWORD *pdwProviderCount, NCryptProviderName **ppProviderList, DWORD dwFlags);
HRESULT WINAPI SslExpandBinderKey(NCRYPT_PROV_HANDLE hSslProvider, NCRYPT_KEY_HANDLE hEarlyKey, NCRYPT_KEY_HANDLE *phBinderKey, BCryptBufferDesc *pParameterList, DWORD dwFlags);
HRESULT WINAPI SslExpandExporterMasterKey(NCRYPT_PROV_HANDLE hSslProvider, NCRYPT_KEY_HANDLE hBaseKey, NCRYPT_HASH_HANDLE hHashValue, NCRYPT_KEY_HANDLE *phExporterMasterKey, BCryptBufferDesc *pParameterList, DWORD dwFlags);
HRESULT WINAPI SslExpandPreSharedKey(NCRYPT_PROV_HANDLE hSslProvider, NCRYPT_KEY_HANDLE hResumptionMasterKey, BYTE *pbTicketNonce, DWORD cbTicketNonce, NCRYPT_KEY_HANDLE *phPreSharedKey, BCryptBufferDesc *pParameterList, DWORD dwFlags);
HRESULT WINAPI SslExpandResumptionMasterKey(NCRYPT_PROV_HANDLE hSslProvider, NCRYPT_KEY_HANDLE hMasterKey, NCRYPT_HASH_HANDLE hHashValue, NCRYPT_KEY_HANDLE *phResumptionMasterKey, BCryptBufferDesc *pParameterList, DWORD dwFlags);
HRESULT WINAPI SslExpandTrafficKeys(NCRYPT_PROV_HANDLE hSslProvider, NCRYPT_KEY_HANDLE hBaseKey, NCRYPT_HASH_HANDLE hHashValue, NCRYPT_KEY_HANDLE *phClientTrafficKey, NCRYPT_KEY_HANDLE *phServerTrafficKey, BCryptBufferDesc *pParameterList, DWORD dwFlags);
HRESULT WINAPI SslExpandWriteKey(NCRYPT_PROV_HANDLE hSslProvider, NCRYPT_KEY_HANDLE hBaseTrafficKey, NCRYPT_KEY_HANDLE *phWriteKey, BCryptBufferDesc *pParameterList, DWORD dwFlags);
HRESULT WINAPI SslExportKey(NCRYPT_PROV_HANDLE hSslProvider, NCRYPT_KEY_HANDLE hKey, LPWSTR pszBlobType, BYTE *pbOutput, DWORD cbOutput, DWORD *pcbResult, DWORD dwFlags);
HRESULT WINAPI SslExportKeyingMaterial(NCRYPT_PROV_HANDLE hSslProvider, NCRYPT_KEY_HANDLE hMasterKey, LPSTR sLabel, BYTE *pbRandoms, DWORD cbRandoms, BYTE *pbContextValue, WORD cbContextValue, BYTE *pbOutput, DWORD cbOutput, DWORD dwFlags);
HRESULT WINAPI SslExtractEarlyKey(NCRYPT_PROV_HANDLE hSslProvider, NCRYPT_KEY_HANDLE hPreSharedKey, NCRYPT_KEY_HANDLE *phEarlyKey, DWORD dwProtocol, DWORD dwCipherSuite, BCryptBufferDesc *pParameterList, DWORD dwFlags);
HRESULT WINAPI SslExtractHandshakeKey(NCRYPT_PROV_HANDLE hSslProvider, NCRYPT_KEY_HANDLE hPrivateKey, NCRYPT_KEY_HANDLE hPublicKey, NCRYPT_KEY_HANDLE hEarlyKey, NCRYPT_KEY_HANDLE *phHandshakeKey, BCryptBufferDesc *pParameterList, DWORD dwFlags);
HRESULT WINAPI SslExtractMasterKey(NCRYPT_PROV_HANDLE hSslProvider, NCRYPT_KEY_HANDLE hHandshakeKey, NCRYPT_KEY_HANDLE *phMasterKey, BCryptBufferDesc *pParameterList, DWORD dwFlags);
HRESULT WINAPI SslFreeBuffer(void *pvInput);
HRESULT WINAPI SslFreeObject(NCRYPT_HANDLE hObject, DWORD dwFlags);
HRESULT WINAPI SslGenerateMasterKey(NCRYPT_PROV_HANDLE hSslProvider, NCRYPT_KEY_HANDLE hPrivateKey, NCRYPT_KEY_HANDLE hPublicKey, NCRYPT_KEY_HANDLE *phMasterKey, DWORD dwProtocol, DWORD dwCipherSuite, BCryptBufferDesc *pParameterList, BYTE *pbOutput, DWORD cbOutput, DWORD *pcbResult, DWORD dwFlags);
HRESULT WINAPI SslGeneratePreMasterKey(NCRYPT_PROV_HANDLE hSslProvider, NCRYPT_KEY_HANDLE hPublicKey, NCRYPT_KEY_HANDLE *phPreMasterKey, DWORD dwProtocol, DWORD dwCipherSuite, BCryptBufferDesc *pParameterList, BYTE *pbOutput, DWORD cbOutput, DWORD *pcbResult, DWORD dwFlags);
HRESULT WINAPI SslGenerateSessionKeys(NCRYPT_PROV_HANDLE hSslProvider, NCRYPT_KEY_HANDLE hMasterKey, NCRYPT_KEY_HANDLE *phReadKey, NCRYPT_KEY_HANDLE *phWriteKey, BCryptBufferDesc *pParameterList, DWORD dwFlags);
HRESULT WINAPI SslGetCipherSuitePRFHashAlgorithm(NCRYPT_PROV_HANDLE hSslProvider, DWORD dwProtocol, DWORD dwCipherSuite, DWORD dwKeyType, LPWSTR szPRFHash, DWORD dwFlags);
HRESULT WINAPI SslGetKeyProperty(NCRYPT_KEY_HANDLE hKey, LPWSTR pszProperty, BYTE **ppbOutput, DWORD *pcbOutput, DWORD dwFlags);
HRESULT WINAPI SslGetProviderProperty(NCRYPT_PROV_HANDLE hSslProvider, LPWSTR pszProperty, BYTE **ppbOutput, DWORD *pcbOutput, void **ppEnumState, DWORD dwFlags);
HRESULT WINAPI SslHashHandshake(NCRYPT_PROV_HANDLE hSslProvider, NCRYPT_HASH_HANDLE hHandshakeHash, BYTE *pbInput, DWORD cbInput, DWORD dwFlags);
HRESULT WINAPI SslImportKey(NCRYPT_PROV_HANDLE hSslProvider, NCRYPT_KEY_HANDLE *phKey, LPWSTR pszBlobType, BYTE *pbKeyBlob, DWORD cbKeyBlob, DWORD dwFlags);
HRESULT WINAPI SslImportMasterKey(NCRYPT_PROV_HANDLE hSslProvider, NCRYPT_KEY_HANDLE hPrivateKey, NCRYPT_KEY_HANDLE *phMasterKey, DWORD dwProtocol, DWORD dwCipherSuite, BCryptBufferDesc *pParameterList, BYTE *pbEncryptedKey, DWORD cbEncryptedKey, DWORD dwFlags);
HRESULT WINAPI SslIncrementProviderReferenceCount(NCRYPT_PROV_HANDLE hSslProvider);
HRESULT WINAPI SslLookupCipherLengths(NCRYPT_PROV_HANDLE hSslProvider, DWORD dwProtocol, DWORD dwCipherSuite, DWORD dwKeyType, void *pCipherLengths, DWORD cbCipherLengths, DWORD dwFlags);
HRESULT WINAPI SslLookupCipherSuiteInfo(NCRYPT_PROV_HANDLE hSslProvider, DWORD dwProtocol, DWORD dwCipherSuite, DWORD dwKeyType, void *pCipherSuite, DWORD dwFlags);
HRESULT WINAPI SslOpenPrivateKey(NCRYPT_PROV_HANDLE hSslProvider, NCRYPT_KEY_HANDLE *phPrivateKey, CERT_CONTEXT *pCertContext, DWORD dwFlags);
HRESULT WINAPI SslOpenProvider(NCRYPT_PROV_HANDLE *phSslProvider, LPWSTR pszProviderName, DWORD dwFlags);
HRESULT WINAPI SslSignHash(NCRYPT_PROV_HANDLE hSslProvider, NCRYPT_KEY_HANDLE hPrivateKey, BYTE *pbHashValue, DWORD cbHashValue, BYTE *pbSignature, DWORD cbSignature, DWORD *pcbResult, DWORD dwFlags);
HRESULT WINAPI SslVerifySignature(NCRYPT_PROV_HANDLE hSslProvider, NCRYPT_KEY_HANDLE hPublicKey, BYTE *pbHashValue, DWORD cbHashValue, BYTE *pbSignature, DWORD cbSignature, DWORD dwFlags);

#line 1 "netapi32"
/* Windows.Win32.NetworkManagement.NetManagement */
DWORD WINAPI NetAccessAdd(LPWSTR servername, DWORD level, BYTE *buf, DWORD *parm_err);
DWORD WINAPI NetAccessDel(LPWSTR servername, LPWSTR resource);
DWORD WINAPI NetAccessEnum(LPWSTR servername, LPWSTR BasePath, DWORD Recursive, DWORD level, BYTE **bufptr, DWORD prefmaxlen, DWORD *entriesread, DWORD *totalentries, DWORD *resume_handle);
DWORD WINAPI NetAccessGetInfo(LPWSTR servername, LPWSTR resource, DWORD level, BYTE **bufptr);
DWORD WINAPI NetAccessGetUserPerms(LPWSTR servername, LPWSTR UGname, LPWSTR resource, DWORD *Perms);
DWORD WINAPI NetAccessSetInfo(LPWSTR servername, LPWSTR resource, DWORD level, BYTE *buf, DWORD *parm_err);
DWORD WINAPI NetCreateProvisioningPackage(void *pProvisioningParams, BYTE **ppPackageBinData, DWORD *pdwPackageBinDataSize, LPWSTR *ppPackageTextData);
void WINAPI NetFreeAadJoinInformation(void *pJoinInfo);
HRESULT WINAPI NetGetAadJoinInformation(LPWSTR pcszTenantId, void **ppJoinInfo);
NTSTATUS WINAPI NetIsServiceAccount2(LPWSTR ServerName, LPWSTR AccountName, BOOL *IsService, int *AccountType);
DWORD WINAPI NetProvisionComputerAccount(LPWSTR lpDomain, LPWSTR lpMachineName, LPWSTR lpMachineAccountOU, LPWSTR lpDcName, DWORD dwOptions, BYTE **pProvisionBinData, DWORD *pdwProvisionBinDataSize, LPWSTR *pProvisionTextData);
NTSTATUS WINAPI NetQueryServiceAccount(LPWSTR ServerName, LPWSTR AccountName, DWORD InfoLevel, BYTE **Buffer);
DWORD WINAPI NetRequestOfflineDomainJoin(BYTE *pProvisionBinData, DWORD cbProvisionBinDataSize, DWORD dwOptions, LPWSTR lpWindowsPath);
DWORD WINAPI NetRequestProvisioningPackageInstall(BYTE *pPackageBinData, DWORD dwPackageBinDataSize, DWORD dwProvisionOptions, LPWSTR lpWindowsPath, void *pvReserved);
/* Windows.Win32.Networking.ActiveDirectory */
DWORD WINAPI DsGetForestTrustInformationW(LPWSTR ServerName, LPWSTR TrustedDomainName, DWORD Flags, LSA_FOREST_TRUST_INFORMATION **ForestTrustInfo);
DWORD WINAPI DsMergeForestTrustInformationW(LPWSTR DomainName, LSA_FOREST_TRUST_INFORMATION *NewForestTrustInfo, LSA_FOREST_TRUST_INFORMATION *OldForestTrustInfo, LSA_FOREST_TRUST_INFORMATION **MergedForestTrustInfo);
/* Windows.Win32.Storage.FileSystem */
DWORD WINAPI NetServerAliasAdd(LPWSTR servername, DWORD level, BYTE *buf);
DWORD WINAPI NetServerAliasDel(LPWSTR servername, DWORD level, BYTE *buf);
DWORD WINAPI NetServerAliasEnum(LPWSTR servername, DWORD level, BYTE **bufptr, DWORD prefmaxlen, DWORD *entriesread, DWORD *totalentries, DWORD *resumehandle);

#line 1 "newdev"
/* Windows.Win32.Devices.DeviceAndDriverInstallation */
BOOL WINAPI DiInstallDevice(HWND hwndParent, HDEVINFO DeviceInfoSet, SP_DEVINFO_DATA *DeviceInfoData, SP_DRVINFO_DATA_V2_W *DriverInfoData, DWORD Flags, BOOL *NeedReboot);
BOOL WINAPI DiInstallDriverA(HWND hwndParent, LPSTR InfPath, DWORD Flags, BOOL *NeedReboot);
BOOL WINAPI DiInstallDriverW(HWND hwndParent, LPWSTR InfPath, DWORD Flags, BOOL *NeedReboot);
BOOL WINAPI DiRollbackDriver(HDEVINFO DeviceInfoSet, SP_DEVINFO_DATA *DeviceInfoData, HWND hwndParent, DWORD Flags, BOOL *NeedReboot);
BOOL WINAPI DiShowUpdateDevice(HWND hwndParent, HDEVINFO DeviceInfoSet, SP_DEVINFO_DATA *DeviceInfoData, DWORD Flags, BOOL *NeedReboot);
BOOL WINAPI DiShowUpdateDriver(HWND hwndParent, LPWSTR FilePath, DWORD Flags, BOOL *NeedReboot);
BOOL WINAPI DiUninstallDevice(HWND hwndParent, HDEVINFO DeviceInfoSet, SP_DEVINFO_DATA *DeviceInfoData, DWORD Flags, BOOL *NeedReboot);
BOOL WINAPI DiUninstallDriverA(HWND hwndParent, LPSTR InfPath, DWORD Flags, BOOL *NeedReboot);
BOOL WINAPI DiUninstallDriverW(HWND hwndParent, LPWSTR InfPath, DWORD Flags, BOOL *NeedReboot);

#line 1 "ninput"
/* Windows.Win32.UI.InteractionContext */
HRESULT WINAPI AddPointerInteractionContext(void *interactionContext, DWORD pointerId);
HRESULT WINAPI BufferPointerPacketsInteractionContext(void *interactionContext, DWORD entriesCount, POINTER_INFO *pointerInfo);
HRESULT WINAPI CreateInteractionContext(void **interactionContext);
HRESULT WINAPI DestroyInteractionContext(void *interactionContext);
HRESULT WINAPI GetCrossSlideParameterInteractionContext(void *interactionContext, int threshold, FLOAT *distance);
HRESULT WINAPI GetHoldParameterInteractionContext(void *interactionContext, int parameter, FLOAT *value);
HRESULT WINAPI GetInertiaParameterInteractionContext(void *interactionContext, int inertiaParameter, FLOAT *value);
HRESULT WINAPI GetInteractionConfigurationInteractionContext(void *interactionContext, DWORD configurationCount, void *configuration);
HRESULT WINAPI GetMouseWheelParameterInteractionContext(void *interactionContext, int parameter, FLOAT *value);
HRESULT WINAPI GetPropertyInteractionContext(void *interactionContext, int contextProperty, DWORD *value);
HRESULT WINAPI GetStateInteractionContext(void *interactionContext, POINTER_INFO *pointerInfo, int *state);
HRESULT WINAPI GetTapParameterInteractionContext(void *interactionContext, int parameter, FLOAT *value);
HRESULT WINAPI GetTranslationParameterInteractionContext(void *interactionContext, int parameter, FLOAT *value);
HRESULT WINAPI ProcessBufferedPacketsInteractionContext(void *interactionContext);
HRESULT WINAPI ProcessInertiaInteractionContext(void *interactionContext);
HRESULT WINAPI ProcessPointerFramesInteractionContext(void *interactionContext, DWORD entriesCount, DWORD pointerCount, POINTER_INFO *pointerInfo);
HRESULT WINAPI RegisterOutputCallbackInteractionContext(void *interactionContext, void *outputCallback, void *clientData);
HRESULT WINAPI RegisterOutputCallbackInteractionContext2(void *interactionContext, void *outputCallback, void *clientData);
HRESULT WINAPI RemovePointerInteractionContext(void *interactionContext, DWORD pointerId);
HRESULT WINAPI ResetInteractionContext(void *interactionContext);
HRESULT WINAPI SetCrossSlideParametersInteractionContext(void *interactionContext, DWORD parameterCount, void *crossSlideParameters);
HRESULT WINAPI SetHoldParameterInteractionContext(void *interactionContext, int parameter, FLOAT value);
HRESULT WINAPI SetInertiaParameterInteractionContext(void *interactionContext, int inertiaParameter, FLOAT value);
HRESULT WINAPI SetInteractionConfigurationInteractionContext(void *interactionContext, DWORD configurationCount, void *configuration);
HRESULT WINAPI SetMouseWheelParameterInteractionContext(void *interactionContext, int parameter, FLOAT value);
HRESULT WINAPI SetPivotInteractionContext(void *interactionContext, FLOAT x, FLOAT y, FLOAT radius);
HRESULT WINAPI SetPropertyInteractionContext(void *interactionContext, int contextProperty, DWORD value);
HRESULT WINAPI SetTapParameterInteractionContext(void *interactionContext, int parameter, FLOAT value);
HRESULT WINAPI SetTranslationParameterInteractionContext(void *interactionContext, int parameter, FLOAT value);
HRESULT WINAPI StopInteractionContext(void *interactionContext);

#line 1 "ntdll"
/* Windows.Win32.Networking.WinSock */
LPSTR WINAPI RtlEthernetAddressToStringA(void *Addr, LPSTR S);
LPWSTR WINAPI RtlEthernetAddressToStringW(void *Addr, LPWSTR S);
int WINAPI RtlEthernetStringToAddressA(LPSTR S, LPSTR *Terminator, void *Addr);
int WINAPI RtlEthernetStringToAddressW(LPWSTR S, LPWSTR *Terminator, void *Addr);
int WINAPI RtlIpv6StringToAddressA(LPSTR S, LPSTR *Terminator, IN6_ADDR *Addr);
int WINAPI RtlIpv6StringToAddressW(LPWSTR S, LPWSTR *Terminator, IN6_ADDR *Addr);
/* Windows.Win32.Security */
BOOLEAN WINAPI RtlNormalizeSecurityDescriptor(PSECURITY_DESCRIPTOR *SecurityDescriptor, DWORD SecurityDescriptorLength, PSECURITY_DESCRIPTOR *NewSecurityDescriptor, DWORD *NewSecurityDescriptorLength, BOOLEAN CheckOnly);
/* Windows.Win32.System.CorrelationVector */
DWORD WINAPI RtlExtendCorrelationVector(void *CorrelationVector);
DWORD WINAPI RtlIncrementCorrelationVector(void *CorrelationVector);
DWORD WINAPI RtlInitializeCorrelationVector(void *CorrelationVector, int Version, GUID *Guid);
DWORD WINAPI RtlValidateCorrelationVector(void *Vector);
/* Windows.Win32.System.Memory */
BOOLEAN WINAPI RtlIsZeroMemory(void *Buffer, ULONG_PTR Length);
/* Windows.Win32.System.Memory.NonVolatile */
DWORD WINAPI RtlDrainNonVolatileFlush(void *NvToken);
DWORD WINAPI RtlFillNonVolatileMemory(void *NvToken, void *NvDestination, ULONG_PTR Size, BYTE Value, DWORD Flags);
DWORD WINAPI RtlFlushNonVolatileMemory(void *NvToken, void *NvBuffer, ULONG_PTR Size, DWORD Flags);
DWORD WINAPI RtlFlushNonVolatileMemoryRanges(void *NvToken, void *NvRanges, ULONG_PTR NumRanges, DWORD Flags);
DWORD WINAPI RtlFreeNonVolatileToken(void *NvToken);
DWORD WINAPI RtlGetNonVolatileToken(void *NvBuffer, ULONG_PTR Size, void **NvToken);
DWORD WINAPI RtlWriteNonVolatileMemory(void *NvToken, void *NvDestination, void *Source, ULONG_PTR Size, DWORD Flags);
/* Windows.Win32.System.SystemInformation */
DWORD WINAPI RtlConvertDeviceFamilyInfoToString(DWORD *pulDeviceFamilyBufferSize, DWORD *pulDeviceFormBufferSize, LPWSTR DeviceFamily, LPWSTR DeviceForm);
void WINAPI RtlGetDeviceFamilyInfoEnum(ULONGLONG *pullUAPInfo, DWORD *pulDeviceFamily, DWORD *pulDeviceForm);
int WINAPI RtlOsDeploymentState(DWORD Flags);
DWORD WINAPI RtlSwitchedVVI(OSVERSIONINFOEXW *VersionInfo, DWORD TypeMask, ULONGLONG ConditionMask);
/* Windows.Win32.System.WindowsProgramming */
ULONG_PTR WINAPI RtlGetReturnAddressHijackTarget(void);
DWORD WINAPI RtlRaiseCustomSystemEventTrigger(void *TriggerConfig);

#line 1 "odbc32"
/* Windows.Win32.System.Search */
SHORT WINAPI SQLCancelHandle(SHORT HandleType, void *InputHandle);
SHORT WINAPI SQLCompleteAsync(SHORT HandleType, void *Handle, SHORT *AsyncRetCodePtr);

#line 1 "ole32"
/* Windows.Win32.System.Com */
HRESULT WINAPI CoRegisterActivationFilter(void *pActivationFilter);
HRESULT WINAPI CoRegisterDeviceCatalog(LPWSTR deviceInstanceId, void **cookie);
HRESULT WINAPI CoRevokeDeviceCatalog(void *cookie);
/* Windows.Win32.System.Com.Marshal */
void WINAPI CLIPFORMAT_UserFree64(DWORD *param0, WORD *param1);
BYTE *WINAPI CLIPFORMAT_UserMarshal64(DWORD *param0, BYTE *param1, WORD *param2);
DWORD WINAPI CLIPFORMAT_UserSize64(DWORD *param0, DWORD param1, WORD *param2);
BYTE *WINAPI CLIPFORMAT_UserUnmarshal64(DWORD *param0, BYTE *param1, WORD *param2);
void WINAPI HACCEL_UserFree64(DWORD *param0, HACCEL *param1);
BYTE *WINAPI HACCEL_UserMarshal64(DWORD *param0, BYTE *param1, HACCEL *param2);
DWORD WINAPI HACCEL_UserSize64(DWORD *param0, DWORD param1, HACCEL *param2);
BYTE *WINAPI HACCEL_UserUnmarshal64(DWORD *param0, BYTE *param1, HACCEL *param2);
void WINAPI HBITMAP_UserFree64(DWORD *param0, HBITMAP *param1);
BYTE *WINAPI HBITMAP_UserMarshal64(DWORD *param0, BYTE *param1, HBITMAP *param2);
DWORD WINAPI HBITMAP_UserSize64(DWORD *param0, DWORD param1, HBITMAP *param2);
BYTE *WINAPI HBITMAP_UserUnmarshal64(DWORD *param0, BYTE *param1, HBITMAP *param2);
void WINAPI HDC_UserFree64(DWORD *param0, HDC *param1);
BYTE *WINAPI HDC_UserMarshal64(DWORD *param0, BYTE *param1, HDC *param2);
DWORD WINAPI HDC_UserSize64(DWORD *param0, DWORD param1, HDC *param2);
BYTE *WINAPI HDC_UserUnmarshal64(DWORD *param0, BYTE *param1, HDC *param2);
void WINAPI HGLOBAL_UserFree64(DWORD *param0, HGLOBAL *param1);
BYTE *WINAPI HGLOBAL_UserMarshal64(DWORD *param0, BYTE *param1, HGLOBAL *param2);
DWORD WINAPI HGLOBAL_UserSize64(DWORD *param0, DWORD param1, HGLOBAL *param2);
BYTE *WINAPI HGLOBAL_UserUnmarshal64(DWORD *param0, BYTE *param1, HGLOBAL *param2);
void WINAPI HICON_UserFree64(DWORD *param0, HICON *param1);
BYTE *WINAPI HICON_UserMarshal64(DWORD *param0, BYTE *param1, HICON *param2);
DWORD WINAPI HICON_UserSize64(DWORD *param0, DWORD param1, HICON *param2);
BYTE *WINAPI HICON_UserUnmarshal64(DWORD *param0, BYTE *param1, HICON *param2);
void WINAPI HMENU_UserFree64(DWORD *param0, HMENU *param1);
BYTE *WINAPI HMENU_UserMarshal64(DWORD *param0, BYTE *param1, HMENU *param2);
DWORD WINAPI HMENU_UserSize64(DWORD *param0, DWORD param1, HMENU *param2);
BYTE *WINAPI HMENU_UserUnmarshal64(DWORD *param0, BYTE *param1, HMENU *param2);
void WINAPI HPALETTE_UserFree64(DWORD *param0, HPALETTE *param1);
BYTE *WINAPI HPALETTE_UserMarshal64(DWORD *param0, BYTE *param1, HPALETTE *param2);
DWORD WINAPI HPALETTE_UserSize64(DWORD *param0, DWORD param1, HPALETTE *param2);
BYTE *WINAPI HPALETTE_UserUnmarshal64(DWORD *param0, BYTE *param1, HPALETTE *param2);
void WINAPI HWND_UserFree64(DWORD *param0, HWND *param1);
BYTE *WINAPI HWND_UserMarshal64(DWORD *param0, BYTE *param1, HWND *param2);
DWORD WINAPI HWND_UserSize64(DWORD *param0, DWORD param1, HWND *param2);
BYTE *WINAPI HWND_UserUnmarshal64(DWORD *param0, BYTE *param1, HWND *param2);
void WINAPI SNB_UserFree64(DWORD *param0, WORD ***param1);
BYTE *WINAPI SNB_UserMarshal64(DWORD *param0, BYTE *param1, WORD ***param2);
DWORD WINAPI SNB_UserSize64(DWORD *param0, DWORD param1, WORD ***param2);
BYTE *WINAPI SNB_UserUnmarshal64(DWORD *param0, BYTE *param1, WORD ***param2);
void WINAPI STGMEDIUM_UserFree64(DWORD *param0, STGMEDIUM *param1);
BYTE *WINAPI STGMEDIUM_UserMarshal64(DWORD *param0, BYTE *param1, STGMEDIUM *param2);
DWORD WINAPI STGMEDIUM_UserSize64(DWORD *param0, DWORD param1, STGMEDIUM *param2);
BYTE *WINAPI STGMEDIUM_UserUnmarshal64(DWORD *param0, BYTE *param1, STGMEDIUM *param2);
/* Windows.Win32.System.Com.StructuredStorage */
BOOLEAN WINAPI StgConvertPropertyToVariant(SERIALIZEDPROPERTYVALUE *pprop, WORD CodePage, PROPVARIANT *pvar, void *pma);
DWORD WINAPI StgPropertyLengthAsVariant(SERIALIZEDPROPERTYVALUE *pProp, DWORD cbProp, WORD CodePage, BYTE bReserved);
/* Windows.Win32.System.Ole */
HRESULT WINAPI OleConvertOLESTREAMToIStorage2(OLESTREAM *lpolestream, void *pstg, DVTARGETDEVICE *ptd, DWORD opt, void *pvCallbackContext, void *pQueryConvertOLELinkCallback);
HRESULT WINAPI OleConvertOLESTREAMToIStorageEx2(OLESTREAM *polestm, void *pstg, WORD *pcfFormat, int *plwWidth, int *plHeight, DWORD *pdwSize, STGMEDIUM *pmedium, DWORD opt, void *pvCallbackContext, void *pQueryConvertOLELinkCallback);
HRESULT WINAPI OleGetClipboardWithEnterpriseInfo(void **dataObject, LPWSTR *dataEnterpriseId, LPWSTR *sourceDescription, LPWSTR *targetDescription, LPWSTR *dataDescription);
/* Windows.Win32.System.WinRT */
HRESULT WINAPI RoGetAgileReference(int options, GUID *riid, void *pUnk, void **ppAgileReference);
/* Windows.Win32.UI.Shell */
void WINAPI HMONITOR_UserFree64(DWORD *param0, HMONITOR *param1);
BYTE *WINAPI HMONITOR_UserMarshal64(DWORD *param0, BYTE *param1, HMONITOR *param2);
DWORD WINAPI HMONITOR_UserSize64(DWORD *param0, DWORD param1, HMONITOR *param2);
BYTE *WINAPI HMONITOR_UserUnmarshal64(DWORD *param0, BYTE *param1, HMONITOR *param2);

#line 1 "oleacc"
/* Windows.Win32.System.Threading */
HANDLE WINAPI GetProcessHandleFromHwnd(HWND hwnd);
/* Windows.Win32.UI.Accessibility */
HRESULT WINAPI AccNotifyTouchInteraction(HWND hwndApp, HWND hwndTarget, POINT ptTarget);
HRESULT WINAPI AccSetRunningUtilityState(HWND hwndApp, DWORD dwUtilityStateMask, DWORD dwUtilityState);

#line 1 "oleaut32"
/* Windows.Win32.Foundation */
HRESULT WINAPI SysAddRefString(BSTR bstrString);
void WINAPI SysReleaseString(BSTR bstrString);
/* Windows.Win32.System.Com.Marshal */
void WINAPI BSTR_UserFree64(DWORD *param0, BSTR *param1);
BYTE *WINAPI BSTR_UserMarshal64(DWORD *param0, BYTE *param1, BSTR *param2);
DWORD WINAPI BSTR_UserSize64(DWORD *param0, DWORD param1, BSTR *param2);
BYTE *WINAPI BSTR_UserUnmarshal64(DWORD *param0, BYTE *param1, BSTR *param2);
void WINAPI LPSAFEARRAY_UserFree64(DWORD *param0, SAFEARRAY **param1);
BYTE *WINAPI LPSAFEARRAY_UserMarshal64(DWORD *param0, BYTE *param1, SAFEARRAY **param2);
DWORD WINAPI LPSAFEARRAY_UserSize64(DWORD *param0, DWORD param1, SAFEARRAY **param2);
BYTE *WINAPI LPSAFEARRAY_UserUnmarshal64(DWORD *param0, BYTE *param1, SAFEARRAY **param2);
/* Windows.Win32.System.Ole */
void WINAPI OaEnablePerUserTLibRegistration(void);
HRESULT WINAPI RegisterTypeLibForUser(void *ptlib, LPWSTR szFullPath, LPWSTR szHelpDir);
HRESULT WINAPI SafeArrayAddRef(SAFEARRAY *psa, void **ppDataToRelease);
void WINAPI SafeArrayReleaseData(void *pData);
void WINAPI SafeArrayReleaseDescriptor(SAFEARRAY *psa);
HRESULT WINAPI UnRegisterTypeLibForUser(GUID *libID, WORD wMajorVerNum, WORD wMinorVerNum, DWORD lcid, SYSKIND syskind);
/* Windows.Win32.System.Variant */
void WINAPI VARIANT_UserFree64(DWORD *param0, VARIANT *param1);
BYTE *WINAPI VARIANT_UserMarshal64(DWORD *param0, BYTE *param1, VARIANT *param2);
DWORD WINAPI VARIANT_UserSize64(DWORD *param0, DWORD param1, VARIANT *param2);
BYTE *WINAPI VARIANT_UserUnmarshal64(DWORD *param0, BYTE *param1, VARIANT *param2);

#line 1 "powrprof"
/* Windows.Win32.System.Power */
POWER_PLATFORM_ROLE WINAPI PowerDeterminePlatformRoleEx(DWORD Version);
DWORD WINAPI PowerGetUserConfiguredACPowerMode(GUID *PowerModeGuid);
DWORD WINAPI PowerGetUserConfiguredDCPowerMode(GUID *PowerModeGuid);
BOOLEAN WINAPI PowerIsSettingRangeDefined(GUID *SubKeyGuid, GUID *SettingGuid);
DWORD WINAPI PowerOpenSystemPowerKey(HKEY *phSystemPowerKey, DWORD Access, BOOL OpenExisting);
DWORD WINAPI PowerOpenUserPowerKey(HKEY *phUserPowerKey, DWORD Access, BOOL OpenExisting);
HRESULT WINAPI PowerRegisterForEffectivePowerModeNotifications(DWORD Version, void *Callback, void *Context, void **RegistrationHandle);
DWORD WINAPI PowerRegisterSuspendResumeNotification(DWORD Flags, HANDLE Recipient, void **RegistrationHandle);
DWORD WINAPI PowerReportThermalEvent(void *Event);
DWORD WINAPI PowerSetUserConfiguredACPowerMode(GUID *PowerModeGuid);
DWORD WINAPI PowerSetUserConfiguredDCPowerMode(GUID *PowerModeGuid);
DWORD WINAPI PowerSettingAccessCheckEx(POWER_DATA_ACCESSOR AccessFlags, GUID *PowerGuid, DWORD AccessType);
DWORD WINAPI PowerSettingRegisterNotification(GUID *SettingGuid, DWORD Flags, HANDLE Recipient, void **RegistrationHandle);
DWORD WINAPI PowerSettingUnregisterNotification(HPOWERNOTIFY RegistrationHandle);
HRESULT WINAPI PowerUnregisterFromEffectivePowerModeNotifications(void *RegistrationHandle);
DWORD WINAPI PowerUnregisterSuspendResumeNotification(HPOWERNOTIFY RegistrationHandle);

#line 1 "propsys"
/* Windows.Win32.System.Com.StructuredStorage */
void WINAPI ClearPropVariantArray(PROPVARIANT *rgPropVar, DWORD cVars);
HRESULT WINAPI InitPropVariantFromBooleanVector(BOOL *prgf, DWORD cElems, PROPVARIANT *ppropvar);
HRESULT WINAPI InitPropVariantFromDoubleVector(double *prgn, DWORD cElems, PROPVARIANT *ppropvar);
HRESULT WINAPI InitPropVariantFromFileTimeVector(FILETIME *prgft, DWORD cElems, PROPVARIANT *ppropvar);
HRESULT WINAPI InitPropVariantFromInt16Vector(SHORT *prgn, DWORD cElems, PROPVARIANT *ppropvar);
HRESULT WINAPI InitPropVariantFromInt32Vector(int *prgn, DWORD cElems, PROPVARIANT *ppropvar);
HRESULT WINAPI InitPropVariantFromInt64Vector(LONGLONG *prgn, DWORD cElems, PROPVARIANT *ppropvar);
HRESULT WINAPI InitPropVariantFromPropVariantVectorElem(PROPVARIANT *propvarIn, DWORD iElem, PROPVARIANT *ppropvar);
HRESULT WINAPI InitPropVariantFromResource(HINSTANCE hinst, DWORD id, PROPVARIANT *ppropvar);
HRESULT WINAPI InitPropVariantFromStringAsVector(LPWSTR psz, PROPVARIANT *ppropvar);
HRESULT WINAPI InitPropVariantFromStringVector(LPWSTR *prgsz, DWORD cElems, PROPVARIANT *ppropvar);
HRESULT WINAPI InitPropVariantFromUInt16Vector(WORD *prgn, DWORD cElems, PROPVARIANT *ppropvar);
HRESULT WINAPI InitPropVariantFromUInt32Vector(DWORD *prgn, DWORD cElems, PROPVARIANT *ppropvar);
HRESULT WINAPI InitPropVariantFromUInt64Vector(ULONGLONG *prgn, DWORD cElems, PROPVARIANT *ppropvar);
HRESULT WINAPI InitPropVariantVectorFromPropVariant(PROPVARIANT *propvarSingle, PROPVARIANT *ppropvarVector);
HRESULT WINAPI PropVariantGetBooleanElem(PROPVARIANT *propvar, DWORD iElem, BOOL *pfVal);
HRESULT WINAPI PropVariantGetDoubleElem(PROPVARIANT *propvar, DWORD iElem, double *pnVal);
DWORD WINAPI PropVariantGetElementCount(PROPVARIANT *propvar);
HRESULT WINAPI PropVariantGetFileTimeElem(PROPVARIANT *propvar, DWORD iElem, FILETIME *pftVal);
HRESULT WINAPI PropVariantGetInt16Elem(PROPVARIANT *propvar, DWORD iElem, SHORT *pnVal);
HRESULT WINAPI PropVariantGetInt32Elem(PROPVARIANT *propvar, DWORD iElem, int *pnVal);
HRESULT WINAPI PropVariantGetInt64Elem(PROPVARIANT *propvar, DWORD iElem, LONGLONG *pnVal);
HRESULT WINAPI PropVariantGetStringElem(PROPVARIANT *propvar, DWORD iElem, LPWSTR *ppszVal);
HRESULT WINAPI PropVariantGetUInt16Elem(PROPVARIANT *propvar, DWORD iElem, WORD *pnVal);
HRESULT WINAPI PropVariantGetUInt32Elem(PROPVARIANT *propvar, DWORD iElem, DWORD *pnVal);
HRESULT WINAPI PropVariantGetUInt64Elem(PROPVARIANT *propvar, DWORD iElem, ULONGLONG *pnVal);
HRESULT WINAPI PropVariantToBSTR(PROPVARIANT *propvar, BSTR *pbstrOut);
HRESULT WINAPI PropVariantToBooleanVector(PROPVARIANT *propvar, BOOL *prgf, DWORD crgf, DWORD *pcElem);
HRESULT WINAPI PropVariantToBooleanVectorAlloc(PROPVARIANT *propvar, BOOL **pprgf, DWORD *pcElem);
BOOL WINAPI PropVariantToBooleanWithDefault(PROPVARIANT *propvarIn, BOOL fDefault);
HRESULT WINAPI PropVariantToDoubleVector(PROPVARIANT *propvar, double *prgn, DWORD crgn, DWORD *pcElem);
HRESULT WINAPI PropVariantToDoubleVectorAlloc(PROPVARIANT *propvar, double **pprgn, DWORD *pcElem);
double WINAPI PropVariantToDoubleWithDefault(PROPVARIANT *propvarIn, double dblDefault);
HRESULT WINAPI PropVariantToFileTime(PROPVARIANT *propvar, int pstfOut, FILETIME *pftOut);
HRESULT WINAPI PropVariantToFileTimeVector(PROPVARIANT *propvar, FILETIME *prgft, DWORD crgft, DWORD *pcElem);
HRESULT WINAPI PropVariantToFileTimeVectorAlloc(PROPVARIANT *propvar, FILETIME **pprgft, DWORD *pcElem);
HRESULT WINAPI PropVariantToInt16Vector(PROPVARIANT *propvar, SHORT *prgn, DWORD crgn, DWORD *pcElem);
HRESULT WINAPI PropVariantToInt16VectorAlloc(PROPVARIANT *propvar, SHORT **pprgn, DWORD *pcElem);
SHORT WINAPI PropVariantToInt16WithDefault(PROPVARIANT *propvarIn, SHORT iDefault);
HRESULT WINAPI PropVariantToInt32Vector(PROPVARIANT *propvar, int *prgn, DWORD crgn, DWORD *pcElem);
HRESULT WINAPI PropVariantToInt32VectorAlloc(PROPVARIANT *propvar, int **pprgn, DWORD *pcElem);
int WINAPI PropVariantToInt32WithDefault(PROPVARIANT *propvarIn, int lDefault);
HRESULT WINAPI PropVariantToInt64Vector(PROPVARIANT *propvar, LONGLONG *prgn, DWORD crgn, DWORD *pcElem);
HRESULT WINAPI PropVariantToInt64VectorAlloc(PROPVARIANT *propvar, LONGLONG **pprgn, DWORD *pcElem);
LONGLONG WINAPI PropVariantToInt64WithDefault(PROPVARIANT *propvarIn, LONGLONG llDefault);
HRESULT WINAPI PropVariantToStringVector(PROPVARIANT *propvar, LPWSTR *prgsz, DWORD crgsz, DWORD *pcElem);
HRESULT WINAPI PropVariantToStringVectorAlloc(PROPVARIANT *propvar, LPWSTR **pprgsz, DWORD *pcElem);
HRESULT WINAPI PropVariantToUInt16Vector(PROPVARIANT *propvar, WORD *prgn, DWORD crgn, DWORD *pcElem);
HRESULT WINAPI PropVariantToUInt16VectorAlloc(PROPVARIANT *propvar, WORD **pprgn, DWORD *pcElem);
WORD WINAPI PropVariantToUInt16WithDefault(PROPVARIANT *propvarIn, WORD uiDefault);
HRESULT WINAPI PropVariantToUInt32Vector(PROPVARIANT *propvar, DWORD *prgn, DWORD crgn, DWORD *pcElem);
HRESULT WINAPI PropVariantToUInt32VectorAlloc(PROPVARIANT *propvar, DWORD **pprgn, DWORD *pcElem);
DWORD WINAPI PropVariantToUInt32WithDefault(PROPVARIANT *propvarIn, DWORD ulDefault);
HRESULT WINAPI PropVariantToUInt64Vector(PROPVARIANT *propvar, ULONGLONG *prgn, DWORD crgn, DWORD *pcElem);
HRESULT WINAPI PropVariantToUInt64VectorAlloc(PROPVARIANT *propvar, ULONGLONG **pprgn, DWORD *pcElem);
ULONGLONG WINAPI PropVariantToUInt64WithDefault(PROPVARIANT *propvarIn, ULONGLONG ullDefault);
HRESULT WINAPI PropVariantToVariant(PROPVARIANT *pPropVar, VARIANT *pVar);
HRESULT WINAPI PropVariantToWinRTPropertyValue(PROPVARIANT *propvar, GUID *riid, void **ppv);
HRESULT WINAPI StgDeserializePropVariant(SERIALIZEDPROPERTYVALUE *pprop, DWORD cbMax, PROPVARIANT *ppropvar);
HRESULT WINAPI StgSerializePropVariant(PROPVARIANT *ppropvar, SERIALIZEDPROPERTYVALUE **ppProp, DWORD *pcb);
HRESULT WINAPI VariantToPropVariant(VARIANT *pVar, PROPVARIANT *pPropVar);
HRESULT WINAPI WinRTPropertyValueToPropVariant(void *punkPropertyValue, PROPVARIANT *ppropvar);
/* Windows.Win32.System.Variant */
void WINAPI ClearVariantArray(VARIANT *pvars, DWORD cvars);
HRESULT WINAPI InitVariantFromBooleanArray(BOOL *prgf, DWORD cElems, VARIANT *pvar);
HRESULT WINAPI InitVariantFromDoubleArray(double *prgn, DWORD cElems, VARIANT *pvar);
HRESULT WINAPI InitVariantFromFileTime(FILETIME *pft, VARIANT *pvar);
HRESULT WINAPI InitVariantFromFileTimeArray(FILETIME *prgft, DWORD cElems, VARIANT *pvar);
HRESULT WINAPI InitVariantFromInt16Array(SHORT *prgn, DWORD cElems, VARIANT *pvar);
HRESULT WINAPI InitVariantFromInt32Array(int *prgn, DWORD cElems, VARIANT *pvar);
HRESULT WINAPI InitVariantFromInt64Array(LONGLONG *prgn, DWORD cElems, VARIANT *pvar);
HRESULT WINAPI InitVariantFromResource(HINSTANCE hinst, DWORD id, VARIANT *pvar);
HRESULT WINAPI InitVariantFromStringArray(LPWSTR *prgsz, DWORD cElems, VARIANT *pvar);
HRESULT WINAPI InitVariantFromUInt16Array(WORD *prgn, DWORD cElems, VARIANT *pvar);
HRESULT WINAPI InitVariantFromUInt32Array(DWORD *prgn, DWORD cElems, VARIANT *pvar);
HRESULT WINAPI InitVariantFromUInt64Array(ULONGLONG *prgn, DWORD cElems, VARIANT *pvar);
HRESULT WINAPI InitVariantFromVariantArrayElem(VARIANT *varIn, DWORD iElem, VARIANT *pvar);
int WINAPI VariantCompare(VARIANT *var1, VARIANT *var2);
HRESULT WINAPI VariantGetBooleanElem(VARIANT *var, DWORD iElem, BOOL *pfVal);
HRESULT WINAPI VariantGetDoubleElem(VARIANT *var, DWORD iElem, double *pnVal);
DWORD WINAPI VariantGetElementCount(VARIANT *varIn);
HRESULT WINAPI VariantGetInt16Elem(VARIANT *var, DWORD iElem, SHORT *pnVal);
HRESULT WINAPI VariantGetInt32Elem(VARIANT *var, DWORD iElem, int *pnVal);
HRESULT WINAPI VariantGetInt64Elem(VARIANT *var, DWORD iElem, LONGLONG *pnVal);
HRESULT WINAPI VariantGetStringElem(VARIANT *var, DWORD iElem, LPWSTR *ppszVal);
HRESULT WINAPI VariantGetUInt16Elem(VARIANT *var, DWORD iElem, WORD *pnVal);
HRESULT WINAPI VariantGetUInt32Elem(VARIANT *var, DWORD iElem, DWORD *pnVal);
HRESULT WINAPI VariantGetUInt64Elem(VARIANT *var, DWORD iElem, ULONGLONG *pnVal);
HRESULT WINAPI VariantToBoolean(VARIANT *varIn, BOOL *pfRet);
HRESULT WINAPI VariantToBooleanArray(VARIANT *var, BOOL *prgf, DWORD crgn, DWORD *pcElem);
HRESULT WINAPI VariantToBooleanArrayAlloc(VARIANT *var, BOOL **pprgf, DWORD *pcElem);
BOOL WINAPI VariantToBooleanWithDefault(VARIANT *varIn, BOOL fDefault);
HRESULT WINAPI VariantToBuffer(VARIANT *varIn, void *pv, DWORD cb);
HRESULT WINAPI VariantToDosDateTime(VARIANT *varIn, WORD *pwDate, WORD *pwTime);
HRESULT WINAPI VariantToDouble(VARIANT *varIn, double *pdblRet);
HRESULT WINAPI VariantToDoubleArray(VARIANT *var, double *prgn, DWORD crgn, DWORD *pcElem);
HRESULT WINAPI VariantToDoubleArrayAlloc(VARIANT *var, double **pprgn, DWORD *pcElem);
double WINAPI VariantToDoubleWithDefault(VARIANT *varIn, double dblDefault);
HRESULT WINAPI VariantToFileTime(VARIANT *varIn, int stfOut, FILETIME *pftOut);
HRESULT WINAPI VariantToInt16(VARIANT *varIn, SHORT *piRet);
HRESULT WINAPI VariantToInt16Array(VARIANT *var, SHORT *prgn, DWORD crgn, DWORD *pcElem);
HRESULT WINAPI VariantToInt16ArrayAlloc(VARIANT *var, SHORT **pprgn, DWORD *pcElem);
SHORT WINAPI VariantToInt16WithDefault(VARIANT *varIn, SHORT iDefault);
HRESULT WINAPI VariantToInt32(VARIANT *varIn, int *plRet);
HRESULT WINAPI VariantToInt32Array(VARIANT *var, int *prgn, DWORD crgn, DWORD *pcElem);
HRESULT WINAPI VariantToInt32ArrayAlloc(VARIANT *var, int **pprgn, DWORD *pcElem);
int WINAPI VariantToInt32WithDefault(VARIANT *varIn, int lDefault);
HRESULT WINAPI VariantToInt64(VARIANT *varIn, LONGLONG *pllRet);
HRESULT WINAPI VariantToInt64Array(VARIANT *var, LONGLONG *prgn, DWORD crgn, DWORD *pcElem);
HRESULT WINAPI VariantToInt64ArrayAlloc(VARIANT *var, LONGLONG **pprgn, DWORD *pcElem);
LONGLONG WINAPI VariantToInt64WithDefault(VARIANT *varIn, LONGLONG llDefault);
HRESULT WINAPI VariantToString(VARIANT *varIn, LPWSTR pszBuf, DWORD cchBuf);
HRESULT WINAPI VariantToStringAlloc(VARIANT *varIn, LPWSTR *ppszBuf);
HRESULT WINAPI VariantToStringArray(VARIANT *var, LPWSTR *prgsz, DWORD crgsz, DWORD *pcElem);
HRESULT WINAPI VariantToStringArrayAlloc(VARIANT *var, LPWSTR **pprgsz, DWORD *pcElem);
LPWSTR WINAPI VariantToStringWithDefault(VARIANT *varIn, LPWSTR pszDefault);
HRESULT WINAPI VariantToUInt16(VARIANT *varIn, WORD *puiRet);
HRESULT WINAPI VariantToUInt16Array(VARIANT *var, WORD *prgn, DWORD crgn, DWORD *pcElem);
HRESULT WINAPI VariantToUInt16ArrayAlloc(VARIANT *var, WORD **pprgn, DWORD *pcElem);
WORD WINAPI VariantToUInt16WithDefault(VARIANT *varIn, WORD uiDefault);
HRESULT WINAPI VariantToUInt32(VARIANT *varIn, DWORD *pulRet);
HRESULT WINAPI VariantToUInt32Array(VARIANT *var, DWORD *prgn, DWORD crgn, DWORD *pcElem);
HRESULT WINAPI VariantToUInt32ArrayAlloc(VARIANT *var, DWORD **pprgn, DWORD *pcElem);
DWORD WINAPI VariantToUInt32WithDefault(VARIANT *varIn, DWORD ulDefault);
HRESULT WINAPI VariantToUInt64(VARIANT *varIn, ULONGLONG *pullRet);
HRESULT WINAPI VariantToUInt64Array(VARIANT *var, ULONGLONG *prgn, DWORD crgn, DWORD *pcElem);
HRESULT WINAPI VariantToUInt64ArrayAlloc(VARIANT *var, ULONGLONG **pprgn, DWORD *pcElem);
ULONGLONG WINAPI VariantToUInt64WithDefault(VARIANT *varIn, ULONGLONG ullDefault);
/* Windows.Win32.UI.Shell */
HRESULT WINAPI InitPropVariantFromStrRet(STRRET *pstrret, ITEMIDLIST *pidl, PROPVARIANT *ppropvar);
HRESULT WINAPI InitVariantFromStrRet(STRRET *pstrret, ITEMIDLIST *pidl, VARIANT *pvar);
HRESULT WINAPI PropVariantToStrRet(PROPVARIANT *propvar, STRRET *pstrret);
HRESULT WINAPI VariantToStrRet(VARIANT *varIn, STRRET *pstrret);

#line 1 "rpcrt4"
/* Windows.Win32.System.Rpc */
DWORD WINAPI IUnknown_AddRef_Proxy(void *This);
HRESULT WINAPI IUnknown_QueryInterface_Proxy(void *This, GUID *riid, void **ppvObject);
DWORD WINAPI IUnknown_Release_Proxy(void *This);
RPC_STATUS WINAPI I_RpcBindingCreateNP(LPWSTR ServerName, LPWSTR ServiceName, LPWSTR NetworkOptions, void **Binding);
RPC_STATUS WINAPI I_RpcBindingInqClientTokenAttributes(void *Binding, LUID *TokenId, LUID *AuthenticationId, LUID *ModifiedId);
RPC_STATUS WINAPI I_RpcBindingInqSecurityContextKeyInfo(void *Binding, void *KeyInfo);
RPC_STATUS WINAPI I_RpcBindingIsServerLocal(void *Binding, DWORD *ServerLocalFlag);
RPC_STATUS WINAPI I_RpcBindingSetPrivateOption(void *hBinding, DWORD option, ULONG_PTR optionValue);
RPC_STATUS WINAPI I_RpcGetDefaultSD(void **ppSecurityDescriptor);
RPC_STATUS WINAPI I_RpcMgmtEnableDedicatedThreadPool(void);
RPC_STATUS WINAPI I_RpcOpenClientProcess(void *Binding, DWORD DesiredAccess, void **ClientProcess);
int WINAPI I_RpcServerDisableExceptionFilter(void);
RPC_STATUS WINAPI I_RpcServerGetAssociationID(void *Binding, DWORD *AssociationID);
RPC_STATUS WINAPI I_RpcServerInqRemoteConnAddress(void *Binding, void *Buffer, DWORD *BufferSize, DWORD *AddressFormat);
RPC_STATUS WINAPI I_RpcServerStartService(LPWSTR Protseq, LPWSTR Endpoint, void *IfSpec);
RPC_STATUS WINAPI I_RpcServerSubscribeForDisconnectNotification(void *Binding, void *hEvent);
RPC_STATUS WINAPI I_RpcServerSubscribeForDisconnectNotification2(void *Binding, void *hEvent, GUID *SubscriptionId);
RPC_STATUS WINAPI I_RpcServerUnsubscribeForDisconnectNotification(void *Binding, GUID SubscriptionId);
RPC_STATUS WINAPI I_RpcSystemHandleTypeSpecificWork(void *Handle, BYTE ActualType, BYTE IdlType, int MarshalDirection);
RPC_STATUS WINAPI RpcBindingInqMaxCalls(void *Binding, DWORD *MaxCalls);
int WINAPI RpcExceptionFilter(DWORD ExceptionCode);
RPC_STATUS WINAPI RpcImpersonateClient2(void *BindingHandle);
RPC_STATUS WINAPI RpcImpersonateClientContainer(void *BindingHandle);
RPC_STATUS WINAPI RpcRevertContainerImpersonation(void);
RPC_STATUS WINAPI RpcServerCompleteSecurityCallback(void *BindingHandle, RPC_STATUS Status);
RPC_STATUS WINAPI RpcServerInqBindingsEx(void *SecurityDescriptor, RPC_BINDING_VECTOR **BindingVector);
RPC_STATUS WINAPI RpcServerInterfaceGroupActivate(void *IfGroup);
RPC_STATUS WINAPI RpcServerInterfaceGroupClose(void *IfGroup);
RPC_STATUS WINAPI RpcServerInterfaceGroupCreateA(void *Interfaces, DWORD NumIfs, void *Endpoints, DWORD NumEndpoints, DWORD IdlePeriod, void *IdleCallbackFn, void *IdleCallbackContext, void **IfGroup);
RPC_STATUS WINAPI RpcServerInterfaceGroupCreateW(void *Interfaces, DWORD NumIfs, void *Endpoints, DWORD NumEndpoints, DWORD IdlePeriod, void *IdleCallbackFn, void *IdleCallbackContext, void **IfGroup);
RPC_STATUS WINAPI RpcServerInterfaceGroupDeactivate(void *IfGroup, DWORD ForceDeactivation);
RPC_STATUS WINAPI RpcServerInterfaceGroupInqBindings(void *IfGroup, RPC_BINDING_VECTOR **BindingVector);
RPC_STATUS WINAPI RpcServerRegisterIf3(void *IfSpec, GUID *MgrTypeUuid, void *MgrEpv, DWORD Flags, DWORD MaxCalls, DWORD MaxRpcSize, void *IfCallback, void *SecurityDescriptor);

#line 1 "sas"
/* Windows.Win32.Security.Authentication.Identity */
void WINAPI SendSAS(BOOL AsUser);

#line 1 "secur32"
/* Windows.Win32.Security.Authentication.Identity */
NTSTATUS WINAPI CredMarshalTargetInfo(CREDENTIAL_TARGET_INFORMATIONW *InTargetInfo, WORD **Buffer, DWORD *BufferSize);
NTSTATUS WINAPI CredUnmarshalTargetInfo(WORD *Buffer, DWORD BufferSize, CREDENTIAL_TARGET_INFORMATIONW **RetTargetInfo, DWORD *RetActualSize);

#line 1 "setupapi"
/* Windows.Win32.Devices.DeviceAndDriverInstallation */
BOOL WINAPI SetupDiGetClassPropertyExW(GUID *ClassGuid, DEVPROPKEY *PropertyKey, DEVPROPTYPE *PropertyType, BYTE *PropertyBuffer, DWORD PropertyBufferSize, DWORD *RequiredSize, DWORD Flags, LPWSTR MachineName, void *Reserved);
BOOL WINAPI SetupDiGetClassPropertyKeys(GUID *ClassGuid, DEVPROPKEY *PropertyKeyArray, DWORD PropertyKeyCount, DWORD *RequiredPropertyKeyCount, DWORD Flags);
BOOL WINAPI SetupDiGetClassPropertyKeysExW(GUID *ClassGuid, DEVPROPKEY *PropertyKeyArray, DWORD PropertyKeyCount, DWORD *RequiredPropertyKeyCount, DWORD Flags, LPWSTR MachineName, void *Reserved);
BOOL WINAPI SetupDiGetClassPropertyW(GUID *ClassGuid, DEVPROPKEY *PropertyKey, DEVPROPTYPE *PropertyType, BYTE *PropertyBuffer, DWORD PropertyBufferSize, DWORD *RequiredSize, DWORD Flags);
BOOL WINAPI SetupDiGetDeviceInterfacePropertyKeys(HDEVINFO DeviceInfoSet, SP_DEVICE_INTERFACE_DATA *DeviceInterfaceData, DEVPROPKEY *PropertyKeyArray, DWORD PropertyKeyCount, DWORD *RequiredPropertyKeyCount, DWORD Flags);
BOOL WINAPI SetupDiGetDeviceInterfacePropertyW(HDEVINFO DeviceInfoSet, SP_DEVICE_INTERFACE_DATA *DeviceInterfaceData, DEVPROPKEY *PropertyKey, DEVPROPTYPE *PropertyType, BYTE *PropertyBuffer, DWORD PropertyBufferSize, DWORD *RequiredSize, DWORD Flags);
BOOL WINAPI SetupDiLoadDeviceIcon(HDEVINFO DeviceInfoSet, SP_DEVINFO_DATA *DeviceInfoData, DWORD cxIcon, DWORD cyIcon, DWORD Flags, HICON *hIcon);
BOOL WINAPI SetupDiSetClassPropertyExW(GUID *ClassGuid, DEVPROPKEY *PropertyKey, DEVPROPTYPE PropertyType, BYTE *PropertyBuffer, DWORD PropertyBufferSize, DWORD Flags, LPWSTR MachineName, void *Reserved);
BOOL WINAPI SetupDiSetClassPropertyW(GUID *ClassGuid, DEVPROPKEY *PropertyKey, DEVPROPTYPE PropertyType, BYTE *PropertyBuffer, DWORD PropertyBufferSize, DWORD Flags);
BOOL WINAPI SetupDiSetDeviceInterfacePropertyW(HDEVINFO DeviceInfoSet, SP_DEVICE_INTERFACE_DATA *DeviceInterfaceData, DEVPROPKEY *PropertyKey, DEVPROPTYPE PropertyType, BYTE *PropertyBuffer, DWORD PropertyBufferSize, DWORD Flags);
BOOL WINAPI SetupDiSetDevicePropertyW(HDEVINFO DeviceInfoSet, SP_DEVINFO_DATA *DeviceInfoData, DEVPROPKEY *PropertyKey, DEVPROPTYPE PropertyType, BYTE *PropertyBuffer, DWORD PropertyBufferSize, DWORD Flags);
BOOL WINAPI SetupGetInfDriverStoreLocationA(LPSTR FileName, SP_ALTPLATFORM_INFO_V2 *AlternatePlatformInfo, LPSTR LocaleName, LPSTR ReturnBuffer, DWORD ReturnBufferSize, DWORD *RequiredSize);
BOOL WINAPI SetupGetInfDriverStoreLocationW(LPWSTR FileName, SP_ALTPLATFORM_INFO_V2 *AlternatePlatformInfo, LPWSTR LocaleName, LPWSTR ReturnBuffer, DWORD ReturnBufferSize, DWORD *RequiredSize);
BOOL WINAPI SetupGetInfPublishedNameA(LPSTR DriverStoreLocation, LPSTR ReturnBuffer, DWORD ReturnBufferSize, DWORD *RequiredSize);
BOOL WINAPI SetupGetInfPublishedNameW(LPWSTR DriverStoreLocation, LPWSTR ReturnBuffer, DWORD ReturnBufferSize, DWORD *RequiredSize);
ULONGLONG WINAPI SetupGetThreadLogToken(void);
void WINAPI SetupSetThreadLogToken(ULONGLONG LogToken);
void __cdecl SetupWriteTextLog(ULONGLONG LogToken, DWORD Category, DWORD Flags, LPSTR MessageStr, ...);
void __cdecl SetupWriteTextLogError(ULONGLONG LogToken, DWORD Category, DWORD LogFlags, DWORD Error, LPSTR MessageStr, ...);
void WINAPI SetupWriteTextLogInfLine(ULONGLONG LogToken, DWORD Flags, void *InfHandle, INFCONTEXT *Context);

#line 1 "sfc"
/* Windows.Win32.System.ApplicationInstallationAndServicing */
BOOL WINAPI SfcIsKeyProtected(HKEY KeyHandle, LPWSTR SubKeyName, DWORD KeySam);

#line 1 "shell32"
/* Windows.Win32.UI.Shell */
BOOL WINAPI FileIconInit(BOOL fRestoreCache);

#line 1 "shlwapi"
/* Windows.Win32.UI.Shell */
int WINAPI SHGlobalCounterDecrement(SHGLOBALCOUNTER id);
int WINAPI SHGlobalCounterGetValue(SHGLOBALCOUNTER id);
int WINAPI SHGlobalCounterIncrement(SHGLOBALCOUNTER id);

#line 1 "tdh"
/* Windows.Win32.System.Diagnostics.Etw */
DWORD WINAPI TdhAggregatePayloadFilters(DWORD PayloadFilterCount, void **PayloadFilterPtrs, BOOLEAN *EventMatchALLFlags, EVENT_FILTER_DESCRIPTOR *EventFilterDescriptor);
DWORD WINAPI TdhCleanupPayloadEventFilterDescriptor(EVENT_FILTER_DESCRIPTOR *EventFilterDescriptor);
DWORD WINAPI TdhCloseDecodingHandle(LONG_PTR Handle);
DWORD WINAPI TdhCreatePayloadFilter(GUID *ProviderGuid, EVENT_DESCRIPTOR *EventDescriptor, BOOLEAN EventMatchANY, DWORD PayloadPredicateCount, void *PayloadPredicates, void **PayloadFilter);
DWORD WINAPI TdhDeletePayloadFilter(void **PayloadFilter);
DWORD WINAPI TdhEnumerateManifestProviderEvents(GUID *ProviderGuid, void *Buffer, DWORD *BufferSize);
DWORD WINAPI TdhEnumerateProviderFilters(GUID *Guid, DWORD TdhContextCount, TDH_CONTEXT *TdhContext, DWORD *FilterCount, PROVIDER_FILTER_INFO **Buffer, DWORD *BufferSize);
DWORD WINAPI TdhEnumerateProvidersForDecodingSource(DECODING_SOURCE filter, PROVIDER_ENUMERATION_INFO *buffer, DWORD bufferSize, DWORD *bufferRequired);
DWORD WINAPI TdhFormatProperty(TRACE_EVENT_INFO *EventInfo, EVENT_MAP_INFO *MapInfo, DWORD PointerSize, WORD PropertyInType, WORD PropertyOutType, WORD PropertyLength, WORD UserDataLength, BYTE *UserData, DWORD *BufferSize, LPWSTR Buffer, WORD *UserDataConsumed);
DWORD WINAPI TdhGetDecodingParameter(LONG_PTR Handle, TDH_CONTEXT *TdhContext);
DWORD WINAPI TdhGetManifestEventInformation(GUID *ProviderGuid, EVENT_DESCRIPTOR *EventDescriptor, TRACE_EVENT_INFO *Buffer, DWORD *BufferSize);
DWORD WINAPI TdhGetWppMessage(LONG_PTR Handle, EVENT_RECORD *EventRecord, DWORD *BufferSize, BYTE *Buffer);
DWORD WINAPI TdhGetWppProperty(LONG_PTR Handle, EVENT_RECORD *EventRecord, LPWSTR PropertyName, DWORD *BufferSize, BYTE *Buffer);
DWORD WINAPI TdhLoadManifest(LPWSTR Manifest);
DWORD WINAPI TdhLoadManifestFromBinary(LPWSTR BinaryPath);
DWORD WINAPI TdhLoadManifestFromMemory(void *pData, DWORD cbData);
DWORD WINAPI TdhOpenDecodingHandle(LONG_PTR *Handle);
DWORD WINAPI TdhSetDecodingParameter(LONG_PTR Handle, TDH_CONTEXT *TdhContext);
DWORD WINAPI TdhUnloadManifest(LPWSTR Manifest);
DWORD WINAPI TdhUnloadManifestFromMemory(void *pData, DWORD cbData);

#line 1 "uiautomationcore"
/* Windows.Win32.UI.Accessibility */
HRESULT WINAPI DockPattern_SetDockPosition(HUIAPATTERNOBJECT hobj, int dockPosition);
HRESULT WINAPI ExpandCollapsePattern_Collapse(HUIAPATTERNOBJECT hobj);
HRESULT WINAPI ExpandCollapsePattern_Expand(HUIAPATTERNOBJECT hobj);
HRESULT WINAPI GridPattern_GetItem(HUIAPATTERNOBJECT hobj, int row, int column, HUIANODE *pResult);
HRESULT WINAPI InvokePattern_Invoke(HUIAPATTERNOBJECT hobj);
HRESULT WINAPI ItemContainerPattern_FindItemByProperty(HUIAPATTERNOBJECT hobj, HUIANODE hnodeStartAfter, int propertyId, VARIANT value, HUIANODE *pFound);
HRESULT WINAPI LegacyIAccessiblePattern_DoDefaultAction(HUIAPATTERNOBJECT hobj);
HRESULT WINAPI LegacyIAccessiblePattern_GetIAccessible(HUIAPATTERNOBJECT hobj, void **pAccessible);
HRESULT WINAPI LegacyIAccessiblePattern_Select(HUIAPATTERNOBJECT hobj, int flagsSelect);
HRESULT WINAPI LegacyIAccessiblePattern_SetValue(HUIAPATTERNOBJECT hobj, LPWSTR szValue);
HRESULT WINAPI MultipleViewPattern_GetViewName(HUIAPATTERNOBJECT hobj, int viewId, BSTR *ppStr);
HRESULT WINAPI MultipleViewPattern_SetCurrentView(HUIAPATTERNOBJECT hobj, int viewId);
HRESULT WINAPI RangeValuePattern_SetValue(HUIAPATTERNOBJECT hobj, double val);
HRESULT WINAPI ScrollItemPattern_ScrollIntoView(HUIAPATTERNOBJECT hobj);
HRESULT WINAPI ScrollPattern_Scroll(HUIAPATTERNOBJECT hobj, int horizontalAmount, int verticalAmount);
HRESULT WINAPI ScrollPattern_SetScrollPercent(HUIAPATTERNOBJECT hobj, double horizontalPercent, double verticalPercent);
HRESULT WINAPI SelectionItemPattern_AddToSelection(HUIAPATTERNOBJECT hobj);
HRESULT WINAPI SelectionItemPattern_RemoveFromSelection(HUIAPATTERNOBJECT hobj);
HRESULT WINAPI SelectionItemPattern_Select(HUIAPATTERNOBJECT hobj);
HRESULT WINAPI SynchronizedInputPattern_Cancel(HUIAPATTERNOBJECT hobj);
HRESULT WINAPI SynchronizedInputPattern_StartListening(HUIAPATTERNOBJECT hobj, int inputType);
HRESULT WINAPI TextPattern_GetSelection(HUIAPATTERNOBJECT hobj, SAFEARRAY **pRetVal);
HRESULT WINAPI TextPattern_GetVisibleRanges(HUIAPATTERNOBJECT hobj, SAFEARRAY **pRetVal);
HRESULT WINAPI TextPattern_RangeFromChild(HUIAPATTERNOBJECT hobj, HUIANODE hnodeChild, HUIATEXTRANGE *pRetVal);
HRESULT WINAPI TextPattern_get_DocumentRange(HUIAPATTERNOBJECT hobj, HUIATEXTRANGE *pRetVal);
HRESULT WINAPI TextPattern_get_SupportedTextSelection(HUIAPATTERNOBJECT hobj, int *pRetVal);
HRESULT WINAPI TextRange_AddToSelection(HUIATEXTRANGE hobj);
HRESULT WINAPI TextRange_Clone(HUIATEXTRANGE hobj, HUIATEXTRANGE *pRetVal);
HRESULT WINAPI TextRange_Compare(HUIATEXTRANGE hobj, HUIATEXTRANGE range, BOOL *pRetVal);
HRESULT WINAPI TextRange_CompareEndpoints(HUIATEXTRANGE hobj, int endpoint, HUIATEXTRANGE targetRange, int targetEndpoint, int *pRetVal);
HRESULT WINAPI TextRange_ExpandToEnclosingUnit(HUIATEXTRANGE hobj, int unit);
HRESULT WINAPI TextRange_FindAttribute(HUIATEXTRANGE hobj, int attributeId, VARIANT val, BOOL backward, HUIATEXTRANGE *pRetVal);
HRESULT WINAPI TextRange_FindText(HUIATEXTRANGE hobj, BSTR text, BOOL backward, BOOL ignoreCase, HUIATEXTRANGE *pRetVal);
HRESULT WINAPI TextRange_GetAttributeValue(HUIATEXTRANGE hobj, int attributeId, VARIANT *pRetVal);
HRESULT WINAPI TextRange_GetBoundingRectangles(HUIATEXTRANGE hobj, SAFEARRAY **pRetVal);
HRESULT WINAPI TextRange_GetChildren(HUIATEXTRANGE hobj, SAFEARRAY **pRetVal);
HRESULT WINAPI TextRange_GetEnclosingElement(HUIATEXTRANGE hobj, HUIANODE *pRetVal);
HRESULT WINAPI TextRange_GetText(HUIATEXTRANGE hobj, int maxLength, BSTR *pRetVal);
HRESULT WINAPI TextRange_Move(HUIATEXTRANGE hobj, int unit, int count, int *pRetVal);
HRESULT WINAPI TextRange_MoveEndpointByRange(HUIATEXTRANGE hobj, int endpoint, HUIATEXTRANGE targetRange, int targetEndpoint);
HRESULT WINAPI TextRange_MoveEndpointByUnit(HUIATEXTRANGE hobj, int endpoint, int unit, int count, int *pRetVal);
HRESULT WINAPI TextRange_RemoveFromSelection(HUIATEXTRANGE hobj);
HRESULT WINAPI TextRange_ScrollIntoView(HUIATEXTRANGE hobj, BOOL alignToTop);
HRESULT WINAPI TextRange_Select(HUIATEXTRANGE hobj);
HRESULT WINAPI TogglePattern_Toggle(HUIAPATTERNOBJECT hobj);
HRESULT WINAPI TransformPattern_Move(HUIAPATTERNOBJECT hobj, double x, double y);
HRESULT WINAPI TransformPattern_Resize(HUIAPATTERNOBJECT hobj, double width, double height);
HRESULT WINAPI TransformPattern_Rotate(HUIAPATTERNOBJECT hobj, double degrees);
HRESULT WINAPI UiaAddEvent(HUIANODE hnode, int eventId, void **pCallback, int scope, int *pProperties, int cProperties, void *pRequest, HUIAEVENT *phEvent);
BOOL WINAPI UiaClientsAreListening(void);
HRESULT WINAPI UiaDisconnectAllProviders(void);
HRESULT WINAPI UiaDisconnectProvider(void *pProvider);
HRESULT WINAPI UiaEventAddWindow(HUIAEVENT hEvent, HWND hwnd);
HRESULT WINAPI UiaEventRemoveWindow(HUIAEVENT hEvent, HWND hwnd);
HRESULT WINAPI UiaFind(HUIANODE hnode, void *pParams, void *pRequest, SAFEARRAY **ppRequestedData, SAFEARRAY **ppOffsets, SAFEARRAY **ppTreeStructures);
BOOL WINAPI UiaGetErrorDescription(BSTR *pDescription);
HRESULT WINAPI UiaGetPatternProvider(HUIANODE hnode, int patternId, HUIAPATTERNOBJECT *phobj);
HRESULT WINAPI UiaGetPropertyValue(HUIANODE hnode, int propertyId, VARIANT *pValue);
HRESULT WINAPI UiaGetReservedMixedAttributeValue(void **punkMixedAttributeValue);
HRESULT WINAPI UiaGetReservedNotSupportedValue(void **punkNotSupportedValue);
HRESULT WINAPI UiaGetRootNode(HUIANODE *phnode);
HRESULT WINAPI UiaGetRuntimeId(HUIANODE hnode, SAFEARRAY **pruntimeId);
HRESULT WINAPI UiaGetUpdatedCache(HUIANODE hnode, void *pRequest, int normalizeState, void *pNormalizeCondition, SAFEARRAY **ppRequestedData, BSTR *ppTreeStructure);
HRESULT WINAPI UiaHPatternObjectFromVariant(VARIANT *pvar, HUIAPATTERNOBJECT *phobj);
HRESULT WINAPI UiaHTextRangeFromVariant(VARIANT *pvar, HUIATEXTRANGE *phtextrange);
HRESULT WINAPI UiaHUiaNodeFromVariant(VARIANT *pvar, HUIANODE *phnode);
BOOL WINAPI UiaHasServerSideProvider(HWND hwnd);
HRESULT WINAPI UiaHostProviderFromHwnd(HWND hwnd, void **ppProvider);
HRESULT WINAPI UiaIAccessibleFromProvider(void *pProvider, DWORD dwFlags, void **ppAccessible, VARIANT *pvarChild);
int WINAPI UiaLookupId(int type, GUID *pGuid);
HRESULT WINAPI UiaNavigate(HUIANODE hnode, int direction, void *pCondition, void *pRequest, SAFEARRAY **ppRequestedData, BSTR *ppTreeStructure);
HRESULT WINAPI UiaNodeFromFocus(void *pRequest, SAFEARRAY **ppRequestedData, BSTR *ppTreeStructure);
HRESULT WINAPI UiaNodeFromHandle(HWND hwnd, HUIANODE *phnode);
HRESULT WINAPI UiaNodeFromPoint(double x, double y, void *pRequest, SAFEARRAY **ppRequestedData, BSTR *ppTreeStructure);
HRESULT WINAPI UiaNodeFromProvider(void *pProvider, HUIANODE *phnode);
BOOL WINAPI UiaNodeRelease(HUIANODE hnode);
BOOL WINAPI UiaPatternRelease(HUIAPATTERNOBJECT hobj);
HRESULT WINAPI UiaProviderForNonClient(HWND hwnd, int idObject, int idChild, void **ppProvider);
HRESULT WINAPI UiaProviderFromIAccessible(void *pAccessible, int idChild, DWORD dwFlags, void **ppProvider);
HRESULT WINAPI UiaRaiseActiveTextPositionChangedEvent(void *provider, void *textRange);
HRESULT WINAPI UiaRaiseAsyncContentLoadedEvent(void *pProvider, int asyncContentLoadedState, double percentComplete);
HRESULT WINAPI UiaRaiseAutomationEvent(void *pProvider, int id);
HRESULT WINAPI UiaRaiseAutomationPropertyChangedEvent(void *pProvider, int id, VARIANT oldValue, VARIANT newValue);
HRESULT WINAPI UiaRaiseChangesEvent(void *pProvider, int eventIdCount, void *pUiaChanges);
HRESULT WINAPI UiaRaiseNotificationEvent(void *provider, int notificationKind, int notificationProcessing, BSTR displayString, BSTR activityId);
HRESULT WINAPI UiaRaiseStructureChangedEvent(void *pProvider, int structureChangeType, int *pRuntimeId, int cRuntimeIdLen);
HRESULT WINAPI UiaRaiseTextEditTextChangedEvent(void *pProvider, int textEditChangeType, SAFEARRAY *pChangedData);
void WINAPI UiaRegisterProviderCallback(void **pCallback);
HRESULT WINAPI UiaRemoveEvent(HUIAEVENT hEvent);
LRESULT WINAPI UiaReturnRawElementProvider(HWND hwnd, WPARAM wParam, LPARAM lParam, void *el);
HRESULT WINAPI UiaSetFocus(HUIANODE hnode);
BOOL WINAPI UiaTextRangeRelease(HUIATEXTRANGE hobj);
HRESULT WINAPI ValuePattern_SetValue(HUIAPATTERNOBJECT hobj, LPWSTR pVal);
HRESULT WINAPI VirtualizedItemPattern_Realize(HUIAPATTERNOBJECT hobj);
HRESULT WINAPI WindowPattern_Close(HUIAPATTERNOBJECT hobj);
HRESULT WINAPI WindowPattern_SetWindowVisualState(HUIAPATTERNOBJECT hobj, int state);
HRESULT WINAPI WindowPattern_WaitForInputIdle(HUIAPATTERNOBJECT hobj, int milliseconds, BOOL *pResult);

#line 1 "urlmon"
/* Windows.Win32.System.Com.Urlmon */
LPWSTR WINAPI IEGetUserPrivateNamespaceName(void);
HRESULT WINAPI SetAccessForIEAppContainer(HANDLE hObject, int ieObjectType, DWORD dwAccessMask);

#line 1 "user32"
/* Windows.Win32.System.Console */
NTSTATUS WINAPI ConsoleControl(int Command, void *ConsoleInformation, DWORD ConsoleInformationLength);
BOOL WINAPI GetConsoleKeyboardLayoutNameA(LPSTR pszLayout);
BOOL WINAPI GetConsoleKeyboardLayoutNameW(LPWSTR pszLayout);
/* Windows.Win32.UI.Controls */
HSYNTHETICPOINTERDEVICE WINAPI CreateSyntheticPointerDevice(int pointerType, DWORD maxCount, POINTER_FEEDBACK_MODE mode);
/* Windows.Win32.UI.HiDpi */
DIALOG_CONTROL_DPI_CHANGE_BEHAVIORS WINAPI GetDialogControlDpiChangeBehavior(HWND hWnd);
DIALOG_DPI_CHANGE_BEHAVIORS WINAPI GetDialogDpiChangeBehavior(HWND hDlg);
DPI_AWARENESS_CONTEXT WINAPI GetDpiAwarenessContextForProcess(HANDLE hProcess);
DWORD WINAPI GetDpiFromDpiAwarenessContext(DPI_AWARENESS_CONTEXT value);
DWORD WINAPI GetSystemDpiForProcess(HANDLE hProcess);
DPI_HOSTING_BEHAVIOR WINAPI GetThreadDpiHostingBehavior(void);
DPI_HOSTING_BEHAVIOR WINAPI GetWindowDpiHostingBehavior(HWND hwnd);
BOOL WINAPI SetDialogControlDpiChangeBehavior(HWND hWnd, DIALOG_CONTROL_DPI_CHANGE_BEHAVIORS mask, DIALOG_CONTROL_DPI_CHANGE_BEHAVIORS values);
BOOL WINAPI SetDialogDpiChangeBehavior(HWND hDlg, DIALOG_DPI_CHANGE_BEHAVIORS mask, DIALOG_DPI_CHANGE_BEHAVIORS values);
DPI_HOSTING_BEHAVIOR WINAPI SetThreadDpiHostingBehavior(DPI_HOSTING_BEHAVIOR value);
/* Windows.Win32.UI.Input.Pointer */
void WINAPI DestroySyntheticPointerDevice(HSYNTHETICPOINTERDEVICE device);
BOOL WINAPI InjectSyntheticPointerInput(HSYNTHETICPOINTERDEVICE device, POINTER_TYPE_INFO *pointerInfo, DWORD count);
/* Windows.Win32.UI.WindowsAndMessaging */
BOOL WINAPI ApplyWindowAction(HWND hwnd, void *pAction);
BOOL WINAPI ConvertPrimaryPointerToMouseDrag(void);
BOOL WINAPI ConvertToInterceptWindow(HWND topLevelWindow);
BOOL WINAPI EnterMoveSizeLoop(HWND hwnd, POINT ptCursor, int moveSizeCode);
DWORD WINAPI GetCurrentMonitorTopologyId(void);
BOOL WINAPI IsInterceptWindow(HWND topLevelWindow, BOOL *isIntercept);
BOOL WINAPI IsWindowArranged(HWND hwnd);
BOOL WINAPI RegisterCloakedNotification(HWND hwnd, BOOL fRegister);
BOOL WINAPI RegisterForTooltipDismissNotification(HWND hWnd, int tdFlags);
BOOL WINAPI SetAdditionalForegroundBoostProcesses(HWND topLevelWindow, DWORD processHandleCount, HANDLE *processHandleArray);

#line 1 "userenv"
/* Windows.Win32.Security.Isolation */
HRESULT WINAPI DeriveRestrictedAppContainerSidFromAppContainerSidAndRestrictedName(PSID psidAppContainerSid, LPWSTR pszRestrictedAppContainerName, PSID *ppsidRestrictedAppContainerSid);

#line 1 "uxtheme"
/* Windows.Win32.UI.HiDpi */
HTHEME WINAPI OpenThemeDataForDpi(HWND hwnd, LPWSTR pszClassList, DWORD dpi);

#line 1 "virtdisk"
/* Windows.Win32.Storage.Vhd */
DWORD WINAPI CompleteForkVirtualDisk(HANDLE VirtualDiskHandle);
DWORD WINAPI ForkVirtualDisk(HANDLE VirtualDiskHandle, int Flags, void *Parameters, OVERLAPPED *Overlapped);
DWORD WINAPI GetAllAttachedVirtualDiskPhysicalPaths(DWORD *PathsBufferSizeInBytes, LPWSTR PathsBuffer);
DWORD WINAPI RawSCSIVirtualDisk(HANDLE VirtualDiskHandle, void *Parameters, int Flags, void *Response);

#line 1 "winbio"
/* Windows.Win32.Devices.BiometricFramework */
HRESULT WINAPI WinBioAcquireFocus(void);
HRESULT WINAPI WinBioAsyncEnumBiometricUnits(DWORD FrameworkHandle, DWORD Factor);
HRESULT WINAPI WinBioAsyncEnumDatabases(DWORD FrameworkHandle, DWORD Factor);
HRESULT WINAPI WinBioAsyncEnumServiceProviders(DWORD FrameworkHandle, DWORD Factor);
HRESULT WINAPI WinBioAsyncMonitorFrameworkChanges(DWORD FrameworkHandle, DWORD ChangeTypes);
HRESULT WINAPI WinBioAsyncOpenFramework(int NotificationMethod, HWND TargetWindow, DWORD MessageCode, void *CallbackRoutine, void *UserData, BOOL AsynchronousOpen, DWORD *FrameworkHandle);
HRESULT WINAPI WinBioAsyncOpenSession(DWORD Factor, DWORD PoolType, DWORD Flags, DWORD *UnitArray, ULONG_PTR UnitCount, GUID *DatabaseId, int NotificationMethod, HWND TargetWindow, DWORD MessageCode, void *CallbackRoutine, void *UserData, BOOL AsynchronousOpen, DWORD *SessionHandle);
HRESULT WINAPI WinBioCancel(DWORD SessionHandle);
HRESULT WINAPI WinBioCaptureSample(DWORD SessionHandle, BYTE Purpose, BYTE Flags, DWORD *UnitId, void **Sample, ULONG_PTR *SampleSize, DWORD *RejectDetail);
HRESULT WINAPI WinBioCaptureSampleWithCallback(DWORD SessionHandle, BYTE Purpose, BYTE Flags, void *CaptureCallback, void *CaptureCallbackContext);
HRESULT WINAPI WinBioCloseFramework(DWORD FrameworkHandle);
HRESULT WINAPI WinBioCloseSession(DWORD SessionHandle);
HRESULT WINAPI WinBioControlUnit(DWORD SessionHandle, DWORD UnitId, DWORD Component, DWORD ControlCode, BYTE *SendBuffer, ULONG_PTR SendBufferSize, BYTE *ReceiveBuffer, ULONG_PTR ReceiveBufferSize, ULONG_PTR *ReceiveDataSize, DWORD *OperationStatus);
HRESULT WINAPI WinBioControlUnitPrivileged(DWORD SessionHandle, DWORD UnitId, DWORD Component, DWORD ControlCode, BYTE *SendBuffer, ULONG_PTR SendBufferSize, BYTE *ReceiveBuffer, ULONG_PTR ReceiveBufferSize, ULONG_PTR *ReceiveDataSize, DWORD *OperationStatus);
HRESULT WINAPI WinBioDeleteTemplate(DWORD SessionHandle, DWORD UnitId, void *Identity, BYTE SubFactor);
HRESULT WINAPI WinBioEnrollBegin(DWORD SessionHandle, BYTE SubFactor, DWORD UnitId);
HRESULT WINAPI WinBioEnrollCapture(DWORD SessionHandle, DWORD *RejectDetail);
HRESULT WINAPI WinBioEnrollCaptureWithCallback(DWORD SessionHandle, void *EnrollCallback, void *EnrollCallbackContext);
HRESULT WINAPI WinBioEnrollCommit(DWORD SessionHandle, void *Identity, BYTE *IsNewTemplate);
HRESULT WINAPI WinBioEnrollDiscard(DWORD SessionHandle);
HRESULT WINAPI WinBioEnrollSelect(DWORD SessionHandle, ULONGLONG SelectorValue);
HRESULT WINAPI WinBioEnumBiometricUnits(DWORD Factor, void **UnitSchemaArray, ULONG_PTR *UnitCount);
HRESULT WINAPI WinBioEnumDatabases(DWORD Factor, void **StorageSchemaArray, ULONG_PTR *StorageCount);
HRESULT WINAPI WinBioEnumEnrollments(DWORD SessionHandle, DWORD UnitId, void *Identity, BYTE **SubFactorArray, ULONG_PTR *SubFactorCount);
HRESULT WINAPI WinBioEnumServiceProviders(DWORD Factor, void **BspSchemaArray, ULONG_PTR *BspCount);
HRESULT WINAPI WinBioFree(void *Address);
void WINAPI WinBioGetDomainLogonSetting(BYTE *Value, DWORD *Source);
void WINAPI WinBioGetEnabledSetting(BYTE *Value, DWORD *Source);
HRESULT WINAPI WinBioGetEnrolledFactors(void *AccountOwner, DWORD *EnrolledFactors);
void WINAPI WinBioGetLogonSetting(BYTE *Value, DWORD *Source);
HRESULT WINAPI WinBioGetProperty(DWORD SessionHandle, DWORD PropertyType, DWORD PropertyId, DWORD UnitId, void *Identity, BYTE SubFactor, void **PropertyBuffer, ULONG_PTR *PropertyBufferSize);
HRESULT WINAPI WinBioIdentify(DWORD SessionHandle, DWORD *UnitId, void *Identity, BYTE *SubFactor, DWORD *RejectDetail);
HRESULT WINAPI WinBioIdentifyWithCallback(DWORD SessionHandle, void *IdentifyCallback, void *IdentifyCallbackContext);
HRESULT WINAPI WinBioImproveBegin(DWORD SessionHandle, DWORD UnitId);
HRESULT WINAPI WinBioImproveEnd(DWORD SessionHandle);
HRESULT WINAPI WinBioIsESSCapable(BYTE *Value);
HRESULT WINAPI WinBioLocateSensor(DWORD SessionHandle, DWORD *UnitId);
HRESULT WINAPI WinBioLocateSensorWithCallback(DWORD SessionHandle, void *LocateCallback, void *LocateCallbackContext);
HRESULT WINAPI WinBioLockUnit(DWORD SessionHandle, DWORD UnitId);
HRESULT WINAPI WinBioLogonIdentifiedUser(DWORD SessionHandle);
HRESULT WINAPI WinBioMonitorPresence(DWORD SessionHandle, DWORD UnitId);
HRESULT WINAPI WinBioOpenSession(DWORD Factor, DWORD PoolType, DWORD Flags, DWORD *UnitArray, ULONG_PTR UnitCount, GUID *DatabaseId, DWORD *SessionHandle);
HRESULT WINAPI WinBioRegisterEventMonitor(DWORD SessionHandle, DWORD EventMask, void *EventCallback, void *EventCallbackContext);
HRESULT WINAPI WinBioReleaseFocus(void);
HRESULT WINAPI WinBioRemoveAllCredentials(void);
HRESULT WINAPI WinBioRemoveAllDomainCredentials(void);
HRESULT WINAPI WinBioSetCredential(int Type, BYTE *Credential, ULONG_PTR CredentialSize, int Format);
HRESULT WINAPI WinBioSetProperty(DWORD SessionHandle, DWORD PropertyType, DWORD PropertyId, DWORD UnitId, void *Identity, BYTE SubFactor, void *PropertyBuffer, ULONG_PTR PropertyBufferSize);
HRESULT WINAPI WinBioUnlockUnit(DWORD SessionHandle, DWORD UnitId);
HRESULT WINAPI WinBioUnregisterEventMonitor(DWORD SessionHandle);
HRESULT WINAPI WinBioVerify(DWORD SessionHandle, void *Identity, BYTE SubFactor, DWORD *UnitId, BYTE *Match, DWORD *RejectDetail);
HRESULT WINAPI WinBioVerifyWithCallback(DWORD SessionHandle, void *Identity, BYTE SubFactor, void *VerifyCallback, void *VerifyCallbackContext);
HRESULT WINAPI WinBioWait(DWORD SessionHandle);

#line 1 "winhttp"
/* Windows.Win32.Networking.WinHttp */
DWORD WINAPI WinHttpAddRequestHeadersEx(void *hRequest, DWORD dwModifiers, ULONGLONG ullFlags, ULONGLONG ullExtra, DWORD cHeaders, void *pHeaders);
DWORD WINAPI WinHttpFreeProxySettingsEx(int ProxySettingsType, void *pProxySettingsEx);
void WINAPI WinHttpFreeQueryConnectionGroupResult(void *pResult);
DWORD WINAPI WinHttpGetProxySettingsEx(void *hResolver, int ProxySettingsType, void *pProxySettingsParam, ULONG_PTR pContext);
DWORD WINAPI WinHttpGetProxySettingsResultEx(void *hResolver, void *pProxySettingsEx);
void *WINAPI WinHttpProtocolCompleteUpgrade(void *hRequest, ULONG_PTR dwContext);
DWORD WINAPI WinHttpProtocolReceive(void *ProtocolHandle, ULONGLONG Flags, void *pvBuffer, DWORD dwBufferLength, DWORD *pdwBytesRead);
DWORD WINAPI WinHttpProtocolSend(void *ProtocolHandle, ULONGLONG Flags, void *pvBuffer, DWORD dwBufferLength);
DWORD WINAPI WinHttpQueryConnectionGroup(void *hInternet, GUID *pGuidConnection, ULONGLONG ullFlags, void **ppResult);
DWORD WINAPI WinHttpQueryHeadersEx(void *hRequest, DWORD dwInfoLevel, ULONGLONG ullFlags, DWORD uiCodePage, DWORD *pdwIndex, void *pHeaderName, void *pBuffer, DWORD *pdwBufferLength, void **ppHeaders, DWORD *pdwHeadersCount);
DWORD WINAPI WinHttpReadDataEx(void *hRequest, void *lpBuffer, DWORD dwNumberOfBytesToRead, DWORD *lpdwNumberOfBytesRead, ULONGLONG ullFlags, DWORD cbProperty, void *pvProperty);
DWORD WINAPI WinHttpRegisterProxyChangeNotification(ULONGLONG ullFlags, void *pfnCallback, void *pvContext, void **hRegistration);
DWORD WINAPI WinHttpSetProxySettingsPerUser(BOOL fProxySettingsPerUser);
DWORD WINAPI WinHttpUnregisterProxyChangeNotification(void *hRegistration);

#line 1 "wininet"
/* Windows.Win32.Networking.WinInet */
DWORD WINAPI AppCacheCheckManifest(LPWSTR pwszMasterUrl, LPWSTR pwszManifestUrl, BYTE *pbManifestData, DWORD dwManifestDataSize, BYTE *pbManifestResponseHeaders, DWORD dwManifestResponseHeadersSize, int *peState, void **phNewAppCache);
void WINAPI AppCacheCloseHandle(void *hAppCache);
DWORD WINAPI AppCacheCreateAndCommitFile(void *hAppCache, LPWSTR pwszSourceFilePath, LPWSTR pwszUrl, BYTE *pbResponseHeaders, DWORD dwResponseHeadersSize);
DWORD WINAPI AppCacheDeleteGroup(LPWSTR pwszManifestUrl);
DWORD WINAPI AppCacheDeleteIEGroup(LPWSTR pwszManifestUrl);
DWORD WINAPI AppCacheDuplicateHandle(void *hAppCache, void **phDuplicatedAppCache);
DWORD WINAPI AppCacheFinalize(void *hAppCache, BYTE *pbManifestData, DWORD dwManifestDataSize, int *peState);
void WINAPI AppCacheFreeDownloadList(void *pDownloadList);
void WINAPI AppCacheFreeGroupList(void *pAppCacheGroupList);
DWORD WINAPI AppCacheFreeIESpace(FILETIME ftCutOff);
DWORD WINAPI AppCacheFreeSpace(FILETIME ftCutOff);
DWORD WINAPI AppCacheGetDownloadList(void *hAppCache, void *pDownloadList);
DWORD WINAPI AppCacheGetFallbackUrl(void *hAppCache, LPWSTR pwszUrl, LPWSTR *ppwszFallbackUrl);
DWORD WINAPI AppCacheGetGroupList(void *pAppCacheGroupList);
DWORD WINAPI AppCacheGetIEGroupList(void *pAppCacheGroupList);
DWORD WINAPI AppCacheGetInfo(void *hAppCache, void *pAppCacheInfo);
DWORD WINAPI AppCacheGetManifestUrl(void *hAppCache, LPWSTR *ppwszManifestUrl);
DWORD WINAPI AppCacheLookup(LPWSTR pwszUrl, DWORD dwFlags, void **phAppCache);
DWORD WINAPI CommitUrlCacheEntryBinaryBlob(LPWSTR pwszUrlName, DWORD dwType, FILETIME ftExpireTime, FILETIME ftModifiedTime, BYTE *pbBlob, DWORD cbBlob);
BOOL WINAPI CreateUrlCacheContainerA(LPSTR Name, LPSTR lpCachePrefix, LPSTR lpszCachePath, DWORD KBCacheLimit, DWORD dwContainerType, DWORD dwOptions, void *pvBuffer, DWORD *cbBuffer);
BOOL WINAPI CreateUrlCacheContainerW(LPWSTR Name, LPWSTR lpCachePrefix, LPWSTR lpszCachePath, DWORD KBCacheLimit, DWORD dwContainerType, DWORD dwOptions, void *pvBuffer, DWORD *cbBuffer);
BOOL WINAPI CreateUrlCacheEntryExW(LPWSTR lpszUrlName, DWORD dwExpectedFileSize, LPWSTR lpszFileExtension, LPWSTR lpszFileName, DWORD dwReserved, BOOL fPreserveIncomingFileName);
BOOL WINAPI DeleteUrlCacheContainerA(LPSTR Name, DWORD dwOptions);
BOOL WINAPI DeleteUrlCacheContainerW(LPWSTR Name, DWORD dwOptions);
BOOL WINAPI DeleteWpadCacheForNetworks(int param0);
BOOL WINAPI DoConnectoidsExist(void);
BOOL WINAPI ExportCookieFileA(LPSTR szFilename, BOOL fAppend);
BOOL WINAPI ExportCookieFileW(LPWSTR szFilename, BOOL fAppend);
HANDLE WINAPI FindFirstUrlCacheContainerA(DWORD *pdwModified, void *lpContainerInfo, DWORD *lpcbContainerInfo, DWORD dwOptions);
HANDLE WINAPI FindFirstUrlCacheContainerW(DWORD *pdwModified, void *lpContainerInfo, DWORD *lpcbContainerInfo, DWORD dwOptions);
BOOL WINAPI FindNextUrlCacheContainerA(HANDLE hEnumHandle, void *lpContainerInfo, DWORD *lpcbContainerInfo);
BOOL WINAPI FindNextUrlCacheContainerW(HANDLE hEnumHandle, void *lpContainerInfo, DWORD *lpcbContainerInfo);
int WINAPI FindP3PPolicySymbol(LPSTR pszSymbol);
BOOL WINAPI FreeUrlCacheSpaceA(LPSTR lpszCachePath, DWORD dwSize, DWORD dwFilter);
BOOL WINAPI FreeUrlCacheSpaceW(LPWSTR lpszCachePath, DWORD dwSize, DWORD dwFilter);
BOOL WINAPI GetDiskInfoA(LPSTR pszPath, DWORD *pdwClusterSize, ULONGLONG *pdlAvail, ULONGLONG *pdlTotal);
DWORD WINAPI GetUrlCacheEntryBinaryBlob(LPWSTR pwszUrlName, DWORD *dwType, FILETIME *pftExpireTime, FILETIME *pftAccessTime, FILETIME *pftModifiedTime, BYTE **ppbBlob, DWORD *pcbBlob);
BOOL WINAPI GetUrlCacheHeaderData(DWORD nIdx, DWORD *lpdwData);
BOOL WINAPI HttpCheckDavComplianceA(LPSTR lpszUrl, LPSTR lpszComplianceToken, BOOL *lpfFound, HWND hWnd, void *lpvReserved);
BOOL WINAPI HttpCheckDavComplianceW(LPWSTR lpszUrl, LPWSTR lpszComplianceToken, BOOL *lpfFound, HWND hWnd, void *lpvReserved);
void WINAPI HttpCloseDependencyHandle(void *hDependencyHandle);
DWORD WINAPI HttpDuplicateDependencyHandle(void *hDependencyHandle, void **phDuplicatedDependencyHandle);
DWORD WINAPI HttpGetServerCredentials(LPWSTR pwszUrl, LPWSTR *ppwszUserName, LPWSTR *ppwszPassword);
DWORD WINAPI HttpIndicatePageLoadComplete(void *hDependencyHandle);
DWORD WINAPI HttpIsHostHstsEnabled(LPWSTR pcwszUrl, BOOL *pfIsHsts);
DWORD WINAPI HttpOpenDependencyHandle(void *hRequestHandle, BOOL fBackground, void **phDependencyHandle);
void WINAPI HttpPushClose(void *hWait);
DWORD WINAPI HttpPushEnable(void *hRequest, void *pTransportSetting, void **phWait);
DWORD WINAPI HttpPushWait(void *hWait, int eType, void *pNotificationStatus);
BOOL WINAPI HttpWebSocketClose(void *hWebSocket, WORD usStatus, void *pvReason, DWORD dwReasonLength);
void *WINAPI HttpWebSocketCompleteUpgrade(void *hRequest, ULONG_PTR dwContext);
BOOL WINAPI HttpWebSocketQueryCloseStatus(void *hWebSocket, WORD *pusStatus, void *pvReason, DWORD dwReasonLength, DWORD *pdwReasonLengthConsumed);
BOOL WINAPI HttpWebSocketReceive(void *hWebSocket, void *pvBuffer, DWORD dwBufferLength, DWORD *pdwBytesRead, int *pBufferType);
BOOL WINAPI HttpWebSocketSend(void *hWebSocket, int BufferType, void *pvBuffer, DWORD dwBufferLength);
BOOL WINAPI HttpWebSocketShutdown(void *hWebSocket, WORD usStatus, void *pvReason, DWORD dwReasonLength);
BOOL WINAPI ImportCookieFileA(LPSTR szFilename);
BOOL WINAPI ImportCookieFileW(LPWSTR szFilename);
DWORD WINAPI InternalInternetGetCookie(LPSTR lpszUrl, LPSTR lpszCookieData, DWORD *lpdwDataSize);
BOOL WINAPI InternetAlgIdToStringA(ALG_ID ai, LPSTR lpstr, DWORD *lpdwstrLength, DWORD dwReserved);
BOOL WINAPI InternetAlgIdToStringW(ALG_ID ai, LPWSTR lpstr, DWORD *lpdwstrLength, DWORD dwReserved);
DWORD WINAPI InternetConvertUrlFromWireToWideChar(LPSTR pcszUrl, DWORD cchUrl, LPWSTR pcwszBaseUrl, DWORD dwCodePageHost, DWORD dwCodePagePath, BOOL fEncodePathExtra, DWORD dwCodePageExtra, LPWSTR *ppwszConvertedUrl);
BOOL WINAPI InternetFortezzaCommand(DWORD dwCommand, HWND hwnd, ULONG_PTR dwReserved);
void WINAPI InternetFreeCookies(INTERNET_COOKIE2 *pCookies, DWORD dwCookieCount);
void WINAPI InternetFreeProxyInfoList(void *pProxyInfoList);
DWORD WINAPI InternetGetCookieEx2(LPWSTR pcwszUrl, LPWSTR pcwszCookieName, DWORD dwFlags, INTERNET_COOKIE2 **ppCookies, DWORD *pdwCookieCount);
DWORD WINAPI InternetGetProxyForUrl(void *hInternet, LPWSTR pcwszUrl, void *pProxyInfoList);
BOOL WINAPI InternetSecurityProtocolToStringA(DWORD dwProtocol, LPSTR lpstr, DWORD *lpdwstrLength, DWORD dwReserved);
BOOL WINAPI InternetSecurityProtocolToStringW(DWORD dwProtocol, LPWSTR lpstr, DWORD *lpdwstrLength, DWORD dwReserved);
DWORD WINAPI InternetSetCookieEx2(LPWSTR pcwszUrl, INTERNET_COOKIE2 *pCookie, LPWSTR pcwszP3PPolicy, DWORD dwFlags, DWORD *pdwCookieState);
BOOL WINAPI InternetShowSecurityInfoByURLA(LPSTR lpszURL, HWND hwndParent);
BOOL WINAPI InternetShowSecurityInfoByURLW(LPWSTR lpszURL, HWND hwndParent);
BOOL WINAPI InternetWriteFileExA(void *hFile, INTERNET_BUFFERSA *lpBuffersIn, DWORD dwFlags, ULONG_PTR dwContext);
BOOL WINAPI InternetWriteFileExW(void *hFile, INTERNET_BUFFERSW *lpBuffersIn, DWORD dwFlags, ULONG_PTR dwContext);
BOOL WINAPI IsDomainLegalCookieDomainA(LPSTR pchDomain, LPSTR pchFullDomain);
BOOL WINAPI IsDomainLegalCookieDomainW(LPWSTR pchDomain, LPWSTR pchFullDomain);
BOOL WINAPI IsProfilesEnabled(void);
BOOL WINAPI LoadUrlCacheContent(void);
BOOL WINAPI PerformOperationOverUrlCacheA(LPSTR pszUrlSearchPattern, DWORD dwFlags, DWORD dwFilter, LONGLONG GroupId, void *pReserved1, DWORD *pdwReserved2, void *pReserved3, void *op, void *pOperatorData);
BOOL WINAPI ReadGuidsForConnectedNetworks(DWORD *pcNetworks, LPWSTR **pppwszNetworkGuids, BSTR **pppbstrNetworkNames, LPWSTR **pppwszGWMacs, DWORD *pcGatewayMacs, DWORD *pdwFlags);
BOOL WINAPI ReadUrlCacheEntryStreamEx(HANDLE hUrlCacheStream, ULONGLONG qwLocation, void *lpBuffer, DWORD *lpdwLen);
BOOL WINAPI RegisterUrlCacheNotification(HWND hWnd, DWORD uMsg, LONGLONG gid, DWORD dwOpsFilter, DWORD dwReserved);
DWORD WINAPI RunOnceUrlCache(HWND hwnd, HINSTANCE hinst, LPSTR lpszCmd, int nCmdShow);
BOOL WINAPI SetUrlCacheHeaderData(DWORD nIdx, DWORD dwData);
DWORD WINAPI ShowClientAuthCerts(HWND hWndParent);
DWORD WINAPI ShowSecurityInfo(HWND hWndParent, void *pSecurityInfo);
DWORD WINAPI ShowX509EncodedCertificate(HWND hWndParent, BYTE *lpCert, DWORD cbCert);
BOOL WINAPI UpdateUrlCacheContentPath(LPSTR szNewPath);
DWORD WINAPI UrlCacheCheckEntriesExist(LPWSTR *rgpwszUrls, DWORD cEntries, BOOL *rgfExist);
void WINAPI UrlCacheCloseEntryHandle(void *hEntryFile);
DWORD WINAPI UrlCacheContainerSetEntryMaximumAge(LPWSTR pwszPrefix, DWORD dwEntryMaxAge);
DWORD WINAPI UrlCacheCreateContainer(LPWSTR pwszName, LPWSTR pwszPrefix, LPWSTR pwszDirectory, ULONGLONG ullLimit, DWORD dwOptions);
DWORD WINAPI UrlCacheFindFirstEntry(LPWSTR pwszPrefix, DWORD dwFlags, DWORD dwFilter, LONGLONG GroupId, void *pCacheEntryInfo, HANDLE *phFind);
DWORD WINAPI UrlCacheFindNextEntry(HANDLE hFind, void *pCacheEntryInfo);
void WINAPI UrlCacheFreeEntryInfo(void *pCacheEntryInfo);
DWORD WINAPI UrlCacheFreeGlobalSpace(ULONGLONG ullTargetSize, DWORD dwFilter);
DWORD WINAPI UrlCacheGetContentPaths(LPWSTR **pppwszDirectories, DWORD *pcDirectories);
DWORD WINAPI UrlCacheGetEntryInfo(void *hAppCache, LPWSTR pcwszUrl, void *pCacheEntryInfo);
DWORD WINAPI UrlCacheGetGlobalCacheSize(DWORD dwFilter, ULONGLONG *pullSize, ULONGLONG *pullLimit);
DWORD WINAPI UrlCacheGetGlobalLimit(int limitType, ULONGLONG *pullLimit);
DWORD WINAPI UrlCacheReadEntryStream(void *hUrlCacheStream, ULONGLONG ullLocation, void *pBuffer, DWORD dwBufferLen, DWORD *pdwBufferLen);
DWORD WINAPI UrlCacheReloadSettings(void);
DWORD WINAPI UrlCacheRetrieveEntryFile(void *hAppCache, LPWSTR pcwszUrl, void *pCacheEntryInfo, void **phEntryFile);
DWORD WINAPI UrlCacheRetrieveEntryStream(void *hAppCache, LPWSTR pcwszUrl, BOOL fRandomRead, void *pCacheEntryInfo, void **phEntryStream);
DWORD WINAPI UrlCacheServer(void);
DWORD WINAPI UrlCacheSetGlobalLimit(int limitType, ULONGLONG ullLimit);
DWORD WINAPI UrlCacheUpdateEntryExtraData(void *hAppCache, LPWSTR pcwszUrl, BYTE *pbExtraData, DWORD cbExtraData);

#line 1 "winmm"
/* Windows.Win32.Devices.HumanInterfaceDevice */
DWORD WINAPI joyConfigChanged(DWORD dwFlags);
/* Windows.Win32.Media.Multimedia */
BOOL WINAPI DriverCallback(ULONG_PTR dwCallback, DWORD dwFlags, HDRVR hDevice, DWORD dwMsg, ULONG_PTR dwUser, ULONG_PTR dwParam1, ULONG_PTR dwParam2);
BOOL WINAPI mciDriverNotify(HANDLE hwndCallback, DWORD wDeviceID, DWORD uStatus);
DWORD WINAPI mciDriverYield(DWORD wDeviceID);
BOOL WINAPI mciFreeCommandResource(DWORD wTable);
ULONG_PTR WINAPI mciGetDriverData(DWORD wDeviceID);
DWORD WINAPI mciLoadCommandResource(HANDLE hInstance, LPWSTR lpResName, DWORD wType);
BOOL WINAPI mciSetDriverData(DWORD wDeviceID, ULONG_PTR dwData);
DWORD WINAPI mmDrvInstall(HDRVR hDriver, LPWSTR wszDrvEntry, void *drvMessage, DWORD wFlags);

#line 1 "winscard"
/* Windows.Win32.Security.Credentials */
int WINAPI SCardAudit(ULONG_PTR hContext, DWORD dwEvent);
int WINAPI SCardGetDeviceTypeIdA(ULONG_PTR hContext, LPSTR szReaderName, DWORD *pdwDeviceTypeId);
int WINAPI SCardGetDeviceTypeIdW(ULONG_PTR hContext, LPWSTR szReaderName, DWORD *pdwDeviceTypeId);
int WINAPI SCardGetReaderDeviceInstanceIdA(ULONG_PTR hContext, LPSTR szReaderName, LPSTR szDeviceInstanceId, DWORD *pcchDeviceInstanceId);
int WINAPI SCardGetReaderDeviceInstanceIdW(ULONG_PTR hContext, LPWSTR szReaderName, LPWSTR szDeviceInstanceId, DWORD *pcchDeviceInstanceId);
int WINAPI SCardGetReaderIconA(ULONG_PTR hContext, LPSTR szReaderName, BYTE *pbIcon, DWORD *pcbIcon);
int WINAPI SCardGetReaderIconW(ULONG_PTR hContext, LPWSTR szReaderName, BYTE *pbIcon, DWORD *pcbIcon);
int WINAPI SCardListReadersWithDeviceInstanceIdA(ULONG_PTR hContext, LPSTR szDeviceInstanceId, LPSTR mszReaders, DWORD *pcchReaders);
int WINAPI SCardListReadersWithDeviceInstanceIdW(ULONG_PTR hContext, LPWSTR szDeviceInstanceId, LPWSTR mszReaders, DWORD *pcchReaders);

#line 1 "winspool"
/* Windows.Win32.Graphics.Printing */
HRESULT WINAPI CorePrinterDriverInstalledA(LPSTR pszServer, LPSTR pszEnvironment, GUID CoreDriverGUID, FILETIME ftDriverDate, ULONGLONG dwlDriverVersion, BOOL *pbDriverInstalled);
HRESULT WINAPI CorePrinterDriverInstalledW(LPWSTR pszServer, LPWSTR pszEnvironment, GUID CoreDriverGUID, FILETIME ftDriverDate, ULONGLONG dwlDriverVersion, BOOL *pbDriverInstalled);
HRESULT WINAPI CreatePrintAsyncNotifyChannel(LPWSTR pszName, GUID *pNotificationType, PrintAsyncNotifyUserFilter eUserFilter, PrintAsyncNotifyConversationStyle eConversationStyle, void *pCallback, void **ppIAsynchNotification);
DWORD WINAPI DeleteJobNamedProperty(HANDLE hPrinter, DWORD JobId, LPWSTR pszName);
BOOL WINAPI DevQueryPrintEx(void *pDQPInfo);
DWORD WINAPI EnumJobNamedProperties(HANDLE hPrinter, DWORD JobId, DWORD *pcProperties, void **ppProperties);
void WINAPI FreePrintNamedPropertyArray(DWORD cProperties, void **ppProperties);
void WINAPI FreePrintPropertyValue(void *pValue);
DWORD WINAPI GetJobNamedPropertyValue(HANDLE hPrinter, DWORD JobId, LPWSTR pszName, void *pValue);
BOOL WINAPI GetPrintExecutionData(void *pData);
HRESULT WINAPI GetPrintOutputInfo(HWND hWnd, LPWSTR pszPrinter, HANDLE *phFile, LPWSTR *ppszOutputFile);
HANDLE WINAPI GetSpoolFileHandle(HANDLE hPrinter);
HRESULT WINAPI InstallPrinterDriverFromPackageA(LPSTR pszServer, LPSTR pszInfPath, LPSTR pszDriverName, LPSTR pszEnvironment, DWORD dwFlags);
HRESULT WINAPI InstallPrinterDriverFromPackageW(LPWSTR pszServer, LPWSTR pszInfPath, LPWSTR pszDriverName, LPWSTR pszEnvironment, DWORD dwFlags);
HRESULT WINAPI RegisterForPrintAsyncNotifications(LPWSTR pszName, GUID *pNotificationType, PrintAsyncNotifyUserFilter eUserFilter, PrintAsyncNotifyConversationStyle eConversationStyle, void *pCallback, HANDLE *phNotify);
DWORD WINAPI RouterFreeBidiResponseContainer(BIDI_RESPONSE_CONTAINER *pData);
DWORD WINAPI SetJobNamedProperty(HANDLE hPrinter, DWORD JobId, void *pProperty);

#line 1 "wintrust"
/* Windows.Win32.Security.Cryptography.Catalog */
BOOL WINAPI CryptCATAdminAcquireContext2(LONG_PTR *phCatAdmin, GUID *pgSubsystem, LPWSTR pwszHashAlgorithm, CERT_STRONG_SIGN_PARA *pStrongHashPolicy, DWORD dwFlags);
BOOL WINAPI CryptCATAdminCalcHashFromFileHandle2(LONG_PTR hCatAdmin, HANDLE hFile, DWORD *pcbHash, BYTE *pbHash, DWORD dwFlags);
BOOL WINAPI CryptCATAdminPauseServiceForBackup(DWORD dwFlags, BOOL fResume);
CRYPTCATMEMBER *WINAPI CryptCATAllocSortedMemberInfo(HANDLE hCatalog, LPWSTR pwszReferenceTag);
CRYPTCATATTRIBUTE *WINAPI CryptCATCDFEnumAttributes(CRYPTCATCDF *pCDF, CRYPTCATMEMBER *pMember, CRYPTCATATTRIBUTE *pPrevAttr, PFN_CDF_PARSE_ERROR_CALLBACK pfnParseError);
CRYPTCATATTRIBUTE *WINAPI CryptCATCDFEnumAttributesWithCDFTag(CRYPTCATCDF *pCDF, LPWSTR pwszMemberTag, CRYPTCATMEMBER *pMember, CRYPTCATATTRIBUTE *pPrevAttr, PFN_CDF_PARSE_ERROR_CALLBACK pfnParseError);
CRYPTCATMEMBER *WINAPI CryptCATCDFEnumMembers(CRYPTCATCDF *pCDF, CRYPTCATMEMBER *pPrevMember, PFN_CDF_PARSE_ERROR_CALLBACK pfnParseError);
void WINAPI CryptCATFreeSortedMemberInfo(HANDLE hCatalog, CRYPTCATMEMBER *pCatMember);
HANDLE WINAPI CryptCATHandleFromStore(void *pCatStore);
void *WINAPI CryptCATStoreFromHandle(HANDLE hCatalog);
BOOL WINAPI IsCatalogFile(HANDLE hFile, LPWSTR pwszFileName);
/* Windows.Win32.Security.Cryptography.Sip */
BOOL WINAPI CryptSIPGetCaps(SIP_SUBJECTINFO *pSubjInfo, void *pCaps);
BOOL WINAPI CryptSIPGetSealedDigest(SIP_SUBJECTINFO *pSubjectInfo, BYTE *pSig, DWORD dwSig, BYTE *pbDigest, DWORD *pcbDigest);
/* Windows.Win32.Security.WinTrust */
BOOL WINAPI OpenPersonalTrustDBDialog(HWND hwndParent);
BOOL WINAPI OpenPersonalTrustDBDialogEx(HWND hwndParent, DWORD dwFlags, void **pvReserved);
void WINAPI WintrustSetDefaultIncludePEPageHashes(BOOL fIncludePEPageHashes);

#line 1 "winusb"
/* Windows.Win32.Devices.Usb */
BOOL WINAPI WinUsb_GetCurrentFrameNumberAndQpc(WINUSB_INTERFACE_HANDLE InterfaceHandle, void *FrameQpcInfo);
BOOL WINAPI WinUsb_StartTrackingForTimeSync(WINUSB_INTERFACE_HANDLE InterfaceHandle, void *StartTrackingInfo);
BOOL WINAPI WinUsb_StopTrackingForTimeSync(WINUSB_INTERFACE_HANDLE InterfaceHandle, void *StopTrackingInfo);

#line 1 "wlanapi"
/* Windows.Win32.NetworkManagement.WiFi */
DWORD WINAPI WFDCancelOpenSession(HANDLE hSessionHandle);
DWORD WINAPI WFDCloseHandle(HANDLE hClientHandle);
DWORD WINAPI WFDCloseSession(HANDLE hSessionHandle);
DWORD WINAPI WFDOpenHandle(DWORD dwClientVersion, DWORD *pdwNegotiatedVersion, HANDLE *phClientHandle);
DWORD WINAPI WFDOpenLegacySession(HANDLE hClientHandle, BYTE **pLegacyMacAddress, HANDLE *phSessionHandle, GUID *pGuidSessionInterface);
DWORD WINAPI WFDStartOpenSession(HANDLE hClientHandle, BYTE **pDeviceAddress, void *pvContext, void *pfnCallback, HANDLE *phSessionHandle);
DWORD WINAPI WFDUpdateDeviceVisibility(BYTE **pDeviceAddress);
DWORD WINAPI WlanConnect2(HANDLE hClientHandle, GUID *pInterfaceGuid, void *pConnectionParameters, void *pReserved);
DWORD WINAPI WlanDeviceServiceCommand(HANDLE hClientHandle, GUID *pInterfaceGuid, GUID *pDeviceServiceGuid, DWORD dwOpCode, DWORD dwInBufferSize, void *pInBuffer, DWORD dwOutBufferSize, void *pOutBuffer, DWORD *pdwBytesReturned);
DWORD WINAPI WlanGetAvailableNetworkList2(HANDLE hClientHandle, GUID *pInterfaceGuid, DWORD dwFlags, void *pReserved, void **ppAvailableNetworkList);
DWORD WINAPI WlanGetSupportedDeviceServices(HANDLE hClientHandle, GUID *pInterfaceGuid, void **ppDevSvcGuidList);
DWORD WINAPI WlanHostedNetworkForceStart(HANDLE hClientHandle, int *pFailReason, void *pvReserved);
DWORD WINAPI WlanHostedNetworkForceStop(HANDLE hClientHandle, int *pFailReason, void *pvReserved);
DWORD WINAPI WlanHostedNetworkInitSettings(HANDLE hClientHandle, int *pFailReason, void *pvReserved);
DWORD WINAPI WlanHostedNetworkQueryProperty(HANDLE hClientHandle, int OpCode, DWORD *pdwDataSize, void **ppvData, WLAN_OPCODE_VALUE_TYPE *pWlanOpcodeValueType, void *pvReserved);
DWORD WINAPI WlanHostedNetworkQuerySecondaryKey(HANDLE hClientHandle, DWORD *pdwKeyLength, BYTE **ppucKeyData, BOOL *pbIsPassPhrase, BOOL *pbPersistent, int *pFailReason, void *pvReserved);
DWORD WINAPI WlanHostedNetworkQueryStatus(HANDLE hClientHandle, void **ppWlanHostedNetworkStatus, void *pvReserved);
DWORD WINAPI WlanHostedNetworkRefreshSecuritySettings(HANDLE hClientHandle, int *pFailReason, void *pvReserved);
DWORD WINAPI WlanHostedNetworkSetProperty(HANDLE hClientHandle, int OpCode, DWORD dwDataSize, void *pvData, int *pFailReason, void *pvReserved);
DWORD WINAPI WlanHostedNetworkSetSecondaryKey(HANDLE hClientHandle, DWORD dwKeyLength, BYTE *pucKeyData, BOOL bIsPassPhrase, BOOL bPersistent, int *pFailReason, void *pvReserved);
DWORD WINAPI WlanHostedNetworkStartUsing(HANDLE hClientHandle, int *pFailReason, void *pvReserved);
DWORD WINAPI WlanHostedNetworkStopUsing(HANDLE hClientHandle, int *pFailReason, void *pvReserved);
DWORD WINAPI WlanRegisterDeviceServiceNotification(HANDLE hClientHandle, void *pDevSvcGuidList);
DWORD WINAPI WlanRegisterVirtualStationNotification(HANDLE hClientHandle, BOOL bRegister, void *pReserved);

#line 1 "wofutil"
/* Windows.Win32.Storage.FileSystem */
HRESULT WINAPI WofEnumEntries(LPWSTR VolumeName, DWORD Provider, void *EnumProc, void *UserData);
HRESULT WINAPI WofFileEnumFiles(LPWSTR VolumeName, DWORD Algorithm, void *EnumProc, void *UserData);
HRESULT WINAPI WofGetDriverVersion(HANDLE FileOrVolumeHandle, DWORD Provider, DWORD *WofVersion);
HRESULT WINAPI WofIsExternalFile(LPWSTR FilePath, BOOL *IsExternalFile, DWORD *Provider, void *ExternalFileInfo, DWORD *BufferLength);
HRESULT WINAPI WofSetFileDataLocation(HANDLE FileHandle, DWORD Provider, void *ExternalFileInfo, DWORD Length);
BOOL WINAPI WofShouldCompressBinaries(LPWSTR Volume, DWORD *Algorithm);
HRESULT WINAPI WofWimAddEntry(LPWSTR VolumeName, LPWSTR WimPath, DWORD WimType, DWORD WimIndex, LONGLONG *DataSourceId);
HRESULT WINAPI WofWimEnumFiles(LPWSTR VolumeName, LONGLONG DataSourceId, void *EnumProc, void *UserData);
HRESULT WINAPI WofWimRemoveEntry(LPWSTR VolumeName, LONGLONG DataSourceId);
HRESULT WINAPI WofWimSuspendEntry(LPWSTR VolumeName, LONGLONG DataSourceId);
HRESULT WINAPI WofWimUpdateEntry(LPWSTR VolumeName, LONGLONG DataSourceId, LPWSTR NewWimPath);

#line 1 "ws2_32"
/* Windows.Win32.Networking.WinSock */
int WINAPI GetAddrInfoExCancel(HANDLE *lpHandle);
int WINAPI GetAddrInfoExOverlappedResult(OVERLAPPED *lpOverlapped);
DWORD WINAPI ProcessSocketNotifications(HANDLE completionPort, DWORD registrationCount, void *registrationInfos, DWORD timeoutMs, DWORD completionCount, OVERLAPPED_ENTRY *completionPortEntries, DWORD *receivedEntryCount);

#line 1 "wscapi"
/* Windows.Win32.System.SecurityCenter */
HRESULT WINAPI WscGetAntiMalwareUri(LPWSTR *ppszUri);
HRESULT WINAPI WscGetSecurityProviderHealth(DWORD Providers, int *pHealth);
HRESULT WINAPI WscQueryAntiMalwareUri(void);
HRESULT WINAPI WscRegisterForChanges(void *Reserved, HANDLE *phCallbackRegistration, LPTHREAD_START_ROUTINE lpCallbackAddress, void *pContext);
HRESULT WINAPI WscRegisterForUserNotifications(void);
HRESULT WINAPI WscUnRegisterChanges(HANDLE hRegistrationHandle);

#line 1 "wtsapi32"
/* Windows.Win32.System.RemoteDesktop */
BOOL WINAPI WTSActiveSessionExists(BOOL *pbActiveSessionExists);
void WINAPI WTSCloudAuthClose(void *cloudAuthHandle);
BOOL WINAPI WTSCloudAuthConvertAssertionToSerializedUserCredential(void *cloudAuthHandle, LPSTR assertion, DWORD assertionLength, LPWSTR resourceId, void **userCredential);
BOOL WINAPI WTSCloudAuthDuplicateSerializedUserCredential(void *userCredential, void **duplicatedUserCredential);
BOOL WINAPI WTSCloudAuthGetServerNonce(void *cloudAuthHandle, LPWSTR *serverNonce);
BOOL WINAPI WTSCloudAuthNetworkLogonWithSerializedCredential(void *cloudAuthHandle, void *userCredential, HANDLE *token);
void *WINAPI WTSCloudAuthOpen(GUID *activityId);
BOOL WINAPI WTSCreateListenerA(HANDLE hServer, void *pReserved, DWORD Reserved, LPSTR pListenerName, void *pBuffer, DWORD flag);
BOOL WINAPI WTSCreateListenerW(HANDLE hServer, void *pReserved, DWORD Reserved, LPWSTR pListenerName, void *pBuffer, DWORD flag);
BOOL WINAPI WTSEnableChildSessions(BOOL bEnable);
BOOL WINAPI WTSEnumerateListenersA(HANDLE hServer, void *pReserved, DWORD Reserved, CHAR **pListeners, DWORD *pCount);
BOOL WINAPI WTSEnumerateListenersW(HANDLE hServer, void *pReserved, DWORD Reserved, WORD **pListeners, DWORD *pCount);
BOOL WINAPI WTSEnumerateProcessesExA(HANDLE hServer, DWORD *pLevel, DWORD SessionId, LPSTR *ppProcessInfo, DWORD *pCount);
BOOL WINAPI WTSEnumerateProcessesExW(HANDLE hServer, DWORD *pLevel, DWORD SessionId, LPWSTR *ppProcessInfo, DWORD *pCount);
BOOL WINAPI WTSEnumerateSessionsExA(HANDLE hServer, DWORD *pLevel, DWORD Filter, void **ppSessionInfo, DWORD *pCount);
BOOL WINAPI WTSEnumerateSessionsExW(HANDLE hServer, DWORD *pLevel, DWORD Filter, void **ppSessionInfo, DWORD *pCount);
BOOL WINAPI WTSFreeMemoryExA(int WTSTypeClass, void *pMemory, DWORD NumberOfEntries);
BOOL WINAPI WTSFreeMemoryExW(int WTSTypeClass, void *pMemory, DWORD NumberOfEntries);
BOOL WINAPI WTSGetChildSessionId(DWORD *pSessionId);
BOOL WINAPI WTSGetListenerSecurityA(HANDLE hServer, void *pReserved, DWORD Reserved, LPSTR pListenerName, DWORD SecurityInformation, PSECURITY_DESCRIPTOR pSecurityDescriptor, DWORD nLength, DWORD *lpnLengthNeeded);
BOOL WINAPI WTSGetListenerSecurityW(HANDLE hServer, void *pReserved, DWORD Reserved, LPWSTR pListenerName, DWORD SecurityInformation, PSECURITY_DESCRIPTOR pSecurityDescriptor, DWORD nLength, DWORD *lpnLengthNeeded);
BOOL WINAPI WTSIsChildSessionsEnabled(BOOL *pbEnabled);
HANDLE WINAPI WTSOpenServerExA(LPSTR pServerName);
HANDLE WINAPI WTSOpenServerExW(LPWSTR pServerName);
BOOL WINAPI WTSQueryListenerConfigA(HANDLE hServer, void *pReserved, DWORD Reserved, LPSTR pListenerName, void *pBuffer);
BOOL WINAPI WTSQueryListenerConfigW(HANDLE hServer, void *pReserved, DWORD Reserved, LPWSTR pListenerName, void *pBuffer);
BOOL WINAPI WTSSetListenerSecurityA(HANDLE hServer, void *pReserved, DWORD Reserved, LPSTR pListenerName, DWORD SecurityInformation, PSECURITY_DESCRIPTOR pSecurityDescriptor);
BOOL WINAPI WTSSetListenerSecurityW(HANDLE hServer, void *pReserved, DWORD Reserved, LPWSTR pListenerName, DWORD SecurityInformation, PSECURITY_DESCRIPTOR pSecurityDescriptor);
HRESULT WINAPI WTSSetRenderHint(ULONGLONG *pRenderHintID, HWND hwndOwner, DWORD renderHintType, DWORD cbHintDataLength, BYTE *pHintData);

#line 1 "xinput1_4"
/* Windows.Win32.UI.Input.XboxController */
DWORD WINAPI XInputGetAudioDeviceIds(DWORD dwUserIndex, LPWSTR pRenderDeviceId, DWORD *pRenderCount, LPWSTR pCaptureDeviceId, DWORD *pCaptureCount);

#line 1 "xmllite"
/* Windows.Win32.Data.Xml.XmlLite */
HRESULT WINAPI CreateXmlReader(GUID *riid, void **ppvObject, void *pMalloc);
HRESULT WINAPI CreateXmlReaderInputWithEncodingCodePage(void *pInputStream, void *pMalloc, DWORD nEncodingCodePage, BOOL fEncodingHint, LPWSTR pwszBaseUri, void **ppInput);
HRESULT WINAPI CreateXmlReaderInputWithEncodingName(void *pInputStream, void *pMalloc, LPWSTR pwszEncodingName, BOOL fEncodingHint, LPWSTR pwszBaseUri, void **ppInput);
HRESULT WINAPI CreateXmlWriter(GUID *riid, void **ppvObject, void *pMalloc);
HRESULT WINAPI CreateXmlWriterOutputWithEncodingCodePage(void *pOutputStream, void *pMalloc, DWORD nEncodingCodePage, void **ppOutput);
HRESULT WINAPI CreateXmlWriterOutputWithEncodingName(void *pOutputStream, void *pMalloc, LPWSTR pwszEncodingName, void **ppOutput);
