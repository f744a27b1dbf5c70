import subprocess
import sys
from multiprocessing import Array, Pipe, Process, Value
from multiprocessing.connection import Connection
from multiprocessing.shared_memory import SharedMemory
from multiprocessing.sharedctypes import Synchronized, SynchronizedArray
from subprocess import PIPE, CalledProcessError, Popen, TimeoutExpired

MOMENT = 0.020
PYTHON = [sys.executable, "-c"]


# ANCHOR: run
def run() -> None:
    r1 = [*PYTHON, "print('r1 is up')"]
    done = subprocess.run(r1, capture_output=True, text=True)
    print("run:", done.stdout.strip())

    r9 = [*PYTHON, "exit(3)"]
    print("returncode:", subprocess.run(r9).returncode)

    try:
        subprocess.run(r9, check=True)
    except CalledProcessError:
        print("check: an error")
# ANCHOR_END: run


# ANCHOR: child
def child() -> None:
    upper = [*PYTHON, "print(input().upper())"]
    child = Popen(upper, stdin=PIPE, stdout=PIPE, text=True)
    answer, _ = child.communicate("r1\n")
    print("Popen, communicate:", answer.strip())

    child = Popen([*PYTHON, "import time; time.sleep(3600)"])
    print("poll:", child.poll())
    try:
        child.wait(timeout=MOMENT)
    except TimeoutExpired:
        print("wait: TimeoutExpired")
    child.kill()
    print("kill: ended well", child.wait() == 0)
# ANCHOR_END: child


# ANCHOR: worker
def upper(theirs: Connection) -> None:
    for device in iter(theirs.recv, None):
        theirs.send(device.upper())


def worker() -> None:
    ours, theirs = Pipe()
    worker = Process(target=upper, args=[theirs])
    worker.start()
    print("Process, start: it lives", worker.is_alive())

    ours.send("r1")
    print("Pipe, send, recv:", ours.recv())

    ours.send(None)
    worker.join()
    print("join, exitcode:", worker.exitcode)
# ANCHOR_END: worker


# ANCHOR: memory
def write(
    total: Synchronized, ports: SynchronizedArray, name: str
) -> None:
    with total.get_lock():
        total.value += 1
    ports[:] = [22, 80]
    shared = SharedMemory(name=name)
    shared.buf[0] = 7
    shared.close()


def memory() -> None:
    total, ports = Value("Q"), Array("Q", 2)
    shared = SharedMemory(create=True, size=8)
    args = total, ports, shared.name
    writer = Process(target=write, args=args)
    writer.start()
    writer.join()
    print("Value, get_lock:", total.value)
    print("Array:", ports[:])
    print("SharedMemory, buf:", shared.buf[0])
    shared.close()
    shared.unlink()
# ANCHOR_END: memory


if __name__ == "__main__":
    run()
    child()
    worker()
    memory()
