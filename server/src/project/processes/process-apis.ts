/**
 * Everything that starts a process, and where its exit status goes. Data; the dotted names are those of Python 2 and 3,
 * each library's own.
 */

/**
 * `status`: the call returns it. `completed`: an object with `returncode`, which may have been asked to raise.
 * `process`: a running child. `raises`: an exception on failure. `pair`: a tuple that begins with it. `pipe`: its
 * `close()` returns it. `output`: the output instead, the status is lost. `pid`: a number to wait for. `waited`: a tuple
 * that ends with the status of a child. `answer`: the output and the status. `streams`: three streams, whose channel knows it.
 */
export type StatusChannel =
  | "status"
  | "completed"
  | "process"
  | "raises"
  | "pair"
  | "pipe"
  | "output"
  | "pid"
  | "waited"
  | "answer"
  | "streams";

/**
 * How a call gives its command. `shell`: one string for a shell. `arguments`: a list, or a string without a shell.
 * `either`: `arguments` unless `shell=True`. `spread`: every further positional argument is one of the program's.
 * `tool`: a string for a shell or a list for none, by its type. `none`: there is no command.
 */
export type CommandForm = "shell" | "arguments" | "either" | "spread" | "tool" | "none";

export interface ProcessApi {
  readonly channel: StatusChannel;
  readonly form: CommandForm;
  /** Index of the command, or of the program's first argument, among the positional arguments. */
  readonly position: number;
  /** Keyword by which the command may be given instead. */
  readonly keyword: string | undefined;
  /** The number on POSIX is a wait status: exit code 3 arrives as 768. */
  readonly isWaitStatus: boolean;
  /** Keyword that makes a `completed` call raise, or, with a truth value of `false`, keeps a raising one from it. */
  readonly checkedBy:
    | { readonly keyword: string; readonly raisesWhen: boolean; readonly byDefault: boolean }
    | undefined;
  readonly isAsync: boolean;
}

function api(channel: StatusChannel, form: CommandForm, more: Partial<ProcessApi> = {}): ProcessApi {
  return {
    channel,
    form,
    position: 0,
    keyword: undefined,
    isWaitStatus: false,
    checkedBy: undefined,
    isAsync: false,
    ...more,
  };
}

const ARGS = { keyword: "args" } as const;
const CMD = { keyword: "cmd" } as const;
const COMMAND = { keyword: "command" } as const;
const CHECK = { checkedBy: { keyword: "check", raisesWhen: true, byDefault: false } } as const;

export const processApis: ReadonlyMap<string, ProcessApi> = new Map<string, ProcessApi>([
  ["subprocess.call", api("status", "either", ARGS)],
  ["subprocess.run", api("completed", "either", { ...ARGS, ...CHECK })],
  ["subprocess.check_call", api("raises", "either", ARGS)],
  ["subprocess.check_output", api("raises", "either", ARGS)],
  ["subprocess.Popen", api("process", "either", ARGS)],
  ["subprocess.getoutput", api("output", "shell", CMD)],
  ["subprocess.getstatusoutput", api("pair", "shell", CMD)],
  ["subprocess32.call", api("status", "either", ARGS)],
  ["subprocess32.run", api("completed", "either", { ...ARGS, ...CHECK })],
  ["subprocess32.check_call", api("raises", "either", ARGS)],
  ["subprocess32.check_output", api("raises", "either", ARGS)],
  ["subprocess32.Popen", api("process", "either", ARGS)],
  ["psutil.Popen", api("process", "either", ARGS)],
  ["gevent.subprocess.call", api("status", "either", ARGS)],
  ["gevent.subprocess.run", api("completed", "either", { ...ARGS, ...CHECK })],
  ["gevent.subprocess.check_call", api("raises", "either", ARGS)],
  ["gevent.subprocess.check_output", api("raises", "either", ARGS)],
  ["gevent.subprocess.Popen", api("process", "either", ARGS)],

  ["os.system", api("status", "shell", { ...COMMAND, isWaitStatus: true })],
  ["os.popen", api("pipe", "shell", { ...CMD, isWaitStatus: true })],
  ["os.popen2", api("output", "shell", CMD)],
  ["os.popen3", api("output", "shell", CMD)],
  ["os.popen4", api("output", "shell", CMD)],
  ["popen2.popen2", api("output", "shell", CMD)],
  ["popen2.popen3", api("output", "shell", CMD)],
  ["popen2.popen4", api("output", "shell", CMD)],
  ["os.spawnl", api("status", "spread", { position: 2 })],
  ["os.spawnle", api("status", "spread", { position: 2 })],
  ["os.spawnlp", api("status", "spread", { position: 2 })],
  ["os.spawnlpe", api("status", "spread", { position: 2 })],
  ["os.spawnv", api("status", "arguments", { position: 2 })],
  ["os.spawnve", api("status", "arguments", { position: 2 })],
  ["os.spawnvp", api("status", "arguments", { position: 2 })],
  ["os.spawnvpe", api("status", "arguments", { position: 2 })],
  ["os.posix_spawn", api("pid", "arguments", { position: 1, keyword: "argv" })],
  ["os.posix_spawnp", api("pid", "arguments", { position: 1, keyword: "argv" })],
  ["os.waitpid", api("waited", "none", { isWaitStatus: true })],
  ["os.wait", api("waited", "none", { isWaitStatus: true })],
  ["os.wait3", api("waited", "none", { isWaitStatus: true })],
  ["os.wait4", api("waited", "none", { isWaitStatus: true })],
  ["pty.spawn", api("status", "arguments", { keyword: "argv", isWaitStatus: true })],
  ["pexpect.run", api("output", "arguments", COMMAND)],
  ["pexpect.runu", api("output", "arguments", COMMAND)],
  ["commands.getoutput", api("output", "shell", CMD)],
  ["commands.getstatusoutput", api("pair", "shell", { ...CMD, isWaitStatus: true })],

  ["asyncio.create_subprocess_exec", api("process", "spread", { isAsync: true, keyword: "program" })],
  ["asyncio.create_subprocess_shell", api("process", "shell", { ...CMD, isAsync: true })],
  ["asyncio.subprocess.create_subprocess_exec", api("process", "spread", { isAsync: true, keyword: "program" })],
  ["asyncio.subprocess.create_subprocess_shell", api("process", "shell", { ...CMD, isAsync: true })],

  ["distutils.spawn.spawn", api("raises", "arguments", CMD)],
  ["setuptools._distutils.spawn.spawn", api("raises", "arguments", CMD)],
  ["fabric.api.local", api("raises", "shell", COMMAND)],
  ["fabric.api.run", api("raises", "shell", COMMAND)],
  ["fabric.api.sudo", api("raises", "shell", COMMAND)],
  ["fabric.operations.local", api("raises", "shell", COMMAND)],
  ["fabric.operations.run", api("raises", "shell", COMMAND)],
  ["fabric.operations.sudo", api("raises", "shell", COMMAND)],
  [
    "invoke.run",
    api("completed", "shell", { ...COMMAND, checkedBy: { keyword: "warn", raisesWhen: false, byDefault: true } }),
  ],
]);

/** Module functions that other modules hand on under a second name. */
export const reexports: readonly (readonly [string, string])[] = [
  ["six.moves.getoutput", "subprocess.getoutput"],
  ["future.moves.subprocess.", "subprocess."],
  ["trollius.", "asyncio."],
];

/** Methods of the objects build tools hand out, which have no module of their own. */
export const toolApis: Readonly<Record<ToolReceiver, ReadonlyMap<string, ProcessApi>>> = {
  scons: new Map([["Execute", api("status", "tool", { keyword: "action" })]]),
  waf: new Map([
    ["exec_command", api("status", "tool", CMD)],
    ["cmd_and_log", api("raises", "tool", CMD)],
  ]),
  command: new Map([["spawn", api("raises", "arguments", CMD)]]),
  conan: new Map([
    [
      "run",
      api("status", "shell", {
        ...COMMAND,
        checkedBy: { keyword: "ignore_errors", raisesWhen: false, byDefault: true },
      }),
    ],
  ]),
  invoke: new Map([
    [
      "run",
      api("completed", "shell", { ...COMMAND, checkedBy: { keyword: "warn", raisesWhen: false, byDefault: true } }),
    ],
    [
      "sudo",
      api("completed", "shell", { ...COMMAND, checkedBy: { keyword: "warn", raisesWhen: false, byDefault: true } }),
    ],
    [
      "local",
      api("completed", "shell", { ...COMMAND, checkedBy: { keyword: "warn", raisesWhen: false, byDefault: true } }),
    ],
  ]),
  nox: new Map([
    ["run", api("raises", "spread")],
    ["run_always", api("raises", "spread")],
    ["install", api("raises", "none")],
  ]),
};

/** Whose method: an SCons environment, a waf context or task, a setuptools command, a recipe, a task's context, a session. */
export type ToolReceiver = "scons" | "waf" | "command" | "conan" | "invoke" | "nox";

/** Attributes by which the objects of a channel tell the status. */
export const statusAttributes: ReadonlySet<string> = new Set([
  ...["returncode", "check_returncode", "exitstatus", "exitcode", "ok", "failed", "exited", "return_code", "succeeded"],
]);

/** Mode constants of `os.spawn*`: the first waits and returns the status, the others return a process id. */
export const spawnModes: ReadonlyMap<string, "status" | "pid" | "detached"> = new Map([
  ["os.P_WAIT", "status"],
  ["os.P_NOWAIT", "pid"],
  ["os.P_NOWAITO", "pid"],
  ["os.P_DETACH", "detached"],
  ["os.P_OVERLAY", "detached"],
]);
