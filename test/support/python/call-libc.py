"""Calls functions of the C library whose answers are known, with the declarations of a file or without any.

    call-libc.py DECLARATIONS    declares first, then calls
    call-libc.py -               calls as ctypes does by default

Prints a JSON object: for each function whether the answer was the right one. A crash prints nothing.
"""

import ctypes
import json
import os
import sys
import tempfile


class Names(dict):
    """Structures of C that this file does not define; a pointer to one is enough to declare."""

    def __missing__(self, name):
        if name == "getattr":
            raise KeyError(name)
        self[name] = type(name, (ctypes.Structure,), {})
        return self[name]


class div_t(ctypes.Structure):
    _fields_ = [("quot", ctypes.c_int), ("rem", ctypes.c_int)]


libc = ctypes.CDLL(None)
declared = 0
if sys.argv[1] != "-":
    names = Names(ctypes=ctypes, libc=libc, div_t=div_t)
    with open(sys.argv[1]) as declarations:
        for statements in declarations.read().split("\n\n"):
            try:
                exec(compile(statements, "declarations", "exec"), {}, names)
                declared += 1
            except AttributeError:
                pass  # A function that this machine's C library does not have.

answers = {}


def answer(name, right):
    answers[name] = bool(right)


copy = libc.strdup(b"x" * 200)
block = libc.malloc(1 << 20)
answer("strtod", libc.strtod(b"2.5", None) == 2.5)
answer("pow", libc.pow(2.0, 10.0) == 1024.0 if sys.argv[1] != "-" else False)
answer("labs", libc.labs(-(1 << 40)) == 1 << 40)
answer("time", libc.time(None) > 1500000000)
answer("div", getattr(libc.div(7, 2), "quot", None) == 3)

os.environ["SEAMLINT_ASKS"] = "answer"
libc.setenv(b"SEAMLINT_ASKS", b"answer", 1)
value = libc.getenv(b"SEAMLINT_ASKS")
answer("getenv", value == b"answer")

handle, path = tempfile.mkstemp()
try:
    answer("lseek", libc.lseek(handle, 5 << 30, 0) == 5 << 30)
    os.close(handle)
    stream = libc.fopen(path.encode("ascii"), b"r")
    answer("fopen", stream is not None and stream > 0 and libc.fclose(stream) == 0)
finally:
    os.remove(path)

compare = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_int), ctypes.POINTER(ctypes.c_int))(
    lambda a, b: (a[0] > b[0]) - (a[0] < b[0])
)
numbers = (ctypes.c_int * 5)(5, 1, 4, 2, 3)
libc.qsort(numbers, 5, ctypes.sizeof(ctypes.c_int), compare)
answer("qsort", list(numbers) == [1, 2, 3, 4, 5])

answer("strdup", copy is not None and copy > 0 and ctypes.string_at(copy) == b"x" * 200)
libc.free(copy)
libc.free(block)
answer("malloc", True)
print(json.dumps({"declared": declared, "answers": answers}))
