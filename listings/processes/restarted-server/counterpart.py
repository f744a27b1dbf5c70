import fcntl
import socket
from collections.abc import Callable
from errno import errorcode
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO


# ANCHOR: bind
def bind(path: Path) -> tuple[socket.socket, IO]:
    lock = path.with_suffix(".lock").open("w")
    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    path.unlink(missing_ok=True)
    return listen(path), lock
# ANCHOR_END: bind


# ANCHOR: serve
def serve(path: Path, parent: Connection) -> None:
    try:
        bound = bind(path)
    except OSError as error:
        parent.send(errorcode[error.errno])
        return
    parent.send("ok")
    parent.poll(None)
    bound[0].close()


def outcome(action: Callable[[], socket.socket]) -> str:
    try:
        action().close()
    except OSError as error:
        return errorcode[error.errno]
    return "ok"
# ANCHOR_END: serve


def listen(path: Path) -> socket.socket:
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(str(path))
    listener.listen()
    return listener


def connect(path: Path) -> socket.socket:
    client = socket.socket(socket.AF_UNIX)
    client.connect(str(path))
    return client


# ANCHOR: main
def main() -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "states"
        first, _, bound = start(path)
        print("first server:", bound)
        second, _, bound = start(path)
        print("second, while the first runs:", bound)
        second.join()
        first.kill()
        first.join()
        left = str(path.exists()).lower()
        print("first killed, path is left:", left)
        print("connect:", outcome(lambda: connect(path)))
        print("bind:", outcome(lambda: listen(path)))
        third, ours, bound = start(path)
        print("third server:", bound)
        print("connect:", outcome(lambda: connect(path)))
        ours.close()
        third.join()
# ANCHOR_END: main


def start(path: Path) -> tuple[Process, Connection, str]:
    ours, theirs = Pipe()
    server = Process(target=serve, args=[path, theirs])
    server.start()
    theirs.close()
    return server, ours, ours.recv()


if __name__ == "__main__":
    main()
