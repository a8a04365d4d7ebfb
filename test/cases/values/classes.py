# file: shapes.py
import threading
import ctypes


class Base:
    limit = 10

    def __init__(self, name, lib=None):
        self.name = name
        self.lib = lib
        self._lock = threading.Lock()
        self.pair, self.other = 1, 2

    def make(self):
        return self.lib.make()

    @property
    def lock(self):
        return self._lock

    @classmethod
    def build(cls):
        reveal(cls)  # => class Base
        return cls("built")

    @staticmethod
    def helper(value):
        reveal(value)  # => parameter value | 3


class Derived(Base):
    def __init__(self, lib):
        super().__init__("derived", lib)
        self.extra = self.make()

    def use(self):
        reveal(self._lock, self.lock, self.limit, self.missing)  # => threading.Lock(); threading.Lock(); 10; Derived().missing
        reveal(self.make, super().make)  # => Derived().make; Derived().make
        reveal(self.other)  # => 2


d = Derived(ctypes.CDLL("libx.so"))
reveal(d, d.name)  # => Derived(); "derived"
reveal(Base("one", 7).lib)  # => 7
reveal(Base("one").lib)  # => none
Base.helper(3)
Base.late = 5
reveal(d.late, Base.late)  # => 5; 5
for _n in ("Open", "Close"):
    setattr(Base, _n, getattr(ctypes.windll.kernel32, _n))
reveal(d.Open)  # => ctypes.windll.kernel32.Open


class Loop(Loop2):
    pass


class Loop2(Loop):
    pass


reveal(Loop().anything)  # => Loop().anything
# file: shapes_user.py
from shapes import Base as B, d
import shapes

reveal(B.build(), d.lib, shapes.Derived)  # => Base(); ctypes.CDLL(); class Derived
