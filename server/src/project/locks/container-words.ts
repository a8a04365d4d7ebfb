/** Calls and methods that hand on what is in a container, by what everybody calls them. */

/** Calls that give back what they are given, or an element of it. */
export const elementTakers = new Set([
  "get",
  "pop",
  "popleft",
  "popitem",
  "popright",
  "setdefault",
  "__getitem__",
  "next",
]);
export const passThrough = new Set(["functools.partial", "typing.cast", "copy.copy", "weakref.proxy"]);
export const weakReferences = new Set(["weakref.ref", "weakref.WeakMethod", "weakref.ReferenceType"]);

export const copies = new Set([
  "list",
  "tuple",
  "set",
  "frozenset",
  "sorted",
  "reversed",
  "iter",
  "dict",
  "enumerate",
  "deque",
  "OrderedDict",
  "WeakSet",
]);
export const views = new Set(["values", "items", "keys", "copy", "itervalues", "iteritems", "iterkeys"]);
export const combiners = new Set(["filter", "map", "chain", "zip", "copy", "deepcopy"]);
