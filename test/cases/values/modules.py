# file: pkg/__init__.py
from .api import kernel32, open_it as opener
from . import tools
# file: pkg/api.py
import ctypes

kernel32 = ctypes.WinDLL("kernel32", use_last_error=True)
_private = 1


def open_it(path):
    return kernel32.CreateFileW(path)
# file: pkg/tools.py
from .api import *
from ..nowhere import thing

reveal(kernel32.CloseHandle, _private, thing)  # => ctypes.WinDLL().CloseHandle; global._private; unknown
# file: src/lib/deep.py
value = 1
# file: tests/test_deep.py
from lib.deep import value
import lib.deep

reveal(value, lib.deep.value)  # => 1; 1
# file: cycle_a.py
from cycle_b import b

a = b
# file: cycle_b.py
from cycle_a import a

b = a
reveal(b)  # => unknown
# file: main.py
import pkg
import pkg.tools as t
from pkg import opener
import subprocess as sp

reveal(pkg.kernel32, pkg.tools, t, opener("x"))  # => ctypes.WinDLL(); module pkg/tools.py; module pkg/tools.py; ctypes.WinDLL().CreateFileW()
reveal(sp.call, sp.Popen(["x"]).wait)  # => subprocess.call; subprocess.Popen().wait
reveal(__import__("os").system, getattr(pkg, "kernel32"))  # => os.system; ctypes.WinDLL()
# file: SConstruct
env = Environment()
reveal(env.Execute, SConscript)  # => global.Environment().Execute; global.SConscript
# file: site/SConscript
from SCons.Script import *
from mystery import *

reveal(Environment, open)  # => unknown; builtins.open
