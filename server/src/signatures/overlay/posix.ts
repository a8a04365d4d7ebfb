/** libc, from the POSIX standard (https://pubs.opengroup.org/onlinepubs/9799919799/) and the Linux manual pages. */
export const posixOverlay = `
strdup owned:free null
strndup owned:free null
malloc owned:free null
calloc owned:free null
`;
