"""The latency ladder: one step of each kind, as far as Python sees it."""

import os
import socket
import subprocess
import sys
import tempfile
import threading
import time

import protocol


def steps(count, step):
    def all_of_them():
        for _ in range(count):
            step()

    return {"time": protocol.seconds(all_of_them) / count}


def nothing():
    pass


def free_lock(_):
    lock = threading.Lock()

    def step():
        with lock:
            pass

    return steps(1_000_000, step)


def start_a_thread(_):
    def step():
        thread = threading.Thread(target=nothing)
        thread.start()
        thread.join()

    return steps(1000, step)


def loopback(_):
    with socket.create_server(("127.0.0.1", 0)) as server:
        near = socket.create_connection(server.getsockname())
        far, _ = server.accept()
    for end in (near, far):
        end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def echo():
        while byte := far.recv(1):
            far.send(byte)

    thread = threading.Thread(target=echo)
    thread.start()

    def step():
        near.send(b"1")
        near.recv(1)

    result = steps(5000, step)
    near.close()
    thread.join()
    far.close()
    return result


def disk(count, sync):
    def measure(_):
        with tempfile.TemporaryFile(buffering=0) as file:

            def step():
                file.write(b"r1 is up\n")
                if sync:
                    os.fsync(file.fileno())

            return steps(count, step)

    return measure


def start_a_process(_):
    # Isolated and without site, as quick as Python starts.
    command = [sys.executable, "-I", "-S", "-c", "pass"]
    return steps(5, lambda: subprocess.run(command, check=True))


if __name__ == "__main__":
    protocol.run(
        {
            "call a function": ([], lambda _: steps(1_000_000, nothing)),
            "free lock": ([], free_lock),
            "system call": ([], lambda _: steps(1_000_000, time.thread_time)),
            "start a thread": ([], start_a_thread),
            "loopback round trip": ([], loopback),
            "write a line": ([], disk(10_000, sync=False)),
            "write a line and sync": ([], disk(50, sync=True)),
            "start a process": ([], start_a_process),
        },
        [("nearest cache and main memory", "its own step takes longer than they do")],
        often=True,
    )
