import socket
import time
from threading import Thread
from urllib.request import ProxyHandler, build_opener


# ANCHOR: main
LIMIT = 1
HEAD = b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n"


def drip(server: socket.socket) -> None:
    client, _ = server.accept()
    with client, client.makefile("rb") as request:
        while request.readline().strip():
            pass
        client.sendall(HEAD)
        for letter in "core-1: up":
            time.sleep(0.150)
            client.sendall(letter.encode())


def ask(server: socket.socket) -> str:
    host, port = server.getsockname()
    thread = Thread(target=drip, args=(server,))
    thread.start()
    opener = build_opener(ProxyHandler({}))
    url = f"http://{host}:{port}/"
    with opener.open(url, timeout=LIMIT) as response:
        text = response.read().decode()
    thread.join()
    return text


with socket.create_server(("127.0.0.1", 0)) as server:
    print("each read:", ask(server))
# ANCHOR_END: main
