# file: scopes.py
import os
import os.path as path
from ctypes import *
from threading import Lock as L, RLock

reveal(os.fork, path.join, c_int, windll.kernel32.F)  # => os.fork; os.path.join; ctypes.c_int; ctypes.windll.kernel32.F
reveal(L(), RLock, open, nobody)  # => threading.Lock(); threading.RLock; builtins.open; global.nobody

x = 1


def read_global():
    reveal(x)  # => 2 | 3


x = 2


def set_global():
    global x
    x = 3


class Body:
    x = "class"
    reveal(x)  # => "class"

    def method(self):
        # A class body is no scope for its methods.
        reveal(x)  # => 2 | 3


def shadow(os):
    reveal(os)  # => parameter os
    return [os for os in (1, 2) if reveal(os)]  # => 1 | 2


def default(value=x):
    reveal(value)  # => parameter value | 2


def nested():
    y = "outer"

    def inner():
        nonlocal y
        y = "inner"

    def reads():
        reveal(y)  # => "outer"

    return inner, reads


# file: flow.py
import sys

a = 1
reveal(a)  # => 1
a = 2
reveal(a)  # => 2
if sys.argv:
    a = 3
reveal(a)  # => 2 | 3

try:
    b = open("x")
except OSError:
    b = None
reveal(b)  # => builtins.open() | none

for c in "p q".split():
    reveal(c)  # => "p" | "q"
else:
    c = 4
reveal(c)  # => 4

if (d := a) and d:
    reveal(d)  # => 2 | 3

first, (second, *rest) = 1, (2, 3, 4)
reveal(first, second)  # => 1; 2

e = "left" if a else "right"
reveal(e, a or 5, None or 6, "" or 7)  # => "left" | "right"; 2 | 3; 6; 7


def early(flag):
    f = 1
    if flag:
        f = 2
        return f
    reveal(f)  # => 1
    while True:
        f = 3
        if flag:
            break
    reveal(f)  # => 3


def with_finally():
    g = 1
    try:
        g = 2
        work()
    finally:
        reveal(g)  # => 2


reveal("a" "b" + "c", "%s.dll" % "k", 1 << 4 | 2, -11, f"x{1}y", b"q")  # => "abc"; "k.dll"; 18; -11; "x1y"; "q"
table = {"k": open, "j": 2}
for key, value in table.items():
    reveal(key, value)  # => "k" | "j"; builtins.open | 2
reveal(table["k"], table.get("k"))  # => builtins.open; builtins.open | 2 | none
del a
reveal(a)  # => unknown
