# file: calls.py
import functools
import subprocess


def run(command, check=False):
    if check:
        return subprocess.check_call(command)
    return subprocess.call(command)


reveal(run("a"))  # => subprocess.call()
reveal(run("a", check=True))  # => subprocess.check_call()
reveal(run("a", check=unknown_flag))  # => subprocess.check_call() | subprocess.call()


def again(*args, **options):
    return run(*args, **options)


reveal(again("b"))  # => subprocess.check_call() | subprocess.call()


def no_return():
    pass


reveal(no_return())  # => none


def logged(function):
    @functools.wraps(function)
    def wrapper(*args):
        return function(*args)

    return wrapper


@logged
def decorated():
    return 1


reveal(decorated, decorated())  # => def wrapper; 1


def apply(function, value):
    return function(value)


reveal(apply(len, "x"), apply(lambda v: v, 3))  # => builtins.len(); 3


def generate():
    yield 1
    yield 2


for item in generate():
    reveal(item)  # => 1 | 2


def endless(n):
    return endless(n - 1)


reveal(endless(5))  # => unknown


def ping():
    return pong()


def pong():
    return ping()


reveal(ping())  # => unknown


def _all_known(value):
    reveal(value)  # => 1 | "two"


_all_known(1)
_all_known("two")
partial = functools.partial(run, "x")
reveal(partial)  # => functools.partial()


class Machine:
    def __call__(self, n):
        return n

    def __getitem__(self, key):
        return "item"

    def __enter__(self):
        return "entered"

    def __exit__(self, *e):
        pass


reveal(Machine()(4), Machine()[0])  # => 4; "item"
with Machine() as m:
    reveal(m)  # => "entered"
