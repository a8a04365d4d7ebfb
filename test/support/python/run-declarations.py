"""Runs modules that declare foreign functions, and says what they declared.

    run-declarations.py windows FILE ...    with the types that ctypes has in a 64-bit process of Windows
    run-declarations.py posix FILE ...      with the types of this machine
    run-declarations.py SYSTEM --names FILE ...

The libraries that the modules load have every function and do nothing. What they are given for `argtypes` and `restype`
is checked by ctypes itself. Prints a JSON object: for each file by function the sizes of the parameters and of the
result in bytes, 0 for none, or the text of the error that stopped the module. With --names it gives the names of the
types instead, and runs the function `check` of a module that has one, whose calls take what is declared or fail.
"""

import ctypes
import json
import os
import sys
import types

process = ctypes.CDLL(None)
functions = {}


class Library(object):
    def __init__(self, name, *arguments, **options):
        pass

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        functions[name] = process._FuncPtr(("abs", process))
        setattr(self, name, functions[name])
        return functions[name]


class Loader(object):
    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        setattr(self, name, Library(name))
        return getattr(self, name)

    def LoadLibrary(self, name):
        return Library(name)


def load_libraries():
    for name in ("CDLL", "WinDLL", "OleDLL"):
        setattr(ctypes, name, Library)
    for name in ("cdll", "windll", "oledll"):
        setattr(ctypes, name, Loader())


def name_bound_functions():
    """A prototype that is called with the name of a function finds every one, as a library does."""
    makers = dict((name, getattr(ctypes, name)) for name in ("CFUNCTYPE", "WINFUNCTYPE") if hasattr(ctypes, name))
    known = {}

    def prototype(base):
        if base in known:
            return known[base]

        def __new__(cls, *arguments):
            if not arguments or not isinstance(arguments[0], tuple):
                return ctypes._CFuncPtr.__new__(cls, *arguments)
            name = arguments[0][0]
            functions[name] = ctypes._CFuncPtr.__new__(cls, ("abs", process), *arguments[1:])
            return functions[name]

        members = {"_argtypes_": base._argtypes_, "_restype_": base._restype_, "_flags_": base._flags_}
        known[base] = type(base)("CFunctionType", (ctypes._CFuncPtr,), dict(members, __new__=__new__))
        return known[base]

    for name, maker in makers.items():
        setattr(ctypes, name, lambda *types, **options: prototype(maker(*types, **options)))


def parameters_of(function):
    return function.argtypes if function.argtypes is not None else getattr(type(function), "_argtypes_", None)


def become_windows():
    """A C `long` has 32 bits there, in a 64-bit process too, and a `wchar_t` 16; `wintypes` is made of them."""
    ctypes.c_longlong, ctypes.c_ulonglong = ctypes.c_long, ctypes.c_ulong
    ctypes.c_long = type("c_long", (ctypes._SimpleCData,), {"_type_": "i"})
    ctypes.c_ulong = type("c_ulong", (ctypes._SimpleCData,), {"_type_": "I"})
    ctypes.c_wchar = type("c_wchar", (ctypes._SimpleCData,), {"_type_": "H"})
    ctypes.HRESULT = type("HRESULT", (ctypes._SimpleCData,), {"_type_": "i"})
    ctypes.WINFUNCTYPE = ctypes.CFUNCTYPE

    with open(os.path.join(os.path.dirname(ctypes.__file__), "wintypes.py")) as source:
        text = source.read()
    wintypes = types.ModuleType("ctypes.wintypes")
    sys.modules["ctypes.wintypes"] = ctypes.wintypes = wintypes
    # The one type that ctypes lacks elsewhere; older versions cannot import the module for its sake.
    exec(compile(text.replace('_type_ = "v"', '_type_ = "h"'), "wintypes", "exec"), wintypes.__dict__)


def size_of(kind):
    return 0 if kind is None else ctypes.sizeof(kind)


def name_of(kind):
    if kind is None:
        return "None"
    if issubclass(kind, ctypes._CFuncPtr):
        return "%s(%s)" % (name_of(kind._restype_), ", ".join(name_of(it) for it in kind._argtypes_))
    return kind.__name__


describe = size_of


def declared_by(path):
    functions.clear()
    load_libraries()
    with open(path) as source:
        text = source.read()
    names = {"__name__": "module"}
    for name in [it for it in sys.modules if it.startswith("own_")]:
        del sys.modules[name]
    try:
        exec(compile(text, path, "exec"), names)
        if "Api" in names:
            names["Api"]()
        if describe is name_of and "check" in names:
            names["check"]()
    except Exception as error:
        return "%s: %s" % (type(error).__name__, error)
    return dict(
        (name, [[describe(it) for it in parameters_of(function)], describe(function.restype)])
        for name, function in functions.items()
        if parameters_of(function) is not None
    )


sys.path.insert(0, os.getcwd())
if sys.argv[1] == "windows":
    become_windows()
paths = sys.argv[2:]
if paths[0] == "--names":
    describe, paths = name_of, paths[1:]
    name_bound_functions()
answers = dict((os.path.basename(path), declared_by(path)) for path in paths)
print(json.dumps(answers))
