/** libc, from the POSIX standard (https://pubs.opengroup.org/onlinepubs/9799919799/) and the Linux manual pages. */
export const posixOverlay = `
atexit keeps:1
bsearch during:5
fgets out:1 bytes:2>1 null
fread out:1
free frees:1
ftw during:2
memcpy out:1
memmove out:1
memset out:1
nftw during:2
on_exit keeps:1
pread out:2 bytes:3>2 minus-one
qsort during:4
read out:2 bytes:3>2 minus-one
readlink out:2 bytes:3>2 minus-one
recv out:2 bytes:3>2 minus-one
signal keeps:2
snprintf out:1 bytes:2>1
sprintf out:1
strcat inout:1
strcpy out:1
strdup owned:free null
strncpy out:1
strndup owned:free null
malloc owned:free null
calloc owned:free null
`;
