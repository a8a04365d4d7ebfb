"""Answers on a port, and starts a helper for every request."""

import os
import socket
import subprocess
import sys
import threading

PORT = 4711


def listen():
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", PORT))
    listener.listen(5)
    # A restarted launcher takes over the socket of the old one.
    os.set_inheritable(listener.fileno(), True)
    return listener


def serve(connection):
    with connection:
        subprocess.Popen([sys.executable, "helper.py"], close_fds=False)
        connection.sendall(b"started\n")


def main():
    listener = listen()
    while True:
        connection, _ = listener.accept()
        threading.Thread(target=serve, args=(connection,)).start()


if __name__ == "__main__":
    main()
