import sys
import time
from itertools import count
from multiprocessing import Pipe, Process
from multiprocessing.connection import Client, Connection, Listener
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock, Thread


# ANCHOR: server
def serve(path: str, parent: Connection) -> None:
    with Listener(path, family="AF_UNIX") as listener:
        parent.send("ready")
        Thread(target=accept, args=[listener], daemon=True).start()
        parent.poll(None)


def accept(listener: Listener) -> None:
    while True:
        try:
            client = listener.accept()
        except OSError as error:
            wait(error)
        else:
            Thread(target=answer, args=[client], daemon=True).start()


def wait(error: OSError) -> None:
    """A failure such as too many open files comes again at once."""
    print(f"no client: {error}", file=sys.stderr)
    time.sleep(0.100)
# ANCHOR_END: server


# ANCHOR: answer
asked, one_at_a_time = count(1), Lock()


def answer(client: Connection) -> None:
    try:
        while True:
            device = client.recv()
            with one_at_a_time:
                number = next(asked)
            client.send(f"{device} is up, asked: {number}")
    except EOFError:
        pass
# ANCHOR_END: answer


# ANCHOR: main
def main() -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "states"
        server, ours = start(path)
        with Client(str(path)) as core, Client(str(path)) as edge:
            print("edge:", ask(edge, "r1"))
            print("core:", ask(core, "r2"))
            print("edge:", ask(edge, "r3"))
        ours.close()
        server.join()
        ended = server.exitcode == 0
        print(f"server ended well: {str(ended).lower()}")
        print(f"path is left: {str(path.exists()).lower()}")
# ANCHOR_END: main


# ANCHOR: client
def start(path: Path) -> tuple[Process, Connection]:
    ours, theirs = Pipe()
    server = Process(target=serve, args=[str(path), theirs])
    server.start()
    theirs.close()
    ours.recv()
    return server, ours


def ask(server: Connection, device: str) -> str:
    server.send(device)
    return server.recv()
# ANCHOR_END: client


if __name__ == "__main__":
    main()
