import resource
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from socket import create_connection, create_server, socket
from threading import Thread
from time import sleep
from typing import IO


PAUSE = 0.02


# ANCHOR: server
def serve(parent: Connection) -> None:
    listener = create_server(("127.0.0.1", 0))
    parent.send(listener.getsockname()[1])
    files = open_all()
    Thread(target=close_all, args=[files, parent]).start()
    with accept(listener, parent) as client:
        client.sendall(b"r1 is up")


def accept(listener: socket, parent: Connection) -> socket:
    while True:
        try:
            return listener.accept()[0]
        except OSError as error:
            parent.send(f"no client: {error}")
        sleep(PAUSE)


def open_all() -> list[IO]:
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (16, hard))
    files = []
    while True:
        try:
            files.append(open("/dev/null"))
        except OSError:
            return files


def close_all(files: list[IO], parent: Connection) -> None:
    parent.recv()
    for file in files:
        file.close()
# ANCHOR_END: server


# ANCHOR: main
def main() -> None:
    ours, theirs = Pipe()
    server = Process(target=serve, args=[theirs])
    server.start()
    with create_connection(("127.0.0.1", ours.recv())) as client:
        for _ in range(3):
            print(ours.recv())
        ours.send("close them")
        print("then:", client.recv(64).decode())
    server.join()
# ANCHOR_END: main


if __name__ == "__main__":
    main()
