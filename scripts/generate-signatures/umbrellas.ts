/** Which headers are read, and in what order: the first declaration of a name wins. */

/** Headers that others need before them, then the ones of the SDK that programs include. */
const CORE = `
winsock2 ws2tcpip mswsock windows ntstatus winternl ole2 shlobj commctrl devpropdef ipexport hidusage
accctrl aclapi aclui af_irda appmgmt authz avrt bcrypt bluetoothapis bthdef bthsdpdef ws2bth cfgmgr32 clusapi cmnquery
commdlg compressapi conio cpl credssp cryptuiapi cryptxml cscapi davclnt dbghelp dbt dde ddeml devguid dhcpcsdk
dhcpsapi direct dpapi dsclient dsgetdc dskquota dsrole dwmapi errorrep esent evntcons evntprov evntrace fci fdi
fltuser fwpmu gpedit hidpi hidsdi highlevelmonitorconfigurationapi htmlhelp http icm icmpapi imagehlp imm inaddr initguid
io iphlpapi iphlpapi iptypes ksmedia ktmw32 lm lmaccess lmapibuf lmat lmdfs lmjoin lmserver lmshare lmuse lmwksta loadperf
locationapi lowlevelmonitorconfigurationapi lzexpand magnification malloc mapi math memory mgmtapi mmddk mmreg mmsystem
mprapi mscat msacm mscoree msctf msdrm msi msiquery mssip mstcpip mtx ncrypt ndfapi netioapi newdev nb30 npapi nspapi
ntdsapi ntdsbcli ntldap ntquery ntsecapi ntsecpkg odbcinst oleacc oleauto olectl oledlg opmapi patchapi pathcch pdh perflib
physicalmonitorenumerationapi powrprof process processthreadsapi profinfo propsys propvarutil psapi qos qos2 ras rasdlg
raserror reason regstr resapi restartmanager richedit rpc rpcasync rpcdce rpcndr rpcproxy rpcssl rtutils sas schannel
sddl sensapi setupapi sfc shellapi shellscalingapi shfolder shlwapi shtypes slpublic snmp softpub sporder sql sqlext sqltypes
sqlucode srrestoreptapi sspi sti stdio stdlib strsafe stringapiset subauth sys/stat sys/timeb sys/types sys/utime tbs tapi
tchar tcpestats tdh tlhelp32 tom traffic txfw32 urlmon userenv usp10 uxtheme vdmdbg versionhelpers vfw virtdisk
vsbackup wabapi wbemcli wcsplugin wct wdsclientapi werapi wchar wincon wincred wincrypt windns winevt wininet winhttp
winioctl winldap winnetwk winnls winperf winsafer winscard winsmcrd winsnmp winspool winstring winsvc winsxs wintrust winusb
winver wlanapi wlantypes wnnc wow64apiset ws2spi wscapi wsdapi wslapi wtsapi32 wpcapi ntddscsi ntddstor ntdddisk ntddcdrm
ntddkbd ntddmou ntddser ntddvol ntddndis ntddpar ntddvdeo usb usbioctl usbiodef usbspec hidclass nvme GL/gl GL/glu GL/glext
GL/wgl gdiplus/gdiplus webauthn ioringapi processtopologyapi systemtopologyapi securityappcontainer namespaceapi
`;

/** For C++ only, for other systems, or in need of files that the package does not have. */
const UNREADABLE = new Set(
  `_cygwin _dbdao adogpool adogpool_backcompat comdef directxmath dvec fvec ivec eh routprot varargs wmiatlprov mspbase tdi
  termmgr typeinfo unknown winddi comip comutil comdefsp dbdaoint new stdexcpt sdoias`.split(/\s+/),
);

/** The kernel's view of ntdll, with the names of functions that no other header declares. */
const KERNEL = "ddk/ntifs";

export function windowsUmbrella(available: readonly string[]): string {
  const core = CORE.split(/\s+/).filter((it) => it !== "");
  const isAvailable = new Set(available);
  const others = available.filter((it) => !core.includes(it) && !UNREADABLE.has(it) && !it.startsWith("_"));
  return includesOf([...core.filter((it) => isAvailable.has(it) || it.includes("/")), ...others]);
}

export function kernelUmbrella(): string {
  return includesOf([KERNEL]);
}

const POSIX = `
aio aliases alloca argp argz arpa/ftp arpa/inet arpa/nameser arpa/telnet arpa/tftp assert byteswap complex cpio crypt
ctype dirent dlfcn elf endian envz err errno error execinfo fcntl features fenv fmtmsg fnmatch fstab fts ftw getopt glob
gnu-versions gnu/libc-version grp gshadow iconv ifaddrs inttypes langinfo libgen libintl limits link locale malloc math
mcheck memory mntent monetary mqueue net/ethernet net/if net/if_arp net/if_packet net/route netdb netinet/ether
netinet/icmp6 netinet/if_ether netinet/in netinet/ip netinet/ip6 netinet/ip_icmp netinet/tcp netinet/udp netpacket/packet
nl_types nss obstack paths poll printf proc_service pthread pty pwd re_comp regex resolv sched search semaphore
setjmp sgtty shadow signal spawn stab stdint stdio stdio_ext stdlib string strings sys/acct sys/auxv sys/cdefs sys/dir
sys/epoll sys/errno sys/eventfd sys/fanotify sys/fcntl sys/file sys/fsuid sys/gmon sys/inotify sys/io sys/ioctl sys/ipc
sys/kd sys/klog sys/mman sys/mount sys/msg sys/mtio sys/param sys/personality sys/poll sys/prctl sys/procfs sys/profil
sys/ptrace sys/quota sys/random sys/reboot sys/reg sys/resource sys/rseq sys/select sys/sem sys/sendfile sys/shm
sys/signal sys/signalfd sys/single_threaded sys/socket sys/soundcard sys/stat sys/statfs sys/statvfs sys/swap sys/syscall
sys/sysinfo sys/syslog sys/sysmacros sys/termios sys/time sys/timeb sys/timerfd sys/times sys/timex sys/ttychars
sys/ttydefaults sys/types sys/ucontext sys/uio sys/un sys/unistd sys/user sys/utsname sys/vfs sys/vlimit sys/vt sys/wait
sys/xattr syslog tar termio termios tgmath thread_db threads time uchar ucontext ulimit unistd utime utmp utmpx values wait
wchar wctype wordexp
`;

export function posixUmbrella(available: (header: string) => boolean): string {
  return includesOf(POSIX.split(/\s+/).filter((it) => it !== "" && available(`${it}.h`)));
}

function includesOf(headers: readonly string[]): string {
  return headers.map((it) => `#include <${it}.h>\n`).join("");
}
