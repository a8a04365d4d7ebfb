/**
 * The C library, from the POSIX standard (https://pubs.opengroup.org/onlinepubs/9799919799/functions/), the Linux manual
 * pages (https://man7.org/linux/man-pages/) and, for the runtime of Visual C++, its reference
 * (https://learn.microsoft.com/cpp/c-runtime-library/reference/). `overlay.ts` explains the words.
 */
export const posixOverlay = `
accept out:2 inout:3 nullable:2,3 minus-one
accept4 out:2 inout:3 nullable:2,3 minus-one
access minus-one
aligned_alloc owned:free null
asctime_r out:2 null
asprintf out:1 minus-one
atexit keeps:1 nonzero
bind minus-one
bsearch during:5 null
bzero out:1 bytes:2>1
calloc owned:free null
canonicalize_file_name owned:free null
chdir minus-one
chmod minus-one
chown minus-one
clock_gettime out:2 minus-one
close minus-one
closedir frees:1 minus-one
confstr out:2 bytes:3>2 nullable:2
connect minus-one
ctime_r out:2 null
dirfd minus-one
dl_iterate_phdr during:1
dlclose frees:1 nonzero
dlopen nullable:1 owned:dlclose null
dlsym nullable:1 null
dup minus-one
dup2 minus-one
epoll_create minus-one
epoll_create1 minus-one
epoll_ctl nullable:4 minus-one
epoll_wait out:2 minus-one
eventfd minus-one
fchmod minus-one
fchown minus-one
fclose frees:1 minus-one
fdopen owned:fclose null
fdopendir owned:closedir null
fgets out:1 bytes:2>1 null
fgetws out:1 chars:2>1 null
flock minus-one
fmemopen nullable:1 owned:fclose null
fopen owned:fclose null
fork minus-one
fread out:1
free frees:1 nullable:1
freeaddrinfo frees:1
fstat out:2 minus-one
fstatfs out:2 minus-one
fstatvfs out:2 minus-one
fsync minus-one
ftruncate minus-one
ftw during:2
fwrite in:1
get_current_dir_name owned:free null
getaddrinfo out:4 nullable:1,2,3 nonzero
getcwd out:1 bytes:2>1 nullable:1 null
getdomainname out:1 bytes:2>1 minus-one
getentropy out:1 bytes:2>1 minus-one
getenv null
getgrgid null
getgrnam null
getgrouplist out:3 inout:4 minus-one
getgroups out:2 minus-one
gethostbyname null
gethostname out:1 bytes:2>1 minus-one
getifaddrs out:1 minus-one
getline inout:1,2 minus-one
getloadavg out:1 minus-one
getlogin null
getlogin_r out:1 bytes:2>1 nonzero
getpeername out:2 inout:3 minus-one
getpwnam null
getpwuid null
getrandom out:1 bytes:2>1 minus-one
getresgid out:1,2,3 minus-one
getresuid out:1,2,3 minus-one
getrlimit out:2 minus-one
getrusage out:2 minus-one
gets out:1 null
getsockname out:2 inout:3 minus-one
getsockopt out:4 inout:5 bytes:5>4 minus-one
gettimeofday out:1,2 nullable:2 minus-one
getxattr out:3 bytes:4>3 nullable:3 minus-one
glob during:3 out:4 nullable:3 nonzero
gmtime null
gmtime_r out:2 null
iconv_open invalid-handle
inet_ntop out:3 bytes:4>3 null
inet_pton out:3
inotify_add_watch minus-one
inotify_init minus-one
inotify_init1 minus-one
kill minus-one
lfind during:5 null
listen minus-one
listxattr out:2 bytes:3>2 nullable:2 minus-one
localtime null
localtime_r out:2 null
lsearch during:5 null
lseek minus-one
lstat out:2 minus-one
malloc owned:free null
mbstowcs out:1 chars:3>1 nullable:1
memalign owned:free null
memccpy out:1 bytes:4>1 null
memchr null
memcpy out:1 bytes:3>1
memfd_create minus-one
memmove out:1 bytes:3>1
mempcpy out:1 bytes:3>1
memset out:1 bytes:3>1
mkdir minus-one
mkdtemp inout:1 null
mkostemp inout:1 minus-one
mkstemp inout:1 minus-one
mktemp inout:1
mlock minus-one
mlockall minus-one
mmap nullable:1 invalid-handle
mount nullable:1,3,5 minus-one
mprotect minus-one
mremap invalid-handle
munmap minus-one
nanosleep out:2 nullable:2 minus-one
nftw during:2
on_exit keeps:1 nonzero
open minus-one
open_memstream out:1,2 owned:fclose null
openat minus-one
opendir owned:closedir null
pclose frees:1 minus-one
pipe out:1 minus-one
pipe2 out:1 minus-one
poll inout:1 minus-one
popen owned:pclose null
posix_memalign out:1 nonzero
posix_openpt minus-one
pread out:2 bytes:3>2 minus-one
process_vm_readv minus-one
process_vm_writev minus-one
pthread_atfork keeps:1,2,3 nullable:1,2,3 nonzero
pthread_create out:1 keeps:3 nullable:2,4 nonzero
pthread_join out:2 nullable:2 nonzero
pthread_key_create out:1 keeps:2 nullable:2 nonzero
ptsname null
ptsname_r out:2 bytes:3>2 nonzero
pwrite in:2 bytes:3>2 minus-one
qsort during:4
qsort_r during:4
read out:2 bytes:3>2 minus-one
readdir null
readlink out:2 bytes:3>2 minus-one
readlinkat out:3 bytes:4>3 minus-one
realloc frees:1 nullable:1 owned:free null
reallocarray frees:1 nullable:1 owned:free null
realpath out:2 nullable:2 null
recv out:2 bytes:3>2 minus-one
recvfrom out:2,5 inout:6 bytes:3>2 nullable:5,6 minus-one
recvmsg inout:2 minus-one
rename minus-one
scandir out:2 during:3,4 nullable:3,4 minus-one
select inout:2,3,4,5 nullable:2,3,4,5 minus-one
sem_open null
send in:2 bytes:3>2 minus-one
sendto in:2 bytes:3>2 minus-one
setlocale nullable:2 null
setns minus-one
setsockopt in:4 bytes:5>4 minus-one
shmat nullable:2 invalid-handle
shmget minus-one
sigaction keeps:2 out:3 nullable:2,3 minus-one
signal keeps:2 invalid-handle
snprintf out:1 bytes:2>1 nullable:1 negative
socket minus-one
socketpair out:4 minus-one
sprintf out:1 negative
stat out:2 minus-one
statfs out:2 minus-one
statvfs out:2 minus-one
stpcpy out:1
stpncpy out:1 bytes:3>1
strcat inout:1
strcpy out:1
strdup owned:free null
strerror_r out:2 bytes:3>2
strftime out:1 bytes:2>1 zero
strncat inout:1
strncpy out:1 bytes:3>1
strndup owned:free null
strsep inout:1
strtok inout:1 nullable:1 null
strtok_r inout:1 out:3 nullable:1 null
swprintf out:1 chars:2>1 negative
sysinfo out:1 minus-one
tcgetattr out:2 minus-one
time out:1 nullable:1 minus-one
timerfd_create minus-one
times out:1 minus-one
tmpfile owned:fclose null
tmpnam out:1 nullable:1 null
tsearch during:3 null
ttyname null
ttyname_r out:2 bytes:3>2 nonzero
twalk during:2
umount minus-one
umount2 minus-one
uname out:1 minus-one
unlink minus-one
unshare minus-one
valloc owned:free null
vasprintf out:1 minus-one
vsnprintf out:1 bytes:2>1 nullable:1 negative
vsprintf out:1 negative
wait out:1 nullable:1 minus-one
waitpid out:2 nullable:2 minus-one
wcscat inout:1
wcscpy out:1
wcsdup owned:free null
wcsftime out:1 chars:2>1 zero
wcsncpy out:1 chars:3>1
wcstombs out:1 bytes:3>1 nullable:1
wmemcpy out:1 chars:3>1
wmemmove out:1 chars:3>1
wmemset out:1 chars:3>1
write in:2 bytes:3>2 minus-one
_beginthread keeps:1 minus-one
_beginthreadex keeps:3 out:6 nullable:1,4,6 zero
_fullpath out:1 bytes:3>1 nullable:1 null
_get_osfhandle P:0 invalid-handle
_getcwd out:1 bytes:2>1 nullable:1 null
_open_osfhandle minus-one
_snprintf out:1 bytes:2>1 negative
_snwprintf out:1 chars:2>1 negative
_strdup owned:free null
_wcsdup owned:free null
_wfopen owned:fclose null
_wgetcwd out:1 chars:2>1 nullable:1 null
_wgetenv null
`;
