# file: library.py
import ctypes


class Handle:
    pass


def library():
    if not hasattr(library, "loaded"):
        library.loaded = Handle()
    reveal(library.loaded)  # => Handle()
    return library.loaded


reveal(library())  # => Handle()


class Proof:
    def send(self):
        if not hasattr(Proof.send, "callback"):
            Proof.send.callback = Handle()
        reveal(Proof.send.callback)  # => Handle()


def other():
    reveal(other.loaded)  # => def other.loaded


# The same names, and another function.
def outer():
    def library():
        return library.loaded

    reveal(library.loaded)  # => def library.loaded


def counted():
    counted.times = getattr(counted, "times", 0) + 1
    reveal(counted.times)  # => getattr(counted, "times", 0) + 1


def itself():
    itself.kept = itself.kept or Handle()
    reveal(itself.kept)  # => Handle() | unknown


# file: user.py
from library import library

reveal(library.loaded)  # => Handle()
