import socket
import time
from collections import deque
from collections.abc import Generator
from heapq import heappop, heappush
from itertools import count
from selectors import EVENT_READ, EVENT_WRITE, DefaultSelector

DEVICES = ["r1", "r2", "r3"]
WAIT = 0.100
START = time.perf_counter()

type Wish = float | tuple[socket.socket, int]
type Task = Generator[Wish]


class Loop:
    def __init__(self) -> None:
        self.selector = DefaultSelector()
        self.woken = deque()
        self.tasks = 0
        self.timers = []
        self.numbers = count()

    def spawn(self, task: Task) -> None:
        self.tasks += 1
        self.woken.append(task)

    def run(self) -> None:
        while self.tasks:
            for _ in range(len(self.woken)):
                self.step(self.woken.popleft())
            if self.tasks:
                self.wait()
        self.selector.close()

    # ANCHOR: ready
    def step(self, task: Task) -> None:
        match next(task, None):
            case None:
                self.tasks -= 1
            case float() as until:
                timer = (until, next(self.numbers), task)
                heappush(self.timers, timer)
            case (stream, event):
                self.selector.register(stream, event, task)
    # ANCHOR_END: ready

    # ANCHOR: wait
    def wait(self) -> None:
        for key, _ in self.selector.select(self.idle()):
            self.selector.unregister(key.fileobj)
            self.woken.append(key.data)
        now = time.perf_counter()
        while self.timers and self.timers[0][0] <= now:
            _, _, task = heappop(self.timers)
            self.woken.append(task)

    def idle(self) -> float | None:
        if self.woken:
            return 0
        if self.timers:
            return max(0, self.timers[0][0] - time.perf_counter())
        return None
    # ANCHOR_END: wait


# ANCHOR: server
def serve(tasks: Loop, listener: socket.socket) -> Task:
    with listener:
        for _ in DEVICES:
            yield listener, EVENT_READ
            client, _ = listener.accept()
            tasks.spawn(answer(client))


def answer(client: socket.socket) -> Task:
    with client:
        client.setblocking(False)
        yield client, EVENT_READ
        byte = client.recv(1)
        yield time.perf_counter() + WAIT
        yield client, EVENT_WRITE
        client.send(byte)
# ANCHOR_END: server


# ANCHOR: main
def ask(to: tuple[str, int], device: str) -> Task:
    report(device, "asked")
    with socket.socket() as server:
        server.setblocking(False)
        server.connect_ex(to)
        yield server, EVENT_WRITE
        server.send(b"?")
        yield server, EVENT_READ
        server.recv(1)
    report(device, "answered")


def main() -> None:
    tasks = Loop()
    listener = socket.create_server(("127.0.0.1", 0))
    listener.setblocking(False)
    tasks.spawn(serve(tasks, listener))
    for device in DEVICES:
        tasks.spawn(ask(listener.getsockname(), device))
    tasks.run()
# ANCHOR_END: main


def report(device: str, event: str) -> None:
    elapsed = (time.perf_counter() - START) * 1000
    print(f"{elapsed:3.0f} ms  {device}  {event}")


main()
