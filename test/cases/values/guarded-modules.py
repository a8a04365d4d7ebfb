# file: devices/__init__.py
import os
import sys

from .system import IS_LINUX

if sys.platform.startswith("freebsd"):
    from .freebsd import listing
elif sys.platform == "win32":
    from .windows import listing
elif IS_LINUX:
    from . import linux, shared
else:
    import devices.apple
    from .shared import anything

if sys.platform == "win32":
    from .started import main
    from .chosen import something
# file: devices/system.py
import sys

IS_LINUX = sys.platform.startswith("linux")
target()  # => win32-x64 linux macos-arm64; 3.9-
# file: devices/freebsd.py
target()  # => linux; 3.9-
# file: devices/windows.py
import sys

target()  # => win32-x64; 3.9-


def listing():
    if sys.platform != "win32":
        target()  # => nowhere
    target()  # => win32-x64; 3.9-
# file: devices/linux.py
target()  # => linux; 3.9-
# file: devices/apple.py
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from . import linux
target()  # => macos-arm64; 3.9-
# file: devices/shared.py
target()  # => linux macos-arm64; 3.9-
# file: devices/started.py
def main():
    target()  # => win32-x64 linux macos-arm64; 3.9-


if __name__ == "__main__":
    main()
# file: devices/chosen.py
target()  # => win32-x64 linux macos-arm64; 3.9-
# file: choose.py
import importlib

def choose():
    return importlib.import_module("devices.chosen")
# file: alone.py
target()  # => win32-x64 linux macos-arm64; 3.9-
