/**
 * Names that are known without reading their source: builtins, and what a star import of a module of the standard
 * library brings. Read off CPython 2.7.18 and 3.13.0 with `dir()` and `__all__`; the Windows part of `ctypes` from its
 * documentation.
 */

/** Builtins of Python 2 and 3. */
export const builtinNames: ReadonlySet<string> = new Set(
  `
  ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup BlockingIOError BrokenPipeError
  BufferError BytesWarning ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError
  ConnectionResetError DeprecationWarning EOFError Ellipsis EncodingWarning EnvironmentError Exception
  ExceptionGroup False FileExistsError FileNotFoundError FloatingPointError FutureWarning GeneratorExit IOError
  ImportError ImportWarning IndentationError IndexError InterruptedError IsADirectoryError KeyError
  KeyboardInterrupt LookupError MemoryError ModuleNotFoundError NameError None NotADirectoryError NotImplemented
  NotImplementedError OSError OverflowError PendingDeprecationWarning PermissionError ProcessLookupError
  PythonFinalizationError RecursionError ReferenceError ResourceWarning RuntimeError RuntimeWarning StandardError
  StopAsyncIteration StopIteration SyntaxError SyntaxWarning SystemError SystemExit TabError TimeoutError True
  TypeError UnboundLocalError UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError
  UnicodeWarning UserWarning ValueError Warning ZeroDivisionError __debug__ __import__ abs aiter all anext any
  apply ascii basestring bin bool breakpoint buffer bytearray bytes callable chr classmethod cmp coerce compile
  complex copyright credits delattr dict dir divmod enumerate eval exec execfile exit file filter float format
  frozenset getattr globals hasattr hash help hex id input int intern isinstance issubclass iter len license list
  locals long map max memoryview min next object oct open ord pow print property quit range raw_input reduce reload
  repr reversed round set setattr slice sorted staticmethod str sum super tuple type unichr unicode vars xrange zip
`
    .trim()
    .split(/\s+/),
);

/** Top-level modules of the standard libraries of 2.7 and 3.13. */
export const standardModules: ReadonlySet<string> = new Set(
  `
  BaseHTTPServer Bastion ConfigParser HTMLParser Queue SimpleHTTPServer SimpleXMLRPCServer SocketServer StringIO
  Tkinter UserDict UserList UserString __builtin__ _ctypes _socket _thread _winapi _winreg abc antigravity anydbm
  argparse array ast asynchat asyncio asyncore atexit base64 bdb binascii bisect builtins bz2 cPickle cProfile
  cStringIO calendar cmath cmd code codecs codeop collections colorsys commands compileall compiler concurrent
  configparser contextlib contextvars copy copy_reg copyreg csv ctypes curses dataclasses datetime dbhash dbm
  decimal difflib dircache dis distutils doctest dummy_thread email encodings ensurepip enum errno exceptions
  faulthandler fcntl filecmp fileinput fnmatch fpformat fractions ftplib functools gc genericpath getopt getpass
  gettext glob graphlib grp gzip hashlib heapq hmac hotshot html htmlentitydefs htmllib http httplib idlelib ihooks
  imaplib imp importlib inspect io ipaddress itertools json keyword linecache locale logging lzma mailbox marshal
  math md5 mimetools mimetypes mmap modulefinder msvcrt multiprocessing mutex netrc new nt ntpath nturl2path
  numbers opcode operator optparse os pathlib pdb pickle pickletools pkgutil platform plistlib popen2 poplib posix
  posixfile posixpath pprint profile pstats pty pwd py_compile pyclbr pydoc pydoc_data pyexpat queue quopri random
  re readline repr reprlib resource rexec rfc822 rlcompleter runpy sched secrets select selectors sets sgmllib sha
  shelve shlex shutil signal site smtpd smtplib socket socketserver sqlite3 sre_compile sre_constants sre_parse ssl
  stat statistics string stringprep struct subprocess symtable sys sysconfig syslog tabnanny tarfile tempfile
  termios textwrap this thread threading time timeit tkMessageBox tkinter token tokenize tomllib trace traceback
  tracemalloc tty turtle turtledemo types typing unicodedata unittest urllib urllib2 urlparse user uuid venv
  warnings wave weakref webbrowser whichdb winreg winsound wsgiref xml xmlrpc xmlrpclib zipapp zipfile zipimport
  zlib zoneinfo
`
    .trim()
    .split(/\s+/),
);

const starNames: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    ctypes: `
      ARRAY ArgumentError Array BigEndianStructure BigEndianUnion CDLL CFUNCTYPE DEFAULT_MODE DllCanUnloadNow
      DllGetClassObject FormatError GetLastError HRESULT LibraryLoader LittleEndianStructure LittleEndianUnion
      OleDLL POINTER PYFUNCTYPE PyDLL RTLD_GLOBAL RTLD_LOCAL SIZEOF_TIME_T SetPointerType Structure Union
      WINFUNCTYPE WinDLL WinError addressof alignment byref c_bool c_buffer c_byte c_char c_char_p c_double c_float
      c_int c_int16 c_int32 c_int64 c_int8 c_long c_longdouble c_longlong c_short c_size_t c_ssize_t c_time_t
      c_ubyte c_uint c_uint16 c_uint32 c_uint64 c_uint8 c_ulong c_ulonglong c_ushort c_void_p c_voidp c_wchar
      c_wchar_p cast cdll create_string_buffer create_unicode_buffer get_errno get_last_error memmove memset oledll
      pointer py_object pydll pythonapi resize set_conversion_mode set_errno set_last_error sizeof string_at windll
      wstring_at
    `,
    "ctypes.wintypes": `
      ATOM BOOL BOOLEAN BYTE CHAR COLORREF DOUBLE DWORD FILETIME FLOAT HACCEL HANDLE HBITMAP HBRUSH HCOLORSPACE HDC
      HDESK HDWP HENHMETAFILE HFONT HGDIOBJ HGLOBAL HHOOK HICON HINSTANCE HKEY HKL HLOCAL HMENU HMETAFILE HMODULE
      HMONITOR HPALETTE HPEN HRGN HRSRC HSTR HTASK HWINSTA HWND INT LANGID LARGE_INTEGER LCID LCTYPE LGRPID LONG
      LPARAM LPBOOL LPBYTE LPCOLESTR LPCOLORREF LPCSTR LPCVOID LPCWSTR LPDWORD LPFILETIME LPHANDLE LPHKL LPINT
      LPLONG LPMSG LPOLESTR LPPOINT LPRECT LPRECTL LPSC_HANDLE LPSIZE LPSIZEL LPSTR LPUINT LPVOID
      LPWIN32_FIND_DATAA LPWIN32_FIND_DATAW LPWORD LPWSTR MAX_PATH MSG OLESTR PBOOL PBOOLEAN PBYTE PCHAR PDWORD
      PFILETIME PFLOAT PHANDLE PHKEY PINT PLARGE_INTEGER PLCID PLONG PMSG POINT POINTL PPOINT PPOINTL PRECT PRECTL
      PSHORT PSIZE PSIZEL PSMALL_RECT PUINT PULARGE_INTEGER PULONG PUSHORT PWCHAR PWIN32_FIND_DATAA
      PWIN32_FIND_DATAW PWORD RECT RECTL RGB SC_HANDLE SERVICE_STATUS_HANDLE SHORT SIZE SIZEL SMALL_RECT UINT
      ULARGE_INTEGER ULONG USHORT VARIANT_BOOL WCHAR WIN32_FIND_DATAA WIN32_FIND_DATAW WORD WPARAM ctypes tagMSG
      tagPOINT tagRECT tagSIZE
    `,
    threading: `
      Barrier BoundedSemaphore BrokenBarrierError Condition Event ExceptHookArgs Lock RLock Semaphore TIMEOUT_MAX
      Thread ThreadError Timer activeCount active_count currentThread current_thread enumerate excepthook get_ident
      get_native_id getprofile gettrace local main_thread setprofile setprofile_all_threads settrace
      settrace_all_threads stack_size
    `,
    subprocess: `
      CalledProcessError CompletedProcess DEVNULL PIPE Popen STDOUT SubprocessError TimeoutExpired call check_call
      check_output getoutput getstatusoutput run
    `,
    os: `
      CLD_CONTINUED CLD_DUMPED CLD_EXITED CLD_KILLED CLD_STOPPED CLD_TRAPPED CLONE_FILES CLONE_FS CLONE_NEWCGROUP
      CLONE_NEWIPC CLONE_NEWNET CLONE_NEWNS CLONE_NEWPID CLONE_NEWTIME CLONE_NEWUSER CLONE_NEWUTS CLONE_SIGHAND
      CLONE_SYSVSEM CLONE_THREAD CLONE_VM DirEntry EFD_CLOEXEC EFD_NONBLOCK EFD_SEMAPHORE EX_CANTCREAT EX_CONFIG
      EX_DATAERR EX_IOERR EX_NOHOST EX_NOINPUT EX_NOPERM EX_NOUSER EX_OK EX_OSERR EX_OSFILE EX_PROTOCOL EX_SOFTWARE
      EX_TEMPFAIL EX_UNAVAILABLE EX_USAGE F_LOCK F_OK F_TEST F_TLOCK F_ULOCK GRND_NONBLOCK GRND_RANDOM
      MFD_ALLOW_SEALING MFD_CLOEXEC MFD_HUGETLB MFD_HUGE_16GB MFD_HUGE_16MB MFD_HUGE_1GB MFD_HUGE_1MB
      MFD_HUGE_256MB MFD_HUGE_2GB MFD_HUGE_2MB MFD_HUGE_32MB MFD_HUGE_512KB MFD_HUGE_512MB MFD_HUGE_64KB
      MFD_HUGE_8MB MFD_HUGE_MASK MFD_HUGE_SHIFT NGROUPS_MAX O_ACCMODE O_APPEND O_ASYNC O_CLOEXEC O_CREAT O_DIRECT
      O_DIRECTORY O_DSYNC O_EXCL O_FSYNC O_LARGEFILE O_NDELAY O_NOATIME O_NOCTTY O_NOFOLLOW O_NONBLOCK O_PATH
      O_RDONLY O_RDWR O_RSYNC O_SYNC O_TMPFILE O_TRUNC O_WRONLY POSIX_FADV_DONTNEED POSIX_FADV_NOREUSE
      POSIX_FADV_NORMAL POSIX_FADV_RANDOM POSIX_FADV_SEQUENTIAL POSIX_FADV_WILLNEED POSIX_SPAWN_CLOSE
      POSIX_SPAWN_CLOSEFROM POSIX_SPAWN_DUP2 POSIX_SPAWN_OPEN PRIO_PGRP PRIO_PROCESS PRIO_USER P_ALL P_NOWAIT
      P_NOWAITO P_PGID P_PID P_PIDFD P_WAIT RTLD_DEEPBIND RTLD_GLOBAL RTLD_LAZY RTLD_LOCAL RTLD_NODELETE
      RTLD_NOLOAD RTLD_NOW RWF_APPEND RWF_DSYNC RWF_HIPRI RWF_NOWAIT RWF_SYNC R_OK SCHED_BATCH SCHED_FIFO
      SCHED_IDLE SCHED_OTHER SCHED_RESET_ON_FORK SCHED_RR SEEK_CUR SEEK_DATA SEEK_END SEEK_HOLE SEEK_SET
      SPLICE_F_MORE SPLICE_F_MOVE SPLICE_F_NONBLOCK ST_APPEND ST_MANDLOCK ST_NOATIME ST_NODEV ST_NODIRATIME
      ST_NOEXEC ST_NOSUID ST_RDONLY ST_RELATIME ST_SYNCHRONOUS ST_WRITE TFD_CLOEXEC TFD_NONBLOCK TFD_TIMER_ABSTIME
      TFD_TIMER_CANCEL_ON_SET TMP_MAX WCONTINUED WCOREDUMP WEXITED WEXITSTATUS WIFCONTINUED WIFEXITED WIFSIGNALED
      WIFSTOPPED WNOHANG WNOWAIT WSTOPPED WSTOPSIG WTERMSIG WUNTRACED W_OK XATTR_CREATE XATTR_REPLACE
      XATTR_SIZE_MAX X_OK _exit abort access altsep chdir chmod chown chroot close closerange confstr confstr_names
      copy_file_range cpu_count ctermid curdir defpath device_encoding devnull dup dup2 environ environb error
      eventfd eventfd_read eventfd_write execl execle execlp execlpe execv execve execvp execvpe extsep fchdir
      fchmod fchown fdatasync fdopen fork forkpty fpathconf fsdecode fsencode fspath fstat fstatvfs fsync ftruncate
      fwalk get_blocking get_exec_path get_inheritable get_terminal_size getcwd getcwdb getcwdu getegid getenv
      getenvb geteuid getgid getgrouplist getgroups getloadavg getlogin getpgid getpgrp getpid getppid getpriority
      getrandom getresgid getresuid getsid getuid getxattr grantpt initgroups isatty kill killpg lchmod lchown
      linesep link listdir listxattr lockf login_tty lseek lstat major makedev makedirs memfd_create minor mkdir
      mkfifo mknod name nice open openpty pardir path pathconf pathconf_names pathsep pidfd_open pipe pipe2 popen
      popen2 popen3 popen4 posix_fadvise posix_fallocate posix_openpt posix_spawn posix_spawnp pread preadv ptsname
      putenv pwrite pwritev read readlink readv register_at_fork remove removedirs removexattr rename renames
      replace rmdir scandir sched_get_priority_max sched_get_priority_min sched_getaffinity sched_getparam
      sched_getscheduler sched_param sched_rr_get_interval sched_setaffinity sched_setparam sched_setscheduler
      sched_yield sendfile sep set_blocking set_inheritable setegid seteuid setgid setgroups setns setpgid setpgrp
      setpriority setregid setresgid setresuid setreuid setsid setuid setxattr spawnl spawnle spawnlp spawnlpe
      spawnv spawnve spawnvp spawnvpe splice stat stat_float_times stat_result statvfs statvfs_result strerror
      supports_bytes_environ symlink sync sysconf sysconf_names system tcgetpgrp tcsetpgrp tempnam terminal_size
      timerfd_create timerfd_gettime timerfd_gettime_ns timerfd_settime timerfd_settime_ns times times_result
      tmpfile tmpnam truncate ttyname umask uname uname_result unlink unlockpt unsetenv unshare urandom utime wait
      wait3 wait4 waitid waitid_result waitpid waitstatus_to_exitcode walk write writev
    `,
    "os.path": `
      abspath altsep basename commonpath commonprefix curdir defpath devnull dirname exists expanduser expandvars
      extsep getatime getctime getmtime getsize isabs isdevdrive isdir isfile isjunction islink ismount join
      lexists normcase normpath pardir pathsep realpath relpath samefile sameopenfile samestat sep split splitdrive
      splitext splitroot supports_unicode_filenames walk
    `,
    socket: `
      AF_ALG AF_APPLETALK AF_ASH AF_ATMPVC AF_ATMSVC AF_AX25 AF_BRIDGE AF_CAN AF_DECnet AF_ECONET AF_INET AF_INET6
      AF_IPX AF_IRDA AF_KEY AF_LLC AF_NETBEUI AF_NETLINK AF_NETROM AF_PACKET AF_PPPOX AF_QIPCRTR AF_RDS AF_ROSE
      AF_ROUTE AF_SECURITY AF_SNA AF_TIPC AF_UNIX AF_UNSPEC AF_VSOCK AF_WANPIPE AF_X25 AI_ADDRCONFIG AI_ALL
      AI_CANONNAME AI_NUMERICHOST AI_NUMERICSERV AI_PASSIVE AI_V4MAPPED ALG_OP_DECRYPT ALG_OP_ENCRYPT ALG_OP_SIGN
      ALG_OP_VERIFY ALG_SET_AEAD_ASSOCLEN ALG_SET_AEAD_AUTHSIZE ALG_SET_IV ALG_SET_KEY ALG_SET_OP ALG_SET_PUBKEY
      AddressFamily CAN_BCM CAN_BCM_CAN_FD_FRAME CAN_BCM_RX_ANNOUNCE_RESUME CAN_BCM_RX_CHANGED CAN_BCM_RX_CHECK_DLC
      CAN_BCM_RX_DELETE CAN_BCM_RX_FILTER_ID CAN_BCM_RX_NO_AUTOTIMER CAN_BCM_RX_READ CAN_BCM_RX_RTR_FRAME
      CAN_BCM_RX_SETUP CAN_BCM_RX_STATUS CAN_BCM_RX_TIMEOUT CAN_BCM_SETTIMER CAN_BCM_STARTTIMER CAN_BCM_TX_ANNOUNCE
      CAN_BCM_TX_COUNTEVT CAN_BCM_TX_CP_CAN_ID CAN_BCM_TX_DELETE CAN_BCM_TX_EXPIRED CAN_BCM_TX_READ
      CAN_BCM_TX_RESET_MULTI_IDX CAN_BCM_TX_SEND CAN_BCM_TX_SETUP CAN_BCM_TX_STATUS CAN_EFF_FLAG CAN_EFF_MASK
      CAN_ERR_FLAG CAN_ERR_MASK CAN_ISOTP CAN_J1939 CAN_RAW CAN_RAW_FD_FRAMES CAN_RAW_FILTER CAN_RAW_JOIN_FILTERS
      CAN_RAW_LOOPBACK CAN_RAW_RECV_OWN_MSGS CAN_RTR_FLAG CAN_SFF_MASK CAPI CMSG_LEN CMSG_SPACE EAI_ADDRFAMILY
      EAI_AGAIN EAI_BADFLAGS EAI_FAIL EAI_FAMILY EAI_MEMORY EAI_NODATA EAI_NONAME EAI_OVERFLOW EAI_SERVICE
      EAI_SOCKTYPE EAI_SYSTEM ETHERTYPE_ARP ETHERTYPE_IP ETHERTYPE_IPV6 ETHERTYPE_VLAN ETH_P_ALL
      INADDR_ALLHOSTS_GROUP INADDR_ANY INADDR_BROADCAST INADDR_LOOPBACK INADDR_MAX_LOCAL_GROUP INADDR_NONE
      INADDR_UNSPEC_GROUP IOCTL_VM_SOCKETS_GET_LOCAL_CID IPPORT_RESERVED IPPORT_USERRESERVED IPPROTO_AH
      IPPROTO_DSTOPTS IPPROTO_EGP IPPROTO_ESP IPPROTO_FRAGMENT IPPROTO_GRE IPPROTO_HOPOPTS IPPROTO_ICMP
      IPPROTO_ICMPV6 IPPROTO_IDP IPPROTO_IGMP IPPROTO_IP IPPROTO_IPIP IPPROTO_IPV6 IPPROTO_MPTCP IPPROTO_NONE
      IPPROTO_PIM IPPROTO_PUP IPPROTO_RAW IPPROTO_ROUTING IPPROTO_RSVP IPPROTO_SCTP IPPROTO_TCP IPPROTO_TP
      IPPROTO_UDP IPPROTO_UDPLITE IPV6_CHECKSUM IPV6_DONTFRAG IPV6_DSTOPTS IPV6_HOPLIMIT IPV6_HOPOPTS
      IPV6_JOIN_GROUP IPV6_LEAVE_GROUP IPV6_MULTICAST_HOPS IPV6_MULTICAST_IF IPV6_MULTICAST_LOOP IPV6_NEXTHOP
      IPV6_PATHMTU IPV6_PKTINFO IPV6_RECVDSTOPTS IPV6_RECVHOPLIMIT IPV6_RECVHOPOPTS IPV6_RECVPATHMTU
      IPV6_RECVPKTINFO IPV6_RECVRTHDR IPV6_RECVTCLASS IPV6_RTHDR IPV6_RTHDRDSTOPTS IPV6_RTHDR_TYPE_0 IPV6_TCLASS
      IPV6_UNICAST_HOPS IPV6_V6ONLY IP_ADD_MEMBERSHIP IP_ADD_SOURCE_MEMBERSHIP IP_BIND_ADDRESS_NO_PORT
      IP_BLOCK_SOURCE IP_DEFAULT_MULTICAST_LOOP IP_DEFAULT_MULTICAST_TTL IP_DROP_MEMBERSHIP
      IP_DROP_SOURCE_MEMBERSHIP IP_HDRINCL IP_MAX_MEMBERSHIPS IP_MULTICAST_IF IP_MULTICAST_LOOP IP_MULTICAST_TTL
      IP_OPTIONS IP_PKTINFO IP_RECVOPTS IP_RECVRETOPTS IP_RECVTOS IP_RETOPTS IP_TOS IP_TRANSPARENT IP_TTL
      IP_UNBLOCK_SOURCE J1939_EE_INFO_NONE J1939_EE_INFO_TX_ABORT J1939_FILTER_MAX J1939_IDLE_ADDR
      J1939_MAX_UNICAST_ADDR J1939_NLA_BYTES_ACKED J1939_NLA_PAD J1939_NO_ADDR J1939_NO_NAME J1939_NO_PGN
      J1939_PGN_ADDRESS_CLAIMED J1939_PGN_ADDRESS_COMMANDED J1939_PGN_MAX J1939_PGN_PDU1_MAX J1939_PGN_REQUEST
      MSG_CMSG_CLOEXEC MSG_CONFIRM MSG_CTRUNC MSG_DONTROUTE MSG_DONTWAIT MSG_EOR MSG_ERRQUEUE MSG_FASTOPEN MSG_MORE
      MSG_NOSIGNAL MSG_OOB MSG_PEEK MSG_TRUNC MSG_WAITALL NETLINK_CRYPTO NETLINK_DNRTMSG NETLINK_FIREWALL
      NETLINK_IP6_FW NETLINK_NFLOG NETLINK_ROUTE NETLINK_USERSOCK NETLINK_XFRM NI_DGRAM NI_IDN NI_MAXHOST
      NI_MAXSERV NI_NAMEREQD NI_NOFQDN NI_NUMERICHOST NI_NUMERICSERV PACKET_BROADCAST PACKET_FASTROUTE PACKET_HOST
      PACKET_LOOPBACK PACKET_MULTICAST PACKET_OTHERHOST PACKET_OUTGOING PF_CAN PF_PACKET PF_RDS SCM_CREDENTIALS
      SCM_J1939_DEST_ADDR SCM_J1939_DEST_NAME SCM_J1939_ERRQUEUE SCM_J1939_PRIO SCM_RIGHTS SHUT_RD SHUT_RDWR
      SHUT_WR SOCK_CLOEXEC SOCK_DGRAM SOCK_NONBLOCK SOCK_RAW SOCK_RDM SOCK_SEQPACKET SOCK_STREAM SOL_ALG
      SOL_CAN_BASE SOL_CAN_RAW SOL_IP SOL_RDS SOL_SOCKET SOL_TCP SOL_TIPC SOL_UDP SOMAXCONN SO_ACCEPTCONN
      SO_BINDTODEVICE SO_BINDTOIFINDEX SO_BROADCAST SO_DEBUG SO_DOMAIN SO_DONTROUTE SO_ERROR SO_INCOMING_CPU
      SO_J1939_ERRQUEUE SO_J1939_FILTER SO_J1939_PROMISC SO_J1939_SEND_PRIO SO_KEEPALIVE SO_LINGER SO_MARK
      SO_OOBINLINE SO_PASSCRED SO_PASSSEC SO_PEERCRED SO_PEERSEC SO_PRIORITY SO_PROTOCOL SO_RCVBUF SO_RCVLOWAT
      SO_RCVTIMEO SO_REUSEADDR SO_REUSEPORT SO_SNDBUF SO_SNDLOWAT SO_SNDTIMEO SO_TYPE SO_VM_SOCKETS_BUFFER_MAX_SIZE
      SO_VM_SOCKETS_BUFFER_MIN_SIZE SO_VM_SOCKETS_BUFFER_SIZE SocketKind SocketType TCP_CC_INFO TCP_CONGESTION
      TCP_CORK TCP_DEFER_ACCEPT TCP_FASTOPEN TCP_FASTOPEN_CONNECT TCP_FASTOPEN_KEY TCP_FASTOPEN_NO_COOKIE TCP_INFO
      TCP_INQ TCP_KEEPCNT TCP_KEEPIDLE TCP_KEEPINTVL TCP_LINGER2 TCP_MAXSEG TCP_MD5SIG TCP_MD5SIG_EXT TCP_NODELAY
      TCP_NOTSENT_LOWAT TCP_QUEUE_SEQ TCP_QUICKACK TCP_REPAIR TCP_REPAIR_OPTIONS TCP_REPAIR_QUEUE TCP_REPAIR_WINDOW
      TCP_SAVED_SYN TCP_SAVE_SYN TCP_SYNCNT TCP_THIN_DUPACK TCP_THIN_LINEAR_TIMEOUTS TCP_TIMESTAMP TCP_TX_DELAY
      TCP_ULP TCP_USER_TIMEOUT TCP_WINDOW_CLAMP TCP_ZEROCOPY_RECEIVE TIPC_ADDR_ID TIPC_ADDR_NAME TIPC_ADDR_NAMESEQ
      TIPC_CFG_SRV TIPC_CLUSTER_SCOPE TIPC_CONN_TIMEOUT TIPC_CRITICAL_IMPORTANCE TIPC_DEST_DROPPABLE
      TIPC_HIGH_IMPORTANCE TIPC_IMPORTANCE TIPC_LOW_IMPORTANCE TIPC_MEDIUM_IMPORTANCE TIPC_NODE_SCOPE
      TIPC_PUBLISHED TIPC_SRC_DROPPABLE TIPC_SUBSCR_TIMEOUT TIPC_SUB_CANCEL TIPC_SUB_PORTS TIPC_SUB_SERVICE
      TIPC_TOP_SRV TIPC_WAIT_FOREVER TIPC_WITHDRAWN TIPC_ZONE_SCOPE UDPLITE_RECV_CSCOV UDPLITE_SEND_CSCOV
      VMADDR_CID_ANY VMADDR_CID_HOST VMADDR_PORT_ANY VM_SOCKETS_INVALID_VERSION close create_connection
      create_server dup error fromfd gaierror getaddrinfo getdefaulttimeout getfqdn gethostbyaddr gethostbyname
      gethostbyname_ex gethostname getnameinfo getprotobyname getservbyname getservbyport has_dualstack_ipv6
      has_ipv6 herror htonl htons if_indextoname if_nameindex if_nametoindex inet_aton inet_ntoa inet_ntop
      inet_pton ntohl ntohs recv_fds send_fds setdefaulttimeout sethostname socket socketpair timeout
    `,
    multiprocessing: `
      Array AuthenticationError Barrier BoundedSemaphore BufferTooShort Condition Event JoinableQueue Lock Manager
      Pipe Pool Process ProcessError Queue RLock RawArray RawValue SUBDEBUG SUBWARNING Semaphore SimpleQueue
      TimeoutError Value active_children allow_connection_pickling cpu_count current_process freeze_support
      get_all_start_methods get_context get_logger get_start_method log_to_stderr parent_process reducer
      set_executable set_forkserver_preload set_start_method
    `,
    time: `
      CLOCK_BOOTTIME CLOCK_MONOTONIC CLOCK_MONOTONIC_RAW CLOCK_PROCESS_CPUTIME_ID CLOCK_REALTIME CLOCK_TAI
      CLOCK_THREAD_CPUTIME_ID accept2dyear altzone asctime clock clock_getres clock_gettime clock_gettime_ns
      clock_settime clock_settime_ns ctime daylight get_clock_info gmtime localtime mktime monotonic monotonic_ns
      perf_counter perf_counter_ns process_time process_time_ns pthread_getcpuclockid sleep strftime strptime
      struct_time thread_time thread_time_ns time time_ns timezone tzname tzset
    `,
    struct: `
      Struct calcsize error iter_unpack pack pack_into unpack unpack_from
    `,
    signal: `
      Handlers ITIMER_PROF ITIMER_REAL ITIMER_VIRTUAL ItimerError NSIG SIGABRT SIGALRM SIGBUS SIGCHLD SIGCLD
      SIGCONT SIGFPE SIGHUP SIGILL SIGINT SIGIO SIGIOT SIGKILL SIGPIPE SIGPOLL SIGPROF SIGPWR SIGQUIT SIGRTMAX
      SIGRTMIN SIGSEGV SIGSTKFLT SIGSTOP SIGSYS SIGTERM SIGTRAP SIGTSTP SIGTTIN SIGTTOU SIGURG SIGUSR1 SIGUSR2
      SIGVTALRM SIGWINCH SIGXCPU SIGXFSZ SIG_BLOCK SIG_DFL SIG_IGN SIG_SETMASK SIG_UNBLOCK Sigmasks Signals alarm
      default_int_handler getitimer getsignal pause pidfd_send_signal pthread_kill pthread_sigmask raise_signal
      set_wakeup_fd setitimer siginterrupt signal sigpending sigtimedwait sigwait sigwaitinfo strsignal
      struct_siginfo valid_signals
    `,
    queue: `
      Empty Full LifoQueue PriorityQueue Queue ShutDown SimpleQueue
    `,
    Queue: `
      Empty Full LifoQueue PriorityQueue Queue
    `,
    logging: `
      BASIC_FORMAT BufferingFormatter CRITICAL DEBUG ERROR FATAL FileHandler Filter Formatter Handler INFO
      LogRecord Logger LoggerAdapter NOTSET NullHandler StreamHandler WARN WARNING addLevelName basicConfig
      captureWarnings critical debug disable error exception fatal getHandlerByName getHandlerNames getLevelName
      getLevelNamesMapping getLogRecordFactory getLogger getLoggerClass info lastResort log makeLogRecord
      raiseExceptions setLogRecordFactory setLoggerClass shutdown warn warning
    `,
    _thread: `
      LockType RLock TIMEOUT_MAX allocate allocate_lock daemon_threads_allowed error exit exit_thread get_ident
      get_native_id interrupt_main lock stack_size start_joinable_thread start_new start_new_thread
    `,
    thread: `
      LockType allocate allocate_lock error exit exit_thread get_ident interrupt_main stack_size start_new
      start_new_thread
    `,
    errno: `
      E2BIG EACCES EADDRINUSE EADDRNOTAVAIL EADV EAFNOSUPPORT EAGAIN EALREADY EBADE EBADF EBADFD EBADMSG EBADR
      EBADRQC EBADSLT EBFONT EBUSY ECANCELED ECHILD ECHRNG ECOMM ECONNABORTED ECONNREFUSED ECONNRESET EDEADLK
      EDEADLOCK EDESTADDRREQ EDOM EDOTDOT EDQUOT EEXIST EFAULT EFBIG EHOSTDOWN EHOSTUNREACH EIDRM EILSEQ
      EINPROGRESS EINTR EINVAL EIO EISCONN EISDIR EISNAM EKEYEXPIRED EKEYREJECTED EKEYREVOKED EL2HLT EL2NSYNC
      EL3HLT EL3RST ELIBACC ELIBBAD ELIBEXEC ELIBMAX ELIBSCN ELNRNG ELOOP EMEDIUMTYPE EMFILE EMLINK EMSGSIZE
      EMULTIHOP ENAMETOOLONG ENAVAIL ENETDOWN ENETRESET ENETUNREACH ENFILE ENOANO ENOBUFS ENOCSI ENODATA ENODEV
      ENOENT ENOEXEC ENOKEY ENOLCK ENOLINK ENOMEDIUM ENOMEM ENOMSG ENONET ENOPKG ENOPROTOOPT ENOSPC ENOSR ENOSTR
      ENOSYS ENOTBLK ENOTCONN ENOTDIR ENOTEMPTY ENOTNAM ENOTRECOVERABLE ENOTSOCK ENOTSUP ENOTTY ENOTUNIQ ENXIO
      EOPNOTSUPP EOVERFLOW EOWNERDEAD EPERM EPFNOSUPPORT EPIPE EPROTO EPROTONOSUPPORT EPROTOTYPE ERANGE EREMCHG
      EREMOTE EREMOTEIO ERESTART ERFKILL EROFS ESHUTDOWN ESOCKTNOSUPPORT ESPIPE ESRCH ESRMNT ESTALE ESTRPIPE ETIME
      ETIMEDOUT ETOOMANYREFS ETXTBSY EUCLEAN EUNATCH EUSERS EWOULDBLOCK EXDEV EXFULL errorcode
    `,
    glob: `
      escape glob iglob translate
    `,
    shutil: `
      Error ExecError SameFileError SpecialFileError chown copy copy2 copyfile copyfileobj copymode copystat
      copytree disk_usage get_archive_formats get_terminal_size get_unpack_formats ignore_patterns make_archive
      move register_archive_format register_unpack_format rmtree unpack_archive unregister_archive_format
      unregister_unpack_format which
    `,
    select: `
      EPOLLERR EPOLLET EPOLLEXCLUSIVE EPOLLHUP EPOLLIN EPOLLMSG EPOLLONESHOT EPOLLOUT EPOLLPRI EPOLLRDBAND
      EPOLLRDHUP EPOLLRDNORM EPOLLWRBAND EPOLLWRNORM EPOLL_CLOEXEC PIPE_BUF POLLERR POLLHUP POLLIN POLLMSG POLLNVAL
      POLLOUT POLLPRI POLLRDBAND POLLRDHUP POLLRDNORM POLLWRBAND POLLWRNORM epoll error poll select
    `,
    fcntl: `
      DN_ACCESS DN_ATTRIB DN_CREATE DN_DELETE DN_MODIFY DN_MULTISHOT DN_RENAME FASYNC FD_CLOEXEC FICLONE
      FICLONERANGE F_ADD_SEALS F_DUPFD F_DUPFD_CLOEXEC F_EXLCK F_GETFD F_GETFL F_GETLEASE F_GETLK F_GETLK64
      F_GETOWN F_GETOWN_EX F_GETPIPE_SZ F_GETSIG F_GET_FILE_RW_HINT F_GET_RW_HINT F_GET_SEALS F_NOTIFY F_OFD_GETLK
      F_OFD_SETLK F_OFD_SETLKW F_OWNER_PGRP F_OWNER_PID F_OWNER_TID F_RDLCK F_SEAL_FUTURE_WRITE F_SEAL_GROW
      F_SEAL_SEAL F_SEAL_SHRINK F_SEAL_WRITE F_SETFD F_SETFL F_SETLEASE F_SETLK F_SETLK64 F_SETLKW F_SETLKW64
      F_SETOWN F_SETOWN_EX F_SETPIPE_SZ F_SETSIG F_SET_FILE_RW_HINT F_SET_RW_HINT F_SHLCK F_UNLCK F_WRLCK LOCK_EX
      LOCK_MAND LOCK_NB LOCK_READ LOCK_RW LOCK_SH LOCK_UN LOCK_WRITE RWH_WRITE_LIFE_EXTREME RWH_WRITE_LIFE_LONG
      RWH_WRITE_LIFE_MEDIUM RWH_WRITE_LIFE_NONE RWH_WRITE_LIFE_NOT_SET RWH_WRITE_LIFE_SHORT fcntl flock ioctl lockf
    `,
    math: `
      acos acosh asin asinh atan atan2 atanh cbrt ceil comb copysign cos cosh degrees dist e erf erfc exp exp2
      expm1 fabs factorial floor fma fmod frexp fsum gamma gcd hypot inf isclose isfinite isinf isnan isqrt lcm
      ldexp lgamma log log10 log1p log2 modf nan nextafter perm pi pow prod radians remainder sin sinh sqrt sumprod
      tan tanh tau trunc ulp
    `,
    stat: `
      FILE_ATTRIBUTE_ARCHIVE FILE_ATTRIBUTE_COMPRESSED FILE_ATTRIBUTE_DEVICE FILE_ATTRIBUTE_DIRECTORY
      FILE_ATTRIBUTE_ENCRYPTED FILE_ATTRIBUTE_HIDDEN FILE_ATTRIBUTE_INTEGRITY_STREAM FILE_ATTRIBUTE_NORMAL
      FILE_ATTRIBUTE_NOT_CONTENT_INDEXED FILE_ATTRIBUTE_NO_SCRUB_DATA FILE_ATTRIBUTE_OFFLINE
      FILE_ATTRIBUTE_READONLY FILE_ATTRIBUTE_REPARSE_POINT FILE_ATTRIBUTE_SPARSE_FILE FILE_ATTRIBUTE_SYSTEM
      FILE_ATTRIBUTE_TEMPORARY FILE_ATTRIBUTE_VIRTUAL SF_APPEND SF_ARCHIVED SF_DATALESS SF_FIRMLINK SF_IMMUTABLE
      SF_NOUNLINK SF_RESTRICTED SF_SETTABLE SF_SNAPSHOT ST_ATIME ST_CTIME ST_DEV ST_GID ST_INO ST_MODE ST_MTIME
      ST_NLINK ST_SIZE ST_UID S_ENFMT S_IEXEC S_IFBLK S_IFCHR S_IFDIR S_IFDOOR S_IFIFO S_IFLNK S_IFMT S_IFPORT
      S_IFREG S_IFSOCK S_IFWHT S_IMODE S_IREAD S_IRGRP S_IROTH S_IRUSR S_IRWXG S_IRWXO S_IRWXU S_ISBLK S_ISCHR
      S_ISDIR S_ISDOOR S_ISFIFO S_ISGID S_ISLNK S_ISPORT S_ISREG S_ISSOCK S_ISUID S_ISVTX S_ISWHT S_IWGRP S_IWOTH
      S_IWRITE S_IWUSR S_IXGRP S_IXOTH S_IXUSR UF_APPEND UF_COMPRESSED UF_DATAVAULT UF_HIDDEN UF_IMMUTABLE
      UF_NODUMP UF_NOUNLINK UF_OPAQUE UF_SETTABLE UF_TRACKED filemode
    `,
    types: `
      AsyncGeneratorType BooleanType BufferType BuiltinFunctionType BuiltinMethodType CapsuleType CellType
      ClassMethodDescriptorType ClassType CodeType ComplexType CoroutineType DictProxyType DictType DictionaryType
      DynamicClassAttribute EllipsisType FileType FloatType FrameType FunctionType GeneratorType GenericAlias
      GetSetDescriptorType InstanceType IntType LambdaType ListType LongType MappingProxyType MemberDescriptorType
      MethodDescriptorType MethodType MethodWrapperType ModuleType NoneType NotImplementedType ObjectType
      SimpleNamespace SliceType StringType StringTypes TracebackType TupleType TypeType UnboundMethodType
      UnicodeType UnionType WrapperDescriptorType XRangeType coroutine get_original_bases new_class prepare_class
      resolve_bases
    `,
    typing: `
      AbstractSet Annotated Any AnyStr AsyncContextManager AsyncGenerator AsyncIterable AsyncIterator Awaitable
      BinaryIO ByteString Callable ChainMap ClassVar Collection Concatenate Container ContextManager Coroutine
      Counter DefaultDict Deque Dict Final ForwardRef FrozenSet Generator Generic Hashable IO ItemsView Iterable
      Iterator KeysView List Literal LiteralString Mapping MappingView Match MutableMapping MutableSequence
      MutableSet NamedTuple Never NewType NoDefault NoReturn NotRequired Optional OrderedDict ParamSpec
      ParamSpecArgs ParamSpecKwargs Pattern Protocol ReadOnly Required Reversible Self Sequence Set Sized
      SupportsAbs SupportsBytes SupportsComplex SupportsFloat SupportsIndex SupportsInt SupportsRound TYPE_CHECKING
      Text TextIO Tuple Type TypeAlias TypeAliasType TypeGuard TypeIs TypeVar TypeVarTuple TypedDict Union Unpack
      ValuesView assert_never assert_type cast clear_overloads dataclass_transform final get_args get_origin
      get_overloads get_protocol_members get_type_hints is_protocol is_typeddict no_type_check
      no_type_check_decorator overload override reveal_type runtime_checkable
    `,
    itertools: `
      accumulate batched chain combinations combinations_with_replacement compress count cycle dropwhile
      filterfalse groupby ifilter ifilterfalse imap islice izip izip_longest pairwise permutations product repeat
      starmap takewhile tee zip_longest
    `,
    collections: `
      Callable ChainMap Container Counter Hashable ItemsView Iterable Iterator KeysView Mapping MappingView
      MutableMapping MutableSequence MutableSet OrderedDict Sequence Set Sized UserDict UserList UserString
      ValuesView defaultdict deque namedtuple
    `,
    functools: `
      WRAPPER_ASSIGNMENTS WRAPPER_UPDATES cache cached_property cmp_to_key lru_cache partial partialmethod reduce
      singledispatch singledispatchmethod total_ordering update_wrapper wraps
    `,
    re: `
      A ASCII DOTALL I IGNORECASE L LOCALE M MULTILINE Match NOFLAG Pattern PatternError RegexFlag S U UNICODE
      VERBOSE X compile error escape findall finditer fullmatch match purge search split sub subn template
    `,
    string: `
      Formatter Template ascii_letters ascii_lowercase ascii_uppercase atof atof_error atoi atoi_error atol
      atol_error capitalize capwords center count digits expandtabs find hexdigits index index_error join
      joinfields letters ljust lower lowercase lstrip maketrans octdigits printable punctuation replace rfind
      rindex rjust rsplit rstrip split splitfields strip swapcase translate upper uppercase whitespace zfill
    `,
  }).map(([module, names]) => [module, new Set(names.trim().split(/\s+/))]),
);

/** What `from module import *` binds. `undefined`: not known, so the star may bind any name. */
export function starNamesOf(module: string): ReadonlySet<string> | undefined {
  return starNames.get(module);
}
