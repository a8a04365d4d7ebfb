# file: guards.py
import ctypes
import os
import platform
import struct
import sys

target()  # => win32-x64 linux macos-arm64; 3.9-
if sys.platform == "win32":
    target()  # => win32-x64; 3.9-
elif sys.platform.startswith("linux"):
    target()  # => linux; 3.9-
else:
    target()  # => macos-arm64; 3.9-

WINDOWS = os.name == "nt"
if not WINDOWS and sys.version_info >= (3, 12):
    target()  # => linux macos-arm64; 3.12-
if platform.system() in ("Linux", "Darwin"):
    target()  # => linux macos-arm64; 3.9-
if platform.system().lower() == "windows":
    target()  # => win32-x64; 3.9-
if hasattr(ctypes, "windll"):
    target()  # => win32-x64; 3.9-
if "win" in sys.platform and "darwin" != sys.platform:
    target()  # => win32-x64; 3.9-
if sys.version_info[0] == 2 or sys.version_info < (3, 11):
    target()  # => win32-x64 linux macos-arm64; 3.9-3.11
if struct.calcsize("P") == 4:
    target()  # => nowhere
if sys.version_info[0] < 3:
    target()  # => nowhere
if 0:
    target()  # => nowhere


def is_windows():
    return sys.platform == "win32"


def early():
    if is_windows():
        return
    target()  # => linux macos-arm64; 3.9-


def asserted():
    assert os.name == "posix", "only there"
    target()  # => linux macos-arm64; 3.9-


def windows_only():
    import msvcrt

    target()  # => win32-x64; 3.9-


try:
    import fcntl
except ImportError:
    target()  # => win32-x64; 3.9-
else:
    target()  # => linux macos-arm64; 3.9-
x = target() if WINDOWS else 0  # => win32-x64; 3.9-
y = WINDOWS and target()  # => win32-x64; 3.9-
if sys.platform == "win32" or os.environ.get("X"):
    target()  # => win32-x64 linux macos-arm64; 3.9-
# file: whole.py
import sys

if sys.platform != "win32":
    raise ImportError("Windows only")
target()  # => win32-x64; 3.9-
