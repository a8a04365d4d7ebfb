"""The few functions of kernel32 that ejecting a disk takes."""

import ctypes
from ctypes import wintypes

kernel32 = ctypes.WinDLL("kernel32", use_last_error=True)

GENERIC_READ = 0x80000000
SHARE_READ_WRITE = 3
OPEN_EXISTING = 3

FSCTL_LOCK_VOLUME = 0x00090018
FSCTL_DISMOUNT_VOLUME = 0x00090020
IOCTL_STORAGE_EJECT_MEDIA = 0x002D4808


def open_volume(letter):
    """Opens the volume behind a drive letter."""
    return kernel32.CreateFileW(
        "\\\\.\\%s:" % letter, GENERIC_READ, SHARE_READ_WRITE, None, OPEN_EXISTING, 0, None
    )


def control(volume, code):
    """Sends a control code that takes nothing and gives nothing."""
    received = wintypes.DWORD()
    succeeded = kernel32.DeviceIoControl(volume, code, None, 0, None, 0, ctypes.byref(received), None)
    if not succeeded:
        raise ctypes.WinError(ctypes.get_last_error())


def close(volume):
    kernel32.CloseHandle(volume)


def is_foreground_window_visible():
    user32 = ctypes.WinDLL("user32", use_last_error=True)
    user32.GetForegroundWindow.argtypes = []
    user32.GetForegroundWindow.restype = wintypes.HWND
    user32.IsWindowVisible.argtypes = [wintypes.HWND]
    user32.IsWindowVisible.restype = wintypes.BOOL
    return bool(user32.IsWindowVisible(user32.GetForegroundWindow()))
