# file: pump.py
import asyncio
import functools
import threading
from multiprocessing import Process
from multiprocessing.pool import ThreadPool


class Port:
    pass


class Sink:
    pass


def run(port, sink=None):
    reveal(port, sink)  # => Port() | parameter port; Sink() | none | parameter sink


threading.Thread(target=run, args=(Port(), Sink())).start()


def by_name(port, sink):
    reveal(port, sink)  # => Port() | parameter port; Sink() | parameter sink


Process(target=by_name, kwargs={"port": Port(), "sink": Sink()}).start()


def by_call(port):
    reveal(port)  # => Port() | parameter port


Process(target=by_call, kwargs=dict(port=Port())).start()


def prepared(port):
    reveal(port)  # => Port() | parameter port


given = [Port()]
threading.Timer(5, prepared, given).start()


def unknown_tail(port, sink):
    reveal(port, sink)  # => Port() | parameter port; parameter sink


def start(others):
    threading.Thread(target=unknown_tail, args=(Port(), *others)).start()
    threading.Thread(target=unknown_list, args=others).start()


def unknown_list(port):
    reveal(port)  # => parameter port


def submitted(port):
    reveal(port)  # => Port() | parameter port


ThreadPool(2).apply_async(submitted, (Port(),))


def later(port):
    reveal(port)  # => Port() | parameter port


asyncio.get_event_loop().call_later(5, later, Port())


def partly(port, sink):
    reveal(port, sink)  # => Port() | parameter port; parameter sink


finish = functools.partial(partly, Port())


class Pump:
    def start(self, executor):
        executor.submit(self.work, Port())

    def work(self, port):
        reveal(self, port)  # => Pump(); Port() | parameter port


class Renamed:
    def start(self):
        target = self._work
        threading.Thread(target=target, args=(Port(),)).start()

    def _work(self, port):
        reveal(port)  # => Port() | parameter port


def other_use(port):
    reveal(port)  # => parameter port


sorted([1, 2], key=other_use)
remember = [other_use]
