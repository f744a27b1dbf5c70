import socket
from collections.abc import Callable
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from socket import create_connection, create_server
from time import perf_counter

ROUNDS = 10


# ANCHOR: server
def serve(parent: Connection) -> None:
    with create_server(("127.0.0.1", 0)) as listener:
        parent.send(listener.getsockname()[1])
        client, _ = listener.accept()
    with client:
        while message := client.recv(12, socket.MSG_WAITALL):
            client.sendall(message)
# ANCHOR_END: server


# ANCHOR: client
def in_two_writes(server: socket.socket) -> None:
    server.sendall((8).to_bytes(4, "little"))
    server.sendall(b"r1 is up")


def in_one_write(server: socket.socket) -> None:
    server.sendall((8).to_bytes(4, "little") + b"r1 is up")


def ask(
    server: socket.socket, send: Callable[[socket.socket], None]
) -> None:
    for _ in range(ROUNDS):
        send(server)
        server.recv(12, socket.MSG_WAITALL)
# ANCHOR_END: client


# ANCHOR: main
def main() -> None:
    timed("two writes", in_two_writes)
    timed("one write", in_one_write)
    timed("two writes, no delay", in_two_writes, no_delay=True)


def timed(
    name: str,
    send: Callable[[socket.socket], None],
    no_delay: bool = False,
) -> None:
    ours, theirs = Pipe()
    process = Process(target=serve, args=[theirs])
    process.start()
    with create_connection(("127.0.0.1", ours.recv())) as server:
        server.setsockopt(
            socket.IPPROTO_TCP, socket.TCP_NODELAY, no_delay
        )
        start = perf_counter()
        ask(server, send)
        ms = (perf_counter() - start) * 1000
    print(f"{name}: {ROUNDS} rounds in {ms:.0f} ms")
    process.join()
# ANCHOR_END: main


if __name__ == "__main__":
    main()
