/**
 * Frameworks of macOS, from the pages of the functions below https://developer.apple.com/documentation. `overlay.ts` explains
 * the words.
 */
export const macosOverlay = `
AEInstallEventHandler keeps:3 nullable:4 nonzero
AXObserverCreate keeps:2 out:3 nonzero
AudioDeviceCreateIOProcID keeps:2 out:4 nullable:3 nonzero
AudioObjectAddPropertyListener keeps:3 nullable:4 nonzero
CFFileDescriptorCreate keeps:4 nullable:1,5 null
CFNotificationCenterAddObserver keeps:3 nullable:2,4,5
CFRunLoopObserverCreate keeps:5 nullable:1,6 null
CFRunLoopTimerCreate keeps:6 nullable:1,7 null
CFSocketCreateWithNative keeps:4 nullable:1,4,5 null
CGDataProviderCreateWithData keeps:4 nullable:1,4 null
CGDisplayRegisterReconfigurationCallback keeps:1 nullable:2 nonzero
CGEventTapCreate keeps:5 nullable:6 null
CGEventTapCreateForPid keeps:5 nullable:6 null
DARegisterDiskAppearedCallback keeps:3 nullable:2,4
DARegisterDiskDisappearedCallback keeps:3 nullable:2,4
FSEventStreamCreate keeps:2 nullable:1,3 null
IOHIDDeviceRegisterInputReportCallback keeps:4 nullable:4,5
IOHIDDeviceRegisterInputValueCallback keeps:2 nullable:2,3
IOHIDDeviceRegisterRemovalCallback keeps:2 nullable:2,3
IOHIDManagerRegisterDeviceMatchingCallback keeps:2 nullable:2,3
IOHIDManagerRegisterDeviceRemovalCallback keeps:2 nullable:2,3
IOHIDManagerRegisterInputValueCallback keeps:2 nullable:2,3
IOServiceAddInterestNotification keeps:4 nullable:5 out:6 nonzero
IOServiceAddMatchingNotification keeps:4 nullable:5 out:6 nonzero
InstallEventHandler keeps:2 nullable:5,6 nonzero
SCDynamicStoreCreate keeps:3 nullable:1,3,4 null
SSLSetIOFuncs keeps:2,3 nonzero
class_addMethod keeps:3 zero
class_replaceMethod keeps:3
dispatch_async_f keeps:3 nullable:2
method_setImplementation keeps:2
`;
