"""Runs programs that make a descriptor and start a child, and says whether the child has the descriptor.

usage: list-descriptors.py DRIVERS.json FOLDER     prints {name: "held" | "not held" | "failed: why"}

A driver is {"name", "code"}; the code defines `run(path, command)`. Each runs in a process of its own: what one leaves
inheritable is no affair of the next. Works on 2.7 and on every 3, on Linux.
"""
import json
import os
import sys


def run(driver, folder):
    path = os.path.join(folder, "file")
    open(path, "w").close()
    child = os.path.join(folder, "child")
    with open(child, "w") as script:
        script.write("#!/bin/sh\nls -l /proc/self/fd > '%s.out'\n" % child)
    os.chmod(child, 448)
    links = []
    names = {"seen": lambda fd: links.append(os.readlink("/proc/self/fd/%d" % fd))}
    exec(compile(driver["code"], driver["name"], "exec"), names)
    names["run"](path, [child])
    with open(child + ".out") as listed:
        targets = [line.split(" -> ", 1)[1].strip() for line in listed if " -> " in line]
    return "held" if links[0] in targets else "not held"


def begin(driver, folder):
    os.mkdir(folder)
    child = os.fork()
    if child != 0:
        return child
    try:
        outcome = run(driver, folder)
    except Exception:
        outcome = "failed: %s" % (sys.exc_info()[1],)
    with open(os.path.join(folder, "outcome"), "w") as answer:
        answer.write(outcome)
    os._exit(0)


def main(drivers_path, folder):
    with open(drivers_path) as drivers_file:
        drivers = json.load(drivers_file)
    folders = [os.path.join(folder, str(index)) for index in range(len(drivers))]
    children = [begin(*it) for it in zip(drivers, folders)]
    outcomes = {}
    for driver, own, child in zip(drivers, folders, children):
        os.waitpid(child, 0)
        with open(os.path.join(own, "outcome")) as answer:
            outcomes[driver["name"]] = answer.read()
    print(json.dumps(outcomes))


main(*sys.argv[1:])
