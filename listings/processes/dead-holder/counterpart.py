import fcntl
import os
from multiprocessing import Lock, Pipe, Process
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Lock as LockType
from tempfile import NamedTemporaryFile
from typing import IO


# ANCHOR: locks
def taken(lock: LockType, file: IO) -> list[str]:
    if free := lock.acquire(block=False):
        lock.release()
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        fcntl.flock(file, fcntl.LOCK_UN)
        file_free = True
    except BlockingIOError:
        file_free = False
    return [str(not state).lower() for state in [free, file_free]]
# ANCHOR_END: locks


# ANCHOR: worker
def work(lock: LockType, path: str, parent: Connection) -> None:
    lock.acquire()
    with open(path) as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        parent.send("both taken")
        parent.recv()
        os.abort()
# ANCHOR_END: worker


# ANCHOR: main
def main() -> None:
    lock = Lock()
    with NamedTemporaryFile() as file:
        ours, theirs = Pipe()
        worker = Process(target=work, args=[lock, file.name, theirs])
        worker.start()
        ours.recv()
        alive = taken(lock, file)
        ours.send("die")
        worker.join()
        dead = taken(lock, file)
    for holder, [flag, file] in [("alive", alive), ("dead", dead)]:
        print(f"{holder}: flag taken {flag}, file taken {file}")
# ANCHOR_END: main


if __name__ == "__main__":
    main()
