/*
 * What macOS declares otherwise than Linux, or has and Linux has not. From the manual pages that Apple publishes
 * (https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/) and from the open
 * source of Libc and xnu (https://github.com/apple-oss-distributions).
 */

typedef int dev_t;
typedef unsigned short mode_t;
typedef unsigned short nlink_t;
typedef int suseconds_t;
typedef int blksize_t;
typedef unsigned long long ino_t;
typedef unsigned int fsblkcnt_t;
typedef unsigned int fsfilcnt_t;
typedef unsigned long clock_t;
typedef unsigned char sa_family_t;
typedef unsigned long tcflag_t;
typedef unsigned long speed_t;
typedef unsigned int nfds_t;
typedef int wint_t;
typedef void *pthread_t;
typedef unsigned long pthread_key_t;
typedef unsigned int clockid_t;
typedef unsigned int natural_t;
typedef unsigned int mach_port_t;
typedef int kern_return_t;

/* sys/socket.h, netinet/in.h, sys/un.h: a length comes first. */
struct sockaddr { unsigned char sa_len; sa_family_t sa_family; char sa_data[14]; };
struct sockaddr_in {
  unsigned char sin_len; sa_family_t sin_family; unsigned short sin_port; struct in_addr sin_addr; char sin_zero[8];
};
struct sockaddr_in6 {
  unsigned char sin6_len; sa_family_t sin6_family; unsigned short sin6_port; unsigned int sin6_flowinfo;
  struct in6_addr sin6_addr; unsigned int sin6_scope_id;
};
struct sockaddr_un { unsigned char sun_len; sa_family_t sun_family; char sun_path[104]; };
/* getaddrinfo(3) */
struct addrinfo {
  int ai_flags; int ai_family; int ai_socktype; int ai_protocol; unsigned int ai_addrlen; char *ai_canonname;
  struct sockaddr *ai_addr; struct addrinfo *ai_next;
};
/* stat(2), with 64-bit inodes */
struct stat {
  dev_t st_dev; mode_t st_mode; nlink_t st_nlink; ino_t st_ino; uid_t st_uid; gid_t st_gid; dev_t st_rdev;
  struct timespec st_atimespec; struct timespec st_mtimespec; struct timespec st_ctimespec; struct timespec st_birthtimespec;
  off_t st_size; long long st_blocks; blksize_t st_blksize; unsigned int st_flags; unsigned int st_gen; int st_lspare;
  long long st_qspare[2];
};
/* dir(5) */
struct dirent {
  ino_t d_ino; unsigned long long d_seekoff; unsigned short d_reclen; unsigned short d_namlen; unsigned char d_type;
  char d_name[1024];
};
/* getpwent(3) */
struct passwd {
  char *pw_name; char *pw_passwd; uid_t pw_uid; gid_t pw_gid; long pw_change; char *pw_class; char *pw_gecos; char *pw_dir;
  char *pw_shell; long pw_expire;
};
/* uname(3) */
struct utsname { char sysname[256]; char nodename[256]; char release[256]; char version[256]; char machine[256]; };
/* termios(4) */
struct termios {
  tcflag_t c_iflag; tcflag_t c_oflag; tcflag_t c_cflag; tcflag_t c_lflag; unsigned char c_cc[20]; speed_t c_ispeed;
  speed_t c_ospeed;
};
/* fcntl(2) */
struct flock { off_t l_start; off_t l_len; int l_pid; short l_type; short l_whence; };
/* statfs(2) */
struct statfs {
  unsigned int f_bsize; int f_iosize; unsigned long long f_blocks; unsigned long long f_bfree; unsigned long long f_bavail;
  unsigned long long f_files; unsigned long long f_ffree; int f_fsid[2]; uid_t f_owner; unsigned int f_type;
  unsigned int f_flags; unsigned int f_fssubtype; char f_fstypename[16]; char f_mntonname[1024]; char f_mntfromname[1024];
  unsigned int f_flags_ext; unsigned int f_reserved[7];
};

/* https://keith.github.io/xcode-man-pages/sendfile.2.html */
int sendfile(int fd, int s, off_t offset, off_t *len, void *hdtr, int flags);
/* ptrace(2) */
int ptrace(int request, pid_t pid, char *addr, int data);
/* mount(2), unmount(2) */
int mount(const char *type, const char *dir, int flags, void *data);
int unmount(const char *dir, int flags);
/* getxattr(2), setxattr(2), listxattr(2), removexattr(2) */
ssize_t getxattr(const char *path, const char *name, void *value, size_t size, unsigned int position, int options);
ssize_t fgetxattr(int fd, const char *name, void *value, size_t size, unsigned int position, int options);
int setxattr(const char *path, const char *name, const void *value, size_t size, unsigned int position, int options);
int fsetxattr(int fd, const char *name, const void *value, size_t size, unsigned int position, int options);
ssize_t listxattr(const char *path, char *namebuff, size_t size, int options);
ssize_t flistxattr(int fd, char *namebuff, size_t size, int options);
int removexattr(const char *path, const char *name, int options);
int fremovexattr(int fd, const char *name, int options);
/* qsort_r(3): the context comes before the comparison. */
void qsort_r(void *base, size_t nel, size_t width, void *thunk, int (*compar)(void *, const void *, const void *));
/* strerror_r(3) */
int strerror_r(int errnum, char *strerrbuf, size_t buflen);
/* pthread_setname_np(3): of the calling thread only. */
int pthread_setname_np(const char *name);
int pthread_threadid_np(pthread_t thread, unsigned long long *thread_id);
/* gettimeofday(2), settimeofday(2) */
int gettimeofday(struct timeval *tp, void *tzp);
/* reboot(2) */
int reboot(int howto);
/* gethostid(3), sethostname(3) */
int sethostname(const char *name, int namelen);
int setdomainname(const char *name, int namelen);
int getdomainname(char *name, int namelen);
/* intro(2): the address of errno. */
int *__error(void);
/* sysctl(3) */
int sysctl(int *name, unsigned int namelen, void *oldp, size_t *oldlenp, void *newp, size_t newlen);
int sysctlbyname(const char *name, void *oldp, size_t *oldlenp, void *newp, size_t newlen);
int sysctlnametomib(const char *name, int *mibp, size_t *sizep);
/* dyld(3) */
int _NSGetExecutablePath(char *buf, unsigned int *bufsize);
unsigned int _dyld_image_count(void);
const char *_dyld_get_image_name(unsigned int image_index);
/* mach/mach_time.h, mach/mach_init.h */
unsigned long long mach_absolute_time(void);
unsigned long long mach_continuous_time(void);
kern_return_t mach_timebase_info(void *info);
mach_port_t mach_host_self(void);
mach_port_t mach_thread_self(void);
kern_return_t task_for_pid(mach_port_t target_tport, int pid, mach_port_t *t);
/* copyfile(3), clonefile(2) */
int copyfile(const char *from, const char *to, void *state, unsigned int flags);
int fcopyfile(int from, int to, void *state, unsigned int flags);
int clonefile(const char *src, const char *dst, unsigned int flags);
int fclonefileat(int srcfd, int dst_dirfd, const char *dst, unsigned int flags);
/* renamex_np(2), chflags(2), getattrlist(2), kqueue(2) */
int renamex_np(const char *from, const char *to, unsigned int flags);
int renameatx_np(int fromfd, const char *from, int tofd, const char *to, unsigned int flags);
int chflags(const char *path, unsigned int flags);
int lchflags(const char *path, unsigned int flags);
int fchflags(int fd, unsigned int flags);
int getattrlist(const char *path, void *attrList, void *attrBuf, size_t attrBufSize, unsigned int options);
int setattrlist(const char *path, void *attrList, void *attrBuf, size_t attrBufSize, unsigned int options);
int kqueue(void);
int kevent(int kq, const void *changelist, int nchanges, void *eventlist, int nevents, const struct timespec *timeout);
/* getmntinfo(3), getprogname(3), getpeereid(3), fgetln(3), strmode(3), issetugid(2) */
const char *getprogname(void);
void setprogname(const char *name);
int getpeereid(int s, uid_t *euid, gid_t *egid);
char *fgetln(FILE *stream, size_t *len);
int issetugid(void);
/* malloc_size(3) */
size_t malloc_size(const void *ptr);
