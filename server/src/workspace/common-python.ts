/**
 * The Python that the files of a project have in common, where nothing states it: programs that were written before Python 3
 * rarely say what they run on, and most of their files have nothing in them that Python 3 could not read.
 */

import type { VersionRange } from "../semantics/target.ts";

type Sign = "two" | "three" | "none";

/** By lines as they are written, without reading the files: whole projects are looked at before the first of them is parsed. */
const signsOfTwo =
  /^[ \t]*(?:except[ \t]+[\w.]+(?:[ \t]*,[ \t]*[\w.]+)?[ \t]*,[ \t]*\w+[ \t]*:|except[ \t]+\([^()\n]*\)[ \t]*,[ \t]*\w+[ \t]*:|print[ \t]+(?:"[^"\n]*"|'[^'\n]*')[ \t]*(?:%|,|$)|print[ \t]*>>|raise[ \t]+[A-Z][\w.]*[ \t]*,[ \t]*["'\w])|^(?:import|from)[ \t]+(?:urllib2|urlparse|httplib|ConfigParser|cPickle|cStringIO|StringIO|xmlrpclib|BaseHTTPServer|SocketServer|Queue|Tkinter|_winreg|__builtin__)\b|^class[ \t]+\w+\([ \t]*StandardError\b/m;
const signsOfThree =
  /^[ \t]*(?:async[ \t]+def\b|nonlocal[ \t]|from[ \t]+__future__[ \t]+import[ \t]+annotations\b|(?:def\b[^\n]*\)[ \t]*->[^\n]*:|raise\b[^\n]*\)[ \t]+from[ \t]+\w))|\byield from\b|\bsuper\(\)\.|[(=,\s]f"[^"\n]*\{/m;

const fewestFiles = 3;
/** Where any file is for Python 3, so many must be for Python 2: it may be a tool beside the program, or a copied library. */
const clearMajority = 10;
/** Of all files, so that some old scripts do not speak for a project that has left them behind. */
const smallestShare = 0.15;

const pythonTwo: readonly VersionRange[] = [{ from: [2, 7], below: [3, 0] }];

export interface CommonPython {
  /** `undefined` where the files do not agree, or say nothing. */
  versionsOf(paths: readonly string[]): readonly VersionRange[] | undefined;
}

/** Remembers what each text showed, so that an edit looks at one file anew. */
export function createCommonPython(textOf: (path: string) => string | undefined): CommonPython {
  const shown = new Map<string, { readonly text: string; readonly sign: Sign }>();
  const signOf = (path: string): Sign => {
    const text = textOf(path);
    if (text === undefined) return "none";
    const known = shown.get(path);
    if (known?.text === text) return known.sign;
    const sign = signIn(text);
    shown.set(path, { text, sign });
    return sign;
  };
  return {
    versionsOf(paths) {
      const signs = paths.map(signOf);
      const two = signs.filter((it) => it === "two").length;
      const three = signs.filter((it) => it === "three").length;
      const isMajority = two >= three * clearMajority && two >= paths.length * smallestShare;
      return two >= fewestFiles && (three === 0 || isMajority) ? pythonTwo : undefined;
    },
  };
}

function signIn(text: string): Sign {
  if (signsOfThree.test(text)) return "three";
  return signsOfTwo.test(text) ? "two" : "none";
}
