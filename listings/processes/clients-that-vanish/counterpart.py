import os
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from socket import create_connection, create_server, socket
from threading import Thread
from time import monotonic, sleep

LONGEST = 1 << 16
PATIENCE = 1.0


# ANCHOR: deadline
def receive_exactly(
    stream: socket, size: int, deadline: float
) -> bytes:
    received = b""
    while len(received) < size:
        left = deadline - monotonic()
        if left <= 0:
            raise TimeoutError
        stream.settimeout(left)
        part = stream.recv(size - len(received))
        if not part:
            raise EOFError
        received += part
    return received
# ANCHOR_END: deadline


# ANCHOR: frames
def receive(stream: socket) -> bytes | None:
    deadline = monotonic() + PATIENCE
    try:
        first = receive_exactly(stream, 1, deadline)
    except EOFError:
        return None
    length = first + receive_exactly(stream, 3, deadline)
    length = int.from_bytes(length, "little")
    if length > LONGEST:
        raise ValueError
    return receive_exactly(stream, length, deadline)


def send(stream: socket, message: bytes) -> None:
    stream.sendall(len(message).to_bytes(4, "little") + message)
# ANCHOR_END: frames


# ANCHOR: server
def serve(parent: Connection) -> None:
    listener = create_server(("127.0.0.1", 0))
    parent.send(listener.getsockname()[1])
    args = listener, parent
    Thread(target=accept, args=args, daemon=True).start()
    parent.poll(None)


def accept(listener: socket, parent: Connection) -> None:
    while True:
        try:
            client, _ = listener.accept()
            with client:
                parent.send(f"answered {answer(client)}")
        except (OSError, EOFError, ValueError) as error:
            parent.send(f"gave up, {type(error).__name__}")


def answer(client: socket) -> int:
    answered = 0
    while (device := receive(client)) is not None:
        client.settimeout(PATIENCE)
        send(client, device + b" is up")
        answered += 1
    return answered
# ANCHOR_END: server


# ANCHOR: client
def client(kind: str, port: int, parent: Connection) -> None:
    server = create_connection(("127.0.0.1", port))
    match kind:
        case "half":
            server.sendall((100).to_bytes(4, "little") + b"core")
            os._exit(1)
        case "silent":
            parent.poll(None)
        case "drip":
            server.sendall((100).to_bytes(4, "little"))
            try:
                while True:
                    server.sendall(b"x")
                    sleep(0.02)
            except OSError:
                pass
        case "long":
            server.sendall((2**32 - 1).to_bytes(4, "little"))
            parent.poll(None)
        case device:
            send(server, device.encode())
            print((receive(server) or b"").decode(), flush=True)
# ANCHOR_END: client


# ANCHOR: main
def main() -> None:
    server, said = start(serve)
    port = said.recv()
    for kind in ["half", "silent", "drip", "long", "r1"]:
        process, ours = start(client, kind, port)
        print(f"{kind}: {said.recv()}", flush=True)
        ours.close()
        process.join()
    said.close()
    server.join()
    print(f"server ended well: {str(server.exitcode == 0).lower()}")
# ANCHOR_END: main


# ANCHOR: start
def start(target, *args) -> tuple[Process, Connection]:
    ours, theirs = Pipe()
    process = Process(target=target, args=[*args, theirs])
    process.start()
    theirs.close()
    return process, ours
# ANCHOR_END: start


if __name__ == "__main__":
    main()
