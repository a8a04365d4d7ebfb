/** Win32, from the pages of the functions below https://learn.microsoft.com/windows/win32/api/. */
export const windowsOverlay = `
CreateFileA K:0 nullable:4,7 invalid-handle
CreateFileW K:0 nullable:4,7 invalid-handle
GetCurrentProcess N:0
GetCurrentThread N:0
`;
