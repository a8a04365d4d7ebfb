"""Runs pieces of code that are said to hang, or to finish, each in a process of its own, and says what they did.

usage: run-drivers.py DRIVERS.json SECONDS     all of them at once; prints {name: "finished" | "hung" | "failed: why"}
       run-drivers.py DRIVERS.json NAME        that one, in this process

A driver is {"name", "file", "code"}: the code runs with the module made from the file as `m`. Works on 2.7 and on every 3.
"""
import json
import os
import subprocess
import sys
import threading
import time
import types


def run(driver):
    sys.path.insert(0, os.path.dirname(driver["file"]))
    module = types.ModuleType("fixture")
    with open(driver["file"], "rb") as source:
        text = source.read()
    exec(compile(text, driver["file"], "exec"), module.__dict__)
    exec(compile(driver["code"], driver["name"], "exec"), {"m": module, "os": os, "sys": sys, "time": time, "Late": Late, "Meeting": Meeting, "start": start})


class Wrapped(object):
    """A lock that is waited for in an order of our own, so that a race has one outcome however busy the machine is."""

    def __init__(self, lock):
        self.lock = lock

    def __exit__(self, *args):
        return self.lock.__exit__(*args)

    def __getattr__(self, name):
        return getattr(self.lock, name)


class Late(Wrapped):
    """Other threads ask for it when the main thread has had it, or does not seem to want it."""

    was_held = False

    def __enter__(self):
        patience = time.time() + 2
        is_main = threading.current_thread().name == "MainThread"
        while not is_main and not Late.was_held and time.time() < patience:
            time.sleep(0.01)
        result = self.lock.__enter__()
        Late.was_held = Late.was_held or is_main
        return result


class Meeting(object):
    """Locks of which a thread asks for its second one when some other thread has its first."""

    def __init__(self):
        self.holders = []

    def lock(self, lock):
        return Met(self, lock)


class Met(Wrapped):
    def __init__(self, meeting, lock):
        Wrapped.__init__(self, lock)
        self.meeting = meeting

    def __enter__(self):
        holders = self.meeting.holders
        me = threading.current_thread()
        if me in holders:
            while len(holders) < 2:
                time.sleep(0.01)
            return self.lock.__enter__()
        result = self.lock.__enter__()
        holders.append(me)
        return result


def start(function, *args):

    thread = threading.Thread(target=function, args=args)
    thread.daemon = True
    thread.start()
    return thread


def begin(drivers_path, driver):
    """The id of a process that runs one driver, or the process where there is no fork."""
    if not hasattr(os, "fork"):
        return subprocess.Popen([sys.executable, os.path.abspath(__file__), drivers_path, driver["name"]], stderr=subprocess.PIPE)
    child = os.fork()
    if child != 0:
        return child
    code = 0
    try:
        run(driver)
    except BaseException as error:
        code = 3
        with open("%s.%s" % (drivers_path, os.getpid()), "w") as report:
            report.write("%s: %s" % (type(error).__name__, error))
    os._exit(code)


def poll(drivers_path, process):
    """`None` while it runs, `""` when it has finished, else why it failed."""
    if not isinstance(process, int):
        if process.poll() is None:
            return None
        return "" if process.returncode == 0 else process.stderr.read().decode("utf8", "replace")[-300:]
    done, status = os.waitpid(process, os.WNOHANG)
    if done == 0:
        return None
    path = "%s.%s" % (drivers_path, process)
    if status == 0:
        return ""
    if not os.path.exists(path):
        return "status %s" % status
    with open(path) as report:
        text = report.read()
    os.remove(path)
    return text


def kill(process):
    if not isinstance(process, int):
        process.kill()
        process.wait()
        return
    os.kill(process, 9)
    os.waitpid(process, 0)


def main():
    drivers_path = sys.argv[1]
    with open(drivers_path) as source:
        drivers = json.load(source)
    named = [it for it in drivers if it["name"] == sys.argv[2]]
    if named:
        run(named[0])
        os._exit(0)

    seconds = float(sys.argv[2])
    results = {}
    running = dict((it["name"], begin(drivers_path, it)) for it in drivers)
    started = time.time()
    while running:
        for name, process in list(running.items()):
            outcome = poll(drivers_path, process)
            if outcome is not None:
                results[name] = "finished" if outcome == "" else "failed: " + outcome
                del running[name]
        elapsed = time.time() - started
        # What is to finish gets more time than what is to hang: only it can be wrong by being slow.
        waiting = [it for it in drivers if it["name"] in running and not it["hangs"]]
        if elapsed > seconds * 8 or (elapsed > seconds and not waiting):
            break
        time.sleep(0.02)
    for name, process in running.items():
        kill(process)
        results[name] = "hung"
    print(json.dumps(results))


main()
