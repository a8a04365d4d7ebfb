/** Files that Python 3 can read and cannot run: what they name while they are imported is gone from it. */

import type { SourceFile } from "../syntax/source-file.ts";

/** Of the standard library of Python 2 alone, and so spelled that nobody's own module is meant. */
const goneModules =
  /^(?:urllib2|urlparse|httplib|ConfigParser|cPickle|cStringIO|StringIO|HTMLParser|Cookie|cookielib|robotparser|xmlrpclib|SimpleXMLRPCServer|DocXMLRPCServer|BaseHTTPServer|SimpleHTTPServer|CGIHTTPServer|SocketServer|Queue|Tkinter|tkMessageBox|tkFileDialog|tkSimpleDialog|__builtin__|copy_reg|_winreg|dummy_thread|htmlentitydefs|mimetools|popen2|UserDict|UserList|UserString)$/;
const goneBases: ReadonlySet<string> = new Set(["StandardError", "unicode", "basestring", "long"]);

const trace = new RegExp(
  `\\b(?:${goneModules.source.slice(4, -2)}|StandardError|class\\b.*\\b(?:unicode|basestring|long)\\b)`,
);

/**
 * Only statements that stand by themselves in the module count: what is imported under a test or a `try` has a
 * substitute, and what a function names may never be reached.
 */
export function needsPython2({ module, text }: SourceFile): boolean {
  if (!trace.test(text)) return false;
  return module.body.some((statement) => {
    switch (statement.kind) {
      case "import":
        return statement.names.some((it) => goneModules.test(it.name));
      case "importFrom":
        return statement.level === 0 && goneModules.test(statement.module);
      case "classDef":
        return statement.bases.some(({ value }) => {
          return value.kind === "name" && goneBases.has(value.id) && !isBound(text, value.id);
        });
      default:
        return false;
    }
  });
}

/** `long = int`, `from past.builtins import basestring` */
function isBound(text: string, name: string): boolean {
  return new RegExp(`^[^#\\n]*(?:\\bimport\\b.*\\b${name}\\b|\\b${name}\\s*=[^=]|\\bimport\\s+\\*)`, "m").test(text);
}
