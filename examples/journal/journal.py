"""A journal that tells its listeners of every entry."""

import threading
import time


class Journal:
    def __init__(self):
        self._lock = threading.Lock()
        self._entries = []
        self._listeners = []

    def add_listener(self, listener):
        with self._lock:
            self._listeners.append(listener)

    def write(self, text):
        entry = (time.time(), text)
        with self._lock:
            self._entries.append(entry)
            for listener in self._listeners:
                listener(self, entry)

    def entries(self):
        with self._lock:
            return list(self._entries)
