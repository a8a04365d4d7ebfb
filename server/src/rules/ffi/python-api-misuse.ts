import type { ForeignCall } from "../../project/ctypes/calls.ts";
import { foreignCallsIn } from "../../project/ctypes/calls.ts";
import { declarationsIn } from "../../project/ctypes/declarations.ts";
import { declaredAt, resultTypesAt, resultTypesOf } from "../../project/ctypes/declared.ts";
import { titleOf } from "../../project/ctypes/functions.ts";
import { heldIn } from "../../project/ctypes/held.ts";
import { resultUse } from "../../project/ctypes/result-use.ts";
import { loadStep } from "../../project/ctypes/trace.ts";
import type { Project } from "../../project/project.ts";
import { includesFrom, isDead } from "../../semantics/target.ts";
import { defineRule } from "../rule.ts";

const pythonFunction = /^_?Py[A-Z][A-Za-z]*_\w+$/;

/** Functions that may be called without the interpreter lock, and those that are read as data. */
const withoutLock =
  /^(?:Py_AddPendingCall|PyGILState_\w+|Py_IsInitialized|Py_Initialize\w*|Py_Finalize\w*|PyMem_Raw\w+|PyEval_(?:Acquire|Restore|Release|Save|Init)\w*|PyOS_\w+Hook)$/;

/** Functions of the stable interface that return a new reference to an object. */
const newReference =
  /^Py(?:List_New|Dict_New|Dict_Copy|Dict_(?:Keys|Values|Items)|Tuple_New|Set_New|Long_From\w+|Float_FromDouble|Bool_FromLong|Unicode_(?:From|Decode|Concat|Join)\w*|Bytes_FromString\w*|String_FromString\w*|ByteArray_FromStringAndSize|MemoryView_From\w+|Buffer_From\w+|Object_(?:GetAttr\w*|GetItem|Call\w*|Repr|Str|Bytes|Type|Dir|GetIter)|Import_(?:Import\w*|ReloadModule)|Capsule_New|Cell_New|Module_New|Sequence_(?:List|Tuple|GetItem|GetSlice)|Number_\w+|Iter_Next|Weakref_New\w+|Err_NewException|Code_New\w*|Frame_New|DictProxy_New|Slice_New)$/;

/** Functions of the interface that return the address of something that is no object. */
const addressResult =
  /^Py(?:Capsule_(?:GetPointer|GetContext|GetName|Import)|CObject_(?:AsVoidPtr|GetDesc|Import)|(?:Bytes|String|ByteArray)_AsString|Unicode_AsUTF8(?:AndSize)?|Unicode_AsWideCharString|Long_AsVoidPtr|File_AsFile|(?:Mem|Object)_(?:Raw)?(?:Malloc|Calloc|Realloc)|ThreadState_(?:Get|GetUnchecked|New|Swap)|InterpreterState_(?:Get|Main|New|Head)|Eval_SaveThread|OS_(?:getsig|setsig))$/;

/** Functions that return a borrowed reference: ctypes would give back one that it was never given. */
const borrowedReference =
  /^Py(?:Dict_GetItem(?:String|WithError)?|List_GetItem|Tuple_GetItem|Cell_Get\b|Import_AddModule\w*|Import_GetModuleDict|Eval_Get(?:Builtins|Globals|Locals|Frame)|Sys_GetObject|Module_GetDict|Err_Occurred|Weakref_GetObject|ThreadState_GetDict|State_FindModule|Function_Get\w+|Method_(?:Self|Function))$/;

export const pythonApiMisuse = defineRule({
  id: "python-api-misuse",
  family: "ffi",
  since: "0.1.0",
  severity: "error",
  isOnByDefault: true,
  summary: "Function of the Python C API called without the interpreter lock, or without object types",
  why: `
    \`CDLL\` and \`WinDLL\` release the interpreter lock around each call. The functions of Python itself need it: without
    it they crash at once or corrupt what another thread looks at, and the exceptions they set are not raised.
    \`ctypes.pythonapi\` keeps the lock. A function that returns an object needs \`restype = py_object\`, and one that returns
    the address of something else \`c_void_p\`, or half of an address is all that is left. One that returns a *borrowed*
    reference must not have \`py_object\`, since ctypes gives back a reference that nobody took.
  `,
  examples: [
    {
      bad: `
        import ctypes

        python = ctypes.CDLL(None)
        python.PyGC_Collect()
      `,
      good: `
        import ctypes

        ctypes.pythonapi.PyGC_Collect()
      `,
    },
  ],

  *find({ file, project }) {
    for (const call of foreignCallsIn(project, file)) {
      const { name, library } = call.function;
      if (name === undefined || !pythonFunction.test(name) || isDead(project.targetAt(call.call))) continue;
      if (library.loader !== "PyDLL") {
        if (withoutLock.test(name)) continue;
        // Up to Python 3.5 these were the allocator of C.
        const target = project.targetAt(call.call);
        if (/^PyMem_(?:Malloc|Calloc|Realloc|Free)$/.test(name) && !includesFrom(target, [3, 6])) continue;
        yield {
          node: call.callee,
          fn: call.function,
          what: `is called through \`${library.loader}\`, which releases the interpreter lock that it needs`,
        };
      } else if (newReference.test(name) && isUntyped(project, call)) {
        yield {
          node: call.call,
          fn: call.function,
          what: "returns an object; without `restype = py_object` half of its address is left",
        };
      } else if (addressResult.test(name) && isUntyped(project, call)) {
        yield {
          node: call.call,
          fn: call.function,
          what: "returns an address; without `restype` half of it is left",
        };
      } else if (name === "PyThreadState_SetAsyncExc" && hasBareThread(project, call)) {
        yield {
          node: call.callee,
          fn: call.function,
          severity: "warning" as const,
          what: "takes the thread as an unsigned long; wrap it in `c_ulong`, an int is cut to 32 bits",
        };
      }
    }
    for (const declaration of declarationsIn(project, file)) {
      const { function: fn, attribute, node } = declaration;
      if (attribute !== "restype" || !borrowedReference.test(fn.name ?? "")) continue;
      if (!resultTypesOf(project, declaration)?.some((it) => it.kind === "object" && it.definition === undefined))
        continue;
      yield {
        node,
        fn,
        what: "returns a borrowed reference; as `py_object` each call gives back a reference that nobody took",
      };
    }
  },

  message: ({ fn, what }) => `\`${titleOf(fn)}\` ${what}.`,

  related: ({ fn }, { project }) => loadStep(project, fn),
});

function isUntyped(project: Project, { call, function: fn }: ForeignCall): boolean {
  const { state } = declaredAt(project, fn, "restype", call);
  if (state === "maybe" || state === "set") {
    return resultTypesAt(project, fn, call)?.every((it) => it.kind === "integer") ?? false;
  }
  return resultUse(project, call) !== "unused";
}

function hasBareThread(project: Project, { call, function: fn, arguments: values }: ForeignCall): boolean {
  if (declaredAt(project, fn, "argtypes", call).state !== "unset") return false;
  const [thread] = values;
  if (thread === undefined) return false;
  return heldIn(project, thread).every((it) => it.kind === "integer" || it.kind === "unknown");
}
