# file: api.py
class Api:
    def __init__(self):
        self.handle = 5


class Outer:
    class Inner:
        pass
# file: strings.py
import typing
from typing import TYPE_CHECKING, Annotated, Callable, ClassVar, List, Optional, Type, Union

import api
import elsewhere

if TYPE_CHECKING:
    from api import Api


def plain(it: "Later"):
    reveal(it)  # => Later() | parameter it


def dotted(it: "api.Outer.Inner"):
    reveal(it)  # => Inner() | parameter it


def imported(it: "Api"):
    reveal(it, it.handle)  # => Api() | parameter it; 5 | parameter it.handle


def optional(it: Optional["Later"] = None):
    reveal(it)  # => Later() | none | parameter it


def inside(it: "Optional[Later]"):
    reveal(it)  # => Later() | parameter it


def qualified(it: typing.Optional["api.Api"], other: "typing.Union[Later, Api, None]"):
    reveal(it, other)  # => Api() | parameter it; Later() | Api() | parameter other


def bars(it: "Later | None", other: Union["Later", "Api"]):
    reveal(it, other)  # => Later() | parameter it; Later() | Api() | parameter other


def annotated(it: "Annotated[Later, Api]", other: Annotated["Later", "Api"]):
    reveal(it, other)  # => Later() | parameter it; Later() | parameter other


# These name no object of the class: a list of them, the class, a function, text of no grammar.
def others(it: "List[Later]", kind: "Type[Later]", call: "Callable[[Later], Api]", broken: "Later |", empty: "[", odd: "a b"):
    reveal(it, kind, call)  # => parameter it; parameter kind; parameter call
    reveal(broken, empty, odd)  # => Later() | parameter broken; parameter empty; parameter odd


def text(it: "Optional[str]", number: "int", away: "elsewhere.Thing", bytes_: b"Later"):
    reveal(it, number, away, bytes_)  # => parameter it; parameter number; parameter away; parameter bytes_


class Later:
    class Part:
        pass

    def join(self, other: "Later", part: "Part"):
        reveal(other, part)  # => Later() | parameter other; Part() | parameter part

    def unknown(self, other: "Nowhere", star: "*"):
        reveal(other, star)  # => parameter other; parameter star


def local():
    class Own:
        pass

    def use(it: "Own"):
        reveal(it)  # => Own() | parameter it

    return use
# file: future.py
from __future__ import annotations

import typing as t

try:
    import fast
except ImportError:
    fast = None


def early(it: Twice, other: t.Optional[Once], third: Once | None, fourth: list[Once]):
    reveal(it, other, third, fourth)  # => Twice() | Twice() | parameter it; Once() | parameter other; Once() | parameter third; parameter fourth


if fast is None:

    class Twice:
        pass

else:

    class Twice:
        pass


class Once:
    pass
