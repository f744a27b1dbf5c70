import socket
import threading
import time
from statistics import median


def echo(far: socket.socket) -> None:
    while data := far.recv(1):
        far.sendall(data)
    far.close()


def median_trip(near: socket.socket) -> float:
    samples = []
    for _ in range(101):
        start = time.perf_counter()
        near.sendall(b"?")
        near.recv(1)
        samples.append((time.perf_counter() - start) * 1e6)
    return median(samples)


with socket.create_server(("127.0.0.1", 0)) as listener:
    near = socket.create_connection(listener.getsockname())
    far, _ = listener.accept()
thread = threading.Thread(target=echo, args=[far])
thread.start()
with near:
    here = median_trip(near)
print(f"round trip     table 500 µs, here {here:6.1f} µs")
print("over the ocean table 150 ms")
thread.join()
