"""Runs a Python script, an SConstruct or a wscript, with stand-ins for what the tool or the rest of the program gives it.

    run-script.py script|scons|waf FILE

The stand-ins behave as the tools are documented. An SCons action fails by a true result, an exception or, if it is a
command without a `-`, by its status; `Execute` returns the status. A waf task fails by a true result of `run`;
`exec_command` returns the status. What a script goes on with prints "went on".
"""

import inspect
import subprocess
import sys
import types


def went_on(*arguments):
    print("went on")


def compile_file(name):
    subprocess.check_call(["gen", name])


def terminated(tool):
    sys.stderr.write(tool + ": building terminated because of errors\n")
    sys.exit(2)


class Environment(object):
    def __init__(self):
        self.commands = []

    def Command(self, target, source, action):
        self.commands.append((target, source, action))

    def Execute(self, action):
        return self.perform(action, [], [])

    def perform(self, action, target, source):
        if callable(action):
            return action(target=target, source=source, env=self)
        command = action.lstrip("@-")
        is_ignored = "-" in action[: len(action) - len(command)]
        for name, files in (("$TARGET", target), ("$SOURCE", source)):
            command = command.replace(name, " ".join(files))
        status = subprocess.call(command, shell=True)
        return 0 if is_ignored else status

    def build(self):
        for target, source, action in self.commands:
            if self.perform(action, [target], [source]):
                terminated("scons")


class Task(object):
    def exec_command(self, command):
        return subprocess.call(command, shell=True)


class BuildContext(object):
    exec_command = Task.exec_command

    def __init__(self):
        self.rules = []

    def __call__(self, rule, target):
        self.rules.append(rule)

    def build(self):
        runs = [lambda rule=rule: rule(Task()) for rule in self.rules] + [it().run for it in Task.__subclasses__()]
        for run in runs:
            if run():
                terminated("waf")


def run_scons(text, path):
    environment = Environment()
    names = {"Environment": lambda: environment, "Exit": sys.exit}
    exec(compile(text, path, "exec"), names)
    environment.build()


def run_waf(text, path):
    for name in ("waflib", "waflib.Task"):
        sys.modules[name] = types.ModuleType(name)
    sys.modules["waflib.Task"].Task = Task
    names = {}
    exec(compile(text, path, "exec"), names)
    context = BuildContext()
    names["build"](context)
    context.build()


def run_program(text, path):
    names = {"__name__": "__main__", "compile_file": compile_file}
    names.update((name, went_on) for name in ("use_tool", "compile_table", "install"))
    own = set(names)
    exec(compile(text, path, "exec"), names)
    for name, value in sorted(names.items()):
        if name not in own and inspect.isfunction(value) and value.__module__ == "__main__":
            value(*["a"] * value.__code__.co_argcount)


if __name__ == "__main__":
    mode, path = sys.argv[1:]
    with open(path) as source:
        {"scons": run_scons, "waf": run_waf, "script": run_program}[mode](source.read(), path)
