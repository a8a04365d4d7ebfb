/**
 * Programs that make a descriptor and start a child. Each defines `run(path, command)`, which calls `seen(fd)` and then
 * starts `command`, a list of one program that lists what it inherited. The rules are to speak exactly where the child
 * has the descriptor: on each Python with the versions of that Python as target.
 */
export interface HandleDriver {
  readonly name: string;
  /** `304`: what the program uses is there from Python 3.4 on. */
  readonly from: number;
  readonly code: string;
}

const libc = `
import ctypes
import os
import subprocess
libc = ctypes.CDLL("libc.so.6", use_errno=True)
`;
const explicit = "    subprocess.call(command, close_fds=False)\n";

export const handleDrivers: readonly HandleDriver[] = [
  raw("libc.open", 207, "libc.open(path.encode(), os.O_RDWR)"),
  raw("libc.open with O_CLOEXEC", 303, "libc.open(path.encode(), os.O_RDWR | os.O_CLOEXEC)"),
  raw("libc.open made private", 304, "libc.open(path.encode(), os.O_RDWR)\n    os.set_inheritable(fd, False)"),
  raw("libc.dup", 207, "libc.dup(2)"),
  raw("libc.eventfd", 207, "libc.eventfd(0, 0)"),
  raw("libc.eventfd with EFD_CLOEXEC", 207, "libc.eventfd(0, 0o2000000)"),
  raw("libc.inotify_init", 207, "libc.inotify_init()"),
  raw("libc.inotify_init1 with IN_CLOEXEC", 207, "libc.inotify_init1(0o2000000)"),
  raw("libc.memfd_create", 207, 'libc.memfd_create(b"a", 0)'),
  raw("libc.memfd_create with MFD_CLOEXEC", 207, 'libc.memfd_create(b"a", 1)'),
  raw("libc.epoll_create", 207, "libc.epoll_create(1)"),
  raw("libc.socket", 207, "libc.socket(2, 1, 0)"),
  raw("libc.socket with SOCK_CLOEXEC", 207, "libc.socket(2, 1 | 0o2000000, 0)"),
  own("os.dup2", 304, "os", "os.dup2(os.open(path, os.O_RDWR), 50)\n    fd = 50"),
  own("os.dup2 told not to", 304, "os", "os.dup2(os.open(path, os.O_RDWR), 50, inheritable=False)\n    fd = 50"),
  own("F_DUPFD", 304, "fcntl, os", "fcntl.fcntl(os.open(path, os.O_RDWR), fcntl.F_DUPFD, 40)"),
  own("F_DUPFD_CLOEXEC", 304, "fcntl, os", "fcntl.fcntl(os.open(path, os.O_RDWR), fcntl.F_DUPFD_CLOEXEC, 40)"),
  own("os.pipe2", 304, "os", "os.pipe2(0)[0]"),
  own("os.pipe2 with O_CLOEXEC", 304, "os", "os.pipe2(os.O_CLOEXEC)[0]"),
  own("os.set_inheritable", 304, "os", "os.open(path, os.O_RDWR)\n    os.set_inheritable(fd, True)"),
  own("os.open", 304, "os", "os.open(path, os.O_RDWR)"),
  own("os.dup", 304, "os", "os.dup(os.open(path, os.O_RDWR))"),
  own("socket", 304, "os, socket", "socket.socket().detach()"),
  own("mkstemp", 304, "tempfile", "tempfile.mkstemp()[0]"),
  kept("a socket", "socket.socket()", ".fileno()"),
  kept("a socket made private", "socket.socket()", ".fileno()", "self.kept.fileno()"),
  kept("a descriptor of epoll", "select.epoll()", ".fileno()"),
  kept("a pipe", "os.pipe()", "[0]"),
  {
    name: "subprocess.Popen that outlives the call",
    from: 207,
    code: listening("subprocess.Popen(command)"),
  },
  {
    name: "subprocess.Popen that outlives the call and closes descriptors",
    from: 207,
    code: listening("subprocess.Popen(command, close_fds=True)"),
  },
  {
    name: "a file written across the call",
    from: 207,
    code: `
import subprocess
def run(path, command):
    with open(path, "w") as out:
        seen(out.fileno())
        subprocess.call(command)
`,
  },
  {
    name: "a file written before the call",
    from: 207,
    code: `
import subprocess
def run(path, command):
    with open(path, "w") as out:
        seen(out.fileno())
    subprocess.call(command)
`,
  },
];

/** A system call that Python does not see. */
function raw(name: string, from: number, call: string): HandleDriver {
  return { name, from, code: `${libc}def run(path, command):\n    fd = ${call}\n    seen(fd)\n${explicit}` };
}

/** One of Python's own functions. */
function own(name: string, from: number, modules: string, call: string): HandleDriver {
  const code = `import subprocess\nimport ${modules}\ndef run(path, command):\n    fd = ${call}\n    seen(fd)\n${explicit}`;
  return { name, from, code };
}

/** Kept in an attribute of a program that starts others by `os.system`. */
function kept(name: string, call: string, number: string, marked?: string): HandleDriver {
  const mark = `fcntl.fcntl(${marked}, fcntl.F_SETFD, fcntl.fcntl(${marked}, fcntl.F_GETFD) | fcntl.FD_CLOEXEC)`;
  const code = `
import fcntl
import os
import select
import socket
import threading
class Holder(object):
    def hold(self):
        self.kept = ${call}
        ${marked === undefined ? "pass" : mark}
    def watch(self):
        threading.Thread(target=self.hold).start()
def run(path, command):
    holder = Holder()
    holder.hold()
    seen(holder.kept${number})
    os.system(command[0])
`;
  return { name: `${name} that is kept`, from: 207, code };
}

function listening(start: string): string {
  return `
import socket
import subprocess
class Server(object):
    def __init__(self):
        self.listener = socket.socket()
        self.listener.bind(("127.0.0.1", 0))
        self.listener.listen(1)
    def view(self, command):
        return ${start}
def run(path, command):
    server = Server()
    seen(server.listener.fileno())
    server.view(command).wait()
`;
}
